"""What is shown of the hall's plan."""

from __future__ import annotations

from chair_console.domain.seat_places import SeatBlock, SeatPlace

from .views import ViewStruct


class SeatingView(ViewStruct, frozen=True, kw_only=True):
    """Topic `seating`, one key (desk and projector). Without a plan there are no places: the map is by seat letters.

    `version` counts how often a plan was laid; a window that lays one says which it began with.
    """

    version: int = 0
    laid_at: int = 0
    blocks: tuple[SeatBlock, ...] = ()
    places: tuple[SeatPlace, ...] = ()

"""The projector's screen as the topics show it."""

from __future__ import annotations

from chair_console.domain.screen import View

from .views import ViewStruct


class ScreenView(ViewStruct, frozen=True, kw_only=True):
    """Topic `screen`, one key: what the projector shows, by reference to the other topics."""

    view: View
    pinned: bool
    frozen_at: int | None
    blank: bool
    item_id: str | None
    ballot_id: str | None
    document_id: str | None
    page: int
    notice: str
    presenter_id: str | None
    """The delegate who may turn the projected pages; None where only the desk may."""

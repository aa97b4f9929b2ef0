"""Where the seats of a picture stand, by the hall's plan. Without a plan the map lays arcs by seat letters itself."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any

from chair_console.domain.seat_places import seat_key
from chair_console.protocol.seating_views import SeatingView

from .topics import Topics

Seat = dict[str, Any]
MOST_SEATS = 300
"""Above so many the hall sees a bar: single seats could not be told apart from thirty metres."""
BEHIND = 1.6
"""How far behind the last row those stand who have no seat on the plan: nobody is left out of a picture."""


def standing_at(topics: Topics, seats: Iterable[Seat]) -> list[Seat]:
    """The same seats with `x` and `y`, in units of a seat: x to the right, y away from the presidium."""
    plan, shown = topics.seating, list(seats)
    if not plan.places:
        return shown
    spots = {seat_key(place.label): place for place in plan.places}
    found: list[Seat] = []
    homeless: list[Seat] = []
    for seat in shown:
        # Two who are written down for one seat: the second stands behind.
        place = spots.pop(seat_key(seat["seat"]), None) if seat["seat"] else None
        spot = {**seat, "x": place.x, "y": place.y} if place else {**seat, "x": 0.0, "y": 0.0}
        found.append(spot)
        if place is None:
            homeless.append(spot)
    _line_up(plan, homeless)
    return found


def in_texts(seats: Sequence[Seat]) -> dict[str, Any]:
    """Seats as two texts: where they stand (`plan`), and how they look (`looks`); and how many they are (`length`).

    At each vote of hundreds the first stays, and a text that stays is neither read nor reckoned anew.
    """
    plan = _plan_text(tuple((seat["seat"], seat.get("id"), seat.get("x"), seat.get("y")) for seat in seats))
    return {"plan": plan, "looks": " ".join(seat["state"] for seat in seats), "length": len(seats)}


@lru_cache(maxsize=4)
def _plan_text(places: tuple[tuple[Any, ...], ...]) -> str:
    return json.dumps(places, ensure_ascii=False)


def _line_up(plan: SeatingView, homeless: list[Seat]) -> None:
    if not homeless:
        return
    left, right = min(p.x for p in plan.places), max(p.x for p in plan.places)
    behind = max(p.y for p in plan.places) + BEHIND
    room = max(1, min(len(homeless), int(right - left) + 1))
    for number, seat in enumerate(homeless):
        row, place = divmod(number, room)
        count = min(room, len(homeless) - row * room)
        seat["x"] = round((left + right) / 2 + place - (count - 1) / 2, 3)
        seat["y"] = round(behind + row, 3)

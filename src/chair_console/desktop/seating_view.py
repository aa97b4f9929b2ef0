"""What the page of seats shows of a sketch: the seats with their places, the chosen block, the chosen seat."""

from __future__ import annotations

import math
from collections.abc import Sequence

from chair_console.domain.seat_places import SeatBlock, places, seats_in, table_radius
from chair_console.protocol.views import DelegateView
from chair_console.scene.words import Words

from .seating_sketch import LIMITS, Sketch, Spot
from .view_model import View

FIELDS: dict[str, tuple[str, ...]] = {
    "arcs": ("rows", "per_row", "more", "radius", "span", "turn", "first"),
    "rows": ("rows", "per_row", "more", "turn", "first"),
    "table": ("per_row", "turn", "first"),
    "presidium": ("per_row", "turn", "first"),
    "seat": ("first",),
}
"""What can be set of each kind of block."""
ROOM = 1.0
"""Free room around the seats, in seats."""


def given_name(name: str) -> str:
    """What a person is called by: the last word of the name."""
    return name.split()[-1] if name.split() else ""


def hall_seats(sketch: Sketch, delegates: Sequence[DelegateView]) -> list[View]:
    """Every seat: block, spot, label, place, who has it."""
    names = {d.id: d.name for d in delegates}
    kinds = {block.id: block.kind for block in sketch.blocks}
    found = []
    for place in sketch.laid:
        who = sketch.sits.get((place.block, place.spot), "")
        name = names.get(who, "")
        found.append(
            {
                "block": place.block, "spot": place.spot, "seat": place.label, "x": place.x, "y": place.y,
                "angle": place.angle, "delegate_id": who, "name": name, "given": given_name(name),
                "front": kinds.get(place.block) == "presidium",
            }
        )  # fmt: skip
    return found


def frame_of(sketch: Sketch) -> View:
    """What the page has to hold, in seats: everything, and never less than a small hall."""
    laid = sketch.laid
    left, right = min((p.x for p in laid), default=-6.0), max((p.x for p in laid), default=6.0)
    near, far = min((p.y for p in laid), default=0.0), max((p.y for p in laid), default=8.0)
    wide, high = max(0.0, 12 - (right - left)) / 2, max(0.0, 7 - (far - near)) / 2
    return {"left": left - ROOM - wide, "right": right + ROOM + wide, "near": near - ROOM - high,
            "far": far + ROOM + high}  # fmt: skip


def around(before: View, now: View) -> View:
    """A frame that holds both."""
    if not before:
        return now
    return {
        "left": min(before["left"], now["left"]), "right": max(before["right"], now["right"]),
        "near": min(before["near"], now["near"]), "far": max(before["far"], now["far"]),
    }  # fmt: skip


def tables_of(sketch: Sketch) -> list[View]:
    """The tables that stand among the seats: a round one, or the presidium's long one before its seats."""
    found = []
    for block in sketch.blocks:
        if block.kind == "table":
            size = 2 * max(0.25, table_radius(block.per_row) - 0.55)
            found.append({"block": block.id, "x": block.x, "y": block.y, "wide": size, "high": size, "turn": 0.0,
                          "round": True})  # fmt: skip
        elif block.kind == "presidium":
            turn = math.radians(block.turn)
            found.append({"block": block.id, "x": block.x + 0.75 * math.sin(turn), "y": block.y + 0.75 * math.cos(turn),
                          "wide": block.per_row + 0.2, "high": 0.4, "turn": block.turn, "round": False})  # fmt: skip
    return found


def block_view(words: Words, block: SeatBlock | None) -> View:
    """The chosen block and what can be set of it."""
    if block is None:
        return {"id": "", "title": "", "fields": [], "letter": ""}
    labels = [place.label for place in places(block)]
    title = words(f"seating.kind.{block.kind}")
    if labels:
        title = words("seating.block", kind=title, first=labels[0], last=labels[-1], count=seats_in(block))
    fields = [
        {
            "name": name,
            "label": words(f"seating.field.{name}"),
            "value": round(getattr(block, name)),
            "least": LIMITS[name][0],
            "most": LIMITS[name][1],
        }
        for name in FIELDS[block.kind]
    ]
    return {"id": block.id, "title": title, "fields": fields, "letter": block.letter}


def chosen_view(words: Words, sketch: Sketch, chosen: Spot | None, delegates: Sequence[DelegateView]) -> View:
    """The chosen seat and who has it."""
    label = sketch.labels.get(chosen, "") if chosen else ""
    if chosen is None or not label:
        return {"seat": "", "text": "", "name": ""}
    who = sketch.sits.get(chosen)
    name = next((d.name for d in delegates if d.id == who), "")
    text = words("seating.taken", seat=label, name=name) if name else words("seating.free", seat=label)
    return {"seat": label, "text": text, "name": name}

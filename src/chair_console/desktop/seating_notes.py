"""What is to be said of a plan: what is not right yet, and what somebody else has changed meanwhile."""

from __future__ import annotations

from collections.abc import Sequence

from chair_console.domain.seat_places import SeatPlace, covered, seat_key
from chair_console.domain.seating import MOST_SEATS
from chair_console.protocol.seating_views import SeatingView
from chair_console.protocol.views import DelegateView
from chair_console.scene.words import Words

from .seating_sketch import Sketch
from .view_model import View

NAMED = 3
"""So many seats or names are told one by one; of more, the number."""


def listed(words: Words, names: Sequence[str]) -> str:
    """A few by name, the others as a number."""
    shown = ", ".join(names[:NAMED])
    return shown if len(names) <= NAMED else words("seating.and_more", names=shown, count=len(names) - NAMED)


def _note(text: str, tone: str, *, seat: SeatPlace | None = None, delegate_id: str = "") -> View:
    return {
        "text": text,
        "tone": tone,
        "block": seat.block if seat else "",
        "spot": seat.spot if seat else "",
        "delegate_id": delegate_id,
    }


def notes(words: Words, sketch: Sketch, delegates: Sequence[DelegateView]) -> list[View]:
    """Each point a sentence, and where it is; what keeps the plan from being saved first."""
    laid = sketch.laid
    found = _hindrances(words, laid)
    found += [
        _note(words("seating.covered", seat=second.label, other=first.label), "gold", seat=second)
        for first, second in covered(laid)[:20]
    ]
    seated = set(sketch.sits.values())
    on_plan = {seat_key(p.label): p for p in laid}
    written = {d.id: seat_key(d.seat) for d in delegates}
    for d in delegates:
        if d.id in seated:
            continue
        there = on_plan.get(seat_key(d.seat)) if d.seat else None
        other = sketch.sits.get((there.block, there.spot)) if there else None
        name = next((o.name for o in delegates if o.id == other), "")
        if there is not None and other is not None and written.get(other) == seat_key(d.seat):
            text = words("seating.two_on_one", name=d.name, other=name, seat=there.label)
            found.append(_note(text, "gold", seat=there, delegate_id=d.id))
        elif d.seat and there is None:
            found.append(_note(words("seating.unknown", name=d.name, seat=d.seat), "gold", delegate_id=d.id))
        else:
            found.append(_note(words("seating.standing", name=d.name), "gold", delegate_id=d.id))
    empty = [p for p in laid if (p.block, p.spot) not in sketch.sits]
    if empty:
        seats = listed(words, [p.label for p in empty])
        found.append(_note(words("seating.empty", count=len(empty), seats=seats), "text", seat=empty[0]))
    return found


def _hindrances(words: Words, laid: Sequence[SeatPlace]) -> list[View]:
    """What the hall would refuse."""
    found = []
    if len(laid) > MOST_SEATS:
        found.append(_note(words("seating.too_many", count=len(laid), most=MOST_SEATS), "danger"))
    first: dict[str, SeatPlace] = {}
    told: set[str] = set()
    for place in laid:
        key = seat_key(place.label)
        if key in first and key not in told:
            told.add(key)
            found.append(_note(words("seating.double", seat=place.label), "danger", seat=place))
        first.setdefault(key, place)
    return found[:20]


def differences(words: Words, before: SeatingView, after: SeatingView, moved: Sequence[DelegateView]) -> str:
    """What was changed elsewhere, in one sentence: seats that came, went or stand elsewhere, who changed seats."""
    old = {seat_key(p.label): p for p in before.places}
    new = {seat_key(p.label): p for p in after.places}
    came = [p.label for key, p in new.items() if key not in old]
    went = [p.label for key, p in old.items() if key not in new]
    shifted = [p.label for key, p in new.items() if key in old and (old[key].x, old[key].y) != (p.x, p.y)]
    parts = []
    for key, labels in (("came", came), ("went", went), ("shifted", shifted)):
        if labels:
            parts.append(words(f"seating.diff_{key}", count=len(labels), seats=listed(words, labels)))
    if moved:
        names = listed(words, [f"{d.name} ({d.seat or '–'})" for d in moved])
        parts.append(words("seating.diff_people", count=len(moved), names=names))
    return "; ".join(parts) or words("seating.diff_none")

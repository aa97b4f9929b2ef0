"""The hall's plan while it is drawn: blocks, and who sits at which spot. Pure: each change makes a new sketch.

Who sits where is kept by spot, not by label: a hall that is numbered anew leaves everybody on their chair.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import Any

import msgspec

from chair_console.domain.seat_places import (
    BlockKind,
    SeatBlock,
    SeatPlace,
    derived,
    next_letter,
    places,
    places_of,
    row_lengths,
    seat_key,
    template,
)
from chair_console.domain.seating import MOST_IN_A_ROW, MOST_ROWS, SeatChange
from chair_console.protocol.seating_views import SeatingView
from chair_console.protocol.views import DelegateView

Spot = tuple[str, str]
"""The id of a block and "row.place" in it."""

GRID = 0.25
LIMITS: dict[str, tuple[int, int]] = {
    "rows": (1, MOST_ROWS), "per_row": (1, MOST_IN_A_ROW), "more": (-10, 10), "radius": (1, 60), "span": (10, 340),
    "first": (0, 999), "turn": (-180, 180),
}  # fmt: skip
NEW: dict[BlockKind, dict[str, Any]] = {
    "arcs": {"rows": 2, "per_row": 10},
    "rows": {"rows": 2, "per_row": 8},
    "table": {"per_row": 8},
    "presidium": {"per_row": 3},
    "seat": {},
}


class Sketch(msgspec.Struct, frozen=True, kw_only=True, dict=True):
    """A plan as it stands on the page. `sits` maps a spot to a delegate's id."""

    blocks: tuple[SeatBlock, ...] = ()
    sits: dict[Spot, str] = {}

    @cached_property
    def laid(self) -> list[SeatPlace]:
        return places_of(self.blocks)

    @cached_property
    def labels(self) -> dict[Spot, str]:
        return {(p.block, p.spot): p.label for p in self.laid}

    def block(self, block_id: str) -> SeatBlock | None:
        return next((block for block in self.blocks if block.id == block_id), None)

    def spot_of(self, delegate_id: str) -> Spot | None:
        return next((spot for spot, sitter in self.sits.items() if sitter == delegate_id), None)


def seated(blocks: Sequence[SeatBlock], seats: Iterable[tuple[str, str]]) -> dict[Spot, str]:
    """Who sits where by the seats (delegate, label) that the roster names; the first of two who name one seat."""
    spots = {seat_key(p.label): (p.block, p.spot) for p in reversed(places_of(blocks))}
    found: dict[Spot, str] = {}
    for delegate_id, seat in seats:
        spot = spots.get(seat_key(seat)) if seat else None
        if spot is not None and spot not in found:
            found[spot] = delegate_id
    return found


def sketch_of(view: SeatingView, delegates: Sequence[DelegateView]) -> Sketch:
    """The plan in force; before there is one, the hall that the roster's seats speak of."""
    blocks = view.blocks or derived(d.seat for d in delegates)
    return Sketch(blocks=blocks, sits=seated(blocks, ((d.id, d.seat) for d in delegates)))


def from_template(seats: int, delegates: Sequence[DelegateView]) -> Sketch:
    """A ready hall: who presides in front, the others where a seat has the name of theirs."""
    blocks = template(seats)
    hall = ((d.id, d.seat) for d in delegates if not d.presidium)
    sketch = filled(Sketch(blocks=blocks), [d for d in delegates if d.presidium])
    return Sketch(blocks=blocks, sits={**seated(blocks, hall), **sketch.sits})


def _with(sketch: Sketch, block: SeatBlock) -> Sketch:
    """The block changed; who sat on a seat that is no more has none."""
    blocks = tuple(block if b.id == block.id else b for b in sketch.blocks)
    spots = {(p.block, p.spot) for p in places(block)}
    sits = {spot: who for spot, who in sketch.sits.items() if spot[0] != block.id or spot in spots}
    return Sketch(blocks=blocks, sits=sits)


def added(sketch: Sketch, kind: BlockKind) -> tuple[Sketch, str]:
    """One more block behind all others, with letters that are not used yet; the sketch and the block's id."""
    laid = sketch.laid
    ids = {block.id for block in sketch.blocks}
    block_id = next(key for n in range(1, len(ids) + 2) if (key := f"{kind}{n}") not in ids)
    front = kind == "presidium" and not any(block.kind == "presidium" for block in sketch.blocks)
    behind = max((p.y for p in laid), default=-1.0) + 1.5
    block = SeatBlock(id=block_id, kind=kind, letter="CT" if front else _free_letter(sketch), **NEW[kind])
    if kind == "arcs":
        y = 0.0 if not laid else behind - block.radius
    elif front:
        y = min((p.y for p in laid), default=1.5) - 1.5
    else:
        y = behind + (1.5 if kind == "table" else 0.0)
    middle = (min(p.x for p in laid) + max(p.x for p in laid)) / 2 if laid else 0.0
    block = msgspec.structs.replace(block, x=snapped(middle), y=snapped(y))
    return Sketch(blocks=(*sketch.blocks, block), sits=sketch.sits), block_id


def _free_letter(sketch: Sketch) -> str:
    used = set()
    for block in sketch.blocks:
        letter = block.letter
        for row, _count in enumerate(row_lengths(block)):
            letter = next_letter(letter) if row else letter
            used.add(letter.upper())
    letter = "A"
    while letter in used:
        letter = next_letter(letter)
    return letter


def snapped(value: float) -> float:
    return round(value / GRID) * GRID


def numbered(sketch: Sketch, block_id: str, field: str, value: int) -> Sketch:
    """A number of a block changed, kept within what is possible."""
    block, limits = sketch.block(block_id), LIMITS.get(field)
    if block is None or limits is None:
        return sketch
    within = max(limits[0], min(limits[1], value))
    return _with(sketch, msgspec.structs.replace(block, **{field: within}))


def lettered(sketch: Sketch, block_id: str, letter: str) -> Sketch:
    """The first row's letter changed; without a letter the seats are numbered through."""
    block = sketch.block(block_id)
    if block is None:
        return sketch
    return _with(sketch, msgspec.structs.replace(block, letter="".join(letter.split())[:4].upper()))


def renumbered(sketch: Sketch, *, letters: bool) -> Sketch:
    """The whole hall called A1, A2 … B1 …, or 1 to n, from the front; the presidium keeps its own letters."""
    letter, number = "A", 1
    blocks = {}
    for block in sorted(sketch.blocks, key=lambda b: (b.y + (b.radius if b.kind == "arcs" else 0), b.x)):
        if block.kind == "presidium":
            blocks[block.id] = block
            continue
        blocks[block.id] = msgspec.structs.replace(
            block, letter=letter if letters else "", first=1 if letters else number
        )
        number += sum(row_lengths(block))
        for _row in row_lengths(block):
            letter = next_letter(letter)
    return Sketch(blocks=tuple(blocks[b.id] for b in sketch.blocks), sits=sketch.sits)


def block_moved(sketch: Sketch, block_id: str, dx: float, dy: float) -> Sketch:
    block = sketch.block(block_id)
    if block is None:
        return sketch
    return _with(sketch, msgspec.structs.replace(block, x=snapped(block.x + dx), y=snapped(block.y + dy)))


def seat_moved(sketch: Sketch, spot: Spot, dx: float, dy: float) -> Sketch:
    """One seat moved away from where its block has it."""
    block = sketch.block(spot[0])
    if block is None:
        return sketch
    if block.kind == "seat":
        return block_moved(sketch, block.id, dx, dy)
    before = block.moved.get(spot[1], (0.0, 0.0))
    by = (snapped(before[0] + dx), snapped(before[1] + dy))
    moved = {key: value for key, value in {**block.moved, spot[1]: by}.items() if value != (0.0, 0.0)}
    return _with(sketch, msgspec.structs.replace(block, moved=moved))


def block_removed(sketch: Sketch, block_id: str) -> Sketch:
    blocks = tuple(block for block in sketch.blocks if block.id != block_id)
    return Sketch(blocks=blocks, sits={s: who for s, who in sketch.sits.items() if s[0] != block_id})


def seat_removed(sketch: Sketch, spot: Spot) -> Sketch:
    """One seat taken away, a block with its last."""
    block = sketch.block(spot[0])
    if block is None:
        return sketch
    shorter = msgspec.structs.replace(block, gone=tuple(sorted({*block.gone, spot[1]})))
    return _with(sketch, shorter) if places(shorter) else block_removed(sketch, block.id)


# --- who sits where -----------------------------------------------------------------------------------------


def assigned(sketch: Sketch, delegate_id: str, spot: Spot) -> Sketch:
    """The delegate gets the seat; whoever sat there gets the delegate's, or none where there was none."""
    if spot not in sketch.labels:
        return sketch
    before, other = sketch.spot_of(delegate_id), sketch.sits.get(spot)
    sits = {s: who for s, who in sketch.sits.items() if who not in (delegate_id, other)}
    sits[spot] = delegate_id
    if other is not None and other != delegate_id and before is not None:
        sits[before] = other
    return Sketch(blocks=sketch.blocks, sits=sits)


def freed(sketch: Sketch, spot: Spot) -> Sketch:
    return Sketch(blocks=sketch.blocks, sits={s: who for s, who in sketch.sits.items() if s != spot})


def filled(sketch: Sketch, delegates: Sequence[DelegateView]) -> Sketch:
    """Everybody without a seat gets a free one in the order of the roster; who presides in front, if possible."""
    front = {block.id for block in sketch.blocks if block.kind == "presidium"}
    free = [spot for spot in sketch.labels if spot not in sketch.sits]
    at_front, in_hall = [s for s in free if s[0] in front], [s for s in free if s[0] not in front]
    sits = dict(sketch.sits)
    standing = [d for d in delegates if sketch.spot_of(d.id) is None]
    for delegate in sorted(standing, key=lambda d: not d.presidium):
        room = at_front or in_hall if delegate.presidium else in_hall or at_front
        if room:
            sits[room.pop(0)] = delegate.id
    return Sketch(blocks=sketch.blocks, sits=sits)


def emptied(sketch: Sketch) -> Sketch:
    return Sketch(blocks=sketch.blocks)


def followed(sketch: Sketch, before: dict[str, str], now: Sequence[DelegateView]) -> Sketch:
    """The roster has changed meanwhile: who was not moved here goes where it says, who has left office gets up."""
    in_office = {d.id for d in now}
    labels = sketch.labels
    sits = {spot: who for spot, who in sketch.sits.items() if who in in_office}
    here = {who: labels.get(spot, "") for spot, who in sits.items()}
    changed = [
        d for d in now
        if d.seat != before.get(d.id, "") and seat_key(here.get(d.id, "")) in (seat_key(before.get(d.id, "")), "")
    ]  # fmt: skip
    movers = {d.id for d in changed}
    sits = {spot: who for spot, who in sits.items() if who not in movers}
    wanted = seated(sketch.blocks, ((d.id, d.seat) for d in changed))
    return Sketch(blocks=sketch.blocks, sits={**wanted, **sits})


def seat_changes(
    sketch: Sketch, known: set[str], delegates: Sequence[DelegateView]
) -> tuple[SeatChange, ...]:
    """What the roster has to learn. A seat that the plan never had (`known`: what it had) stays as it is written."""
    labels = sketch.labels
    here = {who: labels[spot] for spot, who in sketch.sits.items() if spot in labels}
    on_plan = known | {seat_key(label) for label in labels.values()}
    found = []
    for d in delegates:
        seat = here.get(d.id, "")
        if d.id not in here and seat_key(d.seat) not in on_plan:
            continue
        if seat_key(seat) != seat_key(d.seat):
            found.append(SeatChange(delegate_id=d.id, seat=seat, was=d.seat))
    return tuple(found)

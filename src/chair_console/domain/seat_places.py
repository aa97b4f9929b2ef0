"""Where seats stand: from the blocks of a hall's plan to places. Pure geometry, the one place that lays out.

Units are the distance between two neighbouring seats. The presidium sits around y = 0 and looks at the hall:
x goes to its left hand's picture side (right on the screen), y away from it into the hall.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import Literal

import msgspec

BlockKind = Literal["arcs", "rows", "table", "presidium", "seat"]
LONGEST_ROW = 32
"""More seats than this with one letter are no row but a numbered hall."""
INNER = 5.2
SPAN = 118.0
TOO_CLOSE = 0.55
"""Two seats nearer than this cover each other."""


class SeatBlock(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Seats that belong together and are moved together.

    `arcs`: `rows` arcs around (x, y), the innermost at `radius` with `per_row` seats over `span` degrees, each
    further one with `more` seats more. `rows`: straight rows, the first at (x, y). `table`: `per_row` seats around
    (x, y). `presidium`: a table in front, its seats facing the hall. `seat`: one seat. `turn` turns the block by
    degrees, clockwise on the screen.

    A row's seats are called by its letter and their number; each further row has the next letter. Without a letter
    they are numbered through, from `first`. `moved` holds how far single seats stand from their place, by "row.place"
    counted from 0, `gone` those that are not there; the others keep their numbers.
    """

    id: str
    kind: BlockKind
    x: float = 0.0
    y: float = 0.0
    turn: float = 0.0
    rows: int = 1
    per_row: int = 1
    more: int = 0
    radius: float = INNER
    span: float = SPAN
    row_step: float = 1.0
    letter: str = "A"
    first: int = 1
    moved: dict[str, tuple[float, float]] = {}
    gone: tuple[str, ...] = ()


class SeatPlace(msgspec.Struct, frozen=True, kw_only=True):
    """One seat: its label, where it stands, and which way it looks (degrees from straight at the presidium).

    `spot` is its "row.place" in the block: what stays when the hall is numbered anew.
    """

    label: str
    block: str
    spot: str
    x: float
    y: float
    angle: float


def seat_key(label: str) -> str:
    """What two ways to write one seat have in common: "a1 " is A1."""
    return "".join(label.split()).casefold()


def next_letter(letter: str) -> str:
    """The letter of the next row: B after A, AA after Z; "CT" goes on as "CU"."""
    if not letter or not letter[-1].isalpha() or not letter[-1].isascii():
        return letter + "A"
    if letter[-1] in "Zz":
        return (
            next_letter(letter[:-1]) if letter[:-1] else letter[-1].replace("Z", "A").replace("z", "a")
        ) + ("A" if letter[-1] == "Z" else "a")
    return letter[:-1] + chr(ord(letter[-1]) + 1)


def row_lengths(block: SeatBlock) -> list[int]:
    """How many seats each row of a block has, before any is taken away."""
    if block.kind == "seat":
        return [1]
    if block.kind in ("table", "presidium"):
        return [block.per_row]
    return [max(1, block.per_row + block.more * row) for row in range(block.rows)]


def seats_in(block: SeatBlock) -> int:
    """How many seats a block has."""
    lengths = row_lengths(block)
    gone = sum(1 for row, count in enumerate(lengths) for n in range(count) if f"{row}.{n}" in block.gone)
    return sum(lengths) - gone


def _offset(block: SeatBlock, row: int, place: int, count: int) -> tuple[float, float, float]:
    """Where a seat stands in its block before the block is turned, and which way it looks."""
    if block.kind == "arcs":
        half = math.radians(block.span) / 2
        angle = 0.0 if count < 2 else -half + 2 * half * place / (count - 1)
        radius = block.radius + row * block.row_step
        return radius * math.sin(angle), radius * math.cos(angle), math.degrees(angle)
    if block.kind == "table":
        around = 2 * math.pi * place / max(1, count)
        radius = table_radius(count)
        return radius * math.sin(around), radius * math.cos(around), math.degrees(around)
    facing = 180.0 if block.kind == "presidium" else 0.0
    return place - (count - 1) / 2, row * block.row_step, facing


def table_radius(seats: int) -> float:
    """How far the seats of a round table stand from its middle."""
    return max(0.9, 1.05 / (2 * math.sin(math.pi / max(2, seats))))


def places(block: SeatBlock) -> list[SeatPlace]:
    """The seats of a block, row by row."""
    turn = math.radians(block.turn)
    cos, sin = math.cos(turn), math.sin(turn)
    found: list[SeatPlace] = []
    letter, number = block.letter, block.first
    gone = set(block.gone)
    for row, count in enumerate(row_lengths(block)):
        if block.letter:
            number = block.first
            letter = next_letter(letter) if row else letter
        for place in range(count):
            spot = f"{row}.{place}"
            label, number = f"{letter}{number}", number + 1
            if spot in gone:
                continue
            dx, dy, angle = _offset(block, row, place, count)
            by_x, by_y = block.moved.get(spot, (0.0, 0.0))
            found.append(
                SeatPlace(
                    label=label,
                    block=block.id,
                    spot=spot,
                    x=round(block.x + dx * cos + dy * sin + by_x, 3),
                    y=round(block.y - dx * sin + dy * cos + by_y, 3),
                    angle=round((angle + block.turn) % 360, 1),
                )
            )
    return found


def places_of(blocks: Iterable[SeatBlock]) -> list[SeatPlace]:
    """All seats of a plan, block by block."""
    return [place for block in blocks for place in places(block)]


def covered(seats: list[SeatPlace]) -> list[tuple[SeatPlace, SeatPlace]]:
    """Pairs of seats that cover each other."""
    cells: dict[tuple[int, int], list[SeatPlace]] = {}
    found = []
    for seat in seats:
        column, line = math.floor(seat.x), math.floor(seat.y)
        for near in ((column + i, line + j) for i in (-1, 0, 1) for j in (-1, 0, 1)):
            found += [
                (other, seat)
                for other in cells.get(near, ())
                if math.hypot(other.x - seat.x, other.y - seat.y) < TOO_CLOSE
            ]
        cells.setdefault((column, line), []).append(seat)
    return found


# --- ready halls ------------------------------------------------------------------------------------------------


def template(seats: int) -> tuple[SeatBlock, ...]:
    """A hall to begin with: 30 seats (commune), 60 (province) or 500 (national), the presidium's among them."""
    front, rows, per_row, radius, span = {30: (3, 3, 9, 5.2, 112.0), 60: (4, 4, 14, 7.0, 118.0)}.get(
        seats, (10, 14, 35, 15.0, 136.0)
    )
    before = round(radius * 0.22, 1)
    return (
        SeatBlock(id="presidium", kind="presidium", per_row=front, letter="CT", y=before),
        SeatBlock(id="hall", kind="arcs", rows=rows, per_row=per_row, radius=radius, span=span, y=0.0),
    )


def _split(seat: str) -> tuple[str, int] | None:
    label = "".join(seat.split())
    letters = label.rstrip("0123456789").upper()
    digits = label[len(letters) :]
    if any(ch.isdigit() for ch in letters):
        return None
    return letters, int(digits) if digits else 0


def derived(seats: Iterable[str]) -> tuple[SeatBlock, ...]:
    """The hall that the roster's seats speak of: an arc for each letter, A innermost; numbers fill arcs by room."""
    rows: dict[str, set[int]] = {}
    for seat in seats:
        read = _split(seat) if seat.strip() else None
        if read is not None and read[1] > 0:
            rows.setdefault(read[0], set()).add(read[1])
    if not rows:
        return ()
    letters = sorted(rows, key=lambda letter: (len(letter), letter))
    arcs = [_row(letter, numbers) for letter in letters for numbers in _by_room(sorted(rows[letter]))]
    inner = max(INNER, max(b.per_row - 1 - i for i, b in enumerate(arcs)) / math.radians(SPAN))
    arcs = [
        msgspec.structs.replace(b, id=f"row{i + 1}", radius=round(inner + i, 2)) for i, b in enumerate(arcs)
    ]
    return _joined(arcs)


def _by_room(numbers: list[int]) -> list[list[int]]:
    """One row as it is; a numbered hall as rows that get longer outwards as arcs do."""
    if len(numbers) <= LONGEST_ROW:
        return [numbers]
    inner = max(INNER, INNER * math.sqrt(len(numbers) / 60))
    found: list[list[int]] = []
    while numbers:
        room = max(1, math.floor(math.radians(SPAN) * (inner + len(found))) + 1)
        found.append(numbers[:room])
        numbers = numbers[room:]
    return found


def _row(letter: str, numbers: Iterable[int]) -> SeatBlock:
    """A row from its first number to its last; what is missing between is not there."""
    known = sorted(numbers)
    first, last = known[0], known[-1]
    if last - first + 1 > 2 * LONGEST_ROW:  # numbers that jump are no row: keep them close
        last = first + len(known) - 1
        known = list(range(first, last + 1))
    gone = tuple(f"0.{n - first}" for n in range(first, last + 1) if n not in set(known))
    return SeatBlock(id="", kind="arcs", per_row=last - first + 1, letter=letter, first=first, gone=gone)


def _joined(rows: list[SeatBlock]) -> tuple[SeatBlock, ...]:
    """Rows of one length with letters that follow each other are one block: so they are changed together."""
    first = rows[0]
    alike = all(
        row.letter
        and not row.gone
        and row.first == first.first
        and row.per_row == first.per_row
        and (i == 0 or row.letter == next_letter(rows[i - 1].letter))
        for i, row in enumerate(rows)
    )
    return (msgspec.structs.replace(first, id="hall", rows=len(rows)),) if alike else tuple(rows)

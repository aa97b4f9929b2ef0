"""The hall's plan while it is drawn: who sits where outlives what the seats are called."""

from __future__ import annotations

import msgspec

from chair_console.desktop import seating_sketch as sketching
from chair_console.desktop.seating_notes import differences, notes
from chair_console.desktop.seating_sketch import Sketch
from chair_console.domain.seat_places import SeatBlock, places_of
from chair_console.protocol.seating_views import SeatingView
from chair_console.protocol.views import DelegateView
from chair_console.scene.words import Words

WORDS = Words("vi")
HALL = (SeatBlock(id="front", kind="presidium", per_row=2, letter="CT"),
        SeatBlock(id="hall", kind="rows", rows=2, per_row=3, y=3.0))  # fmt: skip


def delegate(number: int, seat: str = "", *, presidium: bool = False, name: str = "") -> DelegateView:
    return DelegateView(
        id=f"d{number}", position=number, name=name or f"Đại biểu {number}", title="", unit="Tổ 1", constituency="",
        seat=seat, in_office=True, presidium=presidium,
    )  # fmt: skip


def drawn(*seats: str) -> tuple[Sketch, list[DelegateView]]:
    people = [delegate(n, seat) for n, seat in enumerate(seats, start=1)]
    return Sketch(blocks=HALL, sits=sketching.seated(HALL, ((d.id, d.seat) for d in people))), people


def labels(sketch: Sketch) -> dict[str, str]:
    return {who: sketch.labels[spot] for spot, who in sketch.sits.items()}


def test_a_hall_numbered_anew_leaves_everybody_on_their_chair() -> None:
    sketch, people = drawn("A1", "B3", "CT1")
    spots = dict(sketch.sits)
    through = sketching.renumbered(sketch, letters=False)
    assert through.sits == spots
    assert labels(through) == {"d1": "1", "d2": "6", "d3": "CT1"}
    changes = sketching.seat_changes(through, {"a1", "b3", "ct1"}, people)
    assert [(c.delegate_id, c.seat, c.was) for c in changes] == [("d1", "1", "A1"), ("d2", "6", "B3")]
    assert labels(sketching.renumbered(through, letters=True)) == labels(sketch)


def test_who_is_put_on_a_taken_seat_changes_places_with_the_one_there() -> None:
    sketch, _ = drawn("A1", "A2", "")
    assert labels(sketching.assigned(sketch, "d1", ("hall", "0.1"))) == {"d1": "A2", "d2": "A1"}
    # Who had no seat has none to give in return.
    assert labels(sketching.assigned(sketch, "d3", ("hall", "0.1"))) == {"d1": "A1", "d3": "A2"}
    assert sketching.assigned(sketch, "d1", ("hall", "9.9")) == sketch


def test_the_roster_fills_free_seats_in_its_order_and_who_presides_sits_in_front() -> None:
    people = [delegate(n, presidium=n in (3, 5)) for n in range(1, 10)]
    full = sketching.filled(Sketch(blocks=HALL), people)
    assert labels(full) == {
        "d3": "CT1", "d5": "CT2", "d1": "A1", "d2": "A2", "d4": "A3", "d6": "B1", "d7": "B2", "d8": "B3",
    }  # fmt: skip
    assert full.spot_of("d9") is None
    assert "Đại biểu 9 chưa có chỗ." in [note["text"] for note in notes(WORDS, full, people)]


def test_where_seats_are_taken_away_their_delegates_stand_and_are_told_of() -> None:
    sketch, people = drawn("A1", "B3")
    fewer = sketching.numbered(sketch, "hall", "rows", 1)
    assert labels(fewer) == {"d1": "A1"}
    changes = sketching.seat_changes(fewer, {"a1", "b3"}, people)
    assert [(c.delegate_id, c.seat) for c in changes] == [("d2", "")]
    gone = sketching.seat_removed(sketch, ("hall", "0.0"))
    assert "A1" not in gone.labels.values()
    assert [label for label in gone.labels.values() if label.startswith("A")] == ["A2", "A3"]


def test_a_seat_that_the_plan_never_had_stays_as_the_roster_writes_it() -> None:
    sketch, people = drawn("A1", "X7")
    assert sketching.seat_changes(sketch, {"a1"}, people) == ()
    (note,) = [n for n in notes(WORDS, sketch, people) if n["delegate_id"] == "d2"]
    assert note["text"] == "Đại biểu 2 được ghi ở ghế X7, nhưng sơ đồ không có ghế này."


def test_numbers_beyond_what_can_be_become_the_nearest_that_can() -> None:
    sketch, _ = drawn()
    assert sketching.numbered(sketch, "hall", "rows", 0).block("hall") == msgspec.structs.replace(
        HALL[1], rows=1
    )
    assert sketching.numbered(sketch, "hall", "no such", 3) == sketch
    assert sketching.numbered(sketch, "nowhere", "rows", 3) == sketch


def test_a_new_block_stands_behind_the_others_with_letters_of_its_own() -> None:
    sketch, _ = drawn()
    for kind in ("arcs", "rows", "table", "presidium", "seat"):
        sketch, _block = sketching.added(sketch, kind)  # type: ignore[arg-type]
    found = places_of(sketch.blocks)
    assert len({place.label for place in found}) == len(found)
    assert [note["tone"] for note in notes(WORDS, sketch, [])] == ["text"]


def test_what_lies_over_another_and_what_is_called_alike_is_said_and_shown() -> None:
    twice = Sketch(blocks=(*HALL, SeatBlock(id="x", kind="seat", letter="A", y=3.0)))
    said = notes(WORDS, twice, [])
    assert [(n["tone"], n["block"]) for n in said] == [("danger", "x"), ("gold", "x"), ("text", "front")]


def test_an_import_that_changes_seats_is_followed_but_not_over_what_was_moved_here() -> None:
    sketch, people = drawn("A1", "A2", "A3")
    before = {d.id: d.seat for d in people}
    moved = sketching.assigned(sketch, "d1", ("hall", "1.0"))
    now = [
        msgspec.structs.replace(people[0], seat="B3"),
        msgspec.structs.replace(people[1], seat="B2"),
    ]
    after = sketching.followed(moved, before, now)
    assert labels(after) == {"d1": "B1", "d2": "B2"}  # d3 has left office


def test_two_who_are_written_down_for_one_seat_are_both_told_of() -> None:
    sketch, people = drawn("A1", "a 1")
    assert labels(sketch) == {"d1": "A1"}
    (note,) = [n for n in notes(WORDS, sketch, people) if n["delegate_id"] == "d2"]
    assert note["text"].startswith("Danh sách ghi cả Đại biểu 2 và Đại biểu 1 ở ghế A1.")


def test_what_another_laptop_changed_is_one_sentence() -> None:
    wider = (HALL[0], msgspec.structs.replace(HALL[1], per_row=4))
    before = SeatingView(version=1, blocks=HALL, places=tuple(places_of(HALL)))
    after = SeatingView(version=2, blocks=wider, places=tuple(places_of(wider)))
    text = differences(WORDS, before, after, [delegate(1, "A4", name="Vàng A Sinh Giàng Thị Dở")])
    assert text == (
        "thêm 2 ghế (A4, B4); dời 6 ghế (A1, A2, A3 và 3 nữa); 1 đại biểu đổi chỗ: Vàng A Sinh Giàng Thị Dở (A4)"
    )

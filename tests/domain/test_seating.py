"""The hall's seating plan, and who sits where."""

from __future__ import annotations

import math
from contextlib import suppress

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chair_console.domain import roster
from chair_console.domain.access import ACCESS
from chair_console.domain.hall import AnyEvent, apply
from chair_console.domain.refusals import Refused
from chair_console.domain.seat_places import (
    SeatBlock,
    covered,
    derived,
    next_letter,
    places_of,
    seat_key,
    template,
)
from chair_console.domain.seating import (
    MOST_SEATS,
    AssignSeats,
    LaySeatingPlan,
    SeatChange,
    SeatingPlanLaid,
    SeatsAssigned,
    plan_places,
    version_of,
)
from chair_console.domain.state import HallState

from .building import HallDouble, a_hall, a_sitting
from .papers import refused

HALL = (SeatBlock(id="a", kind="rows", rows=2, per_row=4, letter="A"),)


def laid(hall: HallDouble, blocks: tuple[SeatBlock, ...] = HALL) -> HallDouble:
    hall.give(LaySeatingPlan(blocks=blocks, base=version_of(hall.state)), "secretary")
    return hall


def moved(hall: HallDouble, *changes: tuple[str, str]) -> None:
    seats = tuple(SeatChange(delegate_id=key, seat=seat) for key, seat in changes)
    hall.give(AssignSeats(seats=seats), "secretary")


def seats(hall: HallDouble) -> dict[str, str]:
    return {d.id: d.seat for d in hall.state.roster.values() if d.seat}


def test_a_plan_says_where_each_seat_stands_and_what_it_is_called() -> None:
    hall = laid(a_hall().with_session().with_delegates(6))
    found = {p.label: (p.x, p.y) for p in plan_places(hall.state)}
    assert list(found) == ["A1", "A2", "A3", "A4", "B1", "B2", "B3", "B4"]
    assert found["A1"] == (-1.5, 0.0)
    assert found["B4"] == (1.5, 1.0)


def test_seats_are_taken_swapped_and_freed_in_one_act() -> None:
    hall = laid(a_hall().with_session().with_delegates(6))
    moved(hall, ("d01", "A1"), ("d02", "A2"))
    moved(hall, ("d01", "A2"), ("d02", "A1"))
    assert (seats(hall)["d01"], seats(hall)["d02"]) == ("A2", "A1")
    moved(hall, ("d01", ""))
    assert "d01" not in seats(hall)
    refused(lambda: moved(hall, ("d03", "a 1")), "roster.seat_taken")
    refused(lambda: moved(hall, ("d03", "Z9")), "seating.no_such_seat")
    refused(lambda: moved(hall, ("d03", "A3"), ("d03", "A4")), "seating.two_seats")
    refused(lambda: moved(hall, ("d99", "A3")), "roster.unknown_delegate")


def test_who_was_moved_on_another_computer_is_not_moved_over() -> None:
    hall = laid(a_hall().with_session().with_delegates(6))
    moved(hall, ("d01", "A1"))
    stale = AssignSeats(seats=(SeatChange(delegate_id="d01", seat="A3", was="B1"),))
    refused(lambda: hall.give(stale, "secretary"), "seating.moved_meanwhile")
    assert seats(hall)["d01"] == "A1"


def test_the_second_of_two_laptops_is_told_that_the_plan_was_saved_meanwhile() -> None:
    hall = laid(a_hall().with_session().with_delegates(6))
    second = LaySeatingPlan(blocks=template(30), base=0)
    refusal = refused(lambda: hall.give(second, "secretary"), "seating.laid_meanwhile")
    assert refusal.facts == {"laid_at": hall.now, "version": 1}


def test_a_plan_and_its_seats_are_laid_together_or_not_at_all() -> None:
    hall = a_hall().with_session().with_delegates(6)
    bad = LaySeatingPlan(blocks=HALL, base=0, seats=(SeatChange(delegate_id="d01", seat="Z1"),))
    refused(lambda: hall.give(bad, "secretary"), "seating.no_such_seat")
    assert hall.state.seating is None
    good = LaySeatingPlan(blocks=HALL, base=0, seats=(SeatChange(delegate_id="d01", seat="B2"),))
    events = hall.give(good, "secretary")
    assert [type(event) for event in events] == [SeatingPlanLaid, SeatsAssigned]
    again = LaySeatingPlan(blocks=HALL, base=1, seats=good.seats)
    assert hall.give(again, "secretary") == []


def test_seats_may_change_in_an_open_ballot_and_the_ballot_does_not_notice() -> None:
    hall = a_sitting(6, present=6).with_open_ballot()
    hall.vote("d01", "for")
    before = msgspec.json.encode(hall.state.ballots)
    laid(hall)
    moved(hall, ("d01", "B4"), ("d02", "A1"), ("d03", ""))
    assert (hall.state.roster["d01"].seat, hall.state.roster["d02"].seat) == ("B4", "A1")
    assert msgspec.json.encode(hall.state.ballots) == before
    hall.vote("d02", "against")
    ballot = hall.close()
    assert ballot.votes["d01"].choice == "for"
    assert sorted(ballot.votes) == ["d01", "d02"]


@pytest.mark.parametrize(
    ("blocks", "code"),
    [
        ((SeatBlock(id="a", kind="rows", rows=6, per_row=101),), "seating.too_many_seats"),
        ((SeatBlock(id="a", kind="rows", per_row=0),), "seating.bad_block"),
        ((SeatBlock(id="a", kind="seat", first=10**8),), "seating.bad_block"),
        ((SeatBlock(id="a", kind="rows", per_row=4, x=math.inf),), "seating.bad_block"),
        ((SeatBlock(id="a", kind="seat", moved={"0.0": (math.nan, 0.0)}),), "seating.bad_block"),
        ((SeatBlock(id="a", kind="arcs", rows=3, per_row=5, more=-200),), "seating.bad_block"),
        ((SeatBlock(id="", kind="seat"),), "seating.bad_block"),
        ((SeatBlock(id="a", kind="seat"), SeatBlock(id="a", kind="seat", letter="B")), "seating.bad_block"),
        ((SeatBlock(id="a", kind="seat", x=201.0),), "seating.too_far"),
        ((SeatBlock(id="a", kind="seat", moved={"0.0": (900.0, 0.0)}),), "seating.too_far"),
        ((SeatBlock(id="a", kind="seat", letter="ABCDEFGH"),), "seating.bad_label"),
        ((SeatBlock(id="a", kind="seat"), SeatBlock(id="b", kind="seat", letter="a")), "seating.double_label"),
        (tuple(SeatBlock(id=f"b{i}", kind="seat", letter="", first=i) for i in range(121)),
         "seating.too_many_blocks"),
    ],
)  # fmt: skip
def test_a_plan_that_cannot_be_is_refused(blocks: tuple[SeatBlock, ...], code: str) -> None:
    hall = a_hall().with_session().with_delegates(6)
    refused(lambda: laid(hall, blocks), code)
    assert hall.state.seating is None


def test_six_hundred_seats_are_the_most() -> None:
    laid(a_hall().with_session(), (SeatBlock(id="a", kind="rows", rows=6, per_row=MOST_SEATS // 6),))


def test_a_delegate_out_of_office_leaves_the_seat_to_another() -> None:
    hall = laid(a_hall().with_session().with_delegates(6))
    moved(hall, ("d01", "A1"))
    hall.give(roster.EndMandate(delegate_id="d01", reason="nghỉ hưu"))
    moved(hall, ("d02", "A1"))
    refused(lambda: moved(hall, ("d01", "A2")), "roster.not_in_office")


def test_an_old_journal_has_no_plan_and_one_with_a_plan_is_read_to_the_same_state() -> None:
    hall = a_hall().with_session().with_delegates(6)
    assert hall.state.seating is None
    laid(hall)
    moved(hall, ("d01", "A1"))
    replayed = HallState()
    for event in hall.events:
        apply(replayed, msgspec.json.decode(msgspec.json.encode(event), type=AnyEvent))
    assert msgspec.json.encode(replayed) == msgspec.json.encode(hall.state)


def test_only_the_desk_lays_the_plan() -> None:
    assert ACCESS[LaySeatingPlan].roles == ACCESS[AssignSeats].roles == {"chair", "secretary", "operator"}


@pytest.mark.parametrize("number", [30, 60, 500])
def test_a_ready_hall_has_its_seats_none_over_another_none_called_alike(number: int) -> None:
    hall = laid(a_hall().with_session(), template(number))
    assert len(plan_places(hall.state)) == number
    assert covered(plan_places(hall.state)) == []


@pytest.mark.parametrize(
    "labels",
    [
        [f"{row}{place}" for row in "ABCDE" for place in range(1, 13)],
        ["A1", "A2", "A4", "B1", "B2", "C7"],
        [str(n) for n in range(1, 501)],
        [*(f"{row}{place}" for row in "AB" for place in range(1, 60)), "CT1"],
    ],
)
def test_the_roster_s_seats_become_a_plan_in_which_each_has_its_place(labels: list[str]) -> None:
    found = places_of(derived(labels))
    assert sorted(p.label for p in found) == sorted(labels)
    assert covered(found) == []


def test_seats_that_say_nothing_make_no_plan() -> None:
    assert derived(["", "  ", "cửa sổ", "1A2"]) == ()


def test_rows_are_lettered_on() -> None:
    assert [next_letter(letter) for letter in ("A", "Z", "AZ", "CT", "T2")] == ["B", "AA", "BA", "CU", "T2A"]


def test_a_seat_taken_away_leaves_the_others_their_numbers_and_a_turned_block_turns_its_seats() -> None:
    block = SeatBlock(id="a", kind="rows", per_row=3, gone=("0.1",))
    assert [(p.label, p.x) for p in places_of([block])] == [("A1", -1.0), ("A3", 1.0)]
    turned = places_of([msgspec.structs.replace(block, turn=90.0)])
    assert [(p.x, p.y, p.angle) for p in turned] == [(0.0, 1.0, 90.0), (0.0, -1.0, 90.0)]


@given(st.lists(st.text(alphabet="ABCĐabß1234567890 .²٣", max_size=6), max_size=40))
def test_whatever_the_roster_writes_as_seats_becomes_a_plan_that_can_be_laid(written: list[str]) -> None:
    blocks = derived(written)
    labels = [seat_key(place.label) for place in places_of(blocks)]
    assert len(set(labels)) == len(labels)
    if all(len(label) <= 6 for label in labels) and len(labels) <= MOST_SEATS:
        laid(a_hall().with_session(), blocks)


SEATS = st.sampled_from(["", "A1", "a 1", "A2", "B4", "Z9"])
CHANGES = st.lists(
    st.builds(SeatChange, delegate_id=st.sampled_from(["d01", "d02", "d03"]), seat=SEATS), max_size=3
)
Act = tuple[tuple[SeatBlock, ...] | None, list[SeatChange]]
PLANS = st.sampled_from([(), HALL, template(30), (SeatBlock(id="t", kind="table", per_row=4, letter="A"),)])


@settings(max_examples=60)
@given(st.lists(st.tuples(st.one_of(st.none(), PLANS), CHANGES), max_size=8))
def test_after_any_changes_no_two_sit_on_one_seat(acts: list[Act]) -> None:
    hall = a_hall().with_session()
    hall.give(
        roster.EnrolDelegates(delegates=[roster.DelegateRow(id=f"d0{n}", name=f"Đ{n}") for n in (1, 2, 3)])
    )
    for blocks, changes in acts:
        seated = tuple(changes)
        base = version_of(hall.state)
        command = (
            AssignSeats(seats=seated)
            if blocks is None
            else LaySeatingPlan(blocks=blocks, base=base, seats=seated)
        )
        with suppress(Refused):
            hall.give(command, "secretary")
        taken = [seat_key(seat) for seat in seats(hall).values()]
        assert len(set(taken)) == len(taken)

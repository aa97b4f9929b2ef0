"""Written opinions: who may hand in which, who is invited to, and until when."""

from __future__ import annotations

from chair_console.domain import agenda, opinions, roster, session, turns

from .building import HallDouble, a_sitting
from .test_refusals import refusal


def hand_in(
    hall: HallDouble, delegate_id: str = "d01", text: str = "Đề nghị làm rõ.", item_id: str = "i1"
) -> None:
    hall.as_delegate(delegate_id, opinions.HandInOpinion(delegate_id=delegate_id, item_id=item_id, text=text))


def test_an_opinion_is_kept_with_author_item_and_time() -> None:
    hall = a_sitting().in_discussion()
    hand_in(hall, text="  Đề nghị làm rõ nguồn vốn.  ")
    (opinion,) = hall.state.opinions.values()
    assert (opinion.delegate_id, opinion.item_id, opinion.text, opinion.at, opinion.by_role, opinion.late) == (
        "d01", "i1", "Đề nghị làm rõ nguồn vốn.", hall.now, "delegate", False,
    )  # fmt: skip


def test_an_opinion_that_is_empty_too_long_or_the_same_again_is_refused() -> None:
    hall = a_sitting().in_discussion()
    refusal(lambda: hand_in(hall, text=" \n "), "opinions.empty")
    caught = refusal(lambda: hand_in(hall, text="a" * 6001), "opinions.too_long")
    assert (caught.facts["length"], caught.facts["most"]) == (6001, 6000)
    hand_in(hall, text="a" * 6000)
    refusal(lambda: hand_in(hall, text="a" * 6000), "opinions.twice")
    hand_in(hall, text="b")
    hand_in(hall, text="c")
    refusal(lambda: hand_in(hall, text="d"), "opinions.enough")
    hand_in(hall, "d02", text="d")
    refusal(lambda: hand_in(hall, item_id="i9"), "agenda.unknown_item")


def test_nobody_hands_in_for_another_but_the_secretary_who_has_it_on_paper() -> None:
    hall = a_sitting().in_discussion()
    command = opinions.HandInOpinion(delegate_id="d02", item_id="i1", text="Nhất trí.")
    refusal(lambda: hall.as_delegate("d01", command), "access.not_yours")
    refusal(lambda: hall.give(command, "press"), "access.role")
    hall.give(command, "secretary")
    assert next(iter(hall.state.opinions.values())).by_role == "secretary"
    hall.give(roster.EndMandate(delegate_id="d02", reason="Từ nhiệm"))
    refusal(lambda: hall.give(command, "secretary"), "roster.not_in_office")


def test_who_was_not_reached_or_was_cut_off_is_invited_until_they_have_written() -> None:
    hall = a_sitting().in_discussion()
    hall.give(turns.GiveFloor(request_id=hall.registered("d01")))
    hall.wait(8 * 60_000).give(turns.MarkTimeUp(turn_id=hall.state.floor.turn.id), "clock")  # type: ignore[union-attr]
    hall.give(turns.EndTurn())
    hall.give(turns.GiveFloor(request_id=hall.registered("d02")))
    hall.give(turns.EndTurn())
    hall.registered("d03")
    assert opinions.invited(hall.state, "d01") == ["i1"], "cut off by time"
    assert opinions.invited(hall.state, "d03") == [], "the turn may still come"
    hall.give(agenda.FinishItem())
    assert [opinions.invited(hall.state, d) for d in ("d01", "d02", "d03")] == [["i1"], [], ["i1"]]
    hand_in(hall, "d03")
    assert opinions.invited(hall.state, "d03") == []
    assert next(iter(hall.state.opinions.values())).late


def test_an_opinion_is_taken_until_the_session_ends_and_not_after() -> None:
    hall = a_sitting().in_discussion()
    hall.give(session.CloseSitting())
    hand_in(hall)
    hall.give(session.CloseSession())
    refusal(lambda: hand_in(hall, text="Thêm"), "access.phase_closed")

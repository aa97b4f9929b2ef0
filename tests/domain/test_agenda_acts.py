"""The agenda while the session runs: put off, taken back in, split, broken off, gone on with on another day."""

from __future__ import annotations

import msgspec
import pytest

from chair_console.domain import (
    adjourning,
    agenda,
    agenda_acts,
    ballots,
    documents,
    floor,
    opinions,
    preparing,
    presence,
    questioning,
    questions,
    session,
)
from chair_console.domain.hall import AnyEvent, apply
from chair_console.domain.refusals import Refused
from chair_console.domain.speaking_order import queue_of
from chair_console.domain.state import HallState

from .building import HallDouble, a_sitting

MINUTE = 60_000
DAY = 24 * 60 * MINUTE


def code(hall: HallDouble, command: object, role: str = "chair") -> str:
    with pytest.raises(Refused) as refused:
        hall.give(command, role)  # type: ignore[arg-type]
    return refused.value.code


def item(hall: HallDouble, key: str) -> agenda.AgendaItem:
    return hall.state.agenda.items[key]


def with_minutes(hall: HallDouble) -> HallDouble:
    for key in ("i1", "i2", "i3"):
        hall.give(agenda.AmendItem(item=agenda.ItemPlan(
            id=key, title=f"Nội dung {key}", minutes=40, sitting_id="s1", phases=item(hall, key).plan.phases,
        )), "secretary")  # fmt: skip
    return hall


def test_the_item_that_runs_can_be_put_off_and_is_taken_up_where_it_was_left() -> None:
    hall = a_sitting().in_discussion()
    waiting = hall.registered("d01")
    hall.wait(7 * MINUTE).give(agenda_acts.DeferItem(item_id="i1", reason="chờ ý kiến sở"))
    left = item(hall, "i1")
    assert (
        hall.state.agenda.current_id is None and left.status == "deferred" and left.reason == "chờ ý kiến sở"
    )
    assert left.spent_ms == 7 * MINUTE and left.phase is None and not hall.state.floor.registration_open()
    assert hall.state.floor.requests[waiting].status == "lapsed"
    hall.wait(DAY).give(agenda.StartItem(item_id="i1"))
    again = item(hall, "i1")
    assert again.phase == "discussion" and again.reason == "" and hall.state.floor.registration_open()
    hall.wait(3 * MINUTE).give(agenda.FinishItem())
    assert again.spent_ms == 10 * MINUTE, "the day between is not time of the item"


def test_putting_off_needs_a_reason_and_waits_for_the_ballot_that_runs() -> None:
    hall = a_sitting().in_discussion()
    assert code(hall, agenda_acts.DeferItem(item_id="i2", reason=" ")) == "agenda.no_reason"
    hall.with_open_ballot()
    assert code(hall, agenda_acts.DeferItem(item_id="i1", reason="x")) == "ballot.another_open"
    hall.give(agenda_acts.DeferItem(item_id="i2", reason="chưa đủ hồ sơ"))
    assert code(hall, agenda_acts.DeferItem(item_id="i2", reason="x")) == "agenda.item_deferred"


def test_what_was_put_off_is_taken_back_in_at_its_place() -> None:
    hall = a_sitting()
    hall.give(agenda_acts.DeferItem(item_id="i2", reason="chưa đủ hồ sơ"))
    hall.give(agenda_acts.RestoreItem(item_id="i2"))
    assert item(hall, "i2").status == "planned" and hall.state.agenda.order == ["i1", "i2", "i3"]
    assert code(hall, agenda_acts.RestoreItem(item_id="i2")) == "agenda.item_not_deferred"


def split_hall() -> HallDouble:
    """i1 in discussion with two papers, a prepared ballot, and one part of that ballot."""
    hall = with_minutes(a_sitting()).in_discussion()
    for key in ("t1", "t2"):
        hall.give(
            documents.PublishDocument(id=key, title=key, item_id="i1", file_sha256="a" * 64), "secretary"
        )
    hall.with_ballot("whole", item_id="i1").with_ballot("part", item_id="i1", part_of="whole")
    return hall


def split(hall: HallDouble, **fields: object) -> None:
    hall.give(
        agenda_acts.SplitItem(
            item_id="i1", rest_id="i1b", title="Phần hai", reason="tách hai chính sách", **fields
        )  # type: ignore[arg-type]
    )


def test_the_rest_of_an_item_becomes_one_of_its_own_with_the_papers_and_ballots_that_were_chosen() -> None:
    hall = split_hall()
    split(hall, minutes=15, document_ids=("t2",), ballot_ids=("whole",))
    rest = item(hall, "i1b")
    assert hall.state.agenda.order == ["i1", "i1b", "i2", "i3"] and hall.state.agenda.current_id == "i1"
    assert rest.plan.minutes == 15 and item(hall, "i1").plan.minutes == 25 and rest.split_from == "i1"
    assert [phase.phase for phase in rest.plan.phases] == [
        "discussion",
        "questioning",
        "explanation",
        "voting",
    ]
    assert hall.state.documents["t1"].item_id == "i1" and hall.state.documents["t2"].item_id == "i1b"
    assert {b.item_id for b in hall.state.ballots.values()} == {"i1b"}, "parts go with their whole"
    assert rest.plan.sitting_id == "s1"


def test_a_split_that_was_a_mistake_is_undone_with_all_that_hung_on_it() -> None:
    hall = split_hall()
    before = [*hall.state.agenda.order], item(hall, "i1").plan
    split(hall, minutes=15, document_ids=("t2",), ballot_ids=("whole",))
    hall.give(agenda_acts.JoinItem(item_id="i1b"))
    assert ([*hall.state.agenda.order], item(hall, "i1").plan) == before
    assert {b.item_id for b in hall.state.ballots.values()} == {"i1"}
    assert {d.item_id for d in hall.state.documents.values()} == {"i1"}


def test_a_split_is_refused_where_it_would_change_what_is_done() -> None:
    hall = split_hall()
    assert code(hall, agenda_acts.SplitItem(item_id="i1", title="", reason="x")) == "agenda.empty_title"
    assert code(hall, agenda_acts.SplitItem(item_id="i1", title="B", reason="")) == "agenda.no_reason"
    too_long = agenda_acts.SplitItem(item_id="i1", title="B", reason="x", minutes=41)
    assert code(hall, too_long) == "agenda.bad_split_minutes"
    other = agenda_acts.SplitItem(item_id="i2", title="B", reason="x", document_ids=("t1",))
    assert code(hall, other) == "documents.unknown"
    hall.give(preparing.PrepareBallot(id="b9", title="Một", item_id="i1"), "secretary")
    hall.give(ballots.OpenBallot(ballot_id="b9"))
    opened = agenda_acts.SplitItem(item_id="i1", title="B", reason="x", ballot_ids=("b9",))
    assert code(hall, opened) == "ballot.already_opened"
    hall.give(ballots.WithdrawBallot(ballot_id="b9", reason="x"))
    split(hall)
    hall.give(agenda.StartItem(item_id="i1b"))
    assert code(hall, agenda_acts.JoinItem(item_id="i1b")) == "agenda.not_split", "the first part is done"
    assert code(hall, agenda_acts.JoinItem(item_id="i2")) == "agenda.not_split"
    assert code(hall, agenda_acts.SplitItem(item_id="i1", title="C", reason="x")) == "agenda.item_started"


def test_closing_a_sitting_breaks_the_item_off_and_it_goes_on_in_the_next() -> None:
    hall = with_minutes(a_sitting()).in_discussion()
    waiting = hall.registered("d01")
    hall.wait(12 * MINUTE).give(session.CloseSitting())
    left = item(hall, "i1")
    assert left.status == "planned" and left.broken_off_in == "discussion" and left.spent_ms == 12 * MINUTE
    assert hall.state.floor.requests[waiting].status == "waiting"
    assert code(hall, agenda.RemoveItem(item_id="i1")) == "agenda.item_started"
    assert code(hall, agenda.SetAgenda(items=[]), "secretary") == "agenda.item_started"


def adjourned(hall: HallDouble, **fields: object) -> HallDouble:
    command = adjourning.AdjournSitting(
        reason="mưa lũ, đại biểu phải về cơ sở", goes_on_at=hall.now + 3 * DAY, title="Sáng 26/11", **fields
    )  # type: ignore[arg-type]
    hall.give(command)
    return hall


def test_an_adjourned_sitting_takes_along_what_is_not_done_and_asks_for_presence_again() -> None:
    hall = with_minutes(a_sitting())
    hall.give(agenda.StartItem(item_id="i1"))
    hall.give(agenda.FinishItem())
    hall.give(agenda.StartItem(item_id="i2"))
    hall.wait(10 * MINUTE)
    adjourned(hall, sitting_id="s1b")
    held = hall.state.require_session()
    assert list(held.sittings) == ["s1", "s1b"] and hall.state.phase() == "preparing"
    assert item(hall, "i1").plan.sitting_id == "s1"
    assert [item(hall, key).plan.sitting_id for key in ("i2", "i3")] == ["s1b", "s1b"]
    goes_on = held.sittings["s1b"].planned_at
    assert item(hall, "i2").plan.planned_at == goes_on
    assert item(hall, "i3").plan.planned_at == goes_on + 30 * MINUTE, "ten minutes of i2 are used already"
    hall.wait(3 * DAY)
    assert hall.state.present_count() == 0, "nobody is taken to be there on another day"
    assert code(hall, session.OpenSitting(sitting_id="s1b")) == "session.roll_call_first"
    hall.give(presence.OpenRollCall())
    assert code(hall, session.OpenSitting(sitting_id="s1b")) == "presence.no_quorum"
    hall.with_present(5)
    hall.give(session.OpenSitting(sitting_id="s1b"))
    hall.give(agenda.StartItem(item_id="i2"))
    assert hall.state.require_session().sitting_id == "s1b" and item(hall, "i2").phase == "presentation"


def test_sittings_planned_before_the_day_it_goes_on_do_not_take_place_and_their_items_go_along() -> None:
    hall = with_minutes(a_sitting())
    held = hall.state.require_session()
    for key, days in (("s2", 1), ("s3", 9)):
        held.sittings[key] = session.Sitting(
            id=key, title=key, planned_at=hall.now + days * DAY, ends_at=hall.now + days * DAY + MINUTE
        )
    plan = item(hall, "i3").plan
    hall.give(agenda.AmendItem(item=agenda.ItemPlan(id="i3", title=plan.title, sitting_id="s2")), "secretary")
    hall.give(session.CallRecess())
    adjourned(hall, sitting_id="new")
    assert list(held.sittings) == ["s1", "new", "s3"] and held.recess is None
    assert {item(hall, key).plan.sitting_id for key in ("i1", "i2", "i3")} == {"new"}


def test_an_adjournment_needs_a_reason_and_a_time_ahead_and_no_ballot() -> None:
    hall = a_sitting()
    soon = adjourning.AdjournSitting(reason="", goes_on_at=hall.now + DAY)
    assert code(hall, soon) == "agenda.no_reason"
    assert (
        code(hall, adjourning.AdjournSitting(reason="x", goes_on_at=hall.now))
        == "session.adjourned_to_the_past"
    )
    backwards = adjourning.AdjournSitting(reason="x", goes_on_at=hall.now + DAY, ends_at=hall.now + 1)
    assert code(hall, backwards) == "session.adjourned_to_the_past"
    assert code(hall, soon, "secretary") == "access.role"
    hall.with_open_ballot()
    assert (
        code(hall, adjourning.AdjournSitting(reason="x", goes_on_at=hall.now + DAY)) == "ballot.another_open"
    )


def test_days_later_and_after_a_restart_the_hall_stands_where_it_was() -> None:
    """What the journal holds leads to the same state: through its bytes, as a hall that starts again reads it."""
    hall = split_hall()
    split(hall, minutes=15, document_ids=("t2",), ballot_ids=("whole",))
    hall.give(agenda_acts.DeferItem(item_id="i3", reason="chưa đủ hồ sơ"))
    adjourned(hall, sitting_id="s1b")
    again = HallState()
    kept = msgspec.json.encode(hall.events)
    for event in msgspec.json.decode(kept, type=list[AnyEvent]):  # type: ignore[valid-type]
        apply(again, event)
    assert msgspec.json.encode(again) == msgspec.json.encode(hall.state)


def test_a_deferral_of_an_older_journal_is_read_as_it_was() -> None:
    old = b'{"type":"ItemDeferred","item_id":"i2","reason":"ch\\u01b0a xong"}'
    event = msgspec.json.decode(old, type=AnyEvent)
    hall = a_sitting()
    apply(hall.state, event)
    assert item(hall, "i2").status == "deferred"


def test_who_registered_asks_or_wrote_on_a_part_is_found_again_on_the_whole() -> None:
    hall = a_sitting()
    hall.give(agenda_acts.SplitItem(item_id="i2", rest_id="i2b", title="Phần hai", reason="tách"))
    director = questioning.Respondent(office="Giám đốc Sở Y tế")
    hall.give(questioning.PrepareGroup(id="g", item_id="i2b", title="Y tế", respondents=[director]))
    hall.as_delegate("d01", opinions.HandInOpinion(delegate_id="d01", item_id="i2b", text="Nên hoãn"))
    for key in ("i2", "i2b"):
        hall.give(floor.OpenRegistration(item_id=key))
        hall.registered("d02", item_id=key)
    hall.registered("d03", item_id="i2b")
    hall.give(agenda_acts.JoinItem(item_id="i2b"))
    state = hall.state
    assert state.questioning.groups["g"].item_id == "i2" and list(state.floor.early) == ["i2"]
    assert [opinion.item_id for opinion in state.opinions.values()] == ["i2"]
    assert [request.delegate_id for request in queue_of(state, "i2")] == ["d02", "d03"], "each once"


def test_planned_times_stay_dates_however_much_is_typed() -> None:
    hall = with_minutes(a_sitting())
    endless = agenda.ItemPlan(id="i1", title="Một", minutes=10**9)
    assert code(hall, agenda.AmendItem(item=endless), "secretary") == "agenda.bad_minutes"
    ages = adjourning.AdjournSitting(reason="x", goes_on_at=hall.now + 400 * DAY)
    assert code(hall, ages) == "session.adjourned_too_far"


def test_a_recess_until_a_time_that_is_over_is_refused_and_one_until_another_day_points_to_adjourning() -> (
    None
):
    hall = a_sitting()
    for until in (hall.now - 60_000, hall.now):
        assert code(hall, session.CallRecess(until=until)) == "session.recess_over"
    assert code(hall, session.CallRecess(until=hall.now + 25 * 3_600_000)) == "session.recess_far"
    hall.give(session.CallRecess(until=hall.now + 1))
    recess = hall.state.require_session().recess
    assert recess is not None and recess.until == hall.now + 1


def test_while_a_ballot_is_open_nobody_is_sent_to_rest_home_or_to_something_else() -> None:
    hall = a_sitting().in_discussion().with_open_ballot()
    for command in (
        session.CallRecess(),
        session.CallRecess(until=hall.now + 60_000),
        session.CloseSitting(),
        adjourning.AdjournSitting(reason="lũ", goes_on_at=hall.now + DAY),
        agenda.StartItem(item_id="i2"),
        agenda.StartPhase(phase="voting"),
        agenda.FinishItem(),
        questions.AnswerQuestions(question_ids=["q1"]),
    ):
        assert code(hall, command) == "ballot.another_open", command

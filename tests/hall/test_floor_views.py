"""What each one sees of the floor: the chair everything, the others what is theirs."""

from __future__ import annotations

import pytest

from chair_console.domain import agenda, floor, opinions, presence, roster, turns
from chair_console.domain.actors import Actor
from chair_console.domain.agenda import PhaseKind
from chair_console.domain.floor import RequestKind
from chair_console.domain.speaking_order import Placed, called_before, queue, speakers_list
from chair_console.domain.state import HallState
from chair_console.hall.board import Board
from chair_console.hall.topics.audience import Audience, Surroundings, audience_of
from chair_console.hall.topics.floor import view as floor_view
from chair_console.hall.topics.me import view as me_view
from chair_console.hall.topics.places import view as places_view
from chair_console.hall.touched import touched_at_once, touched_soon
from chair_console.protocol.floor_views import FloorView, PlaceView
from chair_console.protocol.views import MeView
from tests.domain.building import HallDouble
from tests.domain.speaking import MINUTE, a_discussion, speak


def seen(hall: HallDouble, role: str) -> FloorView:
    shown = floor_view(hall.state, audience_of(role), Surroundings())[""]  # type: ignore[arg-type]
    assert isinstance(shown, FloorView)
    return shown


def own(hall: HallDouble, delegate_id: str) -> MeView:
    shown = me_view(hall.state, Audience("delegate", delegate_id), Surroundings())[""]
    assert isinstance(shown, MeView)
    return shown


def places(hall: HallDouble, delegate_id: str) -> dict[str, PlaceView]:
    shown = places_view(hall.state, Audience("delegate", delegate_id), Surroundings())
    return {key: place for key, place in shown.items() if isinstance(place, PlaceView)}


def test_a_point_of_order_is_a_silent_signal_to_the_chair() -> None:
    hall = a_discussion()
    hall.registered("d01")
    signal = hall.registered("d02", "point_of_order")
    assert [request.id for request in seen(hall, "chair").signals] == [signal]
    for role in ("delegate", "projector"):
        assert seen(hall, role).signals == ()
        assert [request.delegate_id for request in seen(hall, role).queue] == ["d01"]
    assert [(request.id, request.kind) for request in own(hall, "d02").requests] == [
        (signal, "point_of_order")
    ]
    assert own(hall, "d01").requests[0].kind == "discuss" and places(hall, "d02") == {}


def test_the_queue_tells_who_has_priority_and_who_has_left() -> None:
    hall = a_discussion()
    speak(hall, hall.registered("d03", "question"))
    hall.registered("d01")
    hall.registered("d02")
    hall.registered("d03", "debate")
    gone = presence.PresenceMark(delegate_id="d01", status="left")
    hall.give(presence.MarkPresence(marks=[gone]), "secretary")
    found = [(r.delegate_id, r.priority, r.present) for r in seen(hall, "delegate").queue]
    assert found == [("d03", True, True), ("d02", False, True), ("d01", False, False)]


def test_lists_of_items_to_come_are_seen_by_delegates_and_not_by_the_projector() -> None:
    hall = a_discussion()
    hall.give(floor.OpenRegistration(item_id="i2"))
    request = hall.registered("d01", item_id="i2")
    for role, rows in (("chair", [request]), ("delegate", [])):
        (early,) = seen(hall, role).early
        found = (early.item_id, early.closed_at, early.waiting, [r.id for r in early.queue])
        assert found == ("i2", None, 1, rows)
    assert seen(hall, "projector").early == ()


def test_a_speech_that_is_held_up_and_the_groups_time_are_shown_to_the_desk() -> None:
    hall = a_discussion(group_minutes=10)
    row = roster.DelegateRow(id="d01", name="Đại biểu 1", unit="Tổ 1")
    hall.give(roster.AmendDelegate(delegate=row), "secretary")
    hall.give(turns.GiveFloor(request_id=hall.registered("d01")))
    hall.wait(2 * MINUTE).give(turns.GiveFloor(request_id=hall.registered("d02", "point_of_order")))
    shown = seen(hall, "chair")
    assert shown.held_up is not None and shown.held_up.delegate_id == "d01"
    assert [(group.unit, group.spent_ms) for group in shown.groups] == [("Tổ 1", 2 * MINUTE)]
    assert shown.group_budget_ms == 10 * MINUTE and seen(hall, "delegate").groups == ()


@pytest.mark.parametrize("phase", ["discussion", "questioning"])
def test_the_desk_is_told_who_may_be_called_without_a_reason_and_nobody_else_is(phase: PhaseKind) -> None:
    hall = a_discussion()
    if phase == "questioning":
        hall.give(agenda.StartPhase(phase=phase))
    kinds: list[RequestKind] = ["discuss", "question", "debate", "question", "point_of_order"]
    for number, kind in enumerate(kinds, start=1):
        hall.registered(f"d{number:02d}", kind)
    shown = seen(hall, "chair")
    free = {
        r.id for r in queue(hall.state) if called_before(hall.state, r) is None and r.kind != "point_of_order"
    }
    assert set(shown.in_order) == free and len(free) == (1 if phase == "discussion" else 3)
    assert seen(hall, "delegate").in_order == seen(hall, "projector").in_order == ()


def test_in_questioning_the_place_on_the_list_counts_the_answers_before_it() -> None:
    hall = a_discussion()
    hall.registered("d01", "question")
    request = hall.registered("d02", "question")
    limits = hall.state.rules().floor
    assert places(hall, "d02")[request].ahead_ms == limits.question_ms
    hall.give(agenda.StartPhase(phase="questioning"))
    both = limits.question_ms + limits.answer_ms
    assert places(hall, "d02")[request].ahead_ms == both
    assert seen(hall, "delegate").waiting_ms == 2 * both


def test_who_was_not_reached_is_told_so_when_the_item_ends() -> None:
    hall = a_discussion()
    hall.registered("d01")
    speak(hall, hall.registered("d02"), reason="phải về sớm")
    assert own(hall, "d01").opinions_invited == []
    hall.give(agenda.FinishItem())
    invited = [own(hall, delegate).opinions_invited for delegate in ("d01", "d02")]
    assert invited == [["i1"], []]


def test_when_the_discussion_has_ended_nobody_has_a_place_and_who_waited_is_invited_to_write() -> None:
    hall = a_discussion()
    hall.registered("d01")
    speak(hall, hall.registered("d02"), reason="phải về sớm")
    hall.registered("d03", "explain")
    hall.give(floor.CloseRegistration())
    assert places(hall, "d01") and seen(hall, "delegate").waiting == 2, "a closed list is still called"
    assert own(hall, "d01").opinions_invited == []
    hall.give(agenda.StartPhase(phase="explanation"))
    assert [own(hall, d).opinions_invited for d in ("d01", "d02", "d03")] == [["i1"], [], []]
    assert {"me", "places", "floor"} <= set(touched_at_once(hall.events[-1], Actor(role="chair")))
    told = seen(hall, "delegate")
    assert places(hall, "d01") == places(hall, "d03") == {}
    assert (told.queue, told.waiting, told.waiting_ms) == ([], 0, 0)
    assert seen(hall, "chair").waiting == 2, "the chair may still call them"
    hall.give(agenda.StartPhase(phase="discussion"))
    assert places(hall, "d01") and own(hall, "d01").opinions_invited == []
    hall.give(agenda.StartPhase(phase="voting"))
    hall.as_delegate("d01", opinions.HandInOpinion(delegate_id="d01", item_id="i1", text="Nhất trí."))
    assert own(hall, "d01").opinions_invited == []


def test_when_a_whole_council_registers_at_once_the_list_is_not_sent_for_each() -> None:
    hall = a_discussion(8)
    registering = Actor(role="delegate", delegate_id="d01")
    hall.registered("d01")
    assert touched_at_once(hall.events[-1], registering) == ()
    assert {"floor", "places", "me"} <= set(touched_soon(hall.events[-1], registering))


def a_long_list(number: int = 25) -> tuple[HallDouble, list[str]]:
    hall = a_discussion(number)
    said = {"subject": "Nguồn vốn thực hiện"}
    return hall, [hall.registered(f"d{n:02d}", **said) for n in range(1, number + 1)]


def test_a_tablet_gets_the_head_of_a_long_list_and_how_many_wait_and_the_desk_all_of_it() -> None:
    hall, requests = a_long_list()
    tablet = seen(hall, "delegate")
    assert [row.id for row in tablet.queue] == requests[:20]
    assert {(row.subject, row.to, row.title) for row in tablet.queue} == {("", "", "")}
    for role in ("chair", "secretary", "projector"):
        shown = seen(hall, role)
        assert [row.id for row in shown.queue] == requests and shown.queue[
            24
        ].subject == "Nguồn vốn thực hiện"
        assert (shown.waiting, shown.waiting_ms) == (tablet.waiting, tablet.waiting_ms) == (25, 175 * MINUTE)


def test_a_delegate_is_told_the_own_place_on_every_list_however_far_back() -> None:
    hall, requests = a_long_list()
    hall.registered("d25", "point_of_order")
    hall.give(floor.OpenRegistration(item_id="i2"))
    beforehand = [hall.registered(delegate, item_id="i2") for delegate in ("d03", "d25")]
    found = places(hall, "d25")
    assert set(found) == {requests[24], beforehand[1]}
    far, early = found[requests[24]], found[beforehand[1]]
    assert (far.item_id, far.place, far.ahead_ms, far.limit_ms) == ("i1", 25, 24 * 7 * MINUTE, 7 * MINUTE)
    assert (early.item_id, early.place, early.ahead_ms) == ("i2", 2, 7 * MINUTE)
    speak(hall, requests[0])
    again = hall.registered("d01")
    assert places(hall, "d25")[requests[24]].place == 24
    assert (places(hall, "d01")[again].nth, places(hall, "d01")[again].limit_ms) == (2, 3 * MINUTE)
    gone = presence.PresenceMark(delegate_id="d25", status="left")
    hall.give(presence.MarkPresence(marks=[gone]), "secretary")
    assert not places(hall, "d25")[requests[24]].present and places(hall, "d24")[requests[23]].present


def test_one_call_moves_every_place_with_one_count_of_the_lists(monkeypatch: pytest.MonkeyPatch) -> None:
    hall, requests = a_long_list()
    board = Board(hall.state, Surroundings(), 1)
    everyone = {key: Audience("delegate", key) for key in hall.state.roster}
    counted: list[str] = []

    def count(state: HallState, item_id: str) -> list[Placed]:
        counted.append(item_id)
        return speakers_list(state, item_id)

    monkeypatch.setattr("chair_console.hall.topics.places.speakers_list", count)
    versions = {key: board.table("places", audience).version for key, audience in everyone.items()}
    assert counted == ["i1"]
    events = hall.give(turns.GiveFloor(request_id=requests[0]))
    topics = touched_at_once(events[-1], Actor(role="chair"))
    changed = board.refresh(set(topics) & {"places"}, set(), 2)
    assert counted == ["i1", "i1"]
    assert changed == {("places", audience) for audience in everyone.values()}, "d01 has left the list"
    told = board.table("places", everyone["d25"]).message(versions["d25"])
    assert '"place":24' in told and requests[24] in told and len(told) < 300
    assert requests[0] in board.table("places", everyone["d01"]).message(1), "the row that is gone"

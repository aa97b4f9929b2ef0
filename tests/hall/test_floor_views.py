"""What each one sees of the floor: the chair everything, the others what is theirs."""

from __future__ import annotations

import pytest

from chair_console.domain import agenda, floor, presence, roster, turns
from chair_console.domain.actors import Actor
from chair_console.hall.topics.audience import Audience, Surroundings, audience_of
from chair_console.hall.topics.floor import view as floor_view
from chair_console.hall.topics.me import view as me_view
from chair_console.hall.touched import touched_at_once, touched_soon
from chair_console.protocol.floor_views import FloorView
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
    assert own(hall, "d01").requests[0].kind == "discuss" and own(hall, "d02").request_id is None


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
    for role in ("chair", "delegate"):
        (early,) = seen(hall, role).early
        assert (early.item_id, early.closed_at, [r.id for r in early.queue]) == ("i2", None, [request])
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


def test_who_was_not_reached_is_told_so_when_the_item_ends() -> None:
    hall = a_discussion()
    hall.registered("d01")
    speak(hall, hall.registered("d02"), reason="phải về sớm")
    assert own(hall, "d01").opinions_invited == []
    hall.give(agenda.FinishItem())
    invited = [own(hall, delegate).opinions_invited for delegate in ("d01", "d02")]
    assert invited == [["i1"], []]


def test_when_a_whole_council_registers_at_once_the_long_list_is_not_sent_for_each(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    hall = a_discussion(8)
    registering = Actor(role="delegate", delegate_id="d01")
    first = hall.registered("d01")
    assert touched_at_once(hall.events[-1], registering) == ()
    assert {"floor", "me"} <= set(touched_soon(hall.events[-1], registering))
    monkeypatch.setattr(
        "chair_console.hall.topics.me.queue", None
    )  # the whole list: not for each of 500 tablets
    assert own(hall, "d01").request_id == first

"""What the desk reads of the floor: the order, the times, the groups' time, the clock of the speech."""

from __future__ import annotations

import msgspec
import pytest

from chair_console.desktop.floor_model import turn_view
from chair_console.desktop.floor_rows import queue_rows, signal_rows
from chair_console.domain import floor, presence, questioning, regulation, session, turns
from chair_console.domain.speaking_order import queue
from chair_console.protocol.floor_views import FloorView, TurnView
from chair_console.scene.times import clock
from chair_console.scene.topics import Topics
from chair_console.scene.words import Words

from . import morning as moments
from .morning import at
from .questioning_moments import before_questioning

WORDS = Words("vi")


def seen(hall: moments.Morning) -> FloorView:
    shown = Topics(hall.tables("chair")).floor
    assert shown is not None
    return shown


def test_the_queue_stands_in_the_halls_order_each_with_the_time_when_the_turn_comes() -> None:
    hall = moments.in_discussion()
    shown = seen(hall)
    rows = queue_rows(WORDS, shown, hall.now)
    waiting = queue(hall.state)
    assert [row["request_id"] for row in rows] == [request.id for request in waiting]
    assert [row["place"] for row in rows] == [1, 2, 3, 4, 5, 6]
    speaking = hall.state.floor.turn
    assert speaking is not None
    at = hall.now + speaking.limit_ms - speaking.elapsed(hall.now)
    for row, request in zip(rows, shown.queue, strict=True):
        assert row["detail"].split(" · khoảng ")[1][:5] == row["brief"][-5:] == clock(at)
        at += request.limit_ms


def test_what_a_group_has_left_counts_the_speech_that_runs_and_not_one_that_is_paused() -> None:
    hall = moments.in_discussion()
    rules = msgspec.structs.replace(hall.state.rules(), group_minutes=8)
    hall.tell(regulation.AmendRules(rules=rules, reason="Nghị quyết"), role="secretary")
    speaking = hall.state.floor.turn
    assert speaking is not None
    unit = hall.state.roster[speaking.delegate_id or ""].unit
    own = next(d for d in hall.state.roster.values() if d.unit == unit and d.id != speaking.delegate_id)
    hall.as_delegate(own.id, floor.RequestToSpeak(delegate_id=own.id, kind="discuss"))

    def row(now: int) -> dict[str, object]:
        return queue_rows(WORDS, seen(hall), now)[-1]

    spoken = speaking.elapsed(hall.now)
    assert f"{unit} (còn {-(-(480_000 - spoken) // 60_000)} phút)" in str(row(hall.now)["detail"])
    over = hall.now + 480_000 - spoken + 1
    assert row(over)["tag"] == "tổ hết giờ" and f"{unit} (còn 0 phút)" in str(row(over)["brief"])
    hall.tell(turns.PauseTurn())
    assert row(over)["tag"] == "", "its clock stands"


def test_the_tag_says_what_matters_most_for_calling_a_delegate() -> None:
    hall = moments.in_discussion()
    shown = seen(hall)
    plain = shown.queue[0]
    away = msgspec.structs.replace(plain, id="away", present=False, priority=True)
    early = msgspec.structs.replace(plain, id="early", priority=True)
    used = msgspec.structs.replace(shown, queue=[plain, early, away], group_budget_ms=1, groups=())

    def tags(view: FloorView) -> list[str]:
        return [row["tag"] for row in queue_rows(WORDS, view, hall.now)]

    assert tags(msgspec.structs.replace(used, group_budget_ms=0)) == ["kế tiếp", "ưu tiên", "vắng"]
    spent = msgspec.structs.replace(Topics(hall.tables("chair")).floor, group_budget_ms=-1)  # type: ignore[type-var]
    assert set(tags(msgspec.structs.replace(spent, queue=[plain, early, away]))) == {"tổ hết giờ", "vắng"}


def test_signals_are_told_in_the_order_in_which_they_are_to_be_heard() -> None:
    hall = moments.in_discussion()
    hall.as_delegate("d40", floor.RequestToSpeak(delegate_id="d40", kind="interpose"))
    hall.as_delegate("d20", floor.RequestToSpeak(delegate_id="d20", kind="point_of_order"))
    rows = signal_rows(WORDS, seen(hall))
    assert [row["what"] for row in rows] == ["Đề nghị về thủ tục", "Xin hỏi xen"]
    assert [row["name"] for row in rows] == [hall.state.roster[key].name for key in ("d20", "d40")]


@pytest.mark.parametrize(
    ("left_ms", "clocked", "tone", "over"),
    [
        (60_000, "1:00", "text", ""),
        (30_000, "0:30", "gold", ""),
        (0, "0:00", "danger", ""),
        (-12_000, "0:00", "danger", "quá 0:12"),
    ],
)
def test_the_clock_of_a_speech_turns_gold_and_red_and_tells_the_overtime(
    left_ms: int, clocked: str, tone: str, over: str
) -> None:
    hall = moments.in_discussion()
    turn = seen(hall).turn
    assert isinstance(turn, TurnView) and turn.running_since is not None
    now = turn.running_since + turn.limit_ms - turn.elapsed_ms - left_ms
    shown = turn_view(WORDS, turn, now)
    assert (shown["clock"], shown["tone"], shown["over"], shown["paused"]) == (clocked, tone, over, False)
    assert shown["kind"] == "thảo luận, lần 1"
    paused = msgspec.structs.replace(turn, running_since=None)
    assert turn_view(WORDS, paused, now + 60_000)["paused"]
    assert turn_view(WORDS, paused, now)["clock"] == turn_view(WORDS, paused, now + 60_000)["clock"]


def test_a_delegate_who_has_left_is_read_as_away_and_stands_last() -> None:
    hall = moments.in_discussion()
    first = queue(hall.state)[0]
    gone = presence.PresenceMark(delegate_id=first.delegate_id, status="left")
    hall.tell(presence.MarkPresence(marks=[gone]), role="secretary")
    last = queue_rows(WORDS, seen(hall), hall.now)[-1]
    assert (last["request_id"], last["tag"], last["present"], last["is_next"]) == (
        first.id,
        "vắng",
        False,
        False,
    )


def test_in_a_questioning_session_s_recess_the_calls_come_after_it_with_the_answers_between_them() -> None:
    hall = before_questioning()
    hall.tell(questioning.StartGroup(group_id="i5-g1"), "10:48").tell(
        session.CallRecess(until=at("11:15")), "11:00"
    )
    limits = hall.state.rules().floor
    topics = Topics(hall.tables("chair"))
    shown = topics.floor
    assert shown is not None and len(shown.queue) > 3
    both = limits.question_ms + limits.answer_ms
    rows = queue_rows(WORDS, shown, hall.now, topics.session)
    calls = [at("11:15") + place * both for place in range(len(rows))]
    assert [row["brief"][-5:] for row in rows] == [clock(call) for call in calls]
    assert shown.waiting_ms == len(rows) * both
    late = queue_rows(WORDS, shown, at("11:20"), topics.session)
    assert late[0]["brief"][-5:] == clock(at("11:20")), "the hall is not back yet"
    hall.tell(session.EndRecess()).tell(session.CallRecess())
    topics = Topics(hall.tables("chair"))
    assert topics.floor is not None
    for row in queue_rows(WORDS, topics.floor, hall.now, topics.session):
        assert ":" not in row["brief"] and "khoảng" not in row["detail"], "nobody has said when it ends"

"""How late the day is said to be, and until when it rests."""

from __future__ import annotations

import msgspec

from chair_console.desktop.agenda_rows import agenda_rows
from chair_console.desktop.schedule import expected_times, schedule
from chair_console.domain.agenda import FinishItem
from chair_console.domain.session import CallRecess
from chair_console.scene import times
from chair_console.scene.topics import Topics
from chair_console.scene.words import Words

from . import morning as moments


def test_less_than_three_minutes_late_or_early_is_as_planned() -> None:
    hall = moments.in_discussion()
    hall.give(FinishItem())
    topics = Topics(hall.tables())
    following = next(item for item in topics.due_items if item.status == "planned")
    for minutes, late in ((2, False), (-2, False), (4, True), (-4, True)):
        now = following.planned_at + minutes * times.MINUTE_MS
        assert schedule(topics, now).drift_ms == minutes * times.MINUTE_MS
        assert (following.id in expected_times(topics, now)) is late, minutes


def test_a_sitting_that_is_held_on_another_day_than_planned_is_not_a_day_late() -> None:
    hall = moments.in_discussion()
    as_planned = schedule(Topics(hall.tables()), hall.now)
    day = 24 * 60 * times.MINUTE_MS
    hall.state.require_session().sittings["s1"].planned_at -= day
    hall.state.require_session().sittings["s1"].ends_at -= day
    for item in hall.state.agenda.items.values():
        item.plan = msgspec.structs.replace(item.plan, planned_at=item.plan.planned_at - day)
    shifted = schedule(Topics(hall.tables()), hall.now)
    assert abs(shifted.drift_ms - as_planned.drift_ms) < 10 * times.MINUTE_MS
    assert shifted.ends_at == as_planned.ends_at


def test_a_recess_stands_before_what_follows_with_its_end_where_that_was_announced() -> None:
    for until in (None, 20 * times.MINUTE_MS):
        hall = moments.in_ballot(57).ballot_closed().declared()
        hall.give(FinishItem())
        hall.give(CallRecess(until=until and hall.now + until))
        rows = agenda_rows(Topics(hall.tables()), Words("vi"), hall.now, compact=False)
        place = next(number for number, row in enumerate(rows) if row["id"] == "recess")
        assert rows[place]["title"] == (
            f"Tạm nghỉ đến {times.clock(hall.now + until)}" if until else "Đang tạm nghỉ"
        )
        assert rows[place]["time_text"] == times.clock(hall.now)
        assert rows[place + 1]["standing"] == "next"

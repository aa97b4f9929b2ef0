"""The rows of the agenda rail: done with its real times, running with what is used, coming with what to expect."""

from __future__ import annotations

from chair_console.protocol.agenda_views import ItemView
from chair_console.scene import times
from chair_console.scene.sittings import title_of
from chair_console.scene.topics import Topics
from chair_console.scene.words import Words

from .schedule import expected_times, left_of, used_of
from .view_model import Row

ROLES = ("number", "title", "time_text", "standing", "detail", "progress", "over", "item_id", "acts")


def agenda_rows(topics: Topics, words: Words, now: int, *, compact: bool) -> list[Row]:
    """A row an item; in a low window what is done, and each other sitting, fold into one row."""
    items = topics.items
    following = topics.next_item if topics.current_item is None else None
    expected = expected_times(topics, now)
    due = {item.id for item in topics.due_items}
    if not compact:
        return _with_breaks(
            topics, words, [_row(topics, words, item, now, following, expected) for item in items]
        )
    rows: list[Row] = []
    done = [item for item in items if item.status == "done"]
    if len(done) > 1:
        text = words("agenda.done", count=len(done))
        rows.append(_fold("done", text, _span(done), "done"))
    else:
        rows += [_row(topics, words, item, now, following, expected) for item in done]
    later: dict[str, list[ItemView]] = {}
    for item in items:
        if item.status == "done":
            continue
        if item.id in due or item.status == "current":
            rows.append(_row(topics, words, item, now, following, expected))
        else:
            later.setdefault(item.sitting_id, []).append(item)
    for sitting_id, group in later.items():
        text = words("agenda.later", sitting=_sitting_title(topics, words, sitting_id), count=len(group))
        rows.append(_fold(f"sitting-{sitting_id}", text, _at(group[0]), "fold"))
    return rows


def _sitting_title(topics: Topics, words: Words, sitting_id: str) -> str:
    sittings = topics.session.sittings if topics.session else []
    return next((title_of(s, words) for s in sittings if s.id == sitting_id), sitting_id)


def _at(item: ItemView) -> str:
    """What is put off has no time in this sitting."""
    return times.clock(item.planned_at) if item.planned_at and item.status != "deferred" else ""


def _span(done: list[ItemView]) -> str:
    """From when to when the items that are done really ran."""
    begun = min((item.started_at for item in done if item.started_at is not None), default=None)
    ended = max((item.finished_at for item in done if item.finished_at is not None), default=None)
    return f"{times.clock(begun)} – {times.clock(ended)}" if begun is not None and ended is not None else ""


def _fold(key: str, title: str, time_text: str, state: str) -> Row:
    return {
        "id": key, "number": 0, "title": title, "time_text": time_text, "standing": state, "detail": "",
        "progress": -1.0, "over": False, "item_id": "", "acts": "",
    }  # fmt: skip


def _with_breaks(topics: Topics, words: Words, rows: list[Row]) -> list[Row]:
    """Between two sittings stands when the first one ends; while the hall is in recess, until when it is."""
    held = topics.session
    ends = {s.id: s for s in held.sittings} if held else {}
    found: list[Row] = []
    before = ""
    for row, item in zip(rows, topics.items, strict=True):
        sitting, last = ends.get(item.sitting_id), ends.get(before)
        if sitting is not None and last is not None and sitting.id != last.id:
            ended = last.closed_at or last.ends_at
            if times.same_day(ended, sitting.planned_at):
                text = words("agenda.break")
                time_text = times.clock(ended)
            else:
                text = words("agenda.other_day", date=times.date(sitting.planned_at))
                time_text = times.clock(sitting.planned_at)
            found.append(_fold(f"break-{sitting.id}", text, time_text, "fold"))
        if row["standing"] == "next" and held is not None and held.phase == "recess":
            until = held.recess_until
            text = words("agenda.recess_until", time=times.clock(until)) if until else words("agenda.recess")
            found.append(_fold("recess", text, times.clock(held.recess_since or 0), "fold"))
        found.append(row)
        before = item.sitting_id or before
    return found


def _row(
    topics: Topics,
    words: Words,
    item: ItemView,
    now: int,
    following: ItemView | None,
    expected: dict[str, int],
) -> Row:
    """`following` is the next item, None while one runs."""
    current = item.status == "current"
    used, planned = used_of(item, now), item.minutes * times.MINUTE_MS
    is_next = following is not None and following.id == item.id
    detail = (
        _current_detail(words, item, now)
        if current
        else _detail(topics, words, item, expected.get(item.id, 0))
    )
    return {
        "id": item.id,
        "number": item.number,
        "title": item.short_title,
        "time_text": _at(item),
        "standing": "next" if is_next else item.status,
        "detail": detail,
        "progress": min(1.0, used / planned) if current and planned else -1.0,
        "over": current and planned > 0 and used > planned,
        "item_id": item.id if item.status != "current" else "",
        "acts": item.id,
    }


def _current_detail(words: Words, item: ItemView, now: int) -> str:
    phase = words(f"phase.{item.phase}") if item.phase else words("agenda.running")
    used = times.minutes(used_of(item, now))
    if not item.minutes:
        return words("agenda.used", phase_name=phase, used=used)
    if left_of(item, now) == 0:
        return words("agenda.over", phase_name=phase, over=used - item.minutes)
    return words("agenda.used_of", phase_name=phase, used=used, minutes=item.minutes)


def _detail(topics: Topics, words: Words, item: ItemView, expected: int) -> str:
    """Of a done item when it really ran; of one that waits when it will come, where that is not as planned."""
    if item.status == "deferred":
        return words("agenda.deferred", reason=item.reason)
    if item.status != "planned":
        return _really(words, item)
    if item.broken_off_in is not None:
        left = words("agenda.broken_off", phase_name=words(f"phase.{item.broken_off_in}"))
    else:
        left = words("agenda.expected", time=times.clock(expected)) if expected else ""
    return " · ".join(part for part in (left, _ballots(topics, words, item)) if part)


def _really(words: Words, item: ItemView) -> str:
    if item.started_at is None or item.finished_at is None:
        return ""
    begun, ended = times.clock(item.started_at), times.clock(item.finished_at)
    return words("agenda.really", begun=begun, ended=ended, minutes=times.minutes(item.spent_ms))


def _ballots(topics: Topics, words: Words, item: ItemView) -> str:
    count = sum(1 for ballot in topics.ballots if ballot.item_id == item.id and ballot.status == "prepared")
    return words("agenda.ballots", count=count) if count else ""

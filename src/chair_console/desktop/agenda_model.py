"""The agenda rail: what is done, what runs, what comes, and when the day will end."""

from __future__ import annotations

from PySide6.QtCore import Property, QObject, Slot

from chair_console.protocol.agenda_views import ItemView
from chair_console.scene import times
from chair_console.scene.topics import Topics
from chair_console.scene.words import Words

from .schedule import left_of, schedule, used_of
from .view_model import Desk, Row, RowsModel, View, ViewModel

ROLES = ("number", "title", "time_text", "standing", "detail", "progress", "over", "item_id")


def agenda_rows(topics: Topics, words: Words, now: int, *, compact: bool) -> list[Row]:
    """A row an item; in a low window what is done, and each other sitting, fold into one row."""
    items = topics.items
    following = topics.next_item
    due = {item.id for item in topics.due_items}
    if not compact:
        return [_row(topics, words, item, now, following) for item in items]
    rows: list[Row] = []
    done = [item for item in items if item.status == "done"]
    if len(done) > 1:
        text = words("agenda.done", count=len(done))
        rows.append(_fold("done", text, f"{_at(done[0])} – {_at(done[-1])}", "done"))
    else:
        rows += [_row(topics, words, item, now, following) for item in done]
    later: dict[str, list[ItemView]] = {}
    for item in items:
        if item.status == "done":
            continue
        if item.id in due or item.status == "current":
            rows.append(_row(topics, words, item, now, following))
        else:
            later.setdefault(item.sitting_id, []).append(item)
    for sitting_id, group in later.items():
        text = words("agenda.later", sitting=_sitting_title(topics, sitting_id), count=len(group))
        rows.append(_fold(f"sitting-{sitting_id}", text, _at(group[0]), "fold"))
    return rows


def _sitting_title(topics: Topics, sitting_id: str) -> str:
    sittings = topics.session.sittings if topics.session else []
    return next((s.title for s in sittings if s.id == sitting_id), sitting_id)


def _at(item: ItemView) -> str:
    return times.clock(item.planned_at) if item.planned_at else ""


def _fold(key: str, title: str, time_text: str, state: str) -> Row:
    return {
        "id": key, "number": 0, "title": title, "time_text": time_text, "standing": state, "detail": "",
        "progress": -1.0, "over": False, "item_id": "",
    }  # fmt: skip


def _row(topics: Topics, words: Words, item: ItemView, now: int, following: ItemView | None) -> Row:
    current = item.status == "current"
    used, planned = used_of(item, now), item.minutes * times.MINUTE_MS
    is_next = topics.current_item is None and following is not None and following.id == item.id
    return {
        "id": item.id,
        "number": item.number,
        "title": item.short_title,
        "time_text": _at(item),
        "standing": "next" if is_next else item.status,
        "detail": _current_detail(words, item, now) if current else _detail(topics, words, item),
        "progress": min(1.0, used / planned) if current and planned else -1.0,
        "over": current and planned > 0 and used > planned,
        "item_id": item.id if item.status != "current" else "",
    }


def _current_detail(words: Words, item: ItemView, now: int) -> str:
    phase = words(f"phase.{item.phase}") if item.phase else words("agenda.running")
    used = times.minutes(used_of(item, now))
    if not item.minutes:
        return words("agenda.used", phase_name=phase, used=used)
    if left_of(item, now) == 0:
        return words("agenda.over", phase_name=phase, over=used - item.minutes)
    return words("agenda.used_of", phase_name=phase, used=used, minutes=item.minutes)


def _detail(topics: Topics, words: Words, item: ItemView) -> str:
    if item.status == "deferred":
        return words("agenda.deferred", reason=item.reason)
    if item.status != "planned":
        return ""
    count = sum(1 for ballot in topics.ballots if ballot.item_id == item.id and ballot.status == "prepared")
    return words("agenda.ballots", count=count) if count else ""


class AgendaModel(ViewModel):
    follows = frozenset({"agenda", "session", "ballot"})
    ticks = True

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        self._compact = False
        self._rows = RowsModel(ROLES)
        super().__init__(desk, parent)

    @Property(QObject, constant=True)
    def rows(self) -> RowsModel:
        return self._rows

    def look(self) -> View:
        topics, words, now = self.desk.topics, self.desk.words, self.desk.now()
        self._rows.update(agenda_rows(topics, words, now, compact=self._compact))
        items = topics.items
        current = next(
            (place for place, row in enumerate(self._rows.rows) if row["standing"] in ("current", "next")), -1
        )
        ends_at = schedule(topics, now).ends_at
        return {
            "count_text": words("agenda.count", count=len(items)) if items else "",
            "end_text": times.clock(ends_at) if ends_at else "–",
            "empty": not items,
            "current": current,
        }

    @Slot(bool)
    def fold(self, compact: bool) -> None:
        """Fold what is not needed now, for windows under 820 high."""
        self._compact = compact
        self.refresh()

"""What is to be put on the screen by hand: seen as it will be, and only then shown."""

from __future__ import annotations

import re
import unicodedata
from datetime import datetime, timedelta
from typing import Any, cast

from PySide6.QtCore import QObject, Signal, Slot

from chair_console.domain.screen import Chart, FollowMeeting, ShowOnScreen, ShowResultAs
from chair_console.domain.screen import View as ScreenKind
from chair_console.scene.charts import parts_of
from chair_console.scene.meeting import Picture, no_picture

from .documents_model import shown_now
from .preview import pinned
from .projector_model import hall_words
from .view_model import Desk, View, ViewModel

PLACE = "showing.show"
VIEWS = ("welcome", "agenda", "item", "presence", "notice", "countdown")
CHARTS = ("figures", "seats", "groups")
_MINUTES = re.compile(r"\+ ?(\d{1,4}) ?(?:p|ph|phút|phut|m|min|minutes?|')?")
_TIME = re.compile(r"(\d{1,2})[:.hg ]?(\d{2})?")


def time_of(typed: str, now: int) -> int:
    """The next moment (ms) when it is what was typed: "14:00", "14h", or "+15", "+15 phút" for minutes; else 0."""
    text = unicodedata.normalize("NFC", typed).strip().lower()
    if text.startswith("+"):
        minutes = _MINUTES.fullmatch(text)
        return now + int(minutes[1]) * 60_000 if minutes and 0 < int(minutes[1]) < 1440 else 0
    found = _TIME.fullmatch(text)
    if found is None:
        return 0
    hour, minute = int(found[1]), int(found[2] or 0)
    if hour > 23 or minute > 59:
        return 0
    here = datetime.fromtimestamp(now / 1000)
    moment = here.replace(hour=hour, minute=minute, second=0, microsecond=0)
    if moment <= here:
        moment += timedelta(days=1)
    return int(moment.timestamp() * 1000)


class ShowingModel(ViewModel):
    """One view is picked; a notice and a countdown have words, a countdown a time. Nothing is shown before `show`."""

    follows = frozenset({"session", "agenda", "presence", "screen", "roster", "ballot", "turnout", "seating"})
    ticks = True
    shown = Signal()
    asked = Signal(str)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        self._picked, self._text, self._time = "welcome", "", ""
        self.open = False
        self.picture: Picture = no_picture
        super().__init__(desk, parent)

    def look(self) -> View:
        until = time_of(self._time, self.desk.now()) if self._picked == "countdown" else 0
        worded = self._picked in ("notice", "countdown")
        possible = self._picked in {choice["value"] for choice in self._choices()}
        ready = (
            possible
            and (not worded or bool(self._text.strip()))
            and (self._picked != "countdown" or until > 0)
        )
        return {
            "choices": self._choices(),
            "picked": self._picked,
            "worded": worded,
            "timed": self._picked == "countdown",
            "ready": ready,
            "hint": self._hint(until),
            "preview": self._preview(until) if self.open else {},
            "pinned": bool(self.desk.topics.screen and self.desk.topics.screen.pinned),
        }

    def _choices(self) -> list[dict[str, str]]:
        """What can be shown now; a result in another way only while it is on the screen."""
        topics, words = self.desk.topics, self.desk.words
        views = [view for view in VIEWS if view != "item" or topics.current_item is not None]
        if topics.screen is not None and topics.screen.view == "result" and self._drawn_by_seat():
            views += [f"result_{chart}" for chart in CHARTS]
        return [{"value": view, "text": words(f"showing.{view}")} for view in views]

    def _drawn_by_seat(self) -> bool:
        topics = self.desk.topics
        shown = topics.ballot(topics.screen.ballot_id) if topics.screen else None
        return shown is not None and shown.form == "motion" and shown.kind != "blind" and not shown.hand_count

    def _hint(self, until: int) -> str:
        words, topics = self.desk.words, self.desk.topics
        if self._picked == "countdown" and self._time and not until:
            return words("showing.bad_time")
        if self._picked in ("result_seats", "result_groups"):
            shown = topics.ballot(topics.screen.ballot_id) if topics.screen else None
            named = shown is not None and len(parts_of(topics, words, shown)) > 2
            return "" if named else words("showing.no_names")
        return ""

    def _preview(self, until: int) -> dict[str, Any]:
        topics, now = self.desk.topics, self.desk.now()
        words = hall_words(topics)
        chart = self._picked.removeprefix("result_") if self._picked.startswith("result_") else ""
        view = "result" if chart else self._picked
        return pinned(
            topics, words, now, view, text=self._text, until=until, chart=chart, picture=self.picture
        )

    @Slot(bool)
    def watch(self, on: bool) -> None:
        """The sheet has opened or closed: only then is there somebody to see the picture."""
        self.open = on
        self.refresh()

    @Slot(str)
    def ask(self, view: str) -> None:
        """Have the sheet opened with this view picked."""
        self.asked.emit(view)

    @Slot(str)
    def pick(self, view: str) -> None:
        self._picked = view
        self.refresh()

    @Slot(str)
    def write(self, text: str) -> None:
        """The words of a notice or of a countdown."""
        self._text = text
        self.refresh()

    @Slot(str)
    def end_at(self, typed: str) -> None:
        """When a countdown ends: "14:00", or "+15" for minutes from now."""
        self._time = typed
        self.refresh()

    @Slot()
    def show(self) -> None:
        """Put it on the screen as it was seen. A view that was there before comes back for ten seconds."""
        if not self._view["ready"]:
            return
        runner, words = self.desk.runner, self.desk.words
        if self._picked.startswith("result_"):
            chart = cast(Chart, self._picked.removeprefix("result_"))
            runner.send(PLACE, ShowResultAs(chart=chart), recorded=lambda _: self.shown.emit())
            return
        worded = self._view["worded"]
        command = ShowOnScreen(
            view=cast(ScreenKind, self._picked),
            notice=self._text.strip() if worded else "",
            until=time_of(self._time, self.desk.now()) if self._picked == "countdown" else 0,
        )
        runner.send(
            PLACE,
            command,
            undo=shown_now(self.desk.topics),
            undo_text=words("undo.show"),
            recorded=lambda _: self.shown.emit(),
        )

    @Slot()
    def follow(self) -> None:
        """Take the pinned view away: the screen follows the meeting again."""
        self.desk.runner.send(PLACE, FollowMeeting())

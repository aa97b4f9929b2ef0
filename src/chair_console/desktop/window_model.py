"""The window's frame: whose session this is, the time and the drift, the link to the hall, its notices."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Property, QObject, Signal, Slot

from chair_console.client import HallClient
from chair_console.scene import times
from chair_console.scene.sittings import title_of
from chair_console.scene.words import Words

from .schedule import schedule
from .view_model import Desk, View, ViewModel

DRIFT_SHOWN_MS = 2 * times.MINUTE_MS
SIZES = (100, 125, 150)
"""Of the windows' type, in per cent."""


def drift_view(words: Words, drift_ms: int) -> View:
    minutes = times.minutes(abs(drift_ms))
    if abs(drift_ms) < DRIFT_SHOWN_MS:
        return {"text": "", "late": False}
    late = drift_ms > 0
    return {"text": words("window.late" if late else "window.early", minutes=minutes), "late": late}


class WindowModel(ViewModel):
    follows = frozenset({"session", "agenda", "notices", "floor"})
    ticks = True
    language_changed = Signal()
    theme_changed = Signal()
    size_changed = Signal()

    def __init__(
        self,
        desk: Desk,
        client: HallClient,
        set_language: Callable[[str], None],
        parent: QObject | None = None,
    ) -> None:
        self._client = client
        self._set_language = set_language
        self.is_dark = False
        self.percent = SIZES[0]
        self._trouble = ""
        self._read: set[str] = set()
        super().__init__(desk, parent)

    def look(self) -> View:
        topics, words, now = self.desk.topics, self.desk.words, self.desk.now()
        session = topics.session
        sitting = topics.open_sitting or topics.next_sitting
        chip = short = ""
        over = session is not None and session.phase == "closed"
        if session is not None and sitting is not None and not over:
            short = title = title_of(sitting, words)
            key = "window.sitting" if topics.open_sitting else "window.before"
            chip = words(key, title=title, date=times.date(sitting.planned_at))
        elif session is not None:
            chip = words("window.over")
        return {
            "body": session.body_short if session else words("scene.product"),
            "title": session.title if session else "",
            "chip": chip,
            "chip_short": short,
            "rehearsal": words("scene.rehearsal") if session and session.rehearsal else "",
            "clock": times.clock(now),
            "drift": drift_view(words, schedule(topics, now).drift_ms),
            "link": self._link(),
            "live": self._client.state == "live",
            "notices": [
                {"id": n.id, "text": words.of(n.text), "level": n.level, "time": times.clock_seconds(n.at)}
                for n in topics.notices
                if f"{n.id}-{n.at}" not in self._read
            ],
            "words": session.words if session else "",
        }

    def _link(self) -> str:
        """The sentence under the top bar while the hall cannot be heard."""
        if self._trouble:
            return self._trouble
        if self._client.state in ("lost", "refused"):
            return self.desk.words("window.lost", time=times.clock_seconds(self._client.since))
        return ""

    def trouble(self, sentence: str) -> None:
        """Something about the hall process that a person must do something about."""
        self._trouble = sentence
        self.refresh()

    @Slot(str)
    def read_notice(self, notice_id: str) -> None:
        """Put a notice away; the hall keeps it, this window does not show it again."""
        self._read |= {f"{n.id}-{n.at}" for n in self.desk.topics.notices if n.id == notice_id}
        self.refresh()

    @Property(str, notify=language_changed)
    def language(self) -> str:
        return self.desk.words.language

    @Slot(str)
    def speak(self, language: str) -> None:
        """Change the window's language at once."""
        self._set_language(language)
        self.language_changed.emit()

    @Property(bool, notify=theme_changed)
    def dark(self) -> bool:
        return self.is_dark

    @Slot(bool)
    def darken(self, dark: bool) -> None:
        self.is_dark = dark
        self.theme_changed.emit()

    @Property(int, notify=size_changed)
    def type_size(self) -> int:
        """How large the windows' type is, in per cent of the usual."""
        return self.percent

    @Slot(int)
    def set_type_size(self, percent: int) -> None:
        """Make the type of all windows so large; what is no size of theirs becomes the nearest that is."""
        nearest = min(SIZES, key=lambda size: abs(size - percent))
        if nearest != self.percent:
            self.percent = nearest
            self.size_changed.emit()

    @Slot(int)
    def step_type_size(self, by: int) -> None:
        """One size larger or smaller; by 0 the usual one."""
        place = max(0, min(len(SIZES) - 1, SIZES.index(self.percent) + by)) if by else 0
        self.set_type_size(SIZES[place])

"""The next-step card: ready, asking, sending, recorded, refused, or cut off from the hall."""

from __future__ import annotations

from typing import Any

import msgspec
from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot

from . import settled
from .command_runner import VARIANT_LIST, VARIANT_MAP
from .due_day import DueDay
from .elsewhere import elsewhere, is_elsewhere
from .item_ways import acts_of, item_ways
from .lapse import Lapse
from .next_step import RECESS_MINUTES, RECESS_STEPS, always_open, next_step
from .next_step_ballots import prepared_ways, repeat_shown
from .next_step_questioning import promise_ways
from .preview import preview
from .projector_model import hall_words
from .steps import Step, Way
from .view_model import Desk, View, ViewModel

ASK_MS = 10_000
ASK_MINUTES_MS = 30_000
"""A question takes itself back after this time; one with something to choose leaves longer."""
PLACE = "next"


class NextStepModel(ViewModel):
    """What the chair does now. A public act is asked again in place for ten seconds."""

    follows = frozenset(
        {
            "session",
            "agenda",
            "floor",
            "questioning",
            "questions",
            "ballot",
            "turnout",
            "presence",
            "screen",
            "roster",
            "documents",
            "devices",
            "journal",
        }
    )
    ticks = True
    preview_changed = Signal()
    target_changed = Signal()
    acted = Signal(str)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        self._step: Step | None = None
        self._prepared: tuple[Way, ...] = ()
        self._repeat: tuple[Way, ...] = ()
        self._target = ""
        self._asked: Way | None = None
        self._sent: Way | None = None
        self._preview: dict[str, Any] = {}
        self._sent_preview: dict[str, Any] = {}
        self._recess_minutes = RECESS_MINUTES
        self._due = DueDay()
        self._meaning: tuple[object, ...] = ()
        self._settles = QTimer(singleShot=True, interval=settled.SETTLE_MS)
        super().__init__(desk, parent)
        self._settles.setParent(self)
        self._ends = Lapse(ASK_MS, self)
        self._ends.over.connect(self.cancel)
        desk.runner.changed.connect(self.refresh)

    @Property(VARIANT_MAP, notify=preview_changed)
    def preview_scene(self) -> dict[str, Any]:
        """What the projector will show."""
        return self._preview

    def look(self) -> View:
        topics, words = self.desk.topics, self.desk.words
        self._step = next_step(topics, words, self.desk.now(), self._recess_minutes, self._due.at)
        self._prepared = prepared_ways(topics, words)
        self._repeat = repeat_shown(topics, words)
        if self._step is None:
            return {"state": "loading"}
        self._keep_question()
        self._settle()
        outcome = self.desk.runner.outcome(PLACE)
        way = self._asked or self._step.way
        state = str(outcome.get("state", "asking" if self._asked else "ready"))
        if state in ("sending", "slow", "recorded") and self._sent is not None:
            way = self._sent
        view: View = {
            "state": "sending" if state == "slow" else state,
            "title": way.done if state == "recorded" else way.title,
            "text": way.text,
            "button": way.button,
            "blocked": way.blocked,
            "danger": way.danger,
            "asks_reason": way.asks_reason,
            "asks_minutes": way.asks_minutes,
            "asks_date": way.asks_date,
            "days": self._due.choices(self.desk.now()),
            "minutes": self._recess_minutes,
            "minute_steps": list(RECESS_STEPS),
            "outcome": outcome.get("text", ""),
            "others": [] if self._asked else [self._other(other) for other in self._step.others],
            "key": way.key,
            "elsewhere": is_elsewhere(topics),
        }
        if way.question is not None and state == "asking":
            question = way.question
            view |= {"title": question.title, "text": question.text, "button": question.button}
        # What was sent is no longer ahead: seen from where the hall is by now, nobody would be on the picture.
        self._show_ahead(self._sent_preview if way is self._sent else self._ahead(way))
        return view

    def _keep_question(self) -> None:
        """A question stays while its act is still there, and shows today's figures."""
        asked = self._asked
        if asked is not None:
            self._asked = self._find(asked.key)

    def _find(self, key: str) -> Way | None:
        """The way with this key that is open now, the suggested ones first."""
        if self._step is None:
            return None
        near = (self._step.way, *self._step.others, *self._prepared, *self._repeat)
        found = next((way for way in near if way.key == key), None)
        return found or next((way for way in self._by_name() if way.key == key), None)

    def _by_name(self) -> tuple[Way, ...]:
        """What is chosen by its name; made when it is looked for, since a long agenda has a thousand of these."""
        topics, words = self.desk.topics, self.desk.words
        always = always_open(topics, words, self.desk.now(), self._recess_minutes)
        return (*elsewhere(topics, words), *always, *item_ways(topics, words), *promise_ways(topics, words))

    def _settle(self) -> None:
        """Whatever the buttons have come to mean since the last look has to stand for a moment first."""
        assert self._step is not None
        way = self._asked or self._step.way
        others = () if self._asked else tuple(other.key for other in self._step.others)
        meaning = (self._asked is not None, way.key, way.command, others)
        if meaning != self._meaning:
            self._meaning = meaning
            self._settles.start()

    @property
    def settled(self) -> bool:
        """Whether a press counts now: not on what has just appeared, nor while the last act is being shown."""
        return not self._settles.isActive() and self.desk.runner.outcome(PLACE).get("state") != "recorded"

    def _other(self, other: Way) -> View:
        keys = self.desk.words("keys.space") if other.key == "pause_ballot" else ""
        return {
            "key": other.key, "button": other.button, "danger": other.danger, "blocked": other.blocked, "keys": keys,
            "about": f"{other.title}. {other.text}",
        }  # fmt: skip

    def _ahead(self, way: Way) -> dict[str, Any]:
        scene, _ = preview(self.desk.topics.tables, way, hall_words(self.desk.topics), self.desk.now())
        return scene

    def _show_ahead(self, scene: dict[str, Any]) -> None:
        if scene != self._preview:
            self._preview = scene
            self.preview_changed.emit()

    @Slot()
    def press(self) -> None:
        """The main button, or Ctrl+Enter: act, or ask first, or confirm what was asked."""
        if self._asked is not None:
            self.confirm("")
        elif self._step is not None:
            self._begin(self._step.way)

    @Slot(str)
    def press_key(self, key: str) -> None:
        """Begin the way with this key, if it is open now. One that was chosen by its name means what it says."""
        found = self._find(key)
        if found is not None:
            self._begin(found, by_name=found in self._by_name())

    def _begin(self, way: Way, *, by_name: bool = False) -> None:
        if way.blocked or self.desk.runner.is_busy(PLACE) or not (by_name or self.settled):
            return
        self.desk.runner.clear(PLACE)
        self._recess_minutes = RECESS_MINUTES
        self._due.forget()
        if way.question is None:
            self._do(way)
            return
        self._asked = way
        if way.asks_minutes or way.asks_date:
            self._ends.start(ASK_MINUTES_MS)
        elif not way.asks_reason:
            self._ends.start(ASK_MS)
        self.refresh()

    @Slot(str)
    def confirm(self, reason: str) -> None:
        """Do what was asked; an act that needs a reason is not done without one."""
        way = self._asked
        if way is None or way.blocked or (way.asks_reason and not reason.strip()) or not self.settled:
            return
        if self._ends.passed():  # asked before the computer slept: what one sees is looked at again first
            self.cancel()
            return
        if way.asks_reason and way.command is not None:
            command = msgspec.structs.replace(way.command, reason=reason.strip())
            way = msgspec.structs.replace(way, command=command)
        self.cancel()
        self._do(way)

    @Slot(int)
    def set_minutes(self, minutes: int) -> None:
        """How long the break that is being asked about is to be; 0 while nothing usable is typed."""
        self._recess_minutes = minutes
        if self._asked is not None:
            self._ends.start()
        self.refresh()

    @Slot(str)
    def set_day(self, typed: str) -> None:
        """Until which day an answer in writing is promised, as it is typed or chosen: 10/12 or 10/12/2026."""
        self._due.type(typed, self.desk.now())
        if self._asked is not None:
            self._ends.start()
        self.refresh()

    @Slot()
    def cancel(self) -> None:
        """Back to before the question."""
        self._ends.stop()
        self._asked = None
        self.refresh()

    @Property(str, notify=target_changed)
    def target(self) -> str:
        """The item that the action is about which was asked for last."""
        return self._target

    @Slot(str)
    def aim(self, item_id: str) -> None:
        """The next sheet is about this item, or (empty) about none in particular."""
        self._target = item_id
        self.target_changed.emit()

    @Slot(str, result=VARIANT_LIST)
    def acts_of(self, item_id: str) -> list[View]:
        """What can be done with an item now, for its menu."""
        found = acts_of(self.desk.topics, self.desk.words, item_id)
        return [{"key": w.key, "text": w.button, "danger": w.danger} for w in found]

    def _do(self, way: Way) -> None:
        self._sent, self._sent_preview = way, self._ahead(way)
        self.aim(way.target)
        if way.command is not None:
            self.desk.runner.send(
                PLACE, way.command, undo=way.undo, undo_text=way.done, was=way.was, undo_was=way.undo_was
            )
        else:
            self.acted.emit(way.action)

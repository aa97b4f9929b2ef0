"""Sends all commands of the windows, so that every button behaves alike: sending, recorded at, or refused."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any, Final, Protocol

import msgspec
import structlog
from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot

from chair_console.domain.editing import Edit
from chair_console.domain.messages import Command
from chair_console.domain.refusals import Refused
from chair_console.domain.standing import Standing
from chair_console.protocol.envelope import Problem, Receipt
from chair_console.scene import times
from chair_console.scene.words import Words

from .lapse import Lapse
from .said import Said

log = structlog.get_logger(__name__)

RECORDED_MS = 2_000
SLOW_MS = 3_000
UNDO_MS = 10_000
ENDING_SECONDS = 2.0


class Refusal(Exception):
    """A refusal of this program itself: a code of the desktop's words, and the facts in its sentence."""

    def __init__(self, code: str, /, **facts: object) -> None:
        super().__init__(code, facts)
        self.code, self.facts = code, facts

    def read(self, words: Words) -> str:
        return words(self.code, **self.facts)


class Sender(Protocol):
    """What takes a command to the hall; raises an error with a `problem` when the hall refuses."""

    async def command(self, command: Any, *, seen: Standing | None = None) -> Receipt: ...


VARIANT_MAP: Final[Any] = "QVariantMap"
VARIANT_LIST: Final[Any] = "QVariantList"
"""The Qt types of properties that QML reads as an object and as an array."""

Recorded = Callable[[Receipt], None]
Undo = Command | Callable[[], Command]
"""What takes an act back; a function finds the command when it is asked for, and may raise a `Refusal`."""


class CommandRunner(QObject):
    """Keeps for every place (a button's key) what became of the command that was sent from there.

    Commands go out as `role`, unless one names another.
    """

    changed = Signal()
    undo_changed = Signal()
    live_changed = Signal()

    def __init__(
        self,
        words: Words,
        parent: QObject | None = None,
        *,
        role: str = "chair",
        seen: Callable[[], Standing | None] = lambda: None,
    ) -> None:
        """`seen` tells what the window shows of the meeting at the moment of a press."""
        super().__init__(parent)
        self._seen = seen
        self._words = words
        self._role = role
        self._saved_at = 0
        self._senders: dict[str, Sender] = {}
        self._states: dict[str, dict[str, Any]] = {}
        self._errors: dict[str, Exception] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._live = True
        self._undo: Undo | None = None
        self._undo_role = "chair"
        self._undo_was: Edit | None = None
        self._undo_text = ""
        self._undo_ends = Lapse(UNDO_MS, self)
        self._undo_ends.over.connect(lambda: self._offer_undo(None, ""))

    def use(self, role: str, sender: Sender) -> None:
        """Commands of this role go through this client."""
        self._senders[role] = sender

    def speaks_for(self, role: str) -> bool:
        """Whether commands of this role can be sent from here."""
        return role in self._senders

    def seen(self) -> Standing | None:
        """What the window shows of the meeting now."""
        return self._seen()

    def is_busy(self, place: str) -> bool:
        """Whether something from this place is still on its way."""
        return self._states.get(place, {}).get("state") in ("sending", "slow")

    def outcome(self, place: str) -> dict[str, Any]:
        """What became of the last command from a place; empty when nothing is to be said."""
        return self._states.get(place, {})

    @Property(VARIANT_MAP, notify=changed)
    def states(self) -> dict[str, dict[str, Any]]:
        """By place: `state` (sending, slow, recorded, refused) and `text`."""
        return self._states

    @Property(VARIANT_MAP, notify=changed)
    def refused(self) -> dict[str, dict[str, str]]:
        """By noun (the part of a place before its first dot): where it was refused, and the sentence."""
        return {
            place.split(".")[0]: {"place": place, "text": outcome["text"]}
            for place, outcome in self._states.items()
            if outcome["state"] == "refused"
        }

    @Property(bool, notify=live_changed)
    def live(self) -> bool:
        """Whether the hall can be reached; acts wait while it cannot."""
        return self._live

    def is_live(self) -> bool:
        """`live`, for Python."""
        return self._live

    def set_live(self, live: bool) -> None:
        if live != self._live:
            self._live = live
            self.live_changed.emit()

    @property
    def saved_at(self) -> int:
        """When the last command was recorded, in the hall's time (ms); 0 before any."""
        return self._saved_at

    def is_saving(self) -> bool:
        """Whether anything from any place is still on its way."""
        return any(self.is_busy(place) for place in self._states)

    @Property(str, notify=undo_changed)
    def undo_text(self) -> str:
        """What can be undone now, or an empty string."""
        return self._undo_text

    def send(
        self,
        place: str,
        command: Command,
        *,
        role: str = "",
        undo: Undo | None = None,
        undo_text: str = "",
        recorded: Recorded | None = None,
        was: Edit | None = None,
        undo_was: Edit | None = None,
    ) -> None:
        """Send a command from a place. While one is on its way from there, another is not sent.

        `was` is what a form that changes a thing showed of it when it was opened; `undo_was` is how the command leaves
        the thing: who has changed it since then is not overruled by an undoing.
        """
        if self.is_busy(place):
            return
        seen = self.seen()
        if seen is not None and was is not None:
            seen = msgspec.structs.replace(seen, was=was)

        def done(receipt: Receipt) -> None:
            if undo is not None:
                self._offer_undo(undo, undo_text, role, undo_was)
            if recorded is not None:
                recorded(receipt)

        async def deliver() -> None:
            done(await self.deliver(place, command, role, seen))

        self.start(place, deliver())

    def start(self, place: str, work: Coroutine[Any, Any, None]) -> None:
        """Do other work from a place with the same states; an error's sentence stands where one pressed."""
        self._set(place, "sending", self._words("runner.sending"))
        QTimer.singleShot(SLOW_MS, self, lambda: self._slow(place))
        task = asyncio.get_event_loop().create_task(self._watched(place, work))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        task.add_done_callback(lambda _: work.close())  # given up before it began

    def give_up(self) -> None:
        """Nothing more is done from anywhere: the windows are about to go."""
        for task in self._tasks:
            task.cancel()

    async def ended(self) -> None:
        """When whatever was given up has come to its end; what does not end is not waited for longer than a moment."""
        if self._tasks:
            await asyncio.wait(self._tasks, timeout=ENDING_SECONDS)

    async def deliver(
        self, place: str, command: Command, role: str = "", seen: Standing | None = None
    ) -> Receipt:
        """Send a command within other work. Raises what the client raises.

        Only the last act can be undone: what undid an earlier one may mean something else by now.
        """
        receipt = await self._senders[role or self._role].command(command, seen=seen)
        self._saved_at = receipt.at
        self._offer_undo(None, "")
        self.forget(place.split(".")[0])
        self._set(place, "recorded", self._words("runner.recorded", time=times.clock_seconds(receipt.at)))
        QTimer.singleShot(RECORDED_MS, self, lambda: self._fade(place))
        return receipt

    async def _watched(self, place: str, work: Coroutine[Any, Any, None]) -> None:
        try:
            await work
        except asyncio.CancelledError:
            raise
        except Exception as error:  # noqa: BLE001 (whatever it is, the user gets a sentence)
            self.refuse(place, error)
        else:
            if self.is_busy(place):
                self._fade(place, force=True)

    def refuse(self, place: str, error: Exception) -> None:
        """Say at a place why what was asked for there is not done."""
        if not isinstance(getattr(error, "problem", None), Problem) and not isinstance(
            error, Refusal | Refused
        ):
            log.error("command.failed", place=place, exc_info=error)
        self._errors[place] = error
        self._set(place, "refused", self._sentence_of(error))

    def _sentence_of(self, error: Exception) -> str:
        """What the user reads of an error, in the language of the windows."""
        problem = getattr(error, "problem", None)
        if isinstance(problem, Problem):
            return Said(problem.code, problem.facts, problem.detail).read(self._words)
        if isinstance(error, Refused):
            return Said(error.code, error.facts).read(self._words)
        return error.read(self._words) if isinstance(error, Refusal) else self._words("runner.failed")

    def say_again(self) -> None:
        """The language of the windows was changed: what was refused is said in the new one."""
        for place, outcome in self._states.items():
            if outcome["state"] == "refused":
                self._states[place] = {"state": "refused", "text": self._sentence_of(self._errors[place])}
        self._states = dict(self._states)
        self.changed.emit()

    def _slow(self, place: str) -> None:
        if self._states.get(place, {}).get("state") == "sending":
            self._set(place, "slow", self._words("runner.slow"))

    def _fade(self, place: str, *, force: bool = False) -> None:
        if force or self._states.get(place, {}).get("state") == "recorded":
            self.clear(place)

    def _set(self, place: str, state: str, text: str) -> None:
        self._states = {**self._states, place: {"state": state, "text": text}}
        self.changed.emit()

    @Slot(str)
    def clear(self, place: str) -> None:
        """Forget what happened there, for instance when a refusal was read."""
        if place in self._states:
            self._states = {key: value for key, value in self._states.items() if key != place}
            self.changed.emit()

    def forget(self, noun: str) -> None:
        """Forget what was refused at the places of a noun: what they are about has changed."""
        refused = [p for p, o in self._states.items() if o["state"] == "refused" and p.split(".")[0] == noun]
        for place in refused:
            self.clear(place)

    def _offer_undo(
        self, command: Undo | None, text: str, role: str = "chair", was: Edit | None = None
    ) -> None:
        self._undo, self._undo_text, self._undo_role, self._undo_was = command, text, role, was
        self.undo_changed.emit()
        if command is not None:
            self._undo_ends.start()
        else:
            self._undo_ends.stop()

    @Slot()
    def undo(self) -> None:
        """Take the last act back, where that is still possible."""
        undo, role, was = self._undo, self._undo_role, self._undo_was
        late = self._undo_ends.passed()
        self._offer_undo(None, "")
        if undo is None:
            return
        try:
            if late:
                raise Refusal("undo.too_late")
            command = undo if isinstance(undo, Command) else undo()
        except Refusal as refusal:
            self.refuse("undo", refusal)
        else:
            self.send("undo", command, role=role, was=was)

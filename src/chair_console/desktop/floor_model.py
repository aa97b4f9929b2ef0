"""The floor: who speaks, the clock, the signals, and what is done with those who wait."""

from __future__ import annotations

from typing import get_args

from PySide6.QtCore import Property, QObject, Signal, Slot

from chair_console.domain import floor, turns
from chair_console.domain.messages import Command
from chair_console.domain.speech import SIGNALS
from chair_console.protocol.floor_views import TurnView
from chair_console.scene import times
from chair_console.scene.scene import remaining_ms
from chair_console.scene.words import Words

from .double_press import DoublePress
from .floor_rows import signal_rows
from .inviting import WhoseTurn, ends_text, invite_nth, may_invite
from .queue_model import QueueModel
from .rows_model import RowsModel
from .settled import Settled
from .view_model import Desk, View, ViewModel

SIGNAL_ROLES = ("what", "name", "detail", "time", "request_id")
GOLD_MS = 30_000
NUMBERED = frozenset(get_args(floor.RequestKind)) - SIGNALS


def turn_view(words: Words, turn: TurnView, now: int) -> View:
    """The speaker's card: gold from thirty seconds on, red at nothing left."""
    left = remaining_ms(turn, now)
    tone = "danger" if left <= 0 else "gold" if left <= GOLD_MS else "text"
    where = [turn.unit, turn.constituency, words("floor.seat", seat=turn.seat) if turn.seat else ""]
    return {
        "id": turn.id,
        "name": turn.name,
        "kind": words("floor.kind_nth", name=words(f"kind.{turn.kind}"), nth=turn.nth)
        if turn.kind in NUMBERED
        else words(f"kind.{turn.kind}"),
        "where": " · ".join(part for part in where if part) or turn.title,
        "clock": times.countdown(left),
        "over": words("floor.over", time=times.spent(-left)) if left <= -1000 else "",
        "tone": tone,
        "spoken": words("floor.spoken", time=times.spent(turn.limit_ms - left)),
        "limit": words("floor.limit", time=times.countdown(turn.limit_ms)),
        "fraction": max(0.0, min(1.0, left / turn.limit_ms)) if turn.limit_ms else 0.0,
        "mark": min(1.0, GOLD_MS / turn.limit_ms) if turn.limit_ms else 0.0,
        "paused": turn.running_since is None,
    }


def _held_up_text(words: Words, held_up: TurnView) -> str:
    return words("floor.held_up_paused" if held_up.stays_paused else "floor.held_up", name=held_up.name)


class FloorModel(ViewModel):
    follows = frozenset({"floor", "session", "agenda", "presence", "roster"})
    ticks = True
    invite_asked = Signal(int)
    """Somebody is to be called out of order, or while another speaks: the row at this place asks first."""

    def __init__(self, desk: Desk, queue: QueueModel, parent: QObject | None = None) -> None:
        self._queue = queue
        self._signals = RowsModel(SIGNAL_ROLES)
        self._settled_signals, self._settled_turn = Settled(), Settled()
        self._asked_of = WhoseTurn()
        self._minute = DoublePress()
        super().__init__(desk, parent)

    @Property(QObject, constant=True)
    def signal_rows(self) -> RowsModel:
        return self._signals

    def look(self) -> View:
        topics, words, now = self.desk.topics, self.desk.words, self.desk.now()
        shown = topics.floor
        self._signals.update(signal_rows(words, shown) if shown else [])
        self._settled_signals.note(self._signals.ids)
        self._settled_turn.note([shown.turn.id] if shown and shown.turn else [])
        self._asked_of.note(shown)
        held_up = shown.held_up if shown else None
        waiting = len(shown.queue) if shown else 0
        need = shown.waiting_ms if shown else 0
        return {
            "turn": turn_view(words, shown.turn, now) if shown and shown.turn else {},
            "held_up": _held_up_text(words, held_up) if held_up else "",
            "waiting_text": words("floor.waiting", count=waiting) if waiting else words("floor.nobody"),
            "need_text": words("floor.need", minutes=times.minutes(need)) if waiting else "",
            "registration_open": bool(shown and shown.registration_open),
            "has_item": topics.current_item is not None,
            "can_act": may_invite(topics),
            "ends": ends_text(words, shown),
        }

    def _counts(self, request_id: str) -> bool:
        return self._queue.counts(request_id) and self._settled_signals.counts(request_id)

    def _turn_id(self) -> str:
        shown = self.desk.topics.floor
        return shown.turn.id if shown and shown.turn else ""

    @Slot(str)
    def invite(self, request_id: str) -> None:
        """Give the floor to who signals; of those who wait, the row asks first where it must."""
        places = [row["request_id"] for row in self._queue.waiting]
        if request_id in places:
            self.invite_nth(places.index(request_id))
        else:
            self._give(request_id, "")

    @Slot(int)
    def invite_nth(self, place: int) -> None:
        """Invite who stands at this place of the queue, counted from 0; the row asks first where it must."""
        if self._view["can_act"]:
            invite_nth(
                self._queue.waiting,
                place,
                self._view["ends"],
                lambda key: self._give(key, ""),
                self.invite_asked.emit,
            )

    @Slot(str, str)
    def invite_now(self, request_id: str, reason: str) -> None:
        """Give the floor as was asked: out of order with the reason, or while another speaks."""
        if self._asked_of.counts():
            self._give(request_id, reason)

    def _give(self, request_id: str, reason: str) -> None:
        if reason or self._counts(request_id):
            command = turns.GiveFloor(request_id=request_id, reason=reason)
            self.desk.runner.send(f"floor.invite.{request_id}", command)

    @Slot(str, str)
    def move_to_head(self, request_id: str, reason: str) -> None:
        """Put who waits at the head of the list, to be called next."""
        first = self._queue.waiting[0]["request_id"] if self._queue.waiting else ""
        command = floor.MoveRequest(request_id=request_id, before=first, reason=reason)
        self.desk.runner.send(f"floor.invite.{request_id}", command)

    @Slot(str)
    def skip(self, request_id: str) -> None:
        if not self._counts(request_id):
            return
        undo = floor.RestoreRequest(request_id=request_id)
        self._undoable("floor.skip", floor.SkipRequest(request_id=request_id), undo, "undo.skip")

    @Slot()
    def skip_first(self) -> None:
        """Skip who stands first."""
        if self._queue.waiting:
            self.skip(self._queue.waiting[0]["request_id"])

    @Slot()
    def end_turn(self) -> None:
        turn_id = self._turn_id()
        if not self._settled_turn.counts(turn_id):
            return  # of two presses the second would also end the speech that was held up
        if turn_id and self._view["held_up"]:
            self.desk.runner.send("floor.end", turns.EndTurn(turn_id=turn_id))  # the speech held up goes on
        elif turn_id:
            undo = turns.ReopenTurn(turn_id=turn_id)
            self._undoable("floor.end", turns.EndTurn(turn_id=turn_id), undo, "undo.end_turn")

    def _undoable(self, place: str, command: Command, undo: Command, text: str) -> None:
        self.desk.runner.send(place, command, undo=undo, undo_text=self.desk.words(text))

    @Slot()
    def pause_or_resume(self) -> None:
        if self._view.get("turn", {}).get("paused"):
            self._undoable("floor.pause", turns.ResumeTurn(), turns.PauseTurn(), "undo.resume")
        else:
            self._undoable("floor.pause", turns.PauseTurn(), turns.ResumeTurn(), "undo.pause")

    @Slot()
    def extend(self) -> None:
        """A minute more; a double click gives one."""
        if self._minute.counts():
            self.desk.runner.send("floor.extend", turns.ExtendTurn(by_ms=times.MINUTE_MS))

    @Slot()
    def open_or_close_registration(self) -> None:
        opening, closing = floor.OpenRegistration(), floor.CloseRegistration()
        if self._view["registration_open"]:
            self._undoable("floor.registration", closing, opening, "undo.registration_closed")
        else:
            self._undoable("floor.registration", opening, closing, "undo.registration_opened")

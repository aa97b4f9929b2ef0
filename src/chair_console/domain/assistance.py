"""Calls for the secretary (gọi thư ký) from a seat, and their answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from .actors import Context
from .messages import Command, Event
from .refusals import Refused
from .roster import delegate_in_office

if TYPE_CHECKING:
    from .state import HallState


class HelpCall(msgspec.Struct, kw_only=True):
    id: str
    delegate_id: str
    note: str
    at: int
    coming_at: int | None = None


class CallSecretary(Command, frozen=True, kw_only=True):
    """A delegate asks the secretary to come to the seat."""

    delegate_id: str
    note: str = ""


class AnswerHelp(Command, frozen=True, kw_only=True):
    """The secretary is on the way (`done` false) or has helped (`done` true)."""

    help_id: str
    done: bool = False


class CancelHelp(Command, frozen=True, kw_only=True):
    delegate_id: str


class HelpCalled(Event, frozen=True, kw_only=True):
    help_id: str
    delegate_id: str
    note: str
    at: int


class HelpAnswered(Event, frozen=True, kw_only=True):
    help_id: str
    done: bool
    at: int


def _open_call(state: HallState, delegate_id: str) -> HelpCall | None:
    return next((c for c in state.help_calls.values() if c.delegate_id == delegate_id), None)


def decide_call_secretary(state: HallState, command: CallSecretary, context: Context) -> list[Event]:
    if context.actor.delegate_id != command.delegate_id:
        raise Refused("access.not_yours")
    delegate_in_office(state, command.delegate_id)
    if _open_call(state, command.delegate_id) is not None:
        return []
    note = command.note.strip()
    return [HelpCalled(help_id=context.fresh_id, delegate_id=command.delegate_id, note=note, at=context.now)]


def decide_answer_help(state: HallState, command: AnswerHelp, context: Context) -> list[Event]:
    if command.help_id not in state.help_calls:
        raise Refused("help.unknown")
    return [HelpAnswered(help_id=command.help_id, done=command.done, at=context.now)]


def decide_cancel_help(state: HallState, command: CancelHelp, context: Context) -> list[Event]:
    if context.actor.delegate_id != command.delegate_id:
        raise Refused("access.not_yours")
    call = _open_call(state, command.delegate_id)
    return [] if call is None else [HelpAnswered(help_id=call.id, done=True, at=context.now)]


def apply_help_called(state: HallState, event: HelpCalled) -> None:
    state.help_calls[event.help_id] = HelpCall(
        id=event.help_id, delegate_id=event.delegate_id, note=event.note, at=event.at
    )


def apply_help_answered(state: HallState, event: HelpAnswered) -> None:
    if event.done:
        del state.help_calls[event.help_id]
    else:
        state.help_calls[event.help_id].coming_at = event.at

"""The floor: who asks to speak (danh sách đăng ký phát biểu), who waits, who has spoken."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import msgspec

from .actors import Context
from .messages import Command, Event
from .presence import is_present
from .refusals import Refused
from .roster import delegate_in_office

if TYPE_CHECKING:
    from .state import HallState

RequestKind = Literal["discuss", "question", "debate", "explain"]
TurnKind = Literal["presentation", "verification", "discuss", "question", "answer", "debate", "explain"]
RequestStatus = Literal["waiting", "called", "withdrawn", "skipped", "lapsed"]


class Registration(msgspec.Struct, kw_only=True):
    """The list of speakers is open (until `closed_at`) for one agenda item."""

    item_id: str
    opened_at: int
    closed_at: int | None = None


class SpeechRequest(msgspec.Struct, kw_only=True):
    """A delegate's request to speak; `nth` is which speech on this item it would be."""

    id: str
    delegate_id: str
    item_id: str
    kind: RequestKind
    subject: str
    to: str
    at: int
    nth: int
    status: RequestStatus = "waiting"


class Turn(msgspec.Struct, kw_only=True):
    """A speaking turn (lượt phát biểu). Its clock runs while `running_since` is set."""

    id: str
    item_id: str | None
    kind: TurnKind
    delegate_id: str | None
    request_id: str | None
    name: str
    title: str
    subject: str
    limit_ms: int
    started_at: int
    running_since: int | None
    elapsed_ms: int = 0
    time_up_at: int | None = None
    ended_at: int | None = None

    def elapsed(self, now: int) -> int:
        """Time spoken until `now`, in ms, pauses left out."""
        return self.elapsed_ms + (max(0, now - self.running_since) if self.running_since is not None else 0)


class Floor(msgspec.Struct, kw_only=True):
    registration: Registration | None = None
    requests: dict[str, SpeechRequest] = msgspec.field(default_factory=dict)
    turn: Turn | None = None
    turns: list[Turn] = msgspec.field(default_factory=list)

    def registration_open(self) -> bool:
        return self.registration is not None and self.registration.closed_at is None

    def queue(self) -> list[SpeechRequest]:
        """Who waits, in the order of registration."""
        return [r for r in self.requests.values() if r.status == "waiting"]

    def lapse(self, item_id: str) -> None:
        """Whoever still waits on this item is not called any more."""
        for request in self.requests.values():
            if request.item_id == item_id and request.status == "waiting":
                request.status = "lapsed"

    def lapse_others(self, item_id: str) -> None:
        """Of an item that was broken off, once another one is taken up instead."""
        for request in self.requests.values():
            if request.item_id != item_id and request.status == "waiting":
                request.status = "lapsed"

    def close_registration(self, at: int) -> None:
        if self.registration is not None and self.registration.closed_at is None:
            self.registration.closed_at = at


class OpenRegistration(Command, frozen=True, kw_only=True):
    """Open the list of speakers for the current item."""


class CloseRegistration(Command, frozen=True, kw_only=True):
    """Close the list; who waits stays on it."""


class RequestToSpeak(Command, frozen=True, kw_only=True):
    """Register a delegate; the delegate does it, or the secretary for them."""

    delegate_id: str
    kind: RequestKind
    subject: str = ""
    to: str = ""


class WithdrawRequest(Command, frozen=True, kw_only=True):
    request_id: str


class SkipRequest(Command, frozen=True, kw_only=True):
    request_id: str


class RestoreRequest(Command, frozen=True, kw_only=True):
    """Undo a withdrawal or a skip: the request takes its old place again."""

    request_id: str


class RegistrationOpened(Event, frozen=True, kw_only=True):
    item_id: str
    at: int


class RegistrationClosed(Event, frozen=True, kw_only=True):
    at: int


class SpeechRequested(Event, frozen=True, kw_only=True):
    request_id: str
    delegate_id: str
    item_id: str
    kind: RequestKind
    subject: str
    to: str
    nth: int
    at: int


class RequestWithdrawn(Event, frozen=True, kw_only=True):
    request_id: str


class RequestSkipped(Event, frozen=True, kw_only=True):
    request_id: str


class RequestRestored(Event, frozen=True, kw_only=True):
    request_id: str


def speeches_on(state: HallState, delegate_id: str, item_id: str) -> int:
    """How many turns of discussion the delegate has had on the item."""
    turns = [*state.floor.turns, *([state.floor.turn] if state.floor.turn else [])]
    return sum(
        1 for t in turns if t.delegate_id == delegate_id and t.item_id == item_id and t.kind == "discuss"
    )


def require_request(state: HallState, request_id: str, *statuses: RequestStatus) -> SpeechRequest:
    """A request in one of these states. Refused: `floor.unknown_request`, `.request_not_waiting`."""
    request = state.floor.requests.get(request_id)
    if request is None:
        raise Refused("floor.unknown_request")
    if request.status not in statuses:
        raise Refused("floor.request_not_waiting", name=state.roster[request.delegate_id].name)
    return request


def decide_open_registration(state: HallState, command: OpenRegistration, context: Context) -> list[Event]:
    item = state.current_item()
    if item is None:
        raise Refused("agenda.no_current_item")
    if state.floor.registration_open():
        raise Refused("floor.registration_already_open")
    return [RegistrationOpened(item_id=item.id, at=context.now)]


def decide_close_registration(state: HallState, command: CloseRegistration, context: Context) -> list[Event]:
    if not state.floor.registration_open():
        raise Refused("floor.registration_closed", closed_at=_closed_at(state))
    return [RegistrationClosed(at=context.now)]


def _closed_at(state: HallState) -> int:
    registration = state.floor.registration
    return registration.closed_at or 0 if registration is not None else 0


def decide_request_to_speak(state: HallState, command: RequestToSpeak, context: Context) -> list[Event]:
    """At most twice on the same matter (National Assembly rules 2015); one request waits at a time."""
    actor = context.actor
    if actor.role == "delegate" and actor.delegate_id != command.delegate_id:
        raise Refused("access.not_yours")
    delegate = delegate_in_office(state, command.delegate_id)
    registration = state.floor.registration
    if registration is None:
        raise Refused("floor.registration_not_open")
    if registration.closed_at is not None:
        raise Refused("floor.registration_closed", closed_at=registration.closed_at)
    if not is_present(state, delegate.id):
        raise Refused("presence.not_present", name=delegate.name)
    for place, waiting in enumerate(state.floor.queue(), start=1):
        if waiting.delegate_id == delegate.id:
            raise Refused("floor.already_registered", place=place, name=delegate.name)
    nth = speeches_on(state, delegate.id, registration.item_id) + 1
    if command.kind == "discuss" and nth > state.rules().max_speeches:
        raise Refused("floor.max_speeches", name=delegate.name, max=state.rules().max_speeches)
    return [
        SpeechRequested(
            request_id=context.fresh_id,
            delegate_id=delegate.id,
            item_id=registration.item_id,
            kind=command.kind,
            subject=command.subject.strip()[:300],
            to=command.to.strip()[:120],
            nth=nth,
            at=context.now,
        )
    ]


def decide_withdraw_request(state: HallState, command: WithdrawRequest, context: Context) -> list[Event]:
    request = require_request(state, command.request_id, "waiting")
    if context.actor.role == "delegate" and context.actor.delegate_id != request.delegate_id:
        raise Refused("access.not_yours")
    return [RequestWithdrawn(request_id=request.id)]


def decide_skip_request(state: HallState, command: SkipRequest, context: Context) -> list[Event]:
    return [RequestSkipped(request_id=require_request(state, command.request_id, "waiting").id)]


def decide_restore_request(state: HallState, command: RestoreRequest, context: Context) -> list[Event]:
    request = require_request(state, command.request_id, "withdrawn", "skipped")
    if context.actor.role == "delegate" and context.actor.delegate_id != request.delegate_id:
        raise Refused("access.not_yours")
    delegate_in_office(state, request.delegate_id)
    registration = state.floor.registration
    if registration is None or registration.item_id != request.item_id:
        raise Refused("floor.registration_not_open")
    if any(r.delegate_id == request.delegate_id for r in state.floor.queue()):
        raise Refused("floor.already_registered", place=0, name=state.roster[request.delegate_id].name)
    return [RequestRestored(request_id=request.id)]


def apply_registration_opened(state: HallState, event: RegistrationOpened) -> None:
    state.floor.registration = Registration(item_id=event.item_id, opened_at=event.at)


def apply_registration_closed(state: HallState, event: RegistrationClosed) -> None:
    state.floor.close_registration(event.at)


def apply_speech_requested(state: HallState, event: SpeechRequested) -> None:
    state.floor.requests[event.request_id] = SpeechRequest(
        id=event.request_id,
        delegate_id=event.delegate_id,
        item_id=event.item_id,
        kind=event.kind,
        subject=event.subject,
        to=event.to,
        at=event.at,
        nth=event.nth,
    )


def apply_request_withdrawn(state: HallState, event: RequestWithdrawn) -> None:
    state.floor.requests[event.request_id].status = "withdrawn"


def apply_request_skipped(state: HallState, event: RequestSkipped) -> None:
    state.floor.requests[event.request_id].status = "skipped"


def apply_request_restored(state: HallState, event: RequestRestored) -> None:
    state.floor.requests[event.request_id].status = "waiting"

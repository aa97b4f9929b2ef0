"""The floor: who asks to speak (danh sách đăng ký phát biểu), who waits, who has spoken.

In which order they are called stands in `speaking_order`; being called, in `turns`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .actors import Context
from .may_speak import (
    authority_asked,
    require_may_speak,
    require_signal_allowed,
    require_speeches_left,
    side_taken,
)
from .messages import Command, Event
from .refusals import Refused
from .roster import delegate_in_office
from .speaking_order import place_of, queue_of, speeches_on, standing_beside
from .speech import SIGNALS, Registration, RequestStatus, Side, SpeechRequest
from .speech import RequestKind as RequestKind
from .speech import TurnKind as TurnKind

if TYPE_CHECKING:
    from .agenda import AgendaItem, PhaseKind
    from .state import HallState

BEFOREHAND: frozenset[RequestKind] = frozenset({"discuss", "question", "explain"})
"""What one can register for before an item begins: a debate answers what has been said."""


class OpenRegistration(Command, frozen=True, kw_only=True):
    """Open the list of speakers, or open it again: for the current item, or for one to come (`item_id`)."""

    item_id: str = ""


class CloseRegistration(Command, frozen=True, kw_only=True):
    """Close the list; who waits stays on it. `item_id` as for opening."""

    item_id: str = ""


class RequestToSpeak(Command, frozen=True, kw_only=True):
    """Register a delegate; the delegate does it, or the secretary for them.

    `item_id` names an item to come whose list is open already ("": the current one). A question names the authority
    it is put to (`to`); without one it goes to who presents the item.
    """

    delegate_id: str
    kind: RequestKind
    subject: str = ""
    to: str = ""
    side: Side = ""
    item_id: str = ""


class WithdrawRequest(Command, frozen=True, kw_only=True):
    request_id: str


class SkipRequest(Command, frozen=True, kw_only=True):
    """Pass over who waits; also how the chair puts a point of order aside."""

    request_id: str


class RestoreRequest(Command, frozen=True, kw_only=True):
    """Undo a withdrawal or a skip: the request takes its old place again."""

    request_id: str


class MoveRequest(Command, frozen=True, kw_only=True):
    """Put a request before another one of the same list (`before` "": to the end), with the reason."""

    request_id: str
    before: str = ""
    reason: str


class RegistrationOpened(Event, frozen=True, kw_only=True):
    item_id: str
    at: int
    early: bool = False


class RegistrationClosed(Event, frozen=True, kw_only=True):
    """The current item's list, or that of the item to come."""

    at: int
    item_id: str = ""


class SpeechRequested(Event, frozen=True, kw_only=True):
    request_id: str
    delegate_id: str
    item_id: str
    kind: RequestKind
    subject: str
    to: str
    nth: int
    at: int
    side: Side = ""
    turn_id: str | None = None


class RequestWithdrawn(Event, frozen=True, kw_only=True):
    request_id: str


class RequestSkipped(Event, frozen=True, kw_only=True):
    request_id: str


class RequestRestored(Event, frozen=True, kw_only=True):
    request_id: str


class RequestMoved(Event, frozen=True, kw_only=True):
    """`place_before` and `place` count from 1; `standing` is that of who it was put before."""

    request_id: str
    before: str
    standing: int
    place_before: int
    place: int
    reason: str
    at: int


def require_request(state: HallState, request_id: str, *statuses: RequestStatus) -> SpeechRequest:
    """A request in one of these states.

    Refused: `floor.unknown_request`, `floor.already_called`, `floor.request_not_waiting`.
    """
    request = state.floor.requests.get(request_id)
    if request is None:
        raise Refused("floor.unknown_request")
    if request.status not in statuses:
        called = request.status == "called"
        code = "floor.already_called" if called else "floor.request_not_waiting"
        raise Refused(code, name=state.roster[request.delegate_id].name)
    return request


def require_reason(reason: str) -> str:
    """Refused: `floor.no_reason`."""
    if not reason.strip():
        raise Refused("floor.no_reason")
    return reason.strip()


def _require_to_come(state: HallState, item_id: str) -> AgendaItem:
    """An item that has not begun. Refused: `agenda.unknown_item`, `agenda.item_started`, `floor.not_beforehand`."""
    item = state.agenda.items.get(item_id)
    if item is None:
        raise Refused("agenda.unknown_item", item=item_id)
    if item.status not in ("planned", "deferred"):
        raise Refused("agenda.item_started", title=item.plan.short_title or item.plan.title)
    if not state.rules().register_before:
        raise Refused("floor.not_beforehand")
    return item


def decide_open_registration(state: HallState, command: OpenRegistration, context: Context) -> list[Event]:
    item = state.current_item()
    if command.item_id and (item is None or item.id != command.item_id):
        coming = _require_to_come(state, command.item_id)
        early = state.floor.early.get(coming.id)
        if early is not None and early.closed_at is None:
            raise Refused("floor.registration_already_open")
        return [RegistrationOpened(item_id=coming.id, at=context.now, early=True)]
    if item is None:
        raise Refused("agenda.no_current_item")
    if state.floor.registration_open():
        raise Refused("floor.registration_already_open")
    return [RegistrationOpened(item_id=item.id, at=context.now)]


def decide_close_registration(state: HallState, command: CloseRegistration, context: Context) -> list[Event]:
    named = state.floor.list_of(command.item_id) if command.item_id else state.floor.registration
    _require_open(named)
    early = command.item_id in state.floor.early
    return [RegistrationClosed(at=context.now, item_id=command.item_id if early else "")]


def _require_open(registration: Registration | None) -> Registration:
    """Refused: `floor.registration_not_open` (never was), `floor.registration_closed` with the time."""
    if registration is None:
        raise Refused("floor.registration_not_open")
    if registration.closed_at is not None:
        raise Refused("floor.registration_closed", closed_at=registration.closed_at)
    return registration


def decide_request_to_speak(state: HallState, command: RequestToSpeak, context: Context) -> list[Event]:
    """One request of each kind waits at a time; the same one again is told its place."""
    actor = context.actor
    if actor.role == "delegate" and actor.delegate_id != command.delegate_id:
        raise Refused("access.not_yours")
    delegate = delegate_in_office(state, command.delegate_id)
    item_id = _item_of_request(state, command)
    if command.item_id not in state.floor.early:
        require_may_speak(state, delegate)
    if (place := place_of(state, item_id, delegate.id, command.kind)) > 0:
        raise Refused("floor.already_registered", place=place, name=delegate.name)
    if command.kind == "discuss":
        require_speeches_left(state, delegate, item_id)
    turn = state.floor.turn
    return [
        SpeechRequested(
            request_id=context.fresh_id,
            delegate_id=delegate.id,
            item_id=item_id,
            kind=command.kind,
            subject=command.subject.strip(),
            to=authority_asked(state, command, item_id),
            nth=speeches_on(state, delegate.id, item_id, command.kind) + 1,
            at=context.now,
            side=side_taken(state, command),
            turn_id=turn.id if turn is not None and command.kind == "interpose" else None,
        )
    ]


def _item_of_request(state: HallState, command: RequestToSpeak) -> str:
    """The item whose list takes the request. A signal needs a sitting, but no list."""
    if command.kind in SIGNALS:
        require_signal_allowed(state, command)
        return state.agenda.current_id or ""
    if command.item_id in state.floor.early:
        if command.kind not in BEFOREHAND:
            raise Refused("floor.only_during")
        return _require_open(state.floor.early[command.item_id]).item_id
    registration = state.floor.registration
    if command.item_id and (registration is None or registration.item_id != command.item_id):
        raise Refused("floor.registration_not_open")
    return _require_open(registration).item_id


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
    delegate = delegate_in_office(state, request.delegate_id)
    if request.kind in SIGNALS:
        _require_same_moment(state, request)
    elif state.floor.list_of(request.item_id) is None:
        raise Refused("floor.registration_not_open")
    if (place := place_of(state, request.item_id, delegate.id, request.kind)) > 0:
        raise Refused("floor.already_registered", place=place, name=delegate.name)
    return [RequestRestored(request_id=request.id)]


def _require_same_moment(state: HallState, request: SpeechRequest) -> None:
    """A signal comes back only while what it was about goes on. Refused: `floor.turn_over`, `floor.not_this_item`."""
    turn = state.floor.turn
    if request.turn_id is not None and (turn is None or turn.id != request.turn_id):
        raise Refused("floor.turn_over")
    if request.item_id != (state.agenda.current_id or ""):
        raise Refused("floor.not_this_item", name=state.roster[request.delegate_id].name)


def decide_move_request(state: HallState, command: MoveRequest, context: Context) -> list[Event]:
    """The chair may depart from the order (National Assembly rules 2015); the journal keeps why."""
    request = require_request(state, command.request_id, "waiting")
    waiting = queue_of(state, request.item_id)
    others = [one.id for one in waiting if one.id != request.id]
    if command.before and command.before not in others:
        raise Refused("floor.not_in_list")
    reason = require_reason(command.reason)
    old = waiting.index(request)
    new = others.index(command.before) if command.before else len(others)
    if old == new:
        return []
    beside = state.floor.requests[command.before or others[-1]]
    return [
        RequestMoved(
            request_id=request.id,
            before=command.before,
            standing=standing_beside(state, beside),
            place_before=old + 1,
            place=new + 1,
            reason=reason,
            at=context.now,
        )
    ]


def stays_open(item: AgendaItem, following: PhaseKind, speaking: tuple[PhaseKind, ...]) -> bool:
    """Whether the list stays open into the phase `following`: until the last phase with speakers is behind."""
    phases = [planned.phase for planned in item.plan.phases]
    return item.phase not in speaking and any(
        phase in speaking for phase in phases[phases.index(following) + 1 :]
    )


def apply_registration_opened(state: HallState, event: RegistrationOpened) -> None:
    opened = Registration(item_id=event.item_id, opened_at=event.at)
    if event.early:
        state.floor.early[event.item_id] = opened
    else:
        state.floor.registration = opened
        state.floor.early.pop(event.item_id, None)


def apply_registration_closed(state: HallState, event: RegistrationClosed) -> None:
    if event.item_id:
        state.floor.early[event.item_id].closed_at = event.at
    else:
        state.floor.close_registration(event.at)


def take_up_early_list(state: HallState, item_id: str) -> None:
    """The item begins: who registered beforehand stands on its list, which stays as open as it was."""
    if (early := state.floor.early.pop(item_id, None)) is not None:
        state.floor.registration = early


def apply_speech_requested(state: HallState, event: SpeechRequested) -> None:
    state.floor.order.append(event.request_id)
    state.floor.requests[event.request_id] = SpeechRequest(
        id=event.request_id,
        delegate_id=event.delegate_id,
        item_id=event.item_id,
        kind=event.kind,
        subject=event.subject,
        to=event.to,
        at=event.at,
        nth=event.nth,
        side=event.side,
        turn_id=event.turn_id,
    )


def apply_request_withdrawn(state: HallState, event: RequestWithdrawn) -> None:
    state.floor.requests[event.request_id].status = "withdrawn"


def apply_request_skipped(state: HallState, event: RequestSkipped) -> None:
    state.floor.requests[event.request_id].status = "skipped"


def apply_request_restored(state: HallState, event: RequestRestored) -> None:
    state.floor.requests[event.request_id].status = "waiting"


def apply_request_moved(state: HallState, event: RequestMoved) -> None:
    order = state.floor.order
    order.remove(event.request_id)
    order.insert(order.index(event.before) if event.before else len(order), event.request_id)
    state.floor.requests[event.request_id].standing = event.standing

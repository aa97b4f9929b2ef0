"""The floor: who asks to speak (danh sách đăng ký phát biểu), whose turn it is, and its clock."""

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


class GiveFloor(Command, frozen=True, kw_only=True):
    """Call a registered delegate (mời phát biểu); the running turn ends. `limit_ms` 0 means the rule's."""

    request_id: str
    limit_ms: int = 0


class GiveFloorTo(Command, frozen=True, kw_only=True):
    """Call a presenter, guest, or a delegate who has not registered."""

    kind: TurnKind
    delegate_id: str = ""
    name: str = ""
    title: str = ""
    limit_ms: int = 0


class PauseTurn(Command, frozen=True, kw_only=True):
    pass


class ResumeTurn(Command, frozen=True, kw_only=True):
    pass


class ExtendTurn(Command, frozen=True, kw_only=True):
    by_ms: int


class EndTurn(Command, frozen=True, kw_only=True):
    """End the turn; the speaking delegate may say so too."""

    turn_id: str = ""


class ReopenTurn(Command, frozen=True, kw_only=True):
    """Undo the end of the last turn while nobody else speaks."""

    turn_id: str


class MarkTimeUp(Command, frozen=True, kw_only=True):
    """The clock reports that a turn has used its time; the chair, not the program, ends it."""

    turn_id: str


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


class FloorGiven(Event, frozen=True, kw_only=True):
    turn_id: str
    item_id: str | None
    kind: TurnKind
    delegate_id: str | None
    request_id: str | None
    name: str
    title: str
    subject: str
    limit_ms: int
    at: int


class TurnPaused(Event, frozen=True, kw_only=True):
    turn_id: str
    elapsed_ms: int
    at: int


class TurnResumed(Event, frozen=True, kw_only=True):
    turn_id: str
    at: int


class TurnExtended(Event, frozen=True, kw_only=True):
    turn_id: str
    limit_ms: int


class TurnEnded(Event, frozen=True, kw_only=True):
    turn_id: str
    elapsed_ms: int
    at: int


class TurnReopened(Event, frozen=True, kw_only=True):
    turn_id: str
    at: int


class TimeUp(Event, frozen=True, kw_only=True):
    turn_id: str
    at: int


def turn_limit_ms(state: HallState, kind: TurnKind, nth: int) -> int:
    """Default limit of a turn in ms (Res. 71/2022 art. 18: 7 min first, 3 min second, 3 min debate)."""
    limits = state.rules().floor
    if kind == "discuss":
        return limits.discuss_first_ms if nth <= 1 else limits.discuss_again_ms
    return {
        "presentation": limits.presentation_ms,
        "verification": limits.verification_ms,
        "question": limits.question_ms,
        "answer": limits.answer_ms,
        "debate": limits.debate_ms,
        "explain": limits.explain_ms,
    }[kind]


def speeches_on(state: HallState, delegate_id: str, item_id: str) -> int:
    """How many turns of discussion the delegate has had on the item."""
    turns = [*state.floor.turns, *([state.floor.turn] if state.floor.turn else [])]
    return sum(
        1 for t in turns if t.delegate_id == delegate_id and t.item_id == item_id and t.kind == "discuss"
    )


def _running_turn(state: HallState) -> Turn:
    if state.floor.turn is None:
        raise Refused("floor.nobody_speaks")
    return state.floor.turn


def end_running_turn(state: HallState, now: int) -> list[Event]:
    """The event that ends the running turn, if there is one."""
    turn = state.floor.turn
    return [] if turn is None else [TurnEnded(turn_id=turn.id, elapsed_ms=turn.elapsed(now), at=now)]


def _request(state: HallState, request_id: str, *statuses: RequestStatus) -> SpeechRequest:
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
    request = _request(state, command.request_id, "waiting")
    if context.actor.role == "delegate" and context.actor.delegate_id != request.delegate_id:
        raise Refused("access.not_yours")
    return [RequestWithdrawn(request_id=request.id)]


def decide_skip_request(state: HallState, command: SkipRequest, context: Context) -> list[Event]:
    return [RequestSkipped(request_id=_request(state, command.request_id, "waiting").id)]


def decide_restore_request(state: HallState, command: RestoreRequest, context: Context) -> list[Event]:
    request = _request(state, command.request_id, "withdrawn", "skipped")
    if context.actor.role == "delegate" and context.actor.delegate_id != request.delegate_id:
        raise Refused("access.not_yours")
    delegate_in_office(state, request.delegate_id)
    registration = state.floor.registration
    if registration is None or registration.item_id != request.item_id:
        raise Refused("floor.registration_not_open")
    if any(r.delegate_id == request.delegate_id for r in state.floor.queue()):
        raise Refused("floor.already_registered", place=0, name=state.roster[request.delegate_id].name)
    return [RequestRestored(request_id=request.id)]


def decide_give_floor(state: HallState, command: GiveFloor, context: Context) -> list[Event]:
    request = _request(state, command.request_id, "waiting")
    delegate = delegate_in_office(state, request.delegate_id)
    _require_floor_free(state, command.limit_ms)
    given = FloorGiven(
        turn_id=context.fresh_id,
        item_id=request.item_id,
        kind=request.kind,
        delegate_id=delegate.id,
        request_id=request.id,
        name=delegate.name,
        title=delegate.title,
        subject=request.subject,
        limit_ms=command.limit_ms or turn_limit_ms(state, request.kind, request.nth),
        at=context.now,
    )
    return [*end_running_turn(state, context.now), given]


def _require_floor_free(state: HallState, limit_ms: int) -> None:
    ballot = state.running_ballot()
    if ballot is not None:
        raise Refused("ballot.another_open", title=ballot.title)
    if not 0 <= limit_ms <= 4 * 3_600_000:
        raise Refused("floor.bad_limit")


def decide_give_floor_to(state: HallState, command: GiveFloorTo, context: Context) -> list[Event]:
    _require_floor_free(state, command.limit_ms)
    item = state.current_item()
    name, title, nth = command.name.strip(), command.title.strip(), 1
    if command.delegate_id:
        delegate = delegate_in_office(state, command.delegate_id)
        name, title = delegate.name, title or delegate.title
        nth = speeches_on(state, delegate.id, item.id) + 1 if item else 1
    if not name:
        raise Refused("floor.no_name")
    given = FloorGiven(
        turn_id=context.fresh_id,
        item_id=item.id if item else None,
        kind=command.kind,
        delegate_id=command.delegate_id or None,
        request_id=None,
        name=name,
        title=title,
        subject="",
        limit_ms=command.limit_ms or turn_limit_ms(state, command.kind, nth),
        at=context.now,
    )
    return [*end_running_turn(state, context.now), given]


def decide_pause_turn(state: HallState, command: PauseTurn, context: Context) -> list[Event]:
    turn = _running_turn(state)
    if turn.running_since is None:
        raise Refused("floor.already_paused")
    return [TurnPaused(turn_id=turn.id, elapsed_ms=turn.elapsed(context.now), at=context.now)]


def decide_resume_turn(state: HallState, command: ResumeTurn, context: Context) -> list[Event]:
    turn = _running_turn(state)
    if turn.running_since is not None:
        raise Refused("floor.not_paused")
    return [TurnResumed(turn_id=turn.id, at=context.now)]


def decide_extend_turn(state: HallState, command: ExtendTurn, context: Context) -> list[Event]:
    turn = _running_turn(state)
    if not 0 < command.by_ms <= 3_600_000:
        raise Refused("floor.bad_limit")
    return [TurnExtended(turn_id=turn.id, limit_ms=turn.limit_ms + command.by_ms)]


def decide_end_turn(state: HallState, command: EndTurn, context: Context) -> list[Event]:
    turn = _running_turn(state)
    if command.turn_id and command.turn_id != turn.id:
        raise Refused("floor.turn_over")
    if context.actor.role == "delegate" and context.actor.delegate_id != turn.delegate_id:
        raise Refused("access.not_yours")
    return end_running_turn(state, context.now)


def decide_reopen_turn(state: HallState, command: ReopenTurn, context: Context) -> list[Event]:
    if state.floor.turn is not None or state.running_ballot() is not None:
        raise Refused("floor.cannot_reopen")
    if not state.floor.turns or state.floor.turns[-1].id != command.turn_id:
        raise Refused("floor.cannot_reopen")
    return [TurnReopened(turn_id=command.turn_id, at=context.now)]


def decide_mark_time_up(state: HallState, command: MarkTimeUp, context: Context) -> list[Event]:
    turn = state.floor.turn
    if turn is None or turn.id != command.turn_id or turn.time_up_at is not None:
        return []
    return [TimeUp(turn_id=turn.id, at=context.now)] if turn.elapsed(context.now) >= turn.limit_ms else []


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


def apply_floor_given(state: HallState, event: FloorGiven) -> None:
    if event.request_id is not None:
        state.floor.requests[event.request_id].status = "called"
    state.floor.turn = Turn(
        id=event.turn_id,
        item_id=event.item_id,
        kind=event.kind,
        delegate_id=event.delegate_id,
        request_id=event.request_id,
        name=event.name,
        title=event.title,
        subject=event.subject,
        limit_ms=event.limit_ms,
        started_at=event.at,
        running_since=event.at,
    )


def apply_turn_paused(state: HallState, event: TurnPaused) -> None:
    turn = _running_turn(state)
    turn.elapsed_ms, turn.running_since = event.elapsed_ms, None


def apply_turn_resumed(state: HallState, event: TurnResumed) -> None:
    _running_turn(state).running_since = event.at


def apply_turn_extended(state: HallState, event: TurnExtended) -> None:
    turn = _running_turn(state)
    turn.limit_ms, turn.time_up_at = event.limit_ms, None


def apply_turn_ended(state: HallState, event: TurnEnded) -> None:
    turn = _running_turn(state)
    turn.elapsed_ms, turn.running_since, turn.ended_at = event.elapsed_ms, None, event.at
    state.floor.turns.append(turn)
    state.floor.turn = None


def apply_turn_reopened(state: HallState, event: TurnReopened) -> None:
    turn = state.floor.turns.pop()
    turn.ended_at, turn.running_since = None, event.at
    state.floor.turn = turn


def apply_time_up(state: HallState, event: TimeUp) -> None:
    _running_turn(state).time_up_at = event.at

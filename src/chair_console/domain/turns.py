"""Turns (lượt phát biểu): who is given the floor, and the clock of the speech."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .actors import Context
from .floor import require_request
from .may_speak import require_may_speak, require_speeches_left
from .messages import Command, Event
from .refusals import Refused
from .roster import Delegate, delegate_in_office
from .speaking_order import called_before, queue, speeches_on
from .speech import SIGNALS, Side, SpeechRequest, Turn, TurnKind
from .turn_limits import limit_of_turn

if TYPE_CHECKING:
    from .state import HallState


class GiveFloor(Command, frozen=True, kw_only=True):
    """Call a registered delegate (mời phát biểu); the running turn ends. `limit_ms` 0 means the rule's.

    Out of the order the `reason` is needed. A point of order and an interposed question hold the running turn up
    and do not end it.
    """

    request_id: str
    limit_ms: int = 0
    reason: str = ""


class GiveFloorTo(Command, frozen=True, kw_only=True):
    """Call a presenter, guest, or a delegate who has not registered; `reason` is why now, if somebody waits."""

    kind: TurnKind
    delegate_id: str = ""
    name: str = ""
    title: str = ""
    limit_ms: int = 0
    reason: str = ""


class PauseTurn(Command, frozen=True, kw_only=True):
    pass


class ResumeTurn(Command, frozen=True, kw_only=True):
    pass


class ExtendTurn(Command, frozen=True, kw_only=True):
    by_ms: int


class EndTurn(Command, frozen=True, kw_only=True):
    """End the turn; the speaking delegate may say so too. A speech that was held up goes on, unless it was paused."""

    turn_id: str = ""


class ReopenTurn(Command, frozen=True, kw_only=True):
    """Undo the end of the last turn while nobody else speaks and its item still runs."""

    turn_id: str


class MarkTimeUp(Command, frozen=True, kw_only=True):
    """The clock reports that a turn has used its time; the chair, not the program, ends it."""

    turn_id: str


class FloorGiven(Event, frozen=True, kw_only=True):
    """`interrupts`: the running speech is held up; `stays_paused`: that speech had been paused already."""

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
    nth: int = 0
    side: Side = ""
    out_of_order: bool = False
    reason: str = ""
    interrupts: bool = False
    stays_paused: bool = False


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
    """`cut`: with its time used up, and not by the speaker."""

    turn_id: str
    elapsed_ms: int
    at: int
    cut: bool = False


class TurnReopened(Event, frozen=True, kw_only=True):
    turn_id: str
    at: int


class TimeUp(Event, frozen=True, kw_only=True):
    turn_id: str
    at: int


def _running_turn(state: HallState) -> Turn:
    if state.floor.turn is None:
        raise Refused("floor.nobody_speaks")
    return state.floor.turn


def end_running_turn(state: HallState, now: int, *, by_speaker: bool = False) -> list[Event]:
    """The events that end the running turn, and the one it holds up; none where nobody speaks."""
    return [
        TurnEnded(
            turn_id=turn.id,
            elapsed_ms=turn.elapsed(now),
            at=now,
            cut=turn.time_up_at is not None and not by_speaker,
        )
        for turn in (state.floor.turn, state.floor.interrupted)
        if turn is not None
    ]


def _make_room(state: HallState, kind: TurnKind, now: int) -> tuple[list[Event], bool]:
    """What happens to who speaks before the floor is given to another, and whether the speech is only held up."""
    running, held_up = state.floor.turn, state.floor.interrupted
    if kind not in SIGNALS or running is None:
        return end_running_turn(state, now), False
    if held_up is not None:
        return [TurnEnded(turn_id=running.id, elapsed_ms=running.elapsed(now), at=now)], True
    if running.running_since is None:
        return [], True
    return [TurnPaused(turn_id=running.id, elapsed_ms=running.elapsed(now), at=now)], True


def _stays_paused(state: HallState) -> bool:
    """Whether the speech that is held up had been paused before, by the chair or by a recess."""
    running, held_up = state.floor.turn, state.floor.interrupted
    if held_up is not None:
        return held_up.stays_paused
    return running is not None and running.running_since is None


def decide_give_floor(state: HallState, command: GiveFloor, context: Context) -> list[Event]:
    running = state.floor.turn
    if running is not None and running.request_id == command.request_id:
        return []  # called by a first touch of the same button
    request = require_request(state, command.request_id, "waiting")
    delegate = delegate_in_office(state, request.delegate_id)
    _require_floor_free(state, command.limit_ms)
    require_may_speak(state, delegate)
    if request.item_id != (state.agenda.current_id or ""):
        raise Refused("floor.not_this_item", name=delegate.name)
    if request.kind == "discuss":
        require_speeches_left(state, delegate, request.item_id)
    nth = speeches_on(state, delegate.id, request.item_id, request.kind) + 1
    reason = command.reason.strip()
    before = called_before(state, request)
    if before is not None and not reason:
        raise Refused("floor.out_of_order", name=delegate.name, first=state.roster[before.delegate_id].name)
    room, interrupts = _make_room(state, request.kind, context.now)
    given = FloorGiven(
        turn_id=context.fresh_id,
        item_id=request.item_id or None,
        kind=request.kind,
        delegate_id=delegate.id,
        request_id=request.id,
        name=delegate.name,
        title=delegate.title,
        subject=request.subject,
        limit_ms=limit_of_turn(state, command.limit_ms, request.kind, nth, delegate, context.now),
        at=context.now,
        nth=nth,
        side=request.side,
        out_of_order=before is not None,
        reason=reason if before is not None else "",
        interrupts=interrupts,
        stays_paused=interrupts and _stays_paused(state),
    )
    return [*room, given]


def _require_floor_free(state: HallState, limit_ms: int) -> None:
    ballot = state.running_ballot()
    if ballot is not None:
        raise Refused("ballot.another_open", title=ballot.title)
    if not 0 <= limit_ms <= 4 * 3_600_000:
        raise Refused("floor.bad_limit")


def decide_give_floor_to(state: HallState, command: GiveFloorTo, context: Context) -> list[Event]:
    """The chair may call anyone, a third time too; who waits for the same kind of speech leaves the list by it."""
    _require_floor_free(state, command.limit_ms)
    item = state.current_item()
    item_id = item.id if item else None
    name, title, nth = command.name.strip(), command.title.strip(), 1
    delegate: Delegate | None = None
    if command.delegate_id:
        delegate = delegate_in_office(state, command.delegate_id)
        require_may_speak(state, delegate)
        name, title = delegate.name, title or delegate.title
        nth = speeches_on(state, delegate.id, item_id or "", command.kind) + 1
    if not name:
        raise Refused("floor.no_name")
    asked = _request_of(state, delegate, command.kind)
    ahead = delegate is not None and _kept_waiting(state, command.kind, asked)
    room, interrupts = _make_room(state, command.kind, context.now)
    given = FloorGiven(
        turn_id=context.fresh_id,
        item_id=item_id,
        kind=command.kind,
        delegate_id=command.delegate_id or None,
        request_id=asked.id if asked else None,
        name=name,
        title=title,
        subject=asked.subject if asked else "",
        limit_ms=limit_of_turn(state, command.limit_ms, command.kind, nth, delegate, context.now),
        at=context.now,
        nth=nth,
        side=asked.side if asked else "",
        out_of_order=ahead,
        reason=command.reason.strip() if ahead else "",
        interrupts=interrupts,
        stays_paused=interrupts and _stays_paused(state),
    )
    return [*room, given]


def _request_of(state: HallState, delegate: Delegate | None, kind: TurnKind) -> SpeechRequest | None:
    """The waiting request that a delegate who is called by name has made."""
    if delegate is None:
        return None
    return next((r for r in queue(state) if r.delegate_id == delegate.id and r.kind == kind), None)


def _kept_waiting(state: HallState, kind: TurnKind, asked: SpeechRequest | None) -> bool:
    """Whether others, by the order, would have come before a delegate who is called by name."""
    if kind in SIGNALS:
        return False
    if asked is not None:
        return called_before(state, asked) is not None
    return any(r.kind not in SIGNALS for r in queue(state))


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
    by_speaker = context.actor.role == "delegate"
    if by_speaker and context.actor.delegate_id != turn.delegate_id:
        raise Refused("access.not_yours")
    held_up = state.floor.interrupted
    if held_up is None:
        return end_running_turn(state, context.now, by_speaker=by_speaker)
    ended = TurnEnded(turn_id=turn.id, elapsed_ms=turn.elapsed(context.now), at=context.now)
    if held_up.stays_paused:
        return [ended]
    return [ended, TurnResumed(turn_id=held_up.id, at=context.now)]


def decide_reopen_turn(state: HallState, command: ReopenTurn, context: Context) -> list[Event]:
    if state.floor.turn is not None or state.running_ballot() is not None:
        raise Refused("floor.cannot_reopen")
    last = state.floor.turns[-1] if state.floor.turns else None
    if last is None or last.id != command.turn_id or last.item_id != state.agenda.current_id:
        raise Refused("floor.cannot_reopen")
    return [TurnReopened(turn_id=command.turn_id, at=context.now)]


def decide_mark_time_up(state: HallState, command: MarkTimeUp, context: Context) -> list[Event]:
    turn = state.floor.turn
    if turn is None or turn.id != command.turn_id or turn.time_up_at is not None:
        return []
    return [TimeUp(turn_id=turn.id, at=context.now)] if turn.elapsed(context.now) >= turn.limit_ms else []


def apply_floor_given(state: HallState, event: FloorGiven) -> None:
    if event.request_id is not None:
        state.floor.requests[event.request_id].status = "called"
    if event.interrupts and state.floor.turn is not None:
        state.floor.interrupted = state.floor.turn
        state.floor.interrupted.stays_paused = event.stays_paused
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
        nth=event.nth,
        side=event.side,
        out_of_order=event.out_of_order,
        reason=event.reason,
    )


def apply_turn_paused(state: HallState, event: TurnPaused) -> None:
    turn = _running_turn(state)
    turn.elapsed_ms, turn.running_since = event.elapsed_ms, None


def apply_turn_resumed(state: HallState, event: TurnResumed) -> None:
    _running_turn(state).running_since = event.at


def apply_turn_extended(state: HallState, event: TurnExtended) -> None:
    turn = _running_turn(state)
    turn.extended_ms += event.limit_ms - turn.limit_ms
    turn.limit_ms, turn.time_up_at = event.limit_ms, None


def apply_turn_ended(state: HallState, event: TurnEnded) -> None:
    turn = _running_turn(state)
    turn.elapsed_ms, turn.running_since, turn.ended_at = event.elapsed_ms, None, event.at
    turn.cut = event.cut
    state.floor.turns.append(turn)
    state.floor.turn, state.floor.interrupted = state.floor.interrupted, None
    for request in state.floor.requests.values():
        if request.turn_id == turn.id and request.status == "waiting":
            request.status = "lapsed"  # an interposed question is about the speech that has ended


def apply_turn_reopened(state: HallState, event: TurnReopened) -> None:
    turn = state.floor.turns.pop()
    turn.ended_at, turn.running_since, turn.cut = None, event.at, False
    state.floor.turn = turn


def apply_time_up(state: HallState, event: TimeUp) -> None:
    _running_turn(state).time_up_at = event.at

"""Turns (lượt phát biểu): who is given the floor, and the clock of the speech."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .actors import Context
from .floor import Turn, TurnKind, require_request, speeches_on
from .messages import Command, Event
from .refusals import Refused
from .roster import delegate_in_office

if TYPE_CHECKING:
    from .agenda import AgendaItem, PhaseKind
    from .state import HallState

TURN_OF_PHASE: dict[str, TurnKind] = {
    "presentation": "presentation",
    "verification": "verification",
    "explanation": "explain",
}
"""Phases in which one person is invited by name."""


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
    """Default limit of a turn in ms (Res. 71/2022 art. 18: 7 min first, 3 min second, 3 min debate).

    A rejoinder in questioning is shorter: 2 min.
    """
    limits = state.rules().floor
    if kind == "debate" and state.questioning.running_id is not None:
        return limits.rejoinder_ms
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


def _running_turn(state: HallState) -> Turn:
    if state.floor.turn is None:
        raise Refused("floor.nobody_speaks")
    return state.floor.turn


def end_running_turn(state: HallState, now: int) -> list[Event]:
    """The event that ends the running turn, if there is one."""
    turn = state.floor.turn
    return [] if turn is None else [TurnEnded(turn_id=turn.id, elapsed_ms=turn.elapsed(now), at=now)]


def decide_give_floor(state: HallState, command: GiveFloor, context: Context) -> list[Event]:
    request = require_request(state, command.request_id, "waiting")
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


def invitation(state: HallState, item: AgendaItem, phase: PhaseKind, context: Context) -> list[Event]:
    """The floor for the one whom the plan names for this phase; nothing where it names nobody."""
    kind = TURN_OF_PHASE.get(phase)
    name = item.plan.verifier if phase == "verification" else item.plan.presenter
    if kind is None or not name.strip():
        return []
    return [
        FloorGiven(
            turn_id=context.fresh_id,
            item_id=item.id,
            kind=kind,
            delegate_id=None,
            request_id=None,
            name=name.strip(),
            title="" if phase == "verification" else item.plan.presenter_title,
            subject="",
            limit_ms=turn_limit_ms(state, kind, 1),
            at=context.now,
        )
    ]


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

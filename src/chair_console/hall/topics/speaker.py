"""Topic `speaker`: who speaks now and who is next, for other systems."""

from chair_console.domain.speaking_order import queue
from chair_console.domain.speech import SIGNALS, Turn
from chair_console.domain.state import HallState
from chair_console.protocol.floor_views import NextSpeaker, SpeakerState, SpeakerView
from chair_console.protocol.topics import SINGLE
from chair_console.protocol.views import ViewStruct

from .audience import Audience, Surroundings


def _state(turn: Turn | None) -> SpeakerState:
    if turn is None:
        return "silent"
    if turn.running_since is None:
        return "paused"
    return "over" if turn.time_up_at is not None else "running"


def _next(state: HallState) -> NextSpeaker | None:
    """A point of order is for the chair alone until it is heard."""
    first = next((request for request in queue(state) if request.kind not in SIGNALS), None)
    if first is None:
        return None
    delegate = state.roster[first.delegate_id]
    return NextSpeaker(name=delegate.name, seat=delegate.seat, kind=first.kind)


def view(state: HallState, audience: Audience, around: Surroundings) -> dict[str, ViewStruct]:
    turn, held_up = state.floor.turn, state.floor.interrupted
    delegate = state.roster.get(turn.delegate_id or "") if turn else None
    shown = SpeakerView(
        turn_id=turn.id if turn else "",
        state=_state(turn),
        kind=turn.kind if turn else None,
        name=turn.name if turn else "",
        title=turn.title if turn else "",
        unit=delegate.unit if delegate else "",
        seat=delegate.seat if delegate else "",
        limit_ms=turn.limit_ms if turn else 0,
        elapsed_ms=turn.elapsed_ms if turn else 0,
        running_since=turn.running_since if turn else None,
        started_at=turn.started_at if turn else None,
        held_up_turn_id=held_up.id if held_up else "",
        next=_next(state),
    )
    return {SINGLE: shown}

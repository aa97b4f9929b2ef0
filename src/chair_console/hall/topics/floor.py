"""Topic `floor`: the list of speakers and whose turn it is."""

from chair_console.domain.floor import SpeechRequest, Turn
from chair_console.domain.state import HallState
from chair_console.domain.turns import turn_limit_ms
from chair_console.protocol.floor_views import FloorView, RequestView, TurnView
from chair_console.protocol.topics import SINGLE
from chair_console.protocol.views import ViewStruct

from .audience import Audience, Surroundings


def request_view(state: HallState, request: SpeechRequest) -> RequestView:
    delegate = state.roster[request.delegate_id]
    return RequestView(
        id=request.id,
        delegate_id=delegate.id,
        name=delegate.name,
        title=delegate.title,
        unit=delegate.unit,
        constituency=delegate.constituency,
        seat=delegate.seat,
        kind=request.kind,
        subject=request.subject,
        to=request.to,
        at=request.at,
        nth=request.nth,
        limit_ms=turn_limit_ms(state, request.kind, request.nth),
    )


def turn_view(state: HallState, turn: Turn) -> TurnView:
    delegate = state.roster.get(turn.delegate_id or "")
    request = state.floor.requests.get(turn.request_id or "")
    return TurnView(
        id=turn.id,
        item_id=turn.item_id,
        kind=turn.kind,
        delegate_id=turn.delegate_id,
        name=turn.name,
        title=turn.title,
        unit=delegate.unit if delegate else "",
        constituency=delegate.constituency if delegate else "",
        seat=delegate.seat if delegate else "",
        subject=turn.subject,
        nth=request.nth if request else 1,
        limit_ms=turn.limit_ms,
        started_at=turn.started_at,
        running_since=turn.running_since,
        elapsed_ms=turn.elapsed_ms,
        time_up_at=turn.time_up_at,
        ended_at=turn.ended_at,
    )


def view(state: HallState, audience: Audience, around: Surroundings) -> dict[str, ViewStruct]:
    floor = state.floor
    registration = floor.registration
    item_id = state.agenda.current_id
    shown = FloorView(
        registration_open=floor.registration_open(),
        registration_item_id=registration.item_id if registration else None,
        registration_closed_at=registration.closed_at if registration else None,
        queue=[request_view(state, request) for request in floor.queue()],
        turn=turn_view(state, floor.turn) if floor.turn else None,
        spoken=[turn_view(state, turn) for turn in floor.turns if turn.item_id == item_id]
        if audience.kind == "desk"
        else [],
    )
    return {SINGLE: shown}

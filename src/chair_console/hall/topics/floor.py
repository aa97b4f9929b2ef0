"""Topic `floor`: the list of speakers and whose turn it is."""

import msgspec

from chair_console.domain.presence import is_present
from chair_console.domain.speaking_order import Placed, group_spent_ms, placed_of
from chair_console.domain.speech import SIGNALS, Turn
from chair_console.domain.state import HallState
from chair_console.domain.turn_limits import turn_limit_ms
from chair_console.protocol.floor_views import (
    EarlyListView,
    FloorView,
    GroupTimeView,
    RequestView,
    TurnView,
)
from chair_console.protocol.topics import SINGLE
from chair_console.protocol.views import ViewStruct

from .audience import Audience, Surroundings


def request_view(state: HallState, placed: Placed) -> RequestView:
    request, nth = placed.request, placed.nth
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
        nth=nth,
        limit_ms=turn_limit_ms(state, request.kind, nth, request.item_id),
        side=request.side,
        priority=placed.has_priority(),
        present=is_present(state, delegate.id) or not state.rules().present_only_floor,
    )


def _unsaid(view: RequestView) -> RequestView:
    """What other tablets show of a request: what somebody will say or ask, and of whom, the chair alone sees before."""
    return msgspec.structs.replace(view, subject="", to="", title="", constituency="", seat="")


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
        nth=turn.nth or (request.nth if request else 1),
        limit_ms=turn.limit_ms,
        started_at=turn.started_at,
        running_since=turn.running_since,
        elapsed_ms=turn.elapsed_ms,
        time_up_at=turn.time_up_at,
        ended_at=turn.ended_at,
        side=turn.side,
        out_of_order=turn.out_of_order,
        reason=turn.reason,
        extended_ms=turn.extended_ms,
    )


def _listed(state: HallState, waiting: list[Placed], audience: Audience) -> list[RequestView]:
    views = [request_view(state, placed) for placed in waiting if placed.request.kind not in SIGNALS]
    return [_unsaid(view) for view in views] if audience.kind == "delegate" else views


def _as_called(state: HallState, waiting: list[Placed], audience: Audience) -> list[Placed]:
    """Tablets see one list; in questioning in the order in which its lists are called: debates, then the questions of
    the group that runs.
    """
    item = state.current_item()
    if audience.kind != "delegate" or item is None or item.phase != "questioning":
        return waiting
    here = state.questioning.is_for_running
    return sorted(waiting, key=lambda placed: (placed.request.kind != "debate", not here(placed.request.to)))


def _early(state: HallState, audience: Audience) -> tuple[EarlyListView, ...]:
    return tuple(
        EarlyListView(
            item_id=item_id,
            closed_at=early.closed_at,
            queue=_listed(state, placed_of(state, item_id), audience),
        )
        for item_id, early in state.floor.early.items()
    )


def view(state: HallState, audience: Audience, around: Surroundings) -> dict[str, ViewStruct]:
    floor = state.floor
    registration, held_up = floor.registration, floor.interrupted
    item_id, budget = state.agenda.current_id, state.rules().group_minutes * 60_000
    waiting, at_desk = placed_of(state, item_id or ""), audience.kind == "desk"
    shown = FloorView(
        registration_open=floor.registration_open(),
        registration_item_id=registration.item_id if registration else None,
        registration_closed_at=registration.closed_at if registration else None,
        queue=_listed(state, _as_called(state, waiting, audience), audience),
        turn=turn_view(state, floor.turn) if floor.turn else None,
        spoken=[turn_view(state, turn) for turn in floor.turns if turn.item_id == item_id] if at_desk else [],
        signals=tuple(request_view(state, placed) for placed in waiting if placed.request.kind in SIGNALS)
        if at_desk
        else (),
        held_up=turn_view(state, held_up) if held_up else None,
        early=_early(state, audience) if audience.kind in ("desk", "delegate") else (),
        groups=tuple(
            GroupTimeView(unit=unit, spent_ms=spent) for unit, spent in group_spent_ms(state, item_id).items()
        )
        if at_desk and budget
        else (),
        group_budget_ms=budget,
    )
    return {SINGLE: shown}

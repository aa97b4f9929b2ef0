"""Topic `floor`: the list of speakers and whose turn it is.

The desk and the projector see the whole list. Tablets are 500: they get its head, and their own places by `places`.
"""

import msgspec

from chair_console.domain.opinions import discussion_ended
from chair_console.domain.presence import is_present
from chair_console.domain.speaking_order import (
    Placed,
    firsts,
    group_spent_ms,
    placed_of,
    speakers_list,
)
from chair_console.domain.speech import SIGNALS, Turn
from chair_console.domain.state import HallState
from chair_console.domain.turn_limits import is_questioning, turn_limit_ms
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

FIRST_ROWS = 20
"""How many of those who wait a tablet shows by name."""


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
        limit_ms=limit_of(state, placed),
        side=request.side,
        priority=placed.has_priority(),
        present=may_be_called(state, delegate.id),
        answer_ms=takes_ms(state, placed) - limit_of(state, placed),
    )


def limit_of(state: HallState, placed: Placed) -> int:
    """What a request would take, in ms, if it were called now."""
    return turn_limit_ms(state, placed.request.kind, placed.nth, placed.request.item_id)


def takes_ms(state: HallState, placed: Placed) -> int:
    """How long those behind it wait for it, in ms: in questioning the answer comes before the next question."""
    limit = limit_of(state, placed)
    answered = placed.request.kind == "question" and is_questioning(state, placed.request.item_id)
    return limit + state.rules().floor.answer_ms if answered else limit


def may_be_called(state: HallState, delegate_id: str) -> bool:
    """Whether one who waits is there; who has gone is passed over until back."""
    return is_present(state, delegate_id) or not state.rules().present_only_floor


def _seen_by_others(row: RequestView) -> RequestView:
    """Without what no tablet shows of another delegate: what somebody will say is long, and 500 times on the air."""
    return msgspec.structs.replace(row, title="", constituency="", seat="", subject="", to="", answer_ms=0)


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
        stays_paused=turn.stays_paused,
    )


def _signals(state: HallState, item_id: str) -> tuple[RequestView, ...]:
    placed = placed_of(state, item_id)
    return tuple(request_view(state, one) for one in placed if one.request.kind in SIGNALS)


def _in_order(state: HallState, item_id: str, waiting: list[Placed]) -> tuple[str, ...]:
    first = firsts(state, item_id, waiting)
    return tuple(dict.fromkeys(request.id for request in first.values()))


def _early(state: HallState, *, at_desk: bool) -> tuple[EarlyListView, ...]:
    lists = [(key, early, speakers_list(state, key)) for key, early in state.floor.early.items()]
    return tuple(
        EarlyListView(
            item_id=item_id,
            closed_at=early.closed_at,
            queue=[request_view(state, placed) for placed in waiting] if at_desk else [],
            waiting=len(waiting),
        )
        for item_id, early, waiting in lists
    )


def view(state: HallState, audience: Audience, around: Surroundings) -> dict[str, ViewStruct]:
    floor = state.floor
    registration, held_up = floor.registration, floor.interrupted
    item_id, budget = state.agenda.current_id, state.rules().group_minutes * 60_000
    at_desk = audience.kind == "desk"
    waiting = speakers_list(state, item_id or "")
    if audience.kind not in ("desk", "hall") and discussion_ended(state, item_id or ""):
        waiting = []
    if audience.kind in ("desk", "hall"):
        queue = [request_view(state, one) for one in waiting]
    else:
        queue = [_seen_by_others(request_view(state, one)) for one in waiting[:FIRST_ROWS]]
    shown = FloorView(
        registration_open=floor.registration_open(),
        registration_item_id=registration.item_id if registration else None,
        registration_closed_at=registration.closed_at if registration else None,
        queue=queue,
        waiting=len(waiting),
        waiting_ms=sum(takes_ms(state, one) for one in waiting),
        turn=turn_view(state, floor.turn) if floor.turn else None,
        spoken=[turn_view(state, turn) for turn in floor.turns if turn.item_id == item_id] if at_desk else [],
        signals=_signals(state, item_id or "") if at_desk else (),
        in_order=_in_order(state, item_id or "", waiting) if at_desk else (),
        held_up=turn_view(state, held_up) if held_up else None,
        early=_early(state, at_desk=at_desk) if audience.kind in ("desk", "delegate") else (),
        groups=tuple(
            GroupTimeView(unit=unit, spent_ms=spent) for unit, spent in group_spent_ms(state, item_id).items()
        )
        if at_desk and budget
        else (),
        group_budget_ms=budget,
    )
    return {SINGLE: shown}

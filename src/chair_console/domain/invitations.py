"""Whom the plan of an item names for a phase: the presenter, the verifier, who explains."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .actors import Context
from .messages import Event
from .speech import TurnKind
from .turn_limits import turn_limit_ms
from .turns import FloorGiven

if TYPE_CHECKING:
    from .agenda import AgendaItem, PhaseKind
    from .state import HallState

TURN_OF_PHASE: dict[str, TurnKind] = {
    "presentation": "presentation",
    "verification": "verification",
    "explanation": "explain",
}
"""Phases in which one person is invited by name."""


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
            limit_ms=turn_limit_ms(state, kind, 1, item.id),
            at=context.now,
        )
    ]

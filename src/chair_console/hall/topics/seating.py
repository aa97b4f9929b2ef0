"""Topic `seating`: where the seats of the hall stand."""

from chair_console.domain.seating import plan_places
from chair_console.domain.state import HallState
from chair_console.protocol.seating_views import SeatingView
from chair_console.protocol.topics import SINGLE
from chair_console.protocol.views import ViewStruct

from .audience import Audience, Surroundings


def view(state: HallState, audience: Audience, around: Surroundings) -> dict[str, ViewStruct]:
    plan = state.seating
    if plan is None:
        return {SINGLE: SeatingView()}
    return {
        SINGLE: SeatingView(
            version=plan.version, laid_at=plan.at, blocks=plan.blocks, places=tuple(plan_places(state))
        )
    }

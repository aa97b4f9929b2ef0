"""Topic `timeline`: what was done at the desk, when and by whom."""

from chair_console.domain.state import HallState
from chair_console.protocol.views import ViewStruct

from .audience import Audience, Surroundings


def view(state: HallState, audience: Audience, around: Surroundings) -> dict[str, ViewStruct]:
    return dict(around.timeline)

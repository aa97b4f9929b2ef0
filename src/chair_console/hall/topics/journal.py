"""Topic `journal`: whether what was said is safe."""

from chair_console.domain.state import HallState
from chair_console.protocol.topics import SINGLE
from chair_console.protocol.views import ViewStruct

from .audience import Audience, Surroundings


def view(state: HallState, audience: Audience, around: Surroundings) -> dict[str, ViewStruct]:
    return {} if around.journal is None else {SINGLE: around.journal}

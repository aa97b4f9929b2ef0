"""Topic `feeds`: other systems that may follow who speaks, for the desk only. Accesses are not of the journal."""

from chair_console.domain.state import HallState
from chair_console.protocol.views import ViewStruct

from .audience import Audience, Surroundings


def view(state: HallState, audience: Audience, around: Surroundings) -> dict[str, ViewStruct]:
    return dict(around.feeds) if audience.kind == "desk" else {}

"""Topic `intake`: files on their way in, for the desk only. Not of the journal: a file counts when published."""

from chair_console.domain.state import HallState
from chair_console.protocol.views import ViewStruct

from .audience import Audience, Surroundings


def view(state: HallState, audience: Audience, around: Surroundings) -> dict[str, ViewStruct]:
    return dict(around.intake) if audience.kind == "desk" else {}

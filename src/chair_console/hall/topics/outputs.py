"""Topic `outputs`: every picture of the hall, and how many web pages show it."""

from chair_console.domain.outputs import plans_of
from chair_console.domain.state import HallState
from chair_console.protocol.screen_views import OutputView
from chair_console.protocol.views import ViewStruct

from .audience import Audience, Surroundings


def view(state: HallState, audience: Audience, around: Surroundings) -> dict[str, ViewStruct]:
    found: dict[str, ViewStruct] = {}
    for place, (key, plan) in enumerate(plans_of(state).items()):
        joined = around.joined.get(key, ())
        found[key] = OutputView(
            id=key,
            position=place,
            plan=plan,
            pages=around.pages.get(key, 0),
            joined=len(joined),
            joined_from=joined[-1] if joined and audience.kind == "desk" else "",
        )
    return found

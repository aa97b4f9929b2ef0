"""Topic `help`: seats that call for the secretary."""

from chair_console.domain.state import HallState
from chair_console.protocol.views import HelpView, ViewStruct

from .audience import Audience, Surroundings


def view(state: HallState, audience: Audience, around: Surroundings) -> dict[str, ViewStruct]:
    shown: dict[str, ViewStruct] = {}
    for call in state.help_calls.values():
        delegate = state.roster[call.delegate_id]
        shown[call.id] = HelpView(
            id=call.id,
            delegate_id=delegate.id,
            name=delegate.name,
            seat=delegate.seat,
            note=call.note,
            at=call.at,
            coming_at=call.coming_at,
        )
    return shown

"""Topic `roster`."""

from chair_console.domain.roster import Delegate
from chair_console.domain.state import HallState
from chair_console.protocol.views import DelegateView, ViewStruct

from .audience import Audience, Surroundings


def delegate_view(delegate: Delegate, position: int, proxy_holder: str | None) -> DelegateView:
    return DelegateView(
        id=delegate.id,
        position=position,
        name=delegate.name,
        title=delegate.title,
        unit=delegate.unit,
        constituency=delegate.constituency,
        seat=delegate.seat,
        in_office=delegate.in_office,
        presidium=delegate.presidium,
        weight=delegate.weight,
        proxy_holder=proxy_holder,
    )


def view(state: HallState, audience: Audience, around: Surroundings) -> dict[str, ViewStruct]:
    return {
        d.id: delegate_view(d, position, state.proxies.get(d.id))
        for position, d in enumerate(state.roster.values())
    }

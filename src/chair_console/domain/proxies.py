"""Proxies (ủy quyền biểu quyết), only where a body's own rules have them; a People's Council has none (art. 91)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .actors import Context
from .messages import Command, Event
from .presence import is_present
from .refusals import Refused
from .roster import delegate_in_office

if TYPE_CHECKING:
    from .state import HallState


class GiveProxy(Command, frozen=True, kw_only=True):
    """Record that an absent delegate is represented by `holder_id`; None ends it."""

    delegate_id: str
    holder_id: str | None
    reason: str = ""


class ProxyGiven(Event, frozen=True, kw_only=True):
    delegate_id: str
    holder_id: str | None
    reason: str
    at: int


def is_proxy_of(state: HallState, holder_id: str | None, delegate_id: str) -> bool:
    """Whether one may vote for another: by a recorded proxy, while the other is not there."""
    return (
        state.rules().proxies
        and holder_id is not None
        and state.proxies.get(delegate_id) == holder_id
        and not is_present(state, delegate_id)
    )


def represented_by(state: HallState, holder_id: str) -> list[str]:
    """Who in office has given one a proxy that still holds: the body may have done away with proxies meanwhile."""
    if not state.rules().proxies:
        return []
    given = (key for key, holder in state.proxies.items() if holder == holder_id)
    return [key for key in given if state.roster[key].in_office]


def decide_give_proxy(state: HallState, command: GiveProxy, context: Context) -> list[Event]:
    if not state.rules().proxies:
        raise Refused("proxies.not_allowed")
    delegate = delegate_in_office(state, command.delegate_id)
    if state.running_ballot() is not None:
        raise Refused("ballot.another_open", title=state.ballots[state.open_ballot_id or ""].title)
    if command.holder_id is not None:
        delegate_in_office(state, command.holder_id)
        if command.holder_id == delegate.id or command.holder_id in state.proxies:
            raise Refused("proxies.not_so", name=delegate.name)
        if is_present(state, delegate.id):
            raise Refused("proxies.is_present", name=delegate.name)
        held = represented_by(state, delegate.id)
        if held:  # who left would take that vote along, and nobody would notice
            raise Refused("proxies.holds_one", name=delegate.name, giver=state.roster[held[0]].name)
    if state.proxies.get(delegate.id) == command.holder_id:
        return []
    return [
        ProxyGiven(
            delegate_id=delegate.id,
            holder_id=command.holder_id,
            reason=command.reason.strip(),
            at=context.now,
        )
    ]


def apply_proxy_given(state: HallState, event: ProxyGiven) -> None:
    if event.holder_id is None:
        state.proxies.pop(event.delegate_id, None)
    else:
        state.proxies[event.delegate_id] = event.holder_id

"""Who may register and speak, whom a question is put to, and for which side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .presence import is_present
from .refusals import Refused
from .roster import Delegate
from .speaking_order import speeches_on
from .speech import Side

if TYPE_CHECKING:
    from .floor import RequestToSpeak
    from .state import HallState


def require_may_speak(state: HallState, delegate: Delegate) -> None:
    """Only who is present speaks, unless the regulation says otherwise. Refused: `presence.not_present`."""
    if state.rules().present_only_floor and not is_present(state, delegate.id):
        raise Refused("presence.not_present", name=delegate.name)


def require_speeches_left(state: HallState, delegate: Delegate, item_id: str) -> None:
    """At most twice on the same matter (National Assembly rules 2015). Refused: `floor.max_speeches`."""
    most = state.rules().max_speeches
    if speeches_on(state, delegate.id, item_id) >= most:
        raise Refused("floor.max_speeches", name=delegate.name, max=most)


def require_signal_allowed(state: HallState, command: RequestToSpeak) -> None:
    """Refused: `floor.not_sitting`, `floor.no_interposing`, `floor.nobody_speaks`, `floor.own_speech`."""
    if state.phase() != "sitting":
        raise Refused("floor.not_sitting")
    if command.kind == "interpose":
        if not state.rules().interposed_questions:
            raise Refused("floor.no_interposing")
        if state.floor.turn is None:
            raise Refused("floor.nobody_speaks")
        if state.floor.turn.delegate_id == command.delegate_id:
            raise Refused("floor.own_speech")


def authority_asked(state: HallState, command: RequestToSpeak, item_id: str) -> str:
    """Whom a question is put to. Refused: `floor.no_authority`."""
    named = command.to.strip()
    if command.kind == "interpose" and state.floor.turn is not None:
        return state.floor.turn.name
    if command.kind == "question" and not named:
        item = state.agenda.items.get(item_id)
        named = item.plan.presenter if item is not None else ""
        if not named:
            raise Refused("floor.no_authority")
    return named


def side_taken(state: HallState, command: RequestToSpeak) -> Side:
    """For or against, where the regulation keeps two lists. Refused: `floor.no_side`."""
    if not state.rules().pro_contra or command.kind != "discuss":
        return ""
    if not command.side:
        raise Refused("floor.no_side")
    return command.side

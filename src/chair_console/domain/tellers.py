"""The tellers (ban kiểm phiếu): delegates elected by the council, once a session, who count secret papers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from .actors import Context
from .entitlement import require_no_teller_stands
from .messages import Command, Event
from .refusals import Refused
from .roster import delegate_in_office

if TYPE_CHECKING:
    from .state import HallState

FEWEST = {"province": 7, "commune": 3, "party": 3}
"""At least so many (RULES.md section 4; of the Party from memory, to check)."""


class Tellers(msgspec.Struct, kw_only=True):
    """`head_id` is the head teller (trưởng ban), who announces the figures."""

    delegate_ids: tuple[str, ...]
    head_id: str
    at: int


class AppointTellers(Command, frozen=True, kw_only=True):
    """Record whom the council has elected as tellers; the first named is the head where none is given."""

    delegate_ids: tuple[str, ...]
    head_id: str = ""


class TellersAppointed(Event, frozen=True, kw_only=True):
    delegate_ids: tuple[str, ...]
    head_id: str
    at: int


def decide_appoint_tellers(state: HallState, command: AppointTellers, context: Context) -> list[Event]:
    session = state.require_session()
    fewest = FEWEST[session.body_kind]
    for delegate_id in command.delegate_ids:
        delegate_in_office(state, delegate_id)
    if len(set(command.delegate_ids)) < fewest:
        raise Refused("tellers.too_few", fewest=fewest)
    head = command.head_id or command.delegate_ids[0]
    if head not in command.delegate_ids:
        raise Refused("tellers.head_is_no_teller")
    ids = tuple(dict.fromkeys(command.delegate_ids))
    running = state.running_ballot()
    if running is not None:
        require_no_teller_stands(state, running, ids)
    known = state.tellers
    if known is not None and (known.delegate_ids, known.head_id) == (ids, head):
        return []
    return [TellersAppointed(delegate_ids=ids, head_id=head, at=context.now)]


def apply_tellers_appointed(state: HallState, event: TellersAppointed) -> None:
    state.tellers = Tellers(delegate_ids=event.delegate_ids, head_id=event.head_id, at=event.at)

"""The whole state of a hall, as the events have made it."""

from __future__ import annotations

from typing import Literal

import msgspec

from .agenda import Agenda, AgendaItem
from .assistance import HelpCall
from .ballot import Ballot
from .devices import Device
from .documents import Document
from .notices import Notice
from .opinions import WrittenOpinion
from .outputs import OutputPlan
from .presence import Presence, RollCall, present_delegates
from .questioning import Questioning
from .refusals import Refused
from .roster import Delegate, members_in_office
from .screen import Screen
from .seating import SeatingPlan
from .session import Rules, Session
from .speech import Floor
from .tellers import Tellers

HallPhase = Literal["empty", "preparing", "sitting", "recess", "closed"]
DEFAULT_RULES = Rules()


class HallState(msgspec.Struct, kw_only=True):
    """Changed only by `hall.apply`; encoded deterministically it is the same after every replay."""

    session: Session | None = None
    roster: dict[str, Delegate] = msgspec.field(default_factory=dict)
    presence: dict[str, Presence] = msgspec.field(default_factory=dict)
    roll_call: RollCall | None = None
    agenda: Agenda = msgspec.field(default_factory=Agenda)
    documents: dict[str, Document] = msgspec.field(default_factory=dict)
    floor: Floor = msgspec.field(default_factory=Floor)
    questioning: Questioning = msgspec.field(default_factory=Questioning)
    opinions: dict[str, WrittenOpinion] = msgspec.field(default_factory=dict)
    ballots: dict[str, Ballot] = msgspec.field(default_factory=dict)
    open_ballot_id: str | None = None
    tellers: Tellers | None = None
    proxies: dict[str, str] = msgspec.field(default_factory=dict)
    screen: Screen = msgspec.field(default_factory=Screen)
    outputs: dict[str, OutputPlan] = msgspec.field(default_factory=dict)
    logo: str = ""
    seating: SeatingPlan | None = None
    devices: dict[str, Device] = msgspec.field(default_factory=dict)
    help_calls: dict[str, HelpCall] = msgspec.field(default_factory=dict)
    notices: dict[str, Notice] = msgspec.field(default_factory=dict)

    def phase(self) -> HallPhase:
        """Where the session stands; the access table is by this."""
        session = self.session
        if session is None:
            return "empty"
        if session.closed_at is not None:
            return "closed"
        if session.recess is not None:
            return "recess"
        return "sitting" if session.sitting_id is not None else "preparing"

    def rules(self) -> Rules:
        return self.session.rules if self.session is not None else DEFAULT_RULES

    def confidence_poll_allowed(self) -> bool:
        """Res. 96/2023 is for provinces; of communes it is still to be checked."""
        allowed = self.rules().confidence_poll
        if allowed is None:
            return self.session is None or self.session.body_kind != "commune"
        return allowed

    def require_session(self) -> Session:
        """Refused: `session.none`."""
        if self.session is None:
            raise Refused("session.none")
        return self.session

    def current_item(self) -> AgendaItem | None:
        return self.agenda.items.get(self.agenda.current_id or "")

    def running_ballot(self) -> Ballot | None:
        return self.ballots.get(self.open_ballot_id or "")

    def roll_call_open(self) -> bool:
        return self.roll_call is not None and self.roll_call.closed_at is None

    def present_count(self) -> int:
        return len(present_delegates(self))

    def total(self) -> int:
        """T, the delegates in office."""
        return len(members_in_office(self))

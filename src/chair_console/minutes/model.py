"""What the minutes say, as facts: times in ms since the epoch (UTC), durations in ms, names as people read them."""

from __future__ import annotations

from chair_console.domain.agenda import ItemStatus, PhaseKind
from chair_console.domain.presence import PresenceStatus
from chair_console.domain.session import BodyKind, SessionKind
from chair_console.domain.speech import Side, TurnKind

from .agenda_changes import AgendaChange
from .ballot_facts import BallotFacts, Fact
from .questioning_facts import GroupFacts, OpinionFacts


class Absence(Fact, frozen=True, kw_only=True):
    name: str
    unit: str
    status: PresenceStatus | None
    reason: str


class Movement(Fact, frozen=True, kw_only=True):
    """A delegate came or went while a sitting was open."""

    at: int
    name: str
    status: PresenceStatus
    reason: str


class SittingFacts(Fact, frozen=True, kw_only=True):
    """A sitting that was opened; `absent` as it was at the opening."""

    title: str
    opened_at: int
    closed_at: int | None
    present: int
    total: int
    quorum_met: bool
    absent: tuple[Absence, ...]
    movements: tuple[Movement, ...]
    recesses: tuple[tuple[int, int | None], ...]
    adjourned_to: int | None = None
    adjourned_because: str = ""


class PhaseFacts(Fact, frozen=True, kw_only=True):
    phase: PhaseKind
    started_at: int
    ended_at: int | None


class VersionFacts(Fact, frozen=True, kw_only=True):
    number: int
    published_at: int
    pages: int
    reason: str
    sha256: str


class RecallFacts(Fact, frozen=True, kw_only=True):
    at: int
    reason: str
    restored_at: int | None


class DocumentFacts(Fact, frozen=True, kw_only=True):
    title: str
    number: str
    versions: tuple[VersionFacts, ...]
    recalls: tuple[RecallFacts, ...]
    received: int


class MovedRequest(Fact, frozen=True, kw_only=True):
    """A request to speak that was put at another place of the list (counted from 1), and why."""

    name: str
    place_before: int
    place: int
    reason: str


class TurnFacts(Fact, frozen=True, kw_only=True):
    """A speech. `to` is who was asked, `reason` why it came out of order, `extended_ms` what the chair added."""

    started_at: int
    delegate_id: str | None
    name: str
    title: str
    kind: TurnKind
    subject: str
    spoken_ms: int
    limit_ms: int
    to: str = ""
    side: Side = ""
    out_of_order: bool = False
    reason: str = ""
    extended_ms: int = 0


class ItemFacts(Fact, frozen=True, kw_only=True):
    """One agenda item, or (number 0) what happened outside any item.

    `unheard` had registered and were not called; `cut` are those whose time ended before they did.
    """

    number: int
    title: str
    presenter: str
    presenter_title: str
    verifier: str
    status: ItemStatus
    reason: str
    started_at: int | None
    finished_at: int | None
    phases: tuple[PhaseFacts, ...]
    documents: tuple[DocumentFacts, ...]
    turns: tuple[TurnFacts, ...]
    unheard: tuple[str, ...]
    cut: tuple[str, ...] = ()
    moved: tuple[MovedRequest, ...] = ()
    ballots: tuple[BallotFacts, ...]
    groups: tuple[GroupFacts, ...] = ()
    opinions: tuple[OpinionFacts, ...] = ()


class EndedMandate(Fact, frozen=True, kw_only=True):
    at: int
    name: str
    reason: str


class AmendedRules(Fact, frozen=True, kw_only=True):
    """The working regulation was changed: each value by its name in `Rules`, before and after, and the reason."""

    at: int
    changes: tuple[tuple[str, object, object], ...]
    reason: str


class Person(Fact, frozen=True, kw_only=True):
    """A delegate in the presence list."""

    id: str
    name: str
    title: str
    unit: str
    seat: str
    in_office: bool
    status: PresenceStatus | None
    at: int | None
    reason: str


class JournalFacts(Fact, frozen=True, kw_only=True):
    """The end of the journal that the minutes were made from; `reason` is a sentence if it is not sound."""

    records: int
    head: str
    verified: bool
    reason: str


class Minutes(Fact, frozen=True, kw_only=True):
    """Everything the minutes, the results and the summary are written from."""

    body: str
    body_kind: BodyKind
    title: str
    number: int
    term: str
    kind: SessionKind
    place: str
    language: str
    rehearsal: bool
    convened_at: int
    opened_at: int | None
    closed_at: int | None
    is_closed: bool
    total: int
    present: int
    chairs: tuple[str, ...]
    secretaries: tuple[str, ...]
    sittings: tuple[SittingFacts, ...]
    items: tuple[ItemFacts, ...]
    persons: tuple[Person, ...]
    mandates: tuple[EndedMandate, ...]
    changes: tuple[AgendaChange, ...]
    amended: tuple[AmendedRules, ...]
    journal: JournalFacts

    def ballots(self) -> list[BallotFacts]:
        """All ballots in the order of the agenda."""
        return [ballot for item in self.items for ballot in item.ballots]

    def recorded(self) -> list[BallotFacts]:
        """The ballots of which the tellers keep a record of their own, in its numbers' order."""
        return [ballot for ballot in self.ballots() if ballot.record]

    def turns(self) -> list[TurnFacts]:
        """All speeches in the order in which they began."""
        return sorted((turn for item in self.items for turn in item.turns), key=lambda turn: turn.started_at)

"""A ballot (biểu quyết): what it is before it opens, and what it has come to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import msgspec

from .ballot_paper import OPTIONS, BallotForm, BallotPaper, Marks
from .decisions import Choice, Counts, Result, Rule
from .refusals import Refused
from .tally import ConfidenceBase, Papers, Tally

if TYPE_CHECKING:
    from .state import HallState

BallotKind = Literal["open", "separated", "blind"]
BallotMethod = Literal["electronic", "show_of_hands", "paper"]
"""By tablet, by hands that the secretary counts or names on the seat map, or by paper that the tellers count."""

ResultsTo = Literal["declared", "desk", "all"]
"""Who sees a result before it is declared: nobody, the desk, or everyone from the close on."""

VoteWay = Literal["tablet", "secretary", "seat_map", "proxy"]
BallotStatus = Literal["prepared", "open", "paused", "closed", "declared", "withdrawn"]
LONGEST_MS = 4 * 3_600_000


class Vote(msgspec.Struct, kw_only=True):
    """A delegate's recorded choice in an open ballot; `by_hand` when the secretary entered it.

    A motion has a `choice`, every other form `marks`. `way` says how the vote came, `proxy` who cast it where a
    body allows that.
    """

    choice: Choice | None
    marks: Marks = ()
    at: int
    receipt: str
    by_hand: bool = False
    way: VoteWay = "tablet"
    proxy: str = ""
    changes: int = 0

    def filled(self) -> Marks:
        """The vote as a filled-in paper."""
        return ((self.choice,),) if self.choice is not None else self.marks


class HandCount(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What was counted by hand: votes by question and option, and the papers where there were any."""

    counts: tuple[dict[str, int], ...]
    papers: Papers | None = None


class Correction(msgspec.Struct, frozen=True, kw_only=True):
    """A recorded vote that the secretary corrected; both values stand in the minutes. None: no vote."""

    delegate_id: str
    old: Choice | None
    new: Choice | None
    reason: str
    at: int


class BallotPlan(msgspec.Struct, kw_only=True):
    """What a ballot is, fixed before it opens.

    `duration_ms` 0 means that it stays open until the chair closes it. Entitled are all delegates in office, or
    those of `entitled_units`; who is not recorded as present may not vote, unless `present_only` is switched off.
    `part_of` names the ballot on the whole text of which this is a part (từng phần);
    `repeat_of` the ballot that this one repeats, `run_of` the election of which this is a further run.
    """

    item_id: str | None = None
    title: str
    kind: BallotKind = "open"
    form: BallotForm = "motion"
    method: BallotMethod = "electronic"
    options: tuple[Choice, ...] = OPTIONS
    paper: BallotPaper = BallotPaper()
    rule: Rule = Rule()
    rule_name: str = ""
    resolution: bool = True
    document_id: str | None = None
    duration_ms: int = 60_000
    entitled_units: tuple[str, ...] = ()
    present_only: bool = True
    results_to: ResultsTo = "desk"
    live_result: bool = False
    part_of: str = ""
    repeat_of: str = ""
    run_of: str = ""
    run: int = 1
    revote: bool = False


class Ballot(BallotPlan, kw_only=True):
    """A ballot on one motion or paper. `entitled` (T) and `present` are fixed when it is opened.

    Of a secret ballot `voted` holds who has voted (separated) or got a token (blind: `tokens`, with the hash of
    what was signed), never what; `papers_in_urn` how many papers lie in the urn, `public_key` the urn's key.
    `weights` are set only where a body gives delegates different ones. `casting_vote` and `confidence_base` are the
    working regulation's when it was opened: who has seen the count can no longer change by which rules it is made.
    """

    id: str
    document_version: int | None
    prepared_at: int
    status: BallotStatus = "prepared"
    opened_at: int | None = None
    closes_at: int | None = None
    remaining_ms: int | None = None
    closed_at: int | None = None
    declared_at: int | None = None
    reason: str = ""
    entitled: tuple[str, ...] = ()
    present: tuple[str, ...] = ()
    weights: dict[str, int] = msgspec.field(default_factory=dict)
    votes: dict[str, Vote] = msgspec.field(default_factory=dict)
    voted: dict[str, str] = msgspec.field(default_factory=dict)
    tokens: dict[str, str] = msgspec.field(default_factory=dict)
    papers_in_urn: int = 0
    public_key: str = ""
    urn_sha256: str = ""
    hand_count: HandCount | None = None
    corrections: list[Correction] = msgspec.field(default_factory=list)
    result: Result | None = None
    tally: Tally | None = None
    head: str = ""
    repeated_by: str = ""
    reminded: dict[str, int] = msgspec.field(default_factory=dict)
    casting_vote: bool = False
    confidence_base: ConfidenceBase = "papers"

    def is_running(self) -> bool:
        return self.status in ("open", "paused")

    def is_secret(self) -> bool:
        return self.kind != "open"

    def only_counted(self) -> bool:
        """Whether nobody's vote is known by name: tellers count papers, or hands were counted instead of named."""
        hands = self.method == "show_of_hands" and self.hand_count is not None
        return self.method == "paper" or hands

    def weight(self, delegate_id: str) -> int:
        return self.weights.get(delegate_id, 1)

    def total_weight(self) -> int:
        """T: the number of entitled delegates, or of their votes where these differ."""
        return sum(self.weight(delegate_id) for delegate_id in self.entitled)

    def counts(self) -> Counts:
        """The open votes on a motion as they stand, with the hands that were counted."""
        tally = {"for": 0, "against": 0, "abstain": 0}
        for delegate_id, vote in self.votes.items():
            if vote.choice is not None:
                tally[vote.choice] += self.weight(delegate_id)
        if self.hand_count is not None:
            for choice, number in self.hand_count.counts[0].items():
                tally[choice] += number
        return Counts(
            yes=tally["for"],
            against=tally["against"],
            abstain=tally["abstain"],
            not_voted=self.total_weight() - sum(tally.values()),
        )

    def cast_number(self) -> int:
        """How many have voted so far, however."""
        if self.kind == "blind":
            return self.papers_in_urn
        if self.hand_count is None:
            return len(self.votes) + len(self.voted)
        papers = self.hand_count.papers
        by_hand = papers.returned if papers is not None else sum(self.hand_count.counts[0].values())
        return len(self.votes) + by_hand

    def voters(self) -> list[str]:
        """Who has voted, in an open or separated ballot; who has got a paper, in a blind one."""
        return [*self.votes, *self.voted, *self.tokens]

    def there(self) -> set[str]:
        """Who was there when it opened, or came and voted before it closed."""
        return set(self.present) | set(self.voters())

    def present_or_voted(self) -> int:
        """How many were there, by their weight."""
        return sum(self.weight(delegate_id) for delegate_id in self.there())


def require_ballot(state: HallState, ballot_id: str) -> Ballot:
    """Refused: `ballot.unknown`."""
    ballot = state.ballots.get(ballot_id)
    if ballot is None:
        raise Refused("ballot.unknown", ballot=ballot_id)
    return ballot


def require_running(state: HallState, ballot_id: str) -> Ballot:
    """An open or paused ballot. Refused: `ballot.not_open_yet`, `.withdrawn`, `.already_closed`."""
    ballot = require_ballot(state, ballot_id)
    if ballot.status == "prepared":
        raise Refused("ballot.not_open_yet", title=ballot.title)
    if ballot.status == "withdrawn":
        raise Refused("ballot.withdrawn", title=ballot.title, reason=ballot.reason)
    if not ballot.is_running():
        raise Refused("ballot.already_closed", title=ballot.title, closed_at=ballot.closed_at)
    return ballot


def require_status(state: HallState, ballot_id: str, status: BallotStatus, code: str) -> Ballot:
    """The ballot, if that is how it stands; refused with `code` if not."""
    ballot = require_ballot(state, ballot_id)
    if ballot.status != status:
        raise Refused(code, title=ballot.title)
    return ballot


def require_in_time(ballot: Ballot, now: int) -> None:
    """Refused: `ballot.paused`; `ballot.already_closed` from the moment its time is over."""
    if ballot.status == "paused":
        raise Refused("ballot.paused", title=ballot.title)
    if ballot.closes_at is not None and now >= ballot.closes_at:
        raise Refused("ballot.already_closed", title=ballot.title, closed_at=ballot.closes_at)

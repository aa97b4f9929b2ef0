"""What the minutes say of a ballot, as facts: every form, however its votes came."""

from __future__ import annotations

import msgspec

from chair_console.domain.ballot import BallotKind, BallotMethod, BallotStatus, HandCount, VoteWay
from chair_console.domain.ballot_paper import BallotForm, BallotPaper, Marks
from chair_console.domain.decisions import Choice, Result, Rule
from chair_console.domain.session import BodyKind
from chair_console.domain.tally import ConfidenceBase, Papers, Tally


class Fact(msgspec.Struct, frozen=True, kw_only=True):
    """Base of all facts."""


class HandVote(Fact, frozen=True, kw_only=True):
    """A choice that the secretary entered for a tablet that failed."""

    name: str
    reason: str
    at: int


class EnteredCount(Fact, frozen=True, kw_only=True):
    """A count of hands or papers as it was entered; a later one replaces it."""

    count: HandCount
    reason: str
    at: int


class CorrectionFacts(Fact, frozen=True, kw_only=True):
    """Both values of a corrected vote; None is no vote."""

    name: str
    old: Choice | None
    new: Choice | None
    reason: str
    at: int


class ProxyVote(Fact, frozen=True, kw_only=True):
    """Who voted for whom, and why there was a proxy."""

    name: str
    holder: str
    reason: str


class MarkedPaper(Fact, frozen=True, kw_only=True):
    """A delegate's paper in an open ballot that is no motion."""

    name: str
    marks: Marks


class TellerFacts(Fact, frozen=True, kw_only=True):
    name: str
    title: str
    is_head: bool


class Relations(Fact, frozen=True, kw_only=True):
    """How a ballot belongs to others, by their titles: a part of a whole, a repetition, a further run.

    `repeated` says that it was held again, and `repeat_reason` (of either of the two) why.
    """

    part_of: str = ""
    parts: int = 0
    repeat_of: str = ""
    repeated: bool = False
    repeat_reason: str = ""
    run: int = 1
    revote: bool = False


class BallotFacts(Fact, frozen=True, kw_only=True):
    """One ballot. A motion that was counted has its `result`, every other form its `tally`.

    `from_afar` counts those who voted themselves while not recorded as present, where `absent_too` lets them.
    `by_choice` (of a motion) and `marked` (of other forms) name who chose what, for open ballots only; `changed`
    counts delegates who changed theirs, `ways` how the votes came. `papers` are those of a secret ballot and of
    every tally. `record` is the number of its tellers' record, 0 where it has none.
    """

    id: str
    title: str
    kind: BallotKind
    form: BallotForm
    method: BallotMethod
    status: BallotStatus
    paper: BallotPaper
    rule: Rule
    rule_name: str
    resolution: bool
    body_kind: BodyKind
    confidence_base: ConfidenceBase
    document: str
    document_version: int | None
    opened_at: int | None
    closed_at: int | None
    declared_at: int | None
    withdrawn_at: int | None
    reason: str
    entitled: int
    present: int
    units: tuple[str, ...]
    absent_too: bool
    from_afar: int
    relations: Relations
    result: Result | None
    tally: Tally | None
    papers: Papers | None
    by_choice: dict[Choice, tuple[str, ...]]
    marked: tuple[MarkedPaper, ...]
    silent: tuple[str, ...]
    changed: int
    ways: dict[VoteWay, int]
    by_hand: tuple[HandVote, ...]
    proxies: tuple[ProxyVote, ...]
    counted: tuple[EnteredCount, ...]
    corrections: tuple[CorrectionFacts, ...]
    weights: tuple[tuple[str, int], ...]
    pauses: int
    extensions: int
    urn_sha256: str
    head: str
    tellers: tuple[TellerFacts, ...]
    record: int

    def is_counted(self) -> bool:
        return self.result is not None or self.tally is not None

    def is_secret(self) -> bool:
        return self.kind != "open"

"""What the topics `ballot` and `turnout` show. What must not be known is not in them."""

from __future__ import annotations

import msgspec

from chair_console.domain.ballot import (
    BallotKind,
    BallotMethod,
    BallotStatus,
    HandCount,
    ResultsTo,
    VoteWay,
)
from chair_console.domain.ballot_paper import BallotForm, BallotPaper, Marks
from chair_console.domain.decisions import Base, Choice, Outcome, Rule
from chair_console.domain.tally import Consequence, Papers, TallyOutcome

from .views import Text, ViewStruct


class ResultView(ViewStruct, frozen=True, kw_only=True):
    """A result. `hundredths` are percents of `entitled` times 100, half up (8667 is 86,67 %)."""

    counts: dict[str, int]
    hundredths: dict[str, int]
    entitled: int
    present: int
    cast: int
    base_of: Base
    base: int
    needed: int
    tied: bool
    outcome: Outcome
    casting_vote: str | None
    count_sentence: Text
    verdict_sentence: Text
    sentence: Text
    enough_cast: bool = True
    weighted: bool = False
    sum_note: Text | None = None


class TallyView(ViewStruct, frozen=True, kw_only=True):
    """What came of every form but a motion. `hundredths` are percents of `base` (T in an election, all papers in a
    confidence poll) by question and option; `sentences` are ready to read aloud, `follows` (by question) says what a
    poll on confidence leads to.
    """

    papers: Papers
    entitled: int
    present: int
    counts: list[dict[str, int]]
    hundredths: list[dict[str, int]]
    base: int
    needed: int
    outcome: TallyOutcome
    winners: list[str]
    tied: list[str]
    by_age: list[str]
    seats: int
    consequences: dict[str, Consequence]
    follows: dict[str, Text]
    sentences: list[Text]


class CorrectionView(ViewStruct, frozen=True, kw_only=True):
    """A vote that the secretary corrected; desk only."""

    delegate_id: str
    old: Choice | None
    new: Choice | None
    reason: str
    at: int


class BallotView(ViewStruct, frozen=True, kw_only=True):
    """Topic `ballot`, keyed by ballot.

    `result` (of a motion) or `tally` (of every other form) reaches the desk when it is closed, everyone else when it
    is declared, unless `results_to` says otherwise. `choices`, `marks` and `ways` (by delegate) reach the desk only,
    after the close of an open ballot; of a show of hands, which the desk writes down, also while it runs, and so does
    a `hand_count` that is not kept from the desk. `check_code` is the short form of `head`, the journal's end at the
    declaration.
    `further_run` says that an election may be held again among those who are left, `may_cast` that the chair may
    decide a tie.
    `needed` is the number of votes for that the rule asks for, where
    that is known beforehand (base `total`, or `present` once open), else 0. A part (từng phần) is number `part` of
    `parts` of `whole_title`, because the hall does not see the ballots that are only prepared.
    """

    id: str
    item_id: str | None
    position: int
    title: str
    kind: BallotKind
    options: tuple[Choice, ...]
    rule: Rule
    needed: int
    resolution: bool
    document_id: str | None
    document_version: int | None
    duration_ms: int
    status: BallotStatus
    opened_at: int | None
    closes_at: int | None
    remaining_ms: int | None
    closed_at: int | None
    declared_at: int | None
    reason: str
    entitled: int
    result: ResultView | None
    choices: dict[str, Choice]
    form: BallotForm = "motion"
    method: BallotMethod = "electronic"
    paper: BallotPaper = BallotPaper()
    tally: TallyView | None = None
    marks: dict[str, Marks] = msgspec.field(default_factory=dict)
    ways: dict[str, VoteWay] = msgspec.field(default_factory=dict)
    corrections: list[CorrectionView] = msgspec.field(default_factory=list)
    hand_count: HandCount | None = None
    entitled_units: tuple[str, ...] = ()
    present_only: bool = True
    rule_name: str = ""
    results_to: ResultsTo = "desk"
    live_result: bool = False
    part_of: str = ""
    part: int = 0
    parts: int = 0
    whole_title: str = ""
    repeat_of: str = ""
    repeated_by: str = ""
    run_of: str = ""
    run: int = 1
    further_run: bool = False
    may_cast: bool = False
    public_key: str = ""
    urn_sha256: str = ""
    head: str = ""
    check_code: str = ""


class TurnoutView(ViewStruct, frozen=True, kw_only=True):
    """Topic `turnout`, one key: how many have voted in the ballot that runs or ran last.

    `voted_by` (who, never what) goes to desk and projector only; in a blind ballot it is who has got a paper.
    `counts` is set while a ballot runs whose chair chose beforehand to show the result live.
    """

    ballot_id: str | None
    voted: int
    entitled: int
    present: int
    voted_by: list[str]
    counts: dict[str, int] | None = None

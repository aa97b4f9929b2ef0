"""Counting every closed ballot once more, from the journal and the urns alone.

On purpose nothing here calls the code that counted first (`domain.counting`, `decisions`, `tally`): it follows the
records by itself and adds up in the plainest way, so that a fault there cannot hide here.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from pathlib import Path
from typing import Final

import msgspec
from sqlalchemy.engine import Connection

from chair_console.domain.ballot import HandCount
from chair_console.domain.ballot_paper import Marks
from chair_console.domain.ballots import BallotClosed, BallotOpened, BallotWithdrawn
from chair_console.domain.decisions import Result
from chair_console.domain.hand_counts import CountEntered
from chair_console.domain.messages import Event
from chair_console.domain.preparing import BallotPrepared
from chair_console.domain.record import Record
from chair_console.domain.results import CastingVoteGiven
from chair_console.domain.secret_votes import PapersDropped, SecretVoteCast, TokenSigned, UrnLaid
from chair_console.domain.tally import Tally
from chair_console.domain.votes import VoteCast, VoteCorrected
from chair_console.journal.database import reading_engine
from chair_console.journal.location import locate
from chair_console.journal.refusals import Fact
from chair_console.journal.rows import read_rows
from chair_console.journal.urns import is_sealed, read_urns
from chair_console.slips import holds, read_marks, read_paper, read_public_key, urn_hash

_decoder: Final = msgspec.json.Decoder(Record)


class Recount(msgspec.Struct, frozen=True):
    """What counting a ballot again found: `code` and `facts` say what is wrong, `code` is empty if nothing is.

    `counted` are those that were closed; of the others only the urn can be wrong.
    """

    ballot_id: str
    title: str
    kind: str
    code: str = ""
    facts: dict[str, Fact] = {}
    counted: bool = False


class _Differs(Exception):
    def __init__(self, code: str, **facts: Fact) -> None:
        super().__init__(code)
        self.code, self.facts = code, facts


class _Book(msgspec.Struct, kw_only=True):
    """What the records say of one ballot."""

    plan: BallotPrepared
    opened: BallotOpened | None = None
    closed: BallotClosed | None = None
    withdrawn: bool = False
    votes: dict[str, Marks] = msgspec.field(default_factory=dict)
    voted: list[str] = msgspec.field(default_factory=list)
    tokens: list[str] = msgspec.field(default_factory=list)
    dropped: int = 0
    public_key: str = ""
    hand: HandCount | None = None
    casting: str = ""
    result: Result | None = None

    def in_urn(self) -> bool:
        return self.plan.kind != "open" and self.plan.method == "electronic"

    def take(self, event: Event) -> None:
        match event:
            case BallotOpened():
                self.opened = event
            case VoteCast():
                self.votes[event.delegate_id] = ((event.choice,),) if event.choice else event.marks
            case VoteCorrected():
                self.votes.pop(event.delegate_id, None)
                if event.new is not None:
                    self.votes[event.delegate_id] = ((event.new,),)
                if event.result is not None:
                    self.result, self.casting = event.result, ""
            case SecretVoteCast():
                self.voted.append(event.delegate_id)
            case TokenSigned():
                self.tokens.append(event.delegate_id)
            case PapersDropped():
                self.dropped += event.count
            case UrnLaid():
                self.public_key = event.public_key
            case CountEntered():
                self.hand = event.count
            case BallotClosed():
                self.closed, self.result = event, event.result
            case CastingVoteGiven():
                self.result, self.casting = event.result, event.choice
            case BallotWithdrawn():
                self.withdrawn = True


def recount(url_or_path: str | Path) -> list[Recount]:
    """Counts every closed ballot again and looks into every urn; in the order of preparation.

    Meant for a journal that `verify` found whole. Raises `msgspec.MsgspecError` for records that are none of this
    program's, and the database's errors.
    """
    with reading_engine(locate(url_or_path)).connect() as opened:
        connection = opened
        if connection.dialect.name == "postgresql":  # a hall may be writing: urns and records of one moment
            connection = opened.execution_options(isolation_level="REPEATABLE READ")
        urns = read_urns(connection)
        books = _read_books(connection)
    counted = [_recounted(book, urns.pop(key, [])) for key, book in books.items()]
    strays = [Recount(key, key, "", "recount.stray_papers", {"title": key}) for key in urns]
    return [*counted, *strays]


def _read_books(connection: Connection) -> dict[str, _Book]:
    books: dict[str, _Book] = {}
    for event in _events(connection):
        ballot_id = getattr(event, "ballot_id", None)
        if isinstance(event, BallotPrepared):
            books[event.ballot_id] = _Book(plan=event)
        elif isinstance(ballot_id, str) and ballot_id in books:
            books[ballot_id].take(event)
    return books


def _events(connection: Connection) -> Iterator[Event]:
    for row in read_rows(connection):
        yield from _decoder.decode(row.body).events


def _recounted(book: _Book, slips: list[bytes]) -> Recount:
    plan = book.plan
    try:
        if book.closed is not None:
            _check_closed(book, slips)
        elif slips and (book.withdrawn or book.opened is None or not book.in_urn()):
            raise _Differs("recount.stray_papers")
    except _Differs as found:
        return Recount(
            plan.ballot_id, plan.title, plan.kind, found.code, {"title": plan.title, **found.facts}
        )
    return Recount(plan.ballot_id, plan.title, plan.kind, counted=book.closed is not None)


def _check_closed(book: _Book, slips: list[bytes]) -> None:
    if slips and not book.in_urn():
        raise _Differs("recount.stray_papers")
    papers = _papers_of_urn(book, slips) if book.in_urn() else list(book.votes.values())
    if book.plan.form == "motion":
        _check_motion(book, papers)
    else:
        _check_tally(book, papers)


# --- the urn ------------------------------------------------------------------------------------------------


def _papers_of_urn(book: _Book, slips: list[bytes]) -> list[Marks]:
    """The papers of a closed secret ballot, if the urn is as the records say."""
    assert book.closed is not None
    if any(is_sealed(slip) for slip in slips):
        raise _Differs("recount.sealed")
    if urn_hash(slips) != book.closed.urn_sha256:
        raise _Differs("recount.urn_changed")
    recorded = book.dropped if book.plan.kind == "blind" else len(book.voted)
    if len(slips) != recorded:
        raise _Differs("recount.papers_differ", papers=len(slips), recorded=recorded)
    named = book.tokens if book.plan.kind == "blind" else book.voted
    entitled = set(book.opened.entitled) if book.opened is not None else set()
    if len(set(named)) != len(named) or not set(named) <= entitled or len(slips) > len(named):
        raise _Differs("recount.voters_differ")
    try:
        if book.plan.kind == "blind":
            _check_signatures(book, slips)
        return [read_marks(slip) for slip in slips]
    except (msgspec.MsgspecError, ValueError) as error:
        raise _Differs("recount.bad_paper") from error


def _check_signatures(book: _Book, slips: list[bytes]) -> None:
    key = read_public_key(book.public_key)
    papers = [read_paper(slip) for slip in slips]
    if len({paper.token for paper in papers}) != len(papers):
        raise _Differs("recount.bad_paper")
    if not all(holds(key, book.plan.ballot_id, paper) for paper in papers):
        raise _Differs("recount.bad_paper")


# --- the count ----------------------------------------------------------------------------------------------


def _weight(book: _Book, delegate_ids: Iterable[str]) -> int:
    weights = book.opened.weights if book.opened is not None else {}
    return sum(weights.get(key, 1) for key in delegate_ids)


def _check_motion(book: _Book, papers: Sequence[Marks]) -> None:
    """For, against, abstain, and whether that is enough: by fractions, not by the number needed."""
    result, opened = book.result, book.opened
    if result is None or opened is None:
        raise _Differs("recount.no_result")
    sums: Counter[str] = Counter()
    if book.in_urn():
        sums.update(marks[0][0] for marks in papers)
    else:
        for delegate_id, marks in book.votes.items():
            sums[marks[0][0]] += _weight(book, [delegate_id])
    if book.hand is not None and not book.in_urn():
        sums.update(book.hand.counts[0])
    total = _weight(book, opened.entitled)
    there = _weight(book, {*opened.present, *book.votes, *book.voted, *book.tokens})
    counts = result.counts
    found = (sums["for"], sums["against"], sums["abstain"], total - sum(sums.values()))
    said = (counts.yes, counts.against, counts.abstain, counts.not_voted)
    if found != said:
        raise _Differs("recount.counts_differ", recorded=_shown(said), counted=_shown(found))
    outcome = "adopted" if _passes(book, sums, total, there) else "rejected"
    if outcome != result.outcome:
        raise _Differs("recount.outcome_differs")


def _passes(book: _Book, sums: Mapping[str, int], total: int, there: int) -> bool:
    rule = book.plan.rule
    yes, against, cast = sums["for"], sums["against"], sum(sums.values())
    if rule.least_cast is not None and cast < Fraction(*rule.least_cast) * total:
        return False
    tied = yes == against
    if tied and book.casting != "for":
        return False
    bases = {"total": total, "present": there, "cast": cast, "for_against": yes + against}
    base = bases[rule.of] + (tied and rule.of in ("cast", "for_against"))
    yes += tied
    if rule.compare == "plurality":
        return yes > against
    line = Fraction(*rule.fraction) * base
    return yes > line if rule.compare == "more_than" else yes >= 1 and yes >= line


def _check_tally(book: _Book, papers: Sequence[Marks]) -> None:
    """The votes for each option, the number of papers, and that nobody with fewer votes won before one with more."""
    tally = book.closed.tally if book.closed is not None else None
    if tally is None:
        raise _Differs("recount.no_result")
    counted = [Counter(key for marks in papers for key in marks[place]) for place in range(len(tally.counts))]
    if book.hand is not None:
        counted = [Counter(votes) for votes in book.hand.counts]
    for said, found in zip(tally.counts, counted, strict=True):
        if Counter(said) != found:  # a Counter takes what is missing for none
            raise _Differs(
                "recount.counts_differ", recorded=_shown(said.values()), counted=_shown(found.values())
            )
    if book.hand is None and tally.papers.returned != len(papers):
        raise _Differs("recount.papers_differ", papers=len(papers), recorded=tally.papers.returned)
    if book.plan.form in ("election", "options"):
        _check_winners(tally, counted[0])


def _check_winners(tally: Tally, votes: Mapping[str, int]) -> None:
    won = [votes[key] for key in tally.winners]
    lost = [number for key, number in votes.items() if key not in tally.winners]
    too_few = any(number < tally.needed for number in won)
    passed_over = bool(won) and max(lost, default=0) > min(won)
    if too_few or passed_over or len(won) > tally.seats:
        raise _Differs("recount.outcome_differs")


def _shown(numbers: Iterable[int]) -> str:
    return "/".join(str(number) for number in numbers)

"""From a ballot of the replayed state to the facts of the minutes."""

from __future__ import annotations

from collections import Counter

from chair_console.domain.ballot import Ballot
from chair_console.domain.decisions import Choice
from chair_console.domain.state import HallState
from chair_console.domain.tally import Papers
from chair_console.domain.tellers import Tellers

from .ballot_facts import BallotFacts, CorrectionFacts, MarkedPaper, ProxyVote, Relations, TellerFacts
from .history import History

RECORDED_FORMS = ("election", "confidence_poll", "confidence_vote")


def record_numbers(in_order: list[Ballot]) -> dict[str, int]:
    """The number of the tellers' record of each ballot that has one: elections, votes on confidence, secret ones."""
    recorded = [ballot.id for ballot in in_order if _has_record(ballot)]
    return {ballot_id: number for number, ballot_id in enumerate(recorded, start=1)}


def _has_record(ballot: Ballot) -> bool:
    counted = ballot.result is not None or ballot.tally is not None
    return counted and (ballot.is_secret() or ballot.method == "paper" or ballot.form in RECORDED_FORMS)


def ballot_facts(history: History, ballot: Ballot, record: int) -> BallotFacts:
    """Everything the minutes tell of this ballot. No name stands beside a choice unless the ballot was open."""
    state, kept = history.state, history.ballots[ballot.id]
    session = state.require_session()
    document = state.documents.get(ballot.document_id or "")
    return BallotFacts(
        id=ballot.id,
        title=ballot.title,
        kind=ballot.kind,
        form=ballot.form,
        method=ballot.method,
        status=ballot.status,
        paper=ballot.paper,
        rule=ballot.rule,
        rule_name=ballot.rule_name,
        resolution=ballot.resolution,
        body_kind=session.body_kind,
        confidence_base=ballot.confidence_base,
        document=document.title if document else "",
        document_version=ballot.document_version,
        opened_at=ballot.opened_at,
        closed_at=ballot.closed_at,
        declared_at=ballot.declared_at,
        withdrawn_at=kept.withdrawn_at,
        reason=ballot.reason if kept.withdrawn_at is not None else "",
        entitled=len(ballot.entitled),
        present=len(ballot.there() - (kept.absent - set(ballot.present))),
        units=ballot.entitled_units,
        absent_too=not ballot.present_only,
        from_afar=sum(1 for d in kept.absent if d not in ballot.votes or not ballot.votes[d].proxy),
        relations=_relations(history, ballot),
        result=ballot.result,
        tally=ballot.tally,
        papers=_papers(ballot),
        by_choice=_by_choice(state, ballot),
        marked=_marked(state, ballot),
        silent=tuple(
            state.roster[d].name for d in ballot.entitled if _is_named(ballot) and d not in ballot.votes
        ),
        # Where hands are put down on the seat map, only the secretary's finger went over the seat again.
        changed=sum(1 for vote in ballot.votes.values() if vote.changes and vote.way != "seat_map"),
        ways=dict(Counter(vote.way for vote in ballot.votes.values())),
        by_hand=tuple(kept.by_hand),
        proxies=_proxies(history, ballot),
        counted=tuple(kept.counted),
        corrections=_corrections(state, ballot),
        weights=tuple((state.roster[d].name, weight) for d, weight in ballot.weights.items()),
        pauses=kept.pauses,
        extensions=kept.extensions,
        urn_sha256=ballot.urn_sha256,
        head=ballot.head,
        tellers=_tellers(state, kept.tellers),
        record=record,
    )


def _is_named(ballot: Ballot) -> bool:
    """Whether it is known who chose what: not of a secret ballot, nor of hands or papers that were only counted."""
    counted = ballot.result is not None or ballot.tally is not None
    only_counted = ballot.hand_count is not None and ballot.method != "electronic"
    return ballot.kind == "open" and counted and not only_counted


def _by_choice(state: HallState, ballot: Ballot) -> dict[Choice, tuple[str, ...]]:
    if ballot.form != "motion":
        return {}
    named = _is_named(ballot)
    return {
        choice: tuple(
            state.roster[d].name
            for d in ballot.entitled
            if named and d in ballot.votes and ballot.votes[d].choice == choice
        )
        for choice in ballot.options
    }


def _marked(state: HallState, ballot: Ballot) -> tuple[MarkedPaper, ...]:
    if ballot.form == "motion" or not _is_named(ballot):
        return ()
    return tuple(
        MarkedPaper(name=state.roster[d].name, marks=ballot.votes[d].marks)
        for d in ballot.entitled
        if d in ballot.votes
    )


def _papers(ballot: Ballot) -> Papers | None:
    """The papers of a tally, or of a motion that was voted on by paper or in secret."""
    if ballot.tally is not None:
        return ballot.tally.papers
    if ballot.hand_count is not None and ballot.hand_count.papers is not None:
        return ballot.hand_count.papers
    if ballot.result is None or not ballot.is_secret():
        return None
    issued = len(ballot.tokens) if ballot.kind == "blind" else len(ballot.there())
    cast = ballot.result.counts.cast()
    return Papers(issued=issued, returned=cast, valid=cast, invalid=0)


def _relations(history: History, ballot: Ballot) -> Relations:
    known = history.state.ballots

    def title(ballot_id: str) -> str:
        return known[ballot_id].title if ballot_id in known else ""

    # A repetition that was withdrawn before it was opened has repeated nothing.
    again = known.get(ballot.repeated_by)
    repeated = again is not None and again.opened_at is not None
    about = ballot.repeated_by if repeated else ballot.id
    return Relations(
        part_of=title(ballot.part_of),
        parts=sum(1 for b in known.values() if b.part_of == ballot.id and b.status != "withdrawn"),
        repeat_of=title(ballot.repeat_of),
        repeated=repeated,
        repeat_reason=history.ballots[about].repeat_reason,
        run=ballot.run,
        revote=ballot.revote,
    )


def _proxies(history: History, ballot: Ballot) -> tuple[ProxyVote, ...]:
    roster = history.state.roster
    return tuple(
        ProxyVote(
            name=roster[d].name, holder=roster[vote.proxy].name, reason=history.proxy_reasons.get(d, "")
        )
        for d, vote in ballot.votes.items()
        if vote.proxy
    )


def _corrections(state: HallState, ballot: Ballot) -> tuple[CorrectionFacts, ...]:
    return tuple(
        CorrectionFacts(
            name=state.roster[made.delegate_id].name,
            old=made.old,
            new=made.new,
            reason=made.reason,
            at=made.at,
        )
        for made in ballot.corrections
    )


def _tellers(state: HallState, tellers: Tellers | None) -> tuple[TellerFacts, ...]:
    """The head first."""
    if tellers is None:
        return ()
    ordered = sorted(tellers.delegate_ids, key=lambda key: key != tellers.head_id)
    return tuple(
        TellerFacts(name=state.roster[d].name, title=state.roster[d].title, is_head=d == tellers.head_id)
        for d in ordered
    )

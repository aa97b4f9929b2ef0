"""Topic `ballot`. Choices never leave before the close; results reach the hall when they are declared."""

from chair_console.domain.ballot import Ballot, Correction
from chair_console.domain.decisions import Result, votes_needed
from chair_console.domain.entitlement import entitled_to
from chair_console.domain.formal_sentences import (
    BodyKind,
    consequence_sentence,
    count_sentence,
    formal_sentence,
    sum_note,
    tally_sentences,
    verdict_sentence,
)
from chair_console.domain.preparing import further_run_of
from chair_console.domain.presence import present_delegates
from chair_console.domain.results import check_code
from chair_console.domain.screen import names_may_be_shown
from chair_console.domain.state import HallState
from chair_console.domain.tally import Tally
from chair_console.protocol.ballot_views import BallotView, CorrectionView, ResultView, TallyView
from chair_console.protocol.views import Text, ViewStruct

from .audience import Audience, Surroundings


def hundredths(part: int, whole: int) -> int:
    """Percent times 100, half up, in whole numbers."""
    return (part * 20_000 + whole) // (2 * whole) if whole else 0


def result_view(ballot: Ballot, result: Result, body: BodyKind = "province") -> ResultView:
    counts, resolution = result.counts, ballot.resolution
    figures = {
        "for": counts.yes,
        "against": counts.against,
        "abstain": counts.abstain,
        "not_voted": counts.not_voted,
    }
    parts = (counts.yes, counts.against, counts.abstain)
    note = sum_note(parts, result.entitled)
    return ResultView(
        counts=figures,
        hundredths={
            key: hundredths(number, result.entitled)
            for key, number in {**figures, "cast": result.cast}.items()
        },
        entitled=result.entitled,
        present=result.present,
        cast=result.cast,
        base_of=ballot.rule.of,
        base=result.base,
        needed=result.needed,
        tied=result.tied,
        outcome=result.outcome,
        casting_vote=result.casting_vote,
        count_sentence=Text(count_sentence(result, "vi", body=body), count_sentence(result, "en", body=body)),
        verdict_sentence=Text(
            verdict_sentence(result, "vi", resolution=resolution, body=body),
            verdict_sentence(result, "en", resolution=resolution, body=body),
        ),
        sentence=Text(
            formal_sentence(result, "vi", resolution=resolution, body=body),
            formal_sentence(result, "en", resolution=resolution, body=body),
        ),
        enough_cast=result.enough_cast,
        weighted=result.weighted,
        sum_note=Text(note, sum_note(parts, result.entitled, "en")) if note else None,
    )


def tally_view(ballot: Ballot, tally: Tally) -> TallyView:
    spoken = zip(
        tally_sentences(ballot.form, ballot.paper, tally, "vi"),
        tally_sentences(ballot.form, ballot.paper, tally, "en"),
        strict=True,
    )
    return TallyView(
        papers=tally.papers,
        entitled=tally.entitled,
        present=tally.present,
        counts=list(tally.counts),
        hundredths=[
            {key: hundredths(number, _percent_base(ballot, tally)) for key, number in votes.items()}
            for votes in tally.counts
        ],
        base=tally.base,
        needed=tally.needed,
        outcome=tally.outcome,
        winners=list(tally.winners),
        tied=list(tally.tied),
        by_age=list(tally.by_age),
        seats=tally.seats,
        consequences=tally.consequences,
        follows={
            key: Text(consequence_sentence(what, "vi"), consequence_sentence(what, "en"))
            for key, what in tally.consequences.items()
            if what != "none"
        },
        sentences=[Text(vi, en) for vi, en in spoken],
    )


def _percent_base(ballot: Ballot, tally: Tally) -> int:
    """An election is told in percent of all delegates, whatever its rule is taken of."""
    return tally.entitled if ballot.form in ("election", "options") else tally.base


def _needed(state: HallState, ballot: Ballot) -> int:
    if ballot.form not in ("motion", "election", "options"):
        return 0
    if ballot.revote and not state.rules().revote_needs_majority:
        return 0
    if ballot.rule.of == "total":
        return votes_needed(ballot.rule, _entitled(state, ballot))
    if ballot.rule.of == "present":
        here = set(present_delegates(state)) & set(entitled_to(state, ballot))
        return votes_needed(ballot.rule, len(ballot.present) or len(here))
    return 0


def _siblings(state: HallState, ballot: Ballot) -> list[str]:
    """All parts of the text of which this ballot is one, in order; a withdrawn part counts no longer."""
    if not ballot.part_of:
        return []
    parts = (b for b in state.ballots.values() if b.part_of == ballot.part_of)
    return [b.id for b in parts if b.status != "withdrawn" or b is ballot]


def _entitled(state: HallState, ballot: Ballot) -> int:
    """Fixed when it is opened; before that, who would be entitled now."""
    if ballot.entitled:
        return ballot.total_weight()
    weights = state.roster if state.rules().weights else {}
    return sum(weights[key].weight if key in weights else 1 for key in entitled_to(state, ballot))


def _entered_by_desk(ballot: Ballot) -> bool:
    """Hands that the desk writes down it also sees while they are being counted: whoever is there sees them too."""
    return ballot.is_running() and ballot.method == "show_of_hands"


def sees_result(ballot: Ballot, audience: Audience) -> bool:
    """Nobody sees a result before the close; then as `results_to` says, and everyone once it is declared."""
    if ballot.status == "closed":
        return ballot.results_to == "all" or (ballot.results_to == "desk" and audience.kind == "desk")
    return ballot.status == "declared"


def view(state: HallState, audience: Audience, around: Surroundings) -> dict[str, ViewStruct]:
    return {
        ballot.id: ballot_view(state, ballot, audience, position)
        for position, ballot in enumerate(state.ballots.values())
        if ballot.status != "prepared" or audience.kind == "desk"
    }


def ballot_view(state: HallState, ballot: Ballot, audience: Audience, position: int) -> BallotView:
    seen = sees_result(ballot, audience)
    body: BodyKind = state.session.body_kind if state.session is not None else "province"
    desk = audience.kind == "desk"
    names = desk and (seen or _entered_by_desk(ballot))
    drawn = audience.kind == "hall" and _drawn_by_name(state, ballot)
    counted = names or (desk and ballot.is_running() and ballot.results_to != "declared")
    siblings, whole = _siblings(state, ballot), state.ballots.get(ballot.part_of)
    return BallotView(
        id=ballot.id,
        item_id=ballot.item_id,
        position=position,
        title=ballot.title,
        kind=ballot.kind,
        options=ballot.options,
        rule=ballot.rule,
        needed=_needed(state, ballot),
        resolution=ballot.resolution,
        document_id=ballot.document_id,
        document_version=ballot.document_version,
        duration_ms=ballot.duration_ms,
        status=ballot.status,
        opened_at=ballot.opened_at,
        closes_at=ballot.closes_at,
        remaining_ms=ballot.remaining_ms,
        closed_at=ballot.closed_at,
        declared_at=ballot.declared_at,
        reason=ballot.reason,
        entitled=_entitled(state, ballot),
        result=result_view(ballot, ballot.result, body) if ballot.result and seen else None,
        choices={k: v.choice for k, v in ballot.votes.items() if v.choice is not None}
        if names or drawn
        else {},
        form=ballot.form,
        method=ballot.method,
        paper=ballot.paper,
        tally=tally_view(ballot, ballot.tally) if ballot.tally and seen else None,
        marks={k: v.marks for k, v in ballot.votes.items() if v.marks} if names else {},
        ways={k: v.way for k, v in ballot.votes.items()} if names else {},
        corrections=[_correction(c) for c in ballot.corrections] if names else [],
        hand_count=ballot.hand_count if counted else None,
        entitled_units=ballot.entitled_units,
        present_only=ballot.present_only,
        rule_name=ballot.rule_name,
        results_to=ballot.results_to,
        live_result=ballot.live_result,
        part_of=ballot.part_of,
        part=siblings.index(ballot.id) + 1 if siblings else 0,
        parts=len(siblings),
        whole_title=whole.title if whole is not None else "",
        repeat_of=ballot.repeat_of,
        repeated_by=ballot.repeated_by,
        run_of=ballot.run_of,
        run=ballot.run,
        further_run=seen and _may_run_again(state, ballot),
        may_cast=desk and seen and _may_cast(ballot),
        public_key=ballot.public_key,
        urn_sha256=ballot.urn_sha256 if seen else "",  # of few papers it is soon tried which they were
        head=ballot.head,
        check_code=check_code(ballot.head),
    )


def _drawn_by_name(state: HallState, ballot: Ballot) -> bool:
    """Whether the chair has the hall see who chose what, as the regulation allows."""
    on_screen = state.screen.ballot_id == ballot.id and state.screen.chart != "figures"
    return on_screen and names_may_be_shown(state, ballot)


def _correction(made: Correction) -> CorrectionView:
    return CorrectionView(
        delegate_id=made.delegate_id, old=made.old, new=made.new, reason=made.reason, at=made.at
    )


def _may_cast(ballot: Ballot) -> bool:
    result = ballot.result
    tied = result is not None and result.tied and result.casting_vote is None
    return tied and ballot.casting_vote and ballot.status == "closed" and not ballot.repeated_by


def _may_run_again(state: HallState, ballot: Ballot) -> bool:
    tally = ballot.tally
    if ballot.form not in ("election", "options") or tally is None or tally.outcome == "void":
        return False
    return len(tally.winners) < tally.seats and further_run_of(state, ballot) is None

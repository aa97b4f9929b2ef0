"""Topic `ballot`. Choices never leave before the close; results reach the hall when they are declared."""

from chair_console.domain.ballots import Ballot
from chair_console.domain.decisions import (
    Result,
    count_sentence,
    formal_sentence,
    verdict_sentence,
    votes_needed,
)
from chair_console.domain.state import HallState
from chair_console.protocol.views import BallotView, ResultView, Text, ViewStruct

from .audience import Audience, Surroundings


def hundredths(part: int, whole: int) -> int:
    """Percent times 100, half up, in whole numbers."""
    return (part * 20_000 + whole) // (2 * whole) if whole else 0


def result_view(ballot: Ballot, result: Result) -> ResultView:
    counts = result.counts
    figures = {
        "for": counts.yes,
        "against": counts.against,
        "abstain": counts.abstain,
        "not_voted": counts.not_voted,
    }
    resolution = ballot.resolution
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
        count_sentence=Text(count_sentence(result, "vi"), count_sentence(result, "en")),
        verdict_sentence=Text(
            verdict_sentence(result, "vi", resolution=resolution),
            verdict_sentence(result, "en", resolution=resolution),
        ),
        sentence=Text(
            formal_sentence(result, "vi", resolution=resolution),
            formal_sentence(result, "en", resolution=resolution),
        ),
    )


def _needed(state: HallState, ballot: Ballot) -> int:
    if ballot.rule.of == "total":
        return votes_needed(ballot.rule, len(ballot.entitled) or state.total())
    if ballot.rule.of == "present":
        return votes_needed(ballot.rule, len(ballot.present) or state.present_count())
    return 0


def view(state: HallState, audience: Audience, around: Surroundings) -> dict[str, ViewStruct]:
    shown: dict[str, ViewStruct] = {}
    for position, ballot in enumerate(state.ballots.values()):
        at_desk = audience.kind == "desk"
        if ballot.status == "prepared" and not at_desk:
            continue
        may_see = ballot.status == "declared" or (at_desk and ballot.status == "closed")
        names = at_desk and ballot.status in ("closed", "declared")
        shown[ballot.id] = BallotView(
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
            entitled=len(ballot.entitled) or state.total(),
            result=result_view(ballot, ballot.result) if ballot.result and may_see else None,
            choices={key: vote.choice for key, vote in ballot.votes.items()} if names else {},
        )
    return shown

"""Whether what a scenario file says of a ballot fits together; a mistake is named and not played."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, get_args

from chair_console.domain.ballot_paper import OPTIONS, BallotPaper, require_sound_paper
from chair_console.domain.decisions import Outcome
from chair_console.domain.refusals import Refused
from chair_console.domain.tally import Papers, TallyOutcome
from chair_console.sentences import sentence, system_language

from .scenario_ballots import Counts, ScenarioBallot, ScenarioOption, marks_of, named_options
from .scenario_faults import ScenarioRefused

if TYPE_CHECKING:
    from .scenario import Scenario

COUNTS = (*OPTIONS, "not_voted")
PAPERS = Papers.__struct_fields__


def check_ballot(scenario: Scenario, number: int) -> None:
    """Raises `ScenarioRefused` that names the ballot by its place (from 1) and title."""
    ballot = scenario.ballots[number - 1]
    where = f"ballots[{number}] {ballot.title}"
    if not ballot.title.strip():
        raise ScenarioRefused("scenario.no_title", where=where.strip())
    numerator, denominator = ballot.rule.fraction
    if not 0 < numerator <= denominator:
        raise ScenarioRefused("scenario.bad_rule", where=where)
    _check_options(ballot, number, where)
    paper = _paper(scenario, number, where)
    _check_voters(scenario, ballot, where)
    _check_choices(ballot, paper, where)
    _check_counted(ballot, paper, where)
    _check_expected(ballot, paper, number, where)


def _check_options(ballot: ScenarioBallot, number: int, where: str) -> None:
    if ballot.decided_form() != "motion":
        return
    for option in ballot.options:
        if option not in OPTIONS:
            value = option.name if isinstance(option, ScenarioOption) else option
            raise _unknown_value(f"ballots[{number}].options", value, OPTIONS)
    options = ballot.motion_options()
    if "for" not in options or len(set(options)) != len(options):
        raise ScenarioRefused("scenario.bad_options", where=where)


def _paper(scenario: Scenario, number: int, where: str) -> BallotPaper:
    """The paper, or of a further run the first one's, from which its own is made."""
    ballot = scenario.ballots[number - 1]
    if ballot.run > 1:
        earlier = (b for b in scenario.ballots[: number - 1] if b.title == ballot.title)
        runs = [b for b in earlier if b.decided_form() in ("election", "options")]
        if not runs or max(b.run for b in runs) != ballot.run - 1:
            raise ScenarioRefused("scenario.no_earlier_run", where=where, run=ballot.run)
        return next(b for b in runs if b.run == 1).full_paper()
    if ballot.run < 1:
        raise ScenarioRefused("scenario.no_earlier_run", where=where, run=ballot.run)
    paper = ballot.full_paper()
    try:
        require_sound_paper(ballot.decided_form(), paper)
    except Refused as refusal:
        raise ScenarioRefused("scenario.bad_paper", where=where, reason=_reason(refusal)) from refusal
    return paper


def _reason(refusal: Refused) -> str:
    return sentence(refusal.code, refusal.facts, system_language())


def _unknown_value(where: str, value: str, allowed: Iterable[str]) -> ScenarioRefused:
    return ScenarioRefused(
        "scenario.unknown_value", where=where, value=f"'{value}'", allowed=", ".join(allowed)
    )


def _option_ids(paper: BallotPaper) -> set[str]:
    return {option.id for question in paper.questions for option in question.options}


def _check_voters(scenario: Scenario, ballot: ScenarioBallot, where: str) -> None:
    present = {delegate.id: delegate.present for delegate in scenario.delegates}
    for delegate in ballot.choices:
        if delegate not in present:
            raise ScenarioRefused("scenario.unknown_delegate", where=where, delegate=delegate)
        if not present[delegate]:
            raise ScenarioRefused("scenario.absent_votes", where=where, delegate=delegate)
    units = {delegate.unit for delegate in scenario.delegates}
    for unit in ballot.entitled_units:
        if unit not in units:
            raise ScenarioRefused("scenario.unknown_unit", where=where, unit=unit)


def _check_choices(ballot: ScenarioBallot, paper: BallotPaper, where: str) -> None:
    known = _option_ids(paper)
    for delegate, chosen in ballot.choices.items():
        stranger = next(iter(sorted(named_options(chosen) - known)), None)
        if stranger is not None:
            raise ScenarioRefused("scenario.unknown_option", where=where, option=stranger)
        if ballot.run > 1:
            continue  # on whose paper only some of them stand: the hall says so when it is played
        try:
            marks_of(paper, chosen)
        except Refused as refusal:
            raise ScenarioRefused(
                "scenario.bad_marks", where=where, delegate=delegate, reason=_reason(refusal)
            ) from refusal


def _check_counted(ballot: ScenarioBallot, paper: BallotPaper, where: str) -> None:
    if ballot.method == "paper" and (ballot.counted is None or ballot.choices):
        raise ScenarioRefused("scenario.paper_is_counted", where=where)
    if ballot.counted is None:
        return
    if ballot.kind != "open" and ballot.method != "paper":
        raise ScenarioRefused("scenario.secret_is_not_counted_by_hand", where=where)
    _check_counts(ballot.counted.counts, paper, sorted(_option_ids(paper)), where)


def _check_counts(counts: Counts, paper: BallotPaper, allowed: list[str], where: str) -> None:
    given = [counts] if isinstance(counts, dict) else counts
    if counts and len(given) != len(paper.questions):
        raise ScenarioRefused(
            "scenario.counts_by_question", where=where, questions=len(paper.questions), found=len(given)
        )
    for key in (key for votes in given for key in votes):
        if key not in allowed:
            raise ScenarioRefused(
                "scenario.unknown_count", where=where, count=key, allowed=", ".join(allowed)
            )


def _check_expected(ballot: ScenarioBallot, paper: BallotPaper, number: int, where: str) -> None:
    expect, motion = ballot.expect, ballot.decided_form() == "motion"
    known = _option_ids(paper)
    _check_counts(expect.counts, paper, list(COUNTS) if motion else sorted(known), where)
    outcomes = get_args(Outcome) if motion else get_args(TallyOutcome)
    if expect.outcome is not None and expect.outcome not in outcomes:
        raise _unknown_value(f"ballots[{number}].expect.outcome", expect.outcome, outcomes)
    for option in (*(expect.winners or ()), *(expect.tied or ())):
        if option not in known:
            raise ScenarioRefused("scenario.unknown_option", where=where, option=option)
    holders = [question.id for question in paper.questions]
    for holder in expect.consequences:
        if holder not in holders:
            raise _unknown_value(f"ballots[{number}].expect.consequences", holder, holders)
    for key in expect.papers:
        if key not in PAPERS:
            raise _unknown_value(f"ballots[{number}].expect.papers", key, PAPERS)

"""Preparing a ballot: laid down, repeated, or held again among those who are left."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from .actors import Context
from .ballot import LONGEST_MS, Ballot, BallotPlan, require_ballot
from .ballot_paper import BallotPaper, complete_paper, require_sound_paper
from .decisions import Rule
from .messages import Command, Event
from .refusals import Refused

if TYPE_CHECKING:
    from .state import HallState


class PrepareBallot(BallotPlan, Command, frozen=True, kw_only=True):  # type: ignore[misc]  # a mixin
    """Lay down a ballot. `run_of`, `repeat_of` and `run` are set by the commands for that."""

    id: str = ""


class RepeatBallot(Command, frozen=True, kw_only=True):
    """Lay down the same ballot once more, with the reason; the first one stays in the record."""

    ballot_id: str
    reason: str


class PrepareFurtherRun(Command, frozen=True, kw_only=True):
    """The next run of an election: a re-vote among equals, or for the seats left among `candidates` (ids).

    Without `candidates` they are those with equal votes, else all who were not elected.
    """

    ballot_id: str
    candidates: tuple[str, ...] = ()


class BallotPrepared(BallotPlan, Event, frozen=True, kw_only=True):  # type: ignore[misc]  # a mixin
    """`reason` is why a ballot is repeated."""

    ballot_id: str
    document_version: int | None
    at: int
    reason: str = ""


def plan_fields(plan: BallotPlan) -> dict[str, Any]:
    """What of a ballot is fixed beforehand, by name."""
    return {name: getattr(plan, name) for name in BallotPlan.__struct_fields__}


def decide_prepare_ballot(state: HallState, command: PrepareBallot, context: Context) -> list[Event]:
    state.require_session()
    if command.id and command.id in state.ballots:
        raise Refused("ballot.double_id")
    if command.repeat_of or command.run_of or command.run != 1 or command.revote:
        raise Refused("ballot.not_so")
    return [prepared(state, command, command.id or context.fresh_id, context.now)]


def prepared(
    state: HallState, plan: BallotPlan, ballot_id: str, now: int, reason: str = ""
) -> BallotPrepared:
    """The event that lays the plan down, once it is sound; refused with what is wrong if not."""
    _require_sound_plan(state, plan)
    paper = complete_paper(plan.form, plan.title.strip(), plan.paper, plan.options)
    require_sound_paper(plan.form, paper)
    document = state.documents.get(plan.document_id or "")
    if plan.document_id is not None and document is None:
        raise Refused("documents.unknown", document=plan.document_id)
    fields = {**plan_fields(plan), "title": plan.title.strip(), "paper": paper}
    if plan.part_of:
        fields["resolution"] = False  # no article is a resolution; the whole is
    version = document.valid().number if document is not None else None
    return BallotPrepared(ballot_id=ballot_id, document_version=version, at=now, reason=reason, **fields)


def _require_sound_plan(state: HallState, plan: BallotPlan) -> None:
    if not plan.title.strip():
        raise Refused("ballot.no_title")
    if plan.item_id is not None and plan.item_id not in state.agenda.items:
        raise Refused("agenda.unknown_item", item=plan.item_id)
    if plan.form == "motion" and ("for" not in plan.options or len(set(plan.options)) != len(plan.options)):
        raise Refused("ballot.bad_options")
    _require_sound_rule(plan.rule)
    if not 0 <= plan.duration_ms <= LONGEST_MS:
        raise Refused("ballot.bad_duration")
    unknown = next((u for u in plan.entitled_units if u not in {d.unit for d in state.roster.values()}), None)
    if unknown is not None:
        raise Refused("ballot.unknown_unit", unit=unknown)
    if plan.kind != "open" and plan.live_result:
        raise Refused("ballot.live_result_open_only")
    if plan.kind != "open" and plan.method == "show_of_hands":
        raise Refused("ballot.hands_are_open")
    if plan.kind == "blind" and plan.method == "paper":
        raise Refused("ballot.paper_is_not_blind")
    if not plan.present_only and plan.method != "electronic":
        raise Refused("ballot.absent_by_tablet")
    if plan.form == "confidence_poll" and not state.confidence_poll_allowed():
        raise Refused("ballot.no_confidence_poll")
    if plan.part_of:
        whole = require_ballot(state, plan.part_of)
        if whole.status != "prepared":
            raise Refused("ballot.whole_voted", title=whole.title)


def _require_sound_rule(rule: Rule) -> None:
    for fraction in (rule.fraction, rule.least_cast or (1, 1)):
        numerator, denominator = fraction
        if not 0 < numerator <= denominator <= 1000:
            raise Refused("ballot.bad_rule")


def decide_repeat_ballot(state: HallState, command: RepeatBallot, context: Context) -> list[Event]:
    ballot = _require_over(state, command.ballot_id)
    if not command.reason.strip():
        raise Refused("ballot.no_reason")
    if ballot.repeated_by:
        raise Refused("ballot.repeated_already", title=ballot.title)
    run = further_run_of(state, ballot)
    if run is not None:  # its seats are filled in that one
        raise Refused(f"ballot.run_{'already' if run.status == 'prepared' else 'held'}", title=ballot.title)
    plan = _again(ballot, repeat_of=ballot.id)
    return [prepared(state, plan, context.fresh_id, context.now, command.reason.strip())]


def _require_over(state: HallState, ballot_id: str) -> Ballot:
    """Refused: `ballot.not_over`."""
    ballot = require_ballot(state, ballot_id)
    if ballot.status not in ("closed", "declared"):
        raise Refused("ballot.not_over", title=ballot.title)
    return ballot


def _again(ballot: Ballot, **changed: Any) -> BallotPlan:
    return BallotPlan(**{**plan_fields(ballot), "part_of": "", **changed})


def further_run_of(state: HallState, ballot: Ballot) -> Ballot | None:
    """The run that follows this one, unless that was withdrawn."""
    runs = (other for other in state.ballots.values() if other.run_of == ballot.id)
    return next((run for run in runs if run.status != "withdrawn"), None)


def decide_prepare_further_run(state: HallState, command: PrepareFurtherRun, context: Context) -> list[Event]:
    """Only once the result is declared: its paper tells who was elected. The same seats are filled in one run."""
    ballot = _require_over(state, command.ballot_id)
    if ballot.status != "declared":
        raise Refused("ballot.run_after_declaration", title=ballot.title)
    tally = ballot.tally
    if ballot.form not in ("election", "options") or tally is None or tally.outcome == "void":
        raise Refused("ballot.no_further_run", title=ballot.title)
    if further_run_of(state, ballot) is not None:
        raise Refused("ballot.run_already", title=ballot.title)
    if ballot.repeated_by:
        raise Refused("ballot.repeated_already", title=ballot.title)
    seats_left = tally.seats - len(tally.winners)
    if not seats_left:
        raise Refused("ballot.all_elected", title=ballot.title)
    question = ballot.paper.questions[0]
    left = [option for option in question.options if option.id not in tally.winners]
    revote = not command.candidates and bool(tally.tied)
    wanted = command.candidates or tally.tied or tuple(option.id for option in left)
    options = tuple(option for option in left if option.id in wanted)
    if len(options) != len(set(wanted)):
        raise Refused("paper.no_such_option", question=question.text)
    if len(options) < seats_left:
        raise Refused("paper.bad_seats", question=question.text, options=len(options))
    most = (
        min(question.most, seats_left)
        if question.most == question.seats
        else min(question.most, len(options))
    )
    again = msgspec.structs.replace(
        question, options=options, seats=seats_left, most=most, least=min(question.least, most)
    )
    paper = BallotPaper(questions=(again,), style=ballot.paper.style)
    plan = _again(ballot, paper=paper, run_of=ballot.id, run=ballot.run + 1, revote=revote, repeat_of="")
    return [prepared(state, plan, context.fresh_id, context.now)]


def apply_ballot_prepared(state: HallState, event: BallotPrepared) -> None:
    state.ballots[event.ballot_id] = Ballot(
        id=event.ballot_id,
        document_version=event.document_version,
        prepared_at=event.at,
        **plan_fields(event),
    )
    if event.repeat_of:
        state.ballots[event.repeat_of].repeated_by = event.ballot_id
        state.ballots[event.ballot_id].reason = event.reason

"""The ballots of a scenario: prepared, held each in its way, and compared with what the file expects."""

from __future__ import annotations

from collections.abc import Callable

from chair_console.client import CommandRefused
from chair_console.domain.ballot_paper import Marks
from chair_console.domain.ballots import CloseBallot, OpenBallot
from chair_console.domain.hand_counts import EnterCount
from chair_console.domain.messages import Command
from chair_console.domain.preparing import PrepareBallot, PrepareFurtherRun
from chair_console.domain.refusals import Refused
from chair_console.domain.results import DeclareResult, GiveCastingVote
from chair_console.domain.votes import EnterVote
from chair_console.protocol.ballot_views import BallotView, TallyView
from chair_console.sentences import sentence, system_language

from .crowd import Crowd
from .progress import Progress
from .scenario import Scenario, ScenarioBallot
from .scenario_ballots import by_question, candidate_ids, hand_count, marks_of
from .stage import Stage

WAIT_SECONDS = 60.0


def _say(code: str, /, **facts: object) -> str:
    return sentence(code, facts, system_language())


class BallotsPlayer:
    """Leads the ballots of one scenario; what goes otherwise than written is added to `failures`."""

    def __init__(self, stage: Stage, scenario: Scenario, crowd: Crowd, failures: list[str]) -> None:
        self._stage, self._scenario, self._crowd, self._failures = stage, scenario, crowd, failures
        self._prepared: dict[str, ScenarioBallot] = {}
        self._marks: dict[str, dict[str, Marks]] = {}
        self._runs: dict[str, str] = {}

    def choose(self, delegate_id: str, ballot: BallotView) -> Marks | None:
        return self._marks.get(ballot.id, {}).get(delegate_id)

    async def prepare(self, item_id: str) -> None:
        """Lay down what the hall accepts; the others are failures with the hall's own sentence."""
        for number, ballot in enumerate(self._scenario.ballots, start=1):
            if ballot.run > 1:
                self._prepared[f"run {number}"] = ballot  # laid down when the run before it is over
                continue
            form = ballot.decided_form()
            command = PrepareBallot(
                id=f"b{number:04d}",
                item_id=item_id,
                title=ballot.title,
                kind=ballot.kind,
                form=form,
                method=ballot.method,
                options=ballot.motion_options(),
                paper=ballot.full_paper(),
                rule=ballot.rule,
                rule_name=ballot.rule_name,
                resolution=ballot.resolution,
                entitled_units=tuple(ballot.entitled_units),
                duration_ms=0,
            )
            if await self._given(self._stage.secretary.command, command, ballot.title):
                self._prepared[command.id] = ballot

    async def play(self, progress: Progress) -> None:
        """One after the other, in the order of the file."""
        played: dict[str, ScenarioBallot] = {}
        for number, (ballot_id, ballot) in enumerate(self._prepared.items(), start=1):
            found = ballot_id if ballot.run == 1 else await self._further_run(ballot)
            if found is not None and await self._hold(found, ballot):
                played[found] = ballot
                self._runs[ballot.title] = found
            progress.count("ballots", number, len(self._prepared))
        self._prepared = played

    async def compare(self) -> None:
        for ballot_id, ballot in self._prepared.items():
            await self._compare(ballot_id, ballot)

    async def _given(self, give: Callable[..., object], command: Command, title: str) -> bool:
        """False if the hall refuses it, which is a failure."""
        try:
            await give(command)  # type: ignore[misc]
        except CommandRefused as refusal:
            self._failures.append(f"{title}: {refusal}")
            return False
        return True

    async def _until(self, condition: Callable[[], bool], failure: str) -> None:
        try:
            await self._stage.chair.until(condition, timeout=WAIT_SECONDS)
        except TimeoutError:
            self._failures.append(_say(failure, seconds=round(WAIT_SECONDS)))

    # --- one ballot -----------------------------------------------------------------------------------------

    async def _further_run(self, ballot: ScenarioBallot) -> str | None:
        """The next run, among those whom the last one leaves or whom the file names."""
        stage, before = self._stage, self._runs.get(ballot.title)
        if before is None:
            return None  # the run before it has failed already
        try:
            command = PrepareFurtherRun(ballot_id=before, candidates=candidate_ids(ballot))
            return (await stage.lead(command)).id
        except CommandRefused as refusal:
            self._failures.append(f"{ballot.title}: {refusal}")
            return None

    async def _hold(self, ballot_id: str, ballot: ScenarioBallot) -> bool:
        """Opened, voted, closed once everyone has a receipt, declared. False if it cannot be opened."""
        stage, title = self._stage, ballot.title
        await stage.chair.until(lambda: self._is_ready(ballot_id), timeout=WAIT_SECONDS)
        self._fill_in(ballot_id, ballot)
        if not await self._given(stage.lead, OpenBallot(ballot_id=ballot_id), title):
            return False
        if ballot.method == "electronic":
            votes = len(self._marks[ballot_id])
            if not await self._crowd.until_answered(ballot_id, votes, WAIT_SECONDS):
                self._failures.append(_say("rehearsal.votes_missing", title=title, votes=votes))
            if ballot.kind == "blind":
                await self._until(lambda: self._all_have_papers(ballot_id), "rehearsal.papers_missing")
        else:
            await self._by_hand(ballot_id, ballot)
        await stage.lead(CloseBallot(ballot_id=ballot_id))
        if ballot.casting_vote is not None:
            await stage.chair.until(lambda: self._is_closed(ballot_id), timeout=WAIT_SECONDS)
            result = stage.ballot(ballot_id).result
            if result is not None and result.tied:
                await stage.lead(GiveCastingVote(ballot_id=ballot_id, choice=ballot.casting_vote))
        await stage.lead(DeclareResult(ballot_id=ballot_id))
        return True

    def _is_ready(self, ballot_id: str) -> bool:
        """The chair knows it, and a secret one has its urn."""
        view = self._stage.chair.topics["ballot"].get(ballot_id)
        if not isinstance(view, BallotView):
            return False
        return view.kind == "open" or view.method != "electronic" or bool(view.public_key)

    def _is_closed(self, ballot_id: str) -> bool:
        return self._stage.ballot(ballot_id).status == "closed"

    def _all_have_papers(self, ballot_id: str) -> bool:
        """Blind: a tablet asks for its paper by itself, also that of a delegate who will not vote."""
        turnout = self._stage.turnout
        return turnout.ballot_id == ballot_id and len(turnout.voted_by) >= turnout.present

    def _fill_in(self, ballot_id: str, ballot: ScenarioBallot) -> None:
        """The papers of those who vote; on a further run's paper not all may stand any more."""
        paper, marks = self._stage.ballot(ballot_id).paper, self._marks.setdefault(ballot_id, {})
        for delegate, chosen in ballot.choices.items():
            try:
                marks[delegate] = marks_of(paper, chosen)
            except Refused as refusal:
                reason = _say(refusal.code, **refusal.facts)
                self._failures.append(f"{ballot.title}, {delegate}: {reason}")

    async def _by_hand(self, ballot_id: str, ballot: ScenarioBallot) -> None:
        """Hands on the seat map one by one, or a count of hands or papers."""
        secretary, paper = self._stage.secretary, self._stage.ballot(ballot_id).paper
        for delegate, marks in self._marks[ballot_id].items():
            motion = ballot.decided_form() == "motion"
            command = EnterVote(
                ballot_id=ballot_id,
                delegate_id=delegate,
                choice=marks[0][0] if motion else None,  # type: ignore[arg-type]
                marks=() if motion else marks,
            )
            await self._given(secretary.command, command, ballot.title)
        if ballot.counted is not None:
            count = EnterCount(ballot_id=ballot_id, count=hand_count(paper, ballot.counted))
            await self._given(secretary.command, count, ballot.title)

    # --- what is expected -----------------------------------------------------------------------------------

    async def _compare(self, ballot_id: str, ballot: ScenarioBallot) -> None:
        stage = self._stage
        await self._until(
            lambda: stage.ballot(ballot_id).status == "declared", "rehearsal.result_not_declared"
        )
        view = stage.ballot(ballot_id)
        found = _found(view)
        self._failures += [
            _say(
                "rehearsal.not_as_expected", title=ballot.title, what=key, found=found.get(key), wanted=value
            )
            for key, value in _expected(view, ballot).items()
            if found.get(key) != value
        ]


def _found(view: BallotView) -> dict[str, object]:
    if view.result is not None:
        return {**view.result.counts, "outcome": view.result.outcome}
    return _found_in(view.tally) if view.tally is not None else {}


def _found_in(tally: TallyView) -> dict[str, object]:
    several = len(tally.counts) > 1
    found: dict[str, object] = {
        _at(place if several else 0, key): number
        for place, votes in enumerate(tally.counts, start=1)
        for key, number in votes.items()
    }
    found |= {f"papers.{key}": getattr(tally.papers, key) for key in tally.papers.__struct_fields__}
    found |= {f"consequences.{key}": what for key, what in tally.consequences.items()}
    return {**found, "outcome": tally.outcome, "winners": sorted(tally.winners), "tied": sorted(tally.tied)}


def _expected(view: BallotView, ballot: ScenarioBallot) -> dict[str, object]:
    """Only what the file names, under the names of `_found`."""
    expect = ballot.expect
    expected: dict[str, object] = {}
    if view.form == "motion":
        if isinstance(expect.counts, dict):
            expected |= expect.counts
    elif expect.counts:
        several = len(view.paper.questions) > 1
        given = [expect.counts] if isinstance(expect.counts, dict) else expect.counts
        full = by_question(view.paper, given)
        expected |= {
            _at(place if several else 0, key): full[place - 1].get(key, 0)
            for place, votes in enumerate(given, start=1)
            for key in votes
        }
    expected |= {f"papers.{key}": number for key, number in expect.papers.items()}
    expected |= {f"consequences.{key}": what for key, what in expect.consequences.items()}
    if expect.winners is not None:
        expected["winners"] = sorted(expect.winners)
    if expect.tied is not None:
        expected["tied"] = sorted(expect.tied)
    if expect.outcome is not None:
        expected["outcome"] = expect.outcome
    return expected


def _at(place: int, key: str) -> str:
    """ "high" of the only question, "2.high" of the second of several."""
    return f"{place}.{key}" if place else key

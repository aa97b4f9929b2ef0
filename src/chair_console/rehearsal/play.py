"""`rehearse SCENARIO.json`: plays a scenario through a real hall and compares what is expected."""

from __future__ import annotations

import asyncio
import sys
import time
from pathlib import Path

from chair_console.client import CommandRefused, HallStartRefused
from chair_console.domain.actors import FileFacts
from chair_console.domain.agenda import FinishItem, ItemPlan, PhasePlan, SetAgenda, StartItem, StartPhase
from chair_console.domain.ballots import (
    CloseBallot,
    DeclareResult,
    GiveCastingVote,
    OpenBallot,
    PrepareBallot,
)
from chair_console.domain.decisions import Choice
from chair_console.domain.documents import PublishDocument
from chair_console.domain.floor import GiveFloor
from chair_console.domain.presence import CloseRollCall, OpenRollCall
from chair_console.domain.roster import DelegateRow, EnrolDelegates
from chair_console.domain.session import CloseSitting, ConveneSession, OpenSitting, Rules, SittingPlan
from chair_console.protocol.views import BallotView, DocumentView
from chair_console.sentences import sentence, system_language

from .crowd import Crowd
from .delegate import Manner, Wish
from .progress import Progress
from .scenario import Scenario, ScenarioBallot, ScenarioRefused, read_scenario
from .stage import Stage, a_stage
from .summary import Speeches, Summary, summarise

ITEM = "i1"
WAIT_SECONDS = 60.0
SPEECH_SECONDS = (0.05, 0.1)


def run_scenario(
    path: Path, *, report: Path | None = None, data: Path | None = None, database: str | None = None
) -> int:
    """Exit status 0: as expected; 1: an expectation is not met; 2: not a scenario."""
    try:
        scenario = read_scenario(path)
    except ScenarioRefused as refusal:
        print(sentence(refusal.code, refusal.facts, system_language()), file=sys.stderr)
        return 2
    try:
        summary = asyncio.run(play(scenario, path.parent, data, database))
    except HallStartRefused as refusal:
        print(refusal, file=sys.stderr)
        return 1
    if report is not None:
        report.mkdir(parents=True, exist_ok=True)
        summary.write(report)
    for failure in summary.failures:
        print(failure, file=sys.stderr)
    return 1 if summary.failures else 0


async def play(scenario: Scenario, folder: Path, data: Path | None, database: str | None) -> Summary:
    """The whole scenario; the summary's `failures` say what did not come out as expected."""
    async with a_stage(data, database=database) as stage:
        player = Player(stage, scenario, folder)
        try:
            return await player.run()
        finally:
            await player.crowd.leave()


class Player:
    """Leads one scenario."""

    def __init__(self, stage: Stage, scenario: Scenario, folder: Path) -> None:
        self._stage, self._scenario, self._folder = stage, scenario, folder
        self._choices: dict[str, dict[str, Choice]] = {}
        self._facts: dict[str, FileFacts] = {}
        self._failures: list[str] = []
        self._notes: list[str] = []
        self._progress = Progress()
        self.crowd = Crowd(stage.ready.url, stage.ready.ca_file)

    async def run(self) -> Summary:
        speeches = Speeches(self._stage)
        await self._convene()
        await self._publish()
        await self._gather()
        present = self._stage.presence.present
        await self._stage.lead(StartItem(item_id=ITEM))
        await self._requests()
        await self._stage.lead(StartPhase(phase="voting"))
        for number, ballot in enumerate(self._scenario.ballots, start=1):
            await self._ballot(number, ballot)
            self._progress.count("ballots", number, len(self._scenario.ballots))
        await self._stage.lead(FinishItem())
        await self._stage.lead(CloseSitting())
        summary = await summarise(self._stage, self._facts, speeches, self.crowd.measures, present)
        refusals = sorted({code for person in self.crowd.delegates.values() for code in person.refusals})
        summary.failures = self._failures + [f"refused: {code}" for code in refusals]
        summary.notes = self._notes
        return summary

    async def _convene(self) -> None:
        scenario, secretary = self._scenario, self._stage.secretary
        now = int(time.time() * 1000)
        rules = Rules(casting_vote=True)
        if 3 * len(scenario.present()) < 2 * len(scenario.delegates):
            rules = Rules(casting_vote=True, quorum=(1, 1000))
            self._notes.append(
                "fewer than two thirds are present: the quorum was set aside for this rehearsal"
            )
        await secretary.command(
            ConveneSession(
                body="Hội đồng nhân dân",
                title=scenario.name or "Diễn tập",
                language="en" if scenario.language == "en" else "vi",
                rehearsal=True,
                rules=rules,
                sittings=[
                    SittingPlan(id="s1", title="Phiên diễn tập", planned_at=now, ends_at=now + 3_600_000)
                ],
            )
        )
        rows = [
            DelegateRow(id=d.id, name=d.name or d.id, unit=d.unit, seat=d.seat) for d in scenario.delegates
        ]
        await secretary.command(EnrolDelegates(delegates=rows))
        phases = [
            PhasePlan(phase="proceedings"),
            PhasePlan(phase="discussion"),
            PhasePlan(phase="questioning"),
        ]
        plan = ItemPlan(
            id=ITEM,
            title=scenario.name or "Diễn tập",
            phases=[*phases, PhasePlan(phase="voting")],
            planned_at=now,
        )
        await secretary.command(SetAgenda(items=[plan]))

    async def _publish(self) -> None:
        for number, document in enumerate(self._scenario.documents, start=1):
            try:
                facts = await self._stage.secretary.upload(self._folder / document.path)
            except CommandRefused as refusal:
                self._failures.append(f"{document.title}: {refusal}")
                continue
            document_id = f"t{number}"
            self._facts[document_id] = facts
            command = PublishDocument(
                id=document_id, item_id=ITEM, title=document.title, file_sha256=facts.sha256
            )
            await self._stage.secretary.command(command)

    async def _gather(self) -> None:
        """Everyone who is present joins and checks in; then the sitting is opened."""
        scenario, stage = self._scenario, self._stage
        present = set(scenario.present())
        wishes: dict[str, list[Wish]] = {}
        for request in scenario.requests:
            wish = Wish(item_id=ITEM, kind=request.kind, subject=request.subject, to=request.to)
            wishes.setdefault(request.delegate, []).append(wish)
        codes = [code for code in await stage.operator.join_codes() if code.delegate_id in present]

        def manner_of(delegate_id: str) -> Manner:
            return Manner(
                choose=self._choose, speak_seconds=SPEECH_SECONDS, wishes=wishes.get(delegate_id, [])[:1]
            )

        self._later = {key: own[1:] for key, own in wishes.items()}
        await self.crowd.join(codes, manner_of, 1, lambda done, of: self._progress.count("joined", done, of))
        await stage.lead(OpenRollCall())
        await stage.chair.until(lambda: stage.presence.present >= len(present), timeout=WAIT_SECONDS)
        await stage.lead(CloseRollCall())
        await stage.lead(OpenSitting(sitting_id="s1"))
        if self._facts:
            await stage.chair.until(lambda: self._least_received() >= len(present), timeout=WAIT_SECONDS)

    def _least_received(self) -> int:
        views = self._stage.chair.topics["documents"].values()
        return min(view.received for view in views if isinstance(view, DocumentView))

    def _choose(self, delegate_id: str, ballot: BallotView) -> Choice | None:
        return self._choices.get(ballot.id, {}).get(delegate_id)

    async def _requests(self) -> None:
        """Each request is made by its delegate, called by the chair and spoken; one at a time for each delegate."""
        stage = self._stage
        if not self._scenario.requests:
            return
        await stage.lead(StartPhase(phase="discussion"))
        for done in range(len(self._scenario.requests)):
            try:
                await stage.chair.until(lambda: bool(stage.floor.queue), timeout=WAIT_SECONDS)
            except TimeoutError:
                self._failures.append(f"requests: {done} of {len(self._scenario.requests)} were made")
                return
            request = stage.floor.queue[0]
            receipt = await stage.lead(GiveFloor(request_id=request.id))
            await stage.chair.until(
                lambda turn_id=receipt.id: any(turn.id == turn_id for turn in stage.floor.spoken),  # type: ignore[misc]
                timeout=WAIT_SECONDS,
            )
            later = self._later.get(request.delegate_id)
            if later:
                self.crowd.delegates[request.delegate_id].wish(later.pop(0))

    async def _ballot(self, number: int, ballot: ScenarioBallot) -> None:
        stage, ballot_id = self._stage, f"b{number:04d}"
        self._choices[ballot_id] = ballot.choices
        try:
            await stage.secretary.command(
                PrepareBallot(
                    id=ballot_id,
                    item_id=ITEM,
                    title=ballot.title,
                    kind=ballot.kind,
                    options=ballot.options,
                    rule=ballot.rule,
                    duration_ms=0,
                )
            )
            await stage.lead(OpenBallot(ballot_id=ballot_id))
        except CommandRefused as refusal:
            self._failures.append(f"{ballot.title}: {refusal}")
            return
        await self._until_voted(ballot_id, len(ballot.choices), ballot.title)
        await stage.lead(CloseBallot(ballot_id=ballot_id))
        await stage.chair.until(lambda: stage.ballot(ballot_id).result is not None, timeout=WAIT_SECONDS)
        result = stage.ballot(ballot_id).result
        if ballot.casting_vote is not None and result is not None and result.tied:
            await stage.lead(GiveCastingVote(ballot_id=ballot_id, choice=ballot.casting_vote))
        await stage.lead(DeclareResult(ballot_id=ballot_id))
        await stage.chair.until(lambda: stage.ballot(ballot_id).status == "declared", timeout=WAIT_SECONDS)
        self._compare(ballot, stage.ballot(ballot_id))

    async def _until_voted(self, ballot_id: str, expected: int, title: str) -> None:
        stage = self._stage

        def all_voted() -> bool:
            return expected == 0 or (stage.turnout.ballot_id == ballot_id and stage.turnout.voted >= expected)

        try:
            await stage.chair.until(all_voted, timeout=WAIT_SECONDS)
        except TimeoutError:
            self._failures.append(f"{title}: {stage.turnout.voted} of {expected} votes came in")

    def _compare(self, ballot: ScenarioBallot, view: BallotView) -> None:
        result = view.result
        if result is None:
            self._failures.append(f"{ballot.title}: no result")
            return
        for key, expected in ballot.expect.counts.items():
            if result.counts.get(key) != expected:
                self._failures.append(
                    f"{ballot.title}: {key} is {result.counts.get(key)}, expected {expected}"
                )
        if ballot.expect.outcome is not None and result.outcome != ballot.expect.outcome:
            self._failures.append(f"{ballot.title}: {result.outcome}, expected {ballot.expect.outcome}")

"""`rehearse SCENARIO.json`: plays a scenario through a real hall and compares what is expected."""

from __future__ import annotations

import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from chair_console.client import CommandRefused, HallStartRefused
from chair_console.domain.actors import FileFacts
from chair_console.domain.agenda import FinishItem, ItemPlan, PhasePlan, SetAgenda, StartItem, StartPhase
from chair_console.domain.documents import PublishDocument
from chair_console.domain.presence import CloseRollCall, OpenRollCall
from chair_console.domain.roster import DelegateRow, EnrolDelegates
from chair_console.domain.session import CloseSitting, ConveneSession, OpenSitting, Rules, SittingPlan
from chair_console.domain.settings import MOST_SPEECHES
from chair_console.domain.tellers import AppointTellers
from chair_console.domain.turns import GiveFloor
from chair_console.protocol.views import DocumentView
from chair_console.sentences import sentence, system_language

from .crowd import Crowd
from .delegate import Manner, Wish
from .loop import run
from .play_ballots import WAIT_SECONDS, BallotsPlayer
from .progress import Progress
from .scenario import Scenario, ScenarioRequest, read_scenario
from .scenario_faults import ScenarioRefused
from .stage import Stage, a_stage
from .summary import Speeches, Summary, export_into, summarise

ITEM, SITTING = "i1", "s1"
SOMEBODY = "Người trả lời chất vấn"
"""Whom a question is to where the scenario does not say so: the hall takes none that is to nobody."""
SPEECH_SECONDS = (0.05, 0.1)


def run_scenario(
    path: Path, *, report: Path | None = None, data: Path | None = None, database: str | None = None
) -> int:
    """Exit status 0: as expected; 1: an expectation is not met or the hall refused; 2: not a scenario.

    Raises `OSError` where the file cannot be read.
    """
    try:
        scenario, unknown = read_scenario(path)
    except ScenarioRefused as refusal:
        print(_say(refusal.code, **refusal.facts), file=sys.stderr)
        return 2
    try:
        summary = run(play(scenario, path.parent, data, database, report=report))
    except (HallStartRefused, CommandRefused) as refusal:
        print(refusal, file=sys.stderr)
        return 1
    if unknown:
        summary.notes.append(_say("rehearsal.unknown_fields", fields=", ".join(unknown)))
    if report is not None:
        summary.write(report)
    for failure in summary.failures:
        print(failure, file=sys.stderr)
    return 1 if summary.failures else 0


async def play(
    scenario: Scenario,
    folder: Path,
    data: Path | None = None,
    database: str | None = None,
    *,
    report: Path | None = None,
) -> Summary:
    """The whole scenario; the summary's `failures` say what did not come out as expected.

    With a `report` folder the minutes and results are written there beside what the summary says.
    Raises `HallStartRefused`, and `CommandRefused` where the hall does not take the scenario's frame (on a folder
    that holds a session already).
    """
    async with a_stage(data, database=database) as stage:
        player = Player(stage, scenario, folder)
        try:
            summary = await player.run()
        finally:
            await player.crowd.leave()
        if report is not None:
            await export_into(report, summary, stage)
        return summary


def _say(code: str, /, **facts: object) -> str:
    return sentence(code, facts, system_language())


class Player:
    """Leads one scenario."""

    def __init__(self, stage: Stage, scenario: Scenario, folder: Path) -> None:
        self._stage, self._scenario, self._folder = stage, scenario, folder
        self._facts: dict[str, FileFacts] = {}
        self._failures: list[str] = []
        self._notes: list[str] = []
        self._progress = Progress()
        self.crowd = Crowd(stage.ready.url, stage.ready.ca_file)
        self._ballots = BallotsPlayer(stage, scenario, self.crowd, self._failures)

    async def run(self) -> Summary:
        stage, speeches = self._stage, Speeches(self._stage)
        await self._convene()
        await self._publish()
        await self._ballots.prepare(ITEM)
        await self._gather()
        present = stage.presence.present
        await stage.lead(StartItem(item_id=ITEM))
        await stage.lead(StartPhase(phase="discussion"))
        for request in self._scenario.requests:
            await self._request(request)
        await stage.lead(StartPhase(phase="voting"))
        await self._ballots.play(self._progress)
        await stage.lead(FinishItem())
        await stage.lead(CloseSitting())
        await self._ballots.compare()
        summary = await summarise(stage, self._facts, speeches, self.crowd.measures, present)
        self._failures += [_say("rehearsal.refused", code=code) for code in self.crowd.refusals()]
        if not summary.journal["verified"]:
            self._failures.append(_say("rehearsal.not_verified"))
        summary.failures, summary.notes = self._failures, self._notes
        return summary

    # --- before the sitting ---------------------------------------------------------------------------------

    async def _convene(self) -> None:
        scenario, secretary = self._scenario, self._stage.secretary
        title, now = scenario.name.strip() or "Diễn tập", int(time.time() * 1000)
        sitting = SittingPlan(id=SITTING, title=title, planned_at=now, ends_at=now + 3_600_000)
        await secretary.command(
            ConveneSession(
                body="Hội đồng nhân dân",
                body_kind=scenario.body_kind,
                title=title,
                language=scenario.language,
                rehearsal=True,
                rules=self._rules(),
                sittings=[sitting],
            )
        )
        rows = [
            DelegateRow(id=d.id, name=d.name.strip() or d.id, unit=d.unit, seat=d.seat)
            for d in scenario.delegates
        ]
        await secretary.command(EnrolDelegates(delegates=rows))
        phases = [PhasePlan(phase="proceedings"), PhasePlan(phase="discussion"), PhasePlan(phase="voting")]
        plan = ItemPlan(id=ITEM, title=title, phases=phases, planned_at=now)
        await secretary.command(SetAgenda(items=[plan]))

    def _rules(self) -> Rules:
        """The council's own rules, but for what the scenario could not be played with."""
        scenario, usual = self._scenario, Rules()
        speeches = Counter(r.delegate for r in scenario.requests if r.kind == "discuss")
        quorum = usual.quorum
        if 3 * len(scenario.present()) < 2 * len(scenario.delegates):
            quorum = (1, 1000)
            self._notes.append(_say("rehearsal.quorum_set_aside"))
        return Rules(
            quorum=quorum,
            casting_vote=True,
            confidence_poll=True,
            max_speeches=min(max([usual.max_speeches, *speeches.values()]), MOST_SPEECHES),
        )

    async def _publish(self) -> None:
        for number, document in enumerate(self._scenario.documents, start=1):
            document_id = f"t{number}"
            try:
                facts = await self._stage.secretary.upload(self._folder / document.path)
                command = PublishDocument(
                    id=document_id, item_id=ITEM, title=document.title, file_sha256=facts.sha256
                )
                await self._stage.secretary.command(command)
            except CommandRefused as refusal:
                self._failures.append(f"{document.title}: {refusal}")
                continue
            self._facts[document_id] = facts

    async def _gather(self) -> None:
        """Everyone who is present joins and checks in; then the sitting is opened."""
        stage, present = self._stage, set(self._scenario.present())
        codes = [code for code in await stage.operator.join_codes() if code.delegate_id in present]
        manner = Manner(choose=self._ballots.choose, speak_seconds=SPEECH_SECONDS)
        await self.crowd.join(
            codes, lambda _: manner, 1, lambda done, of: self._progress.count("joined", done, of)
        )
        await stage.lead(OpenRollCall())
        await self._until(lambda: stage.presence.present >= len(present), "rehearsal.no_roll_call")
        await stage.lead(CloseRollCall())
        await stage.lead(OpenSitting(sitting_id=SITTING))
        if self._scenario.tellers:
            await self._appoint_tellers()
        if self._facts:
            await self._until(lambda: self._least_received() >= len(present), "rehearsal.documents_missing")

    async def _appoint_tellers(self) -> None:
        try:
            await self._stage.lead(AppointTellers(delegate_ids=tuple(self._scenario.tellers)))
        except CommandRefused as refusal:
            self._failures.append(str(refusal))

    def _least_received(self) -> int:
        views = self._stage.chair.topics["documents"].values()
        return min(view.received for view in views if isinstance(view, DocumentView))

    async def _until(self, condition: Callable[[], bool], failure: str) -> None:
        try:
            await self._stage.chair.until(condition, timeout=WAIT_SECONDS)
        except TimeoutError:
            self._failures.append(_say(failure, seconds=round(WAIT_SECONDS)))

    # --- in the sitting -------------------------------------------------------------------------------------

    async def _request(self, request: ScenarioRequest) -> None:
        """Made by its delegate, called by the chair and spoken, in the order of the file."""
        stage, person = self._stage, self.crowd.delegates[request.delegate]
        to = request.to or (SOMEBODY if request.kind == "question" else "")
        wish = Wish(item_id=ITEM, kind=request.kind, subject=request.subject, to=to)
        try:
            asked = await person.register(wish)
            called = await stage.lead(GiveFloor(request_id=asked.id))
        except CommandRefused as refusal:
            self._failures.append(f"{request.delegate}: {refusal}")
            return
        await self._until(
            lambda: any(turn.id == called.id for turn in stage.floor.spoken), "rehearsal.no_speech"
        )

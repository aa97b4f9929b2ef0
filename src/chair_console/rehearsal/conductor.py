"""The simulated chair of the sample session: leads it from the roll call to the close, as the agenda has it."""

from __future__ import annotations

import asyncio
import textwrap
from collections.abc import Callable

from chair_console.client import CommandRefused
from chair_console.client.prepared import PreparedItem
from chair_console.domain.actors import FileFacts
from chair_console.domain.agenda import FinishItem, StartItem, StartPhase
from chair_console.domain.ballot_paper import count_marks
from chair_console.domain.ballots import CloseBallot, OpenBallot
from chair_console.domain.documents import ReplaceDocument
from chair_console.domain.floor import CloseRegistration, TurnKind
from chair_console.domain.presence import CloseRollCall, MarkPresence, OpenRollCall, PresenceMark
from chair_console.domain.results import DeclareResult
from chair_console.domain.session import CallRecess, CloseSession, CloseSitting, EndRecess, OpenSitting
from chair_console.domain.tellers import AppointTellers
from chair_console.domain.turns import EndTurn, GiveFloorTo
from chair_console.protocol.ballot_views import BallotView
from chair_console.protocol.floor_views import RequestView
from chair_console.protocol.views import DocumentView, PresenceView
from chair_console.sentences import sentence, system_language

from .crowd import Crowd
from .hearing import hear
from .play_questioning import QuestioningPlayer
from .progress import Progress
from .sample import Sample, sample_folder
from .stage import Stage

SPEECH_SECONDS = 0.3
PATIENCE_SECONDS = 60.0


class Conductor:
    """Gives the chair's commands and waits for what the hall makes of them. `failures` are sentences."""

    def __init__(self, stage: Stage, sample: Sample, crowd: Crowd, progress: Progress) -> None:
        self._stage, self._sample, self._crowd, self._progress = stage, sample, crowd, progress
        self._absences = {d.id: d.manner.absence for d in crowd.delegates.values() if d.manner.absence}
        self.facts: dict[str, FileFacts] = {}
        self.present = 0
        self.failures: list[str] = []

    async def run(self) -> None:
        """The whole session."""
        stage = self._stage
        for sitting in self._sample.sittings:
            await self._open_sitting(sitting.id)
            items = [item for item in self._sample.agenda if item.sitting == sitting.id]
            for place, item in enumerate(items):
                await self._item(item)
                if place == len(items) // 2 and len(items) > 3:
                    await stage.lead(CallRecess())
                    await asyncio.sleep(0.3)
                    await stage.lead(EndRecess())
            await stage.lead(CloseSitting())
            self._progress.step("sitting_closed", title=sitting.title)
        await stage.lead(CloseSession())

    def _fail(self, code: str, **facts: object) -> None:
        self.failures.append(sentence(code, facts, system_language()))

    async def _until(self, condition: Callable[[], bool], what: str) -> bool:
        try:
            await self._stage.chair.until(condition, timeout=PATIENCE_SECONDS)
        except TimeoutError:
            self._fail("rehearsal.timeout", seconds=round(PATIENCE_SECONDS), what=what)
            return False
        return True

    async def _open_sitting(self, sitting_id: str) -> None:
        stage = self._stage
        await stage.lead(OpenRollCall())
        expected = len(self._crowd.delegates) - len(self._absences)

        def all_answered() -> bool:
            presence = stage.chair.single("presence")
            if not isinstance(presence, PresenceView) or not presence.roll_call_open:
                return False  # the figures are still those of the sitting before
            return presence.present >= expected

        await self._until(all_answered, f"roll call {sitting_id}")
        marks = [
            PresenceMark(delegate_id=delegate_id, status="absent_excused", reason=reason)
            for delegate_id, reason in self._absences.items()
        ]
        if marks:
            await stage.secretary.command(MarkPresence(marks=marks))
        await stage.lead(CloseRollCall())
        await stage.lead(OpenSitting(sitting_id=sitting_id))
        self.present = max(self.present, stage.presence.present)
        self._progress.step("sitting_opened", present=stage.presence.present, total=stage.presence.total)

    async def _item(self, item: PreparedItem) -> None:
        self._progress.step("item", title=item.short_title)
        await self._stage.lead(StartItem(item_id=item.id))
        for place, phase in enumerate(item.phases):
            if place:
                await self._stage.lead(StartPhase(phase=phase.phase))
            match phase.phase:
                case "presentation":
                    await self._speech("presentation", item.presenter, item.presenter_title)
                case "verification":
                    await self._speech("verification", item.verifier, "")
                case "explanation":
                    await self._speech("explain", item.presenter, item.presenter_title)
                case "questioning" if item.groups:
                    await QuestioningPlayer(stage=self._stage, crowd=self._crowd, until=self._until).play(
                        item
                    )
                case "discussion" | "questioning":
                    await self._floor(item)
                case "voting":
                    await self._votes(item)
                case _:
                    await asyncio.sleep(0.2)
        await self._stage.lead(FinishItem())

    async def _speech(self, kind: TurnKind, name: str, title: str) -> None:
        if not name:
            return
        await self._stage.lead(GiveFloorTo(kind=kind, name=name, title=title))
        await asyncio.sleep(SPEECH_SECONDS)
        await self._stage.lead(EndTurn())

    async def _floor(self, item: PreparedItem) -> None:
        stage = self._stage
        wanted = sum(
            1
            for person in self._crowd.delegates.values()
            for wish in person.manner.wishes
            if wish.item_id == item.id and not person.manner.absence
        )
        if item.id == self._sample.late_document.item:
            await self._late_document()
        called: set[str] = set()
        while len(called) < wanted:
            if not await self._until(
                lambda: self._next_request(called) is not None, f"registration {item.id}"
            ):
                break
            request = self._next_request(called)
            if request is not None and await self._call(request):
                called.add(request.id)
        await stage.lead(CloseRegistration())

    def _next_request(self, called: set[str]) -> RequestView | None:
        return next((r for r in self._stage.floor.queue if r.id not in called), None)

    async def _call(self, request: RequestView) -> bool:
        if not await hear(self._stage, request, self._until):
            return False
        if request.kind == "question":
            name = request.to or "Người trả lời chất vấn"
            await self._speech("answer", name, "")
        return True

    async def _late_document(self) -> None:
        """A new version of a paper comes in while the session runs; every tablet has it at once."""
        stage, late = self._stage, self._sample.late_document
        facts = await stage.secretary.upload(sample_folder() / late.file)
        reason = "Tiếp thu ý kiến đại biểu tại phiên họp"
        command = ReplaceDocument(document_id=late.replaces, file_sha256=facts.sha256, reason=reason)
        await stage.secretary.command(command)
        self.facts[late.replaces] = facts
        readers = len(self._crowd.delegates)

        def all_have_it() -> bool:
            view = stage.chair.topics["documents"][late.replaces]
            return isinstance(view, DocumentView) and view.version == 2 and view.received >= readers

        if await self._until(all_have_it, "late document"):
            self._progress.step("late_document", readers=readers)

    async def _votes(self, item: PreparedItem) -> None:
        views = [v for v in self._stage.chair.topics["ballot"].values() if isinstance(v, BallotView)]
        for view in sorted(views, key=lambda view: view.position):
            if view.item_id == item.id and view.status == "prepared":
                await self._vote(view)
                if any(plan.elects_tellers and plan.title == view.title for plan in item.ballots):
                    await self._appoint_tellers(view)

    async def _appoint_tellers(self, election: BallotView) -> None:
        """Those who were elected, by the candidates' order on the list: the first is the head teller."""
        tally = self._stage.ballot(election.id).tally
        elected = set(tally.winners) if tally is not None else set()
        options = election.paper.questions[0].options
        tellers = tuple(option.delegate_id for option in options if option.id in elected)
        try:
            await self._stage.lead(AppointTellers(delegate_ids=tellers))
        except CommandRefused as refusal:
            self.failures.append(f"{election.title}: {refusal}")

    async def _vote(self, ballot: BallotView) -> None:
        stage = self._stage
        if ballot.kind != "open":
            await self._until(lambda: bool(stage.ballot(ballot.id).public_key), f"urn of {ballot.id}")
        try:
            await stage.lead(OpenBallot(ballot_id=ballot.id))
        except CommandRefused as refusal:
            self.failures.append(f"{ballot.title}: {refusal}")
            return
        voters = [
            person
            for person in self._crowd.delegates.values()
            if not person.manner.absence and person.manner.choose(person.id, ballot) is not None
        ]
        await self._until(lambda: self._turnout(ballot.id) >= len(voters), f"votes on {ballot.id}")
        await stage.lead(CloseBallot(ballot_id=ballot.id))
        await self._until(lambda: self._is_counted(ballot.id), f"result of {ballot.id}")
        await stage.lead(DeclareResult(ballot_id=ballot.id))
        self._tell(stage.ballot(ballot.id))
        self._check(stage.ballot(ballot.id))

    def _is_counted(self, ballot_id: str) -> bool:
        view = self._stage.ballot(ballot_id)
        return view.result is not None or view.tally is not None

    def _tell(self, ballot: BallotView) -> None:
        title = textwrap.shorten(ballot.title, 70, placeholder=" …")
        if ballot.result is not None:
            counts = {key: number for key, number in ballot.result.counts.items() if key != "for"}
            self._progress.step("result", title=title, **counts, yes=ballot.result.counts["for"])
        elif ballot.tally is not None:
            papers = ballot.tally.papers
            self._progress.step("tally", title=title, returned=papers.returned, valid=papers.valid)

    def _turnout(self, ballot_id: str) -> int:
        turnout = self._stage.turnout
        return turnout.voted if turnout.ballot_id == ballot_id else -1

    def _check(self, ballot: BallotView) -> None:
        """What the hall counted against what the delegates hold receipts for."""
        cast = [
            person.cast[ballot.id] for person in self._crowd.delegates.values() if ballot.id in person.cast
        ]
        receipts = list(count_marks(ballot.paper, cast))
        if ballot.tally is not None:
            counted = ballot.tally.counts
        elif ballot.result is not None:
            result = ballot.result.counts
            counted = [{key: result[key] for key in receipts[0]}]
        else:
            return  # `_until` has said so
        if receipts != counted:
            self._fail("rehearsal.counts_differ", title=ballot.id, receipts=receipts, counted=counted)

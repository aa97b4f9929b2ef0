"""The pictures of the hall: where each stands, what it shows, how it is fitted in, and its code for a browser."""

from __future__ import annotations

import asyncio
import uuid
from pathlib import Path
from typing import Any, Protocol, cast

import msgspec
from PySide6.QtCore import QObject, QUrl, Slot

from chair_console.domain.logo import SetLogo
from chair_console.domain.outputs import (
    MAIN,
    AddOutput,
    AmendOutput,
    OutputPlan,
    RemoveOutput,
)
from chair_console.domain.outputs import OutputView as Shows
from chair_console.protocol.envelope import OutputChoice, OutputCode, Receipt
from chair_console.protocol.screen_views import OutputView
from chair_console.protocol.views import DocumentView
from chair_console.scene.meeting import Picture, no_picture
from chair_console.scene.outputs import output_scene

from .codes_model import qr_source
from .command_runner import Refusal
from .output_pictures import OutputPictures
from .projector_model import hall_words
from .view_model import Desk, View, ViewModel

SHOWS: tuple[Shows, ...] = (
    "follow", "welcome", "agenda", "item", "floor", "presence", "document", "caption"
)  # fmt: skip
LARGEST_LOGO = 2_000_000
AMENDING = ("outputs.amend", "outputs.show", "outputs.lines", "outputs.put_away")
"""The places from which a plan is changed."""


class OutputSource(Protocol):
    """What the codes and the logo go through: no command of the journal."""

    async def call(
        self, method: str, path: str, answer_type: Any, value: object = None, data: object = None
    ) -> Any: ...


class OutputsModel(ViewModel):
    """One output is chosen and can be changed; a view is seen before it is shown."""

    follows = frozenset({"outputs", "screen", "session", "agenda", "floor", "documents", "ballot", "turnout"})
    ticks = True

    def __init__(
        self, desk: Desk, source: OutputSource, pictures: OutputPictures, parent: QObject | None = None
    ) -> None:
        self._source, self._pictures = source, pictures
        self._chosen, self._picked = MAIN, ""
        self._paper, self._page = "", 1
        self.picture: Picture = no_picture
        self._code: OutputCode | None = None
        self._added = ""
        self._joined, self._joined_text = 0, ""
        self._valid_until, self._expired = 0, False
        self.open = False
        super().__init__(desk, parent)

    def look(self) -> View:
        topics, words = self.desk.topics, self.desk.words
        known = {output.id: output for output in topics.outputs}
        if self._added in known:
            self._turn_to(self._added)
        if self._chosen not in known:
            self._turn_to(MAIN)
        shown = known.get(self._chosen)
        self._let_code_go(shown)
        plan = shown.plan if shown is not None else OutputPlan(name="")
        picked = self._picked or plan.shows
        would = self._would(plan, picked)
        papers = self._papers()
        margins = plan.margins
        return {
            "rows": [self._row(output.id, output.plan, output.pages) for output in topics.outputs],
            "chosen": self._chosen,
            "main": self._chosen == MAIN,
            "name": plan.name,
            "choices": [
                {"value": view, "text": words(f"outputs.shows.{view}")}
                for view in SHOWS
                if papers or view != "document"
            ],
            "shows": plan.shows,
            "picked": picked,
            "changes": would != plan,
            "preview": self._preview(would) if self.open else {},
            "papers": [{"value": paper.id, "text": self._paper_text(paper)} for paper in papers],
            "paper": would.document_id or "",
            "page": would.page,
            "pages": next((paper.pages for paper in papers if paper.id == would.document_id), 1),
            "pinned": plan.shows == "document",
            "margins": {
                "left": margins.left,
                "top": margins.top,
                "right": margins.right,
                "bottom": margins.bottom,
            },
            "scale": plan.scale,
            "calibrating": plan.calibrating,
            "code": self._code.code if self._code else "",
            "address": self._code.address if self._code else "",
            "qr": qr_source(f"{self._code.address}#code={self._code.code}") if self._code else "",
            "joined_text": self._joined_text,
            "expired": self._expired,
            "pages_text": words("outputs.pages", count=shown.pages)
            if shown is not None and shown.pages
            else "",
            "logo": bool(topics.session and topics.session.logo),
        }

    def _row(self, output_id: str, plan: OutputPlan, pages: int) -> dict[str, Any]:
        words = self.desk.words
        return {
            "id": output_id,
            "name": plan.name or words("outputs.main"),
            "shows": self._shows(plan),
            "pages": words("outputs.pages", count=pages) if pages else "",
            "scene": self._pictures.latest(output_id) if self.open else {},
        }

    def _shows(self, plan: OutputPlan) -> str:
        words, paper = self.desk.words, self.desk.topics.document(plan.document_id)
        if plan.shows == "document" and paper is not None:
            return words("outputs.page_of", page=plan.page, title=paper.title)
        return words(f"outputs.shows.{plan.shows}")

    def _papers(self) -> list[DocumentView]:
        """What the hall may see: released, not recalled, no secret matter; those of the current item first."""
        here = self.desk.topics.current_item
        shown = [
            paper
            for paper in self.desk.topics.documents
            if not paper.waiting and paper.recalled_at is None and not paper.classification
        ]
        return sorted(shown, key=lambda paper: here is None or paper.item_id != here.id)

    def _paper_text(self, paper: DocumentView) -> str:
        number = next((item.number for item in self.desk.topics.items if item.id == paper.item_id), 0)
        return f"{number} · {paper.title}" if number else paper.title

    def _would(self, plan: OutputPlan, picked: str) -> OutputPlan:
        """What the plan would be: of a paper the page that was picked, or the one it shows, or the first."""
        if picked != "document":
            return msgspec.structs.replace(plan, shows=cast(Shows, picked), document_id=None, page=1)
        papers = {paper.id: paper for paper in self._papers()}
        if self._paper not in papers:
            self._paper = plan.document_id if plan.document_id in papers else next(iter(papers), "")
            self._page = plan.page if self._paper == plan.document_id else 1
        paper = papers.get(self._paper)
        if paper is None:
            return plan
        self._page = min(max(1, self._page), paper.pages)
        return msgspec.structs.replace(plan, shows="document", document_id=paper.id, page=self._page)

    def _preview(self, would: OutputPlan) -> dict[str, Any]:
        """What this output would show."""
        topics = self.desk.topics
        return output_scene(topics, hall_words(topics), self.desk.now(), would, picture=self.picture)

    def _turn_to(self, output_id: str) -> None:
        """This output is set up from now on; what stood there of another goes."""
        self._chosen, self._code, self._joined_text, self._added = output_id, None, "", ""
        self._expired = False
        self._forget_picked()

    def _let_code_go(self, shown: OutputView | None) -> None:
        """A code holds for one browser and some minutes: once it is used or out, that is said in its place."""
        if self._code is None:
            return
        if self.desk.now() >= self._valid_until:
            self._code, self._expired = None, True
        elif shown is not None and shown.joined > self._joined:
            self._code = None
            name = shown.plan.name or self.desk.words("outputs.main")
            self._joined_text = self.desk.words("outputs.joined", name=name, address=shown.joined_from)

    def _forget_picked(self) -> None:
        self._picked, self._paper, self._page = "", "", 1

    def _plan(self) -> OutputPlan:
        shown = self.desk.topics.output(self._chosen)
        return shown.plan if shown is not None else OutputPlan(name="")

    def _amend(self, place: str = "outputs.amend", **changes: Any) -> None:
        """Each change is of the whole plan: a second one, from whatever button, waits for the first."""
        if any(self.desk.runner.is_busy(other) for other in AMENDING):
            return
        plan = msgspec.structs.replace(self._plan(), **changes)
        self.desk.runner.send(
            place,
            AmendOutput(output_id=self._chosen, plan=plan),
            was=AmendOutput(output_id=self._chosen, plan=self._plan()),
        )

    @Slot(bool)
    def watch(self, on: bool) -> None:
        """The sheet has opened or closed: only then are all pictures looked at."""
        self.open = self._pictures.all_seen = on
        if not on:
            self._turn_to(self._chosen)
        self._pictures.refresh()
        self.refresh()

    @Slot(str)
    def choose(self, output_id: str) -> None:
        self._turn_to(output_id)
        self.refresh()

    def _choose_when_known(self, output_id: str) -> None:
        """The receipt of an output that was added may be here before the output itself."""
        self._added = output_id
        self.refresh()

    @Slot()
    def add(self) -> None:
        """One more output, with the first free number as its name."""
        taken = {output.plan.name for output in self.desk.topics.outputs}
        words = self.desk.words
        number = next(n for n in range(2, 100) if words("outputs.new_name", number=n) not in taken)
        output_id = uuid.uuid4().hex[:12]
        command = AddOutput(id=output_id, plan=OutputPlan(name=words("outputs.new_name", number=number)))
        self.desk.runner.send("outputs.add", command, recorded=lambda _: self._choose_when_known(output_id))

    @Slot()
    def remove(self) -> None:
        """Take the output away; for ten seconds it can be had back, but its pages must be bound anew."""
        output_id, plan = self._chosen, self._plan()
        self.desk.runner.send(
            "outputs.remove",
            RemoveOutput(output_id=output_id),
            undo=AddOutput(id=output_id, plan=plan),
            undo_text=self.desk.words("outputs.removed", name=plan.name),
        )

    @Slot(str)
    def rename(self, name: str) -> None:
        if name.strip() and name.strip() != self._plan().name:
            self._amend(name=name)

    @Slot(str)
    def pick(self, shows: str) -> None:
        """See what the output would show; nothing changes in the hall."""
        self._picked = shows
        self.refresh()

    @Slot(str)
    def pick_paper(self, document_id: str) -> None:
        """See another paper; it is pinned with `show`."""
        self._picked, self._paper, self._page = "document", document_id, 1
        self.refresh()

    @Slot(int)
    def pick_page(self, page: int) -> None:
        self._picked, self._page = "document", page
        self.refresh()

    @Slot()
    def show(self) -> None:
        """Let the output show what was picked, from now on."""
        plan = self._plan()
        would = self._would(plan, self._picked or plan.shows)
        self._forget_picked()
        if would != plan:
            self.desk.runner.send("outputs.show", AmendOutput(output_id=self._chosen, plan=would))

    @Slot()
    def put_away(self) -> None:
        """Take the page off the output, which follows the meeting again; for ten seconds it can be had back."""
        plan = self._plan()
        follows = msgspec.structs.replace(plan, shows="follow", document_id=None, page=1)
        self._forget_picked()
        self.desk.runner.send(
            "outputs.put_away",
            AmendOutput(output_id=self._chosen, plan=follows),
            undo=AmendOutput(output_id=self._chosen, plan=plan),
            undo_text=self.desk.words("outputs.put_away_done", name=plan.name),
        )

    @Slot(str, int)
    def set_margin(self, side: str, percent: int) -> None:
        margins = msgspec.structs.replace(self._plan().margins, **{side: percent})
        self._amend(margins=margins)

    @Slot(int)
    def set_scale(self, percent: int) -> None:
        self._amend(scale=percent)

    @Slot(bool)
    def calibrate(self, on: bool) -> None:
        """Show the frame's lines instead of the picture, or the picture again."""
        self._amend("outputs.lines", calibrating=on)

    @Slot()
    def ask_code(self) -> None:
        """Get a code that binds one browser to this output."""
        self.desk.runner.start("outputs.code", self._ask_code(self._chosen))

    async def _ask_code(self, output_id: str) -> None:
        choice = OutputChoice(output_id=output_id)
        code = await self._source.call("POST", "/api/outputs/code", OutputCode, choice)
        if output_id == self._chosen:
            shown = self.desk.topics.output(output_id)
            self._code, self._joined, self._joined_text = code, shown.joined if shown else 0, ""
            self._valid_until, self._expired = self.desk.now() + code.valid_ms, False
            self.refresh()

    @Slot()
    def let_go(self) -> None:
        """End every web page of this output."""
        choice = OutputChoice(output_id=self._chosen)
        self.desk.runner.start("outputs.let_go", self._let_go(choice))

    async def _let_go(self, choice: OutputChoice) -> None:
        await self._source.call("POST", "/api/outputs/let-go", None, choice)
        if choice.output_id == self._chosen:
            self._code, self._joined_text, self._expired = None, "", False
            self.refresh()

    @Slot(QUrl)
    def set_logo(self, file: QUrl) -> None:
        """Take the body's logo from a file."""
        self.desk.runner.start("outputs.logo", self._set_logo(Path(file.toLocalFile())))

    async def _set_logo(self, file: Path) -> None:
        content = await asyncio.to_thread(file.read_bytes)
        if len(content) > LARGEST_LOGO:
            raise Refusal("outputs.logo_too_large")
        await self._source.call("POST", "/api/logo", Receipt, data=content)

    @Slot()
    def remove_logo(self) -> None:
        self.desk.runner.send("outputs.logo", SetLogo(sha256=""))

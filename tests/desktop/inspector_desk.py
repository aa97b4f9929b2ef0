"""A hall in which one paper lies, with the inspector's window on it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pymupdf
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest

from chair_console.client import HallClient
from chair_console.domain import agenda, documents, reading
from chair_console.protocol.screen_views import ScreenView
from chair_console.protocol.views import DocumentView
from chair_console.sentences import Language
from tests.hall.sitting import Sitting, a_sitting, fresh

from .inspector_host import InspectorWindow
from .windows import the_loop
from .windows import until as until_soon

DELEGATES = 5
TEXT = ["Điều 1. Phạm vi điều chỉnh", "Điều 2. Mức hỗ trợ là 10 triệu đồng", "Điều 3. Hiệu lực thi hành"]
TEXT_2 = [TEXT[0], TEXT[1].replace("10", "15"), TEXT[2], "Điều 4. Tổ chức thực hiện"]


def a_pdf(folder: Path, name: str, pages: list[str], script: str = "") -> Path:
    font = next(Path(__file__).resolve().parents[2].glob("resources/fonts/**/*.ttf"))
    with pymupdf.open() as document:  # type: ignore[no-untyped-call]
        for text in pages:
            page = document.new_page()  # type: ignore[no-untyped-call]
            page.insert_font(fontname="F0", fontfile=str(font))
            page.insert_text((72, 120), text, fontname="F0", fontsize=14)
        if script:
            catalogue = document.pdf_catalog()  # type: ignore[no-untyped-call]
            action = f"<</S/JavaScript/JS({script})>>"
            document.xref_set_key(catalogue, "OpenAction", action)  # type: ignore[no-untyped-call]
        document.save(folder / name)  # type: ignore[no-untyped-call]
    return folder / name


async def until(condition: Callable[[], object], seconds: float = 60.0) -> None:
    """As in `windows`, but with a hall that may share its machine with others."""
    await until_soon(condition, seconds)


class Desk:
    """A window on a hall in which one paper lies."""

    def __init__(self, sitting: Sitting, folder: Path) -> None:
        self.sitting = sitting
        self.folder = folder
        self.tablets: list[HallClient] = []
        self.shown = InspectorWindow(sitting.stage.chair, sitting.stage.secretary)
        self.shown.inspector.document_id = "t1"

    @property
    def paper(self) -> DocumentView:
        found = self.sitting.stage.secretary.topics["documents"]["t1"]
        assert isinstance(found, DocumentView)
        return found

    @property
    def screen(self) -> ScreenView:
        found = self.sitting.stage.secretary.single("screen")
        assert isinstance(found, ScreenView)
        return found

    async def press(self, name: str) -> None:
        await until(lambda: self.shown.shows(name) and self.shown.item(name).isEnabled())
        self.shown.press(name)

    async def key(self, key: Qt.Key) -> None:
        """Press a key, between the steps of all tasks: Qt then deals with whatever waits, and a task whose turn comes
        while another one is in the middle of its step is never woken again.
        """
        pressed = asyncio.get_running_loop().create_future()

        def press() -> None:
            QTest.keyClick(self.shown.window, key)
            pressed.set_result(None)

        QTimer.singleShot(0, press)
        await pressed

    async def write(self, name: str, text: str) -> None:
        await until(lambda: self.shown.shows(name))
        self.shown.item(name).setProperty("text", text)

    async def refused(self) -> str:
        await until(lambda: self.shown.shows("inspectorRefusal"))
        return str(self.shown.item("inspectorRefusal").property("text"))

    def speak(self, language: Language) -> None:
        self.shown.desk.words.language = language
        self.shown.desk.runner.say_again()

    async def undo(self, change: Callable[[], object]) -> None:
        """Take the last act back; `change` says when it has come about."""
        await until(lambda: self.shown.desk.runner.undo_text)
        self.shown.desk.runner.undo()
        await until(change)

    async def tablet(self, delegate_id: str) -> HallClient:
        """A tablet that is there and says what it sees."""
        ready = self.sitting.stage.ready
        device = f"tablet-of-{delegate_id}"
        client = HallClient(ready.url, "", ready.ca_file, device_id=device)
        await client.http.join(self.sitting.codes[delegate_id].code, device)
        await client.start()
        self.tablets.append(client)
        return client

    async def confirm(self, delegate_id: str, *, opened: bool = False, version: int = 1) -> None:
        await self.sitting.people[delegate_id].give(
            fresh(),
            reading.ConfirmDocument(
                delegate_id=delegate_id, document_id="t1", version=version, opened=opened
            ),
        )

    async def version_2(self) -> None:
        facts = await self.sitting.stage.secretary.upload(a_pdf(self.folder, "ban-2.pdf", TEXT_2))
        await self.sitting.stage.secretary.command(
            documents.ReplaceDocument(document_id="t1", file_sha256=facts.sha256, reason="sửa mức hỗ trợ")
        )
        await until(lambda: self.paper.version == 2)

    async def close(self) -> None:
        for client in self.tablets:
            await client.close()
        self.shown.close()
        assert not self.shown.warnings, self.shown.warnings


@asynccontextmanager
async def a_desk(folder: Path, *, joined: int = 3, script: str = "", **more: Any) -> AsyncIterator[Desk]:
    async with a_sitting(DELEGATES, folder / "hall", joined=joined) as sitting:
        secretary = sitting.stage.secretary
        items = [agenda.ItemPlan(id=f"i{n}", title=f"Nội dung {n}", minutes=10) for n in (1, 2)]
        await secretary.command(agenda.SetAgenda(items=items))
        facts = await secretary.upload(a_pdf(folder, "to-trinh.pdf", TEXT, script))
        await secretary.command(
            documents.PublishDocument(
                id="t1", title="Tờ trình về hỗ trợ", item_id="i1", kind="submission",
                file_sha256=facts.sha256, **more,
            )
        )  # fmt: skip
        await secretary.until(lambda: "t1" in secretary.topics.get("documents", {}))
        desk = Desk(sitting, folder)
        try:
            yield desk
        finally:
            await desk.close()


Body = Callable[[Desk], Awaitable[None]]


def on_a_desk(folder: Path, body: Body, **more: Any) -> None:
    async def run() -> None:
        async with a_desk(folder, **more) as desk:
            await body(desk)

    the_loop().run_until_complete(run())

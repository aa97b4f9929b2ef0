"""The desktop program on a real hall: its own process, TLS, SQLite, delegates as clients of the protocol."""

from __future__ import annotations

import asyncio
import json
import threading
from collections.abc import Coroutine
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QSize, Qt, QUrl
from PySide6.QtQuick import QQuickItem, QQuickWindow

from chair_console import system
from chair_console.client import HallClient
from chair_console.desktop import command_runner
from chair_console.desktop.app import Desktop, fit
from chair_console.desktop.other_rooms import Rehearsal
from chair_console.domain import presence, votes
from chair_console.protocol.ballot_views import BallotView

from .windows import find_items, the_application, the_loop, until

PDF = Path(__file__).resolve().parents[2] / "resources" / "sample-session"
DELEGATES = 4


def session_file(folder: Path) -> Path:
    """A small session: one item with a discussion and a vote, four delegates, one paper."""
    paper = next(PDF.glob("*.pdf"))
    (folder / "to-trinh.pdf").write_bytes(paper.read_bytes())
    file = folder / "session.json"
    sitting = {"id": "s1", "title": "Sáng", "planned_at": "2026-11-23T08:00:00+07:00",
               "ends_at": "2026-11-23T11:00:00+07:00"}  # fmt: skip
    item = {
        "id": "i1", "title": "Dự thảo Nghị quyết về hỗ trợ chuyển đổi số", "minutes": 30, "sitting": "s1",
        "presenter": "Lò Minh Hùng",
        "phases": [{"phase": "presentation", "minutes": 5}, {"phase": "voting", "minutes": 2}],
        "ballots": [{"title": "Thông qua nghị quyết", "document": "t1", "duration_s": 120}],
    }  # fmt: skip
    delegates = [{"id": f"d{n}", "name": f"Đại biểu {n}", "seat": f"A{n}"} for n in range(1, DELEGATES + 1)]
    content = {
        "session": {"body": "HĐND tỉnh", "title": "Kỳ họp thứ Mười hai", "rehearsal": True},
        "sittings": [sitting], "delegates": delegates, "agenda": [item],
        "documents": [{"id": "t1", "title": "Tờ trình", "file": "to-trinh.pdf", "item": "i1", "kind": "submission"}],
    }  # fmt: skip
    file.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
    return file


class Program:
    """The program as it runs, with the hall on a folder of its own."""

    def __init__(self, data_dir: Path, rehearsal: Rehearsal | None = None) -> None:
        self.desktop = Desktop(the_application(), data_dir, 0, rehearsal)
        self.life: asyncio.Task[int] | None = None
        self.delegates: list[HallClient] = []

    async def start(self) -> None:
        self.life = asyncio.get_event_loop().create_task(self.desktop.run())
        await until(lambda: self.desktop.desk is not None, 30)
        await until(lambda: self.step.look()["state"] == "ready")
        assert watched(), "nobody would know where its windows stand still"

    @property
    def step(self) -> Any:
        assert self.desktop.desk is not None
        return self.desktop.desk.step

    @property
    def topics(self) -> Any:
        assert self.desktop.desk is not None
        return self.desktop.desk.frame.desk.topics

    @property
    def desk(self) -> Any:
        return self.desktop.desk

    def item(self, name: str) -> QQuickItem:
        chair = next(w for w in self.desktop.engine.rootObjects() if w.objectName() == "chairWindow")
        found = find_items(chair.contentItem(), name)  # type: ignore[attr-defined]
        assert found, name
        return found[0]

    def shows(self, name: str) -> bool:
        """Whether an item of this name has been drawn yet."""
        chair = next(w for w in self.desktop.engine.rootObjects() if w.objectName() == "chairWindow")
        return bool(find_items(chair.contentItem(), name))  # type: ignore[attr-defined]

    async def take(self, key: str) -> None:
        """Wait for a step to be the next one, then press (and confirm) it until it is recorded."""
        await until(lambda: self.step.look()["key"] == key and self.step.look()["state"] == "ready")
        await until(lambda: self.step.settled)
        self.step.press()
        if self.step.look()["state"] == "asking":
            await until(lambda: self.step.settled)
            self.step.press()
        await until(lambda: self.step.look()["key"] != key or self.step.look()["state"] == "refused")

    async def join(self) -> None:
        """Every delegate comes in with the personal code and confirms presence."""
        link = self.desktop.link
        assert link is not None
        for code in await link.clients["chair"].http.join_codes():
            client = HallClient(
                link.ready.url, "", link.ready.ca_file, device_id=f"tablet-{code.delegate_id}"
            )
            await client.http.join(code.code, f"tablet-{code.delegate_id}", code.seat)
            await client.start()
            self.delegates.append(client)
            await client.command(presence.CheckIn(delegate_id=code.delegate_id))

    async def stop(self) -> None:
        for client in self.delegates:
            await client.close()
        self.desktop._leave(True)
        if self.life is not None:
            await self.life
        assert not watched()


def watched() -> bool:
    """Whether somebody looks if the windows come round."""
    return any(thread.name == "standstill" for thread in threading.enumerate())


def run(body: Coroutine[Any, Any, None]) -> None:
    the_loop().run_until_complete(body)


@pytest.fixture(autouse=True)
def beside_other_tests(monkeypatch: pytest.MonkeyPatch) -> None:
    """The test run keeps its own signals; and "recorded", which stays two seconds for people, goes sooner."""
    monkeypatch.setattr(command_runner, "RECORDED_MS", 50)
    monkeypatch.setattr(system, "listen_for_stop", lambda _asked: None)


@pytest.fixture
def program(tmp_path: Path) -> Program:
    the_loop()
    return Program(tmp_path / "hall")


def test_a_session_from_a_file_is_led_to_a_declared_result_by_the_next_step_alone(
    program: Program, tmp_path: Path
) -> None:
    async def morning() -> None:
        await program.start()
        try:
            assert program.step.look()["key"] == "open_sample"
            program.desk.open_session(QUrl.fromLocalFile(str(session_file(tmp_path))))
            await until(lambda: program.topics.ballots, 30)
            await program.take("roll_call")
            assert program.step.look()["blocked"]
            await program.join()
            await until(lambda: not program.step.look()["blocked"])
            for key in ("open_session", "start_item", "invite_presentation", "to_voting", "open_ballot"):
                await program.take(key)
            ballot_id = program.topics.running_ballot.id
            for place, client in enumerate(program.delegates[:3]):
                delegate_id = f"d{place + 1}"
                await client.command(
                    votes.CastVote(ballot_id=ballot_id, delegate_id=delegate_id, choice="for")
                )
            await until(lambda: program.desk._ballot.look().get("voted") == 3)
            program.desk._ballot.enter_vote("d4", "against", "Máy hỏng")
            await until(lambda: program.desk._ballot.look().get("voted") == 4)
            await program.take("close_ballot_full")
            await until(lambda: program.desk._result.look()["closed"] and program.shows("verdict"))
            assert program.item("verdict").property("text") == "Đạt"
            assert "3 đại biểu tán thành" in program.item("formal").property("text")
            await program.take("declare")
            await until(lambda: program.desk._projector._scene["view"] == "result")
        finally:
            await program.stop()

    run(morning())


def test_a_killed_hall_is_back_within_seconds_and_the_window_says_what_happened(
    program: Program, tmp_path: Path
) -> None:
    async def killed() -> None:
        await program.start()
        try:
            program.desk.open_session(QUrl.fromLocalFile(str(session_file(tmp_path))))
            await until(lambda: program.topics.ballots, 30)
            assert program.desktop.link is not None
            first = program.desktop.link.ready.pid
            picture = program.desk.projector
            await until(lambda: picture.now()["welcome"]["title"] == "Kỳ họp thứ Mười hai")
            shown = picture.now()["welcome"]
            system.kill_process(first)
            await until(lambda: program.desk.frame.look()["link"])
            await until(lambda: program.shows("linkLost"))
            await until(lambda: picture.now()["link_lost_text"])
            assert picture.now()["welcome"] == shown, "the hall keeps its last picture"
            await until(lambda: program.desk.frame.look()["notices"], 20)
            await until(lambda: not program.desk.frame.look()["link"])
            await until(lambda: program.desktop.link.ready.pid != first)  # type: ignore[union-attr]
            await until(lambda: program.shows("notice"))
            await until(lambda: not picture.now()["link_lost_text"])
            await program.take("roll_call")
            await until(lambda: picture.now()["view"] == "presence")
        finally:
            await program.stop()

    run(killed())


def test_a_dropped_paper_goes_to_the_current_item_and_a_refused_one_says_why_beside_it(
    program: Program, tmp_path: Path
) -> None:
    async def drop() -> None:
        await program.start()
        try:
            program.desk.open_session(QUrl.fromLocalFile(str(session_file(tmp_path))))
            await until(lambda: program.topics.ballots, 30)
            await program.take("roll_call")
            await program.join()
            await until(lambda: not program.step.look()["blocked"])
            await program.take("open_session")
            await program.take("start_item")
            paper = tmp_path / "bao_cao_tham_tra.pdf"
            paper.write_bytes(sorted(PDF.glob("*.pdf"))[-1].read_bytes())
            program.desk._tray.add([QUrl.fromLocalFile(str(paper))])
            await until(lambda: len(program.desk._documents._rows.rows) == 2, 30)
            titles = {row["full_title"] for row in program.desk._documents._rows.rows}
            assert titles == {"Tờ trình", "bao cao tham tra"}
            program.desk._documents.show("t1", 1)
            await until(lambda: program.desk._projector._scene["view"] == "document")
            await until(lambda: program.desk._projector._scene["document"]["image_source"])
            spoilt = tmp_path / "hong.pdf"
            spoilt.write_bytes(b"this is no document")
            late = tmp_path / "tra_loi.pdf"
            late.write_bytes(sorted(PDF.glob("*.pdf"))[-2].read_bytes())
            program.desk._tray.add([QUrl.fromLocalFile(str(path)) for path in (spoilt, late)])
            await until(lambda: find_items(program.item("documentsCard"), "refusalDismiss"), 20)
            assert program.item("fileRefused").property("text").startswith("hong.pdf: ")
            await until(lambda: len(program.desk._documents._rows.rows) == 3, 20)
        finally:
            await program.stop()

    run(drop())


def test_a_rehearsal_opens_its_windows_at_once_and_fills_them_while_papers_come_in(tmp_path: Path) -> None:
    async def rehearse() -> None:
        program = Program(tmp_path / "hall", Rehearsal(delegates=5))
        program.life = asyncio.get_event_loop().create_task(program.desktop.run())
        await until(lambda: program.desk is not None, 30)
        try:
            assert program.shows("agendaRows") and program.topics.session is None
            await until(lambda: program.topics.session is not None, 30)
            assert program.desk.opening_text and len(program.topics.documents) < 12
            await until(lambda: len(program.topics.documents) == 12, 60)
            await until(lambda: [d.state for d in program.topics.devices].count("connected") == 4, 60)
        finally:
            await program.stop()

    run(rehearse())


def test_the_hall_outlives_the_window_and_the_next_window_finds_it(tmp_path: Path) -> None:
    async def again() -> None:
        first = Program(tmp_path / "hall")
        await first.start()
        assert first.desktop.link is not None and first.life is not None
        pid = first.desktop.link.ready.pid
        first.desktop._leave(False)
        assert await first.life == 0
        assert system.process_alive(pid)
        second = Program(tmp_path / "hall")
        await second.start()
        assert second.desktop.link is not None and second.desktop.link.ready.pid == pid
        await second.stop()
        assert not system.process_alive(pid)

    the_loop()
    run(again())


@pytest.mark.parametrize(
    "content",
    [
        b"[General]\nwidth=wide\nheight=-5\nlanguage=1, 2\ndark=@Invalid()\n",
        b"[General]\nwidth=" + b"9" * 5000 + b"\nheight=0\nlanguage=\xff\xfe\n",
        bytes(range(256)) * 50,
    ],
)
def test_garbage_in_what_the_window_remembers_does_not_keep_it_from_opening(
    content: bytes, tmp_path: Path
) -> None:
    async def opens() -> None:
        (tmp_path / "hall").mkdir()
        (tmp_path / "hall" / "windows.ini").write_bytes(content)
        program = Program(tmp_path / "hall")
        await program.start()
        await until(lambda: program.shows("nextStep"))
        await program.stop()

    the_loop()
    run(opens())


def test_the_ballot_that_runs_shows_no_choice_to_the_projector(program: Program, tmp_path: Path) -> None:
    async def secret() -> None:
        await program.start()
        try:
            program.desk.open_session(QUrl.fromLocalFile(str(session_file(tmp_path))))
            await until(lambda: program.topics.ballots, 30)
            await program.take("roll_call")
            await program.join()
            await until(lambda: not program.step.look()["blocked"])
            for key in ("open_session", "start_item", "invite_presentation", "to_voting", "open_ballot"):
                await program.take(key)
            ballot_id = program.topics.running_ballot.id
            vote = votes.CastVote(ballot_id=ballot_id, delegate_id="d1", choice="against")
            await program.delegates[0].command(vote)
            assert program.desktop.link is not None
            held = program.desktop.link.clients["projector"].topics
            await until(lambda: program.desk._projector._scene.get("ballot", {}).get("voted") == 1)
            view = held["ballot"][ballot_id]
            assert isinstance(view, BallotView) and not view.choices and view.result is None
        finally:
            await program.stop()

    run(secret())


def test_a_window_whose_title_bar_would_push_its_foot_off_the_screen_fills_the_screen() -> None:
    the_application()
    maximized = Qt.WindowState.WindowMaximized
    for screen, fills in ((QSize(1920, 1040), False), (QSize(1440, 900), True), (QSize(1366, 728), True)):
        window = QQuickWindow()
        fit(window, 1440, 900, screen)
        assert (window.windowStates() == maximized) is fills, screen
        assert window.width() <= screen.width() and window.height() <= screen.height()

"""The inspector in its place: beside the table of the secretary's window, on a real hall."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from chair_console import system
from chair_console.desktop import command_runner

from .inspector_desk import a_pdf
from .test_secretary_live import Secretary, at_work
from .windows import the_loop, until


@pytest.fixture(autouse=True)
def beside_other_tests(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(command_runner, "RECORDED_MS", 50)
    monkeypatch.setattr(system, "listen_for_stop", lambda _asked: None)


@pytest.fixture
def secretary(tmp_path: Path) -> Iterator[Secretary]:
    the_loop()
    yield Secretary(tmp_path / "hall")


def test_the_chosen_paper_is_inspected_and_the_chair_can_answer_for_secret_matter_from_here(
    secretary: Secretary, tmp_path: Path
) -> None:
    async def work() -> None:
        secretary.papers.select("t1")
        await until(lambda: secretary.all_seen("paperHeading"), 30)
        assert secretary.seen("paperHeading").property("text") == "Tờ trình"
        inspector = secretary.secretary_desk.inspector
        inspector.put("classification", "confidential")
        await until(lambda: secretary.all_seen("inspectorRefusal"), 30)
        inspector.allow_secrecy(True, "họp kín, mạng riêng")
        await until(lambda: inspector.look()["secrecy_allowed"], 30)
        inspector.put("classification", "confidential")
        await until(lambda: inspector.look()["classification"] == "confidential", 30)
        await until(lambda: secretary.secretary_desk.runner.undo_text, 30)
        secretary.secretary_desk.runner.undo()
        await until(lambda: inspector.look()["classification"] == "", 30)

    at_work(secretary, tmp_path, work())


def test_a_stamped_paper_that_is_dropped_where_secret_papers_may_be_waits_in_the_class_of_its_stamp(
    secretary: Secretary, tmp_path: Path
) -> None:
    async def work() -> None:
        secretary.papers.select("t1")
        inspector = secretary.secretary_desk.inspector
        secretary.tray.choose_hold(False)
        stamped = a_pdf(tmp_path, "bao cao.pdf", ["MẬT"])
        secretary.drop(stamped)
        await secretary.settled()
        assert secretary.outcomes["bao cao.pdf"]["result"] == "refused"
        inspector.allow_secrecy(True, "họp kín, mạng riêng")
        await until(lambda: inspector.look()["secrecy_allowed"], 30)
        secretary.drop(stamped)
        await until(lambda: any(paper.title == "bao cao" for paper in secretary.topics.documents), 30)
        papers = secretary.topics.documents
        assert [(p.classification, p.waiting) for p in papers if p.title == "bao cao"] == [
            ("confidential", True)
        ]
        await secretary.settled()
        assert "chờ thư ký bấm gửi" in secretary.outcomes["bao cao.pdf"]["text"], "it was to go out at once"

    at_work(secretary, tmp_path, work())

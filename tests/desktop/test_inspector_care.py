"""The inspector keeps from what nobody meant: a press too soon, an undo too wide, a refusal that is over."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec
import pytest

from chair_console.desktop import command_runner
from chair_console.domain import publishing

from .inspector_desk import Desk, on_a_desk, until


@pytest.fixture(autouse=True)
def sooner(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(command_runner, "RECORDED_MS", 50)


def test_a_double_click_does_not_agree_to_what_one_has_not_read_yet(tmp_path: Path) -> None:
    async def body(desk: Desk) -> None:
        await desk.press("recall")
        await desk.write("askReason", "nhầm bản")
        await desk.press("askGo")
        await until(lambda: desk.shown.shows("askConsequence"))
        assert not desk.shown.item("askGo").isEnabled(), "the second press comes too soon"
        await until(lambda: desk.shown.item("askGo").isEnabled())
        await desk.press("askCancel")
        await until(lambda: desk.shown.shows("recall"))
        assert not desk.shown.item("recall").isEnabled(), "it stands where one has just agreed"
        await until(lambda: desk.shown.item("recall").isEnabled())

    on_a_desk(tmp_path, body)


def test_undo_puts_back_one_thing_and_leaves_what_another_secretary_changed(tmp_path: Path) -> None:
    async def body(desk: Desk) -> None:
        inspector, elsewhere = desk.shown.inspector, desk.sitting.stage.secretary

        async def change(**fields: Any) -> None:
            paper = desk.paper
            now = publishing.ArrangeDocument(
                document_id="t1", title=paper.title, kind=paper.kind, item_id=paper.item_id
            )
            await elsewhere.command(msgspec.structs.replace(now, **fields))

        inspector.put("kind", "report")
        await until(lambda: desk.paper.kind == "report")
        await change(title="Tờ trình, bản sửa tên")
        await until(lambda: desk.paper.title == "Tờ trình, bản sửa tên")
        await desk.undo(lambda: desk.paper.kind == "submission")
        assert desk.paper.title == "Tờ trình, bản sửa tên"
        inspector.put("kind", "report")
        await until(lambda: desk.paper.kind == "report")
        await change(kind="reference")
        await until(lambda: desk.paper.kind == "reference")
        await until(lambda: desk.shown.desk.runner.undo_text)
        desk.shown.desk.runner.undo()
        assert "người khác sửa tiếp" in desk.shown.desk.runner.outcome("undo")["text"]
        assert desk.paper.kind == "reference"

    on_a_desk(tmp_path, body)


def test_what_was_refused_is_forgotten_when_another_act_on_the_paper_succeeds(tmp_path: Path) -> None:
    async def body(desk: Desk) -> None:
        desk.shown.inspector.put("classification", "secret")
        await desk.refused()
        desk.shown.inspector.recall("nhầm bản")
        await until(lambda: desk.paper.recalled_at is not None)
        await until(lambda: not desk.shown.shows("inspectorRefusal"))

    on_a_desk(tmp_path, body)


def test_a_title_that_another_secretary_changed_while_one_typed_is_not_overwritten_unseen(
    tmp_path: Path,
) -> None:
    async def body(desk: Desk) -> None:
        field: Any = desk.shown.item("paperTitle")
        await until(lambda: field.property("text") == "Tờ trình về hỗ trợ")
        desk.shown.inspector.put("kind", "report")
        await until(lambda: desk.paper.kind == "report")
        field.forceActiveFocus()
        field.setProperty("text", "Tên của tôi")
        other = publishing.ArrangeDocument(
            document_id="t1", title="Tên của người khác", kind="report", item_id="i1"
        )
        await desk.sitting.stage.secretary.command(other)
        await until(lambda: desk.paper.title == "Tên của người khác")
        field.accepted.emit()
        field.editingFinished.emit()
        sentence = await desk.refused()
        assert "Đã thay đổi" in sentence and "Tên của người khác" in sentence
        assert field.property("text") == "Tên của tôi"
        field.editingFinished.emit()  # to go elsewhere says nothing anew
        field.accepted.emit()
        field.editingFinished.emit()
        await until(lambda: desk.paper.title == "Tên của tôi")

    on_a_desk(tmp_path, body)

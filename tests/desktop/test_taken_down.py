"""The windows go before what they show: none is left to complain of what has gone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

from chair_console.desktop.app import take_down

from . import morning as moments
from .windows import Windows, object_named, settle


@pytest.fixture
def said() -> Iterator[list[str]]:
    """What Qt says meanwhile."""
    messages: list[str] = []

    def note(_kind: QtMsgType, _where: QMessageLogContext, text: str) -> None:
        messages.append(text)

    before = qInstallMessageHandler(note)
    yield messages
    qInstallMessageHandler(before)


def test_windows_that_are_taken_down_miss_nothing_of_what_they_showed(
    tmp_path: Path, said: list[str]
) -> None:
    windows = Windows(moments.in_discussion(), tmp_path).show(1366, 768)
    desk = windows.open_secretary()
    settle(200)
    for name in ("outputsSheet", "peopleSheet", "questionsSheet", "roomSheet"):
        object_named(windows.chair, name).setProperty("visible", True)
        settle(200)
    desk.stop()
    windows.desk.stop()
    settle(1)
    take_down(windows.engine)
    windows.app.removeTranslator(windows.translator)
    for shown in (windows.screens, desk, windows.desk):
        shiboken6.delete(shown)
    assert not [text for text in said if "TypeError" in text or "of null" in text]

"""Windows draw into memory here, with the software renderer."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_QUICK_BACKEND", "software")

from chair_console.sentences import Language

from .gallery.views import Shown, window_of
from .morning import Morning
from .projected import Open, Projector
from .windows import Windows, close_the_loop, the_application

Show = Callable[..., Windows]


@pytest.fixture(scope="session", autouse=True)
def one_loop() -> Iterator[None]:
    """The event loop's threads end with the tests, or Qt aborts the process."""
    yield
    close_the_loop()


@pytest.fixture
def show(tmp_path: Path) -> Iterator[Show]:
    """Show a hall in the real windows; a QML complaint fails the test."""
    shown: list[Windows] = []

    def open_windows(
        hall: Morning | None, *, language: Language = "vi", size: tuple[int, int] = (1366, 768)
    ) -> Windows:
        windows = Windows(hall, tmp_path, language=language).show(*size)
        shown.append(windows)
        return windows

    yield open_windows
    for windows in shown:
        windows.close()
    found = [text for windows in shown for text in windows.warnings]
    complaints = [text for text in found if "/ui/chair/" in text or "/ui/secretary/" in text]
    assert not complaints


@pytest.fixture
def projector() -> Iterator[Open]:
    """Open the projector alone; a QML complaint fails the test."""
    complaints: list[str] = []
    the_application()
    with ExitStack() as opened:

        def open_projector(**how: Any) -> Projector:
            shown = Shown(**how)
            window = opened.enter_context(window_of("Projector.qml", {"shown": shown}, complaints))
            return Projector(window, shown)

        yield open_projector
    assert not complaints

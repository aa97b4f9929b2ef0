"""Names, titles and notices of any kind are shown letter by letter, and no window hangs, breaks or reads them anew."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import qInstallMessageHandler
from PySide6.QtQml import QQmlEngine, QQmlExpression
from PySide6.QtQuick import QQuickItem, QQuickWindow

from chair_console.domain.actors import Role
from chair_console.domain.messages import Command, Event
from chair_console.domain.standing import Standing
from tests.hostile import BEGINNINGS, MARKUP, spoilt

from . import morning as moments
from .conftest import Show
from .gallery.scenes import SCENES
from .projected import Open
from .windows import settle

SHOWN = frozenset(
    (
        "name",
        "title",
        "unit",
        "role",
        "item_title",
        "notice",
        "body",
        "motion",
        "label",
        "office",
        "text",
        "place",
    )
)
"""The parts of a scene that somebody has written."""


class Hostile(moments.Morning):
    """A morning in which everybody types what stands in `tests.hostile`."""

    def give(
        self,
        command: Command,
        role: Role = "chair",
        delegate_id: str | None = None,
        seen: Standing | None = None,
    ) -> list[Event]:
        return super().give(spoilt(command), role, delegate_id, seen)


def texts(root: QQuickItem) -> Iterator[QQuickItem]:
    """The visible texts below `root`."""
    if not root.isVisible():
        return
    if root.inherits("QQuickText") and root.property("text"):
        yield root
    for child in root.childItems():
        yield from texts(child)


def read_as_markup(window: QQuickWindow) -> list[str]:
    """Texts with a sign of markup in them that are not shown letter by letter; their own markup is only ours."""
    asked = "textFormat === Text.PlainText || textFormat === Text.StyledText && !/<(img|b>1)/.test(text)"
    found = []
    for text in texts(window.contentItem()):
        shown = str(text.property("text"))
        if "<" in shown or "&lt;" in shown:
            plain = QQmlExpression(QQmlEngine.contextForObject(text), text, asked).evaluate()
            if not (plain[0] if isinstance(plain, tuple) else plain):
                found.append(shown)
    return found


def beside_their_place(window: QQuickWindow) -> list[str]:
    """Texts that run out of their place, or out of the window; a clock's digits stand in places of their own."""
    found = []
    for text in texts(window.contentItem()):
        shown = str(text.property("text"))
        right = text.mapRectToScene(text.boundingRect()).right()
        wide = text.width() > 0 and text.property("contentWidth") > text.width() + 2
        if not shown.isdigit() and (wide or right > window.width() + 2):
            found.append(shown[:60])
    return found


@pytest.mark.parametrize("moment", ["before_opening", "in_discussion", "in_ballot", "told"])
def test_the_windows_show_whatever_was_typed_letter_by_letter_and_in_its_place(
    show: Show, monkeypatch: pytest.MonkeyPatch, moment: str
) -> None:
    monkeypatch.setattr(moments, "Morning", Hostile)
    laid_out_at_nothing: list[str] = []
    qInstallMessageHandler(lambda _kind, _where, what: laid_out_at_nothing.append(what))
    try:
        windows = show(getattr(moments, moment)(), size=(1180, 700))
        windows.open_secretary()
        settle(400)
    finally:
        qInstallMessageHandler(None)
    assert not [told for told in laid_out_at_nothing if "setPixelSize" in told]
    assert any(MARKUP in str(text.property("text")) for text in texts(windows.secretary.contentItem()))
    for window in (windows.chair, windows.secretary, windows.projector):
        assert not read_as_markup(window)
    for window in (windows.chair, windows.secretary):
        assert not beside_their_place(window)


def overwritten(part: Any, beginning: str, key: str = "") -> Any:
    """A scene as it would be if everything in it began so."""
    if isinstance(part, str):
        return (beginning + part)[:400] if part and key in SHOWN else part
    if isinstance(part, dict):
        return {name: overwritten(one, beginning, name) for name, one in part.items()}
    return [overwritten(one, beginning, key) for one in part] if isinstance(part, list) else part


def test_the_projector_shows_whatever_was_typed_letter_by_letter(projector: Open) -> None:
    """Also what an older journal may hold, which is not written down any more."""
    hall = projector()
    hall.window.resize(1024, 768)
    seen = 0
    for place, scene in enumerate(SCENES.values()):
        for beginning in (MARKUP, BEGINNINGS[place % len(BEGINNINGS)]):
            hall.show(overwritten(scene, beginning))
            seen += sum(MARKUP.split()[0] in text for text in hall.texts())
            assert not read_as_markup(hall.window)
    assert seen > len(SCENES) / 2

"""What the projector shows now: the scene, kept while frozen and while the hall cannot be heard."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Property, QObject, Signal

from chair_console.domain.outputs import MAIN, OutputPlan
from chair_console.scene.meeting import Picture, Scene
from chair_console.scene.outputs import held_back, output_scene
from chair_console.scene.seats import in_texts
from chair_console.scene.topics import Topics
from chair_console.scene.words import Words

from .command_runner import VARIANT_MAP

CLOCKS_VANISH_MS = 3_000
CAPTION_VANISHES_MS = 60_000
"""A broadcast goes on while the hall is away: a name under somebody else's face is worse than none."""


def hall_words(topics: Topics) -> Words:
    """The session's language: the projector speaks it, and so does the picture of what it will show."""
    session = topics.session
    return Words("en" if session is not None and session.language == "en" else "vi")


class ProjectorModel(QObject):
    """The picture of one output. Speaks the session's language, not the chair's.

    The small pictures of it are told first, the hall's own window last: Qt makes first what was asked for last, and the
    hall is not to wait until the chair's window has drawn the same picture small.
    """

    changed = Signal()
    hall_changed = Signal()

    def __init__(
        self,
        topics: Topics,
        now: Callable[[], int],
        lost_at: Callable[[], int],
        picture: Picture,
        parent: QObject | None = None,
        output_id: str = MAIN,
    ) -> None:
        super().__init__(parent)
        self._output_id = output_id
        self._topics, self._now, self._lost_at, self._picture = topics, now, lost_at, picture
        self._scene: Scene = {}
        self._text = ""
        self._kept: Scene = {}
        self.refresh()

    @Property(VARIANT_MAP, notify=changed)
    def scene(self) -> dict[str, Any]:
        return self._scene

    @Property(str, notify=changed)
    def text(self) -> str:
        """The scene as JSON: QML reads it in a third of the time that the object takes. Seats are packed in it."""
        if not self._text:
            parts = {name: packed(part) for name, part in self._scene.items()}
            self._text = json.dumps(parts, ensure_ascii=False)
        return self._text

    @Property(str, notify=hall_changed)
    def hall_text(self) -> str:
        """The same text, for the window that the hall sees."""
        return str(self.text)

    def now(self) -> Scene:
        """`scene`, for Python."""
        return self._scene

    @Property(str, notify=changed)
    def name(self) -> str:
        """What the output is called; the main one has no name of its own."""
        return self.plan.name

    @property
    def plan(self) -> OutputPlan:
        shown = self._topics.output(self._output_id)
        return shown.plan if shown is not None else OutputPlan(name="")

    def refresh(self) -> None:
        """Look at the topics again; a frozen picture and a lost hall keep the last one."""
        scene, lost_at = self._look(), self._lost_at()
        if lost_at and self._now() - lost_at > CAPTION_VANISHES_MS:
            scene = without_caption(scene)
        if scene != self._scene:
            self._scene = scene
            self._text = ""
            self.changed.emit()
            self.hall_changed.emit()

    def _look(self) -> Scene:
        screen = self._topics.screen
        words = hall_words(self._topics)
        lost_at, now = self._lost_at(), self._now()
        plan = self.plan
        scene = output_scene(self._topics, words, now, plan, picture=self._picture, lost_at=lost_at)
        held = screen is not None and screen.frozen_at
        dark = screen is not None and screen.blank  # also what is held: it comes back as it was
        if held and not dark:
            kept = self._kept or output_scene(
                held_back(self._topics), words, now, plan, picture=self._picture
            )
            return {
                **kept,
                "frozen": True,
                "link_lost_text": scene["link_lost_text"],
                "frame": scene["frame"],
            }
        if lost_at:
            last = scene if dark else self._kept or scene
            kept = {**last, "link_lost_text": scene["link_lost_text"]}
            return without_clocks(kept) if now - lost_at > CLOCKS_VANISH_MS else kept
        if not held:
            self._kept = scene
        return scene


def packed(part: Any) -> Any:
    """A part of the scene with its seats as texts."""
    if not isinstance(part, dict) or not part.get("seats"):
        return part
    return {**part, "seats": in_texts(part["seats"])}


def without_clocks(scene: Scene) -> Scene:
    """The same picture without the clocks that nobody corrects any more."""
    stripped = {**scene, "clock_text": ""}
    if "floor" in stripped:
        stripped["floor"] = {**stripped["floor"], "clock_hidden": True}
    for name in ("recess", "countdown"):
        if name in stripped:
            stripped[name] = {**stripped[name], "until": 0}
    if "caption" in stripped:
        stripped["caption"] = {**stripped["caption"], "limit_ms": 0}
    if "ballot" in stripped:
        stripped["ballot"] = {**stripped["ballot"], "has_deadline": False}
    return stripped


def without_caption(scene: Scene) -> Scene:
    """The same picture without the name of who spoke when the hall was last heard."""
    return {**scene, "caption": {}} if "caption" in scene else scene

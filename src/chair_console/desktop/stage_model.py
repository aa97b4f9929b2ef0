"""The stage: which picture the middle of the window shows, and the current item on it."""

from __future__ import annotations

from PySide6.QtCore import Property, QObject

from chair_console.scene import times
from chair_console.scene.topics import Topics

from .item_view import item_view
from .view_model import Desk, View, ViewModel


def stage_kind(topics: Topics) -> str:
    """loading, empty, prepare, ballot, result, item, between, recess or closed."""
    session = topics.session
    if not topics.arrived:
        return "loading"
    if session is None:
        return "empty"
    if session.phase in ("closed", "recess"):
        return session.phase
    if session.phase == "preparing":
        return "prepare" if topics.next_sitting is not None else "ended"
    if topics.running_ballot is not None:
        return "ballot"
    if topics.closed_ballot is not None or _shows_result(topics):
        return "result"
    return "item" if topics.current_item is not None else "between"


def _shows_result(topics: Topics) -> bool:
    """Whether the hall sees a result, or would if its screen were not blank: the desk keeps it meanwhile."""
    screen, shown = topics.screen, topics.shown_ballot
    if screen is None or not screen.blank:
        return screen is not None and screen.view == "result"
    return not screen.pinned and shown is not None and shown.status == "declared"


class BesideModel(ViewModel):
    """For which picture the column beside the stage, and the seats of a ballot, are made: in a turn after the stage.

    The question and the clock come first; all at once would hold up the frame that shows them. They are made in one go:
    what is made asynchronously is dropped half made where its rows change meanwhile, which Qt does not bear.
    """

    follows = frozenset({"session", "agenda", "ballot", "screen"})

    def look(self) -> View:
        return {"kind": stage_kind(self.desk.topics)}


class StageModel(ViewModel):
    follows = frozenset({"session", "agenda", "floor", "ballot", "screen"})
    ticks = True

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(desk, parent)
        self._beside = BesideModel(desk, self)

    @Property(QObject, constant=True)
    def beside(self) -> BesideModel:
        return self._beside

    def look(self) -> View:
        topics, words, now = self.desk.topics, self.desk.words, self.desk.now()
        kind = stage_kind(topics)
        view: View = {"kind": kind, "phases": [], "title": ""}
        item, session = topics.current_item, topics.session
        if item is not None:
            view |= item_view(topics, words, item, now)
        if kind == "recess" and session is not None:
            since = times.clock(session.recess_since or now)
            until = session.recess_until
            view["title"] = words("stage.recess")
            view["text"] = words("stage.recess_since", time=since)
            view["until_text"] = words("scene.recess_until", time=times.clock(until)) if until else ""
        if kind == "between":
            following = topics.next_item
            view["title"] = following.title if following else words("stage.all_done")
            view["text"] = words("stage.comes_next") if following else words("stage.all_done_text")
        if kind in ("ended", "closed") and session is not None:
            view["title"] = words(f"stage.{kind}", title=session.title)
            view["text"] = words(f"stage.{kind}_text")
        return view

"""What one output shows: the meeting's picture, or always the same one; blank when the chair blanks the hall."""

from __future__ import annotations

from chair_console.domain.outputs import OutputPlan

from .meeting import Picture, Scene, document, no_picture
from .scene import projector_scene
from .topics import Topics
from .words import Words


def view_of(topics: Topics, plan: OutputPlan) -> str:
    """The view of an output now. A pinned one that has nothing to show shows where the meeting is."""
    screen = topics.screen
    if screen is None:
        return "welcome"
    if plan.shows == "follow" or screen.blank:
        return screen.view
    if plan.shows == "floor" and (topics.floor is None or topics.floor.turn is None):
        return _course(topics)
    if plan.shows == "item" and topics.current_item is None:
        return _course(topics)
    if plan.shows == "document" and topics.document(plan.document_id) is None:
        return screen.view
    return plan.shows


def _course(topics: Topics) -> str:
    if topics.current_item is not None:
        return "item"
    return "agenda" if topics.open_sitting is not None else "welcome"


def output_scene(
    topics: Topics,
    words: Words,
    now: int,
    plan: OutputPlan,
    *,
    picture: Picture = no_picture,
    lost_at: int = 0,
) -> Scene:
    """The whole scene of an output at `now` (hall time, ms), with the frame it is fitted into."""
    view = view_of(topics, plan)
    scene = projector_scene(topics, words, now, view=view, picture=picture, lost_at=lost_at)
    if view == "document" and plan.shows == "document":
        scene["document"] = document(topics, picture, plan.document_id, plan.page)
    return scene | {"frame": frame(plan)}


def held_back(topics: Topics) -> Topics:
    """Only whose session it is: what who comes now may see while the chair holds the picture."""
    return Topics({topic: topics.tables.get(topic, {}) for topic in ("session", "roster")})


def frame(plan: OutputPlan) -> Scene:
    """Margins in per cent, and whether the frame's lines are shown instead of the scene."""
    margins = plan.margins
    return {
        "left": margins.left,
        "top": margins.top,
        "right": margins.right,
        "bottom": margins.bottom,
        "scale": plan.scale,
        "calibrating": plan.calibrating,
        "name": plan.name,
    }

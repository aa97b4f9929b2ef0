"""The projector's screen and the other outputs as the topics show them."""

from __future__ import annotations

from typing import Any

from chair_console.domain.outputs import OutputPlan
from chair_console.domain.screen import Chart, View

from .views import ViewStruct


class ScreenView(ViewStruct, frozen=True, kw_only=True):
    """Topic `screen`, one key: what the projector shows, by reference to the other topics."""

    view: View
    pinned: bool
    frozen_at: int | None
    blank: bool
    item_id: str | None
    ballot_id: str | None
    document_id: str | None
    page: int
    notice: str
    presenter_id: str | None
    """The delegate who may turn the projected pages; None where only the desk may."""
    until: int = 0
    """When a countdown is over (ms)."""
    chart: Chart = "figures"


class OutputView(ViewStruct, frozen=True, kw_only=True):
    """Topic `outputs`: one picture of the hall, by its id; `pages` is how many web pages show it now.

    `joined` is how many have been bound with a code since the hall began; the desk learns the address of the last.
    """

    id: str
    position: int
    plan: OutputPlan
    pages: int = 0
    joined: int = 0
    joined_from: str = ""


class SceneView(ViewStruct, frozen=True, kw_only=True):
    """Topic `scene`, one key, for a web page bound to one output: everything that it draws.

    The scene has no figure that moves with the clock, but the times it is reckoned from: the page counts down by
    itself. `utc_offset_minutes` is the hall's, because a television's own is often wrong.
    """

    output_id: str
    plan: OutputPlan
    language: str
    utc_offset_minutes: int
    frozen_at: int | None
    scene: dict[str, Any]

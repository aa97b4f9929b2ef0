"""Outputs: the projectors, televisions and caption strips beside the main picture, each with a name of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import msgspec

from .actors import Context
from .document_rights import is_given, require_released
from .messages import Command, Event
from .refusals import Refused

if TYPE_CHECKING:
    from .state import HallState

MAIN = "main"
"""The picture that every hall has: it shows what the chair puts on the screen, and is never removed."""

OutputView = Literal["follow", "welcome", "agenda", "item", "floor", "presence", "document", "caption"]
"""What an output shows: what the meeting shows, or always the same. `caption` is the strip under a video picture."""

MOST = 12
LARGEST_MARGIN = 20
SMALLEST_SCALE = 50


class Margins(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What stays dark at each side, in per cent of the picture's width or height: for a projector that cuts."""

    left: int = 0
    top: int = 0
    right: int = 0
    bottom: int = 0

    def all(self) -> tuple[int, int, int, int]:
        return self.left, self.top, self.right, self.bottom


class OutputPlan(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Name, what is shown, and how it is fitted in; `scale` is per cent of what the margins leave.

    While `calibrating` it shows frame lines instead, by which the margins are set.
    """

    name: str
    shows: OutputView = "follow"
    document_id: str | None = None
    page: int = 1
    margins: Margins = Margins()
    scale: int = 100
    calibrating: bool = False


class AddOutput(Command, frozen=True, kw_only=True):
    """One more output."""

    id: str
    plan: OutputPlan


class AmendOutput(Command, frozen=True, kw_only=True):
    """Another name, view, margin or size. The main output's view is the chair's `ShowOnScreen`."""

    output_id: str
    plan: OutputPlan


class RemoveOutput(Command, frozen=True, kw_only=True):
    """The output goes, and with it the web pages that show it."""

    output_id: str


class OutputPlanned(Event, frozen=True, kw_only=True):
    """An output is new, or as it is now."""

    output_id: str
    plan: OutputPlan


class OutputRemoved(Event, frozen=True, kw_only=True):
    output_id: str


def decide_add_output(state: HallState, command: AddOutput, context: Context) -> list[Event]:
    """Refused: `outputs.exists`, `.too_many`, and what a plan is refused for."""
    key = command.id
    if key == MAIN or key in state.outputs or not 1 <= len(key) <= 40:
        raise Refused("outputs.exists")
    if len(state.outputs) >= MOST:
        raise Refused("outputs.too_many", most=MOST)
    return [OutputPlanned(output_id=key, plan=_sound(state, key, command.plan))]


def decide_amend_output(state: HallState, command: AmendOutput, context: Context) -> list[Event]:
    """Refused: `outputs.unknown`, `.main_is_the_chairs`, and what a plan is refused for."""
    key, plan = command.output_id, command.plan
    if key != MAIN and key not in state.outputs:
        raise Refused("outputs.unknown")
    if key == MAIN and plan.shows != "follow":
        raise Refused("outputs.main_is_the_chairs")
    sound = _sound(state, key, plan)
    return [OutputPlanned(output_id=key, plan=sound)] if state.outputs.get(key) != sound else []


def decide_remove_output(state: HallState, command: RemoveOutput, context: Context) -> list[Event]:
    """Refused: `outputs.unknown`, `outputs.main_stays`."""
    if command.output_id == MAIN:
        raise Refused("outputs.main_stays")
    if command.output_id not in state.outputs:
        raise Refused("outputs.unknown")
    return [OutputRemoved(output_id=command.output_id)]


def _sound(state: HallState, key: str, plan: OutputPlan) -> OutputPlan:
    """The plan as it is recorded. Refused: `outputs.no_name`, `.same_name`, `.margins`, `.scale`, `documents.*`."""
    name = " ".join(plan.name.split())
    if not name and key != MAIN:
        raise Refused("outputs.no_name")
    if any(other.name == name for place, other in state.outputs.items() if place != key and name):
        raise Refused("outputs.same_name", name=name)
    if not all(0 <= margin <= LARGEST_MARGIN for margin in plan.margins.all()):
        raise Refused("outputs.margins", most=LARGEST_MARGIN)
    if not SMALLEST_SCALE <= plan.scale <= 100:
        raise Refused("outputs.scale", least=SMALLEST_SCALE)
    if plan.shows != "document":
        return msgspec.structs.replace(plan, name=name, document_id=None, page=1)
    require_page_shown(state, plan.document_id, plan.page)
    return msgspec.structs.replace(plan, name=name)


def require_page_shown(state: HallState, document_id: str | None, page: int) -> None:
    """That the hall may see this page.

    Refused: `documents.unknown`, `.recalled`, `.secret_not_shown`, `.no_such_page`.
    """
    document = state.documents.get(document_id or "")
    if document is None:
        raise Refused("documents.unknown", document=document_id)
    require_released(document)
    if document.classification:
        raise Refused("documents.secret_not_shown", title=document.title)
    pages = document.valid().file.pages
    if not 1 <= page <= pages:
        raise Refused("documents.no_such_page", page=page, pages=pages)


def page_on(state: HallState, output_id: str) -> tuple[str, int] | None:
    """The page (hash of the delivery copy, from 1) that an output shows now; None where it shows none, or is held."""
    plan, screen = plans_of(state).get(output_id), state.screen
    if plan is None or screen.blank or screen.frozen_at is not None:
        return None
    pin = screen.pin if screen.pin is not None and screen.pin.view == "document" else None
    follows = (pin.document_id, pin.page) if pin is not None else (None, 0)
    own = (plan.document_id, plan.page) if plan.shows == "document" else (None, 0)
    wanted = (own, follows) if plan.shows == "document" else (follows,) if plan.shows == "follow" else ()
    for document_id, page in wanted:
        document = state.documents.get(document_id or "")
        if document is not None and is_given(document) and not document.classification:
            return document.valid().file.delivery_sha256, page
    return None


def apply_output_planned(state: HallState, event: OutputPlanned) -> None:
    state.outputs[event.output_id] = event.plan


def apply_output_removed(state: HallState, event: OutputRemoved) -> None:
    state.outputs.pop(event.output_id, None)


def plans_of(state: HallState) -> dict[str, OutputPlan]:
    """All outputs by id, the main one first."""
    return {MAIN: OutputPlan(name=""), **state.outputs}


def keep_documents_right(state: HallState, event: Event) -> None:
    """A recalled paper is on no output, and of a shorter new version the last page."""
    name = type(event).__name__
    if name not in ("DocumentRecalled", "DocumentReplaced"):
        return
    for key, plan in state.outputs.items():
        document = state.documents.get(plan.document_id or "")
        if document is None:
            continue
        if document.recalled_at is not None:
            state.outputs[key] = msgspec.structs.replace(plan, shows="follow", document_id=None, page=1)
        else:
            page = min(plan.page, document.valid().file.pages)
            state.outputs[key] = msgspec.structs.replace(plan, page=page)

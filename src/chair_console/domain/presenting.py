"""Turning the projected pages from a delegate's seat: who has the floor may, or whom the chair names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .actors import Context
from .document_rights import in_audience, require_released
from .documents import require_document
from .messages import Command, Event
from .refusals import Refused
from .roster import delegate_in_office
from .screen import Pin, ScreenPinned

if TYPE_CHECKING:
    from .state import HallState


class NamePresenter(Command, frozen=True, kw_only=True):
    """Let this delegate turn the projected pages; None takes the pages back, also from who has the floor."""

    delegate_id: str | None = None


class TurnProjectedPage(Command, frozen=True, kw_only=True):
    """Go to another page of the paper that is projected. `document_id` is the paper one believes it is."""

    document_id: str
    page: int


class PresenterNamed(Event, frozen=True, kw_only=True):
    delegate_id: str | None
    at: int


def presenter_of(state: HallState) -> str | None:
    """The delegate who may turn the projected pages now; None while no paper is projected or only the desk may."""
    screen = state.screen
    if screen.pin is None or screen.pin.view != "document" or screen.blank:
        return None
    turn = state.floor.turn
    named = screen.presenter_id
    if named is None and turn is not None and not screen.desk_only:
        named = turn.delegate_id
    delegate = state.roster.get(named or "")
    return delegate.id if delegate is not None and delegate.in_office else None


def decide_name_presenter(state: HallState, command: NamePresenter, context: Context) -> list[Event]:
    """Refused: `roster.unknown_delegate`, `roster.not_in_office`."""
    screen = state.screen
    if command.delegate_id is not None:
        delegate_in_office(state, command.delegate_id)
    if screen.presenter_id == command.delegate_id and screen.desk_only == (command.delegate_id is None):
        return []
    return [PresenterNamed(delegate_id=command.delegate_id, at=context.now)]


def decide_turn_projected_page(state: HallState, command: TurnProjectedPage, context: Context) -> list[Event]:
    """Only the page: the paper is chosen by the desk. What the presenter may not read, they cannot turn."""
    pin = state.screen.pin
    if pin is None or pin.view != "document" or state.screen.blank:
        raise Refused("screen.nothing_projected")
    if presenter_of(state) != context.actor.delegate_id or context.actor.delegate_id is None:
        raise Refused("screen.not_presenter")
    if state.screen.frozen_at is not None:
        raise Refused("screen.frozen")
    if pin.document_id != command.document_id:
        raise Refused("screen.other_document")
    document = require_document(state, command.document_id)
    if not in_audience(state, document, context.actor.delegate_id):
        raise Refused("documents.unknown", document=command.document_id)
    require_released(document)
    pages = document.valid().file.pages
    if not 1 <= command.page <= pages:
        raise Refused("documents.no_such_page", page=command.page, pages=pages)
    if pin.page == command.page:
        return []
    return [ScreenPinned(pin=Pin(view="document", document_id=document.id, page=command.page))]


def apply_presenter_named(state: HallState, event: PresenterNamed) -> None:
    state.screen.presenter_id = event.delegate_id
    state.screen.desk_only = event.delegate_id is None

"""Who has received and opened a document, and who was asked to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .actors import Context
from .document_rights import in_audience, readers_of_delegate, require_released
from .documents import Document, require_document
from .messages import Command, Event
from .refusals import Refused

if TYPE_CHECKING:
    from .state import HallState


class ConfirmDocument(Command, frozen=True, kw_only=True):
    """A delegate's tablet reports that it holds a version, or that the delegate has opened it."""

    delegate_id: str
    document_id: str
    version: int
    opened: bool = False


class RemindReaders(Command, frozen=True, kw_only=True):
    """Ask those who have not opened the valid version to do so; a notice on their tablets until they have."""

    document_id: str


class DocumentConfirmed(Event, frozen=True, kw_only=True):
    delegate_id: str
    document_id: str
    version: int
    opened: bool
    at: int


class ReadersReminded(Event, frozen=True, kw_only=True):
    document_id: str
    version: int
    delegate_ids: tuple[str, ...]
    at: int


def decide_confirm_document(state: HallState, command: ConfirmDocument, context: Context) -> list[Event]:
    if context.actor.delegate_id != command.delegate_id:
        raise Refused("access.not_yours")
    document = require_document(state, command.document_id)
    # What waits is known to nobody but the desk. What was recalled may have been opened out of the hall's reach.
    if document.released_at is None or not in_audience(state, document, command.delegate_id):
        raise Refused("documents.unknown", document=command.document_id)
    if not 1 <= command.version <= document.valid().number:
        raise Refused("documents.unknown_version", title=document.title, version=command.version)
    known = document.opened if command.opened else document.received
    if known.get(command.delegate_id, 0) >= command.version:
        return []
    return [
        DocumentConfirmed(
            delegate_id=command.delegate_id,
            document_id=document.id,
            version=command.version,
            opened=command.opened,
            at=context.now,
        )
    ]


def unread_by(state: HallState, document: Document) -> list[str]:
    """The delegates in office for whom the paper is and who have not opened its valid version."""
    return unread_among(readers_in_office(state), document)


def readers_in_office(state: HallState) -> dict[str, frozenset[str]]:
    """The audiences of papers that each delegate in office belongs to."""
    return {d.id: readers_of_delegate(state, d.id) for d in state.roster.values() if d.in_office}


def unread_among(readers: dict[str, frozenset[str]], document: Document) -> list[str]:
    """As `unread_by`, for who asks about many papers at once."""
    version, audience, opened = document.valid().number, frozenset(document.audience), document.opened
    return [
        delegate_id
        for delegate_id, names in readers.items()
        if opened.get(delegate_id, 0) < version and not names.isdisjoint(audience)
    ]


def decide_remind_readers(state: HallState, command: RemindReaders, context: Context) -> list[Event]:
    document = require_document(state, command.document_id)
    require_released(document)
    unread = unread_by(state, document)
    if not unread:
        raise Refused("documents.all_opened", title=document.title)
    reminded = ReadersReminded(
        document_id=document.id,
        version=document.valid().number,
        delegate_ids=tuple(unread),
        at=context.now,
    )
    return [reminded]


def apply_readers_reminded(state: HallState, event: ReadersReminded) -> None:
    document = state.documents[event.document_id]
    document.reminded.update(dict.fromkeys(event.delegate_ids, event.version))


def reminders_of(state: HallState, delegate_id: str) -> list[str]:
    """The ids of papers that a delegate was asked to open and has not."""
    return [
        document.id
        for document in state.documents.values()
        if document.recalled_at is None
        and document.reminded.get(delegate_id) == document.valid().number
        and document.opened.get(delegate_id, 0) < document.valid().number
    ]


def apply_document_confirmed(state: HallState, event: DocumentConfirmed) -> None:
    document = state.documents[event.document_id]
    document.received[event.delegate_id] = max(event.version, document.received.get(event.delegate_id, 0))
    if event.opened:
        document.opened[event.delegate_id] = event.version

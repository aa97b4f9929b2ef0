"""Documents (tài liệu): published, replaced by a new version, recalled; who has received and opened them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import msgspec

from .actors import Context, FileFacts
from .ballots import BallotPrepared, BallotWithdrawn
from .messages import Command, Event
from .refusals import Refused

if TYPE_CHECKING:
    from .state import HallState

DocumentKind = Literal[
    "agenda",
    "submission",
    "draft_resolution",
    "verification_report",
    "response_report",
    "report",
    "explanatory_statement",
    "reference",
]


class DocumentVersion(msgspec.Struct, frozen=True, kw_only=True):
    """One immutable version; `number` counts from 1."""

    number: int
    file: FileFacts
    published_at: int
    reason: str


class Document(msgspec.Struct, kw_only=True):
    """One paper of the session with its versions; the last one is valid."""

    id: str
    item_id: str | None
    kind: DocumentKind
    title: str
    number: str
    versions: list[DocumentVersion]
    recalled_at: int | None = None
    recall_reason: str = ""
    received: dict[str, int] = msgspec.field(default_factory=dict)
    opened: dict[str, int] = msgspec.field(default_factory=dict)

    def valid(self) -> DocumentVersion:
        return self.versions[-1]


class PublishDocument(Command, frozen=True, kw_only=True):
    """Give a file that the hall has taken in (`file_sha256`) to all delegates."""

    file_sha256: str
    title: str
    id: str = ""
    item_id: str | None = None
    kind: DocumentKind = "reference"
    number: str = ""


class ReplaceDocument(Command, frozen=True, kw_only=True):
    """Publish a new version; the reason is kept."""

    document_id: str
    file_sha256: str
    reason: str


class RecallDocument(Command, frozen=True, kw_only=True):
    """Hide a document on all devices (thu hồi); the record stays."""

    document_id: str
    reason: str


class RestoreDocument(Command, frozen=True, kw_only=True):
    document_id: str


class ConfirmDocument(Command, frozen=True, kw_only=True):
    """A delegate's tablet reports that it holds a version, or that the delegate has opened it."""

    delegate_id: str
    document_id: str
    version: int
    opened: bool = False


class DocumentPublished(Event, frozen=True, kw_only=True):
    document_id: str
    item_id: str | None
    kind: DocumentKind
    title: str
    number: str
    file: FileFacts
    at: int


class DocumentReplaced(Event, frozen=True, kw_only=True):
    document_id: str
    version: int
    file: FileFacts
    reason: str
    at: int


class DocumentRecalled(Event, frozen=True, kw_only=True):
    document_id: str
    reason: str
    at: int


class DocumentRestored(Event, frozen=True, kw_only=True):
    document_id: str
    at: int


class DocumentConfirmed(Event, frozen=True, kw_only=True):
    delegate_id: str
    document_id: str
    version: int
    opened: bool
    at: int


def _require_document(state: HallState, document_id: str) -> Document:
    document = state.documents.get(document_id)
    if document is None:
        raise Refused("documents.unknown", document=document_id)
    return document


def _require_file(context: Context) -> FileFacts:
    if context.file is None:
        raise Refused("documents.unknown_file")
    return context.file


def _require_not_in_ballot(state: HallState, document: Document) -> None:
    ballot = state.running_ballot()
    if ballot is not None and ballot.document_id == document.id:
        raise Refused("documents.ballot_running", title=document.title)


def decide_publish_document(state: HallState, command: PublishDocument, context: Context) -> list[Event]:
    state.require_session()
    file = _require_file(context)
    if not command.title.strip():
        raise Refused("documents.no_title")
    if command.id and command.id in state.documents:
        raise Refused("documents.double_id", title=state.documents[command.id].title)
    if command.item_id is not None and command.item_id not in state.agenda.items:
        raise Refused("agenda.unknown_item", item=command.item_id)
    return [
        DocumentPublished(
            document_id=command.id or context.fresh_id,
            item_id=command.item_id,
            kind=command.kind,
            title=command.title.strip(),
            number=command.number,
            file=file,
            at=context.now,
        )
    ]


def decide_replace_document(state: HallState, command: ReplaceDocument, context: Context) -> list[Event]:
    document = _require_document(state, command.document_id)
    file = _require_file(context)
    _require_not_in_ballot(state, document)
    if not command.reason.strip():
        raise Refused("documents.no_reason")
    if file.sha256 == document.valid().file.sha256:
        raise Refused("documents.same_file", title=document.title)
    number, reason = document.valid().number + 1, command.reason.strip()
    replaced = DocumentReplaced(
        document_id=document.id, version=number, file=file, reason=reason, at=context.now
    )
    return [replaced, *_prepare_again(state, document, number, reason, context)]


def _prepare_again(
    state: HallState, document: Document, version: int, reason: str, context: Context
) -> list[Event]:
    """A ballot binds to the version its delegates could read: a newer one voids an unopened ballot.

    The same question is laid down again on the new version, so that the chair need not write it twice.
    """
    events: list[Event] = []
    void = [b for b in state.ballots.values() if b.document_id == document.id and b.status == "prepared"]
    for place, ballot in enumerate(void):
        events.append(BallotWithdrawn(ballot_id=ballot.id, reason=reason, at=context.now))
        events.append(
            BallotPrepared(
                ballot_id=f"{context.fresh_id}-{place}",
                item_id=ballot.item_id,
                title=ballot.title,
                kind=ballot.kind,
                options=ballot.options,
                rule=ballot.rule,
                resolution=ballot.resolution,
                document_id=document.id,
                document_version=version,
                duration_ms=ballot.duration_ms,
                at=context.now,
            )
        )
    return events


def decide_recall_document(state: HallState, command: RecallDocument, context: Context) -> list[Event]:
    document = _require_document(state, command.document_id)
    _require_not_in_ballot(state, document)
    if document.recalled_at is not None:
        raise Refused("documents.recalled", title=document.title)
    if not command.reason.strip():
        raise Refused("documents.no_reason")
    return [DocumentRecalled(document_id=document.id, reason=command.reason.strip(), at=context.now)]


def decide_restore_document(state: HallState, command: RestoreDocument, context: Context) -> list[Event]:
    document = _require_document(state, command.document_id)
    if document.recalled_at is None:
        raise Refused("documents.not_recalled", title=document.title)
    return [DocumentRestored(document_id=document.id, at=context.now)]


def decide_confirm_document(state: HallState, command: ConfirmDocument, context: Context) -> list[Event]:
    if context.actor.delegate_id != command.delegate_id:
        raise Refused("access.not_yours")
    document = _require_document(state, command.document_id)
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


def apply_document_published(state: HallState, event: DocumentPublished) -> None:
    version = DocumentVersion(number=1, file=event.file, published_at=event.at, reason="")
    state.documents[event.document_id] = Document(
        id=event.document_id,
        item_id=event.item_id,
        kind=event.kind,
        title=event.title,
        number=event.number,
        versions=[version],
    )


def apply_document_replaced(state: HallState, event: DocumentReplaced) -> None:
    document = state.documents[event.document_id]
    document.versions.append(
        DocumentVersion(number=event.version, file=event.file, published_at=event.at, reason=event.reason)
    )


def apply_document_recalled(state: HallState, event: DocumentRecalled) -> None:
    document = state.documents[event.document_id]
    document.recalled_at, document.recall_reason = event.at, event.reason


def apply_document_restored(state: HallState, event: DocumentRestored) -> None:
    document = state.documents[event.document_id]
    document.recalled_at, document.recall_reason = None, ""


def apply_document_confirmed(state: HallState, event: DocumentConfirmed) -> None:
    document = state.documents[event.document_id]
    document.received[event.delegate_id] = max(event.version, document.received.get(event.delegate_id, 0))
    if event.opened:
        document.opened[event.delegate_id] = event.version

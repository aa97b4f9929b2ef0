"""Documents (tài liệu): published, replaced by a new version, recalled, restored."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import msgspec

from .actors import Actor, Classification, Context, FileFacts
from .ballots import BallotWithdrawn
from .document_rights import DELEGATES, checked_audience, require_stamp_heeded
from .messages import Command, Event
from .preparing import BallotPrepared, plan_fields
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
    """One immutable version; `number` counts from 1, `by` is who laid it down (None in older journals).

    `received` and `opened` count its readers at the moment when the next version took its place.
    """

    number: int
    file: FileFacts
    published_at: int
    reason: str
    by: Actor | None = None
    received: int = 0
    opened: int = 0


class Recall(msgspec.Struct, kw_only=True):
    """A time in which a paper was hidden on all devices, and why."""

    at: int
    reason: str
    restored_at: int | None = None


class Document(msgspec.Struct, kw_only=True):
    """One paper of the session with its versions; the last one is valid.

    While `released_at` is None it waits: for the time `publish_at` (ms), for its item (`with_item`), or for the desk.
    `reminded` holds, for each delegate, the version that they were asked to open.
    """

    id: str
    item_id: str | None
    kind: DocumentKind
    title: str
    number: str
    versions: list[DocumentVersion]
    recalled_at: int | None = None
    recall_reason: str = ""
    recalls: list[Recall] = msgspec.field(default_factory=list)
    received: dict[str, int] = msgspec.field(default_factory=dict)
    opened: dict[str, int] = msgspec.field(default_factory=dict)
    audience: tuple[str, ...] = (DELEGATES,)
    classification: Classification = ""
    released_at: int | None = None
    publish_at: int | None = None
    with_item: bool = False
    reminded: dict[str, int] = msgspec.field(default_factory=dict)

    def valid(self) -> DocumentVersion:
        return self.versions[-1]


class PublishDocument(Command, frozen=True, kw_only=True):
    """Give a file that the hall has taken in (`file_sha256`) to those of `audience`.

    At once; or at the time `publish_at` (ms), or as soon as its item is called (`with_item`), or when the desk
    releases it (`hold`). A classification is refused unless the session allows secret matter.
    """

    file_sha256: str
    title: str
    id: str = ""
    item_id: str | None = None
    kind: DocumentKind = "reference"
    number: str = ""
    audience: tuple[str, ...] = (DELEGATES,)
    classification: Classification = ""
    publish_at: int | None = None
    with_item: bool = False
    hold: bool = False


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


class DocumentPublished(Event, frozen=True, kw_only=True):
    document_id: str
    item_id: str | None
    kind: DocumentKind
    title: str
    number: str
    file: FileFacts
    at: int
    audience: tuple[str, ...] = (DELEGATES,)
    classification: Classification = ""
    by: Actor | None = None


class DocumentPrepared(Event, frozen=True, kw_only=True):
    """Laid down, but not released yet; see `Document`."""

    document_id: str
    item_id: str | None
    kind: DocumentKind
    title: str
    number: str
    file: FileFacts
    audience: tuple[str, ...]
    classification: Classification
    publish_at: int | None
    with_item: bool
    at: int
    by: Actor | None = None


class DocumentReplaced(Event, frozen=True, kw_only=True):
    document_id: str
    version: int
    file: FileFacts
    reason: str
    at: int
    by: Actor | None = None


class DocumentRecalled(Event, frozen=True, kw_only=True):
    document_id: str
    reason: str
    at: int


class DocumentRestored(Event, frozen=True, kw_only=True):
    document_id: str
    at: int


def require_document(state: HallState, document_id: str) -> Document:
    """Refused: `documents.unknown`."""
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
    audience = checked_audience(state, command.audience, command.classification)
    require_stamp_heeded(state, context, command.classification)
    check_release(
        state,
        context.now,
        publish_at=command.publish_at,
        with_item=command.with_item,
        item_id=command.item_id,
    )
    document_id, title = command.id or context.fresh_id, command.title.strip()
    if command.hold or command.with_item or command.publish_at is not None:
        return [
            DocumentPrepared(
                document_id=document_id,
                item_id=command.item_id,
                kind=command.kind,
                title=title,
                number=command.number,
                file=file,
                audience=audience,
                classification=command.classification,
                publish_at=command.publish_at,
                with_item=command.with_item,
                at=context.now,
                by=context.actor,
            )
        ]
    return [
        DocumentPublished(
            document_id=document_id,
            item_id=command.item_id,
            kind=command.kind,
            title=title,
            number=command.number,
            file=file,
            audience=audience,
            classification=command.classification,
            at=context.now,
            by=context.actor,
        )
    ]


def check_release(
    state: HallState, now: int, *, publish_at: int | None, with_item: bool, item_id: str | None
) -> None:
    """A time has to come yet, and an item has to be called yet.

    Refused: `documents.time_over`, `documents.no_item`, `documents.item_called`.
    """
    if publish_at is not None and publish_at <= now:
        raise Refused("documents.time_over")
    if with_item:
        require_item_to_come(state, item_id)


def require_item_to_come(state: HallState, item_id: str | None) -> None:
    """Refused: `documents.no_item`, `documents.item_called`."""
    item = state.agenda.items.get(item_id or "")
    if item is None:
        raise Refused("documents.no_item")
    if item.started_at is not None:
        raise Refused("documents.item_called", title=item.plan.short_title or item.plan.title)


def decide_replace_document(state: HallState, command: ReplaceDocument, context: Context) -> list[Event]:
    document = require_document(state, command.document_id)
    file = _require_file(context)
    _require_not_in_ballot(state, document)
    require_stamp_heeded(state, context, document.classification)
    if not command.reason.strip():
        raise Refused("documents.no_reason")
    if file.sha256 == document.valid().file.sha256:
        raise Refused("documents.same_file", title=document.title)
    number, reason = document.valid().number + 1, command.reason.strip()
    replaced = DocumentReplaced(
        document_id=document.id, version=number, file=file, reason=reason, at=context.now, by=context.actor
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
    names = {ballot.id: f"{context.fresh_id}-{place}" for place, ballot in enumerate(void)}
    for ballot in void:
        fields = plan_fields(ballot) | {"part_of": names.get(ballot.part_of, ballot.part_of)}
        events.append(BallotWithdrawn(ballot_id=ballot.id, reason=reason, at=context.now))
        events.append(
            BallotPrepared(ballot_id=names[ballot.id], document_version=version, at=context.now, **fields)
        )
    return events


def decide_recall_document(state: HallState, command: RecallDocument, context: Context) -> list[Event]:
    document = require_document(state, command.document_id)
    _require_not_in_ballot(state, document)
    if document.recalled_at is not None:
        raise Refused("documents.recalled", title=document.title)
    if not command.reason.strip():
        raise Refused("documents.no_reason")
    return [DocumentRecalled(document_id=document.id, reason=command.reason.strip(), at=context.now)]


def decide_restore_document(state: HallState, command: RestoreDocument, context: Context) -> list[Event]:
    document = require_document(state, command.document_id)
    if document.recalled_at is None:
        raise Refused("documents.not_recalled", title=document.title)
    if document.classification and not state.rules().secrecy_allowed:
        raise Refused("documents.secret")
    return [DocumentRestored(document_id=document.id, at=context.now)]


def apply_document_published(state: HallState, event: DocumentPublished) -> None:
    _lay_down(state, event).released_at = event.at


def apply_document_prepared(state: HallState, event: DocumentPrepared) -> None:
    document = _lay_down(state, event)
    document.publish_at, document.with_item = event.publish_at, event.with_item


def _lay_down(state: HallState, event: DocumentPublished | DocumentPrepared) -> Document:
    version = DocumentVersion(number=1, file=event.file, published_at=event.at, reason="", by=event.by)
    document = Document(
        id=event.document_id,
        item_id=event.item_id,
        kind=event.kind,
        title=event.title,
        number=event.number,
        versions=[version],
        audience=event.audience,
        classification=event.classification,
    )
    state.documents[event.document_id] = document
    return document


def apply_document_replaced(state: HallState, event: DocumentReplaced) -> None:
    document = state.documents[event.document_id]
    former = document.valid()
    document.versions[-1] = msgspec.structs.replace(
        former,
        received=sum(1 for number in document.received.values() if number == former.number),
        opened=sum(1 for number in document.opened.values() if number == former.number),
    )
    document.versions.append(
        DocumentVersion(
            number=event.version, file=event.file, published_at=event.at, reason=event.reason, by=event.by
        )
    )


def apply_document_recalled(state: HallState, event: DocumentRecalled) -> None:
    document = state.documents[event.document_id]
    document.recalled_at, document.recall_reason = event.at, event.reason
    document.recalls.append(Recall(at=event.at, reason=event.reason))


def apply_document_restored(state: HallState, event: DocumentRestored) -> None:
    document = state.documents[event.document_id]
    document.recalled_at, document.recall_reason = None, ""
    document.recalls[-1].restored_at = event.at

"""How documents come to their readers: released at a time, with an item or by the desk; arranged; secret or not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .actors import Classification, Context
from .document_rights import checked_audience, require_stamp_heeded
from .documents import (
    Document,
    DocumentKind,
    check_release,
    require_document,
    require_item_to_come,
)
from .messages import Command, Event
from .refusals import Refused

if TYPE_CHECKING:
    from .state import HallState


class ReleaseDocument(Command, frozen=True, kw_only=True):
    """Give a waiting paper to its audience now; the clock gives, at the time that was set, all that are due."""

    document_id: str


class ScheduleDocument(Command, frozen=True, kw_only=True):
    """Say anew what a waiting paper waits for: the time `publish_at` (ms), its item, or, without both, the desk."""

    document_id: str
    publish_at: int | None = None
    with_item: bool = False


class ArrangeDocument(Command, frozen=True, kw_only=True):
    """Say anew what a paper is, where it belongs, whom it is for, and after which other it stands.

    `after` empty: first of all; None: it stays where it is.
    """

    document_id: str
    title: str
    kind: DocumentKind
    item_id: str | None = None
    number: str = ""
    audience: tuple[str, ...] = ("delegates",)
    classification: Classification = ""
    after: str | None = None


class AllowSecrecy(Command, frozen=True, kw_only=True):
    """Whether papers marked Mật and above may enter; the reason is kept. Off unless somebody answers for it.

    Law 117/2025/QH15 demands authorised use, limited attendance and safe devices for them.
    """

    allowed: bool
    reason: str


class DocumentReleased(Event, frozen=True, kw_only=True):
    document_id: str
    at: int


class DocumentScheduled(Event, frozen=True, kw_only=True):
    document_id: str
    publish_at: int | None
    with_item: bool
    at: int


class DocumentArranged(Event, frozen=True, kw_only=True):
    document_id: str
    title: str
    kind: DocumentKind
    item_id: str | None
    number: str
    audience: tuple[str, ...]
    classification: Classification
    after: str | None


class SecrecyAllowed(Event, frozen=True, kw_only=True):
    allowed: bool
    reason: str
    at: int


def _require_waiting(state: HallState, document_id: str) -> Document:
    """Refused: `documents.unknown`, `documents.released`, `documents.recalled`."""
    document = require_document(state, document_id)
    if document.released_at is not None:
        raise Refused("documents.released", title=document.title)
    if document.recalled_at is not None:
        raise Refused("documents.recalled", title=document.title)
    return document


def decide_release_document(state: HallState, command: ReleaseDocument, context: Context) -> list[Event]:
    document = _require_waiting(state, command.document_id)
    if context.actor.role != "clock":
        return [DocumentReleased(document_id=document.id, at=context.now)]
    if document.publish_at is None or document.publish_at > context.now:
        raise Refused("documents.waiting", title=document.title)
    # A dossier that was set for one time goes out as one: all of it or none, and in one message to each tablet.
    return [
        DocumentReleased(document_id=due.id, at=context.now)
        for due in state.documents.values()
        if due.publish_at is not None and due.publish_at <= context.now and is_waiting(due)
    ]


def decide_schedule_document(state: HallState, command: ScheduleDocument, context: Context) -> list[Event]:
    document = _require_waiting(state, command.document_id)
    check_release(
        state,
        context.now,
        publish_at=command.publish_at,
        with_item=command.with_item,
        item_id=document.item_id,
    )
    if (command.publish_at, command.with_item) == (document.publish_at, document.with_item):
        return []
    return [
        DocumentScheduled(
            document_id=document.id,
            publish_at=command.publish_at,
            with_item=command.with_item,
            at=context.now,
        )
    ]


def release_with_item(state: HallState, item_id: str, now: int) -> list[Event]:
    """What goes out because its item is called."""
    return [
        DocumentReleased(document_id=document.id, at=now)
        for document in state.documents.values()
        if document.with_item and document.item_id == item_id and is_waiting(document)
    ]


def is_waiting(document: Document) -> bool:
    """Laid down, not released, not recalled."""
    return document.released_at is None and document.recalled_at is None


def next_release(state: HallState) -> tuple[int, ReleaseDocument] | None:
    """The next paper that the clock owes its readers, and when (ms); a closed session sends nothing more."""
    if state.phase() == "closed":
        return None
    due = [
        (document.publish_at, document.id)
        for document in state.documents.values()
        if document.publish_at is not None and is_waiting(document)
    ]
    if not due:
        return None
    at, document_id = min(due)
    return at, ReleaseDocument(document_id=document_id)


def decide_arrange_document(state: HallState, command: ArrangeDocument, context: Context) -> list[Event]:
    document = require_document(state, command.document_id)
    if not command.title.strip():
        raise Refused("documents.no_title")
    if command.item_id is not None and command.item_id not in state.agenda.items:
        raise Refused("agenda.unknown_item", item=command.item_id)
    if document.with_item and is_waiting(document) and command.item_id != document.item_id:
        require_item_to_come(state, command.item_id)
    if command.after:
        require_document(state, command.after)
    if command.after == document.id:
        raise Refused("documents.double_id", title=document.title)
    ballot = state.running_ballot()
    if ballot is not None and ballot.document_id == document.id:
        raise Refused("documents.ballot_running", title=document.title)
    require_stamp_heeded(state, context, command.classification)
    arranged = DocumentArranged(
        document_id=document.id,
        title=command.title.strip(),
        kind=command.kind,
        item_id=command.item_id,
        number=command.number,
        audience=checked_audience(state, command.audience, command.classification),
        classification=command.classification,
        after=command.after,
    )
    return [arranged]


def decide_allow_secrecy(state: HallState, command: AllowSecrecy, context: Context) -> list[Event]:
    state.require_session()
    if not command.reason.strip():
        raise Refused("documents.no_reason")
    if command.allowed == state.rules().secrecy_allowed:
        return []
    if not command.allowed:
        kept = next((d for d in state.documents.values() if d.classification and d.recalled_at is None), None)
        if kept is not None:
            raise Refused("documents.secret_kept", title=kept.title)
    return [SecrecyAllowed(allowed=command.allowed, reason=command.reason.strip(), at=context.now)]


def apply_document_released(state: HallState, event: DocumentReleased) -> None:
    state.documents[event.document_id].released_at = event.at


def apply_document_scheduled(state: HallState, event: DocumentScheduled) -> None:
    document = state.documents[event.document_id]
    document.publish_at, document.with_item = event.publish_at, event.with_item


def apply_document_arranged(state: HallState, event: DocumentArranged) -> None:
    document = state.documents[event.document_id]
    document.title, document.kind, document.number = event.title, event.kind, event.number
    document.item_id, document.audience = event.item_id, event.audience
    document.classification = event.classification
    if event.after is not None:
        others = [other for other in state.documents.values() if other.id != document.id]
        place = next((n for n, other in enumerate(others, 1) if other.id == event.after), 0)
        others.insert(place, document)
        state.documents = {other.id: other for other in others}


def apply_secrecy_allowed(state: HallState, event: SecrecyAllowed) -> None:
    session = state.require_session()
    session.rules = session.rules.with_secrecy(event.allowed)

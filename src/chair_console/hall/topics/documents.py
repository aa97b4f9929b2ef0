"""Topic `documents`: to each what they may read; what waits or was recalled, and reading figures, to the desk only."""

from chair_console.domain.document_rights import is_given, is_late
from chair_console.domain.documents import Document, DocumentVersion
from chair_console.domain.state import HallState
from chair_console.protocol.views import DocumentView, VersionView, ViewStruct

from .audience import Audience, Surroundings


def view(state: HallState, audience: Audience, around: Surroundings) -> dict[str, ViewStruct]:
    return {
        document.id: _document(state, document, position, at_desk=audience.kind == "desk")
        for position, document in enumerate(state.documents.values())
        if _is_for(document, audience)
    }


def _is_for(document: Document, audience: Audience) -> bool:
    if audience.kind == "desk":
        return True
    if not is_given(document):
        return False
    if audience.kind == "hall":
        return not document.classification
    return not audience.readers.isdisjoint(document.audience)


def _document(state: HallState, document: Document, position: int, *, at_desk: bool) -> DocumentView:
    valid = document.valid()
    waiting = document.released_at is None
    return DocumentView(
        id=document.id,
        position=position,
        item_id=document.item_id,
        kind=document.kind,
        title=document.title,
        number=document.number,
        version=valid.number,
        versions=[_version(document, version, at_desk=at_desk) for version in document.versions],
        sha256=valid.file.delivery_sha256,
        index_sha256=valid.file.index_sha256,
        name=valid.file.name,
        pages=valid.file.pages,
        bytes=valid.file.bytes_delivery,
        published_at=max(valid.published_at, document.released_at or 0),
        recalled_at=document.recalled_at,
        recall_reason=document.recall_reason,
        received=_readers(document.received, valid) if at_desk else 0,
        opened=_readers(document.opened, valid) if at_desk else 0,
        classification=document.classification,
        scanned_pages=valid.file.scanned_pages,
        waiting=waiting,
        publish_at=document.publish_at if waiting else None,
        with_item=document.with_item and waiting,
        audience=document.audience if at_desk else (),
        late=at_desk and is_late(state, document),
        removed=valid.file.removed if at_desk else (),
        repaired=at_desk and valid.file.repaired,
    )


def _version(document: Document, version: DocumentVersion, *, at_desk: bool) -> VersionView:
    is_valid = version is document.valid()
    received = _readers(document.received, version) if is_valid else version.received
    opened = _readers(document.opened, version) if is_valid else version.opened
    return VersionView(
        number=version.number,
        published_at=version.published_at,
        reason=version.reason,
        sha256=version.file.delivery_sha256,
        pages=version.file.pages,
        bytes=version.file.bytes_delivery,
        by_role=version.by.role if version.by and at_desk else None,
        by_name=version.by.name if version.by and at_desk else "",
        received=received if at_desk else 0,
        opened=opened if at_desk else 0,
    )


def _readers(by_delegate: dict[str, int], version: DocumentVersion) -> int:
    """How many hold, or have opened, just this version."""
    return sum(1 for number in by_delegate.values() if number == version.number)

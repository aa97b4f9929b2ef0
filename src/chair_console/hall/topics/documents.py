"""Topic `documents`: to each what they may read; what waits or was recalled, and reading figures, to the desk only."""

from chair_console.domain.document_rights import is_given, is_late
from chair_console.domain.documents import Document
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
        versions=[
            VersionView(
                number=v.number,
                published_at=v.published_at,
                reason=v.reason,
                sha256=v.file.delivery_sha256,
                pages=v.file.pages,
                bytes=v.file.bytes_delivery,
            )
            for v in document.versions
        ],
        sha256=valid.file.delivery_sha256,
        index_sha256=valid.file.index_sha256,
        name=valid.file.name,
        pages=valid.file.pages,
        bytes=valid.file.bytes_delivery,
        published_at=max(valid.published_at, document.released_at or 0),
        recalled_at=document.recalled_at,
        recall_reason=document.recall_reason,
        received=sum(1 for n in document.received.values() if n == valid.number) if at_desk else 0,
        opened=sum(1 for n in document.opened.values() if n == valid.number) if at_desk else 0,
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

"""Topic `documents`: what is valid for all; recalled papers and reading figures for the desk only."""

from chair_console.domain.state import HallState
from chair_console.protocol.views import DocumentView, VersionView, ViewStruct

from .audience import Audience, Surroundings


def view(state: HallState, audience: Audience, around: Surroundings) -> dict[str, ViewStruct]:
    shown: dict[str, ViewStruct] = {}
    at_desk = audience.kind == "desk"
    for position, document in enumerate(state.documents.values()):
        if document.recalled_at is not None and not at_desk:
            continue
        valid = document.valid()
        shown[document.id] = DocumentView(
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
            published_at=valid.published_at,
            recalled_at=document.recalled_at,
            recall_reason=document.recall_reason,
            received=sum(1 for n in document.received.values() if n == valid.number) if at_desk else 0,
            opened=sum(1 for n in document.opened.values() if n == valid.number) if at_desk else 0,
        )
    return shown

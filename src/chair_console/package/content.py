"""What goes into a package: the valid versions of the papers that somebody may read, in the order of the agenda."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from typing import Final

from chair_console.domain.actors import Actor
from chair_console.domain.document_rights import is_given, may_read
from chair_console.domain.documents import Document
from chair_console.domain.state import HallState

from .manifest import Manifest, PackageItem, PackagePaper, PackageVersion

_RESERVED: Final = re.compile(r"^(con|prn|aux|nul|com\d|lpt\d)$", re.IGNORECASE)
_LONGEST: Final = 80


def content_of(
    state: HallState, *, made_for: str, made_at: int, journal_head: str, readable: Callable[[Document], bool]
) -> Manifest:
    """A manifest without files. `readable` says which papers go in. Refused: `session.none`."""
    session = state.require_session()
    items = [
        PackageItem(id=item_id, number=number, title=state.agenda.items[item_id].plan.title)
        for number, item_id in enumerate(state.agenda.order, start=1)
    ]
    places = {item.id: item.number for item in items}
    chosen = [document for document in state.documents.values() if readable(document)]
    chosen.sort(key=lambda document: places.get(document.item_id or "", len(places) + 1))
    return Manifest(
        session_id=session.id,
        session_title=session.title,
        body=session.body,
        language="en" if session.language == "en" else "vi",
        made_for=made_for,
        made_at=made_at,
        journal_head=journal_head,
        items=items,
        papers=[_paper(document, place) for place, document in enumerate(chosen, start=1)],
    )


def archive_content(state: HallState, *, made_at: int, journal_head: str) -> Manifest:
    """What the archive keeps: every paper that was published and is still valid, but no secret matter."""
    return content_of(
        state,
        made_for="",
        made_at=made_at,
        journal_head=journal_head,
        readable=lambda document: is_given(document) and not document.classification,
    )


def is_for_the_package(state: HallState, document: Document, actor: Actor) -> bool:
    """What `actor` may read now and take out of the hall: nothing that waits or was recalled, no secret matter."""
    return is_given(document) and not document.classification and may_read(state, document, actor)


def _paper(document: Document, place: int) -> PackagePaper:
    version = document.valid()
    return PackagePaper(
        id=document.id,
        item_id=document.item_id,
        kind=document.kind,
        title=document.title,
        number=document.number,
        version=version.number,
        published_at=version.published_at,
        pages=version.file.pages,
        bytes=version.file.bytes_delivery,
        sha256=version.file.delivery_sha256,
        file=f"documents/{place:02d}-{plain_name(document.title)}.pdf",
        name=version.file.name,
        versions=[
            PackageVersion(number=one.number, published_at=one.published_at, reason=one.reason)
            for one in document.versions
        ],
        audience=document.audience,
    )


def plain_name(title: str) -> str:
    """A title as a file name that every system takes: Latin letters, digits, hyphens, at most 80."""
    flat = unicodedata.normalize("NFD", title.replace("đ", "d").replace("Đ", "D"))
    letters = "".join(letter for letter in flat if not unicodedata.combining(letter))
    name = re.sub(r"[^A-Za-z0-9]+", "-", letters).strip("-")[:_LONGEST].strip("-")
    return f"tai-lieu-{name}" if not name or _RESERVED.match(name) else name

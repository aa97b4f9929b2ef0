"""The papers of the current item as rows, and what kind of paper a file's name tells."""

from __future__ import annotations

from chair_console.domain.documents import DocumentKind
from chair_console.protocol.views import DocumentView
from chair_console.scene import times
from chair_console.scene.topics import Topics
from chair_console.scene.words import Words

from .search import plain
from .view_model import Row

_KIND_BY_NAME: tuple[tuple[str, DocumentKind], ...] = (
    ("to trinh", "submission"),
    ("du thao nghi quyet", "draft_resolution"),
    ("bao cao tham tra", "verification_report"),
    ("tiep thu", "response_report"),
    ("bao cao", "report"),
    ("chuong trinh", "agenda"),
)


def kind_of(name: str) -> DocumentKind:
    """The kind of a paper by its file name; what is not known is a reference."""
    words = plain(name).replace("-", " ").replace("_", " ")
    return next((kind for part, kind in _KIND_BY_NAME if part in words), "reference")


def document_rows(topics: Topics, words: Words) -> list[Row]:
    """The papers of the current item; those of the whole session while no item runs."""
    item, screen = topics.current_item, topics.screen
    total = len(topics.delegates)
    here_id = item.id if item else None
    papers = [d for d in topics.documents if d.recalled_at is None and d.item_id == here_id]
    kinds = [paper.kind for paper in papers]
    rows: list[Row] = []
    for shown in papers:
        here = screen is not None and screen.view == "document" and screen.document_id == shown.id
        presenter = topics.delegate(screen.presenter_id) if screen and here else None
        rows.append(
            {
                "id": shown.id,
                "document_id": shown.id,
                "title": _short_title(words, shown, kinds),
                "full_title": shown.title,
                "detail": words("documents.presented_by", name=presenter.name)
                if presenter
                else _detail(words, shown, total),
                "tag": words("documents.version", version=shown.version) if shown.version > 1 else "",
                "on_screen": here,
                "page": screen.page if screen and here else 1,
                "pages": shown.pages,
                "presented": presenter is not None,
                "holder": _holder(topics) if here and presenter is None else "",
            }
        )
    return rows


def _holder(topics: Topics) -> str:
    """The delegate who has the floor, to whom the pages can be given; "" if nobody has it."""
    turn = topics.floor.turn if topics.floor else None
    return (turn.delegate_id or "") if turn else ""


def _short_title(words: Words, shown: DocumentView, kinds: list[DocumentKind]) -> str:
    """What kind of paper it is, where that says which one; else its title."""
    alone = kinds.count(shown.kind) == 1 and shown.kind != "reference"
    return words(f"document_kind.{shown.kind}") if alone else shown.title


def _detail(words: Words, shown: DocumentView, total: int) -> str:
    since = words("documents.since", time=times.clock(shown.published_at)) if shown.version > 1 else ""
    received = words("documents.received", count=shown.received, total=total) if total else ""
    if shown.waiting:
        received = words("documents.not_sent")
    parts = [since, words("documents.pages", count=shown.pages), received, shown.number]
    return " · ".join(part for part in parts if part)

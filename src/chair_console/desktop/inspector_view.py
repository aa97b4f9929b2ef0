"""The inspector's heading, when the paper goes out, and what it is sorted by."""

from __future__ import annotations

from typing import get_args

from chair_console.domain.actors import Classification
from chair_console.domain.documents import DocumentKind
from chair_console.protocol.views import DocumentView
from chair_console.scene import times
from chair_console.scene.topics import Topics
from chair_console.scene.words import Words

from .inspector_audience import audience
from .inspector_rows import moment
from .view_model import View

CLASS_WORDS: dict[Classification, str] = {
    "": "inspector.class_none",
    "confidential": "inspector.class_confidential",
    "secret": "inspector.class_secret",
    "top_secret": "inspector.class_top_secret",
}


def header(topics: Topics, words: Words, paper: DocumentView, now: int) -> View:
    item, screen = topics.item(paper.item_id), topics.screen
    parts = [
        words(f"document_kind.{paper.kind}"),
        words("inspector.item", number=item.number) if item else words("inspector.no_item"),
        paper.number,
    ]
    on_screen = screen is not None and screen.view == "document" and screen.document_id == paper.id
    recalled = paper.recalled_at is not None
    return {
        "caption": " · ".join(part for part in parts if part),
        "title": paper.title,
        "signs": _signs(words, paper),
        "recalled": recalled,
        "recalled_text": words(
            "inspector.recalled_text", time=moment(paper.recalled_at, now), reason=paper.recall_reason
        )
        if paper.recalled_at is not None
        else "",
        "version": paper.version,
        "pages": paper.pages,
        "on_screen": on_screen,
        "page": screen.page if screen and on_screen else 1,
        "recall_text": words("inspector.recall_text", received=paper.received, opened=paper.opened)
        if not paper.waiting
        else words("inspector.recall_waiting_text"),
        "replace_text": words("inspector.replace_text", version=paper.version + 1, received=paper.received)
        if not paper.waiting
        else words("inspector.replace_waiting_text", version=paper.version + 1),
    }


def _signs(words: Words, paper: DocumentView) -> list[View]:
    """What is out of the ordinary, as words in small boxes."""
    signs = []
    if paper.recalled_at is not None:
        signs.append({"text": words("inspector.recalled"), "tone": "danger"})
    elif paper.waiting:
        signs.append({"text": words("inspector.waiting"), "tone": "gold"})
    if paper.classification:
        signs.append({"text": words(CLASS_WORDS[paper.classification]), "tone": "danger"})
    if paper.late:
        signs.append({"text": words("inspector.late"), "tone": "gold"})
    return signs


def sending(topics: Topics, words: Words, paper: DocumentView, now: int) -> View:
    """What a waiting paper waits for. `mode`: hold, time, item."""
    item = topics.item(paper.item_id)
    mode = "time" if paper.publish_at is not None else "item" if paper.with_item else "hold"
    at = paper.publish_at or now
    texts = {
        "time": words("inspector.sent_at", date=times.date(at), time=times.clock(at)),
        "item": words("inspector.sent_with_item", number=item.number if item else 0),
        "hold": words("inspector.sent_on_word"),
    }
    return {
        "waiting": paper.waiting and paper.recalled_at is None,
        "mode": mode,
        "sending_text": texts[mode],
        "send_date": times.date(at),
        "send_time": times.clock(at) if mode == "time" else "",
        "release_text": words("inspector.release_text", who=_for_whom(words, paper, topics)),
    }


def _for_whom(words: Words, paper: DocumentView, topics: Topics) -> str:
    """Who gets it, as one says it in a sentence."""
    return ", ".join(chip["text"] for chip in audience(topics, words, paper) if chip["on"])


def sorting(topics: Topics, paper: DocumentView) -> View:
    """What is chosen in the lists of `choices`."""
    session = topics.session
    return {
        "number": paper.number,
        "kind": paper.kind,
        "item_id": paper.item_id or "",
        "classification": paper.classification,
        "secrecy_allowed": session is not None and session.secrecy_allowed,
    }


def choices(topics: Topics, words: Words) -> View:
    """The lists one chooses from; the same for every paper."""
    items = [{"value": "", "text": words("inspector.no_item")}]
    for item in topics.items:
        title = item.short_title or item.title
        text = words("inspector.item_choice", number=item.number, title=title)
        items.append({"value": item.id, "text": text})
    return {
        "kinds": [{"value": kind, "text": words(f"document_kind.{kind}")} for kind in get_args(DocumentKind)],
        "items": items,
        "classes": [{"value": key, "text": words(CLASS_WORDS[key])} for key in get_args(Classification)],
    }

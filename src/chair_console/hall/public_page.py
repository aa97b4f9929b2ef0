"""The page for anyone: the session, its agenda and the public papers; HTML that needs no JavaScript."""

from __future__ import annotations

from functools import cache
from typing import Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from chair_console import resources
from chair_console.domain.document_rights import may_read
from chair_console.domain.documents import Document
from chair_console.domain.refusals import Refused
from chair_console.domain.state import HallState
from chair_console.sentences import Language, sentence

FOLDER: Final = "public-page"


def session_page(state: HallState, language: Language) -> str:
    """The list of public papers, and the agenda."""
    session = state.session
    items = [
        {"number": number, "title": state.agenda.items[item_id].plan.title}
        for number, item_id in enumerate(state.agenda.order, start=1)
    ]
    papers = [
        _paper(document, language) for document in state.documents.values() if may_read(state, document, None)
    ]
    return _render(
        "session.html",
        language,
        title=session.title if session else sentence("public.no_session", {}, language),
        body=session.body if session else "",
        items=items if session else [],
        papers=papers,
    )


def paper_page(state: HallState, document_id: str, page: int, language: Language) -> str:
    """One page of a public paper as a picture. Refused: `protocol.not_found`, `documents.no_such_page`."""
    document = state.documents.get(document_id)
    if document is None or not may_read(state, document, None):
        raise Refused("protocol.not_found", where=document_id[:40])
    version = document.valid()
    if not 1 <= page <= version.file.pages:
        raise Refused("documents.no_such_page", page=page, pages=version.file.pages)
    return _render(
        "paper.html",
        language,
        title=document.title,
        id=document.id,
        sha256=version.file.delivery_sha256,
        page=page,
        pages=version.file.pages,
        where=sentence("public.page_of", {"page": page, "pages": version.file.pages}, language),
    )


def refusal_page(code: str, facts: dict[str, object], language: Language) -> str:
    """Why there is nothing to see, for people."""
    code = "public.gone" if code in ("protocol.not_found", "protocol.malformed") else code
    return _render("refusal.html", language, title=sentence(code, facts, language))


def _paper(document: Document, language: Language) -> dict[str, object]:
    version = document.valid()
    parts = [document.number, sentence("public.pages", {"count": version.file.pages}, language)]
    if version.number > 1:
        parts.append(sentence("public.version", {"version": version.number}, language))
    return {
        "id": document.id,
        "title": document.title,
        "sha256": version.file.delivery_sha256,
        "detail": " · ".join(part for part in parts if part),
    }


def _render(template: str, language: Language, **values: object) -> str:
    def say(key: str) -> str:
        return sentence(f"public.{key}", {}, language)

    other = "en" if language == "vi" else "vi"
    return _templates().get_template(template).render(language=language, other=other, say=say, **values)


@cache
def _templates() -> Environment:
    loader = FileSystemLoader(resources.path(FOLDER))
    return Environment(loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True)

"""A paper's particulars changed in one thing, and that one thing put back as it was."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import msgspec

from chair_console.domain.publishing import ArrangeDocument
from chair_console.protocol.views import DocumentView
from chair_console.scene.topics import Topics

from .command_runner import Refusal


def arranged(shown: DocumentView) -> ArrangeDocument:
    """A paper as it is now, to be changed in one thing."""
    return ArrangeDocument(
        document_id=shown.id,
        title=shown.title,
        kind=shown.kind,
        item_id=shown.item_id,
        number=shown.number,
        audience=shown.audience,
        classification=shown.classification,
    )


def put_back(topics: Topics, shown: DocumentView, changed: dict[str, Any]) -> Callable[[], ArrangeDocument]:
    """What undoes a change of these fields: they alone become again what they are in `shown`.

    All else stays as it is by then, for somebody else may have changed it. Refused: `undo.changed_since`, where
    the fields themselves were changed again, and `undo.gone`.
    """
    before = {name: getattr(shown, name) for name in changed}

    def command() -> ArrangeDocument:
        now = topics.document(shown.id)
        if now is None:
            raise Refusal("undo.gone")
        if {name: getattr(now, name) for name in changed} not in (changed, before):
            raise Refusal("undo.changed_since")
        return msgspec.structs.replace(arranged(now), **before)

    return command

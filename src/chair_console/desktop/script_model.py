"""The words to say at this step, edited in place; and the chair's private note on the item."""

from __future__ import annotations

from pathlib import Path

import msgspec
from PySide6.QtCore import Property, QObject, Slot

from chair_console.domain.agenda import AmendItem, ItemPlan, PhasePlan
from chair_console.protocol.agenda_views import ItemView
from chair_console.scene.questioning import is_questioned
from chair_console.scene.topics import Topics

from .command_runner import VARIANT_LIST, Refusal
from .private_notes import PrivateNotes
from .script import VARIABLES, between, closing, recess, script, voting
from .script_questioning import questioning_words
from .view_model import Desk, View, ViewModel


def plan_of(item: ItemView) -> ItemPlan:
    """The plan behind what the topic shows of an item."""
    return ItemPlan(
        id=item.id,
        title=item.title,
        short_title=item.short_title if item.short_title != item.title else "",
        presenter=item.presenter,
        presenter_title=item.presenter_title,
        verifier=item.verifier,
        sitting_id=item.sitting_id,
        planned_at=item.planned_at,
        minutes=item.minutes,
        phases=[PhasePlan(phase=p.phase, minutes=p.minutes, script=p.script) for p in item.phases],
    )


def with_script(item: ItemView, text: str) -> ItemPlan:
    """The plan with another text for the phase that runs."""
    phases = [
        PhasePlan(phase=p.phase, minutes=p.minutes, script=text if p.phase == item.phase else p.script)
        for p in item.phases
    ]
    return msgspec.structs.replace(plan_of(item), phases=phases)


class ScriptModel(ViewModel):
    """`view`: the marked-up `text`, the `written` one behind it, and the `note` on `item_id`."""

    follows = frozenset(
        {"session", "agenda", "floor", "ballot", "presence", "documents", "questioning", "questions"}
    )
    ticks = True

    def __init__(self, desk: Desk, data_dir: Path, parent: QObject | None = None) -> None:
        self._notes = PrivateNotes(data_dir)
        super().__init__(desk, parent)

    @Property(VARIANT_LIST, constant=True)
    def variables(self) -> list[str]:
        """What can stand in braces, in the language of the windows."""
        return [self.desk.words(f"script.var.{name}") for name in VARIABLES]

    def look(self) -> View:
        topics = self.desk.topics
        item, held = topics.current_item, topics.session
        written = next((p.script for p in item.phases if p.phase == item.phase), "") if item else ""
        return {
            "text": self._text(topics, item),
            "written": written,
            "item_id": item.id if item else "",
            "phase": (item.phase or "") if item else "",
            "can_edit": item is not None and item.phase is not None,
            "note": self._notes.of(held.id, item.id) if held and item else "",
            "note_title": item.short_title if item else self.desk.words("note.no_item"),
        }

    def _text(self, topics: Topics, item: ItemView | None) -> str:
        """The words of the step, wherever the session stands."""
        held, words = topics.session, self.desk.words
        if held is None:
            return ""
        if held.phase == "recess":
            return recess(topics, words)
        if held.phase == "preparing":
            return "" if topics.next_sitting is not None else closing(topics, words)
        if held.phase != "sitting":
            return ""
        if topics.running_ballot is not None:
            return voting(topics, words)
        if item is None:
            return between(topics, words)
        if is_questioned(topics):
            return questioning_words(topics, words, item, self.desk.now())
        return script(topics, words, item, self.desk.now())

    @Slot(str)
    def save(self, text: str) -> None:
        """Change the prepared text of the phase that runs; to be undone for ten seconds."""
        item = self.desk.topics.current_item
        if item is None or item.phase is None:
            return
        self.desk.runner.send(
            "script.save",
            AmendItem(item=with_script(item, text.strip())),
            undo=AmendItem(item=plan_of(item)),
            undo_text=self.desk.words("undo.script"),
        )

    @Slot(str, str)
    def keep_note(self, item_id: str, text: str) -> None:
        """Keep the private note on this laptop. Nothing goes to the hall."""
        held = self.desk.topics.session
        if held is None or not item_id:
            return
        try:
            self._notes.keep(held.id, item_id, text)
        except OSError:
            self.desk.runner.refuse("note.keep", Refusal("note.not_kept"))
        else:
            self.desk.runner.forget("note")
        self.refresh()

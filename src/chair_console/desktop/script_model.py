"""The words to say at this step, edited in place; and the chair's private note on the item."""

from __future__ import annotations

from pathlib import Path

import msgspec
from PySide6.QtCore import Property, QObject, Slot

from chair_console.domain.agenda import AmendItem, ItemPlan, PhasePlan
from chair_console.domain.written import text_meant
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


def written_for(item: ItemView, phase: str | None) -> str:
    """The prepared text of a phase."""
    return next((p.script for p in item.phases if p.phase == phase), "")


class ScriptModel(ViewModel):
    """`view`: the marked-up `text`, the `written` one behind it, and the `note` on `item_id`.

    `conflict` says what the hall has now, where somebody else has changed the item since the sheet was opened.
    """

    follows = frozenset(
        {"session", "agenda", "floor", "ballot", "presence", "documents", "questioning", "questions"}
    )
    ticks = True

    def __init__(self, desk: Desk, data_dir: Path, parent: QObject | None = None) -> None:
        self._notes = PrivateNotes(data_dir)
        self._opened: ItemView | None = None
        super().__init__(desk, parent)

    @Property(VARIANT_LIST, constant=True)
    def variables(self) -> list[str]:
        """What can stand in braces, in the language of the windows."""
        return [self.desk.words(f"script.var.{name}") for name in VARIABLES]

    def look(self) -> View:
        topics = self.desk.topics
        item, held = topics.current_item, topics.session
        return {
            "text": self._text(topics, item),
            "written": written_for(item, item.phase) if item else "",
            "conflict": self._conflict(),
            "item_id": item.id if item else "",
            "phase": (item.phase or "") if item else "",
            "can_edit": item is not None and item.phase is not None,
            "note": self._notes.of(held.id, item.id) if held and item else "",
            "note_title": item.short_title if item else self.desk.words("note.no_item"),
        }

    def _conflict(self) -> str:
        opened = self._opened
        stands = self.desk.topics.item(opened.id) if opened is not None else None
        if opened is None or stands is None or plan_of(stands) == plan_of(opened):
            return ""
        text = written_for(stands, opened.phase)
        return self.desk.words("script.conflict", text=text or self.desk.words("script.nothing_written"))

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

    @Slot()
    def begin(self) -> None:
        """The sheet is opened: what is typed from now on is about the phase that runs now."""
        self._opened = self.desk.topics.current_item
        self.desk.runner.forget("script")
        self.refresh()

    @Slot(result=str)
    def take_other(self) -> str:
        """What somebody else has written meanwhile, to go on from."""
        self.keep_mine()
        return written_for(self._opened, self._opened.phase) if self._opened else ""

    @Slot()
    def keep_mine(self) -> None:
        """One has seen what somebody else changed: what is saved now is meant to stand instead."""
        if self._opened is not None:
            phase, stands = self._opened.phase, self.desk.topics.item(self._opened.id)
            self._opened = msgspec.structs.replace(stands, phase=phase) if stands is not None else None
        self.desk.runner.forget("script")
        self.refresh()

    @Slot(str)
    def save(self, text: str) -> None:
        """Change the prepared text of the phase the sheet was opened on; to be undone for ten seconds."""
        item = self._opened or self.desk.topics.current_item
        if item is None or item.phase is None:
            return
        before, after = plan_of(item), with_script(item, text_meant(text.strip(), lines=True))

        def put_back() -> AmendItem:
            stands = self.desk.topics.item(item.id)
            if stands is None or plan_of(stands) not in (before, after):
                raise Refusal("undo.changed_since")
            return AmendItem(item=before)

        self.desk.runner.send(
            "script.save",
            AmendItem(item=after),
            undo=put_back,
            undo_text=self.desk.words("undo.script"),
            was=AmendItem(item=before),
            recorded=lambda _: self._close(),
        )

    def _close(self) -> None:
        self._opened = None
        self.refresh()

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

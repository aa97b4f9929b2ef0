"""One question as it is put into words: what was asked, of whom, and in which group."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot

from chair_console.domain import questions
from chair_console.protocol.questioning_views import GroupView, QuestionView
from chair_console.scene import questioning as session
from chair_console.scene import times
from chair_console.scene.topics import Topics

from .view_model import Desk, View, ViewModel


def question_at_hand(topics: Topics) -> QuestionView | None:
    """The question that one means without naming one: what the hall is at, or else the last that was asked."""
    kept = [q for q in topics.questions if q.status != "withdrawn"]
    at_it = [q for q in session.current_questions(topics) if q.status != "withdrawn"]
    return next(iter(at_it[-1:] or kept[-1:]), None)


class QuestionWordingModel(ViewModel):
    """`id` is empty while there is no question to amend. The sheet keeps what is being typed."""

    follows = frozenset({"questioning", "questions", "agenda", "session"})

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        self._chosen = ""
        super().__init__(desk, parent)

    def look(self) -> View:
        topics, words = self.desk.topics, self.desk.words
        question = next((q for q in topics.questions if q.id == self._chosen), None)
        if question is None:
            return {"id": "", "heading": words("questions.amend"), "groups": [], "subject": "", "to": ""}
        here = [group for group in topics.groups if group.item_id == question.item_id]
        return {
            "id": question.id,
            "heading": words("questions.amend_of", number=question.number, name=question.name),
            "detail": words("questions.asked_at", time=times.clock(question.asked_at)),
            "subject": question.subject,
            "to": question.to,
            "group": question.group_id or "",
            "groups": [self._group(group) for group in here],
            "may_move": question.status != "being_answered",
        }

    def _group(self, group: GroupView) -> View:
        text = self.desk.words("questioning.group", number=group.number, title=group.title)
        people = [r.office or r.name for r in group.respondents]
        return {"value": group.id, "text": text, "people": people}

    @Slot(str)
    def ask(self, question_id: str) -> None:
        """Take a question into the sheet; without an id the one at hand."""
        found = question_at_hand(self.desk.topics)
        self._chosen = question_id or (found.id if found is not None else "")
        self.desk.runner.forget("question")
        self.refresh()

    @Slot(str, str, str)
    def save(self, subject: str, to: str, group_id: str) -> None:
        """Write it down; an empty group leaves it where it is."""
        question = next((q for q in self.desk.topics.questions if q.id == self._chosen), None)
        if question is None:
            return
        moved = group_id if group_id != (question.group_id or "") else ""
        command = questions.AmendQuestion(question_id=question.id, subject=subject, to=to, group_id=moved)
        self.desk.runner.send("question.save", command)

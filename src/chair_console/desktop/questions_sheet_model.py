"""The groups of questions as they are prepared and changed, and the answers that are still owed."""

from __future__ import annotations

from PySide6.QtCore import Property, QObject, Signal, Slot

from chair_console.domain import questioning, questions
from chair_console.protocol.questioning_views import GroupView, QuestionView
from chair_console.scene import times
from chair_console.scene.topics import Topics
from chair_console.scene.words import Words

from .command_runner import Refusal
from .due_day import DueDay
from .question_wording_model import QuestionWordingModel
from .rows_model import RowsModel
from .view_model import Desk, Row, View, ViewModel

ASKED = ("title", "detail", "may_amend")
GROUPS = ("title", "detail", "standing", "may_remove")
OWED = ("title", "detail", "promised", "overdue")
SHOWN_RESPONDENTS = 3
"""How many respondents the form has room for."""


def _group(topics: Topics, words: Words, group: GroupView) -> Row:
    item = topics.item(group.item_id)
    names = "; ".join(", ".join(part for part in (r.name, r.office) if part) for r in group.respondents)
    place = words("questions.of_item", number=item.number) if item else ""
    return {
        "id": group.id,
        "title": words("questioning.group", number=group.number, title=group.title),
        "detail": " · ".join(part for part in (place, names) if part),
        "standing": words(f"questions.state.{group.status}"),
        "may_remove": group.status == "planned",
    }


def _edit_of(group: GroupView) -> questioning.AmendGroup:
    """The edit that leaves a group as it is shown."""
    return questioning.AmendGroup(group_id=group.id, title=group.title, respondents=list(group.respondents))


def _owed(topics: Topics, words: Words, question: QuestionView, now: int) -> Row:
    promise = question.promise
    detail = words("questions.undated")
    if promise is not None:
        detail = words("questions.dated", who=promise.by, day=times.date(promise.due_at))
    subject = question.subject or words("questioning.no_subject")
    return {
        "id": question.id,
        "title": words("questions.owed_title", number=question.number, name=question.name, subject=subject),
        "detail": detail,
        "promised": promise is not None,
        "overdue": promise is not None and promise.due_at < now,
    }


def _asked(topics: Topics, words: Words, question: QuestionView) -> Row:
    group = next((g for g in topics.groups if g.id == question.group_id), None)
    place = words("questions.no_group")
    if group is not None:
        place = words("questioning.group", number=group.number, title=group.title)
    to = words("questions.asked_of", to=question.to) if question.to else ""
    subject = question.subject or words("questioning.no_subject")
    standing = words(f"questions.status.{question.status}")
    return {
        "id": question.id,
        "title": words("questions.owed_title", number=question.number, name=question.name, subject=subject),
        "detail": " · ".join(part for part in (standing, to, place) if part),
        "may_amend": question.status != "withdrawn",
    }


class QuestionsSheetModel(ViewModel):
    """The form holds the group that is changed, or a new one for the item that runs or comes."""

    follows = frozenset({"questioning", "questions", "agenda", "session"})
    named_changed = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        self._groups, self._owed, self._all = RowsModel(GROUPS), RowsModel(OWED), RowsModel(ASKED)
        self._editing = ""
        self._filled: questioning.AmendGroup | None = None
        self._opened: questioning.AmendGroup | None = None
        self._asking = ""
        self._promised: questions.PromiseInWriting | None = None
        self._due = DueDay()
        self._form = [{"name": "", "office": ""} for _ in range(SHOWN_RESPONDENTS)]
        super().__init__(desk, parent)
        self._wording = QuestionWordingModel(desk, self)

    @Property(QObject, constant=True)
    def groups(self) -> RowsModel:
        return self._groups

    @Property(QObject, constant=True)
    def owed(self) -> RowsModel:
        return self._owed

    @Property(QObject, constant=True)
    def all(self) -> RowsModel:
        """Every question that was asked."""
        return self._all

    @Property(QObject, constant=True)
    def wording(self) -> QuestionWordingModel:
        """The one question that is being amended."""
        return self._wording

    def look(self) -> View:
        topics, words, now = self.desk.topics, self.desk.words, self.desk.now()
        self._groups.update([_group(topics, words, group) for group in topics.groups])
        owed = [question for question in topics.questions if question.owed]
        self._owed.update([_owed(topics, words, question, now) for question in owed])
        self._all.update([_asked(topics, words, question) for question in topics.questions])
        editing = next((group for group in topics.groups if group.id == self._editing), None)
        filled = self._filled if editing is not None else None
        respondents = filled.respondents if filled else []
        empty = [questioning.Respondent()] * (SHOWN_RESPONDENTS - len(respondents))
        return {
            "editing": editing.id if editing else "",
            "heading": words("questions.change", title=editing.title) if editing else words("questions.add"),
            "title": filled.title if filled else "",
            "conflict": self._conflict(editing),
            "respondents": [{"name": r.name, "office": r.office} for r in (*respondents, *empty)],
            "owed_text": words("questions.owed", count=len(owed)),
            "all_text": words("questions.all", count=len(topics.questions)),
            "asking": self._asking,
            "days": self._due.choices(now),
            "closed": topics.session is not None and topics.session.phase == "closed",
        }

    def _conflict(self, stands: GroupView | None) -> str:
        """What the hall has now, where somebody else has changed the group since it was put into the form."""
        if stands is None or self._opened is None or _edit_of(stands) == self._opened:
            return ""
        names = "; ".join(r.name or r.office for r in stands.respondents)
        return self.desk.words("questions.conflict", title=stands.title, names=names)

    @Slot()
    def keep_mine(self) -> None:
        """One has seen what somebody else changed: what is saved now is meant to stand instead."""
        stands = next((group for group in self.desk.topics.groups if group.id == self._editing), None)
        self._opened = _edit_of(stands) if stands is not None else None
        self.desk.runner.forget("questions")
        self.refresh()

    @Slot(str)
    def edit(self, group_id: str) -> None:
        """Put a group into the form, as it is now; an empty id empties it."""
        self._editing = group_id
        shown = next((group for group in self.desk.topics.groups if group.id == group_id), None)
        self._filled = self._opened = _edit_of(shown) if shown is not None else None
        self.desk.runner.forget("questions")
        self.refresh()
        self._form = [dict(respondent) for respondent in self._view["respondents"]]
        self.named_changed.emit()
        self.changed.emit()

    @Property(bool, notify=named_changed)
    def named(self) -> bool:
        """Whether the form says who must answer."""
        return any(r["name"].strip() or r["office"].strip() for r in self._form)

    @Slot(int, str, str)
    def write(self, place: int, field: str, text: str) -> None:
        """Name or office of one respondent of the form, as it is typed."""
        self._form[place][field] = text
        self.named_changed.emit()

    @Slot(str)
    def save(self, title: str) -> None:
        """Lay down the group of the form, or change the one that is in it."""
        named = [
            questioning.Respondent(name=r["name"].strip(), office=r["office"].strip())
            for r in self._form
            if r["name"].strip() or r["office"].strip()
        ]
        if self._editing:
            amend = questioning.AmendGroup(group_id=self._editing, title=title, respondents=named)
            self.desk.runner.send("questions.save", amend, recorded=lambda _: self.edit(""), was=self._opened)
            return
        prepare = questioning.PrepareGroup(item_id=self._item_id(), title=title, respondents=named)
        self.desk.runner.send("questions.save", prepare, recorded=lambda _: self.edit(""))

    def _item_id(self) -> str:
        """The item that is questioned, or the next one that will be."""
        topics = self.desk.topics
        current = [topics.current_item] if topics.current_item is not None else []
        coming = [item for item in topics.items if item.status == "planned"]
        found = (i for i in (*current, *coming) if any(p.phase == "questioning" for p in i.phases))
        return next((item.id for item in found), "")

    @Slot(str)
    def remove(self, group_id: str) -> None:
        self.desk.runner.send("questions.remove", questioning.RemoveGroup(group_id=group_id))

    @Slot(str)
    def ask_day(self, question_id: str) -> None:
        """Ask for the day of a promise; the same question again puts the ask away."""
        self._asking = "" if self._asking == question_id else question_id
        self._promised = self._promise_of(self._asking)
        self._due.forget()
        self.refresh()

    def _promise_of(self, question_id: str) -> questions.PromiseInWriting | None:
        shown = next((q for q in self.desk.topics.questions if q.id == question_id), None)
        if shown is None or shown.promise is None:
            return None
        return questions.PromiseInWriting(
            question_id=question_id, due_at=shown.promise.due_at, by=shown.promise.by, change=True
        )

    @Slot(str)
    def set_day(self, typed: str) -> None:
        self._due.type(typed, self.desk.now())
        self.refresh()

    @Slot(str)
    def promise(self, question_id: str) -> None:
        """Record until when the answer comes in writing; a day that was promised before is changed."""
        now = self.desk.now()
        due_at = self._due.usual(now) if self._due.at is None else self._due.at
        if due_at <= now:
            self.desk.runner.refuse("questions.promise", Refusal("next.blocked.no_day"))
            return
        known = next((q for q in self.desk.topics.questions if q.id == question_id), None)
        change = known is not None and known.promise is not None
        command = questions.PromiseInWriting(question_id=question_id, due_at=due_at, change=change)
        self.desk.runner.send(
            "questions.promise",
            command,
            undo=self._promised or questions.WithdrawPromise(question_id=question_id),
            undo_text=self.desk.words("undo.promise"),
            recorded=lambda _: self.ask_day(""),
            was=self._promised,
        )

    @Slot(str, str)
    def withdraw(self, question_id: str, reason: str) -> None:
        """The answer will not come in writing after all; why goes into the minutes."""
        command = questions.WithdrawPromise(question_id=question_id, reason=reason.strip())
        self.desk.runner.send("questions.withdraw", command, recorded=lambda _: self.ask_day(""))

    @Slot(str, str)
    def received(self, question_id: str, note: str) -> None:
        """The answer has come in writing."""
        command = questions.RecordWrittenAnswer(question_id=question_id, note=note.strip())
        self.desk.runner.send("questions.received", command)

"""Questioning and written opinions as facts of the minutes: what was asked, answered, promised, handed in, owed."""

from __future__ import annotations

from collections.abc import Iterable

from chair_console.domain.questioning import Amendment, Question, QuestionStatus, Respondent
from chair_console.domain.state import HallState

from .ballot_facts import Fact


class AnswerFacts(Fact, frozen=True, kw_only=True):
    """An answer in the sitting; `together` are the numbers of the questions that it was given to."""

    respondent: str
    office: str
    at: int
    spoken_ms: int
    together: tuple[int, ...]


class AmendmentFacts(Fact, frozen=True, kw_only=True):
    """What a question said before it was amended; None where that was left as it was. `group` is the group's title."""

    at: int
    subject: str | None
    to: str | None
    group: str | None
    number: int


class WithdrawnFacts(Fact, frozen=True, kw_only=True):
    """A promise of an answer in writing that was withdrawn, and why."""

    at: int
    due_at: int
    by: str
    reason: str


class QuestionFacts(Fact, frozen=True, kw_only=True):
    """`due_at` and `written_at` are of an answer in writing; `document` is the title of the paper that holds it."""

    number: int
    name: str
    subject: str
    to: str
    asked_at: int
    asked_ms: int
    status: QuestionStatus
    answers: tuple[AnswerFacts, ...]
    debaters: tuple[str, ...]
    promised_by: str
    due_at: int | None
    written_at: int | None
    document: str
    note: str
    owed: bool
    amended: tuple[AmendmentFacts, ...] = ()
    promises_withdrawn: tuple[WithdrawnFacts, ...] = ()


class GroupFacts(Fact, frozen=True, kw_only=True):
    """One group of questions; without a title those that were asked outside any group."""

    title: str
    respondents: tuple[Respondent, ...]
    begun_at: int | None
    ended_at: int | None
    questions: tuple[QuestionFacts, ...]


class OpinionFacts(Fact, frozen=True, kw_only=True):
    name: str
    title: str
    unit: str
    text: str
    at: int
    late: bool
    on_paper: bool


def group_facts(state: HallState, item_id: str | None) -> tuple[GroupFacts, ...]:
    """The item's groups in the order in which they were laid down; a group that was never started is left out."""
    asked = [q for q in state.questioning.questions.values() if q.item_id == item_id]
    found = [
        GroupFacts(
            title=group.title,
            respondents=group.respondents,
            begun_at=group.runs[0][0],
            ended_at=group.runs[-1][1],
            questions=_questions(state, (q for q in asked if q.group_id == group.id)),
        )
        for group in state.questioning.groups.values()
        if group.item_id == item_id and group.runs
    ]
    loose = _questions(state, (q for q in asked if q.group_id is None))
    if loose:
        found.append(GroupFacts(title="", respondents=(), begun_at=None, ended_at=None, questions=loose))
    return tuple(found)


def _questions(state: HallState, asked: Iterable[Question]) -> tuple[QuestionFacts, ...]:
    names = {turn.id: turn.name for turn in state.floor.turns}
    if state.floor.turn is not None:
        names[state.floor.turn.id] = state.floor.turn.name
    return tuple(_question(state, question, names) for question in sorted(asked, key=lambda q: q.number))


def _question(state: HallState, question: Question, names: dict[str, str]) -> QuestionFacts:
    promise, written = question.promise, question.written
    document = state.documents.get((written.document_id if written else None) or "")
    return QuestionFacts(
        number=question.number,
        name=question.name,
        subject=question.subject,
        to=question.to,
        asked_at=question.asked_at,
        asked_ms=question.asked_ms,
        status=question.status,
        answers=tuple(
            AnswerFacts(
                respondent=answer.respondent,
                office=answer.office,
                at=answer.at,
                spoken_ms=answer.ms,
                together=_together(state, answer.turn_id),
            )
            for answer in question.answers
        ),
        debaters=tuple(names[key] for key in question.debates if key in names),
        promised_by=promise.by if promise else "",
        due_at=promise.due_at if promise else None,
        written_at=written.at if written else None,
        document=document.title if document else "",
        note=written.note if written else "",
        owed=question.is_owed(),
        amended=tuple(_amendment(state, amendment) for amendment in question.amendments),
        promises_withdrawn=tuple(
            WithdrawnFacts(at=gone.at, due_at=gone.due_at, by=gone.by, reason=gone.reason)
            for gone in question.promises_withdrawn
            if gone.reason  # a wrong press that was undone at once was no promise
        ),
    )


def _amendment(state: HallState, amendment: Amendment) -> AmendmentFacts:
    before = state.questioning.groups.get(amendment.group_id or "")
    return AmendmentFacts(
        at=amendment.at,
        subject=amendment.subject,
        to=amendment.to,
        group=None if amendment.group_id is None else before.title if before else "–",
        number=amendment.number,
    )


def _together(state: HallState, turn_id: str) -> tuple[int, ...]:
    """The numbers of the questions that one turn answered; nothing where it was one."""
    questions = state.questioning.questions.values()
    numbers = tuple(q.number for q in questions if any(a.turn_id == turn_id for a in q.answers))
    return numbers if len(numbers) > 1 else ()


def opinion_facts(state: HallState, item_id: str | None) -> tuple[OpinionFacts, ...]:
    """The written opinions on an item, oldest first."""
    found = []
    for opinion in state.opinions.values():
        if opinion.item_id == item_id:
            delegate = state.roster[opinion.delegate_id]
            found.append(
                OpinionFacts(
                    name=delegate.name,
                    title=delegate.title,
                    unit=delegate.unit,
                    text=opinion.text,
                    at=opinion.at,
                    late=opinion.late,
                    on_paper=opinion.by_role != "delegate",
                )
            )
    return tuple(found)

"""The questions of a questioning session: asked, answered (several together), promised in writing, followed up.

A question comes to be when a questioner is given the floor; nothing has to be typed for it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .actors import Context
from .floor import require_reason
from .messages import Command, Event
from .questioning import (
    Amendment,
    Answer,
    AnswerPromise,
    Question,
    QuestionGroup,
    Respondent,
    WithdrawnPromise,
    WrittenAnswer,
    require_group,
)
from .refusals import Refused
from .session import require_no_open_ballot
from .turn_limits import turn_limit_ms
from .turns import FloorGiven, end_running_turn

if TYPE_CHECKING:
    from .state import HallState

DAY_MS = 86_400_000
LATEST_DUE_DAYS = 366
LONGEST_ANSWER_MS = 4 * 3_600_000
TAKEN_BACK_MS = 15_000
"""What is undone within ten seconds, and a little for the way, was a wrong press and needs no reason."""


class AnswerQuestions(Command, frozen=True, kw_only=True):
    """Give the respondent the floor for one or more questions together (at most `questions_batch`).

    `respondent` is the name or office of one of the group; empty: whom the first question is to. `limit_ms` 0 means
    the rule's time for each question. `again` lets the respondent reply to a debate on what was answered.
    """

    question_ids: list[str]
    respondent: str = ""
    limit_ms: int = 0
    again: bool = False


class AmendQuestion(Command, frozen=True, kw_only=True):
    """Write down what was asked and of whom; the questioner may have registered without a word.

    `group_id` puts the question into another group of its item, as the next one there; empty leaves it where it is.
    """

    question_id: str
    subject: str
    to: str = ""
    group_id: str = ""


class WithdrawQuestion(Command, frozen=True, kw_only=True):
    """The questioner does not want an answer any more; the record keeps that it was asked."""

    question_id: str


class PromiseInWriting(Command, frozen=True, kw_only=True):
    """The answer will come in writing until `due_at` (ms, the end of that day). `change` sets another day."""

    question_id: str
    due_at: int = 0
    by: str = ""
    change: bool = False


class WithdrawPromise(Command, frozen=True, kw_only=True):
    """The answer will not come in writing after all; the question stands as it did without the promise.

    The `reason` goes into the minutes; a promise that was recorded by a wrong press is taken back at once without one.
    """

    question_id: str
    reason: str = ""


class RecordWrittenAnswer(Command, frozen=True, kw_only=True):
    """The answer has come in writing, also after the sitting or the session; perhaps published as a document."""

    question_id: str
    document_id: str = ""
    note: str = ""


class QuestionsAnswered(Event, frozen=True, kw_only=True):
    """The respondent begins to answer these questions in one turn, which is given in the same record."""

    question_ids: tuple[str, ...]
    turn_id: str
    respondent: str
    office: str
    at: int


class QuestionAmended(Event, frozen=True, kw_only=True):
    """What it says now, and (`…_before`) what it said; None where that was left as it was, or is not known."""

    question_id: str
    subject: str
    to: str
    subject_before: str | None = None
    to_before: str | None = None
    group_id: str | None = None
    group_before: str | None = None
    number: int = 0
    number_before: int = 0
    at: int = 0


class QuestionWithdrawn(Event, frozen=True, kw_only=True):
    question_id: str
    at: int


class WrittenAnswerPromised(Event, frozen=True, kw_only=True):
    question_id: str
    due_at: int
    by: str
    at: int


class PromiseWithdrawn(Event, frozen=True, kw_only=True):
    question_id: str
    at: int
    reason: str = ""


class WrittenAnswerRecorded(Event, frozen=True, kw_only=True):
    question_id: str
    document_id: str | None
    note: str
    at: int


def require_question(state: HallState, question_id: str) -> Question:
    """Refused: `questioning.unknown_question`, `.question_withdrawn`."""
    question = state.questioning.questions.get(question_id)
    if question is None:
        raise Refused("questioning.unknown_question")
    if question.status == "withdrawn":
        raise Refused("questioning.question_withdrawn", number=question.number, name=question.name)
    return question


def _require_unanswered(state: HallState, question_id: str, *, again: bool = False) -> Question:
    question = require_question(state, question_id)
    if again and question.status == "answered":
        return question
    if question.status == "being_answered":
        raise Refused("questioning.being_answered", number=question.number, name=question.name)
    if question.status == "answered":
        raise Refused("questioning.already_answered", number=question.number, name=question.name)
    if question.status == "promised":
        raise Refused("questioning.already_promised", number=question.number, name=question.name)
    return question


def decide_answer_questions(state: HallState, command: AnswerQuestions, context: Context) -> list[Event]:
    """Up to three questioners a batch (practice, to check); each is answered once, by who stands for it now."""
    require_no_open_ballot(state)
    if not 0 <= command.limit_ms <= LONGEST_ANSWER_MS:
        raise Refused("floor.bad_limit")
    if not command.question_ids or len(set(command.question_ids)) != len(command.question_ids):
        raise Refused("questioning.no_questions")
    most = state.rules().questions_batch
    if len(command.question_ids) > most:
        raise Refused("questioning.too_many_together", most=most)
    questions = [_require_unanswered(state, key, again=command.again) for key in command.question_ids]
    group = state.questioning.running()
    if group is None:
        raise Refused("questioning.no_group_running")
    for question in questions:
        if question.group_id != group.id:
            raise Refused("questioning.other_group", number=question.number, name=question.name)
    who = _respondent(group, command.respondent, questions[0])
    limit = command.limit_ms or len(questions) * turn_limit_ms(state, "answer", 1, group.item_id)
    answering = QuestionsAnswered(
        question_ids=tuple(question.id for question in questions),
        turn_id=context.fresh_id,
        respondent=who.called(),
        office=who.office if who.name else "",
        at=context.now,
    )
    given = FloorGiven(
        turn_id=context.fresh_id,
        item_id=group.item_id,
        kind="answer",
        delegate_id=who.delegate_id or None,
        request_id=None,
        name=who.called(),
        title=who.office if who.name else "",
        subject=questions[0].subject if len(questions) == 1 else "",
        limit_ms=limit,
        at=context.now,
    )
    return [*end_running_turn(state, context.now), answering, given]


def _respondent(group: QuestionGroup, named: str, question: Question) -> Respondent:
    if not named.strip():
        return group.respondent_for(question.to)
    found = next((r for r in group.respondents if r.is_meant_by(named)), None)
    if found is None:
        raise Refused("questioning.not_a_respondent", name=named.strip(), title=group.title)
    return found


def decide_amend_question(state: HallState, command: AmendQuestion, context: Context) -> list[Event]:
    """At any time in the session. Refused: `questioning.no_subject`, and what `_moved` says."""
    question = require_question(state, command.question_id)
    subject, to = command.subject.strip(), command.to.strip()
    if not subject:
        raise Refused("questioning.no_subject")
    moved = _moved(state, question, command.group_id)
    if (subject, to) == (question.subject, question.to) and moved is None:
        return []
    return [
        QuestionAmended(
            question_id=question.id,
            subject=subject,
            to=to,
            subject_before=None if subject == question.subject else question.subject,
            to_before=None if to == question.to else question.to,
            group_id=moved,
            group_before=None if moved is None else question.group_id or "",
            number=0 if moved is None else state.questioning.next_number(question.item_id, moved),
            number_before=0 if moved is None else question.number,
            at=context.now,
        )
    ]


def _moved(state: HallState, question: Question, group_id: str) -> str | None:
    """The group that a question goes into; None if it stays.

    Refused: `questioning.unknown_group`, `.other_item`, `.moved_while_answered`.
    """
    if group_id in ("", question.group_id):
        return None
    group = require_group(state, group_id)
    if group.item_id != question.item_id:
        raise Refused("questioning.other_item", title=group.title)
    if question.status == "being_answered":
        raise Refused("questioning.moved_while_answered", number=question.number, name=question.name)
    return group.id


def decide_withdraw_question(state: HallState, command: WithdrawQuestion, context: Context) -> list[Event]:
    question = _require_unanswered(state, command.question_id)
    if context.actor.role == "delegate" and context.actor.delegate_id != question.delegate_id:
        raise Refused("access.not_yours")
    return [QuestionWithdrawn(question_id=question.id, at=context.now)]


def decide_promise_in_writing(state: HallState, command: PromiseInWriting, context: Context) -> list[Event]:
    question = require_question(state, command.question_id)
    facts = {"number": question.number, "name": question.name}
    if question.written is not None:
        raise Refused("questioning.answer_recorded", **facts, at=question.written.at)
    if question.promise is not None and not command.change:
        raise Refused("questioning.already_promised", **facts)
    if not command.due_at:
        raise Refused("questioning.no_date")
    if command.due_at <= context.now:
        raise Refused("questioning.date_past")
    if command.due_at > context.now + LATEST_DUE_DAYS * DAY_MS:
        raise Refused("questioning.date_far", days=LATEST_DUE_DAYS)
    by = command.by.strip() or _who_owes(state, question)
    return [WrittenAnswerPromised(question_id=question.id, due_at=command.due_at, by=by, at=context.now)]


def _who_owes(state: HallState, question: Question) -> str:
    """Who answered it, or else whom it is to."""
    if question.answers:
        return question.answers[-1].respondent
    group = state.questioning.groups.get(question.group_id or "")
    return group.respondent_for(question.to).called() if group is not None else question.to


def decide_withdraw_promise(state: HallState, command: WithdrawPromise, context: Context) -> list[Event]:
    """Refused: `questioning.answer_recorded`, `.not_promised`, and `floor.no_reason` once it has stood for a while."""
    question = require_question(state, command.question_id)
    facts = {"number": question.number, "name": question.name}
    if question.written is not None:
        raise Refused("questioning.answer_recorded", **facts, at=question.written.at)
    if question.promise is None:
        raise Refused("questioning.not_promised", **facts)
    reason = command.reason.strip()
    if context.now - question.promise.at > TAKEN_BACK_MS:
        reason = require_reason(reason)
    return [PromiseWithdrawn(question_id=question.id, reason=reason, at=context.now)]


def decide_record_written_answer(
    state: HallState, command: RecordWrittenAnswer, context: Context
) -> list[Event]:
    question = require_question(state, command.question_id)
    facts = {"number": question.number, "name": question.name}
    if question.written is not None:
        raise Refused("questioning.answer_recorded", **facts, at=question.written.at)
    if question.promise is None and not question.is_owed():
        raise Refused("questioning.nothing_owed", **facts)
    if command.document_id and command.document_id not in state.documents:
        raise Refused("documents.unknown", document=command.document_id)
    note = command.note.strip()
    return [
        WrittenAnswerRecorded(
            question_id=question.id, document_id=command.document_id or None, note=note, at=context.now
        )
    ]


def apply_questions_answered(state: HallState, event: QuestionsAnswered) -> None:
    state.questioning.current = list(event.question_ids)
    for question_id in event.question_ids:
        question = state.questioning.questions[question_id]
        question.status = "being_answered"
        question.answers.append(
            Answer(turn_id=event.turn_id, respondent=event.respondent, office=event.office, at=event.at)
        )


def apply_question_amended(state: HallState, event: QuestionAmended) -> None:
    question = state.questioning.questions[event.question_id]
    question.subject, question.to = event.subject, event.to
    question.amendments.append(
        Amendment(
            at=event.at,
            subject=event.subject_before,
            to=event.to_before,
            group_id=event.group_before,
            number=event.number_before,
        )
    )
    if event.group_id is None:
        return
    question.group_id, question.number = event.group_id, event.number
    held = state.questioning
    if event.group_id != held.running_id and question.id in held.current:
        held.current.remove(question.id)


def apply_question_withdrawn(state: HallState, event: QuestionWithdrawn) -> None:
    state.questioning.questions[event.question_id].status = "withdrawn"


def apply_written_answer_promised(state: HallState, event: WrittenAnswerPromised) -> None:
    question = state.questioning.questions[event.question_id]
    first = question.promise.at if question.promise is not None else event.at
    question.status = "promised"
    question.promise = AnswerPromise(at=first, due_at=event.due_at, by=event.by)


def apply_promise_withdrawn(state: HallState, event: PromiseWithdrawn) -> None:
    question = state.questioning.questions[event.question_id]
    if question.promise is not None:
        gone = WithdrawnPromise(
            at=event.at, due_at=question.promise.due_at, by=question.promise.by, reason=event.reason
        )
        question.promises_withdrawn.append(gone)
    speaking = {turn.id for turn in (state.floor.turn, state.floor.interrupted) if turn is not None}
    question.promise, question.status = None, "answered" if question.answers else "asked"
    if any(answer.turn_id in speaking for answer in question.answers):
        question.status = "being_answered"


def apply_written_answer_recorded(state: HallState, event: WrittenAnswerRecorded) -> None:
    state.questioning.questions[event.question_id].written = WrittenAnswer(
        at=event.at, document_id=event.document_id, note=event.note
    )

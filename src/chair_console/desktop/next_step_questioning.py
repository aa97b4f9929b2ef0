"""The steps of a questioning session: group, question, answer, debate, next. Part of the chair's next step."""

from __future__ import annotations

from typing import Any

import msgspec

from chair_console.domain import questioning, questions, turns
from chair_console.protocol.floor_views import RequestView
from chair_console.protocol.questioning_views import GroupView, QuestionView
from chair_console.scene import questioning as session
from chair_console.scene import times
from chair_console.scene.topics import Topics
from chair_console.scene.words import Words

from .steps import Step, Way, way

Facts = dict[str, Any]

DUE_DAYS = 15
DUE_CHOICES = (7, 15, 30)
"""Until when an answer in writing is promised usually, and what is offered at a touch; in days."""


def questioned(topics: Topics, words: Words, now: int, end: Way, due_at: int | None = None) -> Step:
    """What the chair does in the questioning of the current item; `end` leads on to what follows the phase.

    `due_at` is the day that an answer in writing would be promised for (None: the usual one); 0 while nothing usable is
    typed.
    """
    add = way(words, "prepare_group", action="questions")
    group = session.running_group(topics)
    if group is None:
        planned = session.next_group(topics)
        if planned is None:
            return Step(way=end, others=(add,))
        return Step(way=_start(topics, words, planned, None), others=(end, add))
    ways = _in_group(topics, words, group, end)
    day = times.end_of_day(now, DUE_DAYS) if due_at is None else due_at
    promise = _promise(topics, words, group, now, day)
    first, rest = ways[0], ways[1:]
    others = [*rest[:1], *promise, *rest[1:], *([] if first is end else [end]), add]
    return Step(way=first, others=tuple(others))


def _in_group(topics: Topics, words: Words, group: GroupView, end: Way) -> list[Way]:
    """The ways from here, the right one first: answer what was asked, then debate, then the next question."""
    turn = topics.floor.turn if topics.floor else None
    waiting = session.unanswered(topics, group)
    debates = [request for request in session.debate_queue(topics) if request.present]
    queue = [request for request in session.question_queue(topics, group) if request.present]
    answers = _answers(topics, words, group, waiting)
    spoken = topics.floor.spoken if topics.floor else []
    last = turn or (spoken[-1] if spoken else None)
    reply = _reply(topics, words, group) if last is not None and last.kind == "debate" else []
    debate = [_debate(topics, words, debates[0])] if debates else []
    ask = (
        [_call(words, group, queue[0], more=bool(waiting), number=session.next_number(topics, group))]
        if queue
        else []
    )
    opening = _opening(topics, words, group)
    onward = _onward(topics, words, group)
    since = group.started_at or 0
    if turn is None and all(q.asked_at < since for q in session.questions_of(topics, group)):
        return [*answers, *ask, *opening, onward]
    return [*answers, *reply, *debate, *ask, onward]


def _start(topics: Topics, words: Words, group: GroupView, after: GroupView | None) -> Way:
    names = "; ".join(_full(r) for r in group.respondents)
    command = questioning.StartGroup(group_id=group.id, after=after.id if after is not None else "")
    facts: Facts = {"number": group.number, "title": group.title, "names": names}
    if after is not None:
        owed = len(session.unanswered(topics, after))
        key = "next_group"
        if owed:
            key = "next_group_owed"
        return way(words, key, command, **facts, owed=owed, current=after.number)
    return way(words, "start_group", command, **facts, waiting=len(session.question_queue(topics, group)))


def _onward(topics: Topics, words: Words, group: GroupView) -> Way:
    """To the next group, or to the end of this one; who was not reached or not answered is said."""
    planned = session.next_group(topics)
    if planned is not None:
        return _start(topics, words, planned, group)
    owed = len(session.unanswered(topics, group))
    command = questioning.EndGroup(group_id=group.id)
    key = "end_group"
    if owed:
        key = "end_group_owed"
    return way(words, key, command, number=group.number, title=group.title, owed=owed)


def _full(respondent: questioning.Respondent) -> str:
    return ", ".join(part for part in (respondent.name, respondent.office) if part)


def _answers(topics: Topics, words: Words, group: GroupView, waiting: list[QuestionView]) -> list[Way]:
    """The respondent answers what was asked of them, as many together as the regulation allows."""
    if not waiting:
        return []
    who = session.respondent_for(group, waiting[0].to)
    rules = topics.session.rules if topics.session else None
    most = rules.questions_batch if rules is not None else 1
    together = [q for q in waiting if session.respondent_for(group, q.to) == who][:most]
    limit = topics.session.limits.answer_ms * len(together) if topics.session else 0
    command = questions.AnswerQuestions(question_ids=[q.id for q in together])
    facts: Facts = {"who": who.called(), "limit": times.countdown(limit), "count": len(together)}
    numbers = ", ".join(str(q.number) for q in together)
    key = "answer"
    if len(together) > 1:
        key = "answer_together"
    return [way(words, key, command, **facts, numbers=numbers, name=together[0].name)]


def _reply(topics: Topics, words: Words, group: GroupView) -> list[Way]:
    """After a debate the respondent may answer once more."""
    debated = [q for q in session.current_questions(topics) if q.debates and q.status == "answered"]
    if not debated:
        return []
    question, shown = debated[-1], topics.floor
    turn = (shown.turn or (shown.spoken[-1] if shown.spoken else None)) if shown else None
    who = session.respondent_for(group, question.to)
    limit = topics.session.limits.answer_ms if topics.session else 0
    command = questions.AnswerQuestions(question_ids=[question.id], again=True)
    facts: Facts = {"who": who.called(), "limit": times.countdown(limit), "name": turn.name if turn else ""}
    return [way(words, "reply", command, **facts, number=question.number)]


def _debate(topics: Topics, words: Words, request: RequestView) -> Way:
    facts: Facts = {"name": request.name, "limit": times.countdown(request.limit_ms)}
    key = "debate"
    if request.delegate_id in session.questioners(topics):
        key = "debate_own"
    return way(words, key, turns.GiveFloor(request_id=request.id), **facts)


def _call(words: Words, group: GroupView, request: RequestView, *, more: bool, number: int) -> Way:
    who = session.respondent_for(group, request.to).called()
    facts: Facts = {
        "name": request.name,
        "to": request.to or who,
        "number": number,
        "subject": request.subject,
    }
    key = "next_question"
    if more:
        key = "more_question"
    elif number == 1:
        key = "first_question"
    limit = times.countdown(request.limit_ms)
    return way(words, key, turns.GiveFloor(request_id=request.id), **facts, limit=limit)


def _opening(topics: Topics, words: Words, group: GroupView) -> list[Way]:
    """The respondent's opening remark, once, before the first question."""
    who = group.respondents[0]
    spoken = topics.floor.spoken if topics.floor else []
    since = group.started_at or 0
    if any(t.kind == "presentation" and t.name == who.called() and t.started_at >= since for t in spoken):
        return []
    limit = topics.session.limits.opening_ms if topics.session else 0
    command = turns.GiveFloorTo(
        kind="presentation", name=who.called(), title=who.office if who.name else "", limit_ms=limit
    )
    return [way(words, "opening", command, who=who.called(), limit=times.countdown(limit))]


def _promise(topics: Topics, words: Words, group: GroupView, now: int, due_at: int) -> list[Way]:
    """The question that the hall is at is answered in writing instead."""
    open_ones = [
        q for q in session.current_questions(topics) if q.promise is None and q.status != "withdrawn"
    ]
    if not open_ones:
        return []
    question = open_ones[0]
    who = (
        question.answers[-1].respondent
        if question.answers
        else session.respondent_for(group, question.to).called()
    )
    usable = due_at > now
    command = questions.PromiseInWriting(question_id=question.id, due_at=due_at) if usable else None
    facts: Facts = {
        "number": question.number,
        "name": question.name,
        "who": who,
        "day": times.date(due_at) if usable else "…",
    }
    blocked = "" if usable else words("next.blocked.no_day")
    undo = questions.WithdrawPromise(question_id=question.id)
    return [way(words, "promise", command, blocked=blocked, asks_date=True, undo=undo, **facts)]


def promise_ways(topics: Topics, words: Words) -> tuple[Way, ...]:
    """The withdrawal of each promise that still waits for its paper, keyed `withdraw_promise-ID`."""
    if topics.session is None or topics.session.phase not in ("preparing", "sitting", "recess"):
        return ()
    return tuple(_withdrawal(words, q, q.promise) for q in topics.questions if q.promise and not q.written)


def _withdrawal(words: Words, question: QuestionView, promise: questioning.AnswerPromise) -> Way:
    chosen = way(
        words,
        "withdraw_promise",
        questions.WithdrawPromise(question_id=question.id),
        asks_reason=True,
        number=question.number,
        name=question.name,
        who=promise.by,
        day=times.date(promise.due_at),
    )
    return msgspec.structs.replace(chosen, key=f"withdraw_promise-{question.id}")

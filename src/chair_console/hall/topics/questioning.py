"""Topics `questioning` (the groups), `questions` and `opinions`."""

from __future__ import annotations

from collections import Counter

from chair_console.domain.questioning import Question, QuestionGroup
from chair_console.domain.state import HallState
from chair_console.protocol.questioning_views import GroupView, OpinionView, QuestionView
from chair_console.protocol.views import ViewStruct

from .audience import Audience, Surroundings


def groups(state: HallState, audience: Audience, around: Surroundings) -> dict[str, ViewStruct]:
    numbers: Counter[str] = Counter()
    shown: dict[str, ViewStruct] = {}
    for position, group in enumerate(state.questioning.groups.values()):
        numbers[group.item_id] += 1
        shown[group.id] = _group(group, position, numbers[group.item_id])
    return shown


def _group(group: QuestionGroup, position: int, number: int) -> GroupView:
    started, ended = group.runs[-1] if group.runs else (None, None)
    return GroupView(
        id=group.id,
        position=position,
        number=number,
        item_id=group.item_id,
        title=group.title,
        respondents=group.respondents,
        status=group.status,
        started_at=started,
        ended_at=ended,
    )


def questions(state: HallState, audience: Audience, around: Surroundings) -> dict[str, ViewStruct]:
    """At the desk and for the projector all of them; for the tablets those that the hall is at."""
    held = state.questioning
    current = set(held.current)
    debaters = {turn.id: turn.delegate_id for turn in state.floor.turns}
    turn = state.floor.turn
    if turn is not None:
        debaters[turn.id] = turn.delegate_id
    return {
        question.id: _question(state, question, position, debaters, current=question.id in current)
        for position, question in enumerate(held.questions.values())
        if audience.kind != "delegate" or question.id in current
    }


def _question(
    state: HallState, question: Question, position: int, debaters: dict[str, str | None], *, current: bool
) -> QuestionView:
    delegate = state.roster.get(question.delegate_id or "")
    turn = state.floor.turn
    return QuestionView(
        id=question.id,
        position=position,
        item_id=question.item_id,
        group_id=question.group_id,
        number=question.number,
        delegate_id=question.delegate_id,
        name=question.name,
        unit=delegate.unit if delegate else "",
        seat=delegate.seat if delegate else "",
        subject=question.subject,
        to=question.to,
        asked_at=question.asked_at,
        asked_ms=question.asked_ms,
        status=question.status,
        answers=tuple(question.answers),
        debates=len(question.debates),
        debated=delegate is not None and delegate.id in {debaters.get(key) for key in question.debates},
        promise=question.promise,
        written=question.written,
        current=current,
        asking=turn is not None and turn.id == question.id,
        owed=question.is_owed() and (question.promise is not None or not current),
    )


def opinions(state: HallState, audience: Audience, around: Surroundings) -> dict[str, ViewStruct]:
    if audience.kind != "desk":
        return {}
    shown: dict[str, ViewStruct] = {}
    for position, opinion in enumerate(state.opinions.values()):
        delegate = state.roster[opinion.delegate_id]
        shown[opinion.id] = OpinionView(
            id=opinion.id,
            position=position,
            delegate_id=delegate.id,
            name=delegate.name,
            title=delegate.title,
            unit=delegate.unit,
            seat=delegate.seat,
            item_id=opinion.item_id,
            text=opinion.text,
            at=opinion.at,
            by_role=opinion.by_role,
            late=opinion.late,
        )
    return shown

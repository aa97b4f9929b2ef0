"""The questions follow the floor: who is called to ask has asked, whose turn to answer ends has answered."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from .agenda import ItemFinished, ItemStarted, PhaseStarted
from .agenda_acts import ItemDeferred
from .messages import Event
from .questioning import Question
from .turns import FloorGiven, TurnEnded, TurnReopened

if TYPE_CHECKING:
    from .state import HallState


def follow(state: HallState, event: Event) -> None:
    """What an event on the floor or in the agenda means for the questions."""
    match event:
        case FloorGiven(kind="question"):
            _ask(state, event)
        case FloorGiven(kind="debate") if state.questioning.current:
            _debated(state, event).debates.append(event.turn_id)
        case TurnEnded():
            _turn_ended(state, event)
        case TurnReopened():
            for question in state.questioning.answered_in(event.turn_id):
                question.status = "being_answered" if question.status == "answered" else question.status
        case PhaseStarted() if event.phase != "questioning":
            state.questioning.end_running(event.at)
        case ItemFinished():
            state.questioning.end_running(event.at)
        case ItemStarted() | ItemDeferred():
            _leave_group(state, event)


def _leave_group(state: HallState, event: ItemStarted | ItemDeferred) -> None:
    """A group ends when its item is put off or another one begins; after a recess or a night it goes on."""
    group = state.questioning.running()
    if group is not None and (group.item_id == event.item_id) == isinstance(event, ItemDeferred):
        state.questioning.end_running(event.at)


def _ask(state: HallState, event: FloorGiven) -> None:
    """A new question, numbered within its group; it joins those that wait to be answered together."""
    held = state.questioning
    group = held.running()
    in_group = group if group is not None and group.item_id == event.item_id else None
    group_id = in_group.id if in_group is not None else None
    request = state.floor.requests.get(event.request_id or "")
    held.questions[event.turn_id] = Question(
        id=event.turn_id,
        item_id=event.item_id,
        group_id=group_id,
        number=held.next_number(event.item_id, group_id),
        delegate_id=event.delegate_id,
        name=event.name,
        subject=event.subject,
        to=request.to if request is not None else "",
        asked_at=event.at,
    )
    waiting = all(held.questions[key].status in ("asked", "withdrawn") for key in held.current)
    held.current = [*(held.current if waiting else []), event.turn_id]


def _debated(state: HallState, event: FloorGiven) -> Question:
    """The question of the batch that a debate is about: the debater's own, or the last one."""
    held = state.questioning
    questions = [held.questions[key] for key in held.current]
    own = (q for q in questions if q.delegate_id is not None and q.delegate_id == event.delegate_id)
    return next(own, questions[-1])


def _turn_ended(state: HallState, event: TurnEnded) -> None:
    asked = state.questioning.questions.get(event.turn_id)
    if asked is not None:
        asked.asked_ms = event.elapsed_ms
    for question in state.questioning.answered_in(event.turn_id):
        question.answers = [
            msgspec.structs.replace(a, ms=event.elapsed_ms) if a.turn_id == event.turn_id else a
            for a in question.answers
        ]
        if question.status == "being_answered":
            question.status = "answered"

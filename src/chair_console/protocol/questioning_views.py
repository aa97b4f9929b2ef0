"""Questioning and written opinions as the topics show them."""

from __future__ import annotations

from chair_console.domain.actors import Role
from chair_console.domain.questioning import (
    Answer,
    AnswerPromise,
    GroupStatus,
    QuestionStatus,
    Respondent,
    WrittenAnswer,
)

from .views import ViewStruct


class GroupView(ViewStruct, frozen=True, kw_only=True):
    """Topic `questioning`, keyed by group; `number` counts from 1 within the item.

    `started_at` is of the run that is under way, or of the last one.
    """

    id: str
    position: int
    number: int
    item_id: str
    title: str
    respondents: tuple[Respondent, ...]
    status: GroupStatus
    started_at: int | None
    ended_at: int | None


class QuestionView(ViewStruct, frozen=True, kw_only=True):
    """Topic `questions`, keyed by question; tablets get those that the hall is at, and their own in `me`.

    `current` while the hall is at it, `asking` while it is being put.

    `debates` counts the turns of debate, `debated` says whether the questioner had one. `owed` is an answer that is
    still to come: promised in writing, or not given when the hall went on.
    """

    id: str
    position: int
    item_id: str | None
    group_id: str | None
    number: int
    delegate_id: str | None
    name: str
    unit: str
    seat: str
    subject: str
    to: str
    asked_at: int
    asked_ms: int
    status: QuestionStatus
    answers: tuple[Answer, ...]
    debates: int
    debated: bool
    promise: AnswerPromise | None
    written: WrittenAnswer | None
    current: bool
    asking: bool
    owed: bool


class OpinionView(ViewStruct, frozen=True, kw_only=True):
    """Topic `opinions`, keyed by opinion (desk only)."""

    id: str
    position: int
    delegate_id: str
    name: str
    title: str
    unit: str
    seat: str
    item_id: str
    text: str
    at: int
    by_role: Role
    late: bool

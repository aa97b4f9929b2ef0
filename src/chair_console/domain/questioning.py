"""Questioning (chất vấn): the groups of questions by field, and who answers each (RULES.md section 3)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Literal

import msgspec

from .actors import Context
from .messages import Command, Event
from .refusals import Refused
from .roster import delegate_in_office
from .turns import end_running_turn

if TYPE_CHECKING:
    from .state import HallState

QuestionStatus = Literal["asked", "being_answered", "answered", "promised", "withdrawn"]
GroupStatus = Literal["planned", "running", "ended"]

MOST_RESPONDENTS = 5


class Respondent(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Who must answer (người bị chất vấn); the office may stand without a name. A delegate has a tablet too."""

    name: str = ""
    office: str = ""
    delegate_id: str = ""

    def called(self) -> str:
        """As the chair calls them."""
        return self.name or self.office

    def is_meant_by(self, to: str) -> bool:
        """Whether a question to `to` is to this respondent, as people type offices and names."""
        wanted = " ".join(to.casefold().split())
        return bool(wanted) and wanted in {" ".join(w.casefold().split()) for w in (self.name, self.office)}


def is_for(to: str, here: Iterable[Respondent], elsewhere: Iterable[Respondent]) -> bool:
    """Whether a question belongs to a group: to a respondent of it (`here`), or to nobody whom another names."""
    return any(r.is_meant_by(to) for r in here) or not any(r.is_meant_by(to) for r in elsewhere)


class QuestionGroup(msgspec.Struct, kw_only=True):
    """A field of questions on one agenda item. `runs` are when it was under way."""

    id: str
    item_id: str
    title: str
    respondents: tuple[Respondent, ...]
    status: GroupStatus = "planned"
    runs: list[tuple[int, int | None]] = msgspec.field(default_factory=list)

    def respondent_for(self, to: str) -> Respondent:
        """The one whom a question is to; the first where it names nobody of this group."""
        return next((r for r in self.respondents if r.is_meant_by(to)), self.respondents[0])

    def end(self, at: int) -> None:
        self.status = "ended"
        if self.runs and self.runs[-1][1] is None:
            self.runs[-1] = (self.runs[-1][0], at)


class Answer(msgspec.Struct, frozen=True, kw_only=True):
    """One time that the respondent had the floor for a question; `ms` is 0 while the turn runs."""

    turn_id: str
    respondent: str
    office: str
    at: int
    ms: int = 0


class AnswerPromise(msgspec.Struct, frozen=True, kw_only=True):
    """An answer in writing, promised for the end of a day (`due_at`) by whom; `at` is when, before any other day."""

    at: int
    due_at: int
    by: str


class WithdrawnPromise(msgspec.Struct, frozen=True, kw_only=True):
    """A promise that does not hold any more; `reason` is empty where it was taken back at once, as a wrong press."""

    at: int
    due_at: int
    by: str
    reason: str


class WrittenAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """What came in writing, with the paper if it was published, and what is to be said of it."""

    at: int
    document_id: str | None
    note: str


class Amendment(msgspec.Struct, frozen=True, kw_only=True):
    """How a question stood before it was amended; None where that was left as it was."""

    at: int
    subject: str | None = None
    to: str | None = None
    group_id: str | None = None
    number: int = 0


class Question(msgspec.Struct, kw_only=True):
    """A question that was called; `number` counts in its group. Its id is that of the turn in which it was asked.

    `debates` are the turns of debate on it.
    """

    id: str
    item_id: str | None
    group_id: str | None
    number: int
    delegate_id: str | None
    name: str
    subject: str
    to: str
    asked_at: int
    asked_ms: int = 0
    status: QuestionStatus = "asked"
    answers: list[Answer] = msgspec.field(default_factory=list)
    debates: list[str] = msgspec.field(default_factory=list)
    promise: AnswerPromise | None = None
    written: WrittenAnswer | None = None
    amendments: list[Amendment] = msgspec.field(default_factory=list)
    promises_withdrawn: list[WithdrawnPromise] = msgspec.field(default_factory=list)

    def is_owed(self) -> bool:
        """Whether an answer is still to come: promised and not in, or never given."""
        return self.written is None and self.status in ("asked", "promised")


class Questioning(msgspec.Struct, kw_only=True):
    """`current` are the questions that the hall is at: asked one after another, or answered together."""

    groups: dict[str, QuestionGroup] = msgspec.field(default_factory=dict)
    running_id: str | None = None
    questions: dict[str, Question] = msgspec.field(default_factory=dict)
    current: list[str] = msgspec.field(default_factory=list)

    def running(self) -> QuestionGroup | None:
        return self.groups.get(self.running_id or "")

    def questioners(self) -> set[str]:
        """The delegates whose questions the hall is at."""
        asked = (self.questions[key].delegate_id for key in self.current)
        return {delegate_id for delegate_id in asked if delegate_id is not None}

    def answered_in(self, turn_id: str) -> list[Question]:
        """The questions that were or are answered in a turn."""
        return [q for q in self.questions.values() if any(answer.turn_id == turn_id for answer in q.answers)]

    def next_number(self, item_id: str | None, group_id: str | None) -> int:
        """The number of the next question of a group: one more than the last; no other question changes its own."""
        beside = (q for q in self.questions.values() if (q.item_id, q.group_id) == (item_id, group_id))
        return max((q.number for q in beside), default=0) + 1

    def is_for_running(self, to: str) -> bool:
        """Whether a question to `to` belongs to the group that runs; true while none does."""
        group = self.running()
        if group is None:
            return True
        beside = (g for g in self.groups.values() if g.item_id == group.item_id and g.id != group.id)
        return is_for(to, group.respondents, [r for g in beside for r in g.respondents])

    def end_running(self, at: int) -> None:
        group = self.running()
        if group is not None:
            group.end(at)
        self.running_id, self.current = None, []


class PrepareGroup(Command, frozen=True, kw_only=True):
    """Lay down a group with its item, or at once for the item that runs (`item_id` empty)."""

    id: str = ""
    item_id: str = ""
    title: str
    respondents: list[Respondent]


class AmendGroup(Command, frozen=True, kw_only=True):
    """Word a group anew, or put another in a respondent's place; who has answered stays in the record."""

    group_id: str
    title: str
    respondents: list[Respondent]


def group_as_it_is(group: QuestionGroup) -> AmendGroup:
    """The edit that leaves a group as it is."""
    return AmendGroup(group_id=group.id, title=group.title, respondents=list(group.respondents))


class RemoveGroup(Command, frozen=True, kw_only=True):
    """Take away a group that has not been started."""

    group_id: str


class StartGroup(Command, frozen=True, kw_only=True):
    """Begin a group, or take it up again. `after` names the one that is ended by it, if one runs."""

    group_id: str
    after: str = ""


class EndGroup(Command, frozen=True, kw_only=True):
    """End the group; what was not answered is owed, and shown as such."""

    group_id: str


class GroupPrepared(Event, frozen=True, kw_only=True):
    group_id: str
    item_id: str
    title: str
    respondents: tuple[Respondent, ...]


class GroupAmended(Event, frozen=True, kw_only=True):
    group_id: str
    title: str
    respondents: tuple[Respondent, ...]
    at: int


class GroupRemoved(Event, frozen=True, kw_only=True):
    group_id: str


class GroupStarted(Event, frozen=True, kw_only=True):
    group_id: str
    at: int


class GroupEnded(Event, frozen=True, kw_only=True):
    group_id: str
    at: int


def require_group(state: HallState, group_id: str) -> QuestionGroup:
    """Refused: `questioning.unknown_group`."""
    group = state.questioning.groups.get(group_id)
    if group is None:
        raise Refused("questioning.unknown_group")
    return group


def _checked(
    state: HallState, title: str, respondents: list[Respondent]
) -> tuple[str, tuple[Respondent, ...]]:
    """Refused: `questioning.no_title`, `.no_respondent`, `.too_many_respondents`, `.double_respondent`."""
    title = title.strip()
    if not title:
        raise Refused("questioning.no_title")
    found = []
    for given in respondents:
        known = delegate_in_office(state, given.delegate_id) if given.delegate_id else None
        name = given.name.strip() or (known.name if known else "")
        office = given.office.strip() or (known.title if known else "")
        if not name and not office:
            raise Refused("questioning.no_respondent")
        found.append(Respondent(name=name, office=office, delegate_id=given.delegate_id))
    if not found:
        raise Refused("questioning.no_respondent")
    if len(found) > MOST_RESPONDENTS:
        raise Refused("questioning.too_many_respondents", most=MOST_RESPONDENTS)
    if len({(r.name.casefold(), r.office.casefold()) for r in found}) != len(found):
        raise Refused("questioning.double_respondent")
    return title, tuple(found)


def decide_prepare_group(state: HallState, command: PrepareGroup, context: Context) -> list[Event]:
    item_id = command.item_id or state.agenda.current_id or ""
    if not item_id:
        raise Refused("agenda.no_current_item")
    item = state.agenda.items.get(item_id)
    if item is None:
        raise Refused("agenda.unknown_item", item=item_id)
    name = item.plan.short_title or item.plan.title
    if "questioning" not in {planned.phase for planned in item.plan.phases}:
        raise Refused("questioning.no_phase", title=name)
    if item.status == "done":
        raise Refused("agenda.item_started", title=name)
    group_id = command.id or context.fresh_id
    if group_id in state.questioning.groups:
        raise Refused("questioning.double_group")
    title, respondents = _checked(state, command.title, command.respondents)
    return [GroupPrepared(group_id=group_id, item_id=item_id, title=title, respondents=respondents)]


def decide_amend_group(state: HallState, command: AmendGroup, context: Context) -> list[Event]:
    group = require_group(state, command.group_id)
    title, respondents = _checked(state, command.title, command.respondents)
    if (title, respondents) == (group.title, group.respondents):
        return []
    return [GroupAmended(group_id=group.id, title=title, respondents=respondents, at=context.now)]


def decide_remove_group(state: HallState, command: RemoveGroup, context: Context) -> list[Event]:
    group = require_group(state, command.group_id)
    if group.status != "planned":
        raise Refused("questioning.group_started", title=group.title)
    return [GroupRemoved(group_id=group.id)]


def decide_start_group(state: HallState, command: StartGroup, context: Context) -> list[Event]:
    """The chair names the group (Res. 71/2022 art. 19). Two at once is one too many: `after` must say which ends."""
    group = require_group(state, command.group_id)
    ballot = state.running_ballot()
    if ballot is not None:
        raise Refused("ballot.another_open", title=ballot.title)
    item = state.current_item()
    if item is None or item.id != group.item_id or item.phase != "questioning":
        raise Refused("questioning.not_now", title=group.title)
    running = state.questioning.running()
    if running is not None and running.id == group.id:
        raise Refused("questioning.group_running", title=group.title)
    if running is not None and running.id != command.after:
        raise Refused("questioning.other_group_running", title=running.title)
    if running is None and command.after:
        raise Refused("questioning.group_not_running", title=require_group(state, command.after).title)
    ended: list[Event] = [] if running is None else [GroupEnded(group_id=running.id, at=context.now)]
    return [*end_running_turn(state, context.now), *ended, GroupStarted(group_id=group.id, at=context.now)]


def decide_end_group(state: HallState, command: EndGroup, context: Context) -> list[Event]:
    group = require_group(state, command.group_id)
    if state.questioning.running_id != group.id:
        raise Refused("questioning.group_not_running", title=group.title)
    return [*end_running_turn(state, context.now), GroupEnded(group_id=group.id, at=context.now)]


def apply_group_prepared(state: HallState, event: GroupPrepared) -> None:
    state.questioning.groups[event.group_id] = QuestionGroup(
        id=event.group_id, item_id=event.item_id, title=event.title, respondents=event.respondents
    )


def apply_group_amended(state: HallState, event: GroupAmended) -> None:
    group = state.questioning.groups[event.group_id]
    group.title, group.respondents = event.title, event.respondents


def apply_group_removed(state: HallState, event: GroupRemoved) -> None:
    del state.questioning.groups[event.group_id]


def apply_group_started(state: HallState, event: GroupStarted) -> None:
    group = state.questioning.groups[event.group_id]
    group.status = "running"
    group.runs.append((event.at, None))
    state.questioning.running_id, state.questioning.current = group.id, []


def apply_group_ended(state: HallState, event: GroupEnded) -> None:
    state.questioning.end_running(event.at)

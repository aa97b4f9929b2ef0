"""Two who change the same thing: whoever saves second is told so, looks at what stands, and saves again knowingly.

A form that changes a thing as a whole says with its command what the thing was when it was opened: the same command,
with the values of that moment; and who takes an item out, the edit that would leave it as it was. Who says nothing is
not asked.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

import msgspec

from . import agenda, outputs, publishing, questioning, questions, regulation, roster
from .messages import Command
from .refusals import Refused
from .written import referred_to, written

if TYPE_CHECKING:
    from .state import HallState

Edit = (
    agenda.AmendItem
    | agenda.MoveItem
    | agenda.SetAgenda
    | questions.AmendQuestion
    | questions.PromiseInWriting
    | questioning.AmendGroup
    | regulation.AmendRules
    | outputs.AmendOutput
    | publishing.ArrangeDocument
    | publishing.ScheduleDocument
    | roster.AmendDelegate
)
"""What lays a thing down anew as a whole, or puts it elsewhere. The plan of the seats has a version of its own."""


Stands = tuple[str, Edit] | None


COMPARED_BY: dict[type[Command], type[Command]] = {kind: kind for kind in get_args(Edit)} | {
    agenda.RemoveItem: agenda.AmendItem
}
"""By command, the kind of edit that tells what its thing was; no other command changes a thing as a whole."""


def as_it_stands(state: HallState, command: Command) -> Stands:
    """What a thing is called, and the edit that would leave it as it is; None where there is nothing to change."""
    match command:
        case agenda.AmendItem() | agenda.RemoveItem() | agenda.MoveItem() | agenda.SetAgenda():
            return _agenda_as_it_stands(state, command)
        case outputs.AmendOutput(output_id=key) if (screen := outputs.plans_of(state).get(key)) is not None:
            return screen.name, outputs.AmendOutput(output_id=key, plan=screen)
        case regulation.AmendRules():
            return "", regulation.AmendRules(rules=state.rules(), reason="")
        case roster.AmendDelegate(delegate=row) if (delegate := state.roster.get(row.id)) is not None:
            return delegate.name, roster.AmendDelegate(delegate=roster.row_of(delegate))
        case questioning.AmendGroup(group_id=key) if (group := state.questioning.groups.get(key)) is not None:
            return group.title, questioning.group_as_it_is(group)
        case questions.AmendQuestion() | questions.PromiseInWriting():
            return _question_as_it_stands(state, command)
        case publishing.ArrangeDocument() | publishing.ScheduleDocument():
            return _paper_as_it_stands(state, command)
        case _:
            return None


def _agenda_as_it_stands(
    state: HallState, command: agenda.AmendItem | agenda.RemoveItem | agenda.MoveItem | agenda.SetAgenda
) -> Stands:
    order, items = state.agenda.order, state.agenda.items
    if isinstance(command, agenda.SetAgenda):
        return "", agenda.SetAgenda(items=[items[key].plan for key in order])
    item = items.get(command.item.id if isinstance(command, agenda.AmendItem) else command.item_id)
    if item is None:
        return None
    title = item.plan.short_title or item.plan.title
    if isinstance(command, agenda.MoveItem):
        place = order.index(item.id)
        return title, agenda.MoveItem(item_id=item.id, after=order[place - 1] if place else "")
    return title, agenda.AmendItem(item=item.plan)


def _question_as_it_stands(
    state: HallState, command: questions.AmendQuestion | questions.PromiseInWriting
) -> Stands:
    question = state.questioning.questions.get(command.question_id)
    if question is None:
        return None
    title = question.subject or question.name
    if isinstance(command, questions.AmendQuestion):
        return title, questions.AmendQuestion(
            question_id=question.id, subject=question.subject, to=question.to
        )
    if question.promise is None or not command.change:
        return None
    return title, questions.PromiseInWriting(
        question_id=question.id, due_at=question.promise.due_at, by=question.promise.by, change=True
    )


def _paper_as_it_stands(
    state: HallState, command: publishing.ArrangeDocument | publishing.ScheduleDocument
) -> Stands:
    paper = state.documents.get(command.document_id)
    if paper is None:
        return None
    if isinstance(command, publishing.ScheduleDocument):
        return paper.title, publishing.ScheduleDocument(
            document_id=paper.id, publish_at=paper.publish_at, with_item=paper.with_item
        )
    return paper.title, publishing.ArrangeDocument(
        document_id=paper.id,
        title=paper.title,
        kind=paper.kind,
        item_id=paper.item_id,
        number=paper.number,
        audience=tuple(paper.audience),
        classification=paper.classification,
    )


_CODES: dict[type[Command], str] = {
    regulation.AmendRules: "moved_on.edited_rules",
    agenda.SetAgenda: "moved_on.edited_agenda",
    agenda.MoveItem: "moved_on.edited_place",
    agenda.RemoveItem: "moved_on.edited_before_removal",
}


def require_unchanged(state: HallState, command: Command, was: Edit) -> None:
    """Refused: `moved_on.edited`, `.edited_output`, and as `_CODES` say; `editing.wrong_was` where `was` is no edit of
    the command's kind, so that nothing could be compared.

    What another has made just as it is wanted now is no reason.
    """
    if COMPARED_BY.get(type(command)) is not type(was):
        raise Refused("editing.wrong_was", command=type(command).__name__, was=type(was).__name__)
    stands = as_it_stands(state, command)
    if stands is None:
        return
    title, edit = stands
    if _plain(edit) in map(_plain, (was, written(was, lambda: referred_to(state)), command)):
        return
    code = _CODES.get(type(command), "moved_on.edited" if title else "moved_on.edited_output")
    raise Refused(code, title=title) if title else Refused(code)


def _plain(edit: Command) -> Command:
    """Without what says nothing of the thing: an empty short title is the title, a reason is the change's."""
    if isinstance(edit, agenda.AmendItem):
        return agenda.AmendItem(item=_plain_plan(edit.item))
    if isinstance(edit, agenda.SetAgenda):
        return agenda.SetAgenda(items=[_plain_plan(plan) for plan in edit.items])
    if isinstance(edit, regulation.AmendRules):
        return regulation.AmendRules(rules=edit.rules, reason="")
    if isinstance(edit, publishing.ArrangeDocument):
        return msgspec.structs.replace(edit, after=None)
    return edit


def _plain_plan(plan: agenda.ItemPlan) -> agenda.ItemPlan:
    return msgspec.structs.replace(plan, short_title=plan.short_title or plan.title)

"""A questioning session read from the topics: which group runs, what the hall is at, who comes next."""

from __future__ import annotations

from chair_console.domain.questioning import Respondent, is_for
from chair_console.protocol.floor_views import RequestView, TurnView
from chair_console.protocol.questioning_views import GroupView, QuestionView

from .meeting import Scene
from .topics import Topics
from .words import Words

NO_BREAK = "\u00a0"


def groups_here(topics: Topics) -> list[GroupView]:
    """The groups of the item that runs."""
    item = topics.current_item
    return [group for group in topics.groups if item is not None and group.item_id == item.id]


def running_group(topics: Topics) -> GroupView | None:
    return next((group for group in topics.groups if group.status == "running"), None)


def next_group(topics: Topics) -> GroupView | None:
    """The first group of the item that has not been started."""
    return next((group for group in groups_here(topics) if group.status == "planned"), None)


def is_questioned(topics: Topics) -> bool:
    """Whether the item that runs is questioned by groups now."""
    item = topics.current_item
    return item is not None and item.phase == "questioning" and bool(groups_here(topics))


def questions_of(topics: Topics, group: GroupView | None) -> list[QuestionView]:
    """The questions of a group by their numbers."""
    found = [q for q in topics.questions if group is not None and q.group_id == group.id]
    return sorted(found, key=lambda q: q.number)


def next_number(topics: Topics, group: GroupView | None) -> int:
    """The number that the next question of a group gets."""
    return max((q.number for q in questions_of(topics, group)), default=0) + 1


def current_questions(topics: Topics) -> list[QuestionView]:
    """What the hall is at: asked one after another, or answered together."""
    return [q for q in topics.questions if q.current]


def unanswered(topics: Topics, group: GroupView) -> list[QuestionView]:
    """What was asked in a group and waits for an answer, also while it is being put."""
    return [q for q in questions_of(topics, group) if q.status == "asked"]


def question_queue(topics: Topics, group: GroupView | None) -> list[RequestView]:
    """Who waits to ask in this group, in the order of registration; who asks somebody of another group waits for it."""
    queue = topics.floor.queue if topics.floor else []
    others = [r for g in groups_here(topics) if group is not None and g.id != group.id for r in g.respondents]
    here = group.respondents if group is not None else ()
    return [r for r in queue if r.kind == "question" and (group is None or is_for(r.to, here, others))]


def later_questions(topics: Topics, group: GroupView | None) -> list[RequestView]:
    """Who waits to ask in another group."""
    mine = {request.id for request in question_queue(topics, group)}
    queue = topics.floor.queue if topics.floor else []
    return [r for r in queue if r.kind == "question" and r.id not in mine]


def other_queue(topics: Topics) -> list[RequestView]:
    """Who waits for neither a question nor a debate: for an explanation, or a speech in discussion."""
    queue = topics.floor.queue if topics.floor else []
    return [r for r in queue if r.kind not in ("question", "debate")]


def debate_queue(topics: Topics) -> list[RequestView]:
    """Who waits to debate, in the hall's order: whose question it is comes first (Res. 71/2022 art. 19)."""
    queue = topics.floor.queue if topics.floor else []
    return [r for r in queue if r.kind == "debate"]


def questioners(topics: Topics) -> set[str]:
    """The delegates whose questions the hall is at."""
    return {q.delegate_id for q in current_questions(topics) if q.delegate_id}


def respondent_for(group: GroupView, to: str) -> Respondent:
    """Who answers a question to `to`; the first of the group where it names nobody of it."""
    return next((r for r in group.respondents if r.is_meant_by(to)), group.respondents[0])


def kept_together(office: str) -> str:
    """An office in large type keeps its last two words on one line: "Sở Y tế" is not torn after the Y."""
    return NO_BREAK.join(office.rsplit(" ", 1))


def about_turn(topics: Topics, words: Words, turn: TurnView) -> Scene:
    """What the projector says of a turn in questioning: the group as the label, who asks whom, who is answered."""
    group = running_group(topics)
    if group is None or turn.kind not in ("question", "answer", "debate"):
        return {}
    current = current_questions(topics)
    told = label(topics, words, group)
    if turn.kind == "answer":
        told |= answering(words, turn.name if turn.delegate_id else kept_together(turn.name), current)
    elif turn.kind == "question":
        asked = next((q for q in current if q.id == turn.id), None)
        told |= asking(words, asked.to if asked is not None else "")
    return told


def about_call(topics: Topics, words: Words, request: RequestView) -> Scene:
    """The same of a turn that is about to be given."""
    group = running_group(topics)
    if group is None or request.kind not in ("question", "debate"):
        return {}
    told = label(topics, words, group, without=request.id)
    return told | (asking(words, request.to) if request.kind == "question" else {})


def label(topics: Topics, words: Words, group: GroupView, *, without: str = "") -> Scene:
    """The group over a speaker, and who comes next: those who debate, then those who ask."""
    coming = [r for r in (*debate_queue(topics), *question_queue(topics, group)) if r.id != without]
    return {
        "item_title": words("scene.questioning.group", number=group.number, title=group.title),
        "next": [{"name": r.name, "unit": r.unit, "kind_text": words(f"kind.{r.kind}")} for r in coming[:3]],
    }


def asking(words: Words, to: str) -> Scene:
    """Whom a question is to, in the place of the questioner's own office."""
    return {"role": words("scene.questioning.asks", to=to)} if to else {}


def answering(words: Words, name: str, asked: list[QuestionView]) -> Scene:
    """Who answers, and whose questions."""
    names = ", ".join(q.name for q in asked)
    return {"name": name, "unit": words("scene.questioning.answers", names=names) if names else ""}

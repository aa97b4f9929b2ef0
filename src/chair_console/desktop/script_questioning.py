"""The words to say (lời dẫn) in a questioning session: they follow the step that comes next.

Pure, as `script`: whatever people wrote is made safe against the markup.
"""

from __future__ import annotations

from html import escape

from chair_console.domain import questioning, questions, turns
from chair_console.protocol.agenda_views import ItemView
from chair_console.protocol.floor_views import RequestView
from chair_console.protocol.questioning_views import GroupView
from chair_console.scene import questioning as session
from chair_console.scene import times
from chair_console.scene.topics import Topics
from chair_console.scene.words import Words

from .next_step import next_step
from .script import bold, filled, names_next


def questioning_words(topics: Topics, words: Words, item: ItemView, now: int) -> str:
    """What the chair says now: of the floor that ends, of an answer promised in writing, and of what comes next.

    What the secretary prepared is read before the first group, or where it calls the next speaker itself.
    """
    written = next((phase.script for phase in item.phases if phase.phase == item.phase), "")
    begun = any(group.status != "planned" for group in session.groups_here(topics))
    if written and (not begun or names_next(written, words)):
        return filled(written, topics, words, now)
    parts = (_thanks(topics, words), _promised(topics, words), _coming(topics, words, now))
    return " ".join(part for part in parts if part)


def _thanks(topics: Topics, words: Words) -> str:
    """Thank who has the floor, or had it last in this group, for what it was."""
    shown = topics.floor
    if shown is None:
        return ""
    since = max(group.ended_at or group.started_at or 0 for group in session.groups_here(topics))
    spoken = [turn for turn in shown.spoken if turn.started_at >= since]
    turn = shown.turn or (spoken[-1] if spoken else None)
    if turn is None:
        return ""
    key = {"question": "script.thanks_question", "debate": "script.thanks_debate"}.get(turn.kind)
    return words(key or "script.thanks_guest", name=bold(turn.name))


def _promised(topics: Topics, words: Words) -> str:
    """An answer that was promised in writing for the question at hand is put on record aloud."""
    promised = [q for q in session.current_questions(topics) if q.promise is not None and q.written is None]
    if not promised or promised[-1].promise is None or (topics.floor and topics.floor.turn):
        return ""
    question, promise = promised[-1], promised[-1].promise
    facts = {"who": bold(promise.by), "name": bold(question.name), "day": bold(times.date(promise.due_at))}
    return words("script.questioning_promised", **facts)


def _coming(topics: Topics, words: Words, now: int) -> str:
    """The words of the step that is suggested."""
    shown, step = topics.floor, next_step(topics, words, now)
    if shown is not None and shown.held_up is not None:
        return words("script.let_go_on", name=bold(shown.held_up.name))
    match step.way.command if step is not None else None:
        case questioning.StartGroup(group_id=group_id, after=after):
            return _group_starts(topics, words, group_id, after)
        case questioning.EndGroup(group_id=group_id):
            return _group_ends(topics, words, group_id)
        case questions.AnswerQuestions(question_ids=question_ids, again=again):
            return _answer(topics, words, question_ids, again=again)
        case turns.GiveFloorTo(name=name, limit_ms=limit):
            minutes = times.minutes(limit)
            return words("script.questioning_opening", who=bold(name), minutes=minutes)
        case turns.GiveFloor(request_id=request_id) if shown is not None:
            request = next((r for r in (*shown.queue, *shown.signals) if r.id == request_id), None)
            return _call(topics, words, request) if request is not None else ""
    return words("script.questioning_ends")


def _named(group: GroupView) -> str:
    """The respondents with their offices, to be followed by what they do."""
    *others, last = group.respondents
    return "; ".join([*(_full(r).removesuffix(",") for r in others), _full(last)])


def _full(respondent: questioning.Respondent) -> str:
    name = bold(respondent.called())
    return f"{name}, {escape(respondent.office)}," if respondent.name and respondent.office else name


def _group_starts(topics: Topics, words: Words, group_id: str, after: str) -> str:
    group = next(group for group in topics.groups if group.id == group_id)
    facts = {"number": group.number, "title": bold(group.title), "names": _named(group)}
    begins = words("script.questioning_group", **facts)
    if not session.question_queue(topics, group):
        begins += " " + words("script.questioning_register")
    return f"{_group_ends(topics, words, after)} {begins}" if after else begins


def _group_ends(topics: Topics, words: Words, group_id: str) -> str:
    group = next(group for group in topics.groups if group.id == group_id)
    return words("script.questioning_group_ends", number=group.number, title=bold(group.title))


def _answer(topics: Topics, words: Words, question_ids: list[str], *, again: bool) -> str:
    asked = [q for q in topics.questions if q.id in question_ids]
    group = session.running_group(topics)
    if group is None or not asked:
        return ""
    who = session.respondent_for(group, asked[0].to)
    limit = topics.session.limits.answer_ms * len(asked) if topics.session else 0
    names, shown = ", ".join(bold(q.name) for q in asked), topics.floor
    turn = (shown.turn or (shown.spoken[-1] if shown.spoken else None)) if shown else None
    if again and turn is not None:
        names = bold(turn.name)
    key = "script.questioning_answer"
    if again:
        key = "script.questioning_reply"
    elif len(asked) > 1:
        key = "script.questioning_together"
    return words(key, who=_full(who), name=names, minutes=times.minutes(limit))


def _call(topics: Topics, words: Words, request: RequestView) -> str:
    """Call who asks or debates, by name and unit; whose question it is debates first (Res. 71/2022 art. 19)."""
    name = f"{bold(request.name)}, {escape(request.unit)}," if request.unit else bold(request.name)
    facts = {"name": name, "minutes": times.minutes(request.limit_ms)}
    if request.kind == "debate":
        own = request.delegate_id in session.questioners(topics)
        return words("script.questioning_debate_own" if own else "script.questioning_debate", **facts)
    if request.kind != "question":
        return words("script.invite", name=name)
    group = session.running_group(topics)
    to = request.to or (session.respondent_for(group, request.to).called() if group is not None else "")
    ready = [r for r in session.question_queue(topics, group) if r.present and r.id != request.id]
    call = words("script.questioning_ask", to=escape(to), **facts)
    return f"{call} {words('script.ready', name=bold(ready[0].name))}" if ready else call

"""What the stage shows of a questioning session: the groups, the question at reading size, the table, the queues."""

from __future__ import annotations

from chair_console.protocol.floor_views import RequestView, TurnView
from chair_console.protocol.questioning_views import GroupView, QuestionView
from chair_console.scene import questioning as session
from chair_console.scene import times
from chair_console.scene.scene import remaining_ms
from chair_console.scene.topics import Topics
from chair_console.scene.words import Words

from .view_model import Row, View


def group_chips(topics: Topics, words: Words) -> list[View]:
    """The groups of the item, the running one marked, and the one that the stage is about."""
    shown = group_shown(topics)
    return [
        {
            "id": group.id,
            "text": words("questioning.group", number=group.number, title=group.title),
            "brief": words("questioning.group_brief", number=group.number),
            "state": group.status,
            "shown": group == shown,
        }
        for group in session.groups_here(topics)
    ]


def group_shown(topics: Topics) -> GroupView | None:
    """The group that the stage is about: which runs, or comes next, or was the last."""
    here = session.groups_here(topics)
    return session.running_group(topics) or session.next_group(topics) or (here[-1] if here else None)


def respondent_line(topics: Topics, words: Words, group: GroupView | None) -> str:
    """The same, and that they are who is questioned."""
    names = respondent_names(topics, group)
    return words("questioning.respondent", names=names) if names else ""


def respondent_names(topics: Topics, group: GroupView | None) -> str:
    """Who answers what the hall is at; all of the group while nothing was asked."""
    if group is None:
        return ""
    current = session.current_questions(topics)
    asked = [session.respondent_for(group, q.to) for q in current] or list(group.respondents)
    names = dict.fromkeys(", ".join(part for part in (r.name, r.office) if part) for r in asked)
    return "; ".join(names)


def question_card(topics: Topics, words: Words, now: int) -> View:
    """The question or questions that the hall is at, and how far each is."""
    current = session.current_questions(topics)
    if not current:
        return {}
    if len(current) == 1:
        (one,) = current
        who = ", ".join(part for part in (one.name, one.unit) if part)
        label = words("questioning.question", number=one.number, who=who)
        text = one.subject or words("questioning.no_subject")
    else:
        label = words("questioning.together", numbers=", ".join(str(q.number) for q in current))
        lines = (f"{q.number}. {q.name}: {q.subject or words('questioning.no_subject')}" for q in current)
        text = "\n".join(lines)
    return {
        "id": current[0].id if len(current) == 1 else "",
        "label": label,
        "text": text,
        "chips": _chips(topics, words, current, now),
        "many": len(current) > 1,
    }


def _chips(topics: Topics, words: Words, current: list[QuestionView], now: int) -> list[View]:
    """The phases of a question: asked, answered, debated; and whether an answer in writing was promised."""
    turn = topics.floor.turn if topics.floor else None
    last = current[-1]
    put, given = _clock_of(topics, {last.id}), _clock_of(topics, {answer.turn_id for answer in last.answers})
    chips: list[View] = []
    if put is not None:
        left = times.countdown(remaining_ms(put, now))
        chips.append({"text": words("questioning.chip.asking", left=left), "tone": "gold"})
    else:
        chips.append({"text": words("questioning.chip.asked", time=times.spent(last.asked_ms)), "tone": "ok"})
    if given is not None:
        left = times.countdown(remaining_ms(given, now))
        # With a promise beside it there is no room for how long the answer may be: the clock says that.
        key = "questioning.chip.answering" if last.promise is None else "questioning.chip.answering_promised"
        text = words(key, left=left, limit=times.countdown(given.limit_ms))
        chips.append({"text": text, "tone": "gold"})
    elif last.answers:
        spent = times.spent(sum(answer.ms for answer in last.answers))
        chips.append({"text": words("questioning.chip.answered", time=spent), "tone": "ok"})
    elif last.promise is None:
        chips.append({"text": words("questioning.chip.answer"), "tone": "line"})
    if last.promise is not None:
        day = times.day_month(last.promise.due_at)
        chips.append({"text": words("questioning.chip.promised", day=day), "tone": "accent"})
    debates = sum(question.debates for question in current)
    if turn is not None and turn.kind == "debate":
        chips.append({"text": words("questioning.chip.debating", name=turn.name), "tone": "gold"})
    elif debates:
        chips.append({"text": words("questioning.chip.debated", count=debates), "tone": "ok"})
    else:
        chips.append({"text": words("questioning.chip.debate"), "tone": "line"})
    return chips


def _clock_of(topics: Topics, turn_ids: set[str]) -> TurnView | None:
    """The speech among these that is going on, also while it is held up; a promise in writing does not end it."""
    speaking = (topics.floor.turn, topics.floor.held_up) if topics.floor else ()
    return next((turn for turn in speaking if turn is not None and turn.id in turn_ids), None)


def table_rows(topics: Topics, words: Words, group: GroupView | None) -> list[Row]:
    """The group's questions: asked ones with their answers, then who waits to ask."""
    asked = session.questions_of(topics, group)
    rows = [_asked(words, question) for question in asked]
    waiting = session.question_queue(topics, group)
    first = session.next_number(topics, group)
    rows += [_waiting(request, number) for number, request in enumerate(waiting, start=first)]
    return rows


def _asked(words: Words, question: QuestionView) -> Row:
    done = question.status in ("answered", "promised", "withdrawn")
    return {
        "id": question.id,
        "question_id": "" if question.status == "withdrawn" else question.id,
        "number": question.number,
        "name": question.name,
        "subject": question.subject or words("questioning.no_subject"),
        "answer": _answer(words, question),
        "debate": str(question.debates) if question.debates else "–" if done and not question.current else "",
        "standing": "current" if question.current else "done" if done else "open",
    }


def _answer(words: Words, question: QuestionView) -> str:
    if question.status == "withdrawn":
        return words("questioning.withdrawn")
    if question.status == "being_answered":
        return words("questioning.answering")
    if question.promise is not None:
        return words("questioning.in_writing", day=times.day_month(question.promise.due_at))
    if question.answers:
        return times.spent(sum(answer.ms for answer in question.answers))
    return words("questioning.asking") if question.asking else ""


def _waiting(request: RequestView, number: int) -> Row:
    return {
        "id": f"waiting-{request.id}",
        "question_id": "",
        "number": number,
        "name": request.name,
        "subject": request.subject,
        "answer": "",
        "debate": "",
        "standing": "waiting",
    }


def debate_rows(topics: Topics, words: Words) -> list[Row]:
    """Who waits to debate, the questioner first."""
    own = session.questioners(topics)
    waiting = [(request, request.delegate_id in own) for request in session.debate_queue(topics)]
    in_order = topics.floor.in_order if topics.floor else ()
    return [
        _queued(words, request, place, words("questioning.own") if marked else request.unit, in_order)
        | {"marked": marked}
        for place, (request, marked) in enumerate(waiting, start=1)
    ]


def question_rows(topics: Topics, words: Words, group: GroupView | None) -> list[Row]:
    """Who waits to ask in this group, then who waits for another, then who waits to say something else."""
    in_order = topics.floor.in_order if topics.floor else ()
    here = [(request, request.to or request.unit) for request in session.question_queue(topics, group)]
    later = [
        (request, words("questioning.later", to=request.to))
        for request in session.later_questions(topics, group)
    ]
    others = [(request, _kind_and_unit(words, request)) for request in session.other_queue(topics)]
    return [
        _queued(words, request, place, detail, in_order)
        for place, (request, detail) in enumerate((*here, *later, *others), start=1)
    ]


def _kind_and_unit(words: Words, request: RequestView) -> str:
    return " · ".join(part for part in (words(f"kind.{request.kind}"), request.unit) if part)


def waiting_text(topics: Topics, words: Words, waiting: int) -> str:
    """How many of these wait to ask, and how many for something else."""
    others = len(session.other_queue(topics))
    if not others:
        return words("questioning.waiting", count=waiting)
    return words("questioning.waiting_others", count=waiting - others, others=others)


def _queued(words: Words, request: RequestView, place: int, detail: str, in_order: tuple[str, ...]) -> Row:
    return {
        "id": request.id,
        "request_id": request.id,
        "place": place,
        "name": request.name,
        "detail": detail if request.present else words("floor.away"),
        "marked": False,
        "in_order": request.id in in_order,
        "present": request.present,
    }

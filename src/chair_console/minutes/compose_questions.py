"""Questioning and written opinions in words: the questions by group, what is owed, the opinions as an annex."""

from __future__ import annotations

from .model import ItemFacts, Minutes
from .paper import Block, Bullet, Heading, Paragraph, Table
from .questioning_facts import (
    AmendmentFacts,
    AnswerFacts,
    GroupFacts,
    OpinionFacts,
    QuestionFacts,
    WithdrawnFacts,
)
from .words import Words, full_stop


def group_blocks(group: GroupFacts, words: Words) -> list[Block]:
    """A group of questions: who answered, the questions with their answers, and what was promised in writing."""
    title = (
        words.say("questions.group", title=group.title) if group.title else words.say("questions.ungrouped")
    )
    blocks: list[Block] = [Paragraph(title, "strong")]
    if group.begun_at is not None:
        begun, ended = words.time(group.begun_at), words.time(group.ended_at)
        names = "; ".join(", ".join(part for part in (r.name, r.office) if part) for r in group.respondents)
        blocks.append(Paragraph(words.say("questions.course", names=names, begun=begun, ended=ended)))
    if not group.questions:
        blocks.append(Paragraph(words.say("questions.none")))
        return blocks
    columns = ("number", "name", "subject", "answered", "debate")
    head = tuple(words.say(f"column.{column}") for column in columns)
    rows = tuple(_row(question, words) for question in group.questions)
    blocks.append(Table(head, rows, (2, 7, 12, 12, 6), (0,)))
    amended = ((question, amendment) for question in group.questions for amendment in question.amended)
    lines = [amendment_text(question, amendment, words) for question, amendment in amended]
    lines += [withdrawn_text(q, gone, words) for q in group.questions for gone in q.promises_withdrawn]
    return [*blocks, *(Bullet(line) for line in lines if line)]


def withdrawn_text(question: QuestionFacts, gone: WithdrawnFacts, words: Words) -> str:
    """Which promise of an answer in writing was withdrawn, when and why."""
    return words.say(
        "questions.promise_withdrawn",
        number=question.number,
        name=question.name,
        by=gone.by,
        date=words.date(gone.due_at),
        time=words.short(gone.at)[:5],
        reason=full_stop(gone.reason),
    )


def amendment_text(question: QuestionFacts, amendment: AmendmentFacts, words: Words) -> str:
    """What a question said before it was amended; nothing where a journal of before does not tell it."""
    told = []
    if amendment.subject is not None:
        key = "questions.amended.subject" if amendment.subject else "questions.amended.written"
        told.append(words.say(key, before=full_stop(amendment.subject)))
    if amendment.to is not None:
        key = "questions.amended.to" if amendment.to else "questions.amended.to_new"
        told.append(words.say(key, before=amendment.to))
    if amendment.group is not None:
        told.append(words.say("questions.amended.group", number=amendment.number, before=amendment.group))
    if not told:
        return ""
    time, what = words.short(amendment.at)[:5], "; ".join(told)
    return words.say("questions.amended", number=question.number, name=question.name, time=time, what=what)


def _row(question: QuestionFacts, words: Words) -> tuple[str, ...]:
    asked = words.say("questions.asked", time=words.short(question.asked_at)[:5])
    subject = question.subject or words.say("questions.no_subject")
    if question.to:
        subject += " " + words.say("questions.to", to=question.to)
    return (
        str(question.number),
        f"{question.name} ({asked})",
        subject,
        answer_text(question, words),
        ", ".join(question.debaters) or "–",
    )


def answer_text(question: QuestionFacts, words: Words) -> str:
    """How a question was answered: in the sitting, in writing, or not yet."""
    told = [_answer(answer, words) for answer in question.answers]
    if question.due_at is not None:
        day = words.date(question.due_at)
        told.append(words.say("questions.promised", by=question.promised_by, date=day))
    if question.written_at is not None:
        text = words.say("questions.written", date=words.date(question.written_at))
        about = "; ".join(part for part in (question.document, full_stop(question.note)) if part)
        told.append(text + (f" ({about})" if about else ""))
    elif question.due_at is not None:
        told.append(words.say("questions.not_in"))
    if question.status == "withdrawn":
        told.append(words.say("questions.withdrawn"))
    return ". ".join(told) + "." if told else words.say("questions.unanswered")


def _answer(answer: AnswerFacts, words: Words) -> str:
    text = words.say(
        "questions.answer",
        name=", ".join(part for part in (answer.respondent, answer.office) if part),
        time=words.short(answer.at)[:5],
        length=words.length(answer.spoken_ms),
    )
    if answer.together:
        text += " " + words.say("questions.together", numbers=", ".join(map(str, answer.together)))
    return text


def owed_blocks(minutes: Minutes, words: Words) -> list[Block]:
    """Which answers are still to come, from whom and until when; nothing where nothing was asked."""
    groups = [group for item in minutes.items for group in item.groups]
    if not any(group.questions for group in groups):
        return []
    owed = [(group, question) for group in groups for question in group.questions if question.owed]
    blocks: list[Block] = [Paragraph(words.say("questions.owed"), "strong")]
    if not owed:
        return [*blocks, Paragraph(words.say("questions.nothing_owed"))]
    return [*blocks, *(Bullet(_owed(group, question, words)) for group, question in owed)]


def _owed(group: GroupFacts, question: QuestionFacts, words: Words) -> str:
    facts = {"number": question.number, "name": question.name, "group": group.title or "–"}
    subject = full_stop(question.subject) or words.say("questions.no_subject")
    if question.due_at is None:
        return words.say("questions.owed.undated", **facts, subject=subject)
    by, date = question.promised_by, words.date(question.due_at)
    return words.say("questions.owed.dated", **facts, subject=subject, by=by, date=date)


def opinions_annex(minutes: Minutes, words: Words) -> list[Block]:
    """Every written opinion in full, by item; nothing where none was handed in."""
    items = [item for item in minutes.items if item.opinions]
    if not items:
        return []
    blocks: list[Block] = [Heading(1, words.say("heading.opinions"))]
    for item in items:
        blocks.append(Heading(2, words.say("item.head", number=item.number, title=full_stop(item.title))))
        for opinion in item.opinions:
            blocks.append(Paragraph(opinion_head(opinion, words), "strong"))
            blocks += [Paragraph(line) for line in opinion.text.splitlines() if line.strip()]
    return blocks


def opinion_head(opinion: OpinionFacts, words: Words) -> str:
    """Who handed it in, and when."""
    who = ", ".join(part for part in (opinion.name, opinion.title, opinion.unit) if part)
    text = words.say("opinion.head", who=who, time=words.moment(opinion.at))
    if opinion.on_paper:
        text += " " + words.say("opinion.on_paper")
    if opinion.late:
        text += " " + words.say("opinion.late")
    return text


def opinions_line(item: ItemFacts, words: Words) -> list[Block]:
    """In the item's part: how many opinions came in writing, and that they are in the annex."""
    if not item.opinions:
        return []
    names = ", ".join(dict.fromkeys(opinion.name for opinion in item.opinions))
    return [Paragraph(words.say("opinions.line", count=len(item.opinions), names=names))]

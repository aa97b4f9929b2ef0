"""What the projector will show once a group is started or the respondent is called."""

from __future__ import annotations

from chair_console.domain import questioning, questions
from chair_console.scene import questioning as session
from chair_console.scene import scene
from chair_console.scene.scene import Scene
from chair_console.scene.topics import Topics
from chair_console.scene.words import Words


def answer_after(topics: Topics, command: questions.AnswerQuestions, words: Words) -> Scene:
    """The respondent with the clock, and whose questions are answered."""
    group, held = session.running_group(topics), topics.session
    asked = [q for q in topics.questions if q.id in command.question_ids]
    if group is None or not asked:
        return {"item_title": "", "state": "running", "next": []}
    who = session.respondent_for(group, asked[0].to)
    limit = (held.limits.answer_ms if held else 0) * len(asked)
    name = who.called() if who.delegate_id else session.kept_together(who.called())
    return {
        "state": "running",
        "kind_text": words("scene.speaking.answer"),
        "role": who.office if who.name else "",
        "remaining_ms": limit,
        "limit_ms": limit,
        **session.label(topics, words, group),
        **session.answering(words, name, asked),
    }


def group_after(topics: Topics, command: questioning.StartGroup, words: Words) -> Scene:
    """The item as it stands: a group is a label, not a screen of its own."""
    return scene.item(topics, words)

"""How many marks a vote may hold at all: asked before anything else looks through them."""

from __future__ import annotations

from chair_console.domain.ballot_paper import MOST_OPTIONS, MOST_QUESTIONS
from chair_console.domain.messages import Command
from chair_console.domain.refusals import Refused
from chair_console.domain.secret_votes import CastSecretVote
from chair_console.domain.votes import CastVote, EnterVote


def require_marks_of_a_paper(command: Command) -> None:
    """No more than the longest paper has room for.

    A command of the largest size holds a quarter of a million empty marks. To look through them takes the hall 100 ms,
    and one spoilt tablet that sends them over and over would keep everyone waiting. Refused: `paper.other_questions`.
    """
    if not isinstance(command, CastVote | EnterVote | CastSecretVote):
        return
    marks = command.marks
    if len(marks) > MOST_QUESTIONS or any(len(chosen) > MOST_OPTIONS for chosen in marks):
        raise Refused("paper.other_questions")

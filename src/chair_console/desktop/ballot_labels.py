"""The words of a ballot paper: what an option is called in each form, and where a ballot stands among others."""

from __future__ import annotations

from chair_console.domain.ballot_paper import BallotForm, Option
from chair_console.protocol.ballot_views import BallotView
from chair_console.scene.words import Words


def option_label(words: Words, form: BallotForm, option: Option) -> str:
    """A candidate's name or an answer; the three choices and the levels of confidence have words of their own."""
    if form == "motion":
        return words(f"choice.{option.id}")
    if form in ("confidence_poll", "confidence_vote"):
        return words(f"level.{option.id}")
    return option.label


def standing(words: Words, shown: BallotView) -> str:
    """Whether it is a part, a repeat or a further run; empty for a plain one."""
    if shown.part_of:
        return words("ballot.is_part")
    if shown.repeat_of:
        return words("ballot.is_repeat")
    return words("ballot.is_run", run=shown.run) if shown.run > 1 else ""


def whole_text(words: Words, shown: BallotView) -> str:
    """Of which motion it is a part; empty for any other."""
    return words("ballot.part_of", title=shown.whole_title) if shown.whole_title else ""

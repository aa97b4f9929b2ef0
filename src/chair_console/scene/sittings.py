"""How a sitting (phiên họp) is called on the windows and screens."""

from __future__ import annotations

import re
from functools import cache

from chair_console.protocol.views import SittingView
from chair_console.sentences import LANGUAGES, sentence

from .words import Words

_CODE = "acts.new_sitting"


def title_of(sitting: SittingView, words: Words) -> str:
    """Its title. One that the program gave at an adjournment is said in the language of these words.

    The journal keeps the title in the language of the desk that adjourned; a title that somebody wrote stays as it is.
    """
    for pattern in _made():
        found = pattern.fullmatch(sitting.title)
        if found is not None:
            return words(_CODE, **found.groupdict())
    return sitting.title


def resumed(sitting: SittingView | None) -> bool:
    """Whether it goes on with what an adjourned sitting left (họp tiếp)."""
    return sitting is not None and sitting.roll_call_after is not None


@cache
def _made() -> tuple[re.Pattern[str], ...]:
    """The title that the program gives, in each language, with its time and date to be filled in."""
    facts = {"time": "<time>", "date": "<date>"}
    patterns = [re.escape(sentence(f"desktop.{_CODE}", facts, language)) for language in LANGUAGES]
    return tuple(
        re.compile(p.replace("<time>", r"(?P<time>[\d:]+)").replace("<date>", r"(?P<date>[\d/]+)"))
        for p in patterns
    )

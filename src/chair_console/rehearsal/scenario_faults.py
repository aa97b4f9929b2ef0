"""What is wrong with a scenario file, in words for whoever writes it."""

from __future__ import annotations

import re
from typing import get_args

from chair_console.domain.ballot import BallotKind, BallotMethod
from chair_console.domain.ballot_paper import BallotForm
from chair_console.domain.decisions import Base, Compare, Outcome
from chair_console.domain.floor import RequestKind
from chair_console.domain.session import BodyKind
from chair_console.domain.tally import Consequence, TallyOutcome

_MESSAGE = re.compile(r"^(?P<what>.*?)(?: - at `\$(?P<place>.*)`)?$", re.DOTALL)
_MISSING = re.compile(r"missing required field `(.+)`")
_UNKNOWN = re.compile(r"unknown field `(.+)`")
_EXPECTED = re.compile(r"Expected `(.+)`, got `(.+)`")
_ENUM = re.compile(r"Invalid enum value (.+)")
_BYTE = re.compile(r"byte (\d+)")
_ALLOWED: dict[tuple[str, str], tuple[str, ...]] = {
    ("ballots", "kind"): get_args(BallotKind),
    ("ballots", "form"): get_args(BallotForm),
    ("ballots", "method"): get_args(BallotMethod),
    ("ballots", "style"): ("choose", "cross_out"),
    ("ballots", "casting_vote"): ("for", "against", "null"),
    ("ballots", "compare"): get_args(Compare),
    ("ballots", "of"): get_args(Base),
    ("ballots", "outcome"): (*get_args(Outcome), *get_args(TallyOutcome)),
    ("ballots", "consequences"): get_args(Consequence),
    ("requests", "kind"): get_args(RequestKind),
    ("", "language"): ("vi", "en"),
    ("", "body_kind"): get_args(BodyKind),
}


class ScenarioRefused(Exception):
    """The file is no scenario that can be played: `code` and `facts` give the sentence."""

    def __init__(self, code: str, **facts: object) -> None:
        super().__init__(code)
        self.code, self.facts = code, facts


def not_json(path: str, content: bytes, error: Exception) -> ScenarioRefused:
    """Where the file stops being JSON, as an editor counts it."""
    found = _BYTE.search(str(error))
    before = content[: int(found.group(1))] if found else content
    line = before.count(b"\n") + 1
    column = len(before.rpartition(b"\n")[2].decode("utf-8", "replace")) + 1
    return ScenarioRefused("scenario.not_json", path=path, line=line, column=column)


def malformed(message: str, where: str) -> ScenarioRefused:
    """A value of the wrong kind. `where` names the entry (`ballots[3]`); `message` is the decoder's."""
    matched = _MESSAGE.match(message)
    assert matched is not None  # the pattern takes any text
    what, place = matched["what"], (matched["place"] or "").replace("[...]", "")
    spot = f"{where}{place}".lstrip(".") or "$"
    if missing := _MISSING.search(what):
        return ScenarioRefused("scenario.missing_field", where=spot, field=missing[1])
    if unknown := _UNKNOWN.search(what):
        return ScenarioRefused("scenario.unknown_field", where=spot, field=unknown[1])
    if value := _ENUM.search(what):
        allowed = _ALLOWED.get((where.partition("[")[0], place.rpartition(".")[2]), ())
        return ScenarioRefused(
            "scenario.unknown_value", where=spot, value=value[1], allowed=", ".join(allowed)
        )
    if kinds := _EXPECTED.search(what):
        return ScenarioRefused("scenario.wrong_kind", where=spot, expected=kinds[1], found=kinds[2])
    return ScenarioRefused("scenario.malformed", where=spot, reason=what)

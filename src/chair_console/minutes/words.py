"""Words, times and lengths in the language of the minutes."""

from __future__ import annotations

import datetime

from chair_console.domain.ballot import BallotKind, BallotMethod
from chair_console.domain.ballot_paper import BallotForm
from chair_console.domain.decisions import Rule
from chair_console.domain.formal_sentences import Language
from chair_console.domain.rule_table import RULES_BY_NAME
from chair_console.sentences import cited, sentence

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
)  # fmt: skip


class Words:
    """The wording of one language; a `code` is one of resources/translations/minutes.*.json without prefix."""

    def __init__(self, language: Language) -> None:
        self.language: Language = language

    def say(self, code: str, /, **facts: object) -> str:
        return sentence(f"minutes.{code}", facts, self.language)

    def time(self, at: int | None) -> str:
        """A time of day as state documents write it: "08 giờ 05 phút"; "…" if there is none."""
        if at is None:
            return "…"
        moment = _local(at)
        if self.language == "vi":
            return f"{moment:%H} giờ {moment:%M} phút"
        return f"{moment:%H:%M}"

    def date(self, at: int) -> str:
        """ "ngày 02 tháng 6 năm 2026": days under 10 and the months 1 and 2 with a zero (Decree 30/2020)."""
        moment = _local(at)
        if self.language == "en":
            return f"{moment.day} {_MONTHS[moment.month - 1]} {moment.year}"
        month = f"{moment.month:02d}" if moment.month < 3 else str(moment.month)
        return f"ngày {moment.day:02d} tháng {month} năm {moment.year}"

    def moment(self, at: int) -> str:
        """A time of day with its date: papers come days before the sitting."""
        return f"{self.time(at)}{' ' if self.language == 'vi' else ', '}{self.date(at)}"

    def short(self, at: int | None) -> str:
        """A time for tables: "08:05:31"."""
        return "" if at is None else f"{_local(at):%H:%M:%S}"

    def length(self, spoken_ms: int) -> str:
        minutes, seconds = divmod(round(spoken_ms / 1000), 60)
        code = "length" if minutes and seconds else "length.minutes" if minutes else "length.seconds"
        return self.say(code, minutes=minutes, seconds=seconds)

    def changed_setting(self, key: str, before: object, after: object) -> str:
        """A value of the working regulation. Of lengths that changed by seconds, that they did is enough."""
        what = self.say(f"regulation.{key}")
        if key == "floor":
            return what
        said = [self._setting(key, value) for value in (before, after)]
        return self.say("regulation.change", what=what, before=said[0], after=said[1])

    def _setting(self, key: str, value: object) -> str:
        if isinstance(value, bool) or value is None:
            return self.say(f"regulation.{'by_body' if value is None else 'yes' if value else 'no'}")
        if isinstance(value, str):
            return self.say(f"regulation.{key}.{value}")
        return f"{value[0]}/{value[1]}" if isinstance(value, tuple) else str(value)

    def rule(self, rule: Rule, name: str = "") -> str:
        """The majority in words; with the law that sets it where `name` is a row of the table of rules."""
        fraction = "/".join(map(str, rule.fraction))
        text = self.say(f"rule.{rule.compare}", fraction=fraction, base=self.say(f"base.{rule.of}"))
        named = RULES_BY_NAME.get(name)
        if named is not None and named.rule == rule and named.article:
            text += self.say(f"rule.source.{named.mark}", article=cited(named.article, self.language))
        if rule.least_cast is not None:
            text += self.say("rule.least_cast", fraction="/".join(map(str, rule.least_cast)))
        return text

    def option(self, form: BallotForm, option_id: str) -> str:
        """An answer whose words are given by the form: a motion's choices, the levels of confidence."""
        return self.say(f"choice.{option_id}" if form == "motion" else f"level.{option_id}")

    def reason(self, reason: str) -> str:
        """ " Lý do: …." after a sentence; nothing where none was given."""
        return self.say("reason", reason=full_stop(reason)) if reason.strip() else ""

    def ballot_form(self, kind: BallotKind, method: BallotMethod) -> str:
        """How it was voted: in the open or in secret, by tablet, by hands or on paper."""
        return self.say(f"ballot_form.{kind}" if method == "electronic" else f"ballot_form.{kind}.{method}")


def _local(at: int) -> datetime.datetime:
    return datetime.datetime.fromtimestamp(max(0, at) / 1000)


def full_stop(text: str) -> str:
    """A reason as people typed it, without the full stop that the sentence around it brings."""
    return text.strip().rstrip(".")

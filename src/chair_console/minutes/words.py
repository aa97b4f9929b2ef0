"""Words, times and lengths in the language of the minutes."""

from __future__ import annotations

import datetime

from chair_console.domain.decisions import Rule
from chair_console.domain.formal_sentences import Language
from chair_console.sentences import sentence

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
)  # fmt: skip


class Words:
    """The wording of one language; a `code` is one of resources/translations/minutes.*.json without prefix."""

    def __init__(self, language: Language) -> None:
        self.language: Language = language

    def say(self, code: str, **facts: object) -> str:
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

    def rule(self, rule: Rule) -> str:
        fraction = "/".join(map(str, rule.fraction))
        return self.say(f"rule.{rule.compare}", fraction=fraction, base=self.say(f"base.{rule.of}"))


def _local(at: int) -> datetime.datetime:
    return datetime.datetime.fromtimestamp(at / 1000)


def full_stop(text: str) -> str:
    """A reason as people typed it, without the full stop that the sentence around it brings."""
    return text.strip().rstrip(".")

"""From a code and its facts to a sentence in Vietnamese or English (resources/translations)."""

from __future__ import annotations

import datetime
import json
import os
from collections.abc import Mapping
from functools import cache
from string import Formatter
from typing import Literal, cast

from . import resources

Language = Literal["vi", "en"]
LANGUAGES: tuple[Language, ...] = ("vi", "en")
LANGUAGE = "CHAIR_CONSOLE_LANGUAGE"
"""In the environment: the language of whoever started this process, before that of the machine."""

_WORDS: dict[Language, dict[str, str]] = {
    "vi": {
        "for": "Tán thành",
        "against": "Không tán thành",
        "abstain": "Không biểu quyết",
        "chair": "chủ tọa",
        "secretary": "thư ký",
        "operator": "người vận hành",
        "teller": "ban kiểm phiếu",
        "projector": "màn chiếu",
        "delegate": "đại biểu",
        "guest": "khách mời",
        "press": "báo chí",
        "separated": "bỏ phiếu kín tách riêng",
        "blind": "bỏ phiếu kín có chữ ký mù",
        "proceedings": "thủ tục",
        "presentation": "trình bày",
        "verification": "thẩm tra",
        "discussion": "thảo luận",
        "questioning": "chất vấn",
        "explanation": "giải trình",
        "voting": "biểu quyết",
    },
    "en": {"for": "For", "against": "Against", "abstain": "Abstain"},
}


class _Sentences(Formatter):
    """Fills sentences; `{count:page|pages}` is "1 page" and "2 pages"."""

    def format_field(self, value: object, format_spec: str) -> str:
        one, bar, many = format_spec.partition("|")
        if bar:
            return f"{value} {one if value == 1 else many}"
        return str(super().format_field(value, format_spec))


_SENTENCES = _Sentences()
_WORD_FACTS = ("choice", "role", "kind", "phase")


def pick_language(accept: str | None) -> Language:
    """The language that a request asks for; Vietnamese unless it says English."""
    return "en" if accept and accept.strip().lower().startswith("en") else "vi"


def clock_time(at: int) -> str:
    """A time in ms since the epoch as people read it here: 10:32:07."""
    return datetime.datetime.fromtimestamp(max(0, at) / 1000).strftime(
        "%H:%M:%S"
    )  # Windows knows none before


@cache
def catalogue(language: Language) -> dict[str, str]:
    """All sentences of a language by code."""
    found: dict[str, str] = {}
    for file in sorted(resources.path("translations").glob(f"*.{language}.json")):
        found.update(cast(dict[str, str], json.loads(file.read_text(encoding="utf-8"))))
    return found


def _readable(key: str, value: object, language: Language) -> object:
    if isinstance(value, int) and not isinstance(value, bool) and (key == "at" or key.endswith("_at")):
        return clock_time(value)
    if key in _WORD_FACTS and isinstance(value, str):
        return _WORDS[language].get(value, value)
    return value


def sentence(code: str, facts: Mapping[str, object], language: Language) -> str:
    """The sentence for a code; an unknown code becomes a general sentence that names it."""
    template = catalogue(language).get(code)
    readable = {key: _readable(key, value, language) for key, value in facts.items()}
    if template is None:
        return catalogue(language)["general.unknown"].format(code=code)
    try:
        # The formatter in Python takes ten times as long, and only a sentence that counts needs it.
        return (
            _SENTENCES.vformat(template, (), readable) if "|" in template else template.format_map(readable)
        )
    except (KeyError, IndexError, ValueError):
        return catalogue(language)["general.unknown"].format(code=code)


def cited(article: str, language: Language) -> str:
    """A place in a law as this language names it: "Luật 77/2015/QH13 art. 91" is "…, điều 91" in Vietnamese."""
    return article.replace(" art. ", ", điều ") if language == "vi" else article


def system_language() -> Language:
    """The language of this machine's user, for the command line; Vietnamese unless it says English."""
    named = next(
        (os.environ[key] for key in (LANGUAGE, "LC_ALL", "LC_MESSAGES", "LANG") if os.environ.get(key)), ""
    )
    return "en" if named.lower().startswith("en") else "vi"

"""Every refusal of the journal is a sentence in both languages."""

from __future__ import annotations

import re
from pathlib import Path
from string import Formatter

import msgspec
import pytest

from chair_console.journal import CODES, refusals

ROOT = Path(__file__).parents[2]
SENTENCES = {
    language: msgspec.json.decode(
        (ROOT / f"resources/translations/journal.{language}.json").read_bytes(), type=dict[str, str]
    )
    for language in ("vi", "en")
}


def facts_of(sentence: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(sentence) if name}


@pytest.mark.parametrize("language", ["vi", "en"])
def test_no_refusal_is_without_a_sentence_and_no_sentence_without_a_refusal(language: str) -> None:
    assert set(SENTENCES[language]) == CODES


@pytest.mark.parametrize("code", sorted(CODES))
def test_a_sentence_uses_only_facts_that_its_refusal_has(code: str) -> None:
    source = Path(refusals.__file__).read_text("utf-8")
    documented = re.search(rf'"{re.escape(code)}",  # (.+)', source)
    assert documented is not None
    facts = set(documented[1].split(", "))
    for sentences in SENTENCES.values():
        assert facts_of(sentences[code]) <= facts

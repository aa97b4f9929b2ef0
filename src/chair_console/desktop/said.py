"""A sentence that is kept as code and facts, so that it can be read anew when the language changes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from chair_console.scene.words import Words
from chair_console.sentences import catalogue, sentence


@dataclass(frozen=True)
class Said:
    """A sentence of the hall or of this program: by code and facts, or as the hall worded it."""

    code: str
    facts: Mapping[str, object] = field(default_factory=dict)
    text: str = ""

    def read(self, words: Words) -> str:
        template = catalogue(words.language).get(self.code, "")
        if self.text and (not template or ("{" in template and not self.facts)):
            return self.text
        return sentence(self.code, self.facts, words.language)

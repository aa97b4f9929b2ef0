"""The desktop's sentences in both languages, by code."""

from __future__ import annotations

from chair_console.protocol.views import Text
from chair_console.sentences import Language, catalogue, cited, sentence


class Words:
    """Says a code in one language: `words("next.open_ballot.title", count=60)`."""

    def __init__(self, language: Language = "vi") -> None:
        self.language = language

    def __call__(self, code: str, **facts: object) -> str:
        return sentence(f"desktop.{code}", facts, self.language)

    def has(self, code: str) -> bool:
        return f"desktop.{code}" in catalogue("vi")

    def article(self, article: str) -> str:
        """A place in a law as this language names it."""
        return cited(article, self.language)

    def of(self, text: Text) -> str:
        """A sentence that came from the hall in both languages."""
        return text.en if self.language == "en" else text.vi

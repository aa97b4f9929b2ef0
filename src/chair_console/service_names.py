"""Names as they go over DNS-SD and come from it: short enough for the protocol, and nothing but readable text."""

from __future__ import annotations

import unicodedata
from typing import Final

_LONGEST_LABEL: Final = 60  # bytes; the protocol allows 63, and a second of the same name gets a number
_LONGEST_TEXT: Final = 200  # bytes of a TXT value; with its key it may have 255
# Control characters, and those that turn the direction of writing: a name could pose as another.
_UNREADABLE: Final = ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")


def readable(text: str) -> str:
    """The text in one line, without characters that are not seen or that turn others round."""
    kept = (
        " " if ch.isspace() else ch
        for ch in text
        if ch.isspace() or unicodedata.category(ch) not in _UNREADABLE
    )
    return " ".join("".join(kept).split())


def _cut(text: str, size: int) -> str:
    return text.encode()[:size].decode(errors="ignore").strip()


def service_label(text: str, otherwise: str) -> str:
    """The instance name of a service."""
    return _cut(readable(text), _LONGEST_LABEL).strip(".") or otherwise


def host_label(text: str, otherwise: str) -> str:
    """A host's name: ASCII letters, digits and dashes."""
    plain = "".join(ch if ch.isalnum() and ch.isascii() else "-" for ch in readable(text))
    return plain[:_LONGEST_LABEL].strip("-") or otherwise


def text_value(text: str) -> str:
    """A value of the TXT record."""
    return _cut(readable(text), _LONGEST_TEXT)

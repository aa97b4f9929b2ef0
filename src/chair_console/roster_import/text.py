"""Vietnamese text as people type it: one normal form, and keys under which the same name is the same."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

TONES = "\u0300\u0301\u0303\u0309\u0323"
_INVISIBLE = dict.fromkeys([0x00AD, *range(0x200B, 0x2010), *range(0x202A, 0x202F), 0x2060, 0xFEFF])
_SYLLABLE = re.compile(
    r"(?:ngh|ng|nh|gh|gi|kh|ph|th|tr|ch|qu|[bcdđghklmnpqrstvx])?"
    r"[aăâeêioôơuưy]{1,3}"
    r"(?:ch|ng|nh|[cmnpt])?"
)


def tidy(text: str) -> str:
    """NFC, every kind of space one plain space, nothing invisible, no control characters."""
    plain = unicodedata.normalize("NFC", text).translate(_INVISIBLE)
    return " ".join("".join(c if c.isprintable() or c.isspace() else " " for c in plain).split())


def plain_key(text: str) -> str:
    """For headers: lower case without diacritics, words of letters and digits only."""
    apart = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    letters = "".join(c for c in apart if not unicodedata.combining(c))
    return " ".join(re.findall(r"[a-z0-9]+", letters))


def name_key(name: str) -> str:
    """The same for one name in all its spellings: capitals, and where the tone stands (Hòa, Hoà)."""
    return " ".join(_tone_last(word) for word in tidy(name).casefold().split())


def _tone_last(word: str) -> str:
    apart = unicodedata.normalize("NFD", word)
    letters = "".join(c for c in apart if c not in TONES)
    return letters + "".join(c for c in apart if c in TONES)


@cache
def is_syllable(word: str) -> bool:
    """Whether a word could be a Vietnamese syllable: right letters, one tone at most, one case."""
    apart = unicodedata.normalize("NFD", word)
    if sum(c in TONES for c in apart) > 1:
        return False
    bare = unicodedata.normalize("NFC", "".join(c for c in apart if c not in TONES))
    if not (bare.islower() or bare.isupper() or bare.istitle()):
        return False
    return _SYLLABLE.fullmatch(bare.lower()) is not None


def vietnamese_share(text: str) -> float:
    """The share of words beyond ASCII that could be Vietnamese syllables; 1 if there are none."""
    words = [w for w in re.findall(r"[^\s\d.,;:()\"'/@_|\-]+", text) if not w.isascii()]
    if not words:
        return 1.0
    return sum(is_syllable(word) for word in words) / len(words)


def capital_first(text: str) -> str:
    """The first letter of each word as a capital, the rest as it is."""
    return " ".join(word[:1].upper() + word[1:] for word in text.split())

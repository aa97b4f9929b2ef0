"""Searching as people type here: with or without diacritics, in any case."""

from __future__ import annotations

import unicodedata


def plain(text: str) -> str:
    """Without diacritics and in small letters: "Nguyễn Đức" becomes "nguyen duc"."""
    decomposed = unicodedata.normalize("NFD", text.casefold().replace("đ", "d"))
    return "".join(ch for ch in decomposed if not unicodedata.combining(ch))


def matches(typed: str, *texts: str) -> bool:
    """Whether every word that was typed begins a word somewhere in the texts."""
    words = plain(" ".join(texts)).split()
    return all(any(word.startswith(part) for word in words) for part in plain(typed).split())

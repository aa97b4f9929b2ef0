"""From bytes to text, whatever the office's program wrote; lines that were not sound are marked."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from .legacy import decode_cp1258, decode_tcvn, decode_vni
from .model import NotRead
from .text import vietnamese_share

# Put in front of a line; private characters, which no roster holds. `tables.py` takes them out again.
OTHER_ENCODING: Final = "\ue000"
GARBLED: Final = "\ue001"
SMALL_CAPITALS: Final = "\ue002"
_MARKS: Final = (OTHER_ENCODING, GARBLED, SMALL_CAPITALS)

_LEGACY: Final[dict[str, Callable[[bytes], str]]] = {
    "windows-1258": decode_cp1258,
    "TCVN": decode_tcvn,
    "VNI": decode_vni,
}
_PLAUSIBLE: Final = 0.8
_GARBLED: Final = re.compile(
    "[ÃÄÅÆá][\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u2013-\u203a\u20ac]"
)
_LINES: Final = re.compile(rb"[^\r\n]*(?:\r\n|\r|\n|$)")


def decode(data: bytes) -> str:
    """The text. Raises `NotRead`: `import.empty_file`, `import.unknown_encoding`, `import.not_a_roster`."""
    for mark, encoding in (
        (b"\xef\xbb\xbf", "utf-8"),
        (b"\xff\xfe", "utf-16-le"),
        (b"\xfe\xff", "utf-16-be"),
    ):
        if data.startswith(mark):
            data = data.removeprefix(mark)
            if not data.strip(b"\0 \t\r\n"):
                raise NotRead("import.empty_file")
            text = data.decode(encoding, errors="replace") if encoding != "utf-8" else _decode_eight_bit(data)
            return _repair(text)
    if not data.strip():
        raise NotRead("import.empty_file")
    half = len(data) // 2
    for start, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        if data[start::2].count(0) > half * 0.6:
            return data.decode(encoding, errors="replace")
    if b"\0" in data:
        raise NotRead("import.not_a_roster")
    return _repair(_decode_eight_bit(data))


def marks_of(text: str) -> set[str]:
    """The marks in a text."""
    return {mark for mark in _MARKS if mark in text}


def without_marks(text: str) -> str:
    for mark in _MARKS:
        text = text.replace(mark, "")
    return text


def _decode_eight_bit(data: bytes) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    lines = [line for line in _LINES.findall(data) if line]
    sound = [_as_utf8(line) for line in lines]
    if any(text is not None and not text.isascii() for text in sound):
        return _decode_mixed(lines, sound)
    name, text = _decode_legacy(data)
    if name != "TCVN":
        return text
    return "".join(SMALL_CAPITALS + line for line in text.splitlines(keepends=True))


def _as_utf8(line: bytes) -> str | None:
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError:
        return None


def _decode_mixed(lines: list[bytes], sound: list[str | None]) -> str:
    """Two files pasted together: the lines that are no UTF-8 are read by themselves, and marked."""
    others = b"".join(line for line, text in zip(lines, sound, strict=True) if text is None)
    name, _ = _decode_legacy(others)
    pairs = zip(lines, sound, strict=True)
    return "".join(OTHER_ENCODING + _LEGACY[name](line) if text is None else text for line, text in pairs)


def _decode_legacy(data: bytes) -> tuple[str, str]:
    """The encoding in which the text reads most like Vietnamese."""
    readings = {name: decoder(data) for name, decoder in _LEGACY.items()}
    shares = {name: vietnamese_share(text) for name, text in readings.items()}
    best = max(shares, key=lambda name: shares[name])
    if shares[best] < _PLAUSIBLE:
        raise NotRead("import.unknown_encoding")
    return best, readings[best]


def _repair(text: str) -> str:
    """UTF-8 that was read as Latin-1 and saved again (GiÃ ng): put right line by line, and marked."""
    if not _GARBLED.search(text):
        return text
    return "".join(_repair_line(line) for line in text.splitlines(keepends=True))


def _repair_line(line: str) -> str:
    try:
        repaired = b"".join(_byte(letter) for letter in line).decode("utf-8")
    except (UnicodeEncodeError, UnicodeDecodeError):
        return line
    return line if repaired == line else GARBLED + repaired


def _byte(letter: str) -> bytes:
    """The byte that a wrong reading took for this letter, by Latin-1 or windows-1252."""
    return letter.encode("latin-1") if ord(letter) < 256 else letter.encode("cp1252")

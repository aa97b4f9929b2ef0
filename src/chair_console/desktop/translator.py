"""Gives QML's `qsTrId` the sentences of the catalogue, so that there is one catalogue and not two.

The sentences go to Qt as a translation file made in memory: a translator written in Python would be asked from Qt's
own threads too, and could wait there for a lock that the asking thread holds.
"""

from __future__ import annotations

import struct

from PySide6.QtCore import QObject, QTranslator

from chair_console.sentences import Language, catalogue

PREFIX = "desktop."
QT_PREFIX = "desktop.qt."
_MAGIC = bytes.fromhex("3cb86418caef9c95cd211cbf60a1bddd")
_HASHES, _MESSAGES = 0x42, 0x69
_END, _TRANSLATION, _SOURCE = 0x01, 0x03, 0x06


def _hash(source: bytes) -> int:
    """The ELF hash by which Qt looks a source text up."""
    value = 0
    for byte in source:
        value = (value << 4) + byte
        high = value & 0xF0000000
        value = (value ^ (high >> 24)) & ~high & 0xFFFFFFFF
    return value or 1


def translation_file(sentences: dict[str, str]) -> bytes:
    """A Qt message file (.qm) that translates each source text, in whatever context it stands."""
    hashes: list[tuple[int, int]] = []
    messages = bytearray()
    for source, translation in sentences.items():
        key, text = source.encode(), translation.encode("utf-16-be")
        hashes.append((_hash(key), len(messages)))
        messages += struct.pack(">BI", _TRANSLATION, len(text)) + text
        messages += struct.pack(">BI", _SOURCE, len(key)) + key
        messages.append(_END)
    table = b"".join(struct.pack(">II", *entry) for entry in sorted(hashes))
    sections = ((_HASHES, table), (_MESSAGES, bytes(messages)))
    return _MAGIC + b"".join(struct.pack(">BI", tag, len(data)) + data for tag, data in sections)


def sources(language: Language) -> dict[str, str]:
    """The windows' sentences by id, and Qt's own words by themselves."""
    own = {code: text for code, text in catalogue(language).items() if code.startswith(PREFIX)}
    return {code.removeprefix(QT_PREFIX): text for code, text in own.items()}


class CatalogueTranslator(QTranslator):
    """Translates an id, or one of Qt's own words, into one language; what it does not know stays as it is."""

    def __init__(self, language: Language, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._file = translation_file(sources(language))  # Qt reads it where it lies
        self.load(self._file)

"""Gives QML's `qsTrId` the sentences of the catalogue, so that there is one catalogue and not two."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTranslator

from chair_console.sentences import Language, catalogue


class CatalogueTranslator(QTranslator):
    """Translates an id, or one of Qt's own words, into one language; what it does not know stays as it is."""

    def __init__(self, language: Language, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._sentences = catalogue(language)

    def isEmpty(self) -> bool:
        return False

    def translate(self, context: str, source: str, disambiguation: str | None = None, n: int = -1) -> str:
        return self._sentences.get(source) or self._sentences.get(f"desktop.qt.{source}", source)

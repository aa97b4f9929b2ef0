"""The working regulation (quy chế): each value with its source, changed with a reason and kept in the record."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Property, QObject, Signal, Slot

from chair_console.domain.regulation import AmendRules
from chair_console.domain.session import Rules
from chair_console.domain.settings import SETTINGS, Setting, value_of, with_values

from .rows_model import RowsModel
from .view_model import Desk, Row, View, ViewModel

ROLES = ("title", "help", "doubtful", "options", "value", "changed")
FRACTIONS = ((1, 2), (3, 5), (2, 3), (3, 4), (1, 1))


class RegulationModel(ViewModel):
    """What is picked waits here until it is saved together, with one reason."""

    follows = frozenset({"session"})
    saved = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        self._rows = RowsModel(ROLES)
        self._picked: dict[str, Any] = {}
        self._opened: Rules | None = None
        super().__init__(desk, parent)

    @Property(QObject, constant=True)
    def rows(self) -> RowsModel:
        return self._rows

    def look(self) -> View:
        rules = self._rules()
        if rules is None:
            self._rows.update([])
            return {"changed": 0}
        self._picked = {key: value for key, value in self._picked.items() if value != value_of(rules, key)}
        self._rows.update([self._row(setting, rules) for setting in SETTINGS])
        return {"changed": len(self._picked)}

    def _rules(self) -> Rules | None:
        session = self.desk.topics.session
        return session.rules if session is not None else None

    def _row(self, setting: Setting, rules: Rules) -> Row:
        words, key = self.desk.words, setting.key
        article = words.article(setting.article)
        source = words("regulation.source", article=article) if article else ""
        mark = words(f"regulation.{setting.mark}") if setting.mark != "verified" else ""
        value = self._picked.get(key, value_of(rules, key))
        options = self._options(setting, value)
        return {
            "id": key,
            "title": words(f"regulation.{key}"),
            "help": " ".join(part for part in (words(f"regulation.{key}_help"), source, mark) if part),
            "doubtful": setting.mark == "from_memory",
            "options": options,
            "value": _written(value),
            "changed": key in self._picked,
        }

    def _options(self, setting: Setting, value: Any) -> list[dict[str, str]]:
        words = self.desk.words
        if setting.kind == "switch":
            switched: list[Any] = [True, False]
            if setting.key == "confidence_poll":
                switched.insert(0, None)
            return [{"value": _written(v), "text": words(f"regulation.{_written(v)}")} for v in switched]
        if setting.kind == "choice":
            return [{"value": c, "text": words(f"regulation.{setting.key}_{c}")} for c in setting.choices]
        if setting.kind == "fraction":
            known = [*FRACTIONS] if value in FRACTIONS else [value, *FRACTIONS]
            return [
                {"value": _written(f), "text": words("regulation.at_least", of=_written(f))} for f in known
            ]
        numbers = sorted({*range(setting.least, setting.most + 1, setting.step), value})
        timed = setting.kind == "minutes"
        return [
            {"value": str(n), "text": words("stage.minutes", count=n) if timed else str(n)} for n in numbers
        ]

    @Slot(str, str)
    def pick(self, key: str, written: str) -> None:
        """Choose a value; nothing is changed before it is saved."""
        setting = next(s for s in SETTINGS if s.key == key)
        self._opened = self._opened if self._picked else self._rules()
        self._picked[key] = _read(setting, written)
        self.refresh()

    @Slot()
    def forget(self) -> None:
        self._picked = {}
        self.refresh()

    @Slot(str)
    def save(self, reason: str) -> None:
        rules = self._rules()
        if rules is not None:
            command = AmendRules(rules=with_values(rules, self._picked), reason=reason)
            was = AmendRules(rules=self._opened or rules, reason="")
            # What was refused once has been seen: the rows show what stands beside what is picked.
            self._opened = rules
            self.desk.runner.send(
                "regulation.save", command, recorded=lambda _receipt: self.saved.emit(), was=was
            )


def _written(value: Any) -> str:
    if value is None:
        return "by_body"
    if isinstance(value, bool):
        return "yes" if value else "no"
    return f"{value[0]}/{value[1]}" if isinstance(value, tuple | list) else str(value)


def _read(setting: Setting, written: str) -> Any:
    if setting.kind == "switch":
        return {"yes": True, "no": False}.get(written)
    if setting.kind == "fraction":
        part, whole = written.split("/")
        return (int(part), int(whole))
    return int(written) if setting.kind in ("number", "minutes") else written

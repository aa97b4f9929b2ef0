"""Somebody else has saved what is being edited here."""

from __future__ import annotations

import msgspec

from tests.desktop.windows import Windows


def words_edited(windows: Windows) -> None:
    """The secretary has changed the words that the chair is editing."""
    windows.find("scriptText").setProperty("text", "Xin mời {người tiếp theo}.")
    items = windows.chair_client.topics["agenda"]
    phases = [msgspec.structs.replace(p, script="Thưa các vị đại biểu. " * 12) for p in items["i3"].phases]
    items["i3"] = msgspec.structs.replace(items["i3"], phases=phases)
    windows.desk.refresh()


def group_edited(windows: Windows) -> None:
    windows.desk.questions.edit("i5-g2")
    groups = windows.chair_client.topics["questioning"]
    groups["i5-g2"] = msgspec.structs.replace(groups["i5-g2"], title="Đầu tư công và giải ngân vốn năm 2026")
    windows.desk.refresh()


SHEETS = {
    "chair-sheet-script-conflict": ("script", "chair-discussion", words_edited),
    "chair-sheet-questions-conflict": ("questions", "chair-questioning", group_edited),
}

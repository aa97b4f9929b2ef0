"""Whatever can be pressed in the chair's window has a key or stands in find or do; F1 tells the keys that there are."""

from __future__ import annotations

import re
from pathlib import Path
from typing import get_args

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from chair_console import resources
from chair_console.desktop.find_model import ACTS
from chair_console.desktop.shortcuts import KEYS
from chair_console.desktop.steps import Action

from . import morning as moments
from .acting import Acting
from .conftest import Show
from .windows import object_named, settle

CHAIR = resources.ui_path("chair")
PRESSED = {
    "ActButton", "StripButton", "StepButton", "ActionButton", "AbstractButton", "EntryField", "WrittenField",
    "NumberEntry", "NumberField", "Choice", "ChoiceOf", "DropArea", "StripCell", "FindBox", "Tick", "Tab",
}  # fmt: skip
REACHED = {
    "nextStep": "key:next", "goBack": "key:back", "reason": "step", "minutes": "step", "minutes-*": "step",
    "step-*": "step", "act-*": "step", "itemActs-*": "step", "repeat": "step", "endTurn": "key:end",
    "pauseTurn": "key:pause",
    "extendTurn": "find:extend", "invite": "key:invite", "skip": "find:skip", "registration": "find:registration",
    "addSpeaker": "find:people", "noteText": "key:note", "editScript": "find:script", "amendCurrent": "find:question",
    "show": "key:project",
    "hideDocument": "key:project", "addDocuments": "find:add_documents", "allDocuments": "find:papers",
    "drop": "find:add_documents", "freeze": "key:freeze", "blank": "key:blank", "followMeeting": "find:follow",
    "followMeetingFlat": "find:follow", "find": "key:find",
    "keys": "key:sheet", "language": "find:language", "theme": "find:theme", "remind": "find:remind",
    "correct": "find:correct", "appointTellers": "find:tellers", "extendBallot": "find:extend_ballot",
    "copy": "find:copy", "earlyLists": "find:early",
    "typeSize": "key:type_on",
    "openAgenda": "key:agenda", "drawn": "find:show", "readOpinions": "find:opinions", "day": "step", "day-*": "step",
}  # fmt: skip
"""What is pressed in the live window: the key or the act in find or do; `step` is what find or do lists of the
next step, the items of the agenda and the ballots."""
BY_TAB = {
    "putAside", "hear", "outOfOrderReason", "usualReason", "toHead", "inviteNow",
    "moreBelow", "closeTablet", "readNotice", "stay", "keepHall", "stopHall", "quit", "retry", "password", "unlock",
    "stopFiles", "showWords", "showTable",
    "pageBack", "pageOn", "present", "all-*", "checkCode", "handSeat", "enter", "enterReason",
    "enter-*", "countBack", "countReason", "enterCount", "count-*", "addHands", "excuse", "readAll", "openFolder",
}  # fmt: skip
"""What belongs to a list, a form or a question that is in sight only while it matters: Tab goes through it."""


def text_of(file: Path) -> str:
    return file.read_text(encoding="utf-8")


def in_sheets() -> set[str]:
    """The files of sheets, and those that only sheets are made of: whoever opens the sheet goes on by Tab."""
    files = {file.stem: text_of(file) for file in CHAIR.glob("*.qml")}
    users = {
        name: {other for other, text in files.items() if other != name and re.search(rf"\b{name} {{", text)}
        for name in files
    }
    found = {name for name, text in files.items() if re.search(r"^Sheet {", text, re.M)} | {"Sheet"}
    while True:
        more = {name for name, by in users.items() if by and by <= found} - found
        if not more:
            return found
        found |= more


def pressed(file: Path) -> list[str]:
    """The object names of what can be pressed or filled in, `*` for what is put in."""
    names: list[str] = []
    inside: list[str] = []
    for line in text_of(file).splitlines():
        named = re.match(r'\s*objectName: (?:"([^"]+)"|`([^`]+)`)', line)
        if named and inside and inside[-1] in PRESSED:
            names.append(re.sub(r"\$\{[^}]*\}", "*", named.group(1) or named.group(2)))
        opening = re.match(r"\s*(?:\w+: )?([A-Z]\w*) {$", line)
        for sign in line:
            if sign == "{":
                inside.append(opening.group(1) if opening else "")
                opening = None
            elif sign == "}" and inside:
                inside.pop()
    return names


def test_every_act_of_the_live_window_has_a_key_or_stands_in_find_or_do() -> None:
    sheets = in_sheets()
    live = [file for file in CHAIR.glob("*.qml") if file.stem not in sheets]
    found = {name for file in live for name in pressed(file)}
    assert {"nextStep", "endTurn", "freeze", "registration", "itemActs-*", "noteText"} <= found
    assert not found - REACHED.keys() - BY_TAB, "give it a key or a place in find or do"
    assert not REACHED.keys() - found - {"drop"}, "nothing is left over"
    known = {f"key:{key.act}" for key in KEYS} | {f"find:{act}" for act in ACTS} | {"step"}
    assert not set(REACHED.values()) - known


def test_every_sheet_is_opened_from_find_or_do() -> None:
    text = text_of(CHAIR / "Sheets.qml")
    opened = re.findall(r'"(\w+)": \(\) => .*?(\w+Sheet)\.open(?:At)?\(', text)
    by_the_step = {"split_item", "adjourn", "find", "prepare_ballot"}
    reached = {sheet for act, sheet in opened if act in ACTS or act in by_the_step}
    assert set(re.findall(r"id: (\w+Sheet)$", text, re.M)) == reached


def test_the_window_does_every_act_that_find_or_do_and_the_keys_name() -> None:
    text = text_of(CHAIR / "Sheets.qml")
    done = set(re.findall(r'^ +"(\w+)": \(\) =>', text, re.M))
    asked = set(re.findall(r'keys\.asked\("(\w+)"\)', text_of(CHAIR / "ChairKeys.qml")))
    assert asked and not (set(ACTS) | asked) - done
    assert not set(get_args(Action)) - {""} - done


def test_the_window_and_the_sheet_of_keys_know_every_key_of_the_table(show: Show) -> None:
    acts = set(re.findall(r'"(\w+)": (?:\(\)|place) =>', text_of(CHAIR / "ChairKeys.qml")))
    assert acts == {key.act for key in KEYS}
    sequences = [sequence for key in KEYS for sequence in key.sequences]
    assert len(sequences) == len(set(sequences)), "one key, one act"
    windows = show(moments.in_discussion())
    QTest.keyClick(windows.chair, Qt.Key.Key_F1)
    settle(150)
    sheet = object_named(windows.chair, "keysSheet")
    words = sheet.property("words").toVariant()
    for row in windows.desk.keys.told:
        assert words[row["act"]], row
    assert {row["act"] for row in windows.desk.keys.told} == {key.act for key in KEYS if key.cap}


def test_a_space_in_the_private_note_does_not_stop_the_speaker_s_clock(
    show: Show, monkeypatch: pytest.MonkeyPatch
) -> None:
    acting = Acting(show, moments.in_discussion(), monkeypatch, size=(1440, 900))
    acting.shown("noteText")[0].forceActiveFocus()
    for key in (Qt.Key.Key_A, Qt.Key.Key_Space, Qt.Key.Key_B):
        QTest.keyClick(acting.windows.chair, key)
    settle(60)
    assert acting.shown("noteText")[0].property("text") == "a b"
    assert acting.windows.chair_client.commands == []


def test_what_was_done_lately_stands_first_and_is_found_without_diacritics(
    show: Show, monkeypatch: pytest.MonkeyPatch
) -> None:
    acting = Acting(show, moments.in_discussion(), monkeypatch)
    find = acting.desk.find
    find.search("hoan noi dung 5")
    assert [row["target"] for row in find.rows.rows] == ["defer-i5"]
    find.search("giu hinh")
    find.choose(0)
    settle(60)
    find.search("")
    assert find.rows.rows[0]["target"] == "freeze"

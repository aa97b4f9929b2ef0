"""Whatever can be pressed in the chair's window has a key or stands in find or do; F1 tells the keys that there are."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from chair_console import resources
from chair_console.desktop.find_model import ACTS
from chair_console.desktop.shortcuts import KEYS

from . import morning as moments
from .acting import Acting
from .conftest import Show
from .windows import object_named, settle

CHAIR = resources.ui_path("chair")

IN_SIGHT = {
    "nextStep": "key:next", "goBack": "key:back", "reason": "key:next", "minutes": "act:recess",
    "minutes-*": "act:recess", "step-*": "way", "act-*": "way", "itemActs-*": "way", "repeat": "way",
    "openPrepared": "way", "withdrawPrepared": "way", "withdrawNow": "way", "withdrawReason": "way",
    "endTurn": "key:end", "pauseTurn": "key:pause", "extendTurn": "find:extend", "invite": "key:invite",
    "skip": "find:skip", "registration": "find:registration", "addSpeaker": "find:people",
    "noteText": "key:note", "editScript": "find:script", "show": "key:project", "hideDocument": "key:project",
    "addDocuments": "find:add_documents", "allDocuments": "find:papers", "drop": "find:add_documents",
    "freeze": "key:freeze", "blank": "key:blank", "find": "key:find", "keys": "key:sheet",
    "language": "find:language", "theme": "find:theme", "undo": "key:undo", "remind": "find:remind",
    "correct": "find:correct", "appointTellers": "find:tellers", "present": "find:person",
    "excuse": "find:person", "extendBallot": "find:extend_ballot", "readAll": "find:read_all",
    "copy": "find:copy", "addHands": "find:hands", "openFolder": "find:open_folder",
}  # fmt: skip
"""Buttons and fields of the live window, by object name: the key, the act in find or do, or `way` for what the next
step, the items and the ballots offer there by themselves."""

BY_TAB = {
    "moreBelow", "closeTablet", "readNotice", "stay", "keepHall", "stopHall", "quit", "retry", "password",
    "unlock", "stopFiles", "pageBack", "pageOn", "present", "all-*", "checkCode", "handSeat", "enter",
    "enterReason", "enter-*", "countBack", "countReason", "enterCount", "count-*", "rowAnswers", "rowBorn",
}  # fmt: skip
"""What belongs to a question, a list or a form that has the keyboard while it is there: Tab goes through it."""

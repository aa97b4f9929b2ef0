"""What a step of the meeting is: a sentence of consequence, a button, perhaps a question, the other ways on."""

from __future__ import annotations

from typing import Literal

import msgspec

from chair_console.domain.editing import Edit
from chair_console.domain.messages import Command
from chair_console.scene.words import Words

Action = Literal[
    "",
    "open_sample",
    "open_file",
    "prepare_ballot",
    "write_minutes",
    "add_speaker",
    "adjourn",
    "split_item",
    "add_item",
    "questions",
]


class Question(msgspec.Struct, frozen=True, kw_only=True):
    """What is asked again in place before a public act; it takes itself back after ten seconds."""

    title: str
    text: str
    button: str


class Way(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that can be done from here: a command for the hall, or an action of this program.

    `blocked` says why it cannot be done now. `undo` takes it back for ten seconds where it is neither public nor
    counted; `target` is the item that an action is about. `was` and `undo_was` are what the thing is that the command,
    and its undoing, change.
    """

    key: str
    title: str
    text: str
    button: str
    done: str
    command: Command | None = None
    action: Action = ""
    question: Question | None = None
    blocked: str = ""
    danger: bool = False
    asks_reason: bool = False
    asks_minutes: bool = False
    undo: Command | None = None
    target: str = ""
    asks_date: bool = False
    was: Edit | None = None
    undo_was: Edit | None = None


class Step(msgspec.Struct, frozen=True, kw_only=True):
    """The next step and the ways beside it."""

    way: Way
    others: tuple[Way, ...] = ()


def way(
    words: Words,
    key: str,
    command: Command | None = None,
    *,
    action: Action = "",
    blocked: str = "",
    danger: bool = False,
    asks_reason: bool = False,
    asks_minutes: bool = False,
    undo: Command | None = None,
    target: str = "",
    asks_date: bool = False,
    **facts: object,
) -> Way:
    """A way whose sentences stand in the catalogue under `next.KEY.…`; it asks if there is an `ask` there."""
    question = None
    if words.has(f"next.{key}.ask"):
        question = Question(
            title=words(f"next.{key}.ask", **facts),
            text=words(f"next.{key}.ask_text", **facts),
            button=words(f"next.{key}.ask_button", **facts),
        )
    return Way(
        key=key,
        title=words(f"next.{key}.title", **facts),
        text=words(f"next.{key}.text", **facts),
        button=words(f"next.{key}.button", **facts),
        done=words(f"next.{key}.done", **facts),
        command=command,
        action=action,
        question=question,
        blocked=blocked,
        danger=danger,
        asks_reason=asks_reason,
        asks_minutes=asks_minutes,
        undo=undo,
        target=target,
        asks_date=asks_date,
    )

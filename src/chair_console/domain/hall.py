"""The whole domain behind two functions: `decide` a command, `apply` an event."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import reduce
from operator import or_
from types import ModuleType
from typing import Any

from . import (
    adjourning,
    agenda,
    agenda_acts,
    assistance,
    ballots,
    devices,
    documents,
    floor,
    hand_counts,
    logo,
    notices,
    opinions,
    outputs,
    preparing,
    presence,
    presenting,
    proxies,
    publishing,
    questioning,
    questions,
    questions_on_floor,
    reading,
    regulation,
    reminding,
    results,
    roster,
    screen,
    seating,
    secret_votes,
    session,
    tellers,
    turns,
    votes,
)
from .access import ACCESS, check_access
from .actors import Context
from .lengths import require_lengths
from .messages import Command, Event
from .standing import Standing, require_as_seen
from .state import HallState
from .written import referred_to, written

NOUNS: tuple[ModuleType, ...] = (
    session, adjourning, regulation, roster, seating, presence, agenda, agenda_acts, documents, publishing, reading,
    floor, turns, questioning, questions, opinions, preparing, ballots, votes, secret_votes, hand_counts, reminding,
    results, tellers, proxies, screen, presenting, outputs, logo, assistance,
    notices, devices,
)  # fmt: skip


def _snake(name: str) -> str:
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", name).lower()


def _types(kind: type) -> list[type]:
    return [
        value
        for noun in NOUNS
        for value in vars(noun).values()
        if isinstance(value, type) and issubclass(value, kind) and value.__module__ == noun.__name__
    ]


def _functions(kinds: list[type], verb: str) -> dict[type, Callable[..., Any]]:
    found: dict[type, Callable[..., Any]] = {}
    modules = {noun.__name__: noun for noun in NOUNS}
    for kind in kinds:
        found[kind] = getattr(modules[kind.__module__], f"{verb}_{_snake(kind.__name__)}")
    return found


COMMANDS: list[type[Command]] = _types(Command)
EVENTS: list[type[Event]] = _types(Event)
_DECIDE = _functions(COMMANDS, "decide")
_APPLY = _functions(EVENTS, "apply")

AnyCommand = reduce(or_, COMMANDS)
RECORDED: list[type[Event]] = [kind for kind in EVENTS if kind is not secret_votes.PaperDropped]
AnyEvent = reduce(or_, RECORDED)
"""What the journal may hold: everything but the papers of secret ballots, which lie in the urn."""

if missing := set(COMMANDS) ^ set(ACCESS):
    raise TypeError(f"commands and access table differ: {sorted(c.__name__ for c in missing)}")


def decide(state: HallState, command: Command, context: Context, seen: Standing | None = None) -> list[Event]:
    """The events that a command leads to; an empty list when nothing changes.

    Does not change the state. Raises `Refused` with a code and facts when the rules do not allow it, or when what
    the giver has `seen` has moved on.
    """
    check_access(state, command, context.actor)
    require_lengths(command)
    command = written(command, lambda: referred_to(state))
    if seen is not None:
        require_as_seen(state, command, seen)
    events: list[Event] = _DECIDE[type(command)](state, command, context)
    return events


def apply(state: HallState, event: Event) -> None:
    """Move the state by one event; never refuses."""
    _APPLY[type(event)](state, event)
    questions_on_floor.follow(state, event)
    screen.follow(state, event)
    outputs.keep_documents_right(state, event)

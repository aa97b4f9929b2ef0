"""One record of the journal: what one accepted command led to."""

from __future__ import annotations

import msgspec

from .actors import Actor
from .hall import AnyEvent


class Record(msgspec.Struct, frozen=True, kw_only=True):
    """The events of one command, written together or not at all.

    `digest` is a short hash of the command and its giver: the same `command_id` with another command is refused,
    the same command gets the same receipt, also after a restart.
    """

    at: int
    command_id: str
    digest: str
    actor: Actor
    answer_id: str
    events: list[AnyEvent]  # type: ignore[valid-type]

"""To call whoever waits, by key or by mouse: the same on the floor's list and on the two lists of a questioning."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from chair_console.protocol.floor_views import FloorView
from chair_console.scene.topics import Topics
from chair_console.scene.words import Words

from .settled import Settled


class WhoseTurn:
    """Who speaks while it is asked whether their turn is to end: whoever has just begun was not meant by the press."""

    def __init__(self) -> None:
        self._settled = Settled()
        self._turn_id = ""

    def note(self, shown: FloorView | None) -> None:
        """Whose turn the question names now, if anybody's."""
        self._turn_id = shown.turn.id if shown and shown.turn else ""
        self._settled.note([self._turn_id])

    def counts(self) -> bool:
        """Whether a press that would end it counts. That nobody speaks any more takes nothing from it."""
        return not self._turn_id or self._settled.counts(self._turn_id)


def may_invite(topics: Topics) -> bool:
    """Whether anybody can be called now: in a sitting, while no ballot is open."""
    return bool(topics.session and topics.session.phase == "sitting" and not topics.running_ballot)


def ends_text(words: Words, shown: FloorView | None) -> str:
    """Whose speech the call would end, as it is asked before; empty while nobody speaks."""
    turn = shown.turn if shown else None
    if shown is None or turn is None:
        return ""
    kind = words(f"kind.{turn.kind}")
    if shown.held_up is not None:
        return words("floor.ends_both", name=turn.name, kind=kind, held_up=shown.held_up.name)
    return words("floor.ends", name=turn.name, kind=kind)


def invite_nth(
    rows: Sequence[Mapping[str, Any]],
    place: int,
    ends: str,
    invite: Callable[[str], None],
    ask: Callable[[int], None],
) -> None:
    """Invite who stands at this place of the rows, counted from 0.

    The row asks first where that is out of order, or would end somebody's speech (`ends`). Who has gone away, and a
    place where nobody stands, is passed over.
    """
    row = rows[place] if 0 <= place < len(rows) else None
    if row is None or not row["present"]:
        return
    if row["in_order"] and not ends:
        invite(row["request_id"])
    else:
        ask(place)

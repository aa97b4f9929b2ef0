"""To call whoever waits, by key: the same on the floor's list and on the two lists of a questioning."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from chair_console.scene.topics import Topics


def may_invite(topics: Topics) -> bool:
    """Whether anybody can be called now: in a sitting, while no ballot is open."""
    return bool(topics.session and topics.session.phase == "sitting" and not topics.running_ballot)


def invite_nth(
    rows: Sequence[Mapping[str, Any]],
    place: int,
    invite: Callable[[str], None],
    ask_why: Callable[[int], None],
) -> None:
    """Invite who stands at this place of the rows, counted from 0; out of order the row asks why.

    Who has gone away, and a place where nobody stands, is passed over.
    """
    row = rows[place] if place < len(rows) else None
    if row is None or not row["present"]:
        return
    if row["in_order"]:
        invite(row["request_id"])
    else:
        ask_why(place)

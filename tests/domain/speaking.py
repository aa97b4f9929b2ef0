"""What the tests of the floor share: a discussion, who waits in it, and what is refused."""

from __future__ import annotations

import pytest

from chair_console.domain import presence, session, turns
from chair_console.domain.refusals import Refused
from chair_console.domain.speaking_order import queue, queue_of

from .building import HallDouble, a_sitting

MINUTE = 60_000


def a_discussion(delegates: int = 8, **rules: object) -> HallDouble:
    return a_sitting(delegates, rules=session.Rules(**rules)).in_discussion()  # type: ignore[arg-type]


def refused(act, *args: object) -> Refused:  # type: ignore[no-untyped-def]
    with pytest.raises(Refused) as caught:
        act(*args)
    return caught.value


def names(hall: HallDouble, item_id: str = "") -> list[str]:
    waiting = queue_of(hall.state, item_id) if item_id else queue(hall.state)
    return [request.delegate_id for request in waiting]


def speak(hall: HallDouble, request_id: str, reason: str = "", ms: int = MINUTE) -> None:
    hall.give(turns.GiveFloor(request_id=request_id, reason=reason))
    hall.wait(ms).give(turns.EndTurn())


def leave(hall: HallDouble, delegate_id: str, status: presence.PresenceStatus = "left") -> None:
    mark = presence.PresenceMark(delegate_id=delegate_id, status=status)
    hall.give(presence.MarkPresence(marks=[mark]), "secretary")

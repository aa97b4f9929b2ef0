"""Moments of the floor for the pictures: signals, groups' time, other systems that follow."""

from __future__ import annotations

import msgspec

from chair_console.domain import floor, presence, regulation, turns
from chair_console.domain.speaking_order import queue
from chair_console.protocol.floor_views import FeedView
from tests.desktop import morning as moments
from tests.desktop.windows import Windows, find_items, settle


def signalled() -> moments.Morning:
    """A point of order holds a speech up, another one waits, groups have their time, one has left."""
    hall = moments.in_discussion()
    rules = msgspec.structs.replace(hall.state.rules(), group_minutes=8)
    hall.tell(regulation.AmendRules(rules=rules, reason="Nghị quyết"), role="secretary")
    for delegate_id in ("d20", "d33"):
        hall.as_delegate(delegate_id, floor.RequestToSpeak(delegate_id=delegate_id, kind="point_of_order"))
    hall.as_delegate("d40", floor.RequestToSpeak(delegate_id="d40", kind="interpose"))
    hall.tell(turns.GiveFloor(request_id=queue(hall.state)[0].id))
    gone = presence.PresenceMark(delegate_id="d10", status="left")
    hall.tell(presence.MarkPresence(marks=[gone]), role="secretary")
    hall.tell(floor.OpenRegistration(item_id="i4"), role="secretary")
    hall.as_delegate("d21", floor.RequestToSpeak(delegate_id="d21", kind="discuss", item_id="i4"))
    hall.now += 20_000
    return hall


def in_groups() -> moments.Morning:
    """Each delegate group has eight minutes: one has used them up."""
    hall = moments.in_discussion()
    rules = msgspec.structs.replace(hall.state.rules(), group_minutes=8)
    return hall.tell(regulation.AmendRules(rules=rules, reason="Nghị quyết"), role="secretary")


def feeds(windows: Windows) -> None:
    at = moments.at
    windows.chair_client.topics["feeds"] = {
        feed.id: feed
        for feed in (
            FeedView(
                id="f1", name="Micro hội trường", made_at=at("07:30"), used_at=at("09:40"), connections=1
            ),
            FeedView(id="f2", name="Máy quay", made_at=at("07:35"), used_at=at("08:55"), connections=0),
            FeedView(id="f3", name="", made_at=at("08:02"), used_at=None, connections=0),
        )
    }
    windows.desk.refresh()
    settle()
    find_items(windows.chair.contentItem().window().contentItem(), "withdrawFeed")[1].click()


def out_of_order_on_the_map(windows: Windows) -> None:
    windows.desk.room.choose(moments.WAITING[3])
    settle()
    find_items(windows.chair.contentItem().window().contentItem(), "roomInvite")[0].click()

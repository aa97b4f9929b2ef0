"""Moments of the floor for the pictures: signals, groups' time, other systems that follow."""

from __future__ import annotations

import msgspec

from chair_console.domain import regulation
from chair_console.protocol.floor_views import FeedView
from tests.desktop import morning as moments
from tests.desktop.windows import Windows, find_items, settle


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

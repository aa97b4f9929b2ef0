"""The desk sees which other systems may follow who speaks, and withdraws one."""

from __future__ import annotations

from typing import Any

from chair_console.protocol.floor_views import FeedView
from chair_console.scene.times import clock

from . import morning as moments
from .conftest import Show
from .windows import find_items, settle, the_loop, until


def test_an_access_is_withdrawn_only_after_a_second_press(show: Show) -> None:
    windows = show(moments.in_discussion())
    asked: list[tuple[str, str]] = []

    async def call(method: str, path: str, answer: Any, value: Any = None, data: Any = None) -> Any:
        asked.append((path, value.feed_id))

    windows.chair_client.call = call  # type: ignore[attr-defined]
    windows.chair_client.topics["feeds"] = {
        "f2": FeedView(id="f2", name="", made_at=moments.at("08:30"), used_at=None, connections=0),
        "f1": FeedView(
            id="f1", name="Micro", made_at=moments.at("07:30"), used_at=moments.at("09:10"), connections=1
        ),
    }
    windows.desk.refresh()
    windows.desk.find.acted.emit("feeds")
    settle(300)
    assert [(row["name"], row["detail"]) for row in windows.desk.feeds.rows.rows] == [
        ("Micro", f"cấp lúc {clock(moments.at('07:30'))} 23/11 · đang kết nối"),
        ("Không ghi tên", f"cấp lúc {clock(moments.at('08:30'))} 23/11 · chưa dùng"),
    ]
    root = windows.chair.contentItem().window().contentItem()
    for name in ("withdrawFeed", "keepFeed", "withdrawFeed"):
        find_items(root, name)[0].clicked.emit()  # type: ignore[attr-defined]
        settle(60)
        assert asked == []
    find_items(root, "withdrawFeed")[0].clicked.emit()  # type: ignore[attr-defined]
    the_loop().run_until_complete(until(lambda: asked))
    assert asked == [("/api/feeds/withdraw", "f1")]

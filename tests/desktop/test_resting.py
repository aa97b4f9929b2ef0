"""A window at rest is not drawn anew: what grows with the time does so by what one can see, and then stops."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import pytest

from chair_console.desktop import other_rooms
from chair_console.desktop.other_rooms import RoomFailed
from chair_console.desktop.pictures import PagePictures
from chair_console.sentences import Language, sentence

from . import morning as moments
from .conftest import Show
from .windows import find_items, settle, the_loop


def test_the_item_and_its_bar_change_by_the_second_and_not_at_every_tick(show: Show) -> None:
    windows = show(moments.in_discussion())
    desk: Any = windows.desk
    client = windows.chair_client
    client.at -= client.at % 1000
    first = desk._stage.look()
    client.at += 900
    assert desk._stage.look()["segments"] == first["segments"]
    client.at += 200
    assert desk._stage.look()["segments"] != first["segments"]


def test_meters_grow_by_whole_pixels(show: Show) -> None:
    windows = show(moments.in_discussion())
    windows.chair_client.at += 12_345
    settle(400)
    widths = [item.width() for item in find_items(windows.chair.contentItem(), "meterFilled")]
    assert widths and all(width == round(width) for width in widths)


class Slow:
    """A hall that never answers."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    async def fetch(self, path: str) -> bytes:
        self.asked.append(path)
        await asyncio.Event().wait()
        return b""


def test_a_window_that_goes_fetches_no_more_pictures(tmp_path: Path) -> None:
    async def go() -> None:
        source = Slow()
        pictures = PagePictures(source, tmp_path, lambda: None)
        assert pictures("a" * 64, 1) == ""
        await asyncio.sleep(0)
        before = asyncio.all_tasks()
        pictures.stop()
        assert pictures("a" * 64, 2) == ""
        assert asyncio.all_tasks() <= before, "another picture was asked for"
        await asyncio.wait(before - {asyncio.current_task()}, timeout=5)  # type: ignore[arg-type]
        assert len(source.asked) == 1 and asyncio.all_tasks() == {asyncio.current_task()}

    asyncio.run(go())
    the_loop()


def test_a_window_that_goes_looks_at_nothing_any_more(show: Show) -> None:
    windows = show(moments.in_discussion())
    desk: Any = windows.desk
    desk.stop()
    settle(50)
    looked: list[int] = []
    desk._stage.look = lambda: looked.append(1) or {}
    desk._projector.look = desk._stage.look
    windows.chair_client.state_changed()
    assert not looked


@pytest.mark.parametrize("language", ["vi", "en"])
def test_what_another_room_could_not_do_is_said_in_the_language_of_the_windows(
    language: Language, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "en_US.UTF-8" if language == "vi" else "vi_VN.UTF-8")
    rehearsal = other_rooms.Rehearsal(3)
    with pytest.raises(RoomFailed) as failed:
        asyncio.run(other_rooms.load_sample(tmp_path, rehearsal, language))
    the_loop()
    assert failed.value.code == sentence("rehearsal.no_hall", {"folder": str(tmp_path)}, language)

"""The hall dies with papers in its hands: nothing of them is half there, nothing is lost, and its folders are swept."""

from __future__ import annotations

import asyncio
import hashlib
import os
import signal
import sys
import time
from collections.abc import Awaitable, Callable
from pathlib import Path

import aiohttp
import msgspec
import pymupdf
import pytest

from chair_console.domain.documents import PublishDocument, ReplaceDocument
from chair_console.journal import verify
from chair_console.protocol.documents import IntakeView
from chair_console.protocol.views import DocumentView
from tests.hall.sitting import Sitting, a_sitting

pytestmark = [
    pytest.mark.faults,
    pytest.mark.skipif(not sys.platform.startswith("linux"), reason="looks into /proc: Linux"),
]


def a_long_paper(target: Path, words: str, pages: int = 60) -> Path:
    with pymupdf.open() as document:  # type: ignore[no-untyped-call]
        for number in range(pages):
            page = document.new_page()  # type: ignore[no-untyped-call]
            for line in range(30):
                page.insert_text((50, 50 + 20 * line), f"Khoan {number} {line} {words} " * 3, fontsize=8)
        document.save(target)  # type: ignore[no-untyped-call]
    return target


async def killed(sitting: Sitting) -> None:
    """Kill the hall and wait until the watch has brought it back."""
    stage, back = sitting.stage, asyncio.Event()
    began = stage.secretary.hello
    stage.process.unwatch()
    stage.process.watch(on_restart=lambda ready: back.set())
    os.kill(stage.ready.pid, signal.SIGKILL)
    async with asyncio.timeout(30):
        await back.wait()
    assert stage.process.ready is not None
    stage.ready = stage.process.ready
    await stage.secretary.until(
        lambda: stage.secretary.state == "live" and stage.secretary.hello is not began, timeout=30
    )


def left_behind(data: Path) -> list[Path]:
    """What a hall at rest does not have: files half written, and anything at work."""
    return [*data.rglob(".*.part"), *(data / "work").iterdir()]


def paper(sitting: Sitting, document_id: str) -> DocumentView | None:
    view = sitting.stage.secretary.topics["documents"].get(document_id)
    assert view is None or isinstance(view, DocumentView)
    return view


def drawing(sitting: Sitting) -> bool:
    views = sitting.stage.secretary.topics.get("intake", {}).values()
    return any(isinstance(view, IntakeView) and view.page > 3 for view in views)


def workers_of(sitting: Sitting) -> set[str]:
    """The processes that the hall has started and that live."""
    pid = sitting.stage.ready.pid
    return set(Path(f"/proc/{pid}/task/{pid}/children").read_text().split())


async def until_back(ask: Callable[[], Awaitable[bytes]]) -> bytes:
    """As a tablet asks: again while the link is cut."""
    while True:
        try:
            return await ask()
        except (aiohttp.ClientError, OSError):
            await asyncio.sleep(0.1)


async def test_a_file_that_was_being_taken_in_leaves_nothing_and_comes_in_the_second_time(
    tmp_path: Path,
) -> None:
    data = tmp_path / "hall"
    file = await asyncio.to_thread(a_long_paper, tmp_path / "a.pdf", "Điều")
    async with a_sitting(1, data) as sitting:
        secretary = sitting.stage.secretary
        upload = asyncio.create_task(secretary.upload(file))
        await secretary.until(lambda: drawing(sitting), timeout=60)
        await killed(sitting)
        with pytest.raises((aiohttp.ClientError, OSError)):
            await upload
        assert left_behind(data) == []
        # If it died after the last page, whole files may lie there without a note; the second time finds them.
        for path in (data / "blobs").rglob("*"):
            assert path.is_dir() or hashlib.sha256(path.read_bytes()).hexdigest() == path.name
        assert not secretary.topics["documents"]
        facts = await secretary.upload(file)
        await secretary.command(PublishDocument(id="t1", title="Báo cáo", file_sha256=facts.sha256))
        await sitting.people["d01"].fetch(f"/page/{facts.delivery_sha256}/60.jpg?w=320")


async def test_what_was_to_go_out_while_the_hall_was_down_goes_out_once_when_it_is_back(
    tmp_path: Path,
) -> None:
    file = await asyncio.to_thread(a_long_paper, tmp_path / "a.pdf", "Điều", 3)
    async with a_sitting(1, tmp_path / "hall") as sitting:
        stage, secretary = sitting.stage, sitting.stage.secretary
        facts = await secretary.upload(file)
        at = time.time_ns() // 1_000_000 + 1_500
        for document_id in ("t1", "t2"):
            command = PublishDocument(
                id=document_id, title="Báo cáo", file_sha256=facts.sha256, publish_at=at
            )
            await secretary.command(command)
        stage.process.unwatch()
        os.kill(stage.ready.pid, signal.SIGKILL)
        while time.time_ns() // 1_000_000 <= at:  # noqa: ASYNC110 (time itself is what the paper waits for)
            await asyncio.sleep(0.05)
        stage.process.watch()
        await secretary.until(
            lambda: all((view := paper(sitting, i)) and not view.waiting for i in ("t1", "t2")), timeout=30
        )
    assert verify(tmp_path / "hall").ok


async def test_a_new_version_given_while_the_hall_dies_is_there_once(tmp_path: Path) -> None:
    files = [
        await asyncio.to_thread(a_long_paper, tmp_path / f"{words}.pdf", words, 3) for words in ("Một", "Hai")
    ]
    async with a_sitting(1, tmp_path / "hall") as sitting:
        secretary = sitting.stage.secretary
        first, second = [await secretary.upload(file) for file in files]
        await secretary.command(PublishDocument(id="t1", title="Báo cáo", file_sha256=first.sha256))
        for round_, facts in enumerate((second, first, second), start=2):
            command = ReplaceDocument(document_id="t1", file_sha256=facts.sha256, reason="Sửa")
            answer, _ = await asyncio.gather(secretary.command(command), killed(sitting))
            assert answer.changed
            await secretary.until(
                lambda version=round_: (view := paper(sitting, "t1")) is not None and view.version == version,
                timeout=30,
            )
            view = paper(sitting, "t1")
            assert view is not None and len(view.versions) == round_
    assert verify(tmp_path / "hall").ok


async def test_a_difference_that_was_being_worked_out_leaves_nothing_and_is_given_to_who_asks_again(
    tmp_path: Path,
) -> None:
    data = tmp_path / "hall"
    files = [
        await asyncio.to_thread(a_long_paper, tmp_path / f"{words}.pdf", words) for words in ("Một", "Hai")
    ]
    async with a_sitting(1, data) as sitting:
        secretary = sitting.stage.secretary
        first, second = [await secretary.upload(file) for file in files]
        await secretary.command(PublishDocument(id="t1", title="Báo cáo", file_sha256=first.sha256))
        await secretary.command(ReplaceDocument(document_id="t1", file_sha256=second.sha256, reason="Sửa"))
        tablet, path = sitting.people["d01"], f"/difference/{first.delivery_sha256}/{second.delivery_sha256}"
        asked = asyncio.create_task(until_back(lambda: tablet.fetch(path)))
        folder, before = data / "differences", workers_of(sitting)
        async with asyncio.timeout(30):
            while workers_of(sitting) <= before and not asked.done():  # noqa: ASYNC110
                await asyncio.sleep(0.01)
        left = folder / ".0011223344556677.part"  # as if it was just being written
        await asyncio.to_thread(left.write_text, "begun")
        await killed(sitting)
        assert msgspec.json.decode(await asked)
        assert left_behind(data) == []

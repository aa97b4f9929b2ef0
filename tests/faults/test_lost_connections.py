"""The network fails, the hall does not: windows notice, say since when, and catch up by themselves."""

from __future__ import annotations

import asyncio
import os
import socket
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from chair_console import system
from chair_console.client import (
    ClientClosed,
    HallClient,
    HallProcess,
    HallStartRefused,
    connection,
    hall_process,
)
from chair_console.client.connection import now_ms
from chair_console.domain.presence import CheckIn
from chair_console.domain.screen import ShowOnScreen
from chair_console.domain.votes import CastVote
from chair_console.journal import verify
from chair_console.protocol.live import Update
from tests.faults.wire import Wire, a_wire
from tests.hall.sitting import Sitting, a_sitting

pytestmark = pytest.mark.faults


@asynccontextmanager
async def a_tablet_on_a_wire(sitting: Sitting, delegate_id: str) -> AsyncIterator[tuple[HallClient, Wire]]:
    """A delegate's tablet whose only way to the hall is a wire."""
    ready = sitting.stage.ready
    async with a_wire(ready.port) as wire:
        tablet = HallClient(wire.url, "", ready.ca_file, device_id=f"tablet-{delegate_id}")
        access = await sitting.caller().join(sitting.codes[delegate_id].code, tablet.device_id)
        tablet.http.token = access.token
        await tablet.start()
        await tablet.until(lambda: tablet.single("me") is not None)
        try:
            yield tablet, wire
        finally:
            await tablet.close()


async def test_a_silent_network_is_noticed_and_the_tablet_catches_up_with_the_difference_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connection, "BEAT_SECONDS", 0.2)
    monkeypatch.setattr(connection, "SILENCE_SECONDS", 0.6)
    updates: list[Update] = []
    take = HallClient._update
    monkeypatch.setattr(
        HallClient, "_update", lambda self, update: (updates.append(update), take(self, update))
    )
    async with (
        a_sitting(2, tmp_path, joined=0) as sitting,
        a_tablet_on_a_wire(sitting, "d01") as (tablet, wire),
    ):
        began = now_ms()
        wire.deafen()
        await tablet.until(lambda: tablet.state == "lost")
        assert began <= tablet.since <= now_ms()
        await sitting.stage.lead(ShowOnScreen(view="notice", notice="Nghỉ 10 phút"))
        updates.clear()
        wire.heal()
        wire.cut()
        await tablet.until(lambda: tablet.state == "live")
        await tablet.until(lambda: tablet.single("screen").notice == "Nghỉ 10 phút")  # type: ignore[union-attr]
        assert {update.topic for update in updates if update.full} == set()
        assert "agenda" not in {update.topic for update in updates}


async def test_a_vote_whose_answer_is_lost_is_sent_again_and_counts_once(tmp_path: Path) -> None:
    async with (
        a_sitting(2, tmp_path, joined=0) as sitting,
        a_tablet_on_a_wire(sitting, "d01") as (tablet, wire),
    ):
        stage = sitting.stage
        await sitting.ballot("b")
        await tablet.command(CheckIn(delegate_id="d01"))  # the connection for commands is open now
        wire.deafen()
        vote = asyncio.create_task(tablet.command(CastVote(ballot_id="b", delegate_id="d01", choice="for")))
        # The hall has the vote; the tablet does not know it.
        await stage.chair.until(lambda: stage.turnout.ballot_id == "b" and stage.turnout.voted == 1)
        assert not vote.done()
        before = (await asyncio.to_thread(verify, tmp_path)).head
        wire.heal()
        wire.cut()
        receipt = await vote
        assert (receipt.changed, receipt.head) == (True, before)
        assert (await asyncio.to_thread(verify, tmp_path)).head == before
        assert stage.turnout.voted == 1


async def test_a_vote_waits_as_long_as_the_network_is_down_and_closing_the_tablet_ends_the_waiting(
    tmp_path: Path,
) -> None:
    async with (
        a_sitting(2, tmp_path, joined=0) as sitting,
        a_tablet_on_a_wire(sitting, "d01") as (tablet, wire),
    ):
        await sitting.ballot("b")
        await wire.close()
        await tablet.until(lambda: tablet.state == "lost")
        vote = asyncio.create_task(tablet.command(CastVote(ballot_id="b", delegate_id="d01", choice="for")))
        done, _ = await asyncio.wait([vote], timeout=1)
        assert not done
        await tablet.close()
        with pytest.raises(ClientClosed):
            await vote
        assert sitting.stage.turnout.voted == 0


async def test_a_fault_in_a_window_does_not_cut_it_off_from_the_hall(tmp_path: Path) -> None:
    async with a_sitting(2, tmp_path, joined=0) as sitting, a_tablet_on_a_wire(sitting, "d01") as (tablet, _):
        tablet.on_topic(lambda topic, keys: 1 / 0)
        await sitting.ballot("b")
        await tablet.until(lambda: "b" in tablet.topics["ballot"])
        assert tablet.state == "live"


# --- the hall's process -----------------------------------------------------------------------------------------


def on(folder: Path, port: int = 0) -> HallProcess:
    return HallProcess(folder, host="127.0.0.1", port=port, advertise=False)


async def test_a_hall_that_cannot_start_says_why_in_its_own_words(tmp_path: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        with pytest.raises(HallStartRefused) as caught:
            await on(tmp_path, port).start()
    assert caught.value.code == "hall.port_in_use"
    assert caught.value.facts["port"] == port
    assert str(port) in str(caught.value)


async def test_a_hall_that_keeps_dying_is_given_up_with_the_reason(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hall_process, "MOST_DEATHS", 2)
    process, reasons = on(tmp_path), []
    ready = await process.start()
    given_up = asyncio.Event()
    process.watch(on_given_up=lambda reason: (reasons.append(reason), given_up.set()))
    system.kill_process(ready.pid)
    (tmp_path / "journal.sqlite3").write_bytes(b"no journal" * 1000)
    async with asyncio.timeout(60):
        await given_up.wait()
    assert str(tmp_path) in reasons[0]
    assert not reasons[0].endswith(".")
    await process.stop()


async def test_a_killed_hall_is_back_on_its_port_with_its_tokens(tmp_path: Path) -> None:
    process, back = on(tmp_path), asyncio.Event()
    ready = await process.start()
    process.watch(lambda _: back.set())
    system.kill_process(ready.pid)
    async with asyncio.timeout(30):
        await back.wait()
    assert process.ready is not None
    assert (process.ready.port, process.ready.hall_id) == (ready.port, ready.hall_id)
    assert process.ready.epoch == ready.epoch + 1
    await process.stop()


async def test_a_window_finds_the_hall_that_runs_and_not_a_stranger_with_its_number(tmp_path: Path) -> None:
    first = on(tmp_path)
    ready = await first.start()
    assert (await on(tmp_path).start()).pid == ready.pid
    run_file = tmp_path / "run" / "hall.json"
    known = run_file.read_bytes()
    await first.stop()
    # As after a power cut: the file is still there, and its number belongs to somebody else by now.
    run_file.write_bytes(known.replace(f'"pid":{ready.pid}'.encode(), f'"pid":{os.getpid()}'.encode()))
    os.utime(run_file, (time.time() - 60, time.time() - 60))
    second = on(tmp_path)
    assert second.attach() is None
    assert (await second.start()).pid not in (ready.pid, os.getpid())
    await second.stop()

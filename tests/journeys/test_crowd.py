"""Beside the windows a crowd of simulated delegates answers whatever the chair does, and leaves a seat free."""

from __future__ import annotations

import asyncio
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec
import pytest

from chair_console import system
from chair_console.client import CommandRefused, HallHttp
from chair_console.domain.agenda import StartItem, StartPhase
from chair_console.domain.ballots import CloseBallot, OpenBallot
from chair_console.domain.preparing import PrepareBallot
from chair_console.domain.presence import CloseRollCall, OpenRollCall
from chair_console.domain.session import ConveneSession, OpenSitting
from chair_console.domain.turns import GiveFloor
from chair_console.protocol.envelope import Receipt
from chair_console.protocol.views import DeviceView, SessionView, ViewStruct
from chair_console.rehearsal.sample import Sample, fitted, read_sample, session_commands
from chair_console.rehearsal.stage import Stage, a_stage

CROWD = system.own_program("crowd")
PATIENCE = 0.1


@contextmanager
def a_crowd(data: Path) -> Iterator[None]:
    process = subprocess.Popen(
        [*CROWD, "--data", str(data), "--patience", str(PATIENCE)], stderr=subprocess.PIPE
    )
    try:
        yield
        assert process.poll() is None, process.stderr and process.stderr.read()
    finally:
        process.kill()
        process.communicate()


def a_sample_with_one_absent(delegates: int) -> Sample:
    """The first of the sample's absent delegates sits in the 28th seat."""
    sample = fitted(read_sample(), delegates)
    assert [d.id for d in sample.delegates if d.absence()] == ["d28"]
    return sample


async def test_the_crowd_answers_the_roll_call_speaks_and_votes_and_leaves_one_seat_free(
    tmp_path: Path,
) -> None:
    sample = a_sample_with_one_absent(30)
    async with a_stage(tmp_path) as stage:
        chair = stage.chair
        for command in session_commands(sample):
            await stage.secretary.command(command)
        session = chair.single("session")
        assert isinstance(session, SessionView)
        assert session.rehearsal
        with a_crowd(tmp_path):
            await chair.until(lambda: _connected(chair.topics.get("devices", {}).values()) == 29, timeout=30)
            (free,) = [code for code in await stage.operator.join_codes() if not code.used]
            assert free.delegate_id == "d30"

            await stage.lead(OpenRollCall())
            await chair.until(lambda: stage.presence.present == 28, timeout=30)
            await stage.lead(CloseRollCall())
            missing = {"d28": "absent_unexcused", "d30": "absent_unexcused"}
            await chair.until(lambda: missing.items() <= stage.presence.status.items())
            await stage.lead(OpenSitting(sitting_id="s1"))

            await stage.lead(StartItem(item_id="i2"))
            await _speak(stage)
            await stage.lead(PrepareBallot(id="b", title="Nghị quyết"))
            await stage.lead(OpenBallot(ballot_id="b"))
            await chair.until(
                lambda: stage.turnout.ballot_id == "b" and stage.turnout.voted >= 25, timeout=30
            )
            await stage.lead(CloseBallot(ballot_id="b"))


async def test_a_rehearsal_that_is_opened_again_has_its_simulated_tablets_again(tmp_path: Path) -> None:
    async with a_stage(tmp_path) as stage:
        chair = stage.chair
        for command in session_commands(fitted(read_sample(), 5)):
            await stage.secretary.command(command)
        devices = chair.topics["devices"]
        with a_crowd(tmp_path):
            await chair.until(lambda: _connected(devices.values()) == 4, timeout=30)
        await chair.until(lambda: _connected(devices.values()) == 0, timeout=30)
        (free,) = [code for code in await stage.operator.join_codes() if not code.used]
        visitor = HallHttp(stage.ready.url, stage.ready.ca_file)
        await visitor.join(free.code, "a tablet of flesh and blood")
        await visitor.close()
        with a_crowd(tmp_path):
            await chair.until(lambda: _connected(devices.values()) == 4, timeout=30)
        seated = {device.id for device in devices.values() if isinstance(device, DeviceView)}
        assert seated == {"a tablet of flesh and blood", *(f"rehearsal-d{seat:02d}" for seat in range(1, 5))}


CALLER = """
import subprocess, sys, time
print(subprocess.Popen([*sys.argv[1:], "--patience", "0.1"], stdout=subprocess.DEVNULL).pid, flush=True)
time.sleep(600)
"""


@contextmanager
def a_window_with_a_crowd(data: Path) -> Iterator[tuple[subprocess.Popen[bytes], int]]:
    """A program that has called a crowd, and the crowd's process id; both are gone at the end."""
    called = [sys.executable, "-c", CALLER, *CROWD, "--data", str(data)]
    with subprocess.Popen(called, stdout=subprocess.PIPE) as window:
        assert window.stdout is not None
        crowd = int(window.stdout.readline())
        try:
            yield window, crowd
        finally:
            window.kill()
            system.kill_process(crowd)


def wait_until_gone(pid: int) -> None:
    end = time.monotonic() + 20
    while system.process_alive(pid):
        assert time.monotonic() < end, "the crowd has stayed behind"
        time.sleep(0.05)


@pytest.mark.parametrize("end", ["in order", "killed with the window that would start it anew"])
async def test_the_crowd_goes_with_the_hall(tmp_path: Path, end: str) -> None:
    async with a_stage(tmp_path) as stage:
        for command in session_commands(fitted(read_sample(), 3)):
            await stage.secretary.command(command)
        devices = stage.chair.topics["devices"]
        with a_window_with_a_crowd(tmp_path) as (window, crowd):
            await stage.chair.until(lambda: _connected(devices.values()) == 2, timeout=30)
            if end == "in order":
                await stage.process.stop()
            else:
                window.kill()
                window.wait()
                assert system.process_alive(crowd), (
                    "while the hall lives, a window that died takes nobody along"
                )
                stage.process.unwatch()
                system.kill_process(stage.ready.pid)
            await asyncio.to_thread(wait_until_gone, crowd)


async def test_no_simulated_delegate_comes_to_a_session_that_is_no_rehearsal(tmp_path: Path) -> None:
    async with a_stage(tmp_path) as stage:
        for command in session_commands(fitted(read_sample(), 3)):
            if isinstance(command, ConveneSession):
                command = msgspec.structs.replace(command, rehearsal=False)
            await stage.secretary.command(command)
        done = await asyncio.to_thread(
            subprocess.run,
            [*CROWD, "--data", str(tmp_path)],
            capture_output=True,
            encoding="utf-8",
            timeout=60,
        )
        assert done.returncode == 1
        assert str(tmp_path) in done.stderr
        assert not any(code.used for code in await stage.operator.join_codes())


async def _speak(stage: Stage) -> None:
    """The first who registers is called, speaks long enough to be seen, and ends the turn without being told."""
    await stage.lead(StartPhase(phase="discussion"))
    called = await _call_the_first(stage)
    await stage.chair.until(lambda: any(turn.id == called.id for turn in stage.floor.spoken), timeout=30)
    (spoken,) = [turn for turn in stage.floor.spoken if turn.id == called.id]
    assert spoken.elapsed_ms >= PATIENCE * 4_000  # with the patience of the windows: 24 seconds


async def _call_the_first(stage: Stage) -> Receipt:
    while True:
        await stage.chair.until(lambda: bool(stage.floor.queue), timeout=30)
        first = stage.floor.queue[0]
        try:
            return await stage.lead(GiveFloor(request_id=first.id))
        except CommandRefused as refusal:
            assert refusal.code == "floor.request_not_waiting"  # withdrawn this very moment
            await stage.chair.until(lambda first=first: first not in stage.floor.queue)  # type: ignore[misc]


def _connected(devices: Iterable[ViewStruct]) -> int:
    return sum(1 for device in devices if isinstance(device, DeviceView) and device.state == "connected")


def test_a_crowd_without_a_hall_says_so(tmp_path: Path) -> None:
    done = subprocess.run(
        [*CROWD, "--data", str(tmp_path)], capture_output=True, encoding="utf-8", check=False
    )
    assert (done.returncode, done.stdout) == (1, "")
    (line,) = done.stderr.splitlines()
    assert str(tmp_path) in line

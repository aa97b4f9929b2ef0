"""Whoever is asked to stop ends what it has started: no hall stays behind that nobody knows of."""

from __future__ import annotations

import asyncio
import json
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from chair_console import system
from chair_console.client import HallProcess


def wait_until(condition: Callable[[], bool], seconds: float = 30) -> None:
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.02)


@pytest.mark.parametrize("headless", [["--headless"], []], ids=["headless", "with windows"])
def test_a_demo_that_is_stopped_while_it_loads_the_sample_takes_its_hall_along(
    tmp_path: Path, headless: list[str]
) -> None:
    run_file = tmp_path / "run" / "hall.json"
    command = system.own_program("demo", *headless, "--data", tmp_path, "--delegates", "5")
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE) as demo:
        wait_until(lambda: run_file.is_file() or demo.poll() is not None)
        hall = json.loads(run_file.read_bytes())["pid"]
        wait_until(lambda: (tmp_path / "blobs").is_dir())  # the first paper is on its way
        assert system.stop_process(demo.pid)
        assert demo.stderr is not None
        said = demo.stderr.read().decode()
    # Windows that are there already close in order.
    assert demo.returncode in ((130,) if headless else (0, 130))
    assert "Traceback" not in said
    wait_until(lambda: not system.process_alive(hall))
    assert not run_file.exists()


async def test_a_start_that_is_given_up_leaves_no_hall(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    started: asyncio.Queue[int] = asyncio.Queue()
    start = system.start_detached

    def noted(*args: object, **options: object) -> subprocess.Popen[bytes]:
        process = start(*args, **options)  # type: ignore[arg-type]
        started.put_nowait(process.pid)
        return process

    monkeypatch.setattr(system, "start_detached", noted)
    starting = asyncio.create_task(HallProcess(tmp_path, host="127.0.0.1", advertise=False).start())
    pid = await started.get()
    starting.cancel()
    with pytest.raises(asyncio.CancelledError):
        await starting
    assert not system.process_alive(pid)

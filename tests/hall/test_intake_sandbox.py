"""What a hostile file could do even with its worker in hand: reach nobody, take little, and end with the hall."""

from __future__ import annotations

import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from chair_console import sandbox, system
from chair_console.hall.intake.examining import Examiners
from chair_console.hall.intake.messages import Answer, Failed, Limits, Prepare, Prepared
from chair_console.hall.intake.process import Worker
from tests.shared_data import shared

if not sandbox.can_shut_off_network():
    pytest.skip("this system has no filter for system calls", allow_module_level=True)

WORD = shared("office") / "SampleDoc.docx"
PAPER = shared("pdf") / "qpdf" / "minimal.pdf"
LIMITS = Limits(cpu_s=20, memory_bytes=2_000_000_000, file_bytes=1_000_000)


def an_office(folder: Path, script: str) -> str:
    """A stand-in for LibreOffice that does what a file would make it do."""
    office = folder / "office"
    office.write_text(f"#!/bin/bash\n{script}\n")
    office.chmod(0o700)
    return str(office)


async def prepared_by(folder: Path, script: str, limits: Limits = LIMITS) -> Answer:
    worker = await Worker.start(limits, folder)
    try:
        request = Prepare(source=str(WORD), folder=str(folder), office=an_office(folder, script))
        return await worker.ask(request, 30)
    finally:
        await worker.kill()


def status_of(pid: int) -> dict[str, str]:
    return dict(line.split(":\t") for line in Path(f"/proc/{pid}/status").read_text().splitlines())


def wait_until(condition: Callable[[], bool], seconds: float = 10) -> None:
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "it did not come to pass"
        time.sleep(0.01)


TRIES = {
    "the network": "socket.socket(socket.AF_INET)",
    "the network of tomorrow": "socket.socket(socket.AF_INET6)",
    "the system's own tables": "socket.socket(socket.AF_NETLINK)",
    "every packet on the cable": "socket.socket(socket.AF_PACKET, socket.SOCK_RAW)",
    "a program on the same machine": "socket.socket(socket.AF_UNIX).connect('/tmp/no-such')",
    "the memory of another process": "call('ptrace', 16, os.getppid())",
    "the memory of the hall through a file": "open(f'/proc/{os.getppid()}/mem', 'r+b')",
    "the end of the hall": "os.kill(os.getppid(), 0)",
    "the end of everybody": "os.kill(-1, 0)",
    "a program that needs no connection": "socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)",
    "another disk": "call('mount', b'none', b'/mnt', b'tmpfs', 0, 0)",
    "the rights of another namespace": "call('unshare', 0x10000000)",
}
START = """
import ctypes, os, socket
from chair_console import sandbox
def call(name, *words):
    libc = ctypes.CDLL(None, use_errno=True)
    if getattr(libc, name)(*words) == -1:
        raise OSError(ctypes.get_errno(), name)
assert sandbox.enter()
try:
    {attempt}
except PermissionError:
    print("refused")
"""


@pytest.mark.parametrize("attempt", TRIES.values(), ids=TRIES)
def test_a_process_in_the_sandbox_is_refused(attempt: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", START.format(attempt=attempt)], capture_output=True, text=True, timeout=30
    )
    assert done.stdout == "refused\n", done.stderr


async def test_a_worker_is_filtered_and_gains_no_privileges_from_its_first_request_on(tmp_path: Path) -> None:
    worker = await Worker.start(LIMITS, tmp_path)
    await worker.ask(Prepare(source=str(WORD), folder=str(tmp_path), office=""), 30)
    status = status_of(worker.pid)
    await worker.kill()
    assert (status["Seccomp"], status["NoNewPrivs"]) == ("2", "1")


async def test_an_office_program_under_a_worker_reaches_nobody(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.settimeout(0)
        port = listener.getsockname()[1]
        script = f"exec 3<>/dev/tcp/127.0.0.1/{port} && echo in > {tmp_path}/reached; echo > {tmp_path}/tried"
        await prepared_by(tmp_path, script)
        with pytest.raises(BlockingIOError):
            listener.accept()
    assert (tmp_path / "tried").exists()
    assert not (tmp_path / "reached").exists()


async def test_an_office_program_that_computes_for_ever_is_stopped(tmp_path: Path) -> None:
    limits = Limits(cpu_s=2, memory_bytes=2_000_000_000, file_bytes=1_000_000)
    answer = await prepared_by(tmp_path, "while :; do :; done", limits)
    assert isinstance(answer, Failed)


async def test_an_office_program_that_writes_without_end_fills_no_disk(tmp_path: Path) -> None:
    answer = await prepared_by(tmp_path, f"cat /dev/zero > {tmp_path}/source.pdf")
    assert isinstance(answer, Failed)
    assert (tmp_path / "source.pdf").stat().st_size <= LIMITS.file_bytes


async def test_a_worker_that_ended_while_it_waited_is_not_blamed_on_the_next_file(tmp_path: Path) -> None:
    examiners = Examiners(tmp_path)
    answers = []
    for number in range(2):
        own = tmp_path / str(number)
        own.mkdir()
        answers.append(await examiners.examine(PAPER, own))
        for worker in examiners.idle:
            await worker.kill()
    await examiners.close()
    assert [answer.pages for answer in answers if isinstance(answer, Prepared)] == [1, 1]


HALL = """
import asyncio, sys
from pathlib import Path
from chair_console.hall.intake.messages import Limits, Prepare
from chair_console.hall.intake.process import Worker
async def main(folder, word, office):
    worker = await Worker.start(Limits(cpu_s=20, memory_bytes=2_000_000_000, file_bytes=1_000_000), folder)
    (folder / "worker").write_text(str(worker.pid))
    await worker.ask(Prepare(source=word, folder=str(folder), office=office), 60)
asyncio.run(main(Path(sys.argv[1]), sys.argv[2], sys.argv[3]))
"""


def test_when_the_hall_is_killed_its_worker_and_the_office_program_end_too(tmp_path: Path) -> None:
    office = an_office(tmp_path, f"sleep 600 &\necho $! > {tmp_path}/child\nwait")
    hall = subprocess.Popen([sys.executable, "-c", HALL, str(tmp_path), str(WORD), office])
    wait_until(lambda: (tmp_path / "child").exists() and (tmp_path / "child").read_text().strip() != "", 30)
    pids = [int((tmp_path / name).read_text()) for name in ("worker", "child")]
    hall.send_signal(signal.SIGKILL)
    hall.wait()
    for pid in pids:
        wait_until(lambda pid=pid: not system.process_alive(pid))  # type: ignore[misc]

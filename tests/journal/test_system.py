"""What differs between operating systems does the same everywhere."""

from __future__ import annotations

import ctypes
import os
import stat
import subprocess
import sys
from ipaddress import ip_address
from pathlib import Path

import pytest

from chair_console import job_object, system

only_posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limits or rights")
WAIT_TO_BE_STOPPED = """
import sys, threading
from chair_console import system
asked = threading.Event()
system.listen_for_stop(asked.set)
print("ready", flush=True)
asked.wait(30)
print("stopped", flush=True)
"""


def test_a_detached_program_runs_on_its_own_and_ends_when_asked() -> None:
    child = system.start_detached([sys.executable, "-c", WAIT_TO_BE_STOPPED], output=subprocess.PIPE)
    assert child.stdout is not None
    assert child.stdout.readline().strip() == b"ready"
    assert system.process_alive(child.pid)
    if sys.platform != "win32":
        assert os.getsid(child.pid) == child.pid
    assert system.stop_process(child.pid)
    assert child.stdout.read().strip() == b"stopped"
    assert child.wait(10) == 0
    assert not system.process_alive(child.pid)


def test_a_program_that_hangs_can_be_killed_and_counts_as_dead_before_anyone_collects_it() -> None:
    child = system.start_detached(
        [sys.executable, "-c", "import time; print(1, flush=True); time.sleep(60)"], output=subprocess.PIPE
    )
    assert child.stdout is not None
    child.stdout.readline()
    assert system.kill_process(child.pid)
    assert child.stdout.read() == b""  # its end of the pipe is closed: it is gone
    while system.process_alive(child.pid):
        pass
    assert child.returncode is None
    child.wait(10)
    assert not system.stop_process(child.pid)
    assert not system.kill_process(child.pid)


@pytest.mark.parametrize("pid", [0, -1])
def test_a_number_that_means_many_processes_is_never_stopped(pid: int) -> None:
    assert not system.process_alive(pid)
    assert not system.stop_process(pid)
    assert not system.kill_process(pid)


def test_this_process_is_alive() -> None:
    assert system.process_alive(os.getpid())


LIMIT = (
    "from chair_console import system; "
    "assert system.limit_resources(cpu_s=2, memory_bytes=400_000_000, file_bytes=1_000_000); "
)


@only_posix
@pytest.mark.parametrize(
    "deed",
    [
        "bytearray(800_000_000)",
        "open('big', 'wb').write(bytes(2_000_000))",
        "exec('while True: pass')",
    ],
    ids=["memory", "file", "cpu"],
)
def test_a_worker_cannot_take_more_than_it_was_given(tmp_path: Path, deed: str) -> None:
    harmless = subprocess.run([sys.executable, "-c", LIMIT + "bytearray(1_000)"], cwd=tmp_path, check=False)
    assert harmless.returncode == 0
    greedy = subprocess.run(
        [sys.executable, "-c", LIMIT + deed], cwd=tmp_path, check=False, capture_output=True, timeout=20
    )
    assert greedy.returncode != 0


@only_posix
def test_a_restricted_file_is_its_owners_alone(tmp_path: Path) -> None:
    file = tmp_path / "khóa.pem"
    file.write_text("secret")
    file.chmod(0o644)
    system.restrict_to_owner(file)
    system.restrict_to_owner(tmp_path)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(tmp_path.stat().st_mode) == 0o700


def test_free_space_is_known_before_the_folder_is_made(tmp_path: Path) -> None:
    assert system.free_bytes(tmp_path / "not" / "yet") == pytest.approx(system.free_bytes(tmp_path), rel=0.1)


def test_this_machine_knows_its_own_addresses_with_the_loopback_last() -> None:
    addresses = [local.address for local in system.local_addresses()]
    assert ip_address("127.0.0.1") in addresses
    assert addresses[-1].is_loopback


def test_the_default_folder_is_in_the_users_own_data() -> None:
    assert system.default_data_dir().name == "chair-console"
    assert Path.home() in system.default_data_dir().parents or "XDG_DATA_HOME" in os.environ


def test_the_limits_of_a_windows_job_are_laid_out_as_windows_reads_them() -> None:
    assert ctypes.sizeof(ctypes.c_void_p) == 8
    assert ctypes.sizeof(job_object.BasicLimits) == 64
    assert ctypes.sizeof(job_object.ExtendedLimits) == 144

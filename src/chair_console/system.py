"""Everything in which operating systems differ: rights on files, processes, limits, disks, addresses.

No other module asks which system it runs on.
"""

from __future__ import annotations

import _thread
import errno
import os
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, ip_address
from pathlib import Path
from queue import SimpleQueue
from typing import IO, Final

import ifaddr
import platformdirs

from . import job_object

APP_FOLDER: Final = "chair-console"


def default_data_dir() -> Path:
    """The folder for this user's halls, where the system keeps such data; it need not exist yet."""
    return platformdirs.user_data_path(APP_FOLDER, appauthor=False)


def free_bytes(path: Path) -> int:
    """Bytes that this user can still write on the disk of `path` (or of its nearest folder that exists).

    Raises OSError where the disk cannot be asked.
    """
    while not path.exists() and path != path.parent:
        path = path.parent
    return shutil.disk_usage(path).free


def restrict_to_owner(path: Path) -> None:
    """Lets only the current user read and write `path`, a file or a folder. Raises OSError."""
    if sys.platform == "win32":
        owner = f"{os.environ.get('USERDOMAIN', '.')}\\{os.environ['USERNAME']}"
        right = "(OI)(CI)F" if path.is_dir() else "F"
        done = subprocess.run(
            ["icacls", str(path), "/inheritance:r", "/grant:r", f"{owner}:{right}"],
            capture_output=True,
            creationflags=subprocess.CREATE_NO_WINDOW,
            check=False,
        )
        if done.returncode:
            raise OSError(errno.EACCES, "icacls could not restrict the rights", str(path))
    else:
        path.chmod(0o700 if path.is_dir() else 0o600)


def sync_folder(path: Path) -> None:
    """Makes names just created or replaced in the folder `path` survive a power cut.

    Windows journals names by itself and cannot open folders for this.
    """
    if sys.platform != "win32":
        descriptor = os.open(path, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


# --- processes ----------------------------------------------------------------------------------------------

_SOURCES: Final = Path(__file__).resolve().parents[1]
_START_ISOLATED: Final = (
    "import sys; sys.path.insert(0, sys.argv.pop(1)); from chair_console.cli import main; sys.exit(main())"
)


def own_program(*arguments: str | Path, isolated: bool = False) -> list[str]:
    """The command line that starts this program with these arguments, also where it is one executable.

    `isolated` shuts out modules of the caller's folder and environment, as one executable always does.
    """
    words = [str(argument) for argument in arguments]
    if getattr(sys, "frozen", False):
        return [sys.executable, *words]
    if isolated:
        return [sys.executable, "-I", "-c", _START_ISOLATED, str(_SOURCES), *words]
    return [sys.executable, "-m", "chair_console.cli", *words]


def interrupt_when_stopped() -> None:
    """From now on a request to stop acts like Ctrl+C in the main thread, where this must be called.

    So whoever has started other programs gets to end them; by default Unix ends a process on the spot.
    """
    if sys.platform == "win32":
        listen_for_stop(_thread.interrupt_main)
    else:
        signal.signal(signal.SIGTERM, lambda *_: signal.raise_signal(signal.SIGINT))


def start_detached(
    args: Sequence[str | Path],
    *,
    folder: Path | None = None,
    environment: Mapping[str, str] | None = None,
    output: IO[bytes] | int = subprocess.DEVNULL,
    errors: IO[bytes] | int = subprocess.DEVNULL,
) -> subprocess.Popen[bytes]:
    """Starts a program that outlives this one: closing the window or the terminal does not end it.

    Its input is empty; `output` and `errors` go nowhere unless a file or `subprocess.PIPE` is given. Raises
    OSError where the program cannot be started.
    """
    flags = 0
    if sys.platform == "win32":
        flags = subprocess.DETACHED_PROCESS | subprocess.CREATE_NEW_PROCESS_GROUP
    return subprocess.Popen(
        [str(arg) for arg in args],
        stdin=subprocess.DEVNULL,
        stdout=output,
        stderr=errors,
        cwd=folder,
        env=environment,
        creationflags=flags,
        start_new_session=sys.platform != "win32",
        close_fds=True,
    )


def run_with_time_limit(args: Sequence[str | Path], timeout_s: float, environment: Mapping[str, str]) -> bool:
    """Runs a program silently; False if it took too long. Whatever it started ends with it.

    On Unix also when this process is killed meanwhile. Raises OSError where the program cannot be started.
    """
    words = [str(arg) for arg in args]
    if sys.platform == "win32":
        in_time = _run_in_tree(words, timeout_s, environment)
    else:
        # The guard leads the group, waits for the end of our pipe, and takes the whole group with it.
        guard = subprocess.Popen(
            ["/bin/sh", "-c", "read _; kill -KILL 0"],
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            process_group=0,
        )
        try:
            in_time = _run_in_group(guard.pid, words, timeout_s, environment)
        finally:
            guard.kill()
            guard.communicate()
    return in_time


if sys.platform != "win32":

    def _run_in_group(group: int, words: list[str], timeout_s: float, environment: Mapping[str, str]) -> bool:
        process = subprocess.Popen(
            words,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env=environment,
            process_group=group,
        )
        try:
            process.wait(timeout_s)
        except subprocess.TimeoutExpired:
            return False
        finally:
            os.killpg(group, signal.SIGKILL)
            process.wait()
        return True


def _run_in_tree(words: list[str], timeout_s: float, environment: Mapping[str, str]) -> bool:
    """On Windows: children are found through their parents."""
    process = subprocess.Popen(
        words,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=environment,
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )
    try:
        process.wait(timeout_s)
    except subprocess.TimeoutExpired:
        subprocess.run(["taskkill", "/T", "/F", "/PID", str(process.pid)], capture_output=True, check=False)
        process.wait()
        return False
    return True


if sys.platform == "win32":
    import ctypes
    from ctypes import wintypes

    _kernel = ctypes.WinDLL("kernel32", use_last_error=True)
    _kernel.OpenProcess.argtypes = (wintypes.DWORD, wintypes.BOOL, wintypes.DWORD)
    _kernel.OpenProcess.restype = wintypes.HANDLE
    _kernel.WaitForSingleObject.argtypes = (wintypes.HANDLE, wintypes.DWORD)
    _kernel.WaitForSingleObject.restype = wintypes.DWORD
    _kernel.TerminateProcess.argtypes = (wintypes.HANDLE, wintypes.UINT)
    _kernel.TerminateProcess.restype = wintypes.BOOL
    _kernel.CreateEventW.argtypes = (wintypes.LPVOID, wintypes.BOOL, wintypes.BOOL, wintypes.LPCWSTR)
    _kernel.CreateEventW.restype = wintypes.HANDLE
    _kernel.OpenEventW.argtypes = (wintypes.DWORD, wintypes.BOOL, wintypes.LPCWSTR)
    _kernel.OpenEventW.restype = wintypes.HANDLE
    _kernel.SetEvent.argtypes = (wintypes.HANDLE,)
    _kernel.SetEvent.restype = wintypes.BOOL
    _kernel.CloseHandle.argtypes = (wintypes.HANDLE,)
    _kernel.CloseHandle.restype = wintypes.BOOL

    _SYNCHRONIZE = 0x00100000
    _PROCESS_TERMINATE = 0x0001
    _EVENT_MODIFY_STATE = 0x0002
    _WAIT_TIMEOUT = 0x00000102
    _ERROR_ACCESS_DENIED = 5
    _INFINITE = 0xFFFFFFFF

    def _stop_event_name(pid: int) -> str:
        return f"Local\\chair-console-stop-{pid}"

    def process_alive(pid: int) -> bool:
        """Whether the process `pid` still runs."""
        if pid <= 0:
            return False
        handle = _kernel.OpenProcess(_SYNCHRONIZE, False, pid)
        if not handle:
            return ctypes.get_last_error() == _ERROR_ACCESS_DENIED
        try:
            return bool(_kernel.WaitForSingleObject(handle, 0) == _WAIT_TIMEOUT)
        finally:
            _kernel.CloseHandle(handle)

    def stop_process(pid: int) -> bool:
        """Asks the process `pid` to end by itself; see `listen_for_stop`. False if it cannot be asked."""
        handle = _kernel.OpenEventW(_EVENT_MODIFY_STATE, False, _stop_event_name(pid))
        if not handle:
            return False
        try:
            return bool(_kernel.SetEvent(handle))
        finally:
            _kernel.CloseHandle(handle)

    def kill_process(pid: int) -> bool:
        """Ends the process `pid` at once. False if there is none or it belongs to someone else."""
        if pid <= 0:
            return False
        handle = _kernel.OpenProcess(_PROCESS_TERMINATE, False, pid)
        if not handle:
            return False
        try:
            return bool(_kernel.TerminateProcess(handle, 1))
        finally:
            _kernel.CloseHandle(handle)

    def listen_for_stop(callback: Callable[[], None]) -> None:
        """Calls `callback` once, from another thread, when this process is asked to stop.

        Call it in the main thread. A process without a console gets no Ctrl+Break, so a named event serves.
        """
        handle = _kernel.CreateEventW(None, True, False, _stop_event_name(os.getpid()))
        if not handle:
            raise ctypes.WinError(ctypes.get_last_error())

        def wait() -> None:
            _kernel.WaitForSingleObject(handle, _INFINITE)
            callback()

        threading.Thread(target=wait, name="stop-listener", daemon=True).start()
        for number in (signal.SIGINT, signal.SIGBREAK):
            signal.signal(number, lambda *_: _kernel.SetEvent(handle))

    def limit_resources(
        *, file_bytes: int, cpu_s: int | None = None, memory_bytes: int | None = None
    ) -> bool:
        """Limits this process for good: seconds of CPU, bytes of memory. False: files have no limit here."""
        if cpu_s is not None and memory_bytes is not None:
            job_object.limit_this_process(cpu_s, memory_bytes)
        return False

else:
    import resource

    def process_alive(pid: int) -> bool:
        """Whether the process `pid` still runs; one that ended and is not yet collected does not."""
        if pid <= 0:
            return False
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            return False
        except PermissionError:
            return True
        return not _is_zombie(pid)

    def _is_zombie(pid: int) -> bool:
        try:
            status = Path(f"/proc/{pid}/stat").read_bytes()
        except OSError:  # no /proc here, or it ended just now
            return Path("/proc/self/stat").exists()
        # The name stands in brackets and may hold anything; the state follows the last one.
        return status.rpartition(b")")[2].split()[0] in (b"Z", b"X")

    def stop_process(pid: int) -> bool:
        """Asks the process `pid` to end by itself; see `listen_for_stop`. False if it cannot be asked."""
        return _send(pid, signal.SIGTERM)

    def kill_process(pid: int) -> bool:
        """Ends the process `pid` at once. False if there is none or it belongs to someone else."""
        return _send(pid, signal.SIGKILL)

    def _send(pid: int, number: signal.Signals) -> bool:
        if pid <= 0:  # 0 and negative numbers mean whole groups of processes
            return False
        try:
            os.kill(pid, number)
        except (ProcessLookupError, PermissionError):
            return False
        return True

    def listen_for_stop(callback: Callable[[], None]) -> None:
        """Calls `callback` once, from another thread, when this process is asked to stop.

        Call it in the main thread.
        """
        asked: SimpleQueue[int] = SimpleQueue()  # its `put` may interrupt itself, which Event.set may not

        def wait() -> None:
            asked.get()
            callback()

        threading.Thread(target=wait, name="stop-listener", daemon=True).start()
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, lambda received, _frame: asked.put(received))

    def limit_resources(
        *, file_bytes: int, cpu_s: int | None = None, memory_bytes: int | None = None
    ) -> bool:
        """Limits this process for good: seconds of CPU, bytes of address space, bytes of one written file.

        True if the system enforces what is asked. A stricter limit that is already there stays.
        """
        wanted = {
            resource.RLIMIT_CPU: cpu_s,
            resource.RLIMIT_AS: memory_bytes,
            resource.RLIMIT_FSIZE: file_bytes,
            resource.RLIMIT_CORE: 0,
        }
        enforced = True
        for kind, limit in wanted.items():
            if limit is None:
                continue
            hard = resource.getrlimit(kind)[1]
            strictest = limit if hard == resource.RLIM_INFINITY else min(limit, hard)
            try:
                resource.setrlimit(kind, (strictest, strictest))
            except (ValueError, OSError):  # macOS refuses RLIMIT_AS
                enforced = False
        return enforced


# --- network ------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class LocalAddress:
    """One address of this machine; `interface` is the name people know (`eth0`, `Wi-Fi`)."""

    interface: str
    address: IPv4Address | IPv6Address
    prefix_bits: int


def local_addresses() -> list[LocalAddress]:
    """Every address of every interface, the most useful to others first: private IPv4 to loopback."""
    found = []
    for adapter in ifaddr.get_adapters():
        for entry in adapter.ips:
            if isinstance(entry.ip, tuple):
                host, _flow, scope = entry.ip
                address = ip_address(f"{host}%{scope}" if scope else host)
            else:
                address = ip_address(entry.ip)
            found.append(LocalAddress(adapter.nice_name, address, entry.network_prefix))
    return sorted(found, key=_usefulness)


def _usefulness(local: LocalAddress) -> tuple[bool, bool, int, bool]:
    address = local.address
    return address.is_loopback, address.is_link_local, address.version, not address.is_private

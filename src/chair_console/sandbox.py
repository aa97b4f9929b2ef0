"""What a process that opens foreign files gives up for good: the network, and ways to power over others.

Linux only: a system call filter (seccomp, through libseccomp) that every program started later inherits, and since
Linux 5.19 a domain of its own (Landlock), out of which nobody's memory and since 6.12 nobody else's signals can be
reached. Where both are missing, limits (`system.limit_resources`) and the kill after a time remain; `doctor` says so.
"""

from __future__ import annotations

import ctypes
import errno
import os
import signal
import socket
from collections.abc import Callable
from functools import cache
from typing import Any, Final

_unix: Any = os  # what Windows lacks is reached only where `can_fork`
_KILL: Final[int] = getattr(signal, "SIGKILL", 0)

# include/uapi/linux/prctl.h and sched.h
_SET_DEATH_SIGNAL: Final = 1
_SET_NO_NEW_PRIVILEGES: Final = 38
_NEW_USER_NAMESPACE: Final = 0x10000000

_SOCKET_TYPE: Final = 0xF
_PID_BITS: Final = 0xFFFFFFFF
_EVERYBODY: Final = 0xFFFFFFFF  # -1

# include/uapi/linux/landlock.h; the calls have the same numbers on all processors that we know
_CREATE_RULESET: Final = 444
_ADD_RULE: Final = 445
_RESTRICT_SELF: Final = 446
_ASK_VERSION: Final = 1
_PATH_BENEATH: Final = 1
_WITH_MOVES: Final = 2
_WITH_NETWORK: Final = 4
_WITH_SCOPES: Final = 6
_MAKE_BLOCK_DEVICE: Final = 1 << 11
_MOVE_FILES: Final = 1 << 13
_ALL_TCP: Final = 3
_ALL_SCOPES: Final = 3

_FORBIDDEN: Final = (
    # the network, and sockets of other programs on this machine; pairs of one's own stay
    "connect", "accept", "accept4", "io_uring_setup", "io_uring_enter", "io_uring_register",
    # other processes
    "pidfd_send_signal", "rt_sigqueueinfo", "rt_tgsigqueueinfo",
    "ptrace", "process_vm_readv", "process_vm_writev", "kcmp", "pidfd_getfd", "process_madvise",
    # the system itself
    "mount", "umount2", "pivot_root", "chroot", "move_mount", "open_tree", "fsopen", "fsconfig", "fsmount",
    "setns", "unshare", "bpf", "perf_event_open", "userfaultfd", "kexec_load", "kexec_file_load", "init_module",
    "finit_module", "delete_module", "reboot", "swapon", "swapoff", "acct", "quotactl", "syslog",
    "sethostname", "setdomainname", "settimeofday", "clock_settime", "adjtimex", "clock_adjtime",
    "open_by_handle_at", "name_to_handle_at", "fanotify_init", "lookup_dcookie", "iopl", "ioperm", "mknod",
    "mknodat",
    # the keys of the user
    "add_key", "request_key", "keyctl",
)  # fmt: skip


@cache
def _seccomp() -> Any | None:
    """The binding to libseccomp, or None where this system lacks either."""
    try:
        import pyseccomp
    except (ImportError, OSError, RuntimeError, AttributeError):
        return None
    return pyseccomp


def can_shut_off_network() -> bool:
    """Whether `enter` keeps document workers off the network on this machine."""
    return _seccomp() is not None


@cache
def can_fork() -> bool:
    """Whether `in_a_child` works here: children are cheap, and end with whoever made them."""
    return hasattr(os, "fork") and _prctl() is not None


def in_a_child(work: Callable[[], None]) -> int:
    """Do `work` in a copy of this process, which must have one thread; the copy's status, 0 if it ended well.

    The copy is killed when this process ends.
    """
    pid: int = _unix.fork()
    if pid:
        return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
    status = 1
    try:
        _call_prctl(_SET_DEATH_SIGNAL, _KILL)
        work()
        status = 0
    finally:
        os._exit(status)


def enter() -> bool:
    """Give up network and privileges, for this process and all that it starts; False where that is impossible.

    From now on the process also dies with the thread that started it.
    """
    _call_prctl(_SET_DEATH_SIGNAL, _KILL)
    _call_prctl(_SET_NO_NEW_PRIVILEGES, 1)
    _enter_domain()
    seccomp = _seccomp()
    if seccomp is None:
        return False
    try:
        _load(seccomp)
    except OSError:  # a kernel without filters, or a container that forbids them
        return False
    return True


def _enter_domain() -> None:
    """Landlock: processes outside of the domain cannot be looked into, `/proc/…/mem` included. Quiet where missing."""
    if _prctl() is None:
        return  # not Linux
    call = ctypes.CDLL(None).syscall
    version = int(call(_CREATE_RULESET, None, ctypes.c_size_t(0), ctypes.c_uint32(_ASK_VERSION)))
    if version < _WITH_MOVES:
        return
    handled = _Ruleset(
        _MAKE_BLOCK_DEVICE | _MOVE_FILES,
        _ALL_TCP if version >= _WITH_NETWORK else 0,
        _ALL_SCOPES if version >= _WITH_SCOPES else 0,
    )
    length = 8 * (1 + (version >= _WITH_NETWORK) + (version >= _WITH_SCOPES))  # as much as this kernel knows
    ruleset = int(call(_CREATE_RULESET, ctypes.byref(handled), ctypes.c_size_t(length), ctypes.c_uint32(0)))
    if ruleset < 0:
        return
    root = os.open("/", getattr(os, "O_PATH", 0))
    try:  # files may be moved about as before
        allowed = _Beneath(_MOVE_FILES, root)
        call(
            _ADD_RULE,
            ctypes.c_int(ruleset),
            ctypes.c_int(_PATH_BENEATH),
            ctypes.byref(allowed),
            ctypes.c_uint32(0),
        )
        call(_RESTRICT_SELF, ctypes.c_int(ruleset), ctypes.c_uint32(0))
    finally:
        os.close(root)
        os.close(ruleset)


class _Ruleset(ctypes.Structure):
    """struct landlock_ruleset_attr"""

    _fields_ = (("files", ctypes.c_uint64), ("network", ctypes.c_uint64), ("scopes", ctypes.c_uint64))


class _Beneath(ctypes.Structure):
    """struct landlock_path_beneath_attr"""

    _pack_ = 1
    _layout_ = "ms"
    _fields_ = (("allowed", ctypes.c_uint64), ("folder", ctypes.c_int32))


def _load(seccomp: Any) -> None:
    refuse = seccomp.ERRNO(errno.EACCES)
    rules = seccomp.SyscallFilter(seccomp.ALLOW)
    for name in _FORBIDDEN:
        _add(rules, refuse, name)
    # LibreOffice makes a local socket for itself; nobody can be reached through it, unless it needs no connection.
    _add(rules, refuse, "socket", seccomp.Arg(0, seccomp.NE, int(getattr(socket, "AF_UNIX", 0))))
    datagrams = seccomp.Arg(1, seccomp.MASKED_EQ, _SOCKET_TYPE, int(socket.SOCK_DGRAM))
    _add(rules, refuse, "socket", datagrams)
    for target in (os.getppid(), _EVERYBODY):  # the hall, and all at once
        for name in ("kill", "tkill", "tgkill"):
            _add(rules, refuse, name, seccomp.Arg(0, seccomp.MASKED_EQ, _PID_BITS, target))
    _add(rules, refuse, "sendto", seccomp.Arg(4, seccomp.NE, 0))
    _add(rules, refuse, "clone", seccomp.Arg(0, seccomp.MASKED_EQ, _NEW_USER_NAMESPACE, _NEW_USER_NAMESPACE))
    # Its flags lie in memory, where a filter cannot look; programs go back to `clone`.
    _add(rules, seccomp.ERRNO(errno.ENOSYS), "clone3")
    rules.load()


def _add(rules: Any, action: int, name: str, *conditions: Any) -> None:
    try:
        rules.add_rule(action, name, *conditions)
    except (OSError, ValueError):
        return  # this processor or this libseccomp does not know the call


@cache
def _prctl() -> Any | None:
    try:
        return ctypes.CDLL(None).prctl
    except (OSError, AttributeError, TypeError):
        return None  # not Linux


def _call_prctl(option: int, value: int) -> None:
    prctl = _prctl()
    if prctl is not None:
        prctl(option, ctypes.c_ulong(value), ctypes.c_ulong(0), ctypes.c_ulong(0), ctypes.c_ulong(0))

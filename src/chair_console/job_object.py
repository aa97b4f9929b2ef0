"""Windows' limits for a process and all that it starts: a job object, which ends with whoever holds it.

Only `system` uses it.
"""

from __future__ import annotations

import ctypes
from typing import Any, Final

_EXTENDED_LIMITS: Final = 9
_PROCESS_TIME: Final = 0x0002
_PROCESS_MEMORY: Final = 0x0100
_NO_ERROR_WINDOW: Final = 0x0400
_KILL_WHEN_CLOSED: Final = 0x2000
_TICKS_PER_SECOND: Final = 10_000_000  # of 100 ns


class BasicLimits(ctypes.Structure):
    """JOBOBJECT_BASIC_LIMIT_INFORMATION"""

    _fields_ = (
        ("PerProcessUserTimeLimit", ctypes.c_int64),
        ("PerJobUserTimeLimit", ctypes.c_int64),
        ("LimitFlags", ctypes.c_uint32),
        ("MinimumWorkingSetSize", ctypes.c_size_t),
        ("MaximumWorkingSetSize", ctypes.c_size_t),
        ("ActiveProcessLimit", ctypes.c_uint32),
        ("Affinity", ctypes.c_size_t),
        ("PriorityClass", ctypes.c_uint32),
        ("SchedulingClass", ctypes.c_uint32),
    )


class ExtendedLimits(ctypes.Structure):
    """JOBOBJECT_EXTENDED_LIMIT_INFORMATION"""

    _fields_ = (
        ("BasicLimitInformation", BasicLimits),
        ("IoInfo", ctypes.c_uint64 * 6),
        ("ProcessMemoryLimit", ctypes.c_size_t),
        ("JobMemoryLimit", ctypes.c_size_t),
        ("PeakProcessMemoryUsed", ctypes.c_size_t),
        ("PeakJobMemoryUsed", ctypes.c_size_t),
    )


def limit_this_process(cpu_s: int, memory_bytes: int) -> bool:
    """Put this process under limits for good; its children come under them too, and end with it.

    False where the system refuses. The handle stays open on purpose: it closes when the process ends, and then
    everything in the job is killed.
    """
    load: Any = getattr(ctypes, "WinDLL", None)
    if load is None:
        return False
    kernel = load("kernel32", use_last_error=True)
    kernel.CreateJobObjectW.argtypes = (ctypes.c_void_p, ctypes.c_wchar_p)
    kernel.CreateJobObjectW.restype = ctypes.c_void_p
    kernel.SetInformationJobObject.argtypes = (
        ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p, ctypes.c_uint32
    )  # fmt: skip
    kernel.GetCurrentProcess.restype = ctypes.c_void_p
    kernel.AssignProcessToJobObject.argtypes = (ctypes.c_void_p, ctypes.c_void_p)
    job = kernel.CreateJobObjectW(None, None)
    if not job:
        return False
    limits = ExtendedLimits()
    limits.BasicLimitInformation.PerProcessUserTimeLimit = cpu_s * _TICKS_PER_SECOND
    limits.BasicLimitInformation.LimitFlags = (
        _PROCESS_TIME | _PROCESS_MEMORY | _NO_ERROR_WINDOW | _KILL_WHEN_CLOSED
    )
    limits.ProcessMemoryLimit = memory_bytes
    size = ctypes.sizeof(limits)
    set_up = kernel.SetInformationJobObject(job, _EXTENDED_LIMITS, ctypes.byref(limits), size)
    return bool(set_up and kernel.AssignProcessToJobObject(job, kernel.GetCurrentProcess()))

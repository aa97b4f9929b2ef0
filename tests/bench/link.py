"""A link of known bandwidth on one machine: this host and a network namespace behind a token bucket."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

HERE = "10.78.0.1"
THERE = "10.78.0.2"
NAMESPACE = "ccbench"
_OURS, _THEIRS = "ccbench0", "ccbench1"
_CHUNK = 1 << 16


def require_link() -> None:
    """Raises SystemExit with the sentence that says what is missing."""
    if not hasattr(os, "geteuid") or os.geteuid() != 0:
        raise SystemExit("a network namespace needs root")
    for tool in ("ip", "tc"):
        if shutil.which(tool) is None and shutil.which(tool, path="/usr/sbin:/sbin") is None:
            raise SystemExit(f"{tool} is missing: apt-get install --no-install-recommends iproute2")


def _run(*words: str, check: bool = True) -> None:
    subprocess.run(words, check=check, capture_output=True)


def _remove() -> None:
    _run("ip", "netns", "del", NAMESPACE, check=False)
    _run("ip", "link", "del", _OURS, check=False)


@contextmanager
def a_link(mbit: int) -> Iterator[list[str]]:
    """What this host sends to the namespace goes at `mbit`; gives the words that run a command in there."""
    _remove()
    try:
        _run("ip", "netns", "add", NAMESPACE)
        _run("ip", "link", "add", _OURS, "type", "veth", "peer", "name", _THEIRS)
        _run("ip", "link", "set", _THEIRS, "netns", NAMESPACE)
        _run("ip", "addr", "add", f"{HERE}/24", "dev", _OURS)
        _run("ip", "link", "set", _OURS, "up")
        _run("ip", "-n", NAMESPACE, "addr", "add", f"{THERE}/24", "dev", _THEIRS)
        _run("ip", "-n", NAMESPACE, "link", "set", _THEIRS, "up")
        _run("ip", "-n", NAMESPACE, "link", "set", "lo", "up")
        shape = ["rate", f"{mbit}mbit", "burst", "32kb", "latency", "100ms"]
        _run("tc", "qdisc", "add", "dev", _OURS, "root", "tbf", *shape)
        yield ["ip", "netns", "exec", NAMESPACE]
    finally:
        _remove()


_READER = f"""
import socket, sys
with socket.create_connection(("{HERE}", int(sys.argv[1]))) as link:
    while link.recv({_CHUNK}):
        pass
"""


def time_of(size: int, within: list[str]) -> float:
    """Ms that the link itself needs for `size` bytes over one bare connection."""
    with socket.create_server((HERE, 0)) as server:
        port = server.getsockname()[1]
        reader = subprocess.Popen([*within, sys.executable, "-c", _READER, str(port)])
        link, _ = server.accept()
        began = time.perf_counter()
        with link:
            left = size
            while left > 0:
                left -= link.send(b"\0" * min(left, _CHUNK))
        reader.wait(300)
        return (time.perf_counter() - began) * 1000

"""Hosts on one machine: network namespaces on a bridge, for what crosses a real network. Needs root and iproute2."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import gettempdir

from filelock import FileLock

BRIDGE = "ccbr0"
# Names of namespaces and bridges are the machine's: whoever tests beside us waits for theirs.
ONE_AT_A_TIME = Path(gettempdir()) / "chair-console-tests-network.lock"


def missing() -> str:
    """What is missing for network namespaces here; "" if nothing is."""
    if not hasattr(os, "geteuid") or os.geteuid() != 0:
        return "network namespaces need root"
    if shutil.which("ip") is None:
        return "iproute2 is not installed"
    probe_name = f"ccprobe{os.getpid()}"
    probe = subprocess.run(["ip", "netns", "add", probe_name], capture_output=True, text=True, check=False)
    subprocess.run(["ip", "netns", "del", probe_name], capture_output=True, check=False)
    return probe.stderr.strip()


def _ip(*words: str) -> None:
    subprocess.run(["ip", *words], check=True, capture_output=True)


def _remove(hosts: dict[str, str]) -> None:
    """Also what an interrupted run has left behind."""
    for number, name in enumerate(hosts):
        left = subprocess.run(["ip", "netns", "pids", name], capture_output=True, text=True, check=False)
        for pid in left.stdout.split():
            subprocess.run(["kill", "-9", pid], capture_output=True, check=False)
        subprocess.run(["ip", "netns", "del", name], capture_output=True, check=False)
        subprocess.run(["ip", "link", "del", f"cco{number}"], capture_output=True, check=False)
    subprocess.run(["ip", "link", "del", BRIDGE], capture_output=True, check=False)


@contextmanager
def a_network(hosts: dict[str, str]) -> Iterator[None]:
    """Namespaces (name → IPv4 address without prefix) on one bridge, with multicast."""
    with FileLock(ONE_AT_A_TIME, timeout=300):
        yield from _network(hosts)


def _network(hosts: dict[str, str]) -> Iterator[None]:
    _remove(hosts)
    try:
        _ip("link", "add", BRIDGE, "type", "bridge", "mcast_snooping", "0")
        _ip("link", "set", BRIDGE, "up")
        for number, (name, address) in enumerate(hosts.items()):
            inner, outer = f"cci{number}", f"cco{number}"
            _ip("netns", "add", name)
            _ip("link", "add", outer, "type", "veth", "peer", "name", inner)
            _ip("link", "set", outer, "master", BRIDGE, "up")
            _ip("link", "set", inner, "netns", name)
            _ip("-n", name, "addr", "add", f"{address}/24", "dev", inner)
            _ip("-n", name, "link", "set", inner, "up")
            _ip("-n", name, "link", "set", "lo", "up")
            _ip("-n", name, "route", "add", "default", "dev", inner)
        yield
    finally:
        _remove(hosts)


def pull_cable(hosts: dict[str, str], name: str) -> None:
    """The host is off the network from now on, and cannot say goodbye."""
    _ip("link", "set", f"cco{list(hosts).index(name)}", "down")


def plug_in(hosts: dict[str, str], name: str) -> None:
    _ip("link", "set", f"cco{list(hosts).index(name)}", "up")


def give_address(hosts: dict[str, str], name: str, address: str) -> None:
    """One more address for a host, as when it joins another Wi-Fi."""
    _ip("-n", name, "addr", "add", f"{address}/24", "dev", f"cci{list(hosts).index(name)}")


def inside(name: str, *command: str) -> list[str]:
    """The command as it runs in a namespace."""
    return ["ip", "netns", "exec", name, *command]

"""Tablets and halls find each other over real multicast between network namespaces."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from tests.namespaces import a_network, give_address, inside, missing, plug_in, pull_cable

pytestmark = [pytest.mark.netns, pytest.mark.skipif(bool(missing()), reason=missing())]

HOSTS = {"cchall": "10.77.0.1", "cctab1": "10.77.0.11", "cctab2": "10.77.0.12"}


# A real Avahi in a namespace, with a message bus of its own; asks until it sees the hall, 20 times at most.
AVAHI = """
mkdir -p /run/dbus /run/avahi-daemon
mount -t tmpfs tmpfs /run/dbus && mount -t tmpfs tmpfs /run/avahi-daemon
dbus-daemon --system --fork --nopidfile
ip netns exec "$1" avahi-daemon --no-drop-root --no-chroot --no-rlimits --daemonize
for attempt in $(seq 20); do
  found=$(ip netns exec "$1" avahi-browse --resolve --terminate --parsable _chair-console._tcp)
  case "$found" in *"$2"*) echo "$found"; break;; esac
done
ip netns exec "$1" avahi-daemon --kill
pkill -f 'dbus-daemon --system --fork --nopidfile'
"""


class Program:
    """A program in a namespace that prints lines of JSON."""

    def __init__(self, host: str, *arguments: str) -> None:
        self.process = subprocess.Popen(
            inside(host, sys.executable, *arguments), stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    def until(self, condition: Callable[[dict[str, Any]], bool]) -> tuple[dict[str, Any], float]:
        """The first line that fulfils the condition, and how long that took (s)."""
        began = time.monotonic()
        assert self.process.stdout is not None
        for line in self.process.stdout:
            said = json.loads(line)
            if condition(said):
                return said, time.monotonic() - began
        raise AssertionError(f"ended with {self.process.poll()}")

    def tell(self, line: str) -> None:
        assert self.process.stdin is not None
        self.process.stdin.write(line + "\n")
        self.process.stdin.flush()


@contextmanager
def a_program(host: str, *arguments: str) -> Iterator[Program]:
    program = Program(host, *arguments)
    try:
        yield program
    finally:
        program.process.kill() if "follower" in str(program.process.args) else program.process.terminate()
        program.process.wait(20)


@pytest.fixture
def network() -> Iterator[None]:
    with a_network(HOSTS):
        yield


def _hall(folder: Path, *host: str) -> Any:
    arguments = ["-m", "chair_console.cli", "serve", "--data", str(folder), "--port", "8443"]
    return a_program("cchall", *arguments, *host)


def _tablet(host: str, folder: Path, name: str) -> Any:
    return a_program(
        host, "-m", "chair_console.cli", "tablet", "--headless", "--name", name, "--state", str(folder)
    )


def test_a_tablet_appears_within_a_second_and_is_connected_after_one_click(
    network: None, tmp_path: Path
) -> None:
    hall_file = tmp_path / "hall" / "run" / "hall.json"
    with _hall(tmp_path / "hall", "--host", "10.77.0.1") as hall:
        hall.until(lambda said: said["event"] == "ready")
        with a_program("cchall", "-m", "tests.journeys.desk_follower", str(hall_file)) as chair:
            chair.until(lambda said: "ready" in said)
            with _tablet("cctab1", tmp_path / "t1", "Máy 1") as tablet:
                said, _ = tablet.until(lambda said: said["event"] == "waiting")
                device_id = said["id"]
                seen, took = chair.until(lambda said: device_id in said)
                assert seen[device_id] == ["Máy 1", "found", None]
                assert took < 1.5
                chair.tell(f"assign {device_id}")
                given, _ = tablet.until(lambda said: said["event"] == "assigned")
                assert (given["name"], given["seat"]) == ("Lan", "A3")
                chair.until(lambda said: said.get(device_id, ["", "", ""])[1] == "connected")


def test_a_released_tablet_waits_again_and_one_that_says_goodbye_disappears(
    network: None, tmp_path: Path
) -> None:
    hall_file = tmp_path / "hall" / "run" / "hall.json"
    with _hall(tmp_path / "hall", "--host", "10.77.0.1") as hall:
        hall.until(lambda said: said["event"] == "ready")
        with a_program("cchall", "-m", "tests.journeys.desk_follower", str(hall_file)) as chair:
            chair.until(lambda said: "ready" in said)
            with (
                _tablet("cctab1", tmp_path / "t1", "Máy 1") as first,
                _tablet("cctab2", tmp_path / "t2", "Máy 2") as second,
            ):
                one = first.until(lambda said: said["event"] == "waiting")[0]["id"]
                two = second.until(lambda said: said["event"] == "waiting")[0]["id"]
                chair.until(lambda said: one in said and two in said)
                chair.tell(f"assign {one}")
                chair.until(lambda said: said.get(one, ["", "", ""])[1] == "connected")
                chair.tell(f"release {one}")
                first.until(lambda said: said["event"] == "released")
                first.until(lambda said: said["event"] == "waiting")
            chair.until(lambda said: one not in said and two not in said)


def test_a_waiting_tablet_that_is_unplugged_disappears_and_comes_back_with_its_cable(
    network: None, tmp_path: Path
) -> None:
    hall_file = tmp_path / "hall" / "run" / "hall.json"
    with _hall(tmp_path / "hall") as hall:
        hall.until(lambda said: said["event"] == "ready")
        with a_program("cchall", "-m", "tests.journeys.desk_follower", str(hall_file)) as chair:
            chair.until(lambda said: "ready" in said)
            with (
                _tablet("cctab1", tmp_path / "t1", "Máy 1") as first,
                _tablet("cctab2", tmp_path / "t2", "Máy 2") as second,
            ):
                one = first.until(lambda said: said["event"] == "waiting")[0]["id"]
                two = second.until(lambda said: said["event"] == "waiting")[0]["id"]
                chair.until(lambda said: one in said and two in said)
                pull_cable(HOSTS, "cctab1")
                chair.until(lambda said: one not in said and two in said)
                plug_in(HOSTS, "cctab1")
                chair.until(lambda said: one in said and two in said)


def test_a_hall_that_joins_another_network_while_it_runs_is_trusted_there_too(tmp_path: Path) -> None:
    hosts = {"cchall": "10.77.0.1", "cctab1": "192.0.2.11"}
    hall_file = tmp_path / "hall" / "run" / "hall.json"
    with a_network(hosts), _hall(tmp_path / "hall") as hall:
        hall.until(lambda said: said["event"] == "ready")
        with a_program("cchall", "-m", "tests.journeys.desk_follower", str(hall_file)) as chair:
            chair.until(lambda said: "ready" in said)
            give_address(hosts, "cchall", "192.0.2.2")
            with _tablet("cctab1", tmp_path / "t1", "Máy 1") as tablet:
                device_id = tablet.until(lambda said: said["event"] == "waiting")[0]["id"]
                chair.until(lambda said: device_id in said)
                chair.tell(f"assign {device_id}")
                said, _ = tablet.until(lambda said: said["event"] in ("assigned", "refused"))
                assert said["event"] == "assigned"
                chair.until(lambda said: said.get(device_id, ["", "", ""])[1] == "connected")


def test_a_hall_at_an_address_of_the_public_internet_is_not_announced_there_and_the_desk_is_told(
    tmp_path: Path,
) -> None:
    hosts = {"cchall": "8.8.4.4", "cctab1": "8.8.4.11"}
    hall_file = tmp_path / "hall" / "run" / "hall.json"
    with a_network(hosts), _hall(tmp_path / "hall") as hall:
        hall.until(lambda said: said["event"] == "ready")
        with a_program("cchall", "-m", "tests.journeys.desk_follower", str(hall_file), "notices") as desk:
            said, _ = desk.until(lambda said: "network" in said)
            assert "8.8.4.4" in said["network"]
            with _tablet("cctab1", tmp_path / "t1", "Máy 1") as tablet:
                tablet.until(lambda said: said["event"] == "waiting")
                give_address(hosts, "cchall", "10.77.0.1")
                give_address(hosts, "cctab1", "10.77.0.11")
                found, _ = tablet.until(lambda said: said["event"] == "hall_found")
                assert found["url"] == "https://10.77.0.1:8443"


@pytest.mark.skipif(shutil.which("avahi-browse") is None, reason="avahi-utils is not installed")
def test_the_hall_is_visible_to_avahi(network: None, tmp_path: Path) -> None:
    with _hall(tmp_path / "hall", "--host", "10.77.0.1") as hall:
        ready, _ = hall.until(lambda said: said["event"] == "ready")
        browse = subprocess.run(
            ["unshare", "--mount", "sh", "-c", AVAHI, "sh", "cctab1", ready["hall_id"]],
            capture_output=True,
            text=True,
            check=False,
        )
        assert ready["hall_id"] in browse.stdout, browse.stderr
        assert "10.77.0.1" in browse.stdout and '"v=1"' in browse.stdout

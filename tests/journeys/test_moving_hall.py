"""Wi-Fi comes and goes: when the laptop gets another address nobody is left behind with an old picture."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.namespaces import a_network, inside, missing

from .moving_hall import ADDRESSES, FOLLOWERS

pytestmark = [pytest.mark.netns, pytest.mark.skipif(bool(missing()), reason=missing())]


def test_whoever_follows_is_told_everything_after_each_new_address_of_the_hall(tmp_path: Path) -> None:
    with a_network({"ccmoving": "10.77.0.1"}):
        command = inside(
            "ccmoving", sys.executable, "-m", "tests.journeys.moving_hall", str(tmp_path), "cci0"
        )
        done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    told = [json.loads(line) for line in done.stdout.splitlines()]
    assert told == [{"told": FOLLOWERS, "address": address} for address in ADDRESSES], done.stderr[-2000:]

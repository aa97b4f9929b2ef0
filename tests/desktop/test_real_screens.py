"""The picture on screens that X itself takes away, resizes and puts elsewhere; other tests only say that they do."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from .real_screens import EXPECTED

NEEDED = ("Xvfb", "openbox", "xrandr", "xdotool")


@pytest.mark.skipif(
    any(shutil.which(name) is None for name in NEEDED), reason="needs Xvfb, openbox, xrandr and xdotool"
)
def test_whatever_x_does_with_the_screens_the_picture_fills_the_projectors() -> None:
    """It is unplugged, plugged in, given another resolution, and put on the other side of the laptop."""
    reading, writing = os.pipe()
    display = ["Xvfb", "-displayfd", str(writing), "-screen", "0", "3840x2160x24", "-nolisten", "tcp"]
    x_server = subprocess.Popen(display, pass_fds=(writing,), stderr=subprocess.DEVNULL)
    os.close(writing)
    try:
        with os.fdopen(reading) as number:
            there = {**os.environ, "DISPLAY": f":{number.readline().strip()}"}
        manager = subprocess.Popen(["openbox"], env=there, stderr=subprocess.DEVNULL)
        try:
            program = [sys.executable, "-m", "tests.desktop.real_screens"]
            said = subprocess.run(
                program, env=there, capture_output=True, text=True, timeout=60,
                check=False, cwd=Path(__file__).resolve().parents[2],
            )  # fmt: skip
        finally:
            manager.kill()
            manager.wait()
    finally:
        x_server.kill()
        x_server.wait()
    assert said.returncode == 0, said.stderr
    told: dict[str, str] = json.loads(said.stdout.splitlines()[-1])
    assert {moment: told[moment][: len(where)] for moment, where in EXPECTED.items()} == EXPECTED

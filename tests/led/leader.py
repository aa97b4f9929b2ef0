"""A virtual screen, and who leads the program on it: looks at the window, presses, takes a picture before each act."""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

WIDTH, HEIGHT = 2420, 1000


@contextlib.contextmanager
def a_screen() -> Iterator[dict[str, str]]:
    """A virtual screen with a window manager; the environment of programs on it."""
    reader, writer = os.pipe()
    command = ["Xvfb", "-displayfd", str(writer), "-screen", "0", f"{WIDTH}x{HEIGHT}x24", "-nolisten", "tcp"]
    server = subprocess.Popen(command, pass_fds=(writer,), stderr=subprocess.DEVNULL)
    os.close(writer)
    with os.fdopen(reader) as said:
        number = said.readline().strip()
    environment = os.environ | {
        "DISPLAY": f":{number}", "QT_QPA_PLATFORM": "xcb", "QT_QUICK_BACKEND": "software",
    }  # fmt: skip
    manager = subprocess.Popen(["openbox"], env=environment, stderr=subprocess.DEVNULL)
    try:
        yield environment
    finally:
        manager.terminate()
        server.terminate()
        server.wait(10)


class Leader:
    """Looks at the window, and does with mouse or keys what its next step says."""

    def __init__(
        self, environment: dict[str, str], data: Path, out: Path, *, keys: bool, delegates: int, free: int = 1
    ):
        self._environment, self._out, self._keys = environment, out, keys
        command = [sys.executable, "-m", "tests.led.window", str(data), str(delegates), str(free)]
        self.window = subprocess.Popen(
            command, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        self.acts: list[str] = []
        self._read()

    def _read(self) -> dict[str, Any]:
        assert self.window.stdout is not None
        for line in self.window.stdout:
            if line.startswith("{"):
                found: dict[str, Any] = json.loads(line)
                return found
        raise RuntimeError("the program has gone")

    def look(self, *names: str) -> dict[str, Any]:
        """What the window shows, and where the items with these names are; `codes` asks for the free links instead."""
        assert self.window.stdin is not None
        self.window.stdin.write(f"{' '.join(names)}\n")
        self.window.stdin.flush()
        return self._read()

    def _tool(self, *arguments: str) -> None:
        subprocess.run(arguments, env=self._environment, check=True, timeout=30)

    def picture(self) -> None:
        self._tool(
            "import", "-window", "root", "-quality", "80", str(self._out / f"{len(self.acts):03d}.jpg")
        )

    def act(self, seen: dict[str, Any], name: str) -> None:
        """Press a button of the next-step card, with a picture of the screen before it."""
        step = seen["step"]
        self.picture()
        if self._keys:
            self._tool("xdotool", "key", "ctrl+Return")
        else:
            self.click(seen, name)
        words = step["button"] if name == "nextStep" else name
        self.note(f"{step['state']:<7} {words:<28} {step['title']}")

    def click(self, seen: dict[str, Any], name: str) -> None:
        x, y = seen["where"][name]
        self._tool("xdotool", "mousemove", str(x), str(y), "click", "1")

    def type(self, text: str) -> None:
        self._tool("xdotool", "type", "--delay", "20", text)

    def note(self, act: str) -> None:
        self.acts.append(act)
        print(f"{len(self.acts):3d}  {act}", flush=True)

    def until_pressed(self, before: dict[str, Any]) -> None:
        """Wait until the press has shown; what is not answered within five seconds was not taken."""
        ends = time.monotonic() + 5
        while time.monotonic() < ends:
            seen = self.look()
            if meaning(seen) != meaning(before):
                return
            time.sleep(0.05)
        raise RuntimeError(f"nothing happened: {before['step']}")


def meaning(seen: dict[str, Any]) -> tuple[object, ...]:
    """What of a look has to change for a press to have shown."""
    step = seen["step"]
    return step["state"], step.get("key"), step.get("title"), seen.get("minutes")

"""`python -m tests.led --out DIR [--keys]`: leads the sample session from the roll call to the minutes.

Only the mouse (or with `--keys` only the keyboard) of a virtual screen is used: needs Xvfb, openbox, xdotool and
ImageMagick's `import`. Before each act a picture of the screen with both windows is taken; at the end the acts are
listed and counted.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

WIDTH, HEIGHT = 2420, 1000
QUIET_SECONDS = 1.5
"""A ballot is closed when nobody has voted for so long."""
TOOLS = ("Xvfb", "openbox", "xdotool", "import")


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

    def __init__(self, environment: dict[str, str], data: Path, out: Path, *, keys: bool, delegates: int):
        self._environment, self._out, self._keys = environment, out, keys
        command = [sys.executable, "-m", "tests.led.window", str(data), str(delegates)]
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

    def look(self) -> dict[str, Any]:
        assert self.window.stdin is not None
        self.window.stdin.write("\n")
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
            x, y = seen["where"][name]
            self._tool("xdotool", "mousemove", str(x), str(y), "click", "1")
        words = step["button"] if name == "nextStep" else name
        self.acts.append(f"{step['state']:<7} {words:<28} {step['title']}")
        print(f"{len(self.acts):3d}  {self.acts[-1]}", flush=True)

    def until_pressed(self, before: dict[str, Any]) -> None:
        """Wait until the press has shown; what is not answered within five seconds was not taken."""
        ends = time.monotonic() + 5
        while time.monotonic() < ends:
            seen = self.look()
            if _meaning(seen) != _meaning(before):
                return
            time.sleep(0.05)
        raise RuntimeError(f"nothing happened: {before['step']}")


def _meaning(seen: dict[str, Any]) -> tuple[object, ...]:
    step = seen["step"]
    return step["state"], step.get("key"), step.get("title"), seen.get("minutes")


def lead(leader: Leader, seconds: float) -> None:
    """Follow the suggested step until the minutes are written."""
    ends = time.monotonic() + seconds
    voted, since, settled, stood = -1, time.monotonic(), None, time.monotonic()
    while time.monotonic() < ends:
        seen = leader.look()
        step = seen["step"]
        if seen.get("minutes"):
            leader.picture()
            return
        if step["state"] == "refused":
            leader.picture()
            raise RuntimeError(f"refused: {step['outcome']}")
        if seen.get("voted") != voted:
            voted, since = seen.get("voted"), time.monotonic()
        if _meaning(seen) != settled:
            settled, stood = _meaning(seen), time.monotonic()
        waits = step["state"] not in ("ready", "asking") or step.get("blocked") or seen.get("opening")
        voting = seen.get("stage") == "ballot" and time.monotonic() - since < QUIET_SECONDS
        if waits or voting or time.monotonic() - stood < 0.8:
            time.sleep(0.1)
            continue
        leader.act(seen, "nextStep")
        leader.until_pressed(seen)
    raise RuntimeError(f"not over after {seconds} s; the last step was {leader.acts[-1:]}")


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.led", description=__doc__)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--keys", action="store_true")
    parser.add_argument("--delegates", type=int, default=60)
    parser.add_argument("--seconds", type=float, default=900)
    args = parser.parse_args()
    missing = [tool for tool in TOOLS if shutil.which(tool) is None]
    if missing:
        print(f"missing: {', '.join(missing)}", file=sys.stderr)
        return 2
    args.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="chair-console-led-") as folder, a_screen() as environment:
        leader = Leader(environment, Path(folder), args.out, keys=args.keys, delegates=args.delegates)
        try:
            lead(leader, args.seconds)
        finally:
            (args.out / "acts.txt").write_text("\n".join(leader.acts) + "\n", encoding="utf-8")
            leader.window.terminate()
            leader.window.wait(30)
    print(f"{len(leader.acts)} acts")
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""`python -m tests.led --out DIR [--keys | --questioning]`: leads the sample session from the roll call to the minutes,
or its questioning session with two real tablets beside it.

Only the mouse (or with `--keys` only the keyboard) of a virtual screen is used: needs Xvfb, openbox, xdotool and
ImageMagick's `import`. Before each act a picture of the screen with both windows is taken; at the end the acts are
listed and counted. The windows' log is kept beside them: where it tells that the windows stood still, the run failed.
"""

from __future__ import annotations

import argparse
import json
import shutil
import sys
import tempfile
import time
from pathlib import Path

from .leader import Leader, a_screen, meaning
from .questioning import lead_questioning

QUIET_SECONDS = 1.5
"""A ballot is closed when nobody has voted for so long."""
REFUSALS = 3
"""So often the crowd may be quicker than the mouse: one withdraws at the moment of the call."""
STILL = ("desktop.stands_still", "desktop.stood_still", "desktop.never_rests")
"""What the windows' log says of a window that stood still."""
TOOLS = ("Xvfb", "openbox", "xdotool", "import")


def lead(leader: Leader, seconds: float) -> None:
    """Follow the suggested step until the minutes are written."""
    ends = time.monotonic() + seconds
    voted, since, settled, stood = -1, time.monotonic(), None, time.monotonic()
    refused: list[str] = []
    while time.monotonic() < ends:
        seen = leader.look()
        step = seen["step"]
        if seen.get("minutes"):
            leader.picture()
            return
        if step["state"] == "refused" and meaning(seen) != settled:
            refused.append(step["outcome"])
            if len(refused) > REFUSALS:
                raise RuntimeError(f"refused: {refused}")
        if seen.get("voted") != voted:
            voted, since = seen.get("voted"), time.monotonic()
        if meaning(seen) != settled:
            settled, stood = meaning(seen), time.monotonic()
        waits = (
            step["state"] not in ("ready", "asking", "refused") or step.get("blocked") or seen.get("opening")
        )
        voting = seen.get("stage") == "ballot" and time.monotonic() - since < QUIET_SECONDS
        if waits or voting or time.monotonic() - stood < 0.8:
            time.sleep(0.1)
            continue
        leader.act(seen, "nextStep")
        leader.until_pressed(seen)
    raise RuntimeError(f"not over after {seconds} s; the last step was {leader.acts[-1:]}")


def stood_still(data: Path, out: Path) -> list[str]:
    """Keep the windows' log; its lines that tell of a standstill."""
    kept = shutil.copy(data / "logs" / "desktop.log", out / "desktop.log")
    lines = Path(kept).read_text(encoding="utf-8").splitlines()
    told = [(json.loads(line), line) for line in lines if line.startswith("{")]
    for event, _ in told:
        if event.get("event") == "desktop.longest_hold":
            print(f"the windows were held for {event['seconds']} s at most")
    return [line for event, line in told if event.get("event") in STILL]


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.led", description=__doc__)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--keys", action="store_true")
    parser.add_argument(
        "--questioning", action="store_true", help="the questioning session, with two tablets"
    )
    parser.add_argument("--delegates", type=int, help="60; in the questioning session 20")
    parser.add_argument("--seconds", type=float, default=900)
    args = parser.parse_args()
    missing = [tool for tool in TOOLS if shutil.which(tool) is None]
    if missing:
        print(f"missing: {', '.join(missing)}", file=sys.stderr)
        return 2
    args.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="chair-console-led-") as folder, a_screen() as environment:
        delegates, free = (args.delegates or 20, 2) if args.questioning else (args.delegates or 60, 1)
        leader = Leader(environment, Path(folder), args.out, keys=args.keys, delegates=delegates, free=free)
        try:
            if args.questioning:
                lead_questioning(leader, args.out, args.seconds)
            else:
                lead(leader, args.seconds)
        finally:
            (args.out / "acts.txt").write_text("\n".join(leader.acts) + "\n", encoding="utf-8")
            leader.window.terminate()
            leader.window.wait(30)
            still = stood_still(Path(folder), args.out)
    print(f"{len(leader.acts)} acts", *still, sep="\n")
    return 1 if still else 0


if __name__ == "__main__":
    sys.exit(main())

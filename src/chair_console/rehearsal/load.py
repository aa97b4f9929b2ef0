"""Loads the sample session into the hall that runs on a folder: `python -m chair_console.rehearsal.load --data DIR`."""

from __future__ import annotations

import argparse
import asyncio
import sys
from pathlib import Path

from chair_console.client import CommandRefused, HallProcess
from chair_console.client.hall_process import Ready

from .sample import fitted, load_sample, read_sample
from .stage import Stage


async def _load(process: HallProcess, ready: Ready, delegates: int) -> None:
    stage = Stage(process, ready)
    try:
        await stage.connect()
        await load_sample(stage, fitted(read_sample(), delegates))
    finally:
        await stage.close()


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m chair_console.rehearsal.load")
    parser.add_argument("--data", type=Path, required=True, help="the data folder of the hall that runs")
    parser.add_argument("--delegates", type=int, default=60)
    args = parser.parse_args()
    process = HallProcess(args.data)
    ready = process.attach()
    if ready is None:
        return 1
    try:
        asyncio.run(_load(process, ready, args.delegates))
    except CommandRefused as refusal:
        print(refusal, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    raise SystemExit(main())

"""`python -m tests.bench [NAME] [--json]`: without a name, the list."""

from __future__ import annotations

import argparse
import json
import sys

from . import (
    chair_window,
    count,
    delivery,
    fanout,
    files,
    intake,
    pages,
    projector,
    smooth,
    start,
    votes,
    yielding,
)
from .cases import Case

BENCHMARKS = {
    "chair_window": chair_window,
    "smooth": smooth,
    "votes": votes,
    "count": count,
    "fanout": fanout,
    "start": start,
    "intake": intake,
    "pages": pages,
    "projector": projector,
    "files": files,
    "delivery": delivery,
    "yield": yielding,
}


def show(case: Case, *, as_json: bool) -> None:
    if as_json:
        print(json.dumps(case.line()), flush=True)
    else:
        line = case.line()
        ours, reference = f"{line['ours']:>9} {line['unit']}", f"{line['reference']:>9}"
        print(f"{line['name']:<22} {ours}  reference {reference}  ×{line['ratio']}")


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("name", nargs="?", choices=sorted(BENCHMARKS))
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    if args.name is None:
        for name, module in BENCHMARKS.items():
            print(f"{name:<10} {(module.__doc__ or '').splitlines()[0]}")
        return 0
    for case in BENCHMARKS[args.name].run():
        show(case, as_json=args.json)
    return 0


if __name__ == "__main__":
    sys.exit(main())

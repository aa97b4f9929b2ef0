"""`python -m tests.pictures --out DIR`: every screen as SCREEN_WxH_LANG_THEME.png (chair, projector, tv, tablet)."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.pictures", description=__doc__)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--only", default="", help="only screens whose name begins so")
    parser.add_argument(
        "--mockups", action="store_true", help="only the states that a mock-up has, named as it"
    )
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    from . import delegate, desktop, inspector, mockups, secretary, television

    if args.mockups:
        print(f"{len(mockups.draw(args.out, args.only))} pictures in {args.out}")
        return 0
    taken = 0
    if "tablet".startswith(args.only[:6]) or not args.only:
        taken += len(delegate.take(args.out, args.only))
    if not args.only or args.only.startswith(("tv", "caption")):
        taken += len(television.take(args.out, args.only))
    if not args.only.startswith(("tablet", "tv", "caption")):
        taken += len(desktop.draw(args.out, args.only))
        taken += sum(1 for _ in secretary.draw(args.out, args.only))
        taken += len(inspector.draw(args.out, args.only))
    print(f"{taken} pictures in {args.out}")
    return 0


if __name__ == "__main__":
    sys.exit(main())

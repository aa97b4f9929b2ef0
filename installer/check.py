"""Installs what the tests need and runs every check: `python3 installer/check.py [--quick]`.

`--quick` leaves out browser, fault, network and PostgreSQL journeys.
"""

from __future__ import annotations

import argparse
import sys

from start import use_a_fitting_python


def main() -> int:
    use_a_fitting_python()
    from steps.checks import run_all
    from steps.words import speak_utf8

    speak_utf8()
    parser = argparse.ArgumentParser(description=__doc__, allow_abbrev=False)
    parser.add_argument(
        "--quick", action="store_true", help="without browser, fault, network and PostgreSQL journeys"
    )
    return run_all(quick=parser.parse_args().quick)


if __name__ == "__main__":
    sys.exit(main())

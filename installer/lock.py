"""The lock files: `.venv/bin/python installer/lock.py` writes them, `--check` says what is wrong in them.

They hold versions and hashes for every supported Python and system, and no addresses. `--upgrade` takes the
newest versions that pyproject.toml allows; without it, those that are locked stay.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, requires, version
from itertools import product
from pathlib import Path
from typing import Final

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT: Final = Path(__file__).resolve().parents[1]
LOCKS: Final = ROOT / "installer" / "locks"
EXTRAS: Final = {"test": ("build", "dev"), "run": ("build",)}

_FORM: Final = (
    "--universal",
    "--python-version=3.11",
    "--generate-hashes",
    "--no-emit-index-url",
    "--no-emit-find-links",
    "--no-header",
    "--no-annotate",
    "--quiet",
)
_PLACES: Final = [
    {
        "python_version": python,
        "python_full_version": f"{python}.0",
        "sys_platform": system,
        "platform_system": name,
        "extra": "",
    }
    for python, (system, name) in product(
        ("3.11", "3.12", "3.13"), (("linux", "Linux"), ("win32", "Windows"))
    )
]


@dataclass(frozen=True)
class Pin:
    """One line of a lock: exactly one version, for the places where its marker holds."""

    requirement: Requirement
    hashes: int

    @property
    def name(self) -> str:
        return canonicalize_name(self.requirement.name)

    @property
    def version(self) -> str:
        return next(iter(self.requirement.specifier)).version

    def holds_in(self, place: Mapping[str, str]) -> bool:
        return _holds(self.requirement, place)


def _holds(requirement: Requirement, place: Mapping[str, str]) -> bool:
    return requirement.marker is None or requirement.marker.evaluate(dict(place))


# --- writing ------------------------------------------------------------------------------------------------


def write_lock(name: str, *options: str) -> None:
    """Raises CalledProcessError where the requirements contradict each other."""
    uv = Path(sys.executable).with_name("uv.exe" if sys.platform == "win32" else "uv")
    extras = [f"--extra={extra}" for extra in EXTRAS[name]]
    target = f"--output-file={LOCKS / name}.lock"
    command: list[str | Path] = [uv, "pip", "compile", "pyproject.toml", *extras, *_FORM, *options, target]
    subprocess.run(command, cwd=ROOT, stdout=subprocess.DEVNULL, check=True)


# --- checking -----------------------------------------------------------------------------------------------


def read_pins(text: str) -> list[Pin]:
    """The pins of a lock's text. Raises InvalidRequirement for a line that is none."""
    blocks = text.replace("\\\n", " ").splitlines()
    lines = [block.split() for block in blocks if block.strip() and block[0] not in "#-"]
    pins = []
    for words in lines:
        hashes = [word for word in words if word.startswith("--hash=sha256:")]
        pins.append(Pin(Requirement(" ".join(word for word in words if word not in hashes)), len(hashes)))
    return pins


def wanted(name: str, project: Mapping[str, object]) -> list[Requirement]:
    """What pyproject.toml asks of a lock."""
    facts = project["project"]
    assert isinstance(facts, dict)
    lists = [facts["dependencies"], *(facts["optional-dependencies"][extra] for extra in EXTRAS[name])]
    return [Requirement(line) for lines in lists for line in lines]


def problems_of_text(text: str) -> Iterator[str]:
    """What a lock may not hold: addresses, and pins without hashes."""
    for number, line in enumerate(text.splitlines(), 1):
        if "://" in line:
            yield f"line {number} holds an address: {line.strip()}"
    yield from (f"{pin.name} has no hash" for pin in read_pins(text) if not pin.hashes)


def problems_of_pins(pins: list[Pin], needed: list[Requirement]) -> Iterator[str]:
    """Requirements that no pin fulfils in some place that the project supports."""
    for requirement in needed:
        places = [place for place in _PLACES if _holds(requirement, place)]
        fitting = [pin for pin in pins if _fulfils(pin, requirement)]
        for place in places:
            if not any(pin.holds_in(place) for pin in fitting):
                where = f"Python {place['python_version']} on {place['platform_system']}"
                yield f"nothing fulfils '{requirement}' for {where}"
                break


def _fulfils(pin: Pin, requirement: Requirement) -> bool:
    same = pin.name == canonicalize_name(requirement.name)
    return same and requirement.specifier.contains(pin.version, prereleases=True)


def problems_here(pins: list[Pin], needed: list[Requirement]) -> Iterator[str]:
    """Where the lock does not agree with what is installed here: missing, different, or needed by nobody."""
    here = {pin.name: pin for pin in pins if pin.holds_in({"extra": ""})}
    reached: set[str] = set()
    waiting = [requirement for requirement in needed if _holds(requirement, {"extra": ""})]
    while waiting:
        requirement = waiting.pop()
        name = canonicalize_name(requirement.name)
        if name not in here:
            yield f"{name} is needed, but not locked"
            continue
        asked = {""} | requirement.extras
        if name in reached and asked == {""}:
            continue
        reached.add(name)
        yield from _difference(here[name])
        further = map(Requirement, _requires(name))
        waiting += [each for each in further if any(_holds(each, {"extra": extra}) for extra in asked)]
    yield from (f"{name} is locked, but nobody needs it" for name in sorted(here.keys() - reached))


def _requires(name: str) -> list[str]:
    try:
        return requires(name) or []
    except PackageNotFoundError:
        return []


def _difference(pin: Pin) -> Iterator[str]:
    try:
        installed = version(pin.name)
    except PackageNotFoundError:
        yield f"{pin.name} is locked, but not installed"
        return
    if installed != pin.version:
        yield f"{pin.name} is locked at {pin.version}, but {installed} is installed"


def problems() -> Iterator[str]:
    """All that is wrong with the lock files of this checkout."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    pins = {}
    for name in EXTRAS:
        text = (LOCKS / f"{name}.lock").read_text(encoding="utf-8")
        pins[name] = read_pins(text)
        found = [*problems_of_text(text), *problems_of_pins(pins[name], wanted(name, project))]
        yield from (f"{name}.lock: {problem}" for problem in found)
    tested = {str(pin.requirement) for pin in pins["test"]}
    for pin in pins["run"]:
        if str(pin.requirement) not in tested:
            yield f"run.lock: {pin.requirement} is not what test.lock names"
    yield from (f"test.lock: {problem}" for problem in problems_here(pins["test"], wanted("test", project)))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing, say what is wrong")
    parser.add_argument("--upgrade", action="store_true", help="take the newest versions")
    options = parser.parse_args()
    if not options.check:
        write_lock("test", *(["--upgrade"] if options.upgrade else []))
        # What runs is what was tested: the larger lock binds the smaller one.
        write_lock("run", f"--constraint={LOCKS / 'test.lock'}")
        return 0
    found = list(problems())
    print("\n".join(found) or "The lock files agree with pyproject.toml and hold no address.")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())

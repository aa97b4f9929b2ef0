"""Every check of the project, one after the other, with its time and result."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from . import debian, test_needs, web_app
from .environment import Environment
from .libraries import missing_libraries
from .shell import ROOT, StepFailed

SLOW_MARKERS: Final = ("browser", "faults", "netns", "postgres")
_OFFSCREEN: Final = {"QT_QPA_PLATFORM": "offscreen", "QT_QUICK_BACKEND": "software"}


@dataclass(frozen=True)
class Check:
    """A check is a command; `shown` lets its output through as it comes, else only a failure shows it.

    `once_more` is tried where it fails: tests that share two cores with others and their browsers are told apart
    from what is broken by running them alone. The first failure stays in the output.
    """

    name: str
    command: Sequence[str | Path]
    folder: Path = ROOT
    variables: Mapping[str, str] | None = None
    shown: bool = False
    once_more: Sequence[str | Path] = ()


@dataclass(frozen=True)
class Result:
    name: str
    passed: bool
    seconds: float

    def __str__(self) -> str:
        return f"{'ok' if self.passed else 'FAILED':<7} {self.seconds:7.1f} s  {self.name}"


def run_all(*, quick: bool) -> int:
    """Prepares, checks, prints a table. Exit status 0 only if everything passed."""
    environment = Environment()
    results = [_timed("system packages", lambda: _install_packages(environment, quick))]
    results.append(_timed("Python environment", lambda: environment.prepare("test")))
    if not results[-1].passed:
        return _close(results)
    results.append(_timed("web app", lambda: _prepare_web_app(environment)))
    for check in _checks(environment, quick):
        results.append(_timed(check.name, lambda check=check: _run(check)))  # type: ignore[misc]
    return _close(results)


def _prepare_web_app(environment: Environment) -> None:
    web_app.build(environment)
    if web_app.is_there():
        web_app.install_modules(environment)


def _install_packages(environment: Environment, quick: bool) -> None:
    python, tests = environment.missing_packages("test"), test_needs.missing(quick=quick)
    debian.install_or_name(python | missing_libraries() | tests)


def _checks(environment: Environment, quick: bool) -> Iterator[Check]:
    python = environment.program("python")
    yield Check("ruff check", [environment.program("ruff"), "check", "."])
    yield Check("ruff format", [environment.program("ruff"), "format", "--check", "."])
    yield Check("types", [environment.program("mypy")])
    yield Check("types on Windows", [environment.program("mypy"), "--platform", "win32", "src"])
    yield Check("rooms", [environment.program("lint-imports")])
    yield Check("locks", [python, "installer/lock.py", "--check"])
    yield Check("licences", [python, "installer/licences.py"])
    screens = sorted((ROOT / "ui").rglob("*.qml"))
    if screens:
        qmllint: list[str | Path] = [environment.program("pyside6-qmllint"), "-W", "0", "-I", ROOT / "ui"]
        yield Check("screens (qmllint)", [*qmllint, *screens])
    if web_app.is_there():
        for name in ("check", "test"):
            command: list[str | Path] = [environment.program("npm"), "run", "--if-present", name]
            yield Check(f"web app: {name}", command, web_app.APP, {**environment.path, "CI": "1"})
    alone: list[str | Path] = [
        python,
        "-m",
        "pytest",
        "--last-failed",
        "--last-failed-no-failures=none",
        "--color=no",
    ]
    yield Check("tests", _pytest(python, quick), variables=_OFFSCREEN, shown=True, once_more=alone)


def _pytest(python: Path, quick: bool) -> list[str | Path]:
    left_out = ["-m", " and ".join(f"not {marker}" for marker in SLOW_MARKERS)] if quick else []
    # Tests mostly wait for halls and browsers. A file stays together: it shares its hall or its outcomes.
    beside = ["-n", "3", "--dist", "loadfile"]
    return [python, "-m", "pytest", "--durations=12", "--color=no", *beside, *left_out]


def _run(check: Check) -> None:
    """Raises StepFailed with the output if the check does not pass."""
    done = subprocess.run(
        [str(part) for part in check.command],
        cwd=check.folder,
        env={**os.environ, "PYTHONUTF8": "1", **(check.variables or {})},
        stdin=subprocess.DEVNULL,
        stdout=None if check.shown else subprocess.PIPE,
        stderr=None if check.shown else subprocess.STDOUT,
        check=False,
    )
    if done.returncode == 1 and check.once_more:
        print(f"… {check.name}: what failed is run once more, alone", flush=True)
        _run(replace(check, command=check.once_more, once_more=()))
    elif done.returncode:
        raise StepFailed((done.stdout or b"").decode("utf-8", "replace"))


def _timed(name: str, act: Callable[[], None]) -> Result:
    print(f"… {name}", flush=True)
    started = time.monotonic()
    try:
        act()
        passed = True
    except StepFailed as failure:
        print(failure, flush=True)
        passed = False
    except OSError as error:
        print(error, flush=True)
        passed = False
    result = Result(name, passed, time.monotonic() - started)
    print(result, flush=True)
    return result


def _close(results: Sequence[Result]) -> int:
    total = sum(result.seconds for result in results)
    failed = [result.name for result in results if not result.passed]
    print("\n" + "\n".join(map(str, results)))
    print(
        f"{len(results)} checks, {total:.0f} s: "
        + (f"failed: {', '.join(failed)}" if failed else "all passed")
    )
    sys.stdout.flush()
    return 1 if failed else 0

"""The Python environment `.venv`: made once, holding exactly what a lock file names, and the project."""

from __future__ import annotations

import importlib.util
import os
import sys
from pathlib import Path
from typing import Final

from .shell import ROOT, StepFailed, run
from .stamps import Stamps, digest
from .words import say

LOCKS: Final = ROOT / "installer" / "locks"


class Environment:
    """A virtual environment in a folder. `lock` is `run`, or `test` which holds all of `run` too."""

    def __init__(self, folder: Path = ROOT / ".venv") -> None:
        self.folder = folder
        self.programs = folder / ("Scripts" if sys.platform == "win32" else "bin")
        self.stamps = Stamps(folder / "chair-console-stamps.json")

    def program(self, name: str) -> Path:
        return self.programs / (f"{name}.exe" if sys.platform == "win32" else name)

    @property
    def path(self) -> dict[str, str]:
        """Environment variables that put its programs before those of the system."""
        return {"PATH": f"{self.programs}{os.pathsep}{os.environ.get('PATH', '')}"}

    def is_current(self, lock: str) -> bool:
        """Whether everything in the lock is installed, so far as the stamp says."""
        return self.program("python").exists() and self.stamps.matches(lock, self._digest(lock))

    def missing_packages(self, lock: str) -> dict[str, str]:
        """What this machine's Python lacks to make it (thing → package): Debian cuts `venv` off."""
        if self.is_current(lock) or importlib.util.find_spec("ensurepip") is not None:
            return {}
        return {"venv": f"python{sys.version_info[0]}.{sys.version_info[1]}-venv"}

    def prepare(self, lock: str) -> None:
        """Makes it hold what the lock names. Raises StepFailed, OSError."""
        if self.is_current(lock):
            return
        if not self._is_usable():
            say("environment.making")
            self._make()
        say("environment.installing")
        pip: list[str | Path] = [
            self.program("python"),
            "-m",
            "pip",
            "--disable-pip-version-check",
            "install",
            "--no-input",
        ]
        run([*pip, "--require-hashes", "--no-deps", "-r", LOCKS / f"{lock}.lock"])
        run([*pip, "--no-build-isolation", "--no-deps", "--editable", ROOT])
        for name in {lock, "run"}:
            self.stamps.put(name, self._digest(name))

    def _digest(self, lock: str) -> str:
        # The folder's own place counts: programs in it hold it as an absolute path.
        return digest([LOCKS / f"{lock}.lock", ROOT / "pyproject.toml"], str(self.folder), sys.version)

    def _is_usable(self) -> bool:
        try:
            run([self.program("python"), "-m", "pip", "--version"])
        except StepFailed:
            return False
        return self._own_python() == tuple(map(str, sys.version_info[:2]))

    def _own_python(self) -> tuple[str, ...]:
        try:
            lines = (self.folder / "pyvenv.cfg").read_text(encoding="utf-8").splitlines()
        except OSError:
            return ()
        facts = dict(line.split(" = ", 1) for line in lines if " = " in line)
        return tuple(facts.get("version", facts.get("version_info", "")).split(".")[:2])

    def _make(self) -> None:
        run([sys.executable, "-m", "venv", "--clear", self.folder])

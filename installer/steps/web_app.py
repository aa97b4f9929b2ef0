"""The tablets' web app: built with the Node.js of the environment, again only when its sources changed."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from .environment import Environment
from .shell import ROOT, run
from .stamps import digest
from .words import say

APP: Final = ROOT / "ui" / "delegate"
BUILT: Final = (
    APP / "dist" / "index.html",
    APP / "dist-offline" / "reader.js",
    APP / "dist-screen" / "index.html",
)
"""The tablets' app, the reader that goes into session packages, and the page of a television's browser."""

SHARED: Final = (
    ROOT / "ui" / "controls" / "seatLayout.js",
    ROOT / "ui" / "controls" / "SignPaths.qml",
    ROOT / "ui" / "projector" / "pages.js",
)
"""What the windows and the page have in common: where seats stand, drawn signs, pages of lists."""

_NOT_SOURCES: Final = {
    "node_modules",
    "dist",
    "dist-offline",
    "dist-screen",
    "coverage",
    "test-results",
    ".svelte-kit",
    ".vite",
}


def is_there() -> bool:
    return (APP / "package.json").is_file()


def sources() -> Iterator[Path]:
    """Every file that the built app is made from, and the locks of what builds it."""
    for folder, folders, names in os.walk(APP):
        folders[:] = [name for name in folders if name not in _NOT_SOURCES]
        yield from (Path(folder) / name for name in names)
    yield from SHARED


def is_built(environment: Environment) -> bool:
    return all(file.is_file() for file in BUILT) and environment.stamps.matches("web app", digest(sources()))


def build(environment: Environment) -> None:
    """Builds the app if it is not built from the sources that lie here. Raises StepFailed, OSError."""
    if not is_there() or is_built(environment):
        return
    install_modules(environment)
    say("web_app.building")
    npm(environment, "run", "build")
    environment.stamps.put("web app", digest(sources()))


def install_modules(environment: Environment) -> None:
    """Installs exactly what package-lock.json names, unless that is done. Raises StepFailed, OSError."""
    locked = digest([APP / "package-lock.json"])
    if (APP / "node_modules").is_dir() and environment.stamps.matches("web modules", locked):
        return
    say("web_app.installing")
    npm(environment, "ci", "--ignore-scripts", "--no-audit", "--no-fund")
    environment.stamps.put("web modules", locked)


def npm(environment: Environment, *arguments: str) -> None:
    run([environment.program("npm"), *arguments], folder=APP, environment=environment.path)

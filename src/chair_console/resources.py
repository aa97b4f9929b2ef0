"""Where the program's own files are: in the checkout if there is one, else inside the installed package."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
_CHECKOUT = _PACKAGE.parents[1]


def _root(folder: str) -> Path:
    checkout = _CHECKOUT / folder
    return checkout if checkout.is_dir() else _PACKAGE / folder


def path(name: str) -> Path:
    """A file or folder below `resources/`."""
    return _root("resources") / name


def ui_path(name: str) -> Path:
    """A file or folder below `ui/`."""
    return _root("ui") / name

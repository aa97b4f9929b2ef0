"""Where the real documents, rosters and roll calls for tests are: `shared/data` beside the checkout."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

FOLDER = Path(__file__).resolve().parents[2] / "shared" / "data"


def shared(name: str = "") -> Path:
    """A file or folder of the shared test data; where it is missing, the test says so.

    On CI that is a failure; elsewhere the test (or the whole module) is skipped.
    """
    path = FOLDER / name
    if path.exists():
        return path
    reason = f"test data is missing: put `shared/data/{name}` beside the checkout ({FOLDER})"
    if os.environ.get("CI"):
        pytest.fail(reason)
    pytest.skip(reason, allow_module_level=True)

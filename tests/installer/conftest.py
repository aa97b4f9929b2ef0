"""An installer that looks at a project of the test's own instead of this checkout."""

from __future__ import annotations

from pathlib import Path

import pytest

from steps import environment, shell, web_app
from steps.environment import Environment


@pytest.fixture(autouse=True)
def log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    file = tmp_path / "set-up.log"
    monkeypatch.setattr(shell, "LOG", file)
    return file


@pytest.fixture
def made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Environment:
    """An environment of which all looks installed."""
    locks = tmp_path / "locks"
    locks.mkdir()
    (locks / "run.lock").write_text("aiohttp==1\n")
    (locks / "test.lock").write_text("aiohttp==1\npytest==1\n")
    monkeypatch.setattr(environment, "LOCKS", locks)
    here = Environment(tmp_path / "venv")
    here.programs.mkdir(parents=True)
    here.program("python").write_text("")
    here.stamps.put("run", here._digest("run"))
    return here


@pytest.fixture
def app(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A web app with one source file."""
    folder = tmp_path / "delegate"
    (folder / "src").mkdir(parents=True)
    (folder / "src" / "main.ts").write_text("export {}\n")
    (folder / "package.json").write_text("{}")
    (folder / "package-lock.json").write_text("{}")
    monkeypatch.setattr(web_app, "APP", folder)
    monkeypatch.setattr(
        web_app,
        "BUILT",
        tuple(folder / p for p in ("dist/index.html", "dist-offline/reader.js", "dist-screen/index.html")),
    )
    return folder

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from steps import environment
from steps.environment import Environment
from steps.stamps import Stamps, digest


def test_nothing_is_installed_twice(made: Environment, log: Path) -> None:
    assert made.is_current("run")
    made.prepare("run")
    assert not log.exists(), "no command ran"


def test_a_changed_lock_file_is_installed_again(made: Environment) -> None:
    (environment.LOCKS / "run.lock").write_text("aiohttp==2\n")
    assert not made.is_current("run")


def test_what_runs_is_installed_but_what_tests_is_not_yet(made: Environment) -> None:
    assert made.is_current("run")
    assert not made.is_current("test")


def test_an_environment_whose_python_was_removed_is_made_again(made: Environment) -> None:
    made.program("python").unlink()
    assert not made.is_current("run")


def test_an_environment_that_was_moved_is_made_again(made: Environment, tmp_path: Path) -> None:
    made.folder.rename(tmp_path / "elsewhere")
    assert not Environment(tmp_path / "elsewhere").is_current("run")


def test_an_environment_of_another_python_is_not_used(
    made: Environment, monkeypatch: pytest.MonkeyPatch
) -> None:
    made.folder.joinpath("pyvenv.cfg").write_text("home = /usr/bin\nversion = 3.9.2\n")
    made.program("python").unlink()
    made.program("python").symlink_to(sys.executable)
    assert not made._is_usable()


def test_a_python_without_venv_names_the_package(made: Environment, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    assert made.missing_packages("run") == {}, "it is made already"
    assert made.missing_packages("test") == {"venv": f"python3.{sys.version_info[1]}-venv"}


def test_a_torn_stamp_file_counts_as_none(tmp_path: Path) -> None:
    stamps = Stamps(tmp_path / "stamps.json")
    stamps.put("run", "1")
    assert stamps.matches("run", "1")
    (tmp_path / "stamps.json").write_text('{"run": "1')
    assert not stamps.matches("run", "1")
    stamps.put("run", "2")
    assert stamps.matches("run", "2")


def test_a_digest_tells_names_contents_and_notes_apart(tmp_path: Path) -> None:
    first, second = tmp_path / "a", tmp_path / "b"
    first.write_text("bc")
    second.write_text("c")
    all_different = {
        digest([first]),
        digest([second]),
        digest([first, second]),
        digest([first], "note"),
        digest([first], "no", "te"),
        digest([tmp_path / "missing"]),
    }
    assert len(all_different) == 5 + 1
    assert digest([first, second]) == digest([second, first])

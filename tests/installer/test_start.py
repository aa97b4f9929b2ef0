from __future__ import annotations

import ast
import os
import subprocess
import sys
from pathlib import Path

import pytest

import start
from steps import shell
from steps.shell import StepFailed
from steps.words import _SENTENCES, words

INSTALLER = Path(start.__file__).parent


def test_options_of_the_demo_are_passed_on() -> None:
    options, passed_on = start.parse(["--headless", "--data", "D", "--port", "9000", "--seed", "7"])
    assert options.headless
    assert passed_on == ["--data", "D", "--port", "9000", "--seed", "7"]


def test_an_option_is_not_guessed_from_its_beginning() -> None:
    options, passed_on = start.parse(["--head"])
    assert not options.headless
    assert passed_on == ["--head"]


def test_the_installer_imports_nothing_that_has_to_be_installed() -> None:
    files = [INSTALLER / "start.py", INSTALLER / "check.py", *(INSTALLER / "steps").glob("*.py")]
    strangers = set()
    for file in files:
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            if isinstance(node, ast.ImportFrom) and not node.level:
                names = [node.module or ""]
            strangers |= {name.split(".")[0] for name in names}
    assert strangers <= sys.stdlib_module_names | {"start", "steps"}


def test_a_failed_step_shows_its_last_lines_and_where_the_rest_is(log: Path) -> None:
    with pytest.raises(StepFailed) as failure:
        shell.run([sys.executable, "-c", "print('first'); print('the reason'); raise SystemExit(3)"])
    assert "the reason" in str(failure.value)
    assert str(log) in str(failure.value)
    assert "the reason" in log.read_text()


@pytest.mark.parametrize(
    ("output", "key"),
    [
        ("getaddrinfo ENOTFOUND registry", "failed.network"),
        ("OSError: No space left on device", "failed.disk"),
    ],
)
def test_a_usual_cause_is_said_in_plain_words(log: Path, output: str, key: str) -> None:
    with pytest.raises(StepFailed) as failure:
        shell.run([sys.executable, "-c", f"print({output!r}); raise SystemExit(1)"])
    assert str(failure.value) == words(key, log=log)


def test_a_program_that_is_not_there_is_a_sentence() -> None:
    with pytest.raises(StepFailed, match="no-such-program"):
        shell.run(["no-such-program"])


def test_every_sentence_is_there_in_both_languages(monkeypatch: pytest.MonkeyPatch) -> None:
    facts = dict.fromkeys(("command", "packages", "missing", "log", "tail", "what", "reason"), "X")
    for key, (vietnamese, english) in _SENTENCES.items():
        assert vietnamese != english
        monkeypatch.setenv("LC_ALL", "vi_VN.UTF-8")
        assert words(key, **facts) == vietnamese.format(**facts)
        monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
        assert words(key, **facts) == english.format(**facts)


def test_help_needs_no_environment_and_shows_no_traceback() -> None:
    asked = subprocess.run(
        [sys.executable, INSTALLER / "start.py", "--help"], capture_output=True, text=True, check=False
    )
    assert asked.returncode == 0
    assert "--headless" in asked.stdout


def test_a_python_that_is_too_old_is_told_which_one_is_needed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 10, 12))
    monkeypatch.setattr("shutil.which", lambda name: None)
    monkeypatch.setattr(os, "geteuid", lambda: 1000, raising=False)
    with pytest.raises(SystemExit) as refusal:
        start.use_a_fitting_python()
    assert "3.11" in str(refusal.value)
    assert "3.10" in str(refusal.value)


def test_a_fitting_python_beside_a_newer_one_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 14, 0))
    monkeypatch.setattr("shutil.which", lambda name: "/usr/bin/python3.12" if name == "python3.12" else None)
    monkeypatch.setattr(sys, "argv", ["installer/start.py", "--headless"])
    ran: list[list[str]] = []

    def run(command: list[str], *, check: bool) -> subprocess.CompletedProcess[str]:
        ran.append(command)
        return subprocess.CompletedProcess(command, 5)

    monkeypatch.setattr(subprocess, "run", run)
    with pytest.raises(SystemExit) as ended:
        start.use_a_fitting_python()
    assert ended.value.code == 5
    assert ran == [["/usr/bin/python3.12", "installer/start.py", "--headless"]]

"""The lock files name what pyproject.toml asks for, with hashes and without addresses."""

from __future__ import annotations

from pathlib import Path

from packaging.requirements import Requirement

import lock

A_HASH = "--hash=sha256:" + "0" * 64


def test_the_lock_files_agree_with_the_project_and_with_what_is_installed() -> None:
    assert list(lock.problems()) == []


def test_no_lock_or_settings_file_holds_an_address() -> None:
    files = [*lock.LOCKS.glob("*.lock"), lock.ROOT / "ui" / "delegate" / "package-lock.json"]
    found = [
        f"{file.name}:{number}: {line.strip()}"
        for file in files
        if file.is_file()
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1)
        if '"resolved"' in line or (file.suffix == ".lock" and "://" in line)
    ]
    assert found == []


def test_a_lock_with_an_address_or_without_a_hash_is_reported() -> None:
    text = f"--index-url https://example.org/simple\naiohttp==3.14.5 \\\n    {A_HASH}\nmsgspec==0.22.0\n"
    assert list(lock.problems_of_text(text)) == [
        "line 1 holds an address: --index-url https://example.org/simple",
        "msgspec has no hash",
    ]


def test_a_version_that_the_project_does_not_allow_is_reported_with_the_place_where_it_counts() -> None:
    pins = lock.read_pins(f"pyside6-essentials==6.12.0 \\\n    {A_HASH}\n")
    needed = [
        Requirement("PySide6-Essentials>=6.9,<6.12; python_version < '3.12'"),
        Requirement("PySide6-Essentials>=6.9; python_version >= '3.12'"),
    ]
    (problem,) = lock.problems_of_pins(pins, needed)
    assert "<6.12" in problem
    assert problem.endswith("for Python 3.11 on Linux")


def test_a_library_that_is_locked_for_one_system_only_is_missed_on_the_other() -> None:
    pins = lock.read_pins(f"tzdata==2026.6 ; sys_platform == 'linux' \\\n    {A_HASH}\n")
    (problem,) = lock.problems_of_pins(pins, [Requirement("tzdata>=2025; sys_platform == 'win32'")])
    assert problem.endswith("for Python 3.11 on Windows")


def test_a_library_that_nobody_needs_and_one_that_is_missing_are_reported() -> None:
    pins = lock.read_pins(f"iniconfig==99.0 \\\n    {A_HASH}\n")
    assert list(lock.problems_here(pins, [])) == ["iniconfig is locked, but nobody needs it"]
    assert "pytest is needed, but not locked" in list(lock.problems_here(pins, [Requirement("pytest")]))


def test_the_lock_files_lie_where_the_installer_looks() -> None:
    assert {file.stem for file in Path(lock.LOCKS).glob("*.lock")} == set(lock.EXTRAS)

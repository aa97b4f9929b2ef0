"""Files stay short enough to read in one sitting, and functions short enough to see at once."""

from __future__ import annotations

import ast
import subprocess
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
MOST_LINES = 400
MOST_LINES_OF_A_FUNCTION = 60
SOURCES = (".py", ".qml", ".ts", ".svelte", ".css")
GENERATED = ("generated", ".d.ts")


def sources(*endings: str) -> Iterator[Path]:
    """The project's own files, tracked or about to be."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=True,
    )
    for name in listed.stdout.decode().split("\0"):
        if name.endswith(endings) and not any(mark in name for mark in GENERATED) and (ROOT / name).is_file():
            yield ROOT / name


def long_functions(source: str) -> Iterator[tuple[str, int]]:
    """Functions over the limit, by name and number of lines; the docstring does not count."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            first = node.body[1] if ast.get_docstring(node) and len(node.body) > 1 else node.body[0]
            lines = (node.end_lineno or 0) - first.lineno + 1
            if lines > MOST_LINES_OF_A_FUNCTION:
                yield node.name, lines


def test_no_file_is_longer_than_one_sitting() -> None:
    long = {}
    for file in sources(*SOURCES):
        name = file.relative_to(ROOT).as_posix()
        lines = len(file.read_text(encoding="utf-8").splitlines())
        if lines > MOST_LINES:
            long[name] = lines
    assert long == {}


def test_no_function_is_longer_than_a_screen() -> None:
    found = [
        f"{file.relative_to(ROOT).as_posix()}: {name} has {lines} lines"
        for file in sources(".py")
        for name, lines in long_functions(file.read_text(encoding="utf-8"))
    ]
    assert found == []


def test_a_long_function_would_be_found() -> None:
    body = "\n".join(f"    x = {n}" for n in range(MOST_LINES_OF_A_FUNCTION + 1))
    assert list(long_functions(f"def f():\n{body}\n")) == [("f", MOST_LINES_OF_A_FUNCTION + 1)]


def test_no_file_of_the_repository_is_larger_than_a_megabyte() -> None:
    large = [file.name for file in sources("") if file.stat().st_size > 1_000_000]
    assert large == []

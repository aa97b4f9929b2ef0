"""A test that waits presses no key in the middle of its step: what Qt deals with meanwhile would be lost to others."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from .test_files import ROOT, sources


def presses_in_coroutines(source: str) -> Iterator[int]:
    """The lines in which a coroutine itself asks `QTest`, and not a function that runs between its steps."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.AsyncFunctionDef):
            yield from (one.lineno for one in _own(node) if isinstance(one, ast.Name) and one.id == "QTest")


def _own(node: ast.AST) -> Iterator[ast.AST]:
    for child in ast.iter_child_nodes(node):
        if not isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            yield child
            yield from _own(child)


def test_no_coroutine_presses_a_key_in_its_own_step() -> None:
    found = [
        f"{file.relative_to(ROOT).as_posix()}:{line}"
        for file in sources(".py")
        for line in presses_in_coroutines(file.read_text(encoding="utf-8"))
    ]
    assert found == [], "press between the steps, as `Desk.key` in tests/desktop/inspector_desk.py does"


def test_a_press_in_a_coroutine_would_be_found() -> None:
    source = "async def body():\n    QTest.keyClick(w, k)\n    def press():\n        QTest.keyClick(w, k)\n"
    assert [*presses_in_coroutines(source)] == [2]

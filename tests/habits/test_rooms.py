"""Who may know whom. lint-imports keeps the rooms apart; this adds what it cannot say."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

PACKAGE = Path(__file__).parents[2] / "src" / "chair_console"


def imports(file: Path) -> Iterator[tuple[str, int]]:
    """The absolute names that a file of the package imports, with their lines."""
    inside = ("chair_console", *file.relative_to(PACKAGE).parent.parts)
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = ".".join(inside[: len(inside) + 1 - node.level]) if node.level else ""
            yield ".".join(filter(None, (base, node.module))), node.lineno


def test_the_domain_imports_only_the_standard_library_and_msgspec() -> None:
    strangers = [
        f"{file.name}:{line} imports {name}"
        for file in (PACKAGE / "domain").rglob("*.py")
        for name, line in imports(file)
        if name.split(".")[0] not in sys.stdlib_module_names | {"msgspec"}
        and not name.startswith("chair_console.domain")
    ]
    assert strangers == []


def test_the_domain_has_no_clock_no_chance_and_no_door_to_the_outside() -> None:
    outside = {"asyncio", "io", "logging", "os", "pathlib", "random", "secrets", "socket", "subprocess"}
    outside |= {"sys", "tempfile", "threading", "time", "urllib", "uuid"}
    found = [
        f"{file.name}:{line} imports {name}"
        for file in (PACKAGE / "domain").rglob("*.py")
        for name, line in imports(file)
        if name.split(".")[0] in outside
    ]
    assert found == []


def test_only_one_module_asks_which_system_it_runs_on() -> None:
    asking = [
        file.relative_to(PACKAGE).as_posix()
        for file in PACKAGE.rglob("*.py")
        if file.name != "system.py"
        and any(
            isinstance(node, ast.Attribute)
            and isinstance(node.value, ast.Name)
            and (node.value.id, node.attr) in {("sys", "platform"), ("os", "name"), ("platform", "system")}
            for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        )
    ]
    assert asking == []

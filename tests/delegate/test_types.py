"""The tablets speak the protocol that the hall speaks: their types are generated, and current."""

from __future__ import annotations

from importlib import util
from pathlib import Path
from types import ModuleType

import pytest


@pytest.fixture(scope="module")
def make_types() -> ModuleType:
    tool = Path(__file__).resolve().parents[2] / "tools" / "make_types.py"
    spec = util.spec_from_file_location("make_types", tool)
    assert spec is not None
    assert spec.loader is not None
    module = util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_schema_is_that_of_the_python_types(make_types: ModuleType) -> None:
    assert make_types.SCHEMA.read_text(encoding="utf-8") == make_types.schema_text(), (
        "run tools/make_types.py"
    )


def test_the_generated_typescript_is_current(make_types: ModuleType) -> None:
    try:
        made = make_types.types_text(make_types.schema_text())
    except make_types.NodeIsMissing:
        pytest.skip("the web app's modules are not installed")
    assert make_types.TYPES.read_text(encoding="utf-8") == made, "run tools/make_types.py"

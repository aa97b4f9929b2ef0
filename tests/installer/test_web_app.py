from __future__ import annotations

from pathlib import Path

import pytest

from steps import web_app
from steps.environment import Environment


@pytest.fixture
def npm_calls(app: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What npm was asked to do; it does what it would leave behind."""
    calls: list[str] = []

    def npm(environment: Environment, *arguments: str) -> None:
        calls.append(" ".join(arguments[:2]))
        left = [app / "node_modules" / "package.js"] if arguments[0] == "ci" else web_app.BUILT
        for file in left:
            file.parent.mkdir(exist_ok=True)
            file.write_text("made")

    monkeypatch.setattr(web_app, "npm", npm)
    return calls


def test_the_app_is_built_once(made: Environment, npm_calls: list[str]) -> None:
    web_app.build(made)
    assert npm_calls == ["ci --ignore-scripts", "run build"]
    web_app.build(made)
    assert len(npm_calls) == 2


def test_a_changed_source_builds_it_again_without_fetching_again(
    made: Environment, npm_calls: list[str], app: Path
) -> None:
    web_app.build(made)
    (app / "src" / "main.ts").write_text("export const changed = true\n")
    web_app.build(made)
    assert npm_calls[2:] == ["run build"]


def test_a_new_source_and_a_removed_one_build_it_again(
    made: Environment, npm_calls: list[str], app: Path
) -> None:
    web_app.build(made)
    (app / "src" / "new.ts").write_text("")
    assert not web_app.is_built(made)
    web_app.build(made)
    (app / "src" / "new.ts").unlink()
    assert not web_app.is_built(made)


def test_a_changed_lock_fetches_again(made: Environment, npm_calls: list[str], app: Path) -> None:
    web_app.build(made)
    (app / "package-lock.json").write_text('{"packages": {}}')
    web_app.build(made)
    assert npm_calls[2:] == ["ci --ignore-scripts", "run build"]


@pytest.mark.parametrize("place", [0, 1], ids=["the app", "the reader of packages"])
def test_a_deleted_app_is_built_again(made: Environment, npm_calls: list[str], place: int) -> None:
    web_app.build(made)
    web_app.BUILT[place].unlink()
    assert not web_app.is_built(made)


def test_what_npm_leaves_behind_is_no_source(made: Environment, npm_calls: list[str], app: Path) -> None:
    web_app.build(made)
    (app / "node_modules" / "cache.js").write_text("x")
    for file in web_app.BUILT:
        file.write_text("y")
    assert web_app.is_built(made)

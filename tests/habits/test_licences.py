"""Every library that is used goes with the AGPL."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import pytest

import licences

ROOT = Path(__file__).parents[2]


def test_every_installed_python_library_goes_with_the_agpl() -> None:
    stated = dict(licences.python_licences())
    assert len(stated) > 50
    assert licences.refused(stated) == []


def test_every_library_of_the_tablets_app_goes_with_the_agpl() -> None:
    if not licences.NPM_LOCK.is_file():
        pytest.skip("the tablets' app locks no libraries yet")
    stated = dict(licences.npm_licences(json.loads(licences.NPM_LOCK.read_text(encoding="utf-8"))))
    assert stated
    assert licences.refused(stated) == []


@pytest.mark.parametrize(
    "expression",
    [
        "MIT",
        "MIT License",
        "(MIT OR CC0-1.0)",
        "LGPL-3.0-only OR LicenseRef-Qt-Commercial",
        "Apache-2.0 AND (BSD-3-Clause OR SSPL-1.0)",
    ],
)
def test_a_licence_that_leaves_an_allowed_choice_is_accepted(expression: str) -> None:
    assert licences.is_allowed(expression)


@pytest.mark.parametrize(
    "expression",
    ["", "SSPL-1.0", "GPL-2.0-only", "UNLICENSED", "MIT AND BUSL-1.1", "MIT OR", "(MIT", "see LICENSE"],
)
def test_a_licence_that_is_not_known_to_fit_is_refused(expression: str) -> None:
    assert licences.refused({"a-library": expression}) != []


def test_the_licence_of_a_library_is_read_from_the_surest_place() -> None:
    assert (
        licences.stated_licence("x", {"License-Expression": "ISC", "License": "GPL"}, ["MIT License"])
        == "ISC"
    )
    assert licences.stated_licence("x", {"License": "MIT License\n\nCopyright"}, []) == "MIT"
    assert licences.stated_licence("x", {}, ["BSD License"]) == "BSD-3-Clause"
    assert licences.stated_licence("x", {}, []) == ""


def test_the_project_states_its_licence_and_carries_the_text() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["license"] == "AGPL-3.0-or-later"
    text = (ROOT / "LICENSE").read_text(encoding="utf-8")
    assert "GNU AFFERO GENERAL PUBLIC LICENSE" in text
    assert "END OF TERMS AND CONDITIONS" in text


def test_every_font_has_its_licence_beside_it_and_is_named_in_the_notices() -> None:
    fonts = ROOT / "resources" / "fonts"
    notices = (ROOT / "THIRD-PARTY-NOTICES").read_text(encoding="utf-8")
    families = {file.stem.partition("-")[0] for file in fonts.glob("*.ttf")}
    assert families
    for family in families:
        assert (fonts / f"OFL-{family}.txt").is_file()
        assert f"OFL-{family}.txt" in notices

"""The look comes from one source, and what is written can be read."""

import json
import subprocess
import sys
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from chair_console import resources
from chair_console.desktop import look

ROOT = Path(__file__).resolve().parents[2]
TOKENS: dict[str, Any] = json.loads(resources.path("design/tokens.json").read_text(encoding="utf-8"))


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2 defines it."""
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(first: str, second: str) -> float:
    light, dark = sorted((luminance(first), luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_the_generated_theme_and_colours_are_those_of_the_tokens() -> None:
    check = [sys.executable, str(ROOT / "tools" / "make_theme.py"), "--check"]
    done = subprocess.run(check, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_what_is_written_in_the_windows_can_be_read(mode: str) -> None:
    colours = TOKENS[mode]
    pairs = [*product(("text", "text_soft"), ("canvas", "surface", "raised", "accent_soft"))]
    pairs += [(name, f"{name}_soft") for name in ("accent", "gold", "danger", "ok")]
    pairs += [(name, "surface") for name in ("accent", "gold", "danger", "ok", "offline")]
    pairs += [("text_on_accent", "accent")]
    poor = [
        pair
        for pair in pairs
        if contrast(colours[pair[0]], colours[pair[1]]) < TOKENS["contrast"]["body_text"]
    ]
    assert not poor


def test_what_the_hall_reads_stands_out_on_the_projector() -> None:
    colours, choices = TOKENS["projector"], ("for", "against", "abstain")
    pairs = [
        *product(
            (colours[name] for name in ("text", "text_soft", "gold")), (colours["canvas"], colours["panel"])
        )
    ]
    pairs += [(TOKENS["ballot"][choice]["projector"], colours["canvas"]) for choice in choices]
    poor = [pair for pair in pairs if contrast(*pair) < TOKENS["contrast"]["projector_text"]]
    assert not poor


def test_the_palette_of_the_windows_is_that_of_the_tokens() -> None:
    names = {
        "window": "canvas", "base": "surface", "text": "text", "accent": "accent", "on_accent": "text_on_accent",
        "bar": "line_strong",
    }  # fmt: skip
    for mode, palette in (("light", look.LIGHT), ("dark", look.DARK)):
        assert palette == {key: TOKENS[mode][name] for key, name in names.items()}


def test_every_control_and_scene_is_drawn_without_a_complaint(tmp_path: Path) -> None:
    gallery = [sys.executable, "-m", "tests.desktop.gallery", "--out", str(tmp_path), "--size", "1024x768"]
    done = subprocess.run(gallery, capture_output=True, text=True, check=False, cwd=ROOT)
    assert done.returncode == 0 and ".qml" not in done.stderr, done.stderr
    assert len(list(tmp_path.glob("projector-*.png"))) >= 25
    assert len(list(tmp_path.glob("controls-*.png"))) == 8

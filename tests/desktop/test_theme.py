"""The look comes from one source."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def test_the_generated_theme_and_colours_are_those_of_the_tokens() -> None:
    check = [sys.executable, str(ROOT / "tools" / "make_theme.py"), "--check"]
    done = subprocess.run(check, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_every_scene_of_the_projector_is_drawn_without_a_complaint(tmp_path: Path) -> None:
    gallery = [sys.executable, "-m", "tests.desktop.gallery", "--out", str(tmp_path), "--size", "1024x768"]
    done = subprocess.run(gallery, capture_output=True, text=True, check=False, cwd=ROOT)
    assert done.returncode == 0 and ".qml" not in done.stderr, done.stderr
    assert len(list(tmp_path.glob("*.png"))) >= 14

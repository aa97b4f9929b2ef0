"""`python -m tests.pictures --mockups --out DIR`: our screen of each mock-up's state, named and sized as it."""

from __future__ import annotations

from pathlib import Path

from . import delegate, desktop, secretary

SMALL, MIDDLE, LARGE = desktop.SMALL, desktop.MIDDLE, desktop.LARGE
LANDSCAPE, PORTRAIT, PHONE = delegate.SIZES

CHAIR = {
    "chair-ballot-open": ("chair-ballot-open", MIDDLE),
    "chair-ballot-result": ("chair-result", MIDDLE),
    "chair-discussion": ("chair-discussion", MIDDLE),
    "chair-discussion-1366x768": ("chair-discussion", SMALL),
    "chair-discussion-1920x1080": ("chair-discussion", LARGE),
    "chair-prepare-open": ("chair-prepare", SMALL),
    "chair-questioning": ("chair-questioning", MIDDLE),
}
STEPS = ("chair-discussion", "chair-voting", "chair-asking", "chair-no-quorum", "chair-lost", "chair-recess")
PROJECTOR = {
    "projector-agenda": ("projector-agenda", LARGE),
    "projector-ballot-closed": ("projector-ballot-closed", LARGE),
    "projector-ballot-open": ("projector-ballot-open", LARGE),
    "projector-floor": ("projector-floor", LARGE),
    "projector-presence": ("projector-presence", LARGE),
    "projector-result": ("projector-result", LARGE),
    "projector-result-1024x768": ("projector-result", (1024, 768)),
    "projector-welcome": ("projector-welcome", LARGE),
}
SECRETARY = {"secretary-documents": ("secretary-documents", MIDDLE)}
TABLET = {
    "tablet-ballot": ("ballot", PORTRAIT),
    "tablet-ballot-landscape": ("ballot", LANDSCAPE),
    "tablet-ballot-offline": ("ballot-offline", PORTRAIT),
    "tablet-ballot-recorded": ("ballot-recorded", PORTRAIT),
    "tablet-confidence-poll": ("ballot-poll", LANDSCAPE),
    "tablet-home": ("home", LANDSCAPE),
    "tablet-join": ("join", PHONE),
    "tablet-join-confirm": ("join-confirm", PHONE),
    "tablet-reader": ("reader-search", PORTRAIT),
    "tablet-reader-contents": ("reader-contents", PORTRAIT),
    "tablet-speak": ("speak-registered", PHONE),
    "tablet-speak-landscape": ("speak", LANDSCAPE),
    "tablet-your-turn": ("your-turn", LANDSCAPE),
}


def draw(out: Path, only: str = "") -> list[Path]:
    """Vietnamese and light, as the mock-ups are; only those whose name begins with `only`."""
    files: list[Path] = []
    for name, (state, size) in CHAIR.items():
        if name.startswith(only):
            files.append(desktop.draw_chair(out / f"{name}.png", state, size, "vi", dark=False))
    for state in STEPS if "chair-next-step-states".startswith(only) else ():
        files.append(desktop.draw_chair(out / f"step-{state}.png", state, MIDDLE, "vi", dark=False))
    for name, (state, size) in PROJECTOR.items():
        if name.startswith(only):
            files.append(desktop.draw_projector(out / f"{name}.png", state, size, "vi"))
    for name, (state, size) in SECRETARY.items():
        if name.startswith(only):
            files.append(secretary.draw_secretary(out / f"{name}.png", state, size, "vi", dark=False))
    return files + _tablets(out, only)


def _tablets(out: Path, only: str) -> list[Path]:
    files = []
    for size in delegate.SIZES:
        wanted = {name: state for name, (state, at) in TABLET.items() if at == size and name.startswith(only)}
        if wanted:
            drawn = delegate.take(out, "", (size,), ("vi",), ("light",), scenes_of=set(wanted.values()))
            by_scene = {file.name.split("_")[0].removeprefix("tablet-"): file for file in drawn}
            files += [by_scene[state].rename(out / f"{name}.png") for name, state in wanted.items()]
    return files

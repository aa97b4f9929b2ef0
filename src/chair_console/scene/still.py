"""A scene for a web page: without what moves with the clock, which the page reckons from the times that stay."""

from __future__ import annotations

from .meeting import Scene

MOVING: dict[str, tuple[str, ...]] = {
    "floor": ("remaining_ms", "state"),
    "caption": ("remaining_ms",),
    "ballot": ("remaining_ms", "turn"),
    "result": ("turn",),
    "recess": ("remaining_ms",),
    "countdown": ("remaining_ms",),
}
"""By part, what changes by itself. The page knows it from `ends_at`, `closes_at`, `until` and `turn_since`."""

_ANCHORS = {"floor": "ends_at", "caption": "ends_at", "ballot": "closes_at"}
"""Where this is 0 the clock stands, and what is left stays in the scene."""


def still(scene: Scene) -> Scene:
    """The same scene twice in a row is the same object, so that a page is told only of what has changed."""
    kept = {
        key: value for key, value in scene.items() if key not in ("clock_text", "link_lost_text", "frozen")
    }
    for name, moving in MOVING.items():
        part = kept.get(name)
        if part:
            stands = name in _ANCHORS and not part.get(_ANCHORS[name])
            kept[name] = {k: v for k, v in part.items() if k not in moving or (stands and k != "turn")}
    return kept

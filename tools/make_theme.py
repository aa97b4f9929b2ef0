"""Makes the QML theme singleton and the tablets' CSS variables from resources/design/tokens.json.

`python tools/make_theme.py` writes them, `--check` only says whether they are current.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
TOKENS = ROOT / "resources" / "design" / "tokens.json"
QML = ROOT / "ui" / "theme" / "Theme.qml"
CSS = ROOT / "ui" / "delegate" / "src" / "tokens.css"
LINE_HEIGHT = 1.45
"""Stacked diacritics need it; single-line figures and verdicts are set tighter where they stand."""
COLON_CELL_EM = 0.32
HEAD = "Made by tools/make_theme.py from resources/design/tokens.json. Do not edit."


def camel(name: str) -> str:
    first, *rest = name.split("_")
    return first + "".join(part.capitalize() for part in rest)


def _colours(tokens: dict[str, Any]) -> list[str]:
    lines = [
        f'    readonly property color {camel(name)}: dark ? "{tokens["dark"][name]}" : "{light}"'
        for name, light in tokens["light"].items()
    ]
    for choice, look in tokens["ballot"].items():
        name = camel(f"ballot_{choice}")
        lines.append(f'    readonly property color {name}: dark ? "{look["dark"]}" : "{look["light"]}"')
        lines.append(f'    readonly property color {camel(f"projector_{choice}")}: "{look["projector"]}"')
    lines += [
        f'    readonly property color {camel(f"projector_{name}")}: "{value}"'
        for name, value in tokens["projector"].items()
    ]
    return lines


def _measures(tokens: dict[str, Any]) -> list[str]:
    font = tokens["font"]
    lines = [f'    readonly property string family: "{font["family"]}"']
    lines += [f"    readonly property int {camel(f'weight_{n}')}: {v}" for n, v in font["weights"].items()]
    lines += [
        f"    readonly property real {camel(f'size_{n}')}: {v} * scale" for n, v in font["console"].items()
    ]
    lines += [
        f"    readonly property real {camel(f'share_{n}')}: {v / 100:g}"
        for n, v in font["projector_percent_of_height"].items()
    ]
    lines.append(f"    readonly property real digitCell: {font['digit_cell_em']}")
    lines.append(f"    readonly property real colonCell: {COLON_CELL_EM}")
    lines.append(f"    readonly property real leading: {LINE_HEIGHT}")
    lines += [f"    readonly property int space{i}: {v}" for i, v in enumerate(tokens["space"])]
    lines += [f"    readonly property int {camel(f'radius_{n}')}: {v}" for n, v in tokens["radius"].items()]
    lines += [
        f"    readonly property int {camel(f'height_{n}')}: {v}" for n, v in tokens["control_height"].items()
    ]
    motion = tokens["motion"]
    lines.append(f"    readonly property int fast: reduced ? 0 : {motion['fast_ms']}")
    lines.append(f"    readonly property int normal: {motion['normal_ms']}")
    lines.append(f"    readonly property int reveal: reduced ? 0 : {motion['result_reveal_ms']}")
    return lines


def qml(tokens: dict[str, Any]) -> str:
    body = [*_colours(tokens), "", *_measures(tokens)]
    return "\n".join(
        [
            f"// {HEAD}",
            "pragma Singleton",
            "import QtQuick",
            "",
            "QtObject {",
            "    property bool dark: false",
            "    property bool reduced: false",
            "    property real scale: 1",
            "",
            *body,
            "}",
            "",
        ]
    )


def _css_colours(tokens: dict[str, Any], mode: str) -> list[str]:
    lines = [f"  --{name.replace('_', '-')}: {value};" for name, value in tokens[mode].items()]
    for choice, look in tokens["ballot"].items():
        lines.append(f"  --ballot-{choice.replace('_', '-')}: {look[mode]};")
    return lines


def css(tokens: dict[str, Any]) -> str:
    sizes = tokens["font"]["tablet"]
    common = [f"  --size-{name}: {value / 16:g}rem;" for name, value in sizes.items()]
    common += [
        f"  --size-ballot-label: {tokens['font']['ballot_label'] / 16:g}rem;",
        f"  --size-ballot-label-landscape: {tokens['font']['ballot_label_landscape'] / 16:g}rem;",
        f"  --size-countdown: {tokens['font']['countdown'] / 16:g}rem;",
        f"  --size-floor-clock: {tokens['font']['floor_clock'] / 16:g}rem;",
        f"  --digit-cell: {tokens['font']['digit_cell_em']}em;",
        f"  --colon-cell: {COLON_CELL_EM}em;",
        f"  --leading: {LINE_HEIGHT};",
    ]
    common += [f"  --space-{i}: {value / 16:g}rem;" for i, value in enumerate(tokens["space"])]
    common += [f"  --radius-{name}: {value / 16:g}rem;" for name, value in tokens["radius"].items()]
    common += [f"  --touch-{n.replace('_', '-')}: {v / 16:g}rem;" for n, v in tokens["touch"].items()]
    dark = _css_colours(tokens, "dark")
    return "\n".join(
        [
            f"/* {HEAD} */",
            ":root {",
            *common,
            *_css_colours(tokens, "light"),
            "}",
            "@media (prefers-color-scheme: dark) {",
            "  :root:not([data-theme='light']) {",
            *(f"  {line}" for line in dark),
            "  }",
            "}",
            ":root[data-theme='dark'] {",
            *dark,
            "}",
            "",
        ]
    )


def main() -> int:
    tokens = json.loads(TOKENS.read_text(encoding="utf-8"))
    stale = []
    for path, text in ((QML, qml(tokens)), (CSS, css(tokens))):
        if path.is_file() and path.read_text(encoding="utf-8") == text:
            continue
        stale.append(path)
        if "--check" not in sys.argv:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
    for path in stale:
        print(f"{'stale' if '--check' in sys.argv else 'written'}: {path.relative_to(ROOT)}")
    return 1 if stale and "--check" in sys.argv else 0


if __name__ == "__main__":
    sys.exit(main())

"""The look of the program: fonts, style, palette. Values come from the theme; nothing is drawn here."""

from __future__ import annotations

import os

from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtQuickControls2 import QQuickStyle

from chair_console import resources

FAMILY = "Be Vietnam Pro"
STYLE = "FluentWinUI3"
LIGHT = {
    "window": "#F5F6F8",
    "base": "#FFFFFF",
    "text": "#16202E",
    "accent": "#1D4E89",
    "on_accent": "#FFFFFF",
    "bar": "#7C8899",
}
DARK = {
    "window": "#0F1620",
    "base": "#182230",
    "text": "#F1F4F8",
    "accent": "#8DB8EE",
    "on_accent": "#0C1420",
    "bar": "#8593A8",
}


def set_up_look(app: QGuiApplication) -> None:
    """Load the fonts and choose the style; once a process, before any QML."""
    for file in sorted(resources.path("fonts").glob("BeVietnamPro-*.ttf")):
        QFontDatabase.addApplicationFont(str(file))
    app.setFont(QFont(FAMILY, 10))
    if not os.environ.get("QT_QUICK_CONTROLS_STYLE"):
        QQuickStyle.setStyle(STYLE)
    set_palette(app, dark=False)


def set_palette(app: QGuiApplication, *, dark: bool) -> None:
    """Set the palette explicitly: the style's own guess follows the system, not the window."""
    colours = {key: QColor(value) for key, value in (DARK if dark else LIGHT).items()}
    palette = QPalette(colours["window"])
    roles = QPalette.ColorRole
    for role, key in (
        (roles.Window, "window"),
        (roles.Base, "base"),
        (roles.Button, "base"),
        (roles.WindowText, "text"),
        (roles.Text, "text"),
        (roles.ButtonText, "text"),
        (roles.ToolTipBase, "base"),
        (roles.ToolTipText, "text"),
        (roles.Highlight, "accent"),
        (roles.Accent, "accent"),
        (roles.HighlightedText, "on_accent"),
        (roles.Mid, "bar"),  # what scroll bars are drawn with; the style's own is black on a dark window
        (roles.Dark, "text"),
    ):
        palette.setColor(role, colours[key])
    app.setPalette(palette)

"""The seating plan on paper: the hall on one page, then who sits where, as PDF."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QMarginsF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPageLayout, QPageSize, QPainter, QPdfWriter, QPen

from .look import FAMILY
from .view_model import View

FEW = 120
"""A hall of so many seats has room for names on A4; a larger one is on A3."""
MM = 25.4
INK, SOFT, LINE = QColor("#16202E"), QColor("#4C596A"), QColor("#7C8899")
ROWS, COLUMNS = 46, 4
CENTRED = Qt.AlignmentFlag.AlignCenter
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


def write_plan(
    file: Path, heading: Sequence[str], seats: Sequence[View], tables: Sequence[View], frame: View
) -> None:
    """Write the plan; `heading` is the body, the session and the sheet's name. Raises OSError."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(b"")  # says why a file cannot be written; the writer itself does not
    writer = QPdfWriter(str(file))
    size = QPageSize.PageSizeId.A4 if len(seats) <= FEW else QPageSize.PageSizeId.A3
    writer.setPageSize(QPageSize(size))
    writer.setPageOrientation(QPageLayout.Orientation.Landscape)
    writer.setPageMargins(QMarginsF(12, 12, 12, 12), QPageLayout.Unit.Millimeter)
    writer.setTitle(" · ".join(heading))
    painter = QPainter(writer)
    try:
        scale = writer.logicalDpiX() / MM
        painter.scale(scale, scale)  # from here on in millimetres
        page = QRectF(0, 0, writer.width() / scale, writer.height() / scale)
        _head(painter, page, heading)
        _hall(painter, page.adjusted(0, 20, 0, -2), seats, tables, frame)
        _names(painter, writer, page, heading, seats)
    finally:
        painter.end()


def _text(
    painter: QPainter, box: QRectF, text: str, mm: float, *, bold: bool = False, soft: bool = False,
    flags: Qt.AlignmentFlag = CENTRED,
) -> None:  # fmt: skip
    """Text so many millimetres high. Fonts have whole pixels, so it is drawn large and made small."""
    painter.save()
    painter.translate(box.topLeft())
    painter.scale(mm / 100, mm / 100)
    font = QFont(FAMILY)
    font.setPixelSize(100)
    font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    painter.setFont(font)
    painter.setPen(SOFT if soft else INK)
    room = QRectF(0, 0, box.width() * 100 / mm, box.height() * 100 / mm)
    painter.drawText(room, int(flags | Qt.TextFlag.TextWordWrap), text)
    painter.restore()


def _head(painter: QPainter, page: QRectF, heading: Sequence[str]) -> None:
    _text(painter, QRectF(0, 0, page.width(), 6), " · ".join(heading[:-1]), 3.6, soft=True)
    _text(painter, QRectF(0, 6, page.width(), 10), heading[-1], 6, bold=True)


def _hall(painter: QPainter, box: QRectF, seats: Sequence[View], tables: Sequence[View], frame: View) -> None:
    step = min(box.width() / (frame["right"] - frame["left"]), box.height() / (frame["far"] - frame["near"]))
    middle_x, middle_y = (frame["left"] + frame["right"]) / 2, (frame["near"] + frame["far"]) / 2
    named = step >= 9

    def at(x: float, y: float) -> tuple[float, float]:
        return box.center().x() + (x - middle_x) * step, box.center().y() - (y - middle_y) * step

    painter.setPen(QPen(LINE, 0.15))
    for table in tables:
        x, y = at(table["x"], table["y"])
        painter.save()
        painter.translate(x, y)
        painter.rotate(table["turn"])
        wide, high = table["wide"] * step, table["high"] * step
        shape = QRectF(-wide / 2, -high / 2, wide, high)
        painter.drawEllipse(shape) if table["round"] else painter.drawRect(shape)
        painter.restore()
    for seat in seats:
        x, y = at(seat["x"], seat["y"])
        size = step * (0.5 if named else 0.82)
        top = y - step * 0.42 if named else y - size / 2
        circle = QRectF(x - size / 2, top, size, size)
        painter.setPen(QPen(LINE, 0.2))
        painter.drawEllipse(circle)
        _text(painter, circle, seat["seat"], size * (0.4 if len(seat["seat"]) < 4 else 0.3), bold=True)
        if named and seat["name"]:
            under = QRectF(x - step * 0.49, top + size, step * 0.98, step * 0.48)
            _text(painter, under, seat["name"], min(2.4, step * 0.155),
                  flags=Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)  # fmt: skip


def _names(
    painter: QPainter, writer: QPdfWriter, page: QRectF, heading: Sequence[str], seats: Sequence[View]
) -> None:
    taken = [seat for seat in seats if seat["name"]]
    for first in range(0, len(taken), ROWS * COLUMNS):
        writer.newPage()
        _head(painter, page, heading)
        high, wide = (page.height() - 22) / ROWS, page.width() / COLUMNS
        for place, seat in enumerate(taken[first : first + ROWS * COLUMNS]):
            column, row = divmod(place, ROWS)
            x, y = column * wide, 20 + row * high
            _text(painter, QRectF(x, y, 16, high), seat["seat"], min(3.0, high * 0.72), bold=True, flags=LEFT)
            _text(
                painter, QRectF(x + 16, y, wide - 18, high), seat["name"], min(3.0, high * 0.72), flags=LEFT
            )

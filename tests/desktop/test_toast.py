"""What was just done, with its way back, covers nothing that is read: the strip's figures make room for it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtQuick import QQuickItem

from chair_console.domain import floor
from tests.pictures import stories

from . import ballot_moments as forms
from . import morning as moments
from .conftest import Show
from .questioning_moments import in_questioning
from .test_chair_layout import place_of, shown_items
from .windows import Windows, find_items, settle

UNDONE = (
    "Đã thêm nội dung: Thông báo của Ủy ban Mặt trận Tổ quốc tỉnh về công tác tham gia xây dựng chính quyền"
)


def toasts(windows: Windows) -> list[QQuickItem]:
    root = windows.chair.contentItem()
    return [one for name in ("taken", "otherAct") for one in find_items(root, name)]


def covered(windows: Windows) -> list[str]:
    """The texts and buttons that lie under a toast."""
    over = [QRectF(*place_of(toast)) for toast in toasts(windows)]
    found: list[str] = []

    def look(below: QQuickItem) -> None:
        for item in below.childItems():
            if not item.isVisible() or item.objectName() in ("taken", "otherAct"):
                continue
            text = item.property("text")
            if (
                isinstance(text, str)
                and text
                and any(QRectF(*place_of(item)).intersects(one) for one in over)
            ):
                found.append(text)
            look(item)

    look(windows.chair.contentItem())
    return found


@pytest.mark.parametrize(
    ("size", "type_size"), [((1366, 768), 100), ((1920, 1080), 100), ((1920, 1080), 150)]
)
@pytest.mark.parametrize("moment", [moments.in_discussion, stories.closed, in_questioning, forms.corrected])
def test_what_was_just_done_covers_nothing_that_is_read(
    show: Show, moment: Callable[[], moments.Morning], size: tuple[int, int], type_size: int
) -> None:
    windows = show(moment(), size=size)
    windows.desk.frame.set_type_size(type_size)
    settle(120)
    others = len(toasts(windows))
    assert covered(windows) == []
    for text in ("Đã bỏ qua một đại biểu", UNDONE):
        windows.desk.runner._offer_undo(floor.CloseRegistration(), text)
        settle(120)
        assert len(toasts(windows)) == others + 1
        assert covered(windows) == []
        for toast in toasts(windows):
            left, top, width, height = place_of(toast)
            assert left >= 0 and top >= 0 and left + width <= size[0] and top + height <= size[1]
            if (
                toast.objectName() == "otherAct" or not others
            ):  # beside it one's own may be short: one has just done it
                assert not [item for item in shown_items(toast) if item.property("truncated")]
    windows.desk.runner._offer_undo(None, "")
    settle(60)
    assert len(toasts(windows)) == others

"""What the chair reads of papers that still wait to be sent."""

from __future__ import annotations

from typing import Any

from . import dossier
from . import morning as moments
from .conftest import Show
from .windows import settle


def test_papers_that_were_not_sent_yet_are_not_counted_as_not_received(show: Show) -> None:
    hall = moments.before_opening()
    for document in list(hall.state.documents.values()):
        dossier.read(hall, document.id, 59, 0)
    sent = len(hall.state.documents)
    dossier.lay_down(hall, "Báo cáo chờ gửi", hold=True)
    desk: Any = show(hall).desk
    settle(60)
    papers = desk.presence.view["readiness"][0]["text"]
    assert papers == f"{sent} tài liệu, 59 máy đã nhận đủ"
    waiting = next(row for row in desk.documents.rows.rows if row["full_title"] == "Báo cáo chờ gửi")
    assert "chưa gửi" in waiting["detail"] and "nhận" not in waiting["detail"]

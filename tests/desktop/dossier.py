"""The sample session's papers on a morning when some wait, one has a new version and not everybody has read."""

from __future__ import annotations

import secrets
from typing import Any

from chair_console.domain import documents, reading
from chair_console.domain.actors import FileFacts
from chair_console.hall.topics.audience import Surroundings
from chair_console.protocol.documents import IntakeView
from tests.desktop import morning as moments
from tests.desktop.morning import Morning

LONG = (
    "Dự thảo Nghị quyết về chính sách hỗ trợ chuyển đổi số ở vùng cao, vùng đồng bào dân tộc thiểu số và miền núi "
    "giai đoạn 2026–2030, định hướng đến năm 2035, và việc tổ chức thực hiện ở các xã biên giới của tỉnh"
)


def facts(name: str, pages: int = 7) -> FileFacts:
    sha256 = secrets.token_hex(32)
    return FileFacts(
        sha256=sha256, delivery_sha256=sha256, name=name, media_type="application/pdf", pages=pages,
        bytes_original=400_000, bytes_delivery=300_000,
    )  # fmt: skip


def lay_down(hall: Morning, title: str, item_id: str | None = None, pages: int = 7, **how: Any) -> str:
    """One more paper; `how` as `PublishDocument` has it. Its id."""
    hall.file = facts(f"{title}.pdf", pages)
    known = set(hall.state.documents)
    command = documents.PublishDocument(
        file_sha256=hall.file.sha256, title=title, item_id=item_id, kind=how.pop("kind", "report"), **how
    )
    hall.tell(command, role="secretary")
    return next(key for key in hall.state.documents if key not in known)


def read(hall: Morning, document_id: str, received: int, opened: int) -> None:
    """So many delegates hold the valid version, so many have opened it."""
    version = hall.state.documents[document_id].valid().number
    for place, delegate_id in enumerate(list(hall.state.roster)[:received]):
        hall.as_delegate(
            delegate_id,
            reading.ConfirmDocument(
                delegate_id=delegate_id, document_id=document_id, version=version, opened=place < opened
            ),
        )


def a_dossier() -> Morning:
    """09:46 in the discussion of item 3."""
    hall = moments.in_discussion()
    for place, document in enumerate(list(hall.state.documents.values())):
        read(hall, document.id, 60, 57 - place * 5 % 40)
    draft = next(d for d in hall.state.documents.values() if d.kind == "draft_resolution")
    hall.file = facts("ban-2.pdf", draft.valid().file.pages)
    hall.tell(
        documents.ReplaceDocument(document_id=draft.id, file_sha256=hall.file.sha256, reason="Sửa Điều 2"),
        role="secretary",
    )
    read(hall, draft.id, 55, 12)
    lay_down(hall, "Trả lời: Giám đốc Sở Giáo dục và Đào tạo", "i5", 8, hold=True, audience=("public",))
    lay_down(hall, LONG, "i6", 48, publish_at=moments.at("14:00"), audience=("delegates", "guests"))
    lay_down(hall, "Báo cáo bổ sung của Ban Pháp chế", None, 3, with_item=False, hold=True)
    gone = lay_down(hall, "Phụ lục II (bản nhầm)", "i4", 2)
    hall.tell(documents.RecallDocument(document_id=gone, reason="Nhầm tệp"), role="secretary")
    return hall


def on_the_way(around: Surroundings, upload: str, name: str, page: int, pages: int) -> None:
    around.intake[upload] = IntakeView(upload=upload, name=name, stage="drawing", page=page, pages=pages)

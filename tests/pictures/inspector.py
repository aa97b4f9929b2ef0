"""The secretary's inspector and the comparison of two versions as pictures: SCREEN_WxH_LANG_THEME.png."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pymupdf

from chair_console.domain import documents, publishing, reading, roster
from chair_console.domain.actors import FileFacts
from chair_console.sentences import Language
from tests.desktop import morning as moments
from tests.desktop.inspector_host import InspectorWindow, PapersInHand
from tests.desktop.windows import TopicsInHand, settle, the_loop, until

from .desktop import LARGE, SMALL

PAPERS = Path(__file__).resolve().parents[2] / "resources" / "sample-session"
DRAFT, DRAFT_2 = "04-du-thao-nghi-quyet-chuyen-doi-so.pdf", "13-du-thao-nghi-quyet-chuyen-doi-so-ban-2.pdf"
PAPER = "draft"
NOT_RECEIVED = ("d19", "d28", "d31", "d39", "d52")
TITLE = (
    "Dự thảo Nghị quyết quy định chính sách hỗ trợ chuyển đổi số ở vùng cao, vùng đồng bào dân tộc thiểu số "
    "giai đoạn 2026–2030"
)


def facts(name: str, sha256: str, **more: Any) -> FileFacts:
    with pymupdf.open(PAPERS / name) as document:  # type: ignore[no-untyped-call]
        pages = document.page_count
    size = (PAPERS / name).stat().st_size
    return FileFacts(
        sha256=sha256, delivery_sha256=sha256, name=name, media_type="application/pdf", pages=pages,
        bytes_original=size, bytes_delivery=size, **more,
    )  # fmt: skip


def two_versions() -> moments.Morning:
    """10:12 in the discussion: version 2 came at 09:31, five have not received it, twelve have opened it."""
    hall = moments.in_discussion()
    hall.now = moments.at("07:30")
    hall.file = facts(DRAFT, "a" * 64)
    hall.tell(
        documents.PublishDocument(
            id=PAPER, item_id="i3", kind="draft_resolution", title=TITLE, number="Số 03/DT-HĐND",
            file_sha256="a" * 64, audience=("delegates", "guests"),
        ),
        role="secretary",
    )  # fmt: skip
    for delegate_id in hall.state.roster:
        _confirm(hall, delegate_id, 1, opened=delegate_id not in NOT_RECEIVED)
    hall.file = facts(DRAFT_2, "b" * 64, removed=("script",))
    hall.tell(
        documents.ReplaceDocument(document_id=PAPER, file_sha256="b" * 64, reason="sửa mức hỗ trợ ở Điều 3"),
        "09:31", "secretary",
    )  # fmt: skip
    hall.now = moments.at("09:38")
    for place, delegate_id in enumerate(hall.state.roster):
        if delegate_id not in NOT_RECEIVED:
            _confirm(hall, delegate_id, 2, opened=place < 13)
    hall.silent = {"d39", "d28", "d52"}
    hall.now = moments.at("10:12")
    return hall


def _confirm(hall: moments.Morning, delegate_id: str, version: int, *, opened: bool) -> None:
    hall.as_delegate(
        delegate_id,
        reading.ConfirmDocument(delegate_id=delegate_id, document_id=PAPER, version=version, opened=opened),
    )


def reminded() -> moments.Morning:
    return two_versions().tell(reading.RemindReaders(document_id=PAPER), role="secretary")


def waiting() -> moments.Morning:
    """Waits for its time, for two groups and the presidium."""
    hall = moments.in_discussion()
    for delegate_id in ("d01", "d02", "d03"):
        known = hall.state.roster[delegate_id]
        row = roster.DelegateRow(
            id=known.id, name=known.name, title=known.title, unit=known.unit,
            constituency=known.constituency, seat=known.seat, presidium=True,
        )  # fmt: skip
        hall.tell(roster.AmendDelegate(delegate=row), role="secretary")
    hall.file = facts(DRAFT, "a" * 64, repaired=True, scanned_pages=2)
    units = sorted({delegate.unit for delegate in hall.state.roster.values()})
    groups = tuple(f"group:{unit}" for unit in units[:2])
    hall.tell(
        documents.PublishDocument(
            id=PAPER, item_id="i4", kind="reference", title=TITLE, file_sha256="a" * 64,
            audience=("presidium", *groups), publish_at=moments.at("14:00"),
        ),
        role="secretary",
    )  # fmt: skip
    return hall


def recalled() -> moments.Morning:
    hall = two_versions()
    return hall.tell(documents.RecallDocument(document_id=PAPER, reason="nhầm bản chưa ký"), role="secretary")


def secret() -> moments.Morning:
    hall = two_versions()
    hall.tell(publishing.AllowSecrecy(allowed=True, reason="họp kín, mạng riêng"))
    arrange = publishing.ArrangeDocument(
        document_id=PAPER, title=TITLE * 2, kind="report", item_id="i3", classification="confidential"
    )
    return hall.tell(arrange, role="secretary")


Act = Callable[[InspectorWindow], None]


def ask(name: str) -> Act:
    def act(shown: InspectorWindow) -> None:
        shown.item("inspector").setProperty("asking", name)

    return act


def asked_twice(shown: InspectorWindow) -> None:
    shown.item("inspector").setProperty("asking", "recall")
    shown.item("askReason").setProperty("text", "nhầm bản chưa ký")
    shown.item("ask").setProperty("sure", True)


def bottom(shown: InspectorWindow) -> None:
    body = shown.item("inspectorBody")
    body.setProperty("contentY", body.property("contentHeight") - body.height())


def comparing(shown: InspectorWindow) -> None:
    shown.press("compare")
    settle()
    wait = until(lambda: drawn(shown, 2))
    the_loop().run_until_complete(wait)
    shown.desk.comparison_model.on()


def reading_pages(shown: InspectorWindow) -> None:
    shown.press("openPaper")
    settle()
    the_loop().run_until_complete(until(lambda: drawn(shown, 1)))


def drawn(shown: InspectorWindow, number: int) -> bool:
    """Whether so many page pictures are there."""
    return sum(1 for item in shown.all("pagePicture") if item.property("ready")) >= number


def nothing(_shown: InspectorWindow) -> None:
    """As it stands."""


SCENES: dict[str, tuple[Callable[[], moments.Morning], Act]] = {
    "secretary-inspector": (two_versions, nothing),
    "secretary-inspector-below": (two_versions, bottom),
    "secretary-inspector-reminded": (reminded, nothing),
    "secretary-inspector-waiting": (waiting, nothing),
    "secretary-inspector-recalled": (recalled, nothing),
    "secretary-inspector-secret": (secret, bottom),
    "secretary-inspector-recall": (two_versions, ask("recall")),
    "secretary-inspector-recall-sure": (two_versions, asked_twice),
    "secretary-inspector-release": (waiting, ask("release")),
    "secretary-inspector-allow": (two_versions, ask("allow")),
    "secretary-pages": (two_versions, reading_pages),
    "secretary-comparison": (two_versions, comparing),
}


def _variants() -> Iterator[tuple[tuple[int, int], Language, bool]]:
    yield SMALL, "vi", False
    yield LARGE, "vi", True
    yield SMALL, "en", True
    yield LARGE, "en", False


def draw(out: Path, only: str = "") -> list[Path]:
    """Draw all pictures whose name contains `only`; the files written. A QML complaint is an error."""
    out.mkdir(parents=True, exist_ok=True)
    files = []
    for name, (make, act) in SCENES.items():
        for size, language, dark in _variants():
            theme = "dark" if dark else "light"
            file = out / f"{name}_{size[0]}x{size[1]}_{language}_{theme}.png"
            if only in file.name:
                _draw(make(), act, file, size=size, language=language, dark=dark)
                files.append(file)
    return files


def _draw(hall: moments.Morning, act: Act, file: Path, **look: Any) -> None:
    client: Any = TopicsInHand(hall.tables("secretary"), hall.now)
    client.http = PapersInHand({"a" * 64: PAPERS / DRAFT, "b" * 64: PAPERS / DRAFT_2})
    shown = InspectorWindow(client, client, **look)
    shown.desk.inspector_model.document_id = PAPER
    settle()
    act(shown)
    settle()
    shown.window.grabWindow().save(str(file))
    complaints = list(shown.warnings)
    shown.close()
    if complaints:
        raise RuntimeError("; ".join(complaints))

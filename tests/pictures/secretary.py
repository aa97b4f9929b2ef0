"""Every state of the secretary's window as a picture: SCREEN_WxH_LANG_THEME.png."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from itertools import product
from pathlib import Path

import msgspec

from chair_console.desktop.paper_search import PaperText
from chair_console.desktop.said import Said
from chair_console.desktop.tray_entry import Entry, Outcome
from chair_console.desktop.tray_files import FoundFile
from chair_console.protocol.documents import IntakeView
from chair_console.sentences import Language
from tests.desktop import dossier
from tests.desktop import morning as moments
from tests.desktop.assembly import Assembly
from tests.desktop.windows import Windows, settle
from tests.pictures.desktop import COMPLAINTS, LANGUAGES, LARGE, SMALL, _name

DAY_MS = 86_400_000
SIZES = (SMALL, LARGE)


def _file(name: str) -> FoundFile:
    return FoundFile(Path(name))


def _busy_tray(windows: Windows) -> None:
    """One file half way, one locked, two refused: as a drop stands after a minute."""
    desk = windows.desk_of_secretary
    assert desk is not None
    queue = desk.tray.queue
    under_way = Entry(
        "a", _file("Phụ lục II danh mục dự án.xlsx"), None, True, state="under_way", upload="u1"
    )
    view = IntakeView(upload="u1", name="Phụ lục II.xlsx", stage="drawing", page=9, pages=14)
    windows.secretary_client.topics["intake"] = {"u1": view}
    locked = Entry("b", _file("du toan ngan sach 2027.pdf"), None, True, state="locked")
    locked.said = Said("intake.encrypted")
    queue.entries = {"a": under_way, "b": locked}
    for key, name, code in (
        ("c", "bao cao tai chinh quy 3.docx", "intake.office_encrypted"),
        ("d", "ke hoach dau tu.pdf", "intake.damaged"),
    ):
        refused = Entry(key, _file(name), None, True, state="refused", said=Said(code))
        refused.outcome = Outcome(refused.name, "refused", (Said(code),))
        queue.entries[key] = refused
        queue.outcomes.append(refused.outcome)
    queue.outcomes += [Outcome(f"{n}.pdf", "accepted") for n in range(33)]
    queue.outcomes += [Outcome("~$to-trinh.docx", "skipped", (Said("desktop.tray.litter"),))]
    queue.total = 40
    desk.refresh()


def _chosen(windows: Windows) -> None:
    desk = windows.desk_of_secretary
    assert desk is not None
    _busy_tray(windows)
    desk.papers.select(next(row["id"] for row in desk.papers.rows.rows if row["version"] == 2))


def _asking(windows: Windows) -> None:
    assert windows.desk_of_secretary is not None
    windows.desk_of_secretary.papers.ask_send()


def _lost(windows: Windows) -> None:
    assert windows.desk_of_secretary is not None
    windows.secretary_client.state = "lost"
    windows.secretary_client.since = moments.at("09:45:50")
    windows.desk_of_secretary.refresh()


def _found(windows: Windows) -> None:
    desk = windows.desk_of_secretary
    assert desk is not None
    papers = windows.secretary_client.topics["documents"]
    for shown in desk.frame.desk.topics.documents:
        papers[shown.id] = msgspec.structs.replace(shown, index_sha256=shown.sha256)
        text = f"Căn cứ Nghị quyết số 12 về hỗ trợ chuyển đổi số. {shown.title}. " * 4
        desk.search._texts[shown.sha256] = PaperText([text, "", text])
    desk.search.search("chuyen doi so")


def _nothing(windows: Windows) -> None:
    pass


def _seating(windows: Windows) -> None:
    """A ready hall with a table added, filled but for a few; one seat chosen."""
    desk = windows.desk_of_secretary
    assert desk is not None
    windows.secretary.setProperty("place", "seating")
    settle(300)
    desk.seating.use_template(60)
    desk.seating.add("table")
    desk.seating.choose("hall", "1.3")


def _all_seats(windows: Windows) -> None:
    _seating(windows)
    assert windows.desk_of_secretary is not None
    windows.desk_of_secretary.seating.use_template(500)
    windows.desk_of_secretary.seating.fill()


def _early() -> moments.Morning:
    """Days before the opening, with one paper laid down."""
    hall = moments.a_morning().convened()
    hall.now -= 10 * DAY_MS
    for document in list(hall.state.documents.values())[3:]:
        del hall.state.documents[document.id]
    for document in hall.state.documents.values():
        document.released_at = hall.now - DAY_MS
        document.versions[0] = msgspec.structs.replace(document.versions[0], published_at=hall.now - DAY_MS)
    dossier.lay_down(hall, "Báo cáo kinh tế – xã hội năm 2026", "i2", hold=True)
    return hall


STATES: dict[str, tuple[Callable[[], moments.Morning | None], Callable[[Windows], None]]] = {
    "secretary-documents": (dossier.a_dossier, _chosen),
    "secretary-documents-calm": (dossier.a_dossier, _nothing),
    "secretary-documents-asking": (dossier.a_dossier, _asking),
    "secretary-documents-lost": (dossier.a_dossier, _lost),
    "secretary-documents-found": (dossier.a_dossier, _found),
    "secretary-documents-early": (_early, _nothing),
    "secretary-documents-loading": (lambda: None, _nothing),
    "secretary-documents-no-session": (moments.a_morning, _nothing),
    "secretary-seating": (moments.before_opening, _seating),
    "secretary-seating-500": (lambda: Assembly(500), _all_seats),
}


def draw(out: Path, only: str = "") -> Iterator[Path]:
    """Draw all pictures whose name contains `only`; the files written."""
    out.mkdir(parents=True, exist_ok=True)
    for name, size, language, dark in product(STATES, SIZES, LANGUAGES, (False, True)):
        file = out / _name(name, size, language, dark)
        if only in file.name:
            yield draw_secretary(file, name, size, language, dark)


def draw_secretary(file: Path, name: str, size: tuple[int, int], language: Language, dark: bool) -> Path:
    make, act = STATES[name]
    with tempfile.TemporaryDirectory() as scratch:
        windows = Windows(make(), Path(scratch), language=language, dark=dark)
        windows.open_secretary(*size)
        settle(200)
        act(windows)
        settle()
        windows.secretary.grabWindow().save(str(file))
        windows.close()
        COMPLAINTS.extend(windows.warnings)
    return file

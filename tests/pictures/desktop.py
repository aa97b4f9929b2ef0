"""Every state of the chair's window and of the projector as a picture: SCREEN_WxH_LANG_THEME.png."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from itertools import product
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_QUICK_BACKEND", "software")
os.environ["TZ"] = "Asia/Ho_Chi_Minh"
if hasattr(time, "tzset"):
    time.tzset()

import msgspec
from PySide6.QtQuick import QQuickItem

from chair_console.protocol.envelope import JoinCode
from chair_console.protocol.views import NoticeView, Text
from chair_console.scene.scene import projector_scene
from chair_console.scene.topics import Topics
from chair_console.scene.words import Words
from chair_console.sentences import Language, sentence
from tests.desktop import ballot_moments as forms
from tests.desktop import morning as moments
from tests.desktop import questioning_moments as asked
from tests.desktop.assembly import MOMENTS as PROJECTED_BALLOTS
from tests.desktop.gallery.views import Shown, window_of
from tests.desktop.projected import Projector
from tests.desktop.windows import Windows, find_items, object_named, settle, the_application, the_loop, until
from tests.pictures import acts, edited, speaking, stories
from tests.pictures import outputs as screens

SMALL, MIDDLE, LARGE = (1366, 768), (1440, 900), (1920, 1080)
PROJECTORS = ((1024, 768), (1920, 1080))
LANGUAGES: tuple[Language, ...] = ("vi", "en")
BALLOT_PICTURES = (*product(PROJECTORS, LANGUAGES), ((3840, 2160), LANGUAGES[0]))


MOMENTS: dict[str, Callable[[], moments.Morning | None]] = {
    "chair-loading": lambda: None,
    "chair-empty": moments.a_morning,
    "chair-prepare": lambda: moments.before_opening().found(),
    "chair-no-quorum": lambda: moments.before_opening(38),
    "chair-between": stories.between,
    "chair-presentation": stories.presenting,
    "chair-discussion": moments.in_discussion,
    "chair-discussed": stories.discussed,
    "chair-signalled": stories.signalled,
    "chair-groups": speaking.in_groups,
    "chair-frozen": stories.prepared_frozen,
    "chair-voting": stories.voting,
    "chair-ballot-open": moments.in_ballot,
    "chair-ballot-paused": stories.paused,
    "chair-result": stories.closed,
    "chair-declared": lambda: stories.closed().declared(),
    "chair-questioning": asked.in_questioning,
    "chair-questioning-promised": stories.promised_while_answering,
    "chair-questioning-start": asked.before_questioning,
    "chair-questioning-first": asked.group_started,
    "chair-adjourned": moments.adjourned,
    "chair-notices": moments.told,
    "chair-recess": lambda: stories.closed().declared().recess(),
    "chair-over": stories.over,
}
PROJECTED: dict[str, Callable[[], moments.Morning]] = {
    "projector-welcome": lambda: moments.a_morning().convened(),
    "projector-welcome-again": moments.adjourned,
    "projector-presence": moments.before_opening,
    "projector-agenda": stories.between,
    "projector-floor": moments.in_discussion,
    "projector-ballot-open": moments.in_ballot,
    "projector-ballot-closed": stories.closed,
    "projector-result": lambda: stories.closed().declared(),
    "projector-questioning": asked.in_questioning,
    "projector-recess": lambda: stories.closed().declared().recess(),
}
ACTS: dict[str, tuple[str, Callable[[Windows], None]]] = {
    "chair-asking": ("chair-voting", lambda w: w.desk.step.press()),
    "chair-recess-asking": ("chair-between", lambda w: w.desk.step.press_key("recess")),
    "chair-early": ("chair-signalled", lambda w: w.desk.find.acted.emit("early")),
    "chair-signal": ("chair-discussion", lambda w: w.desk.find.acted.emit("signal")),
    "chair-out-of-order": ("chair-discussion", lambda w: w.desk.floor.invite_nth(1)),
    "chair-calling": ("chair-discussion", lambda w: w.desk.floor.invite_nth(0)),
    "chair-questioning-amend": ("chair-questioning", lambda w: w.find("amendCurrent").click()),
    "chair-questioning-out-of-order": ("chair-questioning", lambda w: w.desk.questioning.invite_nth(4)),
    "chair-questioning-date": ("chair-questioning", lambda w: w.desk.step.press_key("promise")),
    "chair-defer-asking": ("chair-discussion", lambda w: w.desk.step.press_key("defer-i3")),
    "chair-item-menu": (
        "chair-discussion",
        lambda w: find_items(w.chair.contentItem(), "itemActs-i4")[0].click(),
    ),
    "chair-lost": ("chair-discussion", lambda w: _lose(w)),
    "chair-tablet": ("chair-prepare", lambda w: _free_seat(w)),
    "chair-notice": ("chair-result", lambda w: _restarted(w)),
    "chair-leaving-ballot": ("chair-ballot-open", lambda w: w.chair.setProperty("leaving", True)),
    "chair-leaving": ("chair-discussion", lambda w: w.chair.setProperty("leaving", True)),
}
BALLOTS: dict[str, Callable[[], moments.Morning]] = {
    "chair-ballot-hands": forms.hands_open,
    "chair-ballot-live": forms.live_open,
    "chair-ballot-paper": forms.paper_election,
    "chair-ballot-paper-counted": forms.paper_counted,
    "chair-ballot-blind": forms.secret_open,
    "chair-ballot-separated": lambda: forms.secret_open("separated"),
    "chair-ballot-parts": forms.parts_prepared,
    "chair-result-election": forms.election_closed,
    "chair-result-tied": forms.election_tied,
    "chair-result-long-list": lambda: forms.election_closed((20,) * 12, 12, 5),
    "chair-result-long-title": forms.long_title_closed,
    "chair-result-long-motion": forms.long_motion_closed,
    "chair-result-revote": lambda: forms.declared(forms.election_tied()),
    "chair-result-confidence": forms.confidence_closed,
    "chair-result-confidence-30": lambda: forms.confidence_closed(30),
    "chair-result-poll": forms.poll_closed,
    "chair-result-options": forms.options_closed,
    "chair-result-kept": forms.kept_closed,
    "chair-result-void": forms.void_closed,
    "chair-result-corrected": forms.corrected,
    "chair-hall-0": lambda: forms.of_size(0),
    "chair-hall-1": lambda: forms.of_size(1),
    "chair-hall-25": lambda: forms.of_size(25),
    "chair-hall-500": lambda: forms.of_size(500),
}
MOMENTS |= BALLOTS | acts.MOMENTS
ACTS |= acts.ACTS
MOMENTS["chair-outputs"] = screens.lobby
MOMENTS |= screens.CHAIR
PROJECTED |= screens.PROJECTED
SHEETS_ON: dict[str, tuple[str, str, Callable[[Windows], None]]] = {
    "chair-sheet-questions": ("questions", "chair-questioning", lambda _w: None),
    "chair-sheet-questions-promise": (
        "questions",
        "chair-questioning-promised",
        lambda w: w.desk.questions.ask_day(w.desk.questions.owed.rows[0]["id"]),
    ),
    "chair-sheet-questions-all": ("questions", "chair-questioning", lambda w: w.find("showAll").click()),
    "chair-sheet-opinions-paper": (
        "opinions",
        "chair-questioning",
        lambda w: w.find("fromPaper").clicked.emit(),
    ),  # type: ignore[attr-defined]
    "chair-sheet-opinions": ("opinions", "chair-questioning", lambda _w: None),
    "chair-sheet-ballot-election": ("ballot", "chair-voting", lambda w: _election(w)),
    "chair-sheet-ballot-more": ("ballot", "chair-ballot-parts", lambda w: _more(w)),
    "chair-sheet-ballot-parts": ("ballot", "chair-ballot-parts", lambda w: None),
    "chair-sheet-room-ballot": ("room", "chair-ballot-open", lambda w: w.desk.room.choose("d12")),
    "chair-sheet-feeds": ("feeds", "chair-discussion", speaking.feeds),
    "chair-sheet-room-reason": ("room", "chair-discussion", speaking.out_of_order_on_the_map),
    "chair-sheet-room-500": ("room", "chair-hall-500", lambda w: None),
    "chair-sheet-addItem": ("addItem", "chair-discussion", lambda w: None),
    "chair-sheet-split": ("split", "chair-discussion", lambda w: w.desk.acts.begin("i3")),
    "chair-sheet-adjourn": ("adjourn", "chair-discussion", lambda w: None),
    "chair-sheet-script": ("script", "chair-discussion", lambda w: None),
    "chair-sheet-note": (
        "note",
        "chair-discussion",
        lambda w: w.desk.script.keep_note("i3", "Páo: nâng mức"),
    ),
    "chair-sheet-notice-sent": ("notice", "chair-notices", lambda w: None),
    "chair-sheet-tellers": ("tellers", "chair-voting", lambda w: w.desk.tellers.choose("d03", True)),
    "chair-sheet-correction": ("correction", "chair-result", lambda w: None),
    "chair-sheet-proxies": ("proxies", "chair-voting", lambda w: w.desk.proxies.choose("d28")),
} | screens.SHEETS
SHEETS_ON |= edited.SHEETS | acts.SHEETS
SHEETS = ("keys", "find", "people", "devices", "codes", "ballot", "regulation", "timeline", "help", "room")


def _free_seat(windows: Windows) -> None:
    """All but the last delegate have joined."""
    codes = windows.chair_client.codes
    windows.chair_client.codes = [*codes[:-1], msgspec.structs.replace(codes[-1], used=False)]
    windows.chair_client.topics["devices"] = {}
    windows.desk.refresh()


def _lose(windows: Windows) -> None:
    for client in (windows.chair_client, windows.projector_client):
        client.state, client.since = "lost", client.at - 8_000
    windows.desk.refresh()


def _restarted(windows: Windows) -> None:
    """The hall says that it has restarted, in a sentence of the length it really has."""
    facts = {"from_at": "10:04:34", "until_at": "10:04:42", "votes": 58, "seconds": 14}
    text = Text(
        vi=sentence("hall.restarted_in_ballot", facts, "vi"),
        en=sentence("hall.restarted_in_ballot", facts, "en"),
    )
    notice = NoticeView(id="restart", level="warning", at=windows.chair_client.at, text=text)
    windows.chair_client.topics["notices"] = {"restart": notice, "journal": notice}
    windows.desk.refresh()


def wait_until_settled(windows: Windows) -> None:
    """Until the next step can be pressed."""
    the_loop().run_until_complete(until(lambda: windows.desk.step.settled))


def _variants() -> Iterator[tuple[tuple[int, int], Language, bool]]:
    yield SMALL, "vi", False
    yield MIDDLE, "vi", True
    yield SMALL, "en", True
    yield LARGE, "en", False


def _name(screen_name: str, size: tuple[int, int], language: str, dark: bool) -> str:
    return f"{screen_name}_{size[0]}x{size[1]}_{language}_{'dark' if dark else 'light'}.png"


def draw(out: Path, only: str = "") -> list[Path]:
    """Draw all pictures whose name contains `only`; the files written."""
    out.mkdir(parents=True, exist_ok=True)
    return [*_chair(out, only), *_projector(out, only), *_ballots(out, only)]


def chair_jobs() -> dict[str, tuple[Callable[[], moments.Morning | None], Callable[[Windows], None]]]:
    """Every state of the chair's window by name: the moment, and what is done there before the picture."""
    jobs = {name: (make, lambda _w: None) for name, make in MOMENTS.items()}
    jobs |= {name: (MOMENTS[base], act) for name, (base, act) in ACTS.items()}
    jobs |= {f"chair-sheet-{name}": (MOMENTS["chair-discussion"], _opener(name)) for name in SHEETS}
    return jobs | {name: (MOMENTS[at], _opener(sheet, act)) for name, (sheet, at, act) in SHEETS_ON.items()}


def draw_chair(file: Path, name: str, size: tuple[int, int], language: Language, dark: bool) -> Path:
    make, act = chair_jobs()[name]
    with tempfile.TemporaryDirectory() as scratch:
        windows = Windows(make(), Path(scratch), language=language, dark=dark).show(*size)
        windows.chair_client.codes = _codes(windows)
        windows.screens.open()
        wait_until_settled(windows)
        act(windows)
        settle()
        windows.chair.grabWindow().save(str(file))
        _complain(windows)
    return file


def _chair(out: Path, only: str) -> Iterator[Path]:
    for name in chair_jobs():
        for size, language, dark in _variants():
            file = out / _name(name, size, language, dark)
            if only in file.name:
                yield draw_chair(file, name, size, language, dark)


def _codes(windows: Windows) -> list[JoinCode]:
    """Everybody has a code; as in a rehearsal, one is free on the sheets of codes and of the tablet."""
    roster = windows.desk.frame.desk.topics.delegates
    return [
        JoinCode(
            delegate_id=d.id, name=d.name, seat=d.seat, code=f"{100_000 + place * 7_919 % 900_000}",
            link=f"https://192.168.1.20:8443/#join={'k7' * 12}{place}", used=True,
        )
        for place, d in enumerate(roster)
    ]  # fmt: skip


def _election(windows: Windows) -> None:
    """An election with two candidates from the roster and one from elsewhere."""
    draft = windows.desk.draft
    draft.set("title", "Bầu Phó Chủ tịch Hội đồng nhân dân tỉnh khóa XIX, nhiệm kỳ 2026–2031")
    draft.set("form", "election")
    draft.add_delegate("d04")
    draft.add_delegate("d11")
    draft.add_row()
    draft.write(draft.rows.rows[2]["id"], "label", "Nguyễn Thị Phương Thảo")
    draft.write(draft.rows.rows[2]["id"], "born", "05/09/1970")
    draft.search("giàng")


def _more(windows: Windows) -> None:
    """A majority of one's own, and everything that is seldom needed."""
    windows.desk.draft.set("rule_name", "")
    windows.find("moreFields").clicked.emit()  # type: ignore[attr-defined]


def _opener(name: str, then: Callable[[Windows], None] = lambda _w: None) -> Callable[[Windows], None]:
    def open_sheet(windows: Windows) -> None:
        sheet = object_named(windows.chair, f"{name}Sheet")
        sheet.setProperty("visible", True)
        settle(700)
        then(windows)

    return open_sheet


def _speaking(hall: moments.Morning, language: Language) -> moments.Morning:
    """The same moment of a session that is held in this language: the projector speaks the session's."""
    hall.state.require_session().language = language
    return hall


def draw_projector(file: Path, name: str, size: tuple[int, int], language: Language) -> Path:
    with tempfile.TemporaryDirectory() as scratch:
        windows = Windows(_speaking(PROJECTED[name](), language), Path(scratch))
        windows.projector.resize(*size)
        windows.projector.show()
        settle()
        the_loop().run_until_complete(until(lambda: grown(windows.projector.contentItem())))
        windows.projector.grabWindow().save(str(file))
        _complain(windows)
    return file


def _projector(out: Path, only: str) -> Iterator[Path]:
    for name in PROJECTED:
        for size, language in product(PROJECTORS, LANGUAGES):
            file = out / _name(name, size, language, True)
            if only in file.name:
                yield draw_projector(file, name, size, language)


def _ballots(out: Path, only: str) -> Iterator[Path]:
    """Ballots of every form, their first page: the projector alone, for they need no window around it."""
    the_application()
    shown = Shown()
    with window_of("Projector.qml", {"shown": shown}, COMPLAINTS) as window:
        hall = Projector(window, shown)
        for name, make in PROJECTED_BALLOTS.items():
            for size, language in BALLOT_PICTURES:
                file = out / _name(f"projector-{name}", size, language, True)
                if only not in file.name:
                    continue
                double = make()
                window.resize(*size)
                hall.show(projector_scene(Topics(double.tables("projector")), Words(language), double.now))
                window.grabWindow().save(str(file))
                yield file


def grown(item: QQuickItem) -> bool:
    """Whether every bar has its full length: a picture shows the result, not its way there."""
    return item.property("grown") in (None, 1) and all(grown(child) for child in item.childItems())


def _complain(windows: Windows) -> None:
    """A binding that fails is a fault of the picture too; all of them are named at the end."""
    windows.close()
    COMPLAINTS.extend(windows.warnings)


COMPLAINTS: list[str] = []


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.pictures.desktop")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--only", default="", help="only pictures whose name contains this")
    args = parser.parse_args()
    for file in draw(args.out, args.only):
        print(file)
    for complaint in sorted(set(COMPLAINTS)):
        print(complaint, file=sys.stderr)
    return 1 if COMPLAINTS else 0


if __name__ == "__main__":
    raise SystemExit(main())

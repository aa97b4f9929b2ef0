"""Find or do (Ctrl+K): acts, agenda items, delegates and papers by what one types."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Property, QObject, Signal, Slot

from chair_console.scene.topics import Topics

from .documents_model import DocumentsModel
from .elsewhere import elsewhere
from .find_words import also_called
from .item_ways import item_ways
from .next_step import always_open, next_step
from .next_step_model import NextStepModel
from .next_step_questioning import promise_ways
from .question_wording_model import question_at_hand
from .rows_model import RowsModel
from .search import matches, plain
from .view_model import Desk, Row, View, ViewModel

ROLES = ("title", "detail", "kind", "target")
MOST = 60
RECENT = 5
"""How many rows are shown, and how many of those chosen lately stand first."""

Possible = Callable[[Topics], bool]


def _session(topics: Topics) -> bool:
    return topics.session is not None


def _speaking(topics: Topics) -> bool:
    return topics.floor is not None and topics.floor.turn is not None and topics.running_ballot is None


def _on_an_item(topics: Topics) -> bool:
    held = topics.session
    return held is not None and held.phase == "sitting" and topics.current_item is not None


def _sitting(topics: Topics) -> bool:
    return topics.session is not None and topics.session.phase == "sitting"


def _asked(topics: Topics) -> bool:
    return question_at_hand(topics) is not None and _living(topics)


def _voting(topics: Topics) -> bool:
    return topics.running_ballot is not None and topics.running_ballot.method == "electronic"


def _waiting(topics: Topics) -> bool:
    return topics.floor is not None and bool(topics.floor.queue) and topics.running_ballot is None


def _timed(topics: Topics) -> bool:
    return topics.running_ballot is not None and topics.running_ballot.closes_at is not None


def _resulted(topics: Topics) -> bool:
    return topics.shown_ballot is not None and topics.shown_ballot.status in ("closed", "declared")


def _counted(topics: Topics) -> bool:
    return topics.shown_ballot is not None and topics.shown_ballot.status == "closed"


def _living(topics: Topics) -> bool:
    return topics.session is not None and topics.session.phase != "closed"


def _proxies(topics: Topics) -> bool:
    return topics.session is not None and topics.session.proxies


def _pinned(topics: Topics) -> bool:
    return topics.screen is not None and bool(topics.screen.pinned)


def _always(topics: Topics) -> bool:
    return True


POSSIBLE: dict[str, Possible] = {
    "keys": _always,
    "room": _session,
    "seating": _session,
    "devices": _session,
    "codes": _session,
    "people": _session,
    "notice": _session,
    "show": _session,
    "countdown": _session,
    "timeline": _session,
    "regulation": _session,
    "early": _living,
    "papers": _session,
    "add_documents": _session,
    "prepare_ballot": _session,
    "add_item": _living,
    "note": _on_an_item,
    "script": _on_an_item,
    "pause": _speaking,
    "end": _speaking,
    "extend": _speaking,
    "skip": _waiting,
    "registration": _on_an_item,
    "signal": _sitting,
    "project": _on_an_item,
    "remind": _voting,
    "extend_ballot": _timed,
    "correct": _counted,
    "copy": _resulted,
    "help_calls": _session,
    "questions": _session,
    "question": _asked,
    "opinions": _session,
    "tellers": _session,
    "proxies": _proxies,
    "projector": _always,
    "outputs": _always,
    "logo": _session,
    "feeds": _always,
    "freeze": _session,
    "blank": _always,
    "follow": _pinned,
    "show_agenda": _session,
    "show_presence": _session,
    "show_welcome": _always,
    "undo": _session,
    "full": _always,
    "language": _always,
    "theme": _always,
    "type_100": _always,
    "type_125": _always,
    "type_150": _always,
}
"""Every act that is no step of the meeting, and when there is something to do it with."""
ACTS = tuple(POSSIBLE)


class FindModel(ViewModel):
    """Acts of this program go out by `acted`; the rest is done here or by the next step."""

    follows = frozenset(
        {"agenda", "roster", "documents", "session", "floor", "ballot", "questioning", "questions"}
    )
    acted = Signal(str)
    person_asked = Signal(str)

    def __init__(
        self, desk: Desk, step: NextStepModel, documents: DocumentsModel, parent: QObject | None = None
    ) -> None:
        self._step, self._documents = step, documents
        self._rows = RowsModel(ROLES)
        self._typed = ""
        self._recent: list[str] = []
        super().__init__(desk, parent)

    @Property(QObject, constant=True)
    def rows(self) -> RowsModel:
        return self._rows

    def look(self) -> View:
        found = [
            row for row in self._all() if matches(self._typed, row["title"], row["detail"], row["about"])
        ]
        found.sort(key=self._rank)
        # There are several for each item: they stand below all else, unless the act was named.
        of_items = [row for row in self._item_acts() if matches(self._typed, row["title"], row["about"])]
        of_items.sort(key=self._rank)
        named = [row for row in of_items if self._names(row)]
        if named:
            found.sort(key=lambda row: row["kind"] not in ("act", "way"))
        place = sum(1 for row in found if row["kind"] in ("act", "way")) if named else 0
        found[place:place] = named
        found += [row for row in of_items if row not in named]
        self._rows.update(found[:MOST])
        return {"empty": not found}

    def _rank(self, row: Row) -> tuple[int, int]:
        """What has the very words that were typed, side by side, comes first, in its title or else in what it is called
        besides; then what was used lately.
        """
        typed, recent = plain(self._typed), self._recent
        scattered = next((n for n, of in enumerate(("title", "about")) if typed in plain(row.get(of, ""))), 2)
        return scattered, recent.index(row["id"]) if row["id"] in recent else RECENT

    def _names(self, row: Row) -> bool:
        """Whether the first word that was typed is the act's own, and whole: "hoãn", not "ho".

        Words that all stand in the item's title name the item: "chuyển mục đích" is no act.
        """
        act, _, item = row["title"].partition(": ")
        return plain(self._typed).split()[0] == plain(act).split()[0] and not matches(self._typed, item)

    def _item_acts(self) -> list[Row]:
        if not self._typed.strip():
            return []
        ways = item_ways(self.desk.topics, self.desk.words)
        return [_row("way", way.key, way.title, way.text) for way in ways]

    def _all(self) -> list[Row]:
        topics, words = self.desk.topics, self.desk.words
        rows: list[Row] = []
        step = next_step(topics, words, self.desk.now())
        for way in (step.way, *step.others) if step else ():
            row = _row("way", way.key, way.title, way.blocked or words("find.step"))
            rows.append(
                row | {"about": f"{row['about']} {way.button} {way.text}"}
            )  # as its button calls it, too
        acts = [act for act, possible in POSSIBLE.items() if possible(topics)]
        rows += [_row("act", act, words(f"find.{act}"), words("find.act")) for act in acts]
        if not self._typed:
            return rows
        suggested = {row["title"] for row in rows}
        now = self.desk.now()
        by_name = (*elsewhere(topics, words), *promise_ways(topics, words))
        for way in (*always_open(topics, words, now), *by_name):
            if way.title not in suggested:
                rows.append(_row("way", way.key, way.title, way.text))
        rows += [_row("delegate", d.id, d.name, f"{d.seat} · {d.unit}".strip(" ·")) for d in topics.delegates]
        rows += [
            _row("document", d.id, d.title, words("find.document"))
            for d in topics.documents
            if d.recalled_at is None
        ]
        return rows

    @Slot(str)
    def search(self, typed: str) -> None:
        self._typed = typed
        self.refresh()

    @Slot(int)
    def choose(self, place: int) -> None:
        if not 0 <= place < len(self._rows.rows):
            return
        row = self._rows.rows[place]
        target = row["target"]
        self._recent = [row["id"], *(key for key in self._recent if key != row["id"])][:RECENT]
        match row["kind"]:
            case "act":
                self.acted.emit(target)
            case "way":
                self._step.press_key(target)
            case "document":
                self._documents.show(target, 1)
            case "delegate":
                self.person_asked.emit(row["title"])


def _row(kind: str, target: str, title: str, detail: str) -> Row:
    about = also_called(target) if kind in ("act", "way") else ""
    return {
        "id": f"{kind}-{target}", "kind": kind, "target": target, "title": title, "detail": detail, "about": about,
    }  # fmt: skip

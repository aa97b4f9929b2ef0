"""The tray: dropped files and folders go into the hall, each with its progress, its password or its refusal."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol

import msgspec
from PySide6.QtCore import Property, QObject, QSettings, QUrl, Slot

from chair_console.client import CommandRefused
from chair_console.domain.actors import FileFacts
from chair_console.domain.document_rights import STAMPS
from chair_console.domain.documents import PublishDocument

from .command_runner import Refusal
from .document_rows import kind_of
from .rows_model import RowsModel
from .said import Said
from .tray_entry import Outcome, notes_on
from .tray_files import FoundFile, gather
from .tray_guess import Guess, title_of
from .tray_queue import TrayQueue, Uploader
from .tray_rows import OUTCOME_ROLES, ROLES, card_rows, outcome_rows, result_text
from .view_model import Desk, View, ViewModel

PLACE = "tray.publish"


def _as_stamped(command: PublishDocument, refused: CommandRefused) -> PublishDocument:
    """The paper in the class that its stamp says, waiting for a person's word. Raises any other refusal again.

    It came in, so the session takes secret papers.
    """
    stamp = refused.facts.get("stamp") if refused.code == "documents.stamped" else None
    found = [classification for classification, wording in STAMPS.items() if wording == stamp]
    if not found:
        raise refused
    return msgspec.structs.replace(command, classification=found[0], hold=True)


class Remembered(Protocol):
    """What keeps choices for the next time; `QSettings` does."""

    def value(self, key: str, /) -> object: ...

    def setValue(self, key: str, value: object, /) -> None: ...


class TrayModel(ViewModel):
    """`here` puts every file under the item that runs, if one does, and gives it out at once, as at the chair's desk.

    Otherwise items are guessed from names, and whether papers wait is chosen, once for before and once for during
    a sitting, and remembered.
    """

    follows = frozenset({"intake", "agenda", "session", "documents"})

    def __init__(
        self,
        desk: Desk,
        uploader: Uploader,
        parent: QObject | None = None,
        *,
        settings: QSettings | None = None,
        here: bool = False,
    ) -> None:
        self._here = here
        self._settings = settings
        self._published: set[str] = set()  # of this drop: their topic may come later
        self._gathering: set[asyncio.Task[None]] = set()
        self._rows = RowsModel(ROLES)
        self._outcomes = RowsModel(OUTCOME_ROLES)
        self.queue = TrayQueue(uploader, self._places, self._publish, desk.runner.is_live, self._moved)
        super().__init__(desk, parent)
        desk.runner.live_changed.connect(self.queue.pump)

    @Property(QObject, constant=True)
    def rows(self) -> RowsModel:
        """The cards."""
        return self._rows

    @Property(QObject, constant=True)
    def outcomes(self) -> RowsModel:
        """What came of each file of the last drop."""
        return self._outcomes

    def look(self) -> View:
        topics, words, queue = self.desk.topics, self.desk.words, self.queue
        self._rows.update(card_rows(queue, topics.tables.get("intake", {}), words))
        self._outcomes.update(outcome_rows(queue.outcomes, words))
        queued = sum(1 for entry in queue.entries.values() if entry.state == "queued")
        return {
            "can_add": topics.session is not None and topics.session.phase != "closed",
            "busy": queue.busy,
            "busy_text": words(
                "tray.busy", done=len(queue.outcomes), total=max(queue.total, len(queue.outcomes) + queued)
            )
            if queue.busy
            else "",
            "result_text": result_text(queue, words),
            "clean": not any(o.result == "refused" for o in queue.outcomes) and not len(self._rows.rows),
            "doing": next(
                (f"{r['name']}: {r['text']}" for r in self._rows.rows if r["standing"] == "under_way"), ""
            ),
            "refused": _first_refused(self._rows),
            "hold": self.hold,
            "sitting": topics.open_sitting is not None,
        }

    @property
    def hold(self) -> bool:
        """Whether papers wait for the desk to send them: unless chosen otherwise, they do before a sitting."""
        if self._here:
            return False
        chosen = self._settings.value(self._hold_key) if self._settings is not None else None
        return self._before_sitting if chosen is None else str(chosen) == "true"

    @property
    def _before_sitting(self) -> bool:
        return self.desk.topics.open_sitting is None

    @property
    def _hold_key(self) -> str:
        return "hold_before_sitting" if self._before_sitting else "hold_in_sitting"

    def _moved(self) -> None:
        """A file has come a step further."""
        if hasattr(self, "_view"):
            self.refresh()

    # --- what the queue asks for ----------------------------------------------------------------------------

    def _places(self, files: Sequence[FoundFile]) -> Callable[[FoundFile], str | None]:
        item = self.desk.topics.current_item
        if self._here and item is not None:
            item_id = item.id
            return lambda _file: item_id
        return Guess(self.desk.topics.items, files).item_of

    async def _publish(self, facts: FileFacts, file: FoundFile, item_id: str | None, hold: bool) -> Outcome:
        there = next(
            (
                shown.title
                for shown in self.desk.topics.documents
                if facts.delivery_sha256 in {version.sha256 for version in shown.versions}
                and shown.recalled_at is None
                and item_id in (None, shown.item_id)
            ),
            "",
        )
        key = f"{facts.delivery_sha256} {item_id}"
        if there or key in self._published:
            said = Said("desktop.tray.there", {"title": there or title_of(file.name)})
            return Outcome(file.shown, "skipped", (said,))
        command = PublishDocument(
            file_sha256=facts.sha256,
            title=title_of(file.name),
            item_id=item_id if self.desk.topics.item(item_id) else None,
            kind=kind_of(file.path.stem),
            hold=hold,
        )
        notes: tuple[Said, ...] = ()
        try:
            await self.desk.runner.deliver(PLACE, command)
        except CommandRefused as refused:
            await self.desk.runner.deliver(PLACE, _as_stamped(command, refused))
            notes = (Said("desktop.tray.as_stamped", refused.facts),)
        self._published.add(key)
        return Outcome(file.shown, "accepted", (*notes, *notes_on(facts)))

    # --- what a person does ---------------------------------------------------------------------------------

    @Slot("QVariantList")
    def add(self, urls: list[QUrl]) -> None:
        """Take in files and folders."""
        paths = [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]
        place = "documents.drop" if self._here else "papers.drop"
        self.desk.runner.clear(place)
        if not paths:
            self.desk.runner.refuse(place, Refusal("tray.no_files"))
        elif self._view["can_add"]:
            task = asyncio.get_event_loop().create_task(self._gather(paths))
            self._gathering.add(task)
            task.add_done_callback(self._gathering.discard)

    async def _gather(self, paths: list[Path]) -> None:
        gathered = await asyncio.to_thread(gather, paths)
        if not self.queue.busy:
            self._published.clear()
        self.queue.add(gathered, self.hold)

    @Slot(str)
    def stop(self, key: str) -> None:
        self.queue.stop(key)

    @Slot()
    def stop_all(self) -> None:
        self.queue.stop_all()

    @Slot(str)
    def dismiss(self, key: str) -> None:
        self.queue.dismiss(key)

    @Slot(str, str)
    def unlock(self, key: str, password: str) -> None:
        self.queue.unlock(key, password)

    @Slot(str, QUrl)
    def replace(self, key: str, url: QUrl) -> None:
        self.queue.replace(key, FoundFile(Path(url.toLocalFile())))

    @Slot()
    def clear(self) -> None:
        """Put the result line and what was refused away."""
        for entry in list(self.queue.entries.values()):
            self.queue.dismiss(entry.key)
        if not self.queue.busy:
            self.queue.outcomes.clear()
        self.refresh()

    @Slot(bool)
    def choose_hold(self, hold: bool) -> None:
        """Whether papers wait from now on, in sittings or before them."""
        if self._settings is not None:
            self._settings.setValue(self._hold_key, "true" if hold else "false")
        self.refresh()


def _first_refused(rows: RowsModel) -> View:
    """The first file that needs somebody, for a window that shows one at a time."""
    row = next((row for row in rows.rows if row["standing"] != "under_way"), None)
    if row is None:
        return {"id": "", "text": "", "locked": False}
    locked = row["standing"] == "locked"
    return {"id": row["id"], "text": f"{row['name']}: {row['text']}", "locked": locked}

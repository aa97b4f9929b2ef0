"""Files one after another into the hall: uploaded, unlocked, stopped, and handed on when they have been taken in."""

from __future__ import annotations

import asyncio
import contextlib
import itertools
import secrets
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path
from typing import Final, Protocol

import aiohttp
import structlog

from chair_console.client import CommandRefused
from chair_console.domain.actors import FileFacts
from chair_console.protocol.documents import ArchiveOutcome, OneOutcome

from .said import Said
from .tray_entry import Entry, Outcome
from .tray_files import FoundFile, Gathered

log = structlog.get_logger(__name__)

AT_ONCE: Final = 2
_TRIES: Final = 3
_LOCKED: Final = ("intake.encrypted", "intake.wrong_password")


class Uploader(Protocol):
    """How files come to the hall."""

    async def upload_any(
        self, path: Path, name: str = "", *, upload: str = "", password: str = ""
    ) -> FileFacts | ArchiveOutcome: ...

    async def stop_upload(self, upload: str) -> None: ...


Places = Callable[[Sequence[FoundFile]], Callable[[FoundFile], str | None]]
"""For the files of one drop: the agenda item of each."""
Publish = Callable[[FileFacts, FoundFile, str | None, bool], Awaitable[Outcome]]
"""Hands a file on: its facts, itself, its item, whether it waits. Answers what came of it."""


class TrayQueue:
    """Holds the files of the tray. `live` says whether the hall can be heard, `changed` is told of every step."""

    def __init__(
        self,
        uploader: Uploader,
        places: Places,
        publish: Publish,
        live: Callable[[], bool],
        changed: Callable[[], None],
    ) -> None:
        self._uploader = uploader
        self._places = places
        self._publish = publish
        self._live = live
        self._changed = changed
        self._tasks: set[asyncio.Task[None]] = set()
        self._step = asyncio.Event()
        self.entries: dict[str, Entry] = {}
        self.outcomes: list[Outcome] = []
        self.total = 0

    @property
    def busy(self) -> bool:
        """Whether anything is on its way or waits for its turn."""
        return any(entry.state in ("queued", "under_way") for entry in self.entries.values())

    def add(self, gathered: Gathered, hold: bool) -> None:
        """Take these files in; `hold` lays them down without giving them to anybody yet."""
        if not self.busy:
            self.outcomes = [e.outcome for e in self.entries.values() if e.outcome is not None]
            self.total = len(self.outcomes)
        place = self._places(gathered.files)
        for file in gathered.files:
            self._enter(Entry(secrets.token_hex(8), file, place(file), hold))
        for file in gathered.unreadable:
            self._enter(Entry(secrets.token_hex(8), file, None, hold))
            self._refuse(list(self.entries.values())[-1], Said("desktop.tray.unreadable"))
        litter = Said("desktop.tray.litter")
        self.outcomes += [Outcome(file.shown, "skipped", (litter,)) for file in gathered.skipped]
        if gathered.many:
            self.outcomes.append(Outcome("…", "skipped", (Said("desktop.tray.many"),)))
        self.pump()

    def _enter(self, entry: Entry) -> None:
        self.entries[entry.key] = entry
        self.total += 1

    def pump(self) -> None:
        """Begin what can be begun; also called when the hall is back."""
        under_way = sum(1 for e in self.entries.values() if e.state == "under_way" and not e.arrived)
        queued = [entry for entry in self.entries.values() if entry.state == "queued"]
        if self._live():
            for entry in queued[: max(0, AT_ONCE - under_way)]:
                entry.state, entry.upload = "under_way", secrets.token_hex(16)
                entry.stopping = entry.arrived = False
                task = asyncio.get_event_loop().create_task(self._work(entry))
                self._tasks.add(task)
                task.add_done_callback(self._tasks.discard)
        self._step.set()
        self._step = asyncio.Event()
        self._changed()

    # --- what a person does ---------------------------------------------------------------------------------

    def stop(self, key: str) -> None:
        """Stop a file; one that has arrived meanwhile is published all the same."""
        entry = self.entries.get(key)
        if entry is None or entry.stopping:
            return
        if entry.state == "queued":
            self._end(entry, Outcome(entry.name, "skipped", (Said("intake.stopped"),)))
        elif entry.state == "under_way":
            entry.stopping = True
            task = asyncio.get_event_loop().create_task(self._stop(entry.upload))
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)
            self._step.set()
            self._step = asyncio.Event()
        self._changed()

    def stop_all(self) -> None:
        for entry in sorted(self.entries.values(), key=lambda entry: entry.state != "queued"):
            if entry.state in ("queued", "under_way"):
                self.stop(entry.key)

    def dismiss(self, key: str) -> None:
        """Put a refused or locked file away."""
        entry = self.entries.get(key)
        if entry is not None and entry.state == "locked":
            self._refuse(entry, entry.said or Said("intake.encrypted"))
        if entry is not None and entry.state == "refused":
            del self.entries[key]
            self._changed()

    def unlock(self, key: str, password: str) -> None:
        """Try a locked file again, with its password."""
        entry = self.entries.get(key)
        if entry is not None and entry.state == "locked" and password:
            entry.password, entry.state = password, "queued"
            self.pump()

    def replace(self, key: str, file: FoundFile) -> None:
        """Another file instead of one that was refused, for the same item."""
        entry = self.entries.get(key)
        if entry is None or entry.state not in ("refused", "locked"):
            return
        if entry.outcome in self.outcomes:
            self.outcomes.remove(entry.outcome)
        self.entries[key] = Entry(key, file, entry.item_id, entry.hold)
        self.pump()

    # --- the work -------------------------------------------------------------------------------------------

    async def _stop(self, upload: str) -> None:
        with contextlib.suppress(CommandRefused, aiohttp.ClientError, OSError, TimeoutError):
            await self._uploader.stop_upload(upload)

    async def _work(self, entry: Entry) -> None:
        try:
            await self._take_in(entry)
        except CommandRefused as refused:
            self._refused(entry, refused)
        except (aiohttp.ClientError, TimeoutError):
            self._cut_off(entry)
        except OSError:
            self._refuse(entry, Said("desktop.tray.unreadable"))
        except Exception as error:
            log.error("file_queue.failed", name=entry.name, exc_info=error)
            self._refuse(entry, Said("desktop.runner.failed"))
        self.pump()

    async def _take_in(self, entry: Entry) -> None:
        answer = await self._uploader.upload_any(
            entry.file.path, entry.file.name, upload=entry.upload, password=entry.password
        )
        if not isinstance(answer, FileFacts):
            await self._open_archive(entry, answer)
            return
        entry.arrived = True
        await self._turn_of(entry)
        if entry.stopping:
            self._end(entry, Outcome(entry.name, "skipped", (Said("intake.stopped"),)))
        else:
            self._end(entry, await self._hand_on(answer, entry.file, entry.item_id, entry.hold))

    async def _turn_of(self, entry: Entry) -> None:
        """Papers of one item are laid down in the order of their files, whichever the hall has read first."""
        self.pump()
        while not entry.stopping:
            before = itertools.takewhile(lambda other: other is not entry, list(self.entries.values()))
            if not any(e.state == "under_way" and e.item_id == entry.item_id for e in before):
                return
            await self._step.wait()

    async def _open_archive(self, entry: Entry, answer: ArchiveOutcome) -> None:
        parts = [part for part in answer.files if not entry.only or part.path in entry.only]
        found = {part.path: _in_archive(entry.file, part) for part in parts}
        place = self._places(list(found.values()))
        if not entry.only:
            self.total += len(parts) - 1
        locked = [part for part in parts if part.code in _LOCKED]
        for part in parts:
            file = found[part.path]
            if part.facts is not None:
                item_id = place(file) or entry.item_id
                self.outcomes.append(await self._hand_on(part.facts, file, item_id, entry.hold))
            elif part not in locked:
                refused = Entry(secrets.token_hex(8), file, place(file) or entry.item_id, entry.hold)
                self.entries[refused.key] = refused
                self._refuse(refused, Said(part.code, {}, part.detail))
        if locked:
            entry.only = frozenset(part.path for part in locked)
            wrong = any(part.code == "intake.wrong_password" for part in locked)
            self._lock(entry, Said("intake.wrong_password" if wrong else "intake.encrypted"))
        else:
            self.entries.pop(entry.key, None)

    async def _hand_on(self, facts: FileFacts, file: FoundFile, item_id: str | None, hold: bool) -> Outcome:
        try:
            return await self._publish(facts, file, item_id, hold)
        except CommandRefused as refused:
            return Outcome(file.shown, "refused", (_said(refused),))

    def _refused(self, entry: Entry, refused: CommandRefused) -> None:
        if refused.code in _LOCKED:
            self._lock(entry, _said(refused))
        elif refused.code == "intake.stopped":
            self._end(entry, Outcome(entry.name, "skipped", (_said(refused),)))
        else:
            self._refuse(entry, _said(refused))

    def _cut_off(self, entry: Entry) -> None:
        """The link broke: try again once the hall is back, but not for ever."""
        entry.tries += 1
        if entry.stopping:
            self._end(entry, Outcome(entry.name, "skipped", (Said("intake.stopped"),)))
        elif entry.tries < _TRIES:
            entry.state = "queued"
        else:
            self._refuse(entry, Said("desktop.tray.cut_off"))

    def _lock(self, entry: Entry, said: Said) -> None:
        entry.state, entry.said, entry.password = "locked", said, ""

    def _refuse(self, entry: Entry, said: Said) -> None:
        entry.state, entry.said = "refused", said
        entry.outcome = Outcome(entry.name, "refused", (said,))
        self.outcomes.append(entry.outcome)

    def _end(self, entry: Entry, outcome: Outcome) -> None:
        """A file that was taken in but could not be published keeps its card, with the reason."""
        if outcome.result == "refused":
            self._refuse(entry, outcome.said[0])
            return
        self.outcomes.append(outcome)
        self.entries.pop(entry.key, None)


def _said(refused: CommandRefused) -> Said:
    return Said(refused.code, refused.facts, refused.problem.detail)


def _in_archive(archive: FoundFile, part: OneOutcome) -> FoundFile:
    path = Path(part.path)
    return FoundFile(path, (*archive.folders, archive.name, *path.parts[:-1]))

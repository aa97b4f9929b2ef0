"""The journal's writer thread: group commit, and word to the asyncio loop once a record is on the disk."""

from __future__ import annotations

import asyncio
import sys
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import Final, TypeVarTuple

from chair_console.journal.disk import DiskGuard
from chair_console.journal.records import Pending, StoredRecord
from chair_console.journal.refusals import JournalRefused
from chair_console.journal.store import Store

_SWITCH_INTERVAL_S: Final = 0.0005

_Args = TypeVarTuple("_Args")
_Waiting = tuple[Pending, "asyncio.Future[StoredRecord]"]


class Writer:
    """Writes what the hall submits, in the order of submission, in as few commits as the disk's pace allows.

    A lone record is committed at once; what is submitted during a commit gathers for the next. All methods
    but `reopen` belong to the loop in which `start` was called.

    `on_committed(batch)` is called in the loop once for each commit, before the futures of its records
    resolve. `on_failed(refusal)` is called in the loop once when a commit fails. Nothing of that commit, and
    nothing that waited behind it, was promised to anyone; the writer refuses everything until `resume`.
    """

    def __init__(
        self,
        store: Store,
        *,
        on_committed: Callable[[Sequence[StoredRecord]], None] = lambda batch: None,
        on_failed: Callable[[JournalRefused], None] = lambda refusal: None,
        disk: DiskGuard | None = None,
    ) -> None:
        self.store: Final = store
        self._on_committed = on_committed
        self._on_failed = on_failed
        if disk is None and store.location.file is not None:
            disk = DiskGuard(store.location.file.parent)
        self._disk = disk  # PostgreSQL's disk is elsewhere, and its own refusal comes with the commit
        self._wake = threading.Condition()
        self._waiting: list[_Waiting] = []
        self._failure: JournalRefused | None = None
        self._closing = False
        self._loop: asyncio.AbstractEventLoop | None = None
        self._thread: threading.Thread | None = None

    @property
    def failure(self) -> JournalRefused | None:
        """Why the last commit failed; None while the writer works."""
        return self._failure

    def start(self) -> None:
        """Begins to write. Call it inside the running loop."""
        self._loop = asyncio.get_running_loop()
        # A busy loop that never pauses for 5 ms, Python's default, would starve this thread for seconds.
        sys.setswitchinterval(min(sys.getswitchinterval(), _SWITCH_INTERVAL_S))
        self._start_thread()

    def _start_thread(self) -> None:
        # A daemon: a program that ends without `close` must not wait for ever.
        self._thread = threading.Thread(target=self._run, name="journal-writer", daemon=True)
        self._thread.start()

    def require_ready(self) -> None:
        """Raises what `submit` would raise now; the hall asks before it decides a command.

        `journal.write_failed` after a failed commit, or `journal.fenced` if that was why; `journal.closed`,
        `journal.disk_full`.
        """
        failure = self._failure
        if failure is not None and failure.code == "journal.fenced":
            raise JournalRefused(failure.code, detail=failure.detail, **failure.facts)
        if failure is not None:
            raise JournalRefused(
                "journal.write_failed", detail=str(failure), folder=self.store.location.shown
            )
        if self._closing or self._thread is None:
            raise JournalRefused("journal.closed", folder=self.store.location.shown)
        if self._disk is not None:
            self._disk.require_room()

    def submit(self, pending: Pending) -> asyncio.Future[StoredRecord]:
        """Queues a record; the future gives it with `seq` and `hash` once it is on the disk.

        The future fails with `JournalRefused` if the commit fails. Cancelling it does not take the record
        back. Raises as `require_ready` does; then nothing was queued.
        """
        self.require_ready()
        assert self._loop is not None
        future: asyncio.Future[StoredRecord] = self._loop.create_future()
        with self._wake:
            if self._failure is None:
                self._waiting.append((pending, future))
                self._wake.notify()
                return future
        self.require_ready()  # the commit failed in this very moment
        raise AssertionError("unreachable")

    def reopen(self) -> None:
        """Opens the store again after a failure; does nothing where nothing has failed.

        It blocks while it connects, so call it in a thread of its own. The writer still refuses everything:
        rebuild the state from `store.read()`, then `resume`. Raises as `Store.reopen` does, which has proved that
        records are taken, and `journal.disk_full` where the next would be refused; may then be called again.
        """
        if self._failure is None or self._closing:
            return
        self._join()
        self.store.reopen()
        if self._disk is not None:
            self._disk.require_room()

    def resume(self) -> None:
        """Goes on writing after `reopen`. What was decided upon a lost record must be gone by now."""
        if self._failure is None or self._closing:
            return
        self._failure = None
        self._start_thread()

    def close(self) -> None:
        """Writes what still waits, then stops. Does not close the store. May be called twice."""
        with self._wake:
            self._closing = True
            self._wake.notify()
        self._join()

    def _join(self) -> None:
        if self._thread is not None:
            self._thread.join()

    # --- in the writer's thread -----------------------------------------------------------------------------

    def _run(self) -> None:
        while batch := self._gather():
            try:
                stored = self.store.append([pending for pending, _ in batch])
            except JournalRefused as refusal:
                self._fail(batch, refusal)
                return
            except BaseException as error:  # noqa: BLE001 - a thread that dies in silence would hang the hall
                self._fail(batch, self._unexpected(error))
                return
            self._tell(self._announce, stored, [future for _, future in batch])
            self.store.wipe_traces()  # whoever waited has the answer

    def _gather(self) -> list[_Waiting]:
        """Everything that waits; waits itself while nothing does; empty once nothing more will come."""
        with self._wake:
            while not self._waiting and not self._closing:
                self._wake.wait()
            batch, self._waiting = self._waiting, []
            return batch

    def _unexpected(self, error: BaseException) -> JournalRefused:
        return JournalRefused("journal.write_failed", detail=repr(error), folder=self.store.location.shown)

    def _fail(self, batch: list[_Waiting], refusal: JournalRefused) -> None:
        with self._wake:
            self._failure = refusal
            batch += self._waiting
            self._waiting = []
        self._tell(self._announce_failure, refusal, [future for _, future in batch])

    def _tell(self, callback: Callable[[*_Args], None], *args: *_Args) -> None:
        assert self._loop is not None
        with suppress(RuntimeError):  # the loop has ended: nobody is left to be told
            self._loop.call_soon_threadsafe(callback, *args)

    # --- in the loop ----------------------------------------------------------------------------------------

    def _announce(self, stored: list[StoredRecord], futures: list[asyncio.Future[StoredRecord]]) -> None:
        try:
            self._on_committed(stored)
        finally:
            for future, record in zip(futures, stored, strict=True):
                if not future.done():
                    future.set_result(record)

    def _announce_failure(self, refusal: JournalRefused, futures: list[asyncio.Future[StoredRecord]]) -> None:
        try:
            self._on_failed(refusal)
        finally:
            for future in futures:
                if not future.done():
                    future.set_exception(JournalRefused(refusal.code, detail=refusal.detail, **refusal.facts))
                    future.exception()  # `on_failed` has told it: no complaint where nobody awaits this one

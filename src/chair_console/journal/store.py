"""The journal on disk: one writer at a time, readers at any time, SQLite or PostgreSQL."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from hashlib import sha256
from itertools import chain
from pathlib import Path
from types import TracebackType
from typing import Final, Self
from uuid import uuid4

from sqlalchemy import select
from sqlalchemy.engine import Connection
from sqlalchemy.exc import SQLAlchemyError

from chair_console.journal import opening
from chair_console.journal.database import (
    DATABASE_ERRORS,
    DRIVER_ERRORS,
    meta,
    reading_engine,
    refusal_of,
    refuse,
    settle,
    writing_engine,
)
from chair_console.journal.location import Location, locate
from chair_console.journal.lock import FolderLock
from chair_console.journal.reading import read_records
from chair_console.journal.records import Head, Pending, StoredRecord
from chair_console.journal.rows import NewRow, insert_rows
from chair_console.journal.urns import change_urns, read_urns, vacuum, wipe_traces

_select_epoch = select(meta.c.value).where(meta.c.key == "epoch")


class Store:
    """An open journal. Get one by `Store.open`; it is a context manager that closes itself.

    `append` belongs to one thread (the `Writer`'s); `read` may be called from any.
    """

    def __init__(self, location: Location, folder: Path | None) -> None:
        self.location: Final = location
        self.data_dir: Final = folder
        self.hall_id = ""
        self.epoch = 0
        self.head = Head(0, 0, b"")
        self._lock = FolderLock(folder) if folder is not None else None
        self._connection: Connection | None = None
        self._traces = False

    @classmethod
    def open(
        cls,
        url_or_path: str | Path,
        *,
        data_dir: Path | None = None,
        hall_id: str | None = None,
        least_epoch: int = 1,
    ) -> Self:
        """Opens the journal for writing, and makes it where there is none.

        `url_or_path` is a data folder (SQLite, `journal.sqlite3` in it) or a `postgresql://` URL; with a URL,
        `data_dir` is the hall's folder, locked as well. `hall_id` names a new journal (a random one if None)
        and must be that of an existing one, if given. Each opening has a higher `epoch`, at least
        `least_epoch` (a promoted standby gives one above the fenced hall's).

        Raises `JournalRefused` with one of the codes that `refusals.CODES` lists under "opening", and
        `journal.broken` where the last record does not fit the chain. Raises ValueError for other databases.
        """
        location = locate(url_or_path)
        folder = location.file.parent if location.file is not None else data_dir
        store = cls(location, folder)
        try:
            if store._lock is not None and folder is not None:
                opening.make_folder(folder)
                store._lock.acquire()
            with store._connecting(may_create=True, hall_id=hall_id or str(uuid4())) as connection:
                store.hall_id, store.epoch = opening.take_over(connection, location, hall_id, least_epoch)
        except BaseException:
            store.close()
            raise
        return store

    def reopen(self) -> None:
        """Connects again after a failed `append`, in the same epoch; what is on disk is the truth, see `head`.

        It has committed something when it returns: the disk, or the server, takes records again. Raises as
        `append` does while it does not, and as `open` does; `journal.fenced` for good once another hall has
        had the journal; and `journal.in_use` while another program keeps SQLite from writing what it holds
        once more.
        """
        self._disconnect()
        with self._connecting(may_create=False, hall_id=self.hall_id) as connection:
            opening.prove(connection, self.location, self.hall_id, self.epoch)

    @contextmanager
    def _connecting(self, *, may_create: bool, hall_id: str) -> Iterator[Connection]:
        """A locked connection, for the block to make sure of the journal; then the head is read."""
        location = self.location
        try:
            if location.file is not None:
                opening.ensure_file(location, hall_id, may_create=may_create)
            connection = self._connection = writing_engine(location).connect()
            if location.file is not None:
                if not settle(connection) and not may_create:
                    raise refuse("journal.in_use", location)
            else:
                opening.take_database(connection, location)
                opening.ensure_tables(connection, location, hall_id, may_create=may_create)
            yield connection
            self.head = opening.read_head(connection, location, self.hall_id)
        except DATABASE_ERRORS as error:
            self._disconnect()
            otherwise = "journal.not_a_journal" if may_create else "journal.write_failed"
            raise refusal_of(error, location, otherwise) from error
        except BaseException:
            self._disconnect()
            raise

    def append(self, waiting: Sequence[Pending]) -> list[StoredRecord]:
        """Writes records in their order, in one transaction, and returns them when they are on the disk.

        A record's `at` is never before that of the one before it, even if the clock was set back.

        Raises `JournalRefused`: `journal.fenced` where a later opening has taken the journal over,
        `journal.disk_full`, `journal.read_only`, `journal.unreachable`, `journal.write_failed`. After any of
        them nothing is known to be written, and the store refuses all further records until `reopen`.
        """
        connection = self._connection
        if connection is None:
            raise refuse("journal.closed", self.location)
        stored, rows = self._chain(waiting)
        try:
            # The very connection that holds PostgreSQL's lock: when it is lost, so is the right to write.
            with connection.begin():
                found = int(connection.execute(_select_epoch).scalar_one())
                if found != self.epoch:
                    raise opening.fenced(self.location, self.epoch, found)
                insert_rows(connection, rows)
                changes = list(chain.from_iterable(pending.urns for pending in waiting))
                emptied = bool(changes) and change_urns(connection, changes)
        except DATABASE_ERRORS as error:
            self._disconnect()
            raise refusal_of(error, self.location, "journal.write_failed") from error
        except BaseException:
            self._disconnect()
            raise
        self._traces = self._traces or emptied
        if stored:
            last = stored[-1]
            self.head = Head(last.seq, last.at, last.hash)
        return stored

    def wipe_traces(self) -> None:
        """If an urn was emptied since it was last called: the database's log forgets what lay in it, sealed.

        Belongs to the thread of `append`. What cannot be wiped now goes with the next `vacuum`.
        """
        if self._traces and self._connection is not None:
            self._traces = False
            with suppress(*DATABASE_ERRORS, *DRIVER_ERRORS):
                wipe_traces(self._connection)

    def vacuum(self) -> bool:
        """Rewrite the database, so that freed space holds nothing of emptied urns. May take seconds.

        Only while nothing is appended. False where it could not be done: what is left is sealed, its key destroyed.
        """
        if self._connection is None:
            return False
        try:
            vacuum(self._connection)
        except (*DATABASE_ERRORS, *DRIVER_ERRORS):
            return False
        return True

    def read_urns(self) -> dict[str, list[bytes]]:
        """What lies in the urns of secret ballots, by ballot. Raises `journal.unreachable`, `journal.read_only`."""
        try:
            with reading_engine(self.location).connect() as connection:
                return read_urns(connection)
        except DATABASE_ERRORS as error:
            raise refusal_of(error, self.location, "journal.broken") from error

    def read(self, after_seq: int = 0) -> Iterator[StoredRecord]:
        """Streams the records after `after_seq` in order, each checked against the chain before it is given.

        Raises `journal.broken` with the `seq` of the first record that is damaged, changed or missing, and
        `journal.unreachable`, `journal.read_only`.
        """
        return read_records(self.location, after_seq)

    def close(self) -> None:
        """Frees the journal for others. May be called twice."""
        self._disconnect()
        if self._lock is not None:
            self._lock.release()

    def _disconnect(self) -> None:
        connection, self._connection = self._connection, None
        if connection is not None:
            try:
                connection.close()
            except SQLAlchemyError:
                connection.invalidate()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _chain(self, waiting: Sequence[Pending]) -> tuple[list[StoredRecord], list[NewRow]]:
        seq, at, digest = self.head.seq, self.head.at, self.head.hash
        stored: list[StoredRecord] = []
        rows: list[NewRow] = []
        for pending in waiting:
            seq += 1
            at = max(at, pending.at)
            digest = sha256(digest + pending.body).digest()
            stored.append(StoredRecord(seq, at, pending.body, digest))
            rows.append((seq, at, pending.body, digest))
        return stored, rows

"""Checking a whole journal, also one that a hall is writing at this moment."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

from sqlalchemy.engine import Connection

from chair_console.journal.chain import genesis, is_canonical
from chair_console.journal.database import (
    DATABASE_ERRORS,
    is_quiet,
    reading_engine,
    refusal_of,
    refuse,
)
from chair_console.journal.location import Location, locate
from chair_console.journal.lock import clock_time
from chair_console.journal.opening import check_meta
from chair_console.journal.records import VerifyReport
from chair_console.journal.refusals import Fact, JournalRefused
from chair_console.journal.rows import is_file_sound, read_meta, read_rows


def verify(url_or_path: str | Path, *, receipts: Mapping[int, str] | None = None) -> VerifyReport:
    """Reads the journal from its first record to its last and reports the first that is not as written.

    Checked of each record: its number follows the one before, its hash continues the chain, its body is JSON
    in canonical form, its time is not before the one before. A chain cannot tell that its end was cut off;
    whoever holds receipts can: `receipts` maps a record's `seq` to the hash (hex) that a client was given for
    it.

    Opens the journal for reading only. Whatever lies there, it answers with a report; it raises ValueError
    only where `url_or_path` is not the address of a journal at all.
    """
    location = locate(url_or_path)
    was_quiet = location.file is not None and is_quiet(location.file)
    report = _verify(location, receipts or {})
    if not report.ok and was_quiet and location.file is not None and not is_quiet(location.file):
        # A hall opened the journal meanwhile, against which a quiet journal is not read with locks.
        return _verify(location, receipts or {})
    return report


def _verify(location: Location, receipts: Mapping[int, str]) -> VerifyReport:
    walk = _Walk(receipts)
    try:
        _require_file(location)
        with reading_engine(location).connect() as connection:
            hall_id = check_meta(read_meta(connection), location)
            walk.through(connection, hall_id)
            file = location.file
            if walk.fault is None and file is not None and not is_file_sound(connection, file):
                raise refuse("journal.file_damaged", location)
    except JournalRefused as refusal:
        return walk.report(refusal.code, refusal.facts)
    except DATABASE_ERRORS as error:
        if walk.began:
            return walk.report("journal.unreadable", {"seq": walk.seq + 1}, walk.seq + 1)
        reason = refusal_of(error, location, "journal.not_a_journal")
        return walk.report(reason.code, reason.facts)
    return walk.finished()


def _require_file(location: Location) -> None:
    if location.file is None:
        return
    # Only looked at from outside: a file that is opened and closed beside SQLite takes SQLite's locks with it.
    try:
        size = location.file.stat().st_size
    except (FileNotFoundError, NotADirectoryError) as error:
        raise refuse("journal.absent", location) from error
    except OSError as error:
        raise refuse("journal.read_only", location, str(error)) from error
    if size == 0:
        raise refuse("journal.not_a_journal", location)


class _Walk:
    """How far the walk has come, and the fault that ended it."""

    def __init__(self, receipts: Mapping[int, str]) -> None:
        self.began = False
        self.seq = 0
        self._at = 0
        self._head = b""
        self._receipts: Final = dict(receipts)
        self.fault: VerifyReport | None = None

    def through(self, connection: Connection, hall_id: str) -> None:
        self._head = genesis(hall_id)
        self.began = True
        for row in read_rows(connection):
            self.fault = self._fault_of(*row)
            if self.fault is not None:
                return
            self.seq, self._at, self._head = row.seq, row.at, row.hash

    def _fault_of(self, seq: Any, at: Any, body: Any, digest: Any) -> VerifyReport | None:
        """The four checks, in the order in which their sentences help most."""
        expected = self.seq + 1
        if seq != expected:
            return self.report("journal.seq_gap", {"expected": expected, "found": str(seq)}, expected)
        if type(at) is not int or type(body) is not bytes or type(digest) is not bytes:
            return self.report("journal.unreadable", {"seq": seq}, seq)
        if digest != sha256(self._head + body).digest():
            return self.report("journal.hash_mismatch", {"seq": seq}, seq)
        if not is_canonical(body):
            return self.report("journal.not_canonical", {"seq": seq}, seq)
        if at < self._at:
            facts: dict[str, Fact] = {"seq": seq, "at": clock_time(at), "previous_at": clock_time(self._at)}
            return self.report("journal.time_goes_back", facts, seq)
        if self._receipts.pop(seq, digest.hex()) != digest.hex():
            return self.report("journal.receipt_missing", {"seq": seq}, seq)
        return None

    def finished(self) -> VerifyReport:
        if self.fault is not None:
            return self.fault
        if self._receipts:
            missing = min(self._receipts)
            return self.report("journal.receipt_missing", {"seq": missing}, missing)
        return VerifyReport(records=self.seq, head=self._head.hex(), ok=True)

    def report(self, code: str, facts: Mapping[str, Fact], bad_seq: int | None = None) -> VerifyReport:
        """A report of a fault; `seq` good records came before it."""
        return VerifyReport(
            records=self.seq,
            head=self._head.hex(),
            ok=False,
            first_bad_seq=bad_seq,
            reason=code,
            facts=dict(facts),
        )

"""Reading a journal with its chain checked on the way, also one that a hall is writing at this moment."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from sqlalchemy.engine import Connection

from chair_console.journal.chain import genesis
from chair_console.journal.database import DATABASE_ERRORS, reading_engine, refusal_of, refuse
from chair_console.journal.location import Location, locate
from chair_console.journal.opening import check_meta
from chair_console.journal.records import StoredRecord
from chair_console.journal.refusals import JournalRefused
from chair_console.journal.rows import read_hash, read_meta, read_rows


def read_journal(url_or_path: str | Path, after_seq: int = 0) -> Iterator[StoredRecord]:
    """Streams the records after `after_seq` in order, each checked against the chain before it is given.

    Takes nothing over: a hall may be writing at the same time. Raises `journal.broken` with the `seq` of the
    first record that is damaged, changed or missing, `journal.absent`, `journal.not_a_journal`,
    `journal.newer_format`, `journal.unreachable`, and ValueError for other databases.
    """
    return read_records(locate(url_or_path), after_seq)


def read_records(location: Location, after_seq: int) -> Iterator[StoredRecord]:
    """As `read_journal`, for an address that is already understood."""
    if location.file is not None and not location.file.is_file():
        raise refuse("journal.absent", location)
    reached: int | None = None
    try:
        with reading_engine(location).connect() as connection:
            hall_id = check_meta(read_meta(connection), location)
            reached = after_seq
            for record in _checked(connection, location, hall_id, after_seq):
                reached = record.seq
                yield record
    except DATABASE_ERRORS as error:
        refusal = refusal_of(
            error, location, "journal.not_a_journal" if reached is None else "journal.broken"
        )
        if refusal.code == "journal.broken" and reached is not None:
            refusal.facts["seq"] = reached + 1
        raise refusal from error


def _checked(
    connection: Connection, location: Location, hall_id: str, after_seq: int
) -> Iterator[StoredRecord]:
    previous = read_hash(connection, after_seq) if after_seq else genesis(hall_id)
    if previous is None:
        raise JournalRefused("journal.broken", folder=location.shown, seq=after_seq)
    seq = after_seq
    for found, at, body, digest in read_rows(connection, after_seq):
        seq += 1
        if found != seq or type(body) is not bytes or digest != sha256(previous + body).digest():
            raise JournalRefused("journal.broken", folder=location.shown, seq=seq)
        previous = digest
        yield StoredRecord(seq, at, body, digest)

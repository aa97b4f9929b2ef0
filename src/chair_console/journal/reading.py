"""Reading a journal without taking it over, also one that a hall is writing at this moment."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from chair_console.journal.chain import genesis
from chair_console.journal.database import reading_engine, refusal_of, refuse
from chair_console.journal.location import locate
from chair_console.journal.opening import check_meta
from chair_console.journal.records import StoredRecord
from chair_console.journal.refusals import JournalRefused
from chair_console.journal.rows import read_meta, read_rows


def read_journal(url_or_path: str | Path) -> Iterator[StoredRecord]:
    """Streams the records in order, each checked against the chain before it is given.

    Raises `journal.broken` with the `seq` of the first record that does not fit, `journal.absent`,
    `journal.not_a_journal`, `journal.unreachable`, and ValueError for other databases.
    """
    location = locate(url_or_path)
    if location.file is not None and not location.file.is_file():
        raise refuse("journal.absent", location)
    seq = 0
    try:
        with reading_engine(location).connect() as connection:
            previous = genesis(check_meta(read_meta(connection), location))
            for found, at, body, digest in read_rows(connection):
                if found != seq + 1 or type(body) is not bytes or digest != sha256(previous + body).digest():
                    raise JournalRefused("journal.broken", folder=location.shown, seq=seq + 1)
                seq, previous = seq + 1, digest
                yield StoredRecord(seq, at, body, digest)
    except DBAPIError as error:
        raise refusal_of(error, location, "journal.not_a_journal") from error

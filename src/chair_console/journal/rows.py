"""The records as rows: read in their order as the database holds them, and inserted many at a time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import Any, Final, TypeAlias

from sqlalchemy import text
from sqlalchemy.engine import Connection, Row
from sqlalchemy.exc import DBAPIError

# `(seq, at, body, hash)` to insert
NewRow = tuple[int, int, bytes, bytes]
# `seq, at, body, hash` of whatever type the database holds
RawRow: TypeAlias = "Row[Any, Any, Any, Any]"

_BEFORE_ALL: Final = -(2**63)
_ROWS_AT_ONCE: Final = 2_000
_ROWS_A_STATEMENT: Final = 500

# Plain SQL on purpose: no type conversion may hide what a damaged file really holds.
_SELECT_AFTER = text("SELECT seq, at, body, hash FROM records WHERE seq > :after_seq ORDER BY seq")
_SELECT_LAST = text("SELECT seq, at, body, hash FROM records ORDER BY seq DESC LIMIT :count")
_SELECT_HASH = text("SELECT hash FROM records WHERE seq = :seq")
_CHECK_FILE = text("PRAGMA integrity_check(1)")
_PAGE_BYTES = text("PRAGMA page_size")
_SELECT_META = text("SELECT key, value FROM meta")


def read_rows(connection: Connection, after_seq: int = 0) -> Iterator[RawRow]:
    """Streams `(seq, at, body, hash)` of the records after `after_seq`, of all rows there are if 0, unchecked."""
    result = connection.execution_options(stream_results=True, yield_per=_ROWS_AT_ONCE).execute(
        _SELECT_AFTER, {"after_seq": after_seq or _BEFORE_ALL}
    )
    for rows in result.partitions():
        yield from rows


def read_last_rows(connection: Connection, count: int) -> Sequence[RawRow]:
    """The last `count` rows, the newest first, unchecked."""
    return connection.execute(_SELECT_LAST, {"count": count}).all()


def read_hash(connection: Connection, seq: int) -> bytes | None:
    """The stored hash of the record `seq`; None where there is none."""
    found: Any = connection.execute(_SELECT_HASH, {"seq": seq}).scalar()
    return found if isinstance(found, bytes) else None


def read_meta(connection: Connection) -> dict[str, str]:
    """The journal's own facts: `format`, `hall_id`, `epoch`, `created_at`, after a failure `reopened_at`."""
    return {str(key): str(value) for key, value in connection.execute(_SELECT_META)}


def is_file_sound(connection: Connection, file: Path) -> bool:
    """Whether SQLite finds its own structures whole, those included that hold no record.

    SQLite takes the missing rest of a last page for zeros, which is all that an empty table's page holds.
    """
    try:
        page_bytes = int(connection.execute(_PAGE_BYTES).scalar_one())
        return file.stat().st_size % page_bytes == 0 and connection.execute(_CHECK_FILE).scalars().all() == [
            "ok"
        ]
    except (DBAPIError, UnicodeDecodeError):
        return False


def insert_rows(connection: Connection, rows: Sequence[NewRow]) -> None:
    """Inserts rows in few statements.

    Each statement gives the interpreter to the hall's loop and waits to have it back; with one a row
    (`executemany`), a busy loop would hold up a batch of 500 records for a second.
    """
    value = "(?,?,?,?)" if connection.dialect.name == "sqlite" else "(%s,%s,%s,%s)"
    for start in range(0, len(rows), _ROWS_A_STATEMENT):
        part = rows[start : start + _ROWS_A_STATEMENT]
        values = ",".join([value] * len(part))
        statement = f"INSERT INTO records (seq, at, body, hash) VALUES {values}"
        connection.exec_driver_sql(statement, tuple(chain.from_iterable(part)))

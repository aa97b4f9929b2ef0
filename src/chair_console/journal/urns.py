"""The urns of secret ballots: a table without order, time or voter, written in the records' own transactions.

While a ballot is open its slips lie here sealed; with the closing record they are replaced by the plain ones. What is
in a slip, and the key that opens it, the journal does not know. `SEAL_MARK` tells the two apart.
"""

from __future__ import annotations

import secrets
import sqlite3
from collections.abc import Sequence
from itertools import chain
from typing import Final

import msgspec
import psycopg
from sqlalchemy import Column, LargeBinary, Table, Text, inspect, text
from sqlalchemy.engine import Connection

from chair_console.journal.database import tables

KEY_BYTES: Final = 16
SEAL_MARK: Final = b"\x01"
"""The first byte of a sealed slip; a plain one is JSON and begins with a bracket."""

_ROWS_A_STATEMENT: Final = 500

# Within a ballot in the order of a random key, not in that of arrival, which SQLite's own row numbers would keep. The
# ballot stands first, so that its slips lie together: spread over all urns, each would dirty a page of its own.
urn: Final = Table(
    "urn",
    tables,
    Column("ballot_id", Text, primary_key=True),
    Column("key", LargeBinary(KEY_BYTES), primary_key=True),
    Column("slip", LargeBinary, nullable=False),
    sqlite_with_rowid=False,
)

_SELECT: Final = text("SELECT ballot_id, slip FROM urn")
_DELETE: Final = text("DELETE FROM urn WHERE ballot_id = :ballot_id")


class UrnChange(msgspec.Struct, frozen=True, gc=False):
    """What a record does to an urn: slips fall in; with `anew`, all that lay in it goes first."""

    ballot_id: str
    slips: tuple[bytes, ...]
    anew: bool = False


class _FreshKeys:
    """Random keys. They are asked of the system in blocks: each asking gives the interpreter away, and waits for it."""

    def __init__(self) -> None:
        self._block = b""

    def __call__(self) -> bytes:
        if not self._block:
            self._block = secrets.token_bytes(KEY_BYTES * 128)
        key, self._block = self._block[:KEY_BYTES], self._block[KEY_BYTES:]
        return key


_fresh_key = _FreshKeys()


def is_sealed(slip: bytes) -> bool:
    """Whether a slip still needs its ballot's key to be read."""
    return slip.startswith(SEAL_MARK)


def ensure_table(connection: Connection) -> None:
    """Makes the table in a journal from before there were secret ballots."""
    urn.create(connection, checkfirst=True)


def change_urns(connection: Connection, changes: Sequence[UrnChange]) -> bool:
    """Carries changes out in the transaction that is open. True if an urn was emptied: then traces are to be wiped."""
    falling: list[tuple[str, bytes]] = []
    emptied = False
    for change in changes:
        if change.anew:
            _insert(connection, falling)
            falling = []
            connection.execute(_DELETE, {"ballot_id": change.ballot_id})
            emptied = True
        falling += [(change.ballot_id, slip) for slip in change.slips]
    _insert(connection, falling)
    return emptied


def _insert(connection: Connection, slips: Sequence[tuple[str, bytes]]) -> None:
    # Sorted by their random keys: a heap that keeps the order of insertion keeps nothing of the order of arrival.
    rows = sorted((_fresh_key(), ballot_id, slip) for ballot_id, slip in slips)
    value = "(?,?,?)" if connection.dialect.name == "sqlite" else "(%s,%s,%s)"
    for start in range(0, len(rows), _ROWS_A_STATEMENT):
        part = rows[start : start + _ROWS_A_STATEMENT]
        values = ",".join([value] * len(part))
        statement = f"INSERT INTO urn (key, ballot_id, slip) VALUES {values}"
        connection.exec_driver_sql(statement, tuple(chain.from_iterable(part)))


def read_urns(connection: Connection) -> dict[str, list[bytes]]:
    """Everything that lies in the urns, by ballot, sorted; empty where the journal has no such table."""
    if not inspect(connection).has_table(urn.name):
        return {}
    found: dict[str, list[bytes]] = {}
    for ballot_id, slip in connection.execute(_SELECT):
        # Whoever tampers may leave anything there.
        plain = slip if isinstance(slip, bytes) else str(slip).encode()
        found.setdefault(str(ballot_id), []).append(plain)
    return {ballot_id: sorted(slips) for ballot_id, slips in found.items()}


def wipe_traces(connection: Connection) -> None:
    """After an urn was emptied: SQLite's write-ahead log forgets the sealed slips (their pages are overwritten)."""
    if connection.dialect.name != "sqlite":
        return
    driver = connection.connection.driver_connection
    assert isinstance(driver, sqlite3.Connection)
    # If a reader is in the way, what stays there for the moment is sealed, and the key is gone.
    driver.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()


def vacuum(connection: Connection) -> None:
    """Rewrites what held sealed slips, so that freed pages and dead rows are gone as well. May take seconds."""
    driver = connection.connection.driver_connection
    if isinstance(driver, sqlite3.Connection):
        driver.execute("VACUUM")
        driver.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        return
    assert isinstance(driver, psycopg.Connection)
    driver.autocommit = True
    try:
        driver.execute("VACUUM FULL urn")  # a plain one leaves the bytes of dead rows in their pages
    finally:
        driver.autocommit = False

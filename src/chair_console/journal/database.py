"""The two databases a journal can lie in: their connections, their settings, and their errors as refusals."""

from __future__ import annotations

import os
import socket
import sqlite3
from pathlib import Path
from typing import Final

import psycopg
from sqlalchemy import (
    BigInteger,
    Column,
    Engine,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    create_engine,
    event,
)
from sqlalchemy.engine import Connection
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import NullPool

from chair_console.journal.chain import HASH_BYTES
from chair_console.journal.location import Location
from chair_console.journal.refusals import LEAST_FREE_MB, JournalRefused

tables: Final = MetaData()

# On SQLite only INTEGER makes `seq` the order of the file itself.
records: Final = Table(
    "records",
    tables,
    Column("seq", BigInteger().with_variant(Integer, "sqlite"), primary_key=True, autoincrement=False),
    Column("at", BigInteger, nullable=False),
    Column("body", LargeBinary, nullable=False),
    Column("hash", LargeBinary(HASH_BYTES), nullable=False),
)
meta: Final = Table(
    "meta",
    tables,
    Column("key", Text, primary_key=True),
    Column("value", Text, nullable=False),
)

BUSY_TIMEOUT_MS: Final = 5_000
# SQLite quotes a damaged file in its messages, and Python then stumbles over bytes that are no UTF-8.
DATABASE_ERRORS: Final = (DBAPIError, UnicodeDecodeError)
DRIVER_ERRORS: Final = (sqlite3.Error, psycopg.Error)
APPLICATION_NAME: Final = "chair-console"


def writing_engine(location: Location) -> Engine:
    """For the one connection of the hall. Every commit is on the disk before it returns."""
    if location.file is not None:
        return sqlite_writing_engine(location.file)
    return _postgresql_engine(location, read_only=False)


def sqlite_writing_engine(file: Path) -> Engine:
    """As `writing_engine`, for the SQLite file `file`, which is made where it does not exist."""
    # What is deleted is overwritten: slips of a closed urn, see urns.py.
    durable = ("PRAGMA journal_mode=WAL", "PRAGMA synchronous=FULL", "PRAGMA secure_delete=ON")
    return _sqlite_engine(str(file), begin="BEGIN IMMEDIATE", settings=durable)


def reading_engine(location: Location) -> Engine:
    """For readers beside the hall; it cannot change the journal."""
    if location.file is not None:
        return _sqlite_engine(_read_only_uri(location.file), begin="BEGIN")
    return _postgresql_engine(location, read_only=True)


def is_quiet(file: Path) -> bool:
    """Whether nobody has the SQLite journal open and its last user closed it properly."""
    return not file.with_name(file.name + "-wal").exists()


def _read_only_uri(file: Path) -> str:
    # Without a -wal file nobody has the journal open: `immutable` then reads it even on a write-protected
    # disk and leaves nothing behind, where `mode=ro` alone wants to create a -shm file.
    options = "mode=ro&immutable=1" if is_quiet(file) else "mode=ro"
    return f"{file.absolute().as_uri()}?{options}"


def _sqlite_engine(database: str, *, begin: str, settings: tuple[str, ...] = ()) -> Engine:
    def connect() -> sqlite3.Connection:
        # No implicit BEGIN of the driver: the engine's own, below, so that checks and writes are one
        # transaction.
        connection = sqlite3.connect(
            database,
            uri=database.startswith("file:"),
            timeout=BUSY_TIMEOUT_MS / 1000,
            isolation_level=None,
            check_same_thread=False,
        )
        for setting in (f"PRAGMA busy_timeout={BUSY_TIMEOUT_MS}", "PRAGMA foreign_keys=ON", *settings):
            connection.execute(setting)
        return connection

    def start(connection: Connection) -> None:
        connection.exec_driver_sql(begin)

    engine = create_engine("sqlite://", creator=connect, poolclass=NullPool)
    event.listen(engine, "begin", start)
    return engine


def _postgresql_engine(location: Location, *, read_only: bool) -> Engine:
    assert location.url is not None
    # A dead server must be noticed within seconds, on both sides: the server frees the lock of a lost hall.
    alive = {"tcp_keepalives_idle": 5, "tcp_keepalives_interval": 2, "tcp_keepalives_count": 3}
    options = [f"-c {name}={value}" for name, value in alive.items()]
    options.append(str(location.url.query.get("options", "")))
    if read_only:
        options.append("-c default_transaction_read_only=on")
    arguments = {
        "connect_timeout": 5,
        "application_name": f"{APPLICATION_NAME} {socket.gethostname()} {os.getpid()}"[:63],
        "keepalives_idle": 5,
        "keepalives_interval": 2,
        "keepalives_count": 3,
        "tcp_user_timeout": 10_000,
        "options": " ".join(options),
    }
    return create_engine(location.url, poolclass=NullPool, connect_args=arguments)


def settle(connection: Connection) -> bool:
    """Moves what SQLite's write-ahead log holds into the file, and on the disk; False if a reader hinders it.

    After a failed fsync the system may show pages that never reached the disk; this writes them once more.
    """
    driver = connection.connection.driver_connection
    assert isinstance(driver, sqlite3.Connection)
    busy: int = driver.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
    return not busy


def refusal_of(error: DBAPIError | UnicodeDecodeError, location: Location, otherwise: str) -> JournalRefused:
    """The refusal that says what the database's error means; `otherwise` is the code of any other error."""
    cause = error.orig if isinstance(error, DBAPIError) else error
    detail = f"{type(cause).__name__}: {cause}".strip()
    code = otherwise
    if isinstance(cause, sqlite3.Error):
        code = _sqlite_code(cause, otherwise)
    elif isinstance(cause, psycopg.Error):
        code = _postgresql_code(cause, otherwise)
    return refuse(code, location, detail)


def refuse(code: str, location: Location, detail: str = "") -> JournalRefused:
    """A refusal with the facts that every sentence about a place has."""
    if code == "journal.disk_full":
        return JournalRefused(code, detail=detail, folder=location.shown, least_mb=LEAST_FREE_MB)
    return JournalRefused(code, detail=detail, folder=location.shown)


def _sqlite_code(cause: sqlite3.Error, otherwise: str) -> str:
    # Extended codes carry the primary one in front: SQLITE_IOERR_FSYNC, SQLITE_READONLY_DBMOVED.
    name: str = getattr(cause, "sqlite_errorname", None) or ""
    primary = "_".join(name.split("_")[:2])
    return {
        "SQLITE_FULL": "journal.disk_full",
        "SQLITE_READONLY": "journal.read_only",
        "SQLITE_CANTOPEN": "journal.read_only",
        "SQLITE_PERM": "journal.read_only",
        "SQLITE_BUSY": "journal.in_use",
        "SQLITE_LOCKED": "journal.in_use",
        "SQLITE_NOTADB": "journal.not_a_journal",
    }.get(primary, otherwise)


def _postgresql_code(cause: psycopg.Error, otherwise: str) -> str:
    if cause.sqlstate is None:  # the client's own error: no connection, or it was lost
        return "journal.unreachable" if isinstance(cause, psycopg.OperationalError) else otherwise
    if cause.sqlstate[:2] in ("08", "57", "28", "3D"):  # connection, shutting down, log-in, no such database
        return "journal.unreachable"
    return {
        "53100": "journal.disk_full",
        "25006": "journal.read_only",
        "42501": "journal.read_only",
        "42P01": "journal.absent",
    }.get(cause.sqlstate, otherwise)

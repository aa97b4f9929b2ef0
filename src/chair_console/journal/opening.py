"""Opening a journal for writing: making it, refusing what is not ours, taking it over from whoever had it."""

from __future__ import annotations

import re
import time
from hashlib import sha256
from pathlib import Path
from typing import Final

from sqlalchemy import Engine, inspect, text
from sqlalchemy.engine import Connection

from chair_console import system
from chair_console.journal.chain import genesis, link
from chair_console.journal.database import (
    APPLICATION_NAME,
    meta,
    refuse,
    sqlite_writing_engine,
    tables,
)
from chair_console.journal.location import Location
from chair_console.journal.lock import LOCK_WAIT_S, clock_time
from chair_console.journal.records import Head
from chair_console.journal.refusals import JournalRefused
from chair_console.journal.rows import read_last_rows, read_meta
from chair_console.journal.urns import ensure_table, urn

FORMAT: Final = 1
REOPENED_AT: Final = "reopened_at"
_NUMBER: Final = re.compile("[0-9]{1,18}")


def make_folder(folder: Path) -> None:
    """Makes the data folder, for its owner only, unless it exists. May raise `journal.read_only`."""
    if folder.is_dir():
        return
    try:
        folder.mkdir(parents=True)
        system.restrict_to_owner(folder)
    except OSError as error:
        raise JournalRefused("journal.read_only", detail=str(error), folder=str(folder)) from error


# --- SQLite -------------------------------------------------------------------------------------------------


def ensure_file(location: Location, hall_id: str, *, may_create: bool) -> None:
    """Makes the journal file where there is none and may be none; refuses one that holds nothing."""
    assert location.file is not None
    try:
        if not location.file.exists():
            if not may_create:
                raise refuse("journal.absent", location)
            _create_file(location, location.file, hall_id)
        size = location.file.stat().st_size
    except OSError as error:
        raise refuse("journal.read_only", location, str(error)) from error
    if size == 0:  # SQLite would take it for a new database
        raise refuse("journal.not_a_journal", location, "empty file")


def _create_file(location: Location, file: Path, hall_id: str) -> None:
    # The file gets its name when it is whole: an empty or half-made journal.sqlite3 is always a fault.
    leftover = file.with_name(file.name + "-wal")
    if leftover.exists() and leftover.stat().st_size:
        raise JournalRefused("journal.parts_missing", folder=location.shown, file=file.name)
    draft = file.with_name(file.name + ".new")
    for part in (draft, draft.with_name(draft.name + "-wal"), draft.with_name(draft.name + "-shm")):
        part.unlink(missing_ok=True)
    draft.touch()
    system.restrict_to_owner(draft)
    _fill(sqlite_writing_engine(draft), hall_id)
    draft.replace(file)
    system.sync_folder(file.parent)


def _fill(engine: Engine, hall_id: str) -> None:
    with engine.begin() as connection:
        _create_tables(connection, hall_id)
    engine.dispose()


def _create_tables(connection: Connection, hall_id: str) -> None:
    tables.create_all(connection, checkfirst=False)
    facts = {"format": FORMAT, "hall_id": hall_id, "epoch": 0, "created_at": time.time_ns() // 1_000_000}
    connection.execute(meta.insert(), [{"key": key, "value": str(value)} for key, value in facts.items()])


# --- PostgreSQL ---------------------------------------------------------------------------------------------

# Both numbers that PostgreSQL shows of a lock, put together again.
_HOLDER = text(
    "SELECT activity.application_name, activity.backend_start FROM pg_locks AS held "
    "JOIN pg_stat_activity AS activity USING (pid) "
    "WHERE held.locktype = 'advisory' AND held.granted AND held.objsubid = 1 "
    "AND held.database = (SELECT oid FROM pg_database WHERE datname = current_database()) "
    "AND (held.classid::bigint << 32 | held.objid::bigint) = :key"
)


def take_database(connection: Connection, location: Location) -> None:
    """Takes the lock of this database and schema for as long as the connection lives.

    Needs a connection of its own all the way: a pooler that shares connections between statements breaks it.
    Raises `journal.already_open`.
    """
    with connection.begin():
        schema = connection.execute(text("SELECT current_schema()")).scalar_one()
    digest = sha256(f"chair-console journal {schema}".encode()).digest()
    key = int.from_bytes(digest[:8], "big", signed=True)
    patience = time.monotonic() + LOCK_WAIT_S
    while True:
        with connection.begin():
            if connection.execute(text("SELECT pg_try_advisory_lock(:key)"), {"key": key}).scalar_one():
                return
            holder = connection.execute(_HOLDER, {"key": key}).first()
        if time.monotonic() > patience:
            break
        time.sleep(0.05)
    name, since = holder if holder else (None, None)
    process = str(name or "?").removeprefix(f"{APPLICATION_NAME} ")
    started = clock_time(int(since.timestamp() * 1000)) if since else "?"
    raise JournalRefused("journal.already_open", folder=location.shown, pid=process, since=started)


def ensure_tables(connection: Connection, location: Location, hall_id: str, *, may_create: bool) -> None:
    """Makes the tables where there are none and may be none, and asks for commits that wait for the disk."""
    with connection.begin():
        # A server that promises more than `on` keeps its promise.
        if connection.execute(text("SHOW synchronous_commit")).scalar_one() != "remote_apply":
            connection.execute(text("SET synchronous_commit = on"))
        forever = "SELECT set_config(name, '0', false) FROM pg_settings WHERE name = 'idle_session_timeout'"
        connection.execute(text(forever))
        needed = set(tables.tables) - {
            urn.name
        }  # a journal from before secret ballots gets it when taken over
        present = set(inspect(connection).get_table_names()) & needed
        if not present:
            if not may_create:
                raise refuse("journal.absent", location)
            _create_tables(connection, hall_id)
        elif present != needed:
            raise refuse("journal.not_a_journal", location, f"only {', '.join(present)} there")


# --- both ---------------------------------------------------------------------------------------------------


def check_meta(facts: dict[str, str], location: Location) -> str:
    """The hall's id of a journal that this program can read.

    Raises `journal.newer_format`, and `journal.not_a_journal` where the facts are not a journal's.
    """
    found, epoch, hall_id = facts.get("format", ""), facts.get("epoch", ""), facts.get("hall_id", "")
    if not _NUMBER.fullmatch(found) or not _NUMBER.fullmatch(epoch) or not hall_id:
        raise refuse("journal.not_a_journal", location, f"meta: {facts}")
    if int(found) > FORMAT:
        raise JournalRefused("journal.newer_format", folder=location.shown, found=int(found), known=FORMAT)
    return hall_id


def take_over(
    connection: Connection, location: Location, hall_id: str | None, least_epoch: int
) -> tuple[str, int]:
    """Begins a new epoch, which fences every earlier writer. Returns the hall's id and the epoch."""
    with connection.begin():
        facts = read_meta(connection)
        found = check_meta(facts, location)
        if hall_id is not None and hall_id != found:
            raise JournalRefused("journal.other_hall", folder=location.shown, found=found, expected=hall_id)
        ensure_table(connection)
        epoch = max(int(facts["epoch"]) + 1, least_epoch)
        connection.execute(meta.update().where(meta.c.key == "epoch").values(value=str(epoch)))
    return found, epoch


def prove(connection: Connection, location: Location, hall_id: str, epoch: int) -> None:
    """Makes sure that nobody has written since this hall did, and by a commit that it can write again.

    What is written says only when: row and value are new each time, so that a page really goes to the disk.
    Raises `journal.fenced`, `journal.other_hall`, and the database's errors.
    """
    with connection.begin():
        facts = read_meta(connection)
        found = check_meta(facts, location)
        if found != hall_id:
            raise JournalRefused("journal.other_hall", folder=location.shown, found=found, expected=hall_id)
        if int(facts["epoch"]) != epoch:
            raise fenced(location, epoch, int(facts["epoch"]))
        connection.execute(meta.delete().where(meta.c.key == REOPENED_AT))
        connection.execute(meta.insert().values(key=REOPENED_AT, value=str(time.time_ns() // 1_000_000)))


def fenced(location: Location, epoch: int, found: int) -> JournalRefused:
    """The refusal to a hall of `epoch` after a hall of the epoch `found` has taken the journal over."""
    return JournalRefused("journal.fenced", folder=location.shown, epoch=epoch, found=found)


def read_head(connection: Connection, location: Location, hall_id: str) -> Head:
    """The last record, checked against the one before it. Raises `journal.broken`."""
    with connection.begin():
        last = read_last_rows(connection, 2)
    if not last:
        return Head(0, 0, genesis(hall_id))
    seq, at, body, digest = last[0]
    previous_seq, previous = (last[1].seq, last[1].hash) if len(last) > 1 else (0, genesis(hall_id))
    whole = type(previous) is bytes and type(body) is bytes
    if seq != previous_seq + 1 or not whole or digest != link(previous, body):
        raise JournalRefused("journal.broken", folder=location.shown, seq=seq)
    return Head(seq, at, digest)

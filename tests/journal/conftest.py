"""Places where a journal can lie: a folder with an SQLite file, and a database of a real server."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import create_engine, text

from chair_console.journal import Pending, Store, StoredRecord
from chair_console.journal.location import FILE_NAME
from tests.postgres import postgres_server, postgres_url

__all__ = ["Place", "looked_at", "mounted", "postgres_server", "postgres_url", "some_records"]


@dataclass
class Place:
    """Where a test keeps its journal, with a door behind the journal's back."""

    address: str | Path
    stores: list[Store] = field(default_factory=list)

    @property
    def is_file(self) -> bool:
        return isinstance(self.address, Path)

    def open(self, **options: Any) -> Store:
        store = Store.open(self.address, **options)
        self.stores.append(store)
        return store

    def holding(self, records: int) -> list[StoredRecord]:
        """Fills the place with records, as a hall does, and closes it."""
        with self.open() as store:
            return store.append(some_records(records))

    def tamper(self, *statements: str, **values: Any) -> None:
        """Changes the tables as someone with a database tool would."""
        url = f"sqlite:///{self.address}/{FILE_NAME}" if self.is_file else str(self.address)
        engine = create_engine(url.replace("postgresql://", "postgresql+psycopg://"))
        with engine.begin() as connection:
            for statement in statements:
                connection.execute(text(statement), values)
        engine.dispose()


def some_records(number: int, *, start: int = 1) -> list[Pending]:
    return [
        Pending(1_700_000_000_000 + n, f'{{"n":{n},"name":"Đại biểu {n}"}}'.encode())
        for n in range(start, start + number)
    ]


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Place]:
    """Each test that asks for it runs on SQLite and on PostgreSQL."""
    here = Place(
        tmp_path / "hội trường" if request.param == "sqlite" else request.getfixturevalue("postgres_url")
    )
    yield here
    for store in here.stores:
        store.close()


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Place]:
    """A place that is a folder, for what only a file can suffer."""
    here = Place(tmp_path / "hall")
    yield here
    for store in here.stores:
        store.close()


@pytest.fixture
def database(postgres_url: str) -> Iterator[Place]:
    """A place that is a PostgreSQL database, for what only a server can do."""
    here = Place(postgres_url)
    yield here
    for store in here.stores:
        store.close()


@pytest.fixture
def write_protected(tmp_path: Path) -> Iterator[Path]:
    """A folder with a journal of four records in which nothing can be written, not even by root."""
    source = Place(tmp_path / "source")
    source.holding(4)
    target = tmp_path / "protected"
    if sys.platform == "win32":
        pytest.skip("needs a file system that can be mounted for reading only")
    if os.geteuid() != 0:
        shutil.copytree(Path(source.address), target)
        target.chmod(0o500)
        yield target
        target.chmod(0o700)
        return
    target.mkdir()
    with mounted(target, "size=4M"):
        shutil.copytree(Path(source.address), target, dirs_exist_ok=True)
        subprocess.run(["mount", "-o", "remount,ro", str(target)], check=True)
        yield target


@contextmanager
def looked_at(folder: Path) -> Iterator[None]:
    """Somebody looks into the journal, whose log is empty: SQLite then writes nothing when the hall opens it."""
    with closing(sqlite3.connect(folder / FILE_NAME)) as reader:
        reader.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        reader.execute("SELECT count(*) FROM records").fetchone()
        yield


@contextmanager
def mounted(target: Path, options: str) -> Iterator[None]:
    """A small disk of its own at `target`; only root can have one."""
    if sys.platform == "win32" or os.geteuid() != 0:
        pytest.skip("only root can mount a disk")
    command = ["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(target)]
    if subprocess.run(command, capture_output=True, check=False).returncode:
        pytest.skip("this machine lets nobody mount a disk")
    try:
        yield
    finally:
        subprocess.run(["umount", "--lazy", str(target)], check=True)

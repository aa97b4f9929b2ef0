"""A PostgreSQL server of the tests' own: started when a test asks for it, gone when the tests are done."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

import psycopg
import pytest

_names = count(1)


@contextmanager
def running_server(binaries: Path) -> Iterator[str]:
    """A server on a free port of 127.0.0.1 and a socket in its own folder; gives its `postgresql+psycopg://`
    URL without a database. Raises CalledProcessError where it does not start.
    """
    # A short place: a socket's path may have no more than 107 bytes.
    with TemporaryDirectory(prefix="pg-", ignore_cleanup_errors=True) as folder:
        home, port = Path(folder), _free_port()
        user = _unprivileged(home)
        data = home / "data"
        _run(*user, binaries / "initdb", "-D", data, "-U", "hall", "-A", "trust", "-N", "-E", "UTF8")
        control = [*user, binaries / "pg_ctl", "-D", data, "-w"]
        sockets = f"-k {home}" if sys.platform != "win32" else ""
        _run(*control, "-l", home / "log", "-o", f"-h 127.0.0.1 -p {port} {sockets}", "start")
        try:
            yield f"postgresql+psycopg://hall@127.0.0.1:{port}"
        finally:
            _run(*control, "-m", "immediate", "stop")


@contextmanager
def stopped(server: str) -> Iterator[None]:
    """The server is down, as after a power cut, for the length of the block; then it starts again."""
    binaries = find_binaries()
    assert binaries is not None
    with psycopg.connect(f"{server.replace('+psycopg', '')}/postgres") as connection:
        row = connection.execute("SHOW data_directory").fetchone()
        assert row is not None
        data = Path(row[0])
    home, port = data.parent, server.rpartition(":")[2]
    control = [*_unprivileged(home), binaries / "pg_ctl", "-D", data, "-w"]
    _run(*control, "-m", "immediate", "stop")
    try:
        yield
    finally:
        sockets = f"-k {home}" if sys.platform != "win32" else ""
        _run(*control, "-l", home / "log", "-o", f"-h 127.0.0.1 -p {port} {sockets}", "start")


@contextmanager
def new_database(server: str) -> Iterator[str]:
    """An empty database of its own on a server; gives its URL."""
    name = f"test_{os.getpid()}_{next(_names)}"
    address = server.replace("postgresql+psycopg://", "postgresql://")
    with psycopg.connect(f"{address}/postgres", autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}".encode())
        yield f"{server}/{name}"
        connection.execute(f"DROP DATABASE {name} WITH (FORCE)".encode())


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    """The URL of a server that lives as long as the tests."""
    binaries = find_binaries()
    if binaries is None:
        # A check that quietly leaves something out is none: skipped on a desk, never in CI.
        (pytest.fail if os.environ.get("CI") else pytest.skip)("no PostgreSQL server is installed here")
    with running_server(binaries) as server:
        yield server


@pytest.fixture
def postgres_url(postgres_server: str) -> Iterator[str]:
    """The URL of an empty database, for one test."""
    with new_database(postgres_server) as url:
        yield url


def find_binaries() -> Path | None:
    """The folder with initdb and pg_ctl: the newest that Debian installed, else the one in the path."""
    newest = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: float(path.parts[-3]))
    found = newest[-1] if newest else shutil.which("initdb")
    return Path(found).resolve().parent if found else None


def _run(*command: str | Path) -> None:
    # No pipes: the server would keep them open, and the test waiting.
    subprocess.run(command, check=True, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, cwd="/")


def _unprivileged(home: Path) -> list[str | Path]:
    """The server refuses to run as root: what to put before its commands, with `home` made theirs."""
    if sys.platform == "win32" or os.geteuid() != 0:
        return []
    shutil.chown(home, "nobody")
    return ["setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups"]


def _free_port() -> int:
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port

"""A journal is opened again after a failure only where it takes records: what can only be read is not safe."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from chair_console.journal import JournalRefused, verify

from .conftest import Place, looked_at, some_records


@contextmanager
def takes_nothing(place: Place) -> Iterator[None]:
    """The place can be read, but takes no record any more: a full disk, a server that only reads."""
    if place.is_file:
        import resource

        limit, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
        with looked_at(Path(place.address)):
            resource.setrlimit(resource.RLIMIT_FSIZE, (0, hard))
            try:
                yield
            finally:
                resource.setrlimit(resource.RLIMIT_FSIZE, (limit, hard))
        return
    only_reads = "ALTER DATABASE {} SET default_transaction_read_only = {}"
    database = str(place.address).rsplit("/", 1)[1].split("?")[0]
    place.tamper(only_reads.format(database, "on"))
    place.tamper(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
        "WHERE datname = current_database() AND pid <> pg_backend_pid()"
    )
    try:
        yield
    finally:
        place.tamper("SET TRANSACTION READ WRITE", only_reads.format(database, "off"))


@pytest.mark.skipif(sys.platform == "win32", reason="limits the files of a process: not on Windows")
def test_after_a_failed_write_the_journal_opens_again_only_once_it_takes_records(place: Place) -> None:
    store = place.open()
    store.append(some_records(2))
    with takes_nothing(place):
        with pytest.raises(JournalRefused):
            store.append(some_records(1, start=3))
        for _ in range(2):
            with pytest.raises(JournalRefused) as caught:
                store.reopen()
            assert caught.value.code == ("journal.write_failed" if place.is_file else "journal.read_only")
    for _ in range(2):
        store.reopen()
    assert (store.epoch, store.head.seq) == (1, 2)
    store.append(some_records(1, start=3))
    assert verify(place.address).records == 3

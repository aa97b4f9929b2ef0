"""Nothing is confirmed before it is on the disk, and many at once cost few commits."""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Coroutine, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event

from chair_console.journal import JournalRefused, Pending, Store, StoredRecord, Writer, verify
from chair_console.journal.disk import LEAST_FREE_BYTES, DiskGuard

from .conftest import Place, mounted, some_records


class Listener:
    """What a hall hears from its writer."""

    def __init__(self) -> None:
        self.batches: list[Sequence[StoredRecord]] = []
        self.failures: list[JournalRefused] = []

    def writer(self, store: Store, **options: Any) -> Writer:
        writer = Writer(store, on_committed=self.batches.append, on_failed=self.failures.append, **options)
        writer.start()
        return writer


def run(body: Coroutine[Any, Any, None]) -> None:
    asyncio.run(asyncio.wait_for(body, 30))


@contextmanager
def counted_commits(store: Store) -> Iterator[list[float]]:
    commits: list[float] = []

    def note(_connection: object) -> None:
        commits.append(time.monotonic())

    assert store._connection is not None
    event.listen(store._connection.engine, "commit", note)
    yield commits


def test_a_record_is_confirmed_with_its_number_and_its_place_in_the_chain(place: Place) -> None:
    async def body() -> None:
        store, heard = place.open(), Listener()
        writer = heard.writer(store)
        stored = await writer.submit(some_records(1)[0])
        assert (stored.seq, stored.hash) == (1, store.head.hash)
        assert heard.batches == [[stored]]
        writer.close()

    run(body())
    assert verify(place.address).records == 1


def test_when_the_loop_hears_of_a_record_it_is_already_on_the_disk(place: Place) -> None:
    async def body() -> None:
        store = place.open()
        found: list[int] = []

        def look(batch: Sequence[StoredRecord]) -> None:
            assert threading.current_thread() is threading.main_thread()
            found.append(verify(place.address).records - batch[-1].seq)

        writer = Writer(store, on_committed=look)
        writer.start()
        await asyncio.gather(*[writer.submit(pending) for pending in some_records(20)])
        assert found
        assert min(found) >= 0
        writer.close()

    run(body())


def test_five_hundred_votes_at_once_take_a_handful_of_commits(place: Place) -> None:
    async def body() -> None:
        store, heard = place.open(), Listener()
        with counted_commits(store) as commits:
            writer = heard.writer(store)

            async def vote(pending: Pending) -> StoredRecord:
                return await writer.submit(pending)

            votes = some_records(500)
            stored = await asyncio.gather(*[vote(pending) for pending in votes])
            writer.close()
        assert [record.seq for record in stored] == list(range(1, 501))
        assert [record.body for record in stored] == [pending.body for pending in votes]
        assert len(commits) == len(heard.batches) <= 25
        assert [record for batch in heard.batches for record in batch] == stored

    run(body())
    assert verify(place.address).records == 500


def test_what_comes_during_a_commit_waits_for_exactly_the_next_one(folder: Place) -> None:
    async def body() -> None:
        store, heard = folder.open(), Listener()
        began, may_commit = threading.Event(), threading.Event()
        assert store._connection is not None
        event.listen(store._connection.engine, "begin", lambda _connection: began.set())
        event.listen(store._connection.engine, "commit", lambda _connection: may_commit.wait(10))
        writer = heard.writer(store)
        first = writer.submit(some_records(1)[0])
        await asyncio.to_thread(began.wait, 10)
        rest = [writer.submit(pending) for pending in some_records(9, start=2)]
        may_commit.set()
        await asyncio.gather(first, *rest)
        assert [len(batch) for batch in heard.batches] == [1, 9]
        writer.close()

    run(body())


def test_a_loop_that_never_rests_does_not_hold_up_a_vote(folder: Place) -> None:
    async def body() -> None:
        writer = Listener().writer(folder.open())
        confirmed = writer.submit(some_records(1)[0])
        turns = 0
        while not confirmed.done():
            until = time.perf_counter() + 0.003
            while time.perf_counter() < until:
                pass
            turns += 1
            await asyncio.sleep(0)
        assert turns < 200  # with Python's own switch interval it takes thousands
        writer.close()

    run(body())


def test_a_tablet_that_gives_up_waiting_does_not_disturb_the_others(place: Place) -> None:
    async def body() -> None:
        writer = Listener().writer(place.open())
        given_up, waiting = writer.submit(some_records(1)[0]), writer.submit(some_records(1, start=2)[0])
        given_up.cancel()
        assert (await waiting).seq == 2
        writer.close()

    run(body())
    assert verify(place.address).records == 2


def test_closing_writes_what_still_waits_and_then_refuses(place: Place) -> None:
    async def body() -> None:
        writer = Listener().writer(place.open())
        waiting = [writer.submit(pending) for pending in some_records(40)]
        writer.close()
        writer.close()
        assert len(await asyncio.gather(*waiting)) == 40
        with pytest.raises(JournalRefused) as caught:
            writer.submit(some_records(1)[0])
        assert caught.value.code == "journal.closed"

    run(body())
    assert verify(place.address).records == 40


def test_an_error_in_the_halls_own_listener_keeps_no_receipt_back(folder: Place) -> None:
    async def body() -> None:
        complaints: list[object] = []
        asyncio.get_running_loop().set_exception_handler(lambda _loop, context: complaints.append(context))

        def fail(batch: Sequence[StoredRecord]) -> None:
            raise ZeroDivisionError

        writer = Writer(folder.open(), on_committed=fail)
        writer.start()
        assert (await writer.submit(some_records(1)[0])).seq == 1
        assert len(complaints) == 1
        writer.close()

    run(body())


# --- when a commit fails ------------------------------------------------------------------------------------


async def fill(writer: Writer, size: int) -> int:
    """Submits big records until the disk refuses; returns how many were confirmed."""
    confirmed = 0
    with suppress(JournalRefused):
        while True:
            body = b'{"text":"' + b"a" * size + b'"}'
            await asyncio.gather(*[writer.submit(Pending(0, body)) for _ in range(4)])
            confirmed += 4
    return confirmed


def test_a_full_disk_stops_the_writer_and_nothing_confirmed_is_lost(folder: Place) -> None:
    async def body() -> None:
        store, heard = folder.open(), Listener()
        assert store._connection is not None
        with store._connection.begin():
            store._connection.exec_driver_sql("PRAGMA max_page_count = 60")
        writer = heard.writer(store)
        confirmed = await fill(writer, 4_000)
        assert confirmed > 0
        assert [failure.code for failure in heard.failures] == ["journal.disk_full"]
        assert writer.failure is not None
        with pytest.raises(JournalRefused) as caught:
            writer.submit(some_records(1)[0])
        assert caught.value.code == "journal.write_failed"
        assert verify(folder.address).records == confirmed

        await asyncio.to_thread(writer.reopen)
        assert (store.head.seq, store.epoch) == (confirmed, 1)
        with pytest.raises(JournalRefused):  # the hall has not rebuilt its state yet
            writer.require_ready()
        writer.resume()
        assert (await writer.submit(some_records(1)[0])).seq == confirmed + 1
        writer.close()
        assert len(heard.failures) == 1

    run(body())
    assert verify(folder.address).ok


def test_a_disk_that_really_fills_up_loses_nothing_confirmed(tmp_path: Path) -> None:
    async def body() -> None:
        heard = Listener()
        with mounted(tmp_path, "size=1M"):
            with Store.open(tmp_path) as store:
                writer = heard.writer(store, disk=DiskGuard(tmp_path, free_bytes=lambda _: LEAST_FREE_BYTES))
                confirmed = await fill(writer, 20_000)
                writer.close()
            assert confirmed > 0
            assert [failure.code for failure in heard.failures] == ["journal.disk_full"]
            report = verify(tmp_path)
            assert report.ok
            assert report.records >= confirmed

    run(body())


def test_before_the_disk_is_full_records_are_refused_and_taken_again_when_there_is_room(
    folder: Place,
) -> None:
    async def body() -> None:
        room = [LEAST_FREE_BYTES - 1]
        asked: list[Path] = []
        clock = [0.0]

        def free_bytes(path: Path) -> int:
            asked.append(path)
            return room[0]

        heard = Listener()
        writer = heard.writer(
            folder.open(), disk=DiskGuard(Path(folder.address), free_bytes, lambda: clock[0])
        )
        for _ in range(5):
            with pytest.raises(JournalRefused) as caught:
                writer.submit(some_records(1)[0])
            assert (caught.value.code, caught.value.facts["least_mb"]) == ("journal.disk_full", 200)
        assert len(asked) == 1
        room[0], clock[0] = LEAST_FREE_BYTES, 1.1
        assert (await writer.submit(some_records(1)[0])).seq == 1
        assert (heard.failures, len(asked)) == ([], 2)
        writer.close()

    run(body())


def test_what_waits_behind_a_failed_commit_is_refused_with_it(place: Place) -> None:
    async def body() -> None:
        store, heard = place.open(), Listener()
        writer = heard.writer(store)
        await writer.submit(some_records(1)[0])
        place.tamper("UPDATE meta SET value = '9' WHERE key = 'epoch'")
        results = await asyncio.gather(
            *[writer.submit(pending) for pending in some_records(50, start=2)], return_exceptions=True
        )
        assert {getattr(result, "code", None) for result in results} == {"journal.fenced"}
        assert [failure.code for failure in heard.failures] == ["journal.fenced"]
        assert verify(place.address).records == 1
        with pytest.raises(JournalRefused) as caught:
            writer.require_ready()
        assert caught.value.code == "journal.fenced"
        writer.close()

    run(body())


def test_what_comes_during_a_commit_that_fails_is_refused_too(folder: Place) -> None:
    async def body() -> None:
        store, heard = folder.open(), Listener()
        began, may_go_on = threading.Event(), threading.Event()

        def hold(_connection: object) -> None:
            began.set()
            may_go_on.wait(10)

        assert store._connection is not None
        event.listen(store._connection.engine, "rollback", hold)
        writer = heard.writer(store)
        folder.tamper("UPDATE meta SET value = '9' WHERE key = 'epoch'")
        first = writer.submit(some_records(1)[0])
        await asyncio.to_thread(began.wait, 10)
        late = [writer.submit(pending) for pending in some_records(5, start=2)]
        may_go_on.set()
        results = await asyncio.gather(first, *late, return_exceptions=True)
        assert {getattr(result, "code", None) for result in results} == {"journal.fenced"}
        assert len(heard.failures) == 1
        writer.close()

    run(body())


def test_any_other_error_in_the_writers_thread_stops_it_aloud(folder: Place) -> None:
    async def body() -> None:
        heard = Listener()
        writer = heard.writer(folder.open())
        with pytest.raises(JournalRefused) as caught:
            await writer.submit(Pending(0, "not bytes"))  # type: ignore[arg-type]
        assert caught.value.code == "journal.write_failed"
        assert len(heard.failures) == 1
        await asyncio.to_thread(writer.reopen)
        writer.resume()
        assert (await writer.submit(some_records(1)[0])).seq == 1
        writer.close()

    run(body())


@pytest.mark.postgres
def test_a_server_that_restarts_costs_nothing_confirmed(database: Place) -> None:
    async def body() -> None:
        heard = Listener()
        writer = heard.writer(database.open())
        await writer.submit(some_records(1)[0])
        database.tamper(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            "WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
        with pytest.raises(JournalRefused) as caught:
            await writer.submit(some_records(1, start=2)[0])
        assert caught.value.code == "journal.unreachable"
        await asyncio.to_thread(writer.reopen)
        writer.resume()
        assert (await writer.submit(some_records(1, start=2)[0])).seq == 2
        writer.close()

    run(body())


def test_a_writer_that_was_closed_while_failed_stays_closed(folder: Place) -> None:
    async def body() -> None:
        heard = Listener()
        writer = heard.writer(folder.open())
        folder.tamper("UPDATE meta SET value = '9' WHERE key = 'epoch'")
        with suppress(JournalRefused):
            await writer.submit(some_records(1)[0])
        writer.close()
        writer.reopen()
        writer.resume()
        with pytest.raises(JournalRefused):
            writer.require_ready()

    run(body())

"""Opening, writing, reading and closing a journal on both databases."""

from __future__ import annotations

import os
import shutil
import sqlite3
import stat
import sys
from pathlib import Path

import pytest

from chair_console.journal import JournalRefused, Pending, Store, genesis, verify
from chair_console.journal.location import FILE_NAME, locate

from .conftest import Place, some_records


def refused(code: str) -> pytest.RaisesExc[JournalRefused]:
    return pytest.RaisesExc(JournalRefused, check=lambda refusal: refusal.code == code)


def test_a_new_journal_is_empty_and_begins_with_the_halls_own_hash(place: Place) -> None:
    store = place.open(hall_id="hall-7")
    assert (store.hall_id, store.epoch, store.head.seq) == ("hall-7", 1, 0)
    assert store.head.hash == genesis("hall-7")
    assert list(store.read()) == []


def test_records_come_back_in_order_and_unchanged_after_the_hall_was_closed(place: Place) -> None:
    written = place.holding(5)
    store = place.open()
    assert list(store.read()) == written
    assert [record.body for record in written] == [pending.body for pending in some_records(5)]
    assert [record.seq for record in written] == [1, 2, 3, 4, 5]
    assert store.head.hash == written[-1].hash


def test_who_knows_the_first_records_reads_only_the_later_ones(place: Place) -> None:
    written = place.holding(5)
    store = place.open()
    assert list(store.read(after_seq=3)) == written[3:]
    assert list(store.read(after_seq=5)) == []


def test_reading_past_the_end_is_refused_because_the_reader_knows_more_than_the_journal(place: Place) -> None:
    place.holding(5)
    with refused("journal.broken"):
        list(place.open().read(after_seq=6))


def test_more_records_than_one_statement_takes_are_written_whole(place: Place) -> None:
    assert len(place.holding(1_203)) == 1_203
    assert verify(place.address).records == 1_203


def test_each_opening_has_a_higher_epoch_and_a_promoted_standby_may_leap(place: Place) -> None:
    epochs = []
    for least in (1, 1, 40, 1):
        with place.open(least_epoch=least) as store:
            epochs.append(store.epoch)
    assert epochs == [1, 2, 40, 41]


def test_a_clock_that_was_set_back_does_not_turn_time_around(place: Place) -> None:
    with place.open() as store:
        stored = store.append([Pending(2_000, b"{}"), Pending(1_000, b"{}"), Pending(3_000, b"{}")])
        assert [record.at for record in stored] == [2_000, 2_000, 3_000]
    assert verify(place.address).ok


def test_closing_twice_is_as_good_as_once_and_a_closed_journal_takes_nothing(place: Place) -> None:
    store = place.open()
    store.close()
    store.close()
    with refused("journal.closed"):
        store.append(some_records(1))
    place.open()


def test_a_second_hall_is_refused_and_told_who_has_the_journal(place: Place) -> None:
    place.open()
    with pytest.raises(JournalRefused) as caught:
        place.open()
    assert caught.value.code == "journal.already_open"
    assert str(os.getpid()) in str(caught.value.facts["pid"])
    assert "/" in str(caught.value.facts["since"])
    assert caught.value.facts["folder"]


def test_a_refused_second_hall_does_not_disturb_the_first(place: Place) -> None:
    store = place.open()
    with refused("journal.already_open"):
        place.open()
    store.append(some_records(3))
    store.close()
    assert verify(place.address).records == 3


def test_a_journal_of_a_newer_program_is_left_alone(place: Place) -> None:
    place.holding(1)
    place.tamper("UPDATE meta SET value = '2' WHERE key = 'format'")
    with pytest.raises(JournalRefused) as caught:
        place.open()
    assert caught.value.code == "journal.newer_format"
    assert (caught.value.facts["found"], caught.value.facts["known"]) == (2, 1)
    assert verify(place.address).reason == "journal.newer_format"
    place.tamper("UPDATE meta SET value = '1' WHERE key = 'format'")
    assert place.open().epoch == 2


def test_a_journal_without_its_own_facts_is_refused(place: Place) -> None:
    place.holding(1)
    place.tamper("DELETE FROM meta WHERE key = 'hall_id'")
    with refused("journal.not_a_journal"):
        place.open()
    assert verify(place.address).reason == "journal.not_a_journal"


def test_the_journal_of_another_hall_is_refused(place: Place) -> None:
    place.open(hall_id="north").close()
    with pytest.raises(JournalRefused) as caught:
        place.open(hall_id="south")
    assert caught.value.code == "journal.other_hall"
    assert (caught.value.facts["found"], caught.value.facts["expected"]) == ("north", "south")


def test_a_changed_last_record_is_found_at_the_opening(place: Place) -> None:
    place.holding(3)
    place.tamper("UPDATE records SET body = :body WHERE seq = 3", body=b'{"n":4}')
    with pytest.raises(JournalRefused) as caught:
        place.open()
    assert (caught.value.code, caught.value.facts["seq"]) == ("journal.broken", 3)


def test_a_changed_record_is_never_served(place: Place) -> None:
    written = place.holding(5)
    place.tamper("UPDATE records SET body = :body WHERE seq = 3", body=b'{"n":4}')
    reader = place.open().read()
    assert [next(reader), next(reader)] == written[:2]
    with pytest.raises(JournalRefused) as caught:
        next(reader)
    assert (caught.value.code, caught.value.facts["seq"]) == ("journal.broken", 3)


def test_a_missing_record_is_noticed_by_the_reader(place: Place) -> None:
    place.holding(5)
    place.tamper("DELETE FROM records WHERE seq = 2")
    with pytest.raises(JournalRefused) as caught:
        list(place.open().read())
    assert (caught.value.code, caught.value.facts["seq"]) == ("journal.broken", 2)


def test_a_writer_that_was_taken_over_writes_nothing_more(place: Place) -> None:
    store = place.open()
    store.append(some_records(2))
    place.tamper("UPDATE meta SET value = '9' WHERE key = 'epoch'")
    with pytest.raises(JournalRefused) as caught:
        store.append(some_records(1))
    assert caught.value.code == "journal.fenced"
    assert (caught.value.facts["epoch"], caught.value.facts["found"]) == (1, 9)
    with refused("journal.closed"):
        store.append(some_records(1))
    assert verify(place.address).records == 2


def test_a_hall_that_was_taken_over_does_not_take_the_journal_back(place: Place) -> None:
    store = place.open()
    store.append(some_records(2))
    place.tamper("UPDATE meta SET value = '9' WHERE key = 'epoch'")
    with refused("journal.fenced"):
        store.append(some_records(1, start=3))
    with refused("journal.fenced"):
        store.reopen()
    with refused("journal.closed"):
        store.append(some_records(1, start=3))


def test_after_a_failed_write_the_journal_opens_again_with_what_is_on_disk(place: Place) -> None:
    store = place.open()
    written = store.append(some_records(2))
    place.tamper("ALTER TABLE records RENAME TO lost")
    with refused("journal.write_failed" if place.is_file else "journal.absent"):
        store.append(some_records(1, start=3))
    with pytest.raises(JournalRefused):
        store.reopen()
    place.tamper("ALTER TABLE lost RENAME TO records")
    store.reopen()
    assert (store.epoch, store.head.seq) == (1, 2)
    assert list(store.read()) == written
    store.append(some_records(1, start=3))
    assert verify(place.address).records == 3


def test_a_reopened_journal_must_still_be_the_same_halls(place: Place) -> None:
    store = place.open(hall_id="north")
    store._disconnect()
    place.tamper("UPDATE meta SET value = 'south' WHERE key = 'hall_id'")
    with refused("journal.other_hall"):
        store.reopen()


# --- files --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "content", [b"", b"PK\x03\x04 not a database", b"SQLite format 3\x00" + b"\xff" * 5_000]
)
def test_a_file_that_is_no_journal_is_refused_and_kept_as_it_is(folder: Place, content: bytes) -> None:
    file = Path(folder.address) / FILE_NAME
    file.parent.mkdir()
    file.write_bytes(content)
    with refused("journal.not_a_journal"):
        folder.open()
    assert file.read_bytes() == content
    report = verify(folder.address)
    assert (report.ok, report.reason) == (False, "journal.not_a_journal")


def test_another_programs_database_is_refused(folder: Place) -> None:
    Path(folder.address).mkdir()
    with sqlite3.connect(Path(folder.address) / FILE_NAME) as connection:
        connection.execute("CREATE TABLE albums (title TEXT)")
    connection.close()
    with refused("journal.not_a_journal"):
        folder.open()
    assert verify(folder.address).reason == "journal.not_a_journal"


def test_a_refused_folder_is_free_again_for_the_next_try(folder: Place) -> None:
    file = Path(folder.address) / FILE_NAME
    file.parent.mkdir()
    file.write_bytes(b"nothing")
    with refused("journal.not_a_journal"):
        folder.open()
    file.unlink()
    folder.open()


def test_a_half_copied_journal_is_not_replaced_by_an_empty_one(folder: Place) -> None:
    store = folder.open()
    store.append(some_records(3))
    copy = Path(folder.address).with_name("copy")
    copy.mkdir()
    shutil.copy(Path(folder.address) / f"{FILE_NAME}-wal", copy)
    with refused("journal.parts_missing"):
        Store.open(copy)
    assert (copy / f"{FILE_NAME}-wal").stat().st_size > 0


def test_a_making_that_was_cut_off_is_begun_again(folder: Place) -> None:
    Path(folder.address).mkdir()
    (Path(folder.address) / f"{FILE_NAME}.new").write_bytes(b"half")
    folder.open()
    assert verify(folder.address).ok


def test_what_a_killed_hall_left_in_the_log_is_read_at_the_next_opening(folder: Place) -> None:
    store = folder.open()
    written = store.append(some_records(3))
    copy = Path(folder.address).with_name("after the kill")
    shutil.copytree(Path(folder.address), copy)
    with Store.open(copy) as reopened:
        assert list(reopened.read()) == written


def test_a_torn_end_of_the_log_costs_only_what_was_never_confirmed(folder: Place) -> None:
    store = folder.open()
    confirmed = store.append(some_records(3))
    log = Path(folder.address) / f"{FILE_NAME}-wal"
    whole = log.stat().st_size
    store.append(some_records(3, start=4))
    copy = Path(folder.address).with_name("after the power cut")
    shutil.copytree(Path(folder.address), copy)
    os.truncate(copy / log.name, (whole + log.stat().st_size) // 2)
    with Store.open(copy) as reopened:
        assert list(reopened.read()) == confirmed


@pytest.mark.skipif(sys.platform == "win32", reason="rights are access control lists there")
def test_the_journal_is_its_owners_alone(folder: Place) -> None:
    folder.open().append(some_records(1))
    assert stat.S_IMODE(Path(folder.address).stat().st_mode) == 0o700
    for part in Path(folder.address).glob(f"{FILE_NAME}*"):
        assert stat.S_IMODE(part.stat().st_mode) == 0o600, part


def test_every_commit_waits_for_the_disk(folder: Place) -> None:
    store = folder.open()
    assert store._connection is not None
    settings = {
        name: store._connection.exec_driver_sql(f"PRAGMA {name}").scalar()
        for name in ("journal_mode", "synchronous", "busy_timeout", "foreign_keys")
    }
    assert settings == {"journal_mode": "wal", "synchronous": 2, "busy_timeout": 5_000, "foreign_keys": 1}


def test_a_write_protected_folder_is_refused_in_words_and_can_still_be_verified(
    folder: Place, write_protected: Path
) -> None:
    with refused("journal.read_only"):
        Store.open(write_protected)
    with refused("journal.read_only"):
        Store.open(write_protected / "new hall")
    report = verify(write_protected)
    assert (report.ok, report.records) == (True, 4)


# --- PostgreSQL ---------------------------------------------------------------------------------------------


@pytest.mark.postgres
def test_a_hall_whose_lock_was_lost_can_write_nothing_more(database: Place) -> None:
    first = database.open()
    first.append(some_records(2))
    database.tamper(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
        "WHERE datname = current_database() AND pid <> pg_backend_pid()"
    )
    second = database.open()
    second.append(some_records(1, start=3))
    with refused("journal.unreachable"):
        first.append(some_records(1, start=4))
    with refused("journal.already_open"):
        first.reopen()
    second.append(some_records(1, start=5))
    assert verify(database.address).records == 4


@pytest.mark.postgres
def test_two_halls_in_two_schemas_of_one_database_do_not_meet(database: Place) -> None:
    database.tamper("CREATE SCHEMA north", "CREATE SCHEMA south")
    north = Place(f"{database.address}?options=-csearch_path%3Dnorth")
    south = Place(f"{database.address}?options=-csearch_path%3Dsouth")
    with north.open() as one, south.open() as other:
        one.append(some_records(2))
        other.append(some_records(3))
    assert (verify(north.address).records, verify(south.address).records) == (2, 3)


@pytest.mark.postgres
def test_the_halls_folder_is_locked_also_where_a_server_has_the_journal(
    database: Place, tmp_path: Path
) -> None:
    database.open(data_dir=tmp_path / "hall")
    with refused("journal.already_open"):
        Store.open(tmp_path / "hall")


@pytest.mark.postgres
def test_commits_wait_for_the_servers_disk_even_where_the_server_was_told_not_to(database: Place) -> None:
    name = str(database.address).rsplit("/", 1)[1]
    database.tamper(f"ALTER DATABASE {name} SET synchronous_commit = off")
    store = database.open()
    assert store._connection is not None
    assert store._connection.exec_driver_sql("SHOW synchronous_commit").scalar() == "on"


@pytest.mark.postgres
def test_a_database_that_is_not_there_is_refused_without_its_password(postgres_url: str) -> None:
    secret = postgres_url.replace("hall@", "hall:s3cret@") + "_missing"
    with pytest.raises(JournalRefused) as caught:
        Store.open(secret)
    assert caught.value.code == "journal.unreachable"
    assert "s3cret" not in str(caught.value)
    assert verify(secret).reason == "journal.unreachable"


def test_a_server_that_does_not_answer_is_unreachable() -> None:
    with refused("journal.unreachable"):
        Store.open("postgresql://hall@127.0.0.1:1/hall")
    assert verify("postgresql://hall@127.0.0.1:1/hall").reason == "journal.unreachable"


def test_only_databases_that_the_journal_knows_are_taken() -> None:
    for address in ("mysql://localhost/hall", "postgresql+asyncpg://localhost/hall", "://"):
        with pytest.raises(ValueError, match=r"database|known"):
            locate(address)
    shown = locate("postgres://chair:s3cret@db.local:5433/hall")
    assert (shown.shown, str(shown.url)) == (
        "db.local:5433/hall",
        "postgresql+psycopg://chair:***@db.local:5433/hall",
    )

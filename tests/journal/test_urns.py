"""The urns beside the records: in one transaction with them, and in journals from before there were urns."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest

from chair_console.journal import JournalRefused, Pending, Store, recount, verify
from chair_console.journal.location import FILE_NAME
from chair_console.journal.records import UrnChange

from .conftest import Place, some_records


def _pending(number: int, *changes: UrnChange) -> Pending:
    return Pending(number, b'{"n":%d}' % number, changes)


def test_slips_fall_in_with_their_record_and_a_close_puts_others_in_their_place(place: Place) -> None:
    with place.open() as store:
        store.append(
            [_pending(1, UrnChange("b1", (b"\x01one",))), _pending(2, UrnChange("b1", (b"\x01two",)))]
        )
        store.append([_pending(3, UrnChange("b2", (b"\x01other",)))])
        assert store.read_urns() == {"b1": [b"\x01one", b"\x01two"], "b2": [b"\x01other"]}
        store.append([_pending(4, UrnChange("b1", (b"[2]", b"[1]"), anew=True))])
        store.wipe_traces()
        assert store.read_urns() == {"b1": [b"[1]", b"[2]"], "b2": [b"\x01other"]}
        store.append([_pending(5, UrnChange("b2", (), anew=True))])
        assert store.vacuum()
    with place.open() as store:
        assert store.read_urns() == {"b1": [b"[1]", b"[2]"]}
        store.append([_pending(6)])  # still a journal like any other
        assert store.head.seq == 6
    assert verify(place.address).ok


def test_changes_of_one_batch_are_carried_out_in_their_order(place: Place) -> None:
    with place.open() as store:
        store.append(
            [
                _pending(1, UrnChange("b1", (b"\x01one",))),
                _pending(2, UrnChange("b1", (b"[1]",), anew=True)),
                _pending(3, UrnChange("b2", (b"\x01two",))),
            ]
        )
        assert store.read_urns() == {"b1": [b"[1]"], "b2": [b"\x01two"]}


def test_a_slip_whose_record_is_not_written_is_not_in_the_urn(place: Place) -> None:
    with place.open() as store:
        store.append(some_records(1))
        with pytest.raises(JournalRefused):
            store.append([Pending(1, b"{}", (UrnChange("b1", (b"\x01one",)), UrnChange("b1", (None,))))])  # type: ignore[arg-type]
        store.reopen()
        assert store.read_urns() == {}
        assert store.head.seq == 1


def test_a_journal_from_before_secret_ballots_gets_its_urns_when_it_is_opened(place: Place) -> None:
    with place.open() as store:
        store.append(some_records(2))
    place.tamper("DROP TABLE urn")
    assert verify(place.address).ok
    with place.open() as store:
        assert store.head.seq == 2
        store.append([_pending(9, UrnChange("b1", (b"\x01one",)))])
        assert store.read_urns() == {"b1": [b"\x01one"]}


def test_without_urns_there_is_nothing_to_count(place: Place) -> None:
    with place.open():
        pass
    place.tamper("DROP TABLE urn")
    assert recount(place.address) == []


def test_an_urn_keeps_no_row_numbers_and_what_is_deleted_is_overwritten(place: Place) -> None:
    if not isinstance(place.address, str) or "://" not in place.address:
        with place.open() as store:
            store.append([_pending(1, UrnChange("b1", (b"\x01LOOKFORME" * 9,)))])
            store.append([_pending(2, UrnChange("b1", (), anew=True))])
            store.wipe_traces()
            file = store.location.file
            assert file is not None and file.name == FILE_NAME
            for part in file.parent.glob(FILE_NAME + "*"):
                assert b"LOOKFORME" not in part.read_bytes(), part
        with closing(sqlite3.connect(file)) as connection, pytest.raises(sqlite3.OperationalError):
            connection.execute("SELECT rowid FROM urn")


def test_the_store_says_whether_it_could_be_swept(place: Place) -> None:
    store: Store = place.open()
    store.close()
    assert not store.vacuum()

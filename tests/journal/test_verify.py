"""Whoever changes a record after the fact is found out, and told where."""

from __future__ import annotations

import shutil
import sqlite3
import sys
from contextlib import closing
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chair_console.journal import JournalRefused, Pending, Store, VerifyReport, genesis, read_journal, verify
from chair_console.journal.location import FILE_NAME

from .conftest import Place, some_records

RECORDS = 12
seqs = st.integers(1, RECORDS)
bits = st.integers(0, 7)
positions = st.floats(0, 1, exclude_max=True)
# Two bytes of SQLite's header say who may write; other values of them make the file read-only.
REFUSALS_OF_A_SPOILED_FILE = {
    "journal.broken",
    "journal.not_a_journal",
    "journal.newer_format",
    "journal.read_only",
}


@dataclass
class Original:
    """A closed journal that tests copy and spoil."""

    folder: Path
    hashes: list[str]

    def spoiled(self, *statements: tuple[str, tuple[object, ...]]) -> VerifyReport:
        copy = self.folder.with_name("copy")
        copy.mkdir(exist_ok=True)
        shutil.copy(self.folder / FILE_NAME, copy)
        with closing(sqlite3.connect(copy / FILE_NAME)) as connection, connection:
            connection.execute("PRAGMA journal_mode=DELETE")
            for statement, values in statements:
                connection.execute(statement, values)
        return verify(copy)

    def column(self, name: str, seq: int) -> bytes:
        with closing(sqlite3.connect(self.folder / FILE_NAME)) as connection:
            value: bytes = connection.execute(f"SELECT {name} FROM records WHERE seq = ?", (seq,)).fetchone()[
                0
            ]
            return value


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Original:
    folder = tmp_path_factory.mktemp("verify") / "original"
    with Store.open(folder, hall_id="hall") as store:
        stored = store.append(some_records(RECORDS))
    return Original(folder, [record.hash.hex() for record in stored])


def flipped(value: bytes, position: int, bit: int) -> bytes:
    spoiled = bytearray(value)
    spoiled[position] ^= 1 << bit
    return bytes(spoiled)


def test_an_untouched_journal_is_whole_and_its_head_is_the_last_receipt(place: Place) -> None:
    written = place.holding(7)
    assert verify(place.address) == VerifyReport(records=7, head=written[-1].hash.hex(), ok=True)


def test_an_empty_journal_is_whole_and_its_head_is_the_beginning(place: Place) -> None:
    place.open(hall_id="hall").close()
    assert verify(place.address) == VerifyReport(records=0, head=genesis("hall").hex(), ok=True)


@settings(max_examples=60, deadline=None)
@given(seq=seqs, position=positions, bit=bits, column=st.sampled_from(["body", "hash"]))
def test_one_flipped_bit_in_a_body_or_a_hash_is_found_where_it_is(
    original: Original, seq: int, position: float, bit: int, column: str
) -> None:
    value = original.column(column, seq)
    spoiled = flipped(value, int(position * len(value)), bit)
    report = original.spoiled((f"UPDATE records SET {column} = ? WHERE seq = ?", (spoiled, seq)))
    assert (report.ok, report.first_bad_seq, report.reason) == (False, seq, "journal.hash_mismatch")
    assert report.records == seq - 1
    assert report.head == (original.hashes[seq - 2] if seq > 1 else genesis("hall").hex())


@settings(max_examples=20, deadline=None)
@given(seq=st.integers(1, RECORDS - 1))
def test_a_deleted_record_is_missed(original: Original, seq: int) -> None:
    report = original.spoiled(("DELETE FROM records WHERE seq = ?", (seq,)))
    assert (report.ok, report.first_bad_seq, report.reason) == (False, seq, "journal.seq_gap")
    assert report.facts == {"expected": seq, "found": str(seq + 1)}


@settings(max_examples=20, deadline=None)
@given(seq=st.integers(1, RECORDS - 1))
def test_a_deleted_record_is_missed_even_when_the_later_ones_move_up(original: Original, seq: int) -> None:
    report = original.spoiled(
        ("DELETE FROM records WHERE seq = ?", (seq,)),
        ("UPDATE records SET seq = -seq + 1 WHERE seq > ?", (seq,)),
        ("UPDATE records SET seq = -seq WHERE seq < 0", ()),
    )
    assert (report.ok, report.first_bad_seq) == (False, seq)


@settings(max_examples=30, deadline=None)
@given(pair=st.lists(seqs, min_size=2, max_size=2, unique=True).map(sorted))
def test_two_swapped_records_are_found_at_the_first(original: Original, pair: list[int]) -> None:
    one, other = pair
    report = original.spoiled(
        ("UPDATE records SET seq = -1 WHERE seq = ?", (one,)),
        ("UPDATE records SET seq = ? WHERE seq = ?", (one, other)),
        ("UPDATE records SET seq = ? WHERE seq = -1", (other,)),
    )
    assert (report.ok, report.first_bad_seq) == (False, one)


@settings(max_examples=20, deadline=None)
@given(seq=seqs)
def test_an_inserted_record_is_found_at_the_latest_where_the_chain_goes_on(
    original: Original, seq: int
) -> None:
    body = b'{"n":0}'
    previous = bytes.fromhex(original.hashes[seq - 2]) if seq > 1 else genesis("hall")
    report = original.spoiled(
        ("UPDATE records SET seq = -seq - 1 WHERE seq >= ?", (seq,)),
        ("UPDATE records SET seq = -seq WHERE seq < 0", ()),
        ("INSERT INTO records VALUES (?, ?, ?, ?)", (seq, 0, body, sha256(previous + body).digest())),
    )
    assert not report.ok
    assert report.first_bad_seq in (seq, seq + 1)


@pytest.mark.parametrize(("seq", "bad"), [(0, 1), (-5, 1), (RECORDS + 2, RECORDS + 1), (2**62, RECORDS + 1)])
def test_a_record_with_a_number_outside_the_row_is_found(original: Original, seq: int, bad: int) -> None:
    report = original.spoiled(("INSERT INTO records VALUES (?, 0, x'7b7d', zeroblob(32))", (seq,)))
    assert (report.ok, report.first_bad_seq, report.reason) == (False, bad, "journal.seq_gap")


@pytest.mark.parametrize("body", [b'{"b":1,"a":2}', b'{"a": 1}', b"\xff", b"", b"ballot", b'"\\u0111"'])
def test_a_well_chained_record_that_no_hall_would_write_is_found(place: Place, body: bytes) -> None:
    with place.open() as store:
        store.append([*some_records(3), Pending(2_000_000_000_000, body)])
    report = verify(place.address)
    assert (report.ok, report.first_bad_seq, report.reason) == (False, 4, "journal.not_canonical")


def test_a_record_dated_before_the_one_ahead_of_it_is_found(place: Place) -> None:
    place.holding(5)
    place.tamper("UPDATE records SET at = at - 100 WHERE seq = 4")
    report = verify(place.address)
    assert (report.ok, report.first_bad_seq, report.reason) == (False, 4, "journal.time_goes_back")


@pytest.mark.parametrize("column", ["at", "body", "hash"])
@pytest.mark.parametrize("value", [None, "chữ", 7, 2**62, 1.5, b"", b"\x00" * 33])
def test_a_value_of_the_wrong_kind_is_reported_and_not_stumbled_over(
    original: Original, column: str, value: object
) -> None:
    report = original.spoiled(
        ("CREATE TABLE spoiled AS SELECT * FROM records", ()),
        ("DROP TABLE records", ()),
        ("ALTER TABLE spoiled RENAME TO records", ()),
        (f"UPDATE records SET {column} = ? WHERE seq = 6", (value,)),
    )
    if column == "at" and value == 2**62:
        assert (report.reason, report.first_bad_seq) == ("journal.time_goes_back", 7)
    else:
        assert (report.ok, report.first_bad_seq) == (False, 6)


def test_text_that_is_no_utf8_in_a_column_is_reported(original: Original) -> None:
    report = original.spoiled(("UPDATE records SET body = CAST(x'ff' AS TEXT) WHERE seq = 6", ()))
    assert (report.ok, report.reason) == (False, "journal.unreadable")


@settings(max_examples=150, deadline=None)
@given(position=positions, bit=bits)
def test_one_flipped_bit_anywhere_in_the_file_never_changes_what_is_believed(
    original: Original, position: float, bit: int
) -> None:
    content = (original.folder / FILE_NAME).read_bytes()
    copy = original.folder.with_name("flipped")
    copy.mkdir(exist_ok=True)
    (copy / FILE_NAME).write_bytes(flipped(content, int(position * len(content)), bit))
    report = verify(copy)
    assert not report.ok or (report.records, report.head) == (RECORDS, original.hashes[-1])


@settings(max_examples=100, deadline=None)
@given(position=positions, bit=bits)
def test_a_hall_opens_a_spoiled_file_whole_or_refuses_it_in_words(
    original: Original, position: float, bit: int
) -> None:
    content = (original.folder / FILE_NAME).read_bytes()
    copy = original.folder.with_name("spoiled")
    shutil.rmtree(copy, ignore_errors=True)
    copy.mkdir()
    (copy / FILE_NAME).write_bytes(flipped(content, int(position * len(content)), bit))
    try:
        with Store.open(copy) as store:
            served = [record.hash.hex() for record in store.read()]
    except JournalRefused as refusal:
        assert refusal.code in REFUSALS_OF_A_SPOILED_FILE
    else:
        assert served == original.hashes


@settings(max_examples=40, deadline=None)
@given(positions)
def test_a_file_that_was_cut_short_never_passes_as_whole(original: Original, where: float) -> None:
    content = (original.folder / FILE_NAME).read_bytes()
    copy = original.folder.with_name("short")
    copy.mkdir(exist_ok=True)
    (copy / FILE_NAME).write_bytes(content[: int(where * len(content))])
    assert not verify(copy).ok


def test_a_cut_off_end_is_found_by_whoever_holds_a_receipt(place: Place) -> None:
    written = place.holding(5)
    receipts = {record.seq: record.hash.hex() for record in written}
    assert verify(place.address, receipts=receipts).ok
    place.tamper("DELETE FROM records WHERE seq > 3")
    assert verify(place.address).ok
    report = verify(place.address, receipts=receipts)
    assert (report.ok, report.first_bad_seq, report.reason) == (False, 4, "journal.receipt_missing")


def test_a_journal_that_was_written_anew_does_not_fit_the_old_receipts(place: Place) -> None:
    place.holding(3)
    report = verify(place.address, receipts={2: "00" * 32})
    assert (report.ok, report.first_bad_seq, report.reason) == (False, 2, "journal.receipt_missing")


def test_a_journal_can_be_verified_while_a_hall_writes_it(place: Place) -> None:
    store = place.open()
    for round_ in range(1, 6):
        store.append(some_records(3, start=store.head.seq + 1))
        report = verify(place.address)
        assert (report.ok, report.records, report.head) == (True, 3 * round_, store.head.hash.hex())


@pytest.mark.skipif(sys.platform != "linux", reason="looks into Linux's list of locks")
def test_verifying_and_reading_inside_the_halls_process_keep_sqlites_locks(folder: Place) -> None:
    store = folder.open()
    store.append(some_records(3))
    file = Path(folder.address) / FILE_NAME

    def locks() -> int:
        return Path("/proc/locks").read_text().count(f":{file.stat().st_ino} ")

    held = locks()
    assert held > 0
    assert verify(folder.address).ok
    assert list(read_journal(folder.address)) == list(store.read())
    assert locks() == held


def test_verifying_leaves_a_closed_journal_as_it_was(folder: Place) -> None:
    folder.holding(3)
    before = {path.name: path.stat().st_mtime_ns for path in Path(folder.address).iterdir()}
    assert verify(folder.address).ok
    assert {path.name: path.stat().st_mtime_ns for path in Path(folder.address).iterdir()} == before


def test_a_folder_without_a_journal_says_so_and_stays_empty(tmp_path: Path) -> None:
    report = verify(tmp_path)
    assert (report.ok, report.reason, report.first_bad_seq) == (False, "journal.absent", None)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.postgres
def test_a_database_without_a_journal_says_so(database: Place) -> None:
    report = verify(database.address)
    assert (report.ok, report.reason) == (False, "journal.absent")


@pytest.mark.postgres
@pytest.mark.parametrize(
    ("statements", "bad"),
    [
        (["UPDATE records SET body = set_byte(body, 3, 33) WHERE seq = 4"], 4),
        (["UPDATE records SET hash = set_byte(hash, 0, get_byte(hash, 0) # 1) WHERE seq = 4"], 4),
        (["DELETE FROM records WHERE seq = 2"], 2),
        (
            [
                "UPDATE records SET seq = -seq WHERE seq IN (2, 3)",
                "UPDATE records SET seq = 5 + seq WHERE seq < 0",
            ],
            2,
        ),
    ],
)
def test_changes_behind_the_servers_tables_are_found(
    database: Place, statements: list[str], bad: int
) -> None:
    database.holding(6)
    database.tamper(*statements)
    report = verify(database.address)
    assert (report.ok, report.first_bad_seq) == (False, bad)

"""The hall keeps what it takes in: blobs under their hash, facts that survive a restart."""

from __future__ import annotations

import asyncio
import hashlib
import io
import os
import sys
from pathlib import Path

import msgspec
import pytest

from chair_console import system
from chair_console.domain.actors import FileFacts
from chair_console.domain.refusals import Refused
from chair_console.hall.blobs import Blobs
from chair_console.hall.intake import Intake, IntakeRefused
from chair_console.hall.intake.examining import Examiners
from chair_console.hall.intake.messages import Failed, Limits, Prepare
from chair_console.hall.intake.process import Worker, WorkerLost
from tests.shared_data import shared

DOCUMENTS = shared()
SIGNED = DOCUMENTS / "pdf/qpdf/digitally-signed.pdf"
ATTACHED = DOCUMENTS / "pdf/py-pdf/with-attachment.pdf"
LIMITS = Limits(cpu_s=10, memory_bytes=2_000_000_000, file_bytes=1_000_000)
LOCKED = DOCUMENTS / "pdf/qpdf/20-pages.pdf"


def test_a_blob_lies_under_its_hash_and_is_stored_once(tmp_path: Path) -> None:
    blobs = Blobs(tmp_path)
    digest = blobs.store(SIGNED)
    assert digest == hashlib.sha256(SIGNED.read_bytes()).hexdigest()
    assert blobs.store(io.BytesIO(SIGNED.read_bytes())) == digest
    path = blobs.path(digest)
    assert path == tmp_path / "blobs" / digest[:2] / digest
    assert path is not None
    assert path.read_bytes() == SIGNED.read_bytes()
    assert _files(tmp_path / "blobs") == [path]


@pytest.mark.parametrize(
    "name", ["", "..", "../../etc/passwd", "ab", "A" * 64, "g" * 64, "a" * 63, "a" * 65, "a" * 64 + "\n"]
)
def test_a_blob_cannot_be_asked_for_by_anything_but_a_hash(tmp_path: Path, name: str) -> None:
    assert Blobs(tmp_path).path(name) is None


def test_a_blob_that_the_hall_lacks_is_none(tmp_path: Path) -> None:
    assert Blobs(tmp_path).path("a" * 64) is None


def test_a_stream_that_breaks_off_leaves_nothing(tmp_path: Path) -> None:
    class Broken(io.BytesIO):
        def read(self, size: int | None = -1, /) -> bytes:
            raise OSError("the network is gone")

    with pytest.raises(OSError, match="the network is gone"):
        Blobs(tmp_path).store(Broken())
    assert _files(tmp_path / "blobs") == []


def test_a_full_disk_refuses_before_anything_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    blobs = Blobs(tmp_path)
    monkeypatch.setattr(system, "free_bytes", lambda _: 150_000_000)
    with pytest.raises(Refused) as refused:
        blobs.store(SIGNED)
    assert refused.value.code == "intake.disk_full"
    assert refused.value.facts == {"free_mb": 150, "wanted_mb": 1, "least_mb": 200}


async def test_facts_survive_a_restart_of_the_hall(tmp_path: Path) -> None:
    first = Intake(Blobs(tmp_path), tmp_path)
    facts = await first.take_in(ATTACHED, "C:\\tài liệu\\Tờ trình.pdf")
    await first.close()
    again = Intake(Blobs(tmp_path), tmp_path)
    assert again.facts(facts.sha256) == facts
    assert (facts.name, facts.pages, facts.removed) == ("Tờ trình.pdf", 1, ("embedded_file",))
    assert facts.bytes_original == ATTACHED.stat().st_size
    delivery = Blobs(tmp_path).path(facts.delivery_sha256)
    assert delivery is not None
    assert delivery.stat().st_size == facts.bytes_delivery
    assert facts.delivery_sha256 != facts.sha256
    await again.close()


async def test_the_original_stays_untouched_beside_the_delivery_copy(tmp_path: Path) -> None:
    intake = Intake(Blobs(tmp_path), tmp_path)
    facts = await intake.take_in(ATTACHED, "a.pdf")
    await intake.close()
    original = Blobs(tmp_path).path(facts.sha256)
    assert original is not None
    assert original.read_bytes() == ATTACHED.read_bytes()


async def test_the_same_file_again_is_known_under_its_new_name(tmp_path: Path) -> None:
    intake = Intake(Blobs(tmp_path), tmp_path)
    first, second = await asyncio.gather(intake.take_in(SIGNED, "a.pdf"), intake.take_in(SIGNED, "b.pdf"))
    third = await intake.take_in(SIGNED, "c.pdf")
    await intake.close()
    assert first.sha256 == second.sha256 == third.sha256 == third.delivery_sha256
    assert third.name == "c.pdf"


async def test_a_refused_file_leaves_nothing_in_the_hall(tmp_path: Path) -> None:
    intake = Intake(Blobs(tmp_path), tmp_path)
    with pytest.raises(IntakeRefused) as refused:
        await intake.take_in(LOCKED, "khoa.pdf")
    await intake.close()
    assert refused.value.code == "intake.encrypted"
    assert intake.facts(hashlib.sha256(LOCKED.read_bytes()).hexdigest()) is None
    assert _files(tmp_path) == []


def test_facts_without_their_blob_are_not_given(tmp_path: Path) -> None:
    blobs = Blobs(tmp_path)
    blobs.write_note("a" * 64, b"{}")
    assert Intake(blobs, tmp_path).facts("b" * 64) is None
    assert Intake(blobs, tmp_path).facts("../x") is None


async def test_a_worker_sees_no_secret_of_the_halls_environment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PGPASSWORD", "not for workers")
    worker = await Worker.start(LIMITS, tmp_path)
    names = _environment_names(worker.pid)
    await worker.kill()
    if names is None:
        pytest.skip("this system does not show a process's environment")
    assert names <= {"PATH", "LANG", "LC_CTYPE", "TMPDIR", "TEMP", "TMP"}


def _environment_names(pid: int) -> set[str] | None:
    try:
        entries = Path(f"/proc/{pid}/environ").read_bytes().split(b"\0")
    except OSError:
        return None
    return {entry.split(b"=")[0].decode() for entry in entries if entry}


def _files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


async def test_a_worker_that_hangs_is_killed(tmp_path: Path) -> None:
    if sys.platform == "win32":
        pytest.skip("needs a pipe with a name")
    os.mkfifo(tmp_path / "endless.pdf")
    worker = await Worker.start(LIMITS, tmp_path)
    request = Prepare(source=str(tmp_path / "endless.pdf"), folder=str(tmp_path), office="")
    with pytest.raises(WorkerLost):
        await worker.ask(request, 0.5)
    assert not system.process_alive(worker.pid)


async def test_a_worker_that_takes_too_much_memory_refuses_the_file(tmp_path: Path) -> None:
    if sys.platform == "win32":
        pytest.skip("this system has no such limit")
    limits = Limits(cpu_s=10, memory_bytes=60_000_000, file_bytes=1_000_000)
    worker = await Worker.start(limits, tmp_path)
    request = Prepare(source=str(SIGNED), folder=str(tmp_path), office="")
    try:
        answer = await worker.ask(request, 20)
    except WorkerLost:
        return
    await worker.kill()
    assert isinstance(answer, Failed)


async def test_a_disk_that_fills_in_the_middle_of_storing_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hall = tmp_path / "hall"
    hall.mkdir()
    intake = Intake(Blobs(hall), hall)
    room = system.free_bytes
    stored = hall / "blobs"
    # As soon as the original lies there, the disk is full.
    monkeypatch.setattr(
        system, "free_bytes", lambda path: 150_000_000 if any(stored.glob("*/*")) else room(path)
    )
    with pytest.raises(Refused) as refused:
        await intake.take_in(ATTACHED, "a.pdf")
    await intake.close()
    assert refused.value.code == "intake.disk_full"
    assert _files(hall) == []


async def test_a_file_that_changes_while_it_is_read_is_refused_and_not_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hall, source = tmp_path / "hall", tmp_path / "a.pdf"
    hall.mkdir()
    source.write_bytes(ATTACHED.read_bytes())
    intake = Intake(Blobs(hall), hall)
    examine = Examiners.examine

    async def examine_and_change(*arguments: object, **options: object) -> object:
        answer = await examine(*arguments, **options)  # type: ignore[arg-type]
        source.write_bytes(SIGNED.read_bytes())
        return answer

    monkeypatch.setattr(Examiners, "examine", examine_and_change)
    with pytest.raises(IntakeRefused) as refused:
        await intake.take_in(source, "a.pdf")
    await intake.close()
    assert refused.value.code == "intake.changed"
    assert _files(hall) == []


async def test_a_file_taken_in_before_indexes_were_made_gets_one_when_it_comes_again(tmp_path: Path) -> None:
    blobs = Blobs(tmp_path)
    sha256 = blobs.store(SIGNED)
    size = SIGNED.stat().st_size
    old = FileFacts(
        sha256=sha256, delivery_sha256=sha256, name="a.pdf", media_type="application/pdf", pages=1,
        bytes_original=size, bytes_delivery=size,
    )  # fmt: skip
    blobs.write_note(sha256, msgspec.json.encode(old))
    intake = Intake(blobs, tmp_path)
    assert intake.facts(sha256) == old
    facts = await intake.take_in(SIGNED, "a.pdf")
    await intake.close()
    assert blobs.path(facts.index_sha256) is not None


async def test_a_child_of_a_worker_that_dies_costs_only_its_own_file(tmp_path: Path) -> None:
    heavy = Limits(cpu_s=10, memory_bytes=2_000_000_000, file_bytes=2_000)  # no thumbnail fits
    worker = await Worker.start(heavy, tmp_path)
    first, second = tmp_path / "1", tmp_path / "2"
    first.mkdir()
    second.mkdir()
    answer = await worker.ask(Prepare(source=str(SIGNED), folder=str(first), office=""), 30)
    assert isinstance(answer, Failed)
    assert answer.code == "intake.too_heavy"
    again = await worker.ask(Prepare(source=str(LOCKED), folder=str(second), office=""), 30)
    await worker.kill()
    assert isinstance(again, Failed)
    assert again.code == "intake.encrypted"


async def test_what_a_killed_hall_left_half_done_is_swept_away_at_the_next_start(tmp_path: Path) -> None:
    blobs = Blobs(tmp_path)
    kept = blobs.store(SIGNED)
    half = [
        tmp_path / "work" / "tmpx" / "upload",
        blobs.folder / ".1.part",
        blobs.folder / kept[:2] / ".2.part",
    ]
    for file in half:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(b"half")
    intake = Intake(blobs, tmp_path)
    await intake.close()
    assert _files(tmp_path) == [blobs.path(kept)]

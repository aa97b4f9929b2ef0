"""Files sent to a running hall: progress for the desk, stopped on demand, refused while they still stream."""

from __future__ import annotations

import asyncio
import os
import uuid
import zipfile
from collections.abc import AsyncIterator
from pathlib import Path

import aiohttp
import msgspec
import pytest

from chair_console.client import CommandRefused, HallHttp, http
from chair_console.domain.actors import FileFacts
from chair_console.domain.documents import PublishDocument
from chair_console.protocol.documents import DocumentIndex, IntakeView
from chair_console.rehearsal.stage import Stage, a_stage
from chair_console.system import free_bytes
from tests.hall.sitting import a_sitting
from tests.journal.conftest import mounted
from tests.shared_data import shared

DOCUMENTS = shared()
PAPER = DOCUMENTS / "pdf/derived/tieng-viet-5-trang.pdf"
MANY_PAGES = DOCUMENTS / "pdf/derived/3000-pages.pdf"
LOCKED = DOCUMENTS / "pdf/qpdf/20-pages.pdf"


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    async with a_stage(tmp_path / "hall") as stage:
        yield stage


def stage_of(stage: Stage, upload: str) -> str:
    view = stage.secretary.topics.get("intake", {}).get(upload)
    assert view is None or isinstance(view, IntakeView)
    return view.stage if view is not None else ""


def kept(hall: Path) -> list[Path]:
    """Files of documents in the hall's folder, also half ones."""
    places = [hall / name for name in ("blobs", "work", "pages")]
    return [path for place in places for path in place.rglob("*") if path.is_file()]


async def refusal_of(work: object) -> CommandRefused:
    with pytest.raises(CommandRefused) as caught:
        await work  # type: ignore[misc]
    return caught.value


async def test_the_desk_sees_how_far_a_file_has_come(stage: Stage) -> None:
    secretary = stage.secretary
    upload = str(uuid.uuid4())
    work = asyncio.create_task(secretary.http.upload(MANY_PAGES, "Dự toán.pdf", upload=upload))
    await secretary.until(lambda: stage_of(stage, upload) == "drawing")
    view = secretary.topics["intake"][upload]
    assert isinstance(view, IntakeView)
    assert (view.name, view.pages) == ("Dự toán.pdf", 3000)
    assert 0 < view.page < 3000
    facts = await work
    await secretary.until(lambda: stage_of(stage, upload) == "done")
    assert facts.pages == 3000


async def test_a_stopped_upload_leaves_nothing_and_the_same_file_can_be_sent_again(
    stage: Stage, tmp_path: Path
) -> None:
    secretary = stage.secretary
    upload = str(uuid.uuid4())
    work = asyncio.create_task(secretary.http.upload(MANY_PAGES, upload=upload))
    await secretary.until(lambda: stage_of(stage, upload) == "drawing")
    await secretary.http.stop_upload(upload)
    assert (await refusal_of(work)).code == "intake.stopped"
    assert kept(tmp_path / "hall") == []
    assert (await refusal_of(secretary.http.stop_upload(upload))).code == "intake.not_under_way"
    assert (await secretary.http.upload(PAPER, upload=upload)).pages == 5


async def test_an_archive_comes_apart_into_its_documents(stage: Stage, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.write(PAPER, "Hồ sơ/Tờ trình.pdf")
        archive.write(LOCKED, "Hồ sơ/khóa.pdf")
    upload = str(uuid.uuid4())
    outcome = await stage.secretary.http.upload_any(tmp_path / "a.zip", upload=upload)
    assert not isinstance(outcome, FileFacts)
    good, bad = outcome.files
    assert good.facts is not None
    assert (good.path, good.facts.name, good.facts.pages) == ("Hồ sơ/Tờ trình.pdf", "Tờ trình.pdf", 5)
    assert (bad.path, bad.facts, bad.code) == ("Hồ sơ/khóa.pdf", None, "intake.encrypted")
    assert "mật khẩu" in bad.detail
    ends = {upload: "done", f"{upload}/1": "done", f"{upload}/2": "refused"}
    await stage.secretary.until(lambda: {key: stage_of(stage, key) for key in ends} == ends)


async def test_a_locked_document_opens_with_its_password_and_says_when_it_is_wrong(stage: Stage) -> None:
    desk = stage.secretary.http
    for password, code in (("", "intake.encrypted"), ("khác", "intake.wrong_password")):
        refusal = await refusal_of(desk.upload(LOCKED, password=password))
        assert (refusal.code, "ật khẩu" in str(refusal)) == (code, True)
    assert (await desk.upload(LOCKED, password="user")).pages == 20


async def test_the_index_of_a_published_document_is_given_to_its_readers(tmp_path: Path) -> None:
    async with a_sitting(1, tmp_path) as sitting:
        secretary, reader = sitting.stage.secretary, sitting.people["d01"]
        facts = await secretary.http.upload(PAPER)
        path = f"/blob/{facts.index_sha256}"
        assert (await refusal_of(reader.fetch(path))).code == "protocol.not_found"
        await secretary.command(PublishDocument(title="Tờ trình", file_sha256=facts.sha256))
        index = msgspec.json.decode(await reader.fetch(path), type=DocumentIndex)
    assert (len(index.pages), len(index.sizes)) == (5, 5)
    assert "đại biểu" in index.pages[0].lower()


async def test_two_gigabytes_are_refused_before_they_are_sent(stage: Stage, tmp_path: Path) -> None:
    with (tmp_path / "huge.pdf").open("wb") as file:
        file.truncate(2_000_000_000)
    refusal = await refusal_of(stage.secretary.http.upload(tmp_path / "huge.pdf"))
    assert (refusal.code, refusal.problem.status) == ("intake.too_large", 413)
    assert kept(tmp_path / "hall") == []


async def _endless(sent: list[int]) -> AsyncIterator[bytes]:
    yield b'--x\r\nContent-Disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n%PDF-1.7\n'
    while sent[0] < 2_000_000_000:
        sent[0] += 1 << 20
        yield bytes(1 << 20)


async def _post(caller: HallHttp, body: object) -> tuple[int, bytes]:
    headers = {"authorization": f"Bearer {caller.token}", "content-type": "multipart/form-data; boundary=x"}
    async with caller.session.post(f"{caller.url}/api/files", data=body, headers=headers) as answer:
        return answer.status, await answer.read()


async def test_a_stream_that_does_not_say_how_long_it_is_ends_at_the_limit(
    stage: Stage, tmp_path: Path
) -> None:
    sent = [0]
    try:
        status, _ = await _post(stage.secretary.http, _endless(sent))
    except aiohttp.ClientError:  # the hall has closed the connection while we still wrote
        status = 413
    assert status == 413
    assert sent[0] < 1_300_000_000
    assert kept(tmp_path / "hall") == []


async def test_a_file_that_breaks_off_on_the_way_leaves_nothing(stage: Stage, tmp_path: Path) -> None:
    half = (
        b'--x\r\nContent-Disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n' + PAPER.read_bytes()
    )
    status, content = await _post(stage.secretary.http, half)
    assert (status, b"intake.cut_off" in content) == (422, True)
    assert kept(tmp_path / "hall") == []


async def test_a_disk_that_fills_while_a_file_arrives_is_said_and_keeps_room_for_the_journal(
    tmp_path: Path,
) -> None:
    (tmp_path / "large.pdf").write_bytes(b"%PDF-1.7\n" + bytes(150_000_000))
    disk = tmp_path / "hall"
    disk.mkdir()
    with mounted(disk, "size=300M"):
        async with a_stage(disk) as stage:
            refusal = await refusal_of(stage.secretary.http.upload(tmp_path / "large.pdf"))
            assert (refusal.code, refusal.problem.status) == ("intake.disk_full", 507)
            assert kept(disk) == []
            assert free_bytes(disk) > 200_000_000
            assert (await stage.secretary.http.upload(LOCKED, password="user")).pages == 20


@pytest.mark.parametrize("pages_left", [0, 1_000_000])
async def test_a_file_that_becomes_shorter_while_it_is_sent_keeps_nobody_waiting(
    stage: Stage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, pages_left: int
) -> None:
    file = tmp_path / "a.pdf"
    await asyncio.to_thread(file.write_bytes, b"%PDF-1.7\n" + bytes(3_000_000))

    class Shrinking(http._WholeFile):
        def read(self, size: int | None = -1, /) -> bytes:
            os.truncate(file, pages_left)
            return super().read(size)

    monkeypatch.setattr(http, "_WholeFile", Shrinking)
    async with asyncio.timeout(20):
        refused = await refusal_of(stage.secretary.http.upload(file, upload="short"))
    assert refused.code == "intake.cut_off"
    await stage.secretary.until(lambda: stage_of(stage, "short") == "refused")
    assert kept(tmp_path / "hall") == []
    monkeypatch.undo()
    await stage.secretary.http.upload(PAPER)

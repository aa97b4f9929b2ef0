"""ZIP archives: each file is taken in or refused by itself, and no trick in one reaches the disk."""

from __future__ import annotations

import struct
import subprocess
import zipfile
import zlib
from collections.abc import Mapping
from pathlib import Path
from shutil import which

import pytest

from chair_console.domain.actors import FileFacts
from chair_console.hall.blobs import Blobs
from chair_console.hall.intake import Intake, IntakeRefused, PartTaken
from chair_console.hall.intake.messages import Failed, Limits, Packed, Unpack, Unpacked
from chair_console.hall.intake.process import Worker
from tests.shared_data import shared

DOCUMENTS = shared()
PAPER = (DOCUMENTS / "pdf/derived/tieng-viet-5-trang.pdf").read_bytes()
SMALL = (DOCUMENTS / "pdf/qpdf/minimal.pdf").read_bytes()
LIMITS = Limits(cpu_s=30, memory_bytes=1_000_000_000, file_bytes=300_000_000)
ROOM = 250_000_000


def an_archive(folder: Path, entries: Mapping[str | zipfile.ZipInfo, bytes]) -> Path:
    path = folder / "archive.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries.items():
            archive.writestr(name, content)
    return path


async def unpacked(source: Path, folder: Path, *, most: int = ROOM, password: str = "") -> Unpacked | Failed:
    (folder / "out").mkdir()
    worker = await Worker.start(LIMITS, folder)
    request = Unpack(source=str(source), folder=str(folder / "out"), most_bytes=most, password=password)
    answer = await worker.ask(request, 60)
    await worker.kill()
    assert isinstance(answer, Unpacked | Failed)
    return answer


async def parts(source: Path, folder: Path, *, password: str = "") -> dict[str, Packed]:
    answer = await unpacked(source, folder, password=password)
    assert isinstance(answer, Unpacked), answer
    return {packed.path: packed for packed in answer.files}


async def test_every_document_of_an_archive_has_its_own_outcome(tmp_path: Path) -> None:
    inner = an_archive(tmp_path, {"x.pdf": SMALL}).read_bytes()
    source = an_archive(
        tmp_path,
        {
            "Kỳ họp/1. Tờ trình.pdf": PAPER,
            "Kỳ họp/2. Báo cáo.pdf": SMALL,
            "Kỳ họp/khóa.pdf": (DOCUMENTS / "pdf/qpdf/20-pages.pdf").read_bytes(),
            "Kỳ họp/nén.zip": inner,
            "Kỳ họp/ghi chú.txt": "ghi chú".encode(),
            "__MACOSX/Kỳ họp/._1. Tờ trình.pdf": b"x",
            "Kỳ họp/Thumbs.db": b"x",
            "Kỳ họp/~$Báo cáo.docx": b"x",
        },
    )
    hall = tmp_path / "hall"
    hall.mkdir()
    intake = Intake(Blobs(hall), hall)
    taken = await intake.take_in_any(source, "ho so.zip")
    await intake.close()
    assert isinstance(taken, list)
    assert {part.path: _word(part) for part in taken} == {
        "Kỳ họp/1. Tờ trình.pdf": "5 pages",
        "Kỳ họp/2. Báo cáo.pdf": "1 pages",
        "Kỳ họp/khóa.pdf": "intake.encrypted",
        "Kỳ họp/nén.zip": "intake.nested_archive",
        "Kỳ họp/ghi chú.txt": "intake.unknown_type",
    }
    assert list((hall / "work").iterdir()) == []


def _word(part: PartTaken) -> str:
    return f"{part.outcome.pages} pages" if isinstance(part.outcome, FileFacts) else part.outcome.code


def all_files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


async def test_a_path_that_leads_out_is_refused_and_nothing_is_written_outside(tmp_path: Path) -> None:
    link = zipfile.ZipInfo("link.pdf")
    link.external_attr = 0o120777 << 16
    source = an_archive(
        tmp_path, {"../../outside.pdf": SMALL, "/etc/outside.pdf": SMALL, "C:\\outside.pdf": SMALL,
                   "..\\outside.pdf": SMALL, link: b"/etc/passwd", "good.pdf": SMALL},
    )  # fmt: skip
    found = await parts(source, tmp_path)
    assert {path: packed.code for path, packed in found.items() if path != "good.pdf"} == dict.fromkeys(
        ["../../outside.pdf", "/etc/outside.pdf", "C:/outside.pdf", "../outside.pdf", "link.pdf"],
        "intake.bad_path",
    )
    assert all_files(tmp_path) == {
        "archive.zip": source.read_bytes(),
        Path(found["good.pdf"].file).name: SMALL,
    }


async def test_a_file_that_grows_beyond_measure_is_refused_before_it_fills_the_disk(tmp_path: Path) -> None:
    found = await parts(an_archive(tmp_path, {"bomb.pdf": bytes(100_000_000), "a.pdf": SMALL}), tmp_path)
    assert (found["bomb.pdf"].code, found["a.pdf"].code) == ("intake.zip_bomb", "")
    assert sum(path.stat().st_size for path in (tmp_path / "out").iterdir()) == len(SMALL)


async def test_an_archive_that_lies_about_its_sizes_is_believed_in_nothing(tmp_path: Path) -> None:
    source = an_archive(tmp_path, {"lie.pdf": bytes(50_000_000)})
    content = bytearray(source.read_bytes())
    for mark, place in ((b"PK\1\2", 24), (b"PK\3\4", 22)):
        start = content.index(mark) + place
        content[start : start + 4] = struct.pack("<I", 1_000)
    source.write_bytes(content)
    found = await parts(source, tmp_path)
    assert found["lie.pdf"].code in ("intake.damaged_in_archive", "intake.zip_bomb")
    assert list((tmp_path / "out").iterdir()) == []


async def test_an_archive_with_more_than_fits_or_too_many_files_is_refused_whole(tmp_path: Path) -> None:
    answer = await unpacked(an_archive(tmp_path, {"a.pdf": PAPER, "b.pdf": PAPER}), tmp_path, most=40_000)
    assert isinstance(answer, Failed)
    assert answer.code == "intake.archive_too_large"
    (tmp_path / "many").mkdir()
    many = an_archive(tmp_path, {f"{number}.pdf": b"x" for number in range(501)})
    answer = await unpacked(many, tmp_path / "many")
    assert isinstance(answer, Failed)
    assert (answer.code, answer.facts) == ("intake.too_many_files", {"files": 501, "limit": 500})


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"PK\3\4" + b"\0" * 300, "intake.damaged"),
        (b"PK\5\6" + b"\0" * 18, "intake.empty_archive"),
    ],
    ids=["damaged", "empty"],
)
async def test_an_archive_that_holds_nothing_readable_says_so(
    tmp_path: Path, content: bytes, code: str
) -> None:
    (tmp_path / "a.zip").write_bytes(content)
    intake = Intake(Blobs(tmp_path), tmp_path)
    with pytest.raises(IntakeRefused) as refused:
        await intake.take_in_any(tmp_path / "a.zip", "a.zip")
    await intake.close()
    assert refused.value.code == code


async def test_names_are_read_as_their_program_meant_them(tmp_path: Path) -> None:
    names = {
        "aaaaaaaaaaaaaa": "Tờ trình".encode(),  # UTF-8 that does not say so
        "bbbbbbbb": "Café.pdf".encode("cp437"),
    }
    raw = "Dự thảo.pdf".encode()
    source = tmp_path / "names.zip"
    with zipfile.ZipFile(source, "w") as archive:
        for stand_in, name in names.items():
            archive.writestr(stand_in[: len(name)].ljust(len(name), stand_in[0]), SMALL)
        unicode_path = b"\1" + struct.pack("<I", zlib.crc32(b"cc.pdf")) + raw
        info = zipfile.ZipInfo("cc.pdf")
        info.extra = struct.pack("<HH", 0x7075, len(unicode_path)) + unicode_path
        archive.writestr(info, SMALL)
        archive.writestr("Nghị quyết.pdf", SMALL)
    content = source.read_bytes()
    for stand_in, name in names.items():
        content = content.replace(stand_in[0].encode() * len(name), name)
    source.write_bytes(content)
    assert set(await parts(source, tmp_path)) == {"Tờ trình", "Café.pdf", "Dự thảo.pdf", "Nghị quyết.pdf"}


@pytest.mark.parametrize(
    ("method", "password", "code"),
    [(9, "", "intake.damaged_in_archive"), (99, "", "intake.unknown_lock"), (99, "x", "intake.unknown_lock")],
    ids=["Deflate64", "AES", "AES with a password"],
)
async def test_a_way_of_packing_that_cannot_be_read_is_not_called_a_wrong_password(
    tmp_path: Path, method: int, password: str, code: str
) -> None:
    source = an_archive(tmp_path, {"a.pdf": SMALL})
    content = bytearray(source.read_bytes())
    for mark, place in ((b"PK\1\2", 8), (b"PK\3\4", 6)):
        start = content.index(mark) + place
        content[start : start + 4] = struct.pack("<HH", int(method == 99), method)
    source.write_bytes(content)
    assert (await parts(source, tmp_path, password=password))["a.pdf"].code == code


def lock(folder: Path, password: str) -> None:
    subprocess.run(["zip", "-q", "-P", password, "a.zip", "a.pdf"], cwd=folder, check=True)


@pytest.mark.skipif(which("zip") is None, reason="needs the program zip, which locks archives")
async def test_a_locked_archive_opens_with_its_password_and_says_when_it_is_wrong(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(SMALL)
    lock(tmp_path, "mật khẩu")
    for place, (password, code) in enumerate(
        (("", "intake.encrypted"), ("khác", "intake.wrong_password"), ("mật khẩu", ""))
    ):
        folder = tmp_path / str(place)
        folder.mkdir()
        assert (await parts(tmp_path / "a.zip", folder, password=password))["a.pdf"].code == code

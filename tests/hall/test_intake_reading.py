"""What intake finds in a document and makes of it: outline, text, sizes, scans, thumbnails, lighter pictures."""

from __future__ import annotations

import asyncio
import random
import unicodedata
from pathlib import Path

import msgspec
import pymupdf
import pytest
from PIL import Image

from chair_console import system
from chair_console.hall.intake import IntakeRefused, reading
from chair_console.hall.intake.examining import Examiners
from chair_console.hall.intake.messages import Prepare, Prepared
from chair_console.hall.intake.prepare import prepare
from chair_console.protocol.documents import DocumentIndex, OutlineEntry
from tests.shared_data import shared

DOCUMENTS = shared()


def examined(source: Path, folder: Path) -> tuple[Prepared, DocumentIndex]:
    async def examine() -> Prepared:
        examiners = Examiners(folder)
        try:
            answer = await examiners.examine(source, folder)
        finally:
            await examiners.close()
        assert isinstance(answer, Prepared)
        return answer

    prepared = asyncio.run(examine())
    return prepared, msgspec.json.decode(Path(prepared.index).read_bytes(), type=DocumentIndex)


def test_the_text_of_every_page_can_be_searched(tmp_path: Path) -> None:
    prepared, index = examined(DOCUMENTS / "pdf/derived/tieng-viet-5-trang.pdf", tmp_path)
    assert len(index.pages) == len(index.sizes) == prepared.pages == 5
    assert all(unicodedata.is_normalized("NFC", text) for text in index.pages)
    assert "đại biểu" in index.pages[0].lower()
    assert prepared.scanned_pages == 0


@pytest.mark.parametrize(("broken", "outcome"), [((2,), "repaired"), ((1, 2, 3, 4, 5), "intake.damaged")])
def test_a_page_that_cannot_be_read_is_said_and_a_paper_of_such_pages_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, broken: tuple[int, ...], outcome: str
) -> None:
    drawn: list[int] = []

    def paint(*arguments: object) -> Image.Image:
        drawn.append(len(drawn) + 1)
        if drawn[-1] in broken:
            raise RuntimeError("malloc of 9999999999 bytes failed")
        return Image.new("L", (320, 452), 255)

    monkeypatch.setattr(reading, "paint", paint)
    monkeypatch.setattr(system, "limit_resources", lambda **_: True)
    source = str(DOCUMENTS / "pdf/derived/tieng-viet-5-trang.pdf")
    request = Prepare(source=source, folder=str(tmp_path), office="")
    try:
        answer = prepare(request, lambda *_: None)
        assert isinstance(answer, Prepared)
        found = "repaired" if answer.repaired else ""
    except IntakeRefused as refused:
        found = refused.code
    assert found == outcome


def test_the_outline_names_headings_with_their_pages(tmp_path: Path) -> None:
    _, index = examined(DOCUMENTS / "pdf/py-pdf/pdflatex-outline.pdf", tmp_path)
    assert index.outline[:2] == [
        OutlineEntry(level=1, title="Foo", page=2),
        OutlineEntry(level=1, title="Bar", page=2),
    ]
    assert all(1 <= entry.page <= 4 for entry in index.outline)


def test_an_outline_that_bites_its_own_tail_has_an_end(tmp_path: Path) -> None:
    _, index = examined(DOCUMENTS / "pdf/qpdf/outlines-with-loop.pdf", tmp_path)
    assert len(index.outline) < 100


def test_sizes_are_those_of_the_page_as_it_is_shown(tmp_path: Path) -> None:
    source = DOCUMENTS / "pdf/qpdf/rotated.pdf"
    _, index = examined(source, tmp_path)
    with pymupdf.open(source) as document:
        assert index.sizes == [(page.rect.width, page.rect.height) for page in document]
    assert len(set(index.sizes)) == 2


def test_every_page_has_its_thumbnail(tmp_path: Path) -> None:
    prepared, _ = examined(DOCUMENTS / "pdf/qpdf/rotated.pdf", tmp_path)
    names = {picture.name for picture in Path(prepared.thumbnails).iterdir()}
    assert names == {f"{number}-320.jpg" for number in range(1, 21)}
    with Image.open(Path(prepared.thumbnails) / "1-320.jpg") as picture:
        assert picture.width == 320


def a_photograph(width: int, height: int) -> Image.Image:
    """Noise with large forms, as a scan has it: it does not pack well."""
    noise = Image.frombytes(
        "RGB", (width // 8, height // 8), random.Random(1).randbytes(width * height * 3 // 64)
    )
    return noise.resize((width, height), Image.Resampling.BICUBIC)


def a_scan(folder: Path, *, dpi: int) -> Path:
    """Two A4 pages scanned in colour, an empty page, and a page of text."""
    a_photograph(int(8.27 * dpi), int(11.69 * dpi)).save(folder / "scan.jpg", quality=92)
    with pymupdf.open() as document:
        for _ in range(2):
            document.new_page().insert_image(pymupdf.Rect(0, 0, 595, 842), filename=folder / "scan.jpg")
        document.new_page()
        document.new_page().insert_text((72, 72), "Resolution")
        document.save(folder / "scan.pdf")
    return folder / "scan.pdf"


def test_scans_without_text_are_counted_and_empty_pages_are_not(tmp_path: Path) -> None:
    prepared, index = examined(a_scan(tmp_path, dpi=100), tmp_path)
    assert prepared.scanned_pages == 2
    assert index.pages[:3] == ["", "", ""]


def test_pictures_finer_than_a_screen_shows_make_the_delivery_copy_lighter(tmp_path: Path) -> None:
    source = a_scan(tmp_path, dpi=400)
    prepared, _ = examined(source, tmp_path)
    delivery = Path(prepared.delivery)
    assert delivery.stat().st_size < 0.7 * source.stat().st_size
    with pymupdf.open(delivery) as document:
        image = document[0].get_image_info()[0]
        assert (document.page_count, 1000 < image["width"] < 1700) == (4, True)


def test_pictures_that_are_coarse_already_stay_as_they_are(tmp_path: Path) -> None:
    source = a_scan(tmp_path, dpi=150)
    prepared, _ = examined(source, tmp_path)
    with pymupdf.open(prepared.delivery or source) as document:
        assert document[0].get_image_info()[0]["width"] == int(8.27 * 150)


PICTURES = {"png": "image/png", "jpeg": "image/jpeg", "tiff": "image/tiff", "webp": "image/webp",
            "gif": "image/gif", "bmp": "image/bmp"}  # fmt: skip


@pytest.mark.parametrize(("kind", "media_type"), PICTURES.items())
def test_a_picture_becomes_a_page_of_the_same_shape(tmp_path: Path, kind: str, media_type: str) -> None:
    a_photograph(1600, 1200).save(tmp_path / "photo", kind)
    prepared, index = examined(tmp_path / "photo", tmp_path)
    assert (prepared.media_type, prepared.pages, prepared.scanned_pages) == (media_type, 1, 1)
    width, height = index.sizes[0]
    assert abs(width / height - 4 / 3) < 0.01
    assert max(width, height) <= 1300


def test_a_fax_of_three_pages_becomes_three_pages(tmp_path: Path) -> None:
    sheets = [a_photograph(800, 1100).convert("1") for _ in range(3)]
    sheets[0].save(tmp_path / "fax.tif", save_all=True, append_images=sheets[1:], compression="group4")
    prepared, _ = examined(tmp_path / "fax.tif", tmp_path)
    assert prepared.pages == 3


def test_a_photograph_taken_sideways_stands_upright(tmp_path: Path) -> None:
    sideways = Image.Exif()
    sideways[0x112] = 6
    a_photograph(1600, 1200).save(tmp_path / "photo.jpg", exif=sideways)
    _, index = examined(tmp_path / "photo.jpg", tmp_path)
    assert index.sizes[0][0] < index.sizes[0][1]


@pytest.mark.parametrize("kind", ["png", "jpeg", "webp"])
def test_a_picture_cut_to_its_head_is_refused_with_a_sentence(tmp_path: Path, kind: str) -> None:
    a_photograph(800, 600).save(tmp_path / "whole", kind)
    (tmp_path / "cut").write_bytes((tmp_path / "whole").read_bytes()[:20])
    with pytest.raises(IntakeRefused) as refused:
        examined(tmp_path / "cut", tmp_path)
    assert refused.value.code == "intake.damaged_image"


def test_a_picture_of_too_many_dots_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    Image.new("1", (40_000, 40_000)).save(tmp_path / "huge.png")
    with pytest.raises(IntakeRefused) as refused:
        examined(tmp_path / "huge.png", tmp_path)
    assert refused.value.code == "intake.too_heavy"

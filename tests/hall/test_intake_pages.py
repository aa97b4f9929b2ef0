"""Pictures of pages: drawn once, kept, the right size, and still served when a worker dies."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pymupdf
import pytest

from chair_console import system
from chair_console.hall.blobs import Blobs
from chair_console.hall.intake import IntakeRefused
from chair_console.hall.intake.pages import Pages
from tests.shared_data import shared

DOCUMENTS = shared()


class Drawer:
    """A hall's page pictures in a folder of their own."""

    def __init__(self, folder: Path, **options: float) -> None:
        self.blobs = Blobs(folder)
        self.pages = Pages(self.blobs, folder / "pages", **options)  # type: ignore[arg-type]

    async def picture(self, name: str, page: int = 1, width: int = 320) -> pymupdf.Pixmap:
        path = await self.pages.picture(self.blobs.store(DOCUMENTS / name), page, width)
        return pymupdf.Pixmap(str(path))


@pytest.mark.parametrize("width", [320, 1600, 2400])
async def test_a_page_is_drawn_as_wide_as_asked(tmp_path: Path, width: int) -> None:
    drawer = Drawer(tmp_path)
    picture = await drawer.picture("pdf/derived/tieng-viet-5-trang.pdf", 5, width)
    await drawer.pages.close()
    assert picture.width == width
    assert abs(picture.height / picture.width - 842 / 595) < 0.01


async def test_a_page_without_colour_is_a_grey_picture_and_one_with_colour_is_not(tmp_path: Path) -> None:
    drawer = Drawer(tmp_path)
    grey = await drawer.picture("pdf/derived/tieng-viet-5-trang.pdf")
    coloured = await drawer.picture("pdf/qpdf/png-filters.pdf", 1)
    await drawer.pages.close()
    assert grey.colorspace.n == 1
    assert coloured.colorspace.n == 3


@pytest.mark.parametrize(
    "name", ["huge-page-14400.pdf", "huge-page-200000.pdf", "long-strip-60x14400.pdf", "a0-landscape.pdf"]
)
async def test_an_odd_page_makes_a_picture_within_bounds(tmp_path: Path, name: str) -> None:
    drawer = Drawer(tmp_path)
    picture = await drawer.picture(f"pdf/derived/{name}", 1, 1600)
    await drawer.pages.close()
    assert 1 <= picture.width <= 1600
    assert picture.height <= 9600


async def test_sixty_tablets_that_ask_at_once_get_one_drawing(tmp_path: Path) -> None:
    drawer = Drawer(tmp_path)
    sha256 = drawer.blobs.store(DOCUMENTS / "pdf/derived/tieng-viet-5-trang.pdf")
    paths = await asyncio.gather(*(drawer.pages.picture(sha256, 1 + n % 3, 320) for n in range(60)))
    asked = sum(worker.asked for worker in drawer.pages.workers)
    await drawer.pages.close()
    assert asked == len(set(paths)) == 3
    assert sorted(p.name for p in (tmp_path / "pages" / sha256).iterdir()) == [
        "1-320.jpg",
        "2-320.jpg",
        "3-320.jpg",
    ]


async def test_a_picture_once_drawn_needs_no_worker_any_more(tmp_path: Path) -> None:
    drawer = Drawer(tmp_path)
    await drawer.picture("pdf/qpdf/minimal.pdf")
    await drawer.pages.close()
    later = Drawer(tmp_path)
    await later.picture("pdf/qpdf/minimal.pdf")
    assert later.pages.workers == []


@pytest.mark.parametrize("page", [0, 6, -1])
async def test_a_page_that_is_not_there_is_refused(tmp_path: Path, page: int) -> None:
    drawer = Drawer(tmp_path)
    with pytest.raises(IntakeRefused) as refused:
        await drawer.picture("pdf/derived/tieng-viet-5-trang.pdf", page)
    await drawer.pages.close()
    assert refused.value.code == "documents.no_such_page"


async def test_another_width_and_an_unknown_file_are_refused(tmp_path: Path) -> None:
    drawer = Drawer(tmp_path)
    with pytest.raises(IntakeRefused) as width:
        await drawer.picture("pdf/qpdf/minimal.pdf", 1, 100_000)
    with pytest.raises(IntakeRefused) as unknown:
        await drawer.pages.picture("../../secret", 1, 320)
    assert (width.value.code, unknown.value.code) == ("intake.bad_width", "intake.unknown_file")


async def test_a_worker_that_crashed_is_replaced_and_the_page_is_drawn(tmp_path: Path) -> None:
    drawer = Drawer(tmp_path, workers=1)
    await drawer.picture("pdf/qpdf/minimal.pdf")
    (worker,) = drawer.pages.workers
    system.kill_process(worker.pid)
    picture = await drawer.picture("pdf/qpdf/boxes.pdf")
    await drawer.pages.close()
    assert picture.width == 320


async def test_a_page_that_no_worker_finishes_is_refused_and_the_next_one_is_drawn(tmp_path: Path) -> None:
    drawer = Drawer(tmp_path, workers=1, timeout_s=0.0001)
    with pytest.raises(IntakeRefused) as refused:
        await drawer.picture("pdf/qpdf/lin3.pdf")
    assert refused.value.code == "intake.page_failed"
    with pytest.raises(IntakeRefused) as again:
        await drawer.picture("pdf/qpdf/lin3.pdf")
    await drawer.pages.close()
    assert (again.value.code, drawer.pages.lost) == ("intake.page_failed", 2)
    patient = Drawer(tmp_path, workers=1)
    assert (await patient.picture("pdf/qpdf/lin3.pdf")).width == 320
    await patient.pages.close()

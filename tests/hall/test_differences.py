"""What changed between two versions of a paper: pages, words, pictures."""

from __future__ import annotations

import subprocess
from pathlib import Path

import msgspec
import pymupdf
import pytest
from PIL import Image, ImageDraw

from chair_console import resources, sandbox, system
from chair_console.domain.documents import PublishDocument, ReplaceDocument
from chair_console.hall.blobs import Blobs
from chair_console.hall.intake import IntakeRefused
from chair_console.hall.intake.compare import compare
from chair_console.hall.intake.differences import Differences
from chair_console.hall.intake.messages import Compare, Limits
from chair_console.protocol.documents import DocumentDifference
from tests.hall.sitting import a_sitting

A4 = pymupdf.paper_rect("a4")
FONT = pymupdf.Font(fontfile=str(resources.path("fonts") / "BeVietnamPro-Regular.ttf"))


def paper(target: Path, *pages: str, rotated: bool = False) -> Path:
    """A PDF with one page for each text."""
    with pymupdf.open() as document:
        for text in pages:
            page = document.new_page(width=A4.width, height=A4.height)
            writer = pymupdf.TextWriter(page.rect)
            writer.fill_textbox(pymupdf.Rect(60, 60, 540, 780), text, font=FONT, fontsize=13)
            writer.write_text(page)
            if rotated:
                page.set_rotation(90)
        document.save(target)
    return target


def scan(target: Path, stamp: tuple[int, int, int, int] | None = None) -> Path:
    """A page that is only a picture, perhaps with a stamp on it."""
    picture = Image.new("L", (1240, 1754), 255)
    draw = ImageDraw.Draw(picture)
    for line in range(30):
        draw.line((150, 200 + 45 * line, 1090, 200 + 45 * line), fill=0, width=3)
    if stamp is not None:
        draw.ellipse(stamp, outline=0, width=8)
    picture.save(target.with_suffix(".png"))
    with pymupdf.open() as document:
        page = document.new_page(width=A4.width, height=A4.height)
        page.insert_image(page.rect, filename=target.with_suffix(".png"))
        document.save(target)
    return target


def difference(old: Path, new: Path) -> DocumentDifference:
    target = new.with_suffix(".json")
    compare(Compare(old=str(old), new=str(new), target=str(target)))
    return msgspec.json.decode(target.read_bytes(), type=DocumentDifference)


def kinds(found: DocumentDifference) -> list[tuple[int | None, int | None, str]]:
    return [(page.old, page.new, page.kind) for page in found.pages]


ONE = "Điều 1. Quy định phạm vi hỗ trợ chuyển đổi số ở vùng cao của tỉnh trong giai đoạn tới."
TWO = "Điều 2. Mức hỗ trợ mỗi thôn là 300 triệu đồng, thực hiện trong năm 2027 từ ngân sách tỉnh."
THREE = "Điều 3. Ủy ban nhân dân tỉnh tổ chức thực hiện và báo cáo Hội đồng nhân dân tại kỳ họp cuối năm."
NEW = "Phụ lục. Danh sách các thôn được hỗ trợ: Bản Mù, Xà Hồ, Làng Nhì, Tà Xi Láng, Phình Hồ, Trạm Tấu."


def test_a_changed_number_is_found_with_its_place(tmp_path: Path) -> None:
    old = paper(tmp_path / "old.pdf", ONE, TWO, THREE)
    new = paper(tmp_path / "new.pdf", ONE, TWO.replace("300", "450"), THREE)
    found = difference(old, new)
    assert kinds(found) == [(1, 1, "same"), (2, 2, "changed"), (3, 3, "same")]
    page = found.pages[1]
    assert [(run.kind, run.text) for run in page.words if run.kind != "same"] == [
        ("removed", "300"),
        ("inserted", "450"),
    ]
    (area,) = page.areas_new
    assert 0 < area.x0 < area.x1 < 1 and 0.05 < area.y0 < area.y1 < 0.2
    assert "…" not in page.words[0].text[-3:] and page.words[0].text.endswith("thôn là")


def test_an_inserted_and_a_missing_page_leave_the_others_what_they_were(tmp_path: Path) -> None:
    old = paper(tmp_path / "old.pdf", ONE, TWO, THREE)
    more = paper(tmp_path / "more.pdf", ONE, NEW, TWO, THREE)
    assert kinds(difference(old, more)) == [
        (1, 1, "same"),
        (None, 2, "added"),
        (2, 3, "same"),
        (3, 4, "same"),
    ]
    less = paper(tmp_path / "less.pdf", ONE, THREE)
    assert kinds(difference(old, less)) == [(1, 1, "same"), (2, None, "removed"), (3, 2, "same")]


def test_a_page_that_stands_elsewhere_has_moved_and_did_not_come_and_go(tmp_path: Path) -> None:
    old = paper(tmp_path / "old.pdf", ONE, TWO, THREE, NEW)
    new = paper(tmp_path / "new.pdf", NEW, ONE, TWO, THREE)
    found = kinds(difference(old, new))
    assert found == [(4, 1, "moved"), (1, 2, "same"), (2, 3, "same"), (3, 4, "same")]
    back = kinds(difference(new, old))
    assert back == [(2, 1, "same"), (3, 2, "same"), (4, 3, "same"), (1, 4, "moved")]
    twice = paper(tmp_path / "twice.pdf", NEW, ONE, TWO, THREE, NEW)
    assert kinds(difference(old, twice))[0] == (None, 1, "added"), "a copy is no move"


def test_a_page_inserted_before_a_changed_one_is_not_taken_for_it(tmp_path: Path) -> None:
    old = paper(tmp_path / "old.pdf", ONE, TWO, THREE)
    new = paper(tmp_path / "new.pdf", ONE, NEW, TWO.replace("300", "450"), THREE)
    found = kinds(difference(old, new))
    assert found == [(1, 1, "same"), (None, 2, "added"), (2, 3, "changed"), (3, 4, "same")]


def numbered(target: Path, *pages: str, foot: str = "") -> Path:
    """The same with "Trang 3/10", or something else, at the foot of each page."""
    with pymupdf.open(paper(target.with_suffix(".plain.pdf"), *pages)) as document:
        for number, page in enumerate(document, 1):
            writer = pymupdf.TextWriter(page.rect)
            writer.append((80, 822), foot or f"Trang {number}/{len(document)}", font=FONT, fontsize=9)
            writer.write_text(page)
        document.save(target)
    return target


def test_page_numbers_that_move_on_are_no_change(tmp_path: Path) -> None:
    old = numbered(tmp_path / "old.pdf", ONE, TWO, THREE)
    new = numbered(tmp_path / "new.pdf", ONE, NEW, TWO, THREE.replace("cuối", "giữa"))
    found = kinds(difference(old, new))
    assert found == [(1, 1, "same"), (None, 2, "added"), (2, 3, "same"), (3, 4, "changed")]


def test_a_figure_in_the_last_row_of_a_table_is_no_page_number(tmp_path: Path) -> None:
    old = numbered(tmp_path / "old.pdf", ONE, foot="Tổng số hộ 11")
    new = numbered(tmp_path / "new.pdf", ONE, foot="Tổng số hộ 12")
    (page,) = difference(old, new).pages
    assert page.kind == "changed"
    assert [run.text for run in page.words if run.kind == "inserted"] == ["12"]


def test_a_page_inserted_into_a_long_paper_with_other_figures_on_every_page_is_found(tmp_path: Path) -> None:
    pages = [f"Biểu {number}a. Thôn {name}: {{}} hộ" for number in range(21) for name in NEW.split()[9:19]]
    old = paper(tmp_path / "old.pdf", *(page.format(300) for page in pages))
    changed = [page.format(450) for page in pages]
    new = paper(tmp_path / "new.pdf", *changed[:3], THREE, *changed[3:])
    found = kinds(difference(old, new))
    assert len(pages) ** 2 > 40_000
    assert [pair for pair in found if pair[2] != "changed"] == [(None, 4, "added")]
    assert found[-1] == (len(pages), len(pages) + 1, "changed")


def test_a_signed_scan_that_takes_the_place_of_a_text_is_set_beside_it(tmp_path: Path) -> None:
    with pymupdf.open(paper(tmp_path / "old.pdf", ONE, TWO)) as old, pymupdf.open() as new:
        for page in old:
            new.new_page(width=A4.width, height=A4.height).insert_image(A4, pixmap=page.get_pixmap(dpi=100))
        new.save(tmp_path / "new.pdf")
    found = kinds(difference(tmp_path / "old.pdf", tmp_path / "new.pdf"))
    assert [pair[:2] for pair in found] == [(1, 1), (2, 2)]


def test_areas_lie_where_a_turned_page_shows_them(tmp_path: Path) -> None:
    old = paper(tmp_path / "old.pdf", TWO, rotated=True)
    new = paper(tmp_path / "new.pdf", TWO.replace("300", "450"), rotated=True)
    (area,) = difference(old, new).pages[0].areas_new
    # Turned to the right, the first lines stand at the right edge and run downwards.
    assert area.x0 > 0.8 and area.y1 - area.y0 > area.x1 - area.x0


def test_a_stamp_on_a_scan_is_outlined(tmp_path: Path) -> None:
    old, new = scan(tmp_path / "old.pdf"), scan(tmp_path / "new.pdf", stamp=(800, 1300, 1000, 1500))
    (page,) = difference(old, new).pages
    assert page.kind == "changed" and not page.words
    assert len(page.areas_new) == 1
    area = page.areas_new[0]
    assert area.x0 == pytest.approx(800 / 1240, abs=0.04) and area.y1 == pytest.approx(1500 / 1754, abs=0.04)


def test_the_same_paper_differs_nowhere(tmp_path: Path) -> None:
    old, new = scan(tmp_path / "old.pdf"), scan(tmp_path / "new.pdf")
    assert kinds(difference(old, new)) == [(1, 1, "same")]


async def test_tablets_get_the_difference_of_two_versions_of_one_paper_only(tmp_path: Path) -> None:
    papers = {
        "old": paper(tmp_path / "old.pdf", ONE, TWO),
        "new": paper(tmp_path / "new.pdf", ONE, TWO.replace("300", "450")),
        "other": paper(tmp_path / "other.pdf", THREE),
    }
    async with a_sitting(3) as sitting:
        secretary, person = sitting.stage.secretary, sitting.people["d01"]
        facts = {name: await secretary.upload(file) for name, file in papers.items()}
        sha = {name: found.delivery_sha256 for name, found in facts.items()}
        for name in ("old", "other"):
            command = PublishDocument(id=name, title=f"Tờ trình {name}", file_sha256=facts[name].sha256)
            await secretary.command(command)
        replace = ReplaceDocument(document_id="old", file_sha256=facts["new"].sha256, reason="Sửa số tiền")
        await secretary.command(replace)
        found = await person.fetch(f"/difference/{sha['old']}/{sha['new']}")
        pages = msgspec.json.decode(found, type=DocumentDifference).pages
        assert [page.kind for page in pages] == ["same", "changed"]
        token = {"Authorization": f"Bearer {person.token}"}
        for wrong in (f"{sha['old']}/{sha['other']}", f"{sha['old']}/{'0' * 64}", sha["old"], "../../x"):
            async with person.session.get(f"{person.url}/difference/{wrong}", headers=token) as answer:
                assert answer.status == 404
        nobody = sitting.caller()
        async with nobody.session.get(f"{person.url}/difference/{sha['old']}/{sha['new']}") as answer:
            assert answer.status == 401


async def test_what_could_not_be_compared_is_not_tried_again_for_every_tablet(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tried = []

    async def ask(differences: Differences, request: Compare) -> None:
        tried.append(request)
        raise IntakeRefused("difference.failed")

    monkeypatch.setattr(Differences, "_ask", ask)
    blobs = Blobs(tmp_path)
    old, new = (blobs.store(paper(tmp_path / f"{text}.pdf", text)) for text in ("a", "b"))
    differences = Differences(blobs, tmp_path / "differences", tmp_path)
    for _tablet in range(60):
        with pytest.raises(IntakeRefused) as refused:
            await differences.difference(old, new)
        assert refused.value.code == "difference.failed"
    assert len(tried) == 1


@pytest.mark.skipif(not sandbox.can_fork(), reason="a parent that died is known by its number: Linux")
def test_a_worker_whose_hall_died_before_it_woke_does_nothing(tmp_path: Path) -> None:
    stranger = Limits(cpu_s=20, memory_bytes=2_000_000_000, file_bytes=1_000_000, hall=2**30)
    target = tmp_path / "left.part"
    pdf = str(paper(tmp_path / "a.pdf", "a"))
    lines = [stranger, Compare(old=pdf, new=pdf, target=str(target))]
    done = subprocess.run(
        system.own_program("document-worker", isolated=True),
        input=b"".join(msgspec.json.encode(line) + b"\n" for line in lines),
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert (done.stdout, target.exists()) == (b"", False)

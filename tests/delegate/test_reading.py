"""Reading on the tablet: a cut link, a new version, the presenter's page, words without marks, own notes."""

from __future__ import annotations

import asyncio
import os
import re
from pathlib import Path
from typing import Any

import pymupdf
import pytest
from playwright.async_api import Browser, Page, Route, expect

from chair_console import resources
from chair_console.domain.actors import FileFacts
from chair_console.domain.documents import PublishDocument, ReplaceDocument
from chair_console.domain.presence import OpenRollCall
from chair_console.domain.screen import FollowMeeting, ShowOnScreen

from .hall import PAPER, Council, joined
from .test_app import story

pytestmark = pytest.mark.browser

A_MOMENT = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"
SECOND_VERSION = "13-du-thao-nghi-quyet-chuyen-doi-so-ban-2.pdf"
LAND = "06-to-trinh-danh-muc-thu-hoi-dat.pdf"


async def publish(council: Council, path: Path, document_id: str, title: str) -> FileFacts:
    """Publish a file under the current item."""
    facts = await council.stage.secretary.upload(path)
    await council.stage.secretary.command(publishing(facts, document_id, title))
    return facts


def publishing(facts: FileFacts, document_id: str, title: str) -> PublishDocument:
    return PublishDocument(
        id=document_id, item_id="n1", kind="draft_resolution", title=title, file_sha256=facts.sha256
    )


def sample(name: str) -> Path:
    return resources.path("sample-session") / name


async def opened(page: Page, title: str) -> None:
    """The paper is open and its first page on the screen has been drawn."""
    await page.get_by_role("button", name="Tài liệu").click()
    await page.get_by_role("button", name=re.compile(title)).first.click()
    await expect(page.locator("[data-drawn=drawing]").first).to_be_visible()


def document(council: Council, document_id: str = "t1") -> Any:
    return council.stage.chair.topics["documents"][document_id]


@story
async def test_whoever_reads_when_the_roll_is_called_is_asked_there(
    council: Council, browser: Browser
) -> None:
    await publish(council, sample(PAPER), "t1", "Dự thảo nghị quyết")
    page = await joined(browser, council)
    await opened(page, "Dự thảo nghị quyết")
    ask = page.get_by_role("button", name="Có mặt")
    await expect(ask).to_have_count(0)
    await council.stage.secretary.command(OpenRollCall())
    await ask.click()
    await expect(ask).to_have_count(0)
    await expect(page.locator("[data-page]").first).to_be_visible()
    await council.until(lambda: council.stage.presence.status.get("d3") == "present")


@story
async def test_a_download_that_is_cut_goes_on_where_it_was_and_counts_when_it_is_whole(
    council: Council, browser: Browser
) -> None:
    file = council.stage.process.data_dir / "scan.pdf"
    with pymupdf.open() as scan:  # type: ignore[no-untyped-call]
        for _ in range(3):
            picture = pymupdf.Pixmap(pymupdf.csRGB, 500, 500, os.urandom(750_000), False)  # type: ignore[no-untyped-call]
            scan.new_page().insert_image((0, 0, 595, 842), pixmap=picture)
        scan.save(file)
    facts = await council.stage.secretary.upload(file)
    page = await joined(browser, council)
    asked: list[str] = []
    cut = True

    async def pass_on(route: Route) -> None:
        if cut and len(asked) >= 2:
            await route.abort("connectionreset")
            return
        asked.append(route.request.headers["range"])
        await route.continue_()

    await page.route(f"**/blob/{facts.delivery_sha256}", pass_on)
    await council.stage.secretary.command(publishing(facts, "t1", "Bản đồ quy hoạch"))
    await page.get_by_role("button", name="Tài liệu").click()
    await page.get_by_role("button", name=re.compile("Bản đồ quy hoạch")).click()
    await page.get_by_role("button", name="Tài liệu").click()
    await expect(page.get_by_text(re.compile(r"đang tải \d+ %"))).to_be_visible()
    assert document(council).received == 0
    await page.reload()
    await expect(page.get_by_text(re.compile(r"đang tải \d+ %"))).to_be_visible()
    cut = False
    await expect(page.get_by_text("đã có trên máy")).to_be_visible(timeout=25_000)
    await council.until(lambda: document(council).received == 1)
    places = [tuple(map(int, part.removeprefix("bytes=").split("-"))) for part in asked]
    brought = sum(min(last + 1, facts.bytes_delivery) - first for first, last in places)
    # The one piece that was on its way when the page went may come again, nothing that had been kept.
    assert 0 <= brought - facts.bytes_delivery <= 1 << 18, "pieces were fetched twice"


@story
async def test_a_replaced_document_says_that_it_is_new_and_stays_on_its_page(
    council: Council, browser: Browser
) -> None:
    await publish(council, sample(PAPER), "t1", "Dự thảo nghị quyết")
    page = await joined(browser, council)
    await opened(page, "Dự thảo nghị quyết")
    await council.until(lambda: document(council).opened == 1)
    await page.get_by_role("button", name="Trang sau").click()
    await expect(page.get_by_text("Trang 2 / 5")).to_be_visible()
    facts = await council.stage.secretary.upload(sample(SECOND_VERSION))
    replace = ReplaceDocument(document_id="t1", file_sha256=facts.sha256, reason="Tiếp thu ý kiến thảo luận")
    await council.stage.secretary.command(replace)
    await expect(page.get_by_text("Đây là bản 2, thay bản đồng chí đã đọc.")).to_be_visible()
    await expect(page.get_by_text("Trang 2 / 5")).to_be_visible()
    await expect(page.locator("[data-page='2'][data-drawn=drawing]")).to_be_visible()
    await council.until(lambda: document(council).opened == 1 and document(council).received == 1)


@story
async def test_the_presented_page_is_gone_to_followed_and_left(council: Council, browser: Browser) -> None:
    await publish(council, sample(PAPER), "t1", "Dự thảo nghị quyết")
    page = await joined(browser, council)
    await opened(page, "Dự thảo nghị quyết")
    await expect(page.get_by_role("button", name=re.compile("đang chiếu"))).to_have_count(0)
    await council.stage.lead(ShowOnScreen(view="document", document_id="t1", page=4))
    await page.get_by_role("button", name="Đến trang đang chiếu · 4").click()
    await expect(page.get_by_text("Trang 4 / 5")).to_be_visible()
    await council.stage.lead(ShowOnScreen(view="document", document_id="t1", page=2))
    await expect(page.get_by_role("button", name="Đến trang đang chiếu · 2")).to_be_visible()
    await expect(page.get_by_text("Trang 4 / 5")).to_be_visible()
    await page.get_by_role("button", name="Theo màn chiếu").click()
    await expect(page.get_by_text("Trang 2 / 5")).to_be_visible()
    await council.stage.lead(ShowOnScreen(view="document", document_id="t1", page=5))
    await expect(page.get_by_text("Trang 5 / 5")).to_be_visible()
    await page.get_by_role("button", name="Trang trước").click()
    await expect(page.get_by_role("button", name="Theo màn chiếu")).to_be_visible()
    await council.stage.lead(FollowMeeting())
    await expect(page.get_by_role("button", name=re.compile("đang chiếu"))).to_have_count(0)


@story
async def test_words_without_marks_are_found_in_the_document_and_in_all_documents(
    council: Council, browser: Browser
) -> None:
    await publish(council, sample(PAPER), "t1", "Dự thảo nghị quyết")
    await publish(council, sample(LAND), "t2", "Danh mục thu hồi đất")
    page = await joined(browser, council)
    await opened(page, "Danh mục thu hồi đất")
    await page.get_by_role("button", name="Tài liệu").click()
    await opened(page, "Dự thảo nghị quyết")
    field = page.get_by_label("Tìm trong tài liệu này")
    await field.fill("tap huan")
    await expect(page.get_by_text(re.compile(r"^1 trong \d+$"))).to_be_visible()
    await expect(page.locator(".hit.current").first).to_be_visible()
    await field.press("Enter")
    await expect(page.get_by_text(re.compile(r"^2 trong \d+$"))).to_be_visible()
    await field.fill("khong he co chu nay")
    await expect(page.get_by_text("không thấy")).to_be_visible()
    await page.get_by_role("button", name="Tài liệu").click()
    await page.get_by_placeholder("Tìm, không cần dấu").fill("thu hoi dat")
    hits = page.get_by_role("region", name="Trong nội dung tài liệu")
    await expect(hits.get_by_text("Danh mục thu hồi đất")).to_be_visible()
    await hits.get_by_role("button", name=re.compile("thu hồi đất", re.IGNORECASE)).first.click()
    await expect(page.get_by_label("Tìm trong tài liệu này")).to_have_value("thu hoi dat")
    await expect(page.locator(".hit.current").first).to_be_visible()


@story
async def test_own_notes_and_marks_survive_a_reload_and_go_out_as_a_file_only(
    council: Council, browser: Browser
) -> None:
    await publish(council, sample(PAPER), "t1", "Dự thảo nghị quyết")
    page = await joined(browser, council)
    await opened(page, "Dự thảo nghị quyết")
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.post_data or ""))
    await page.locator("[data-page='1'] .textLayer span", has_text="chuyển đổi số").first.dblclick()
    await page.get_by_role("button", name="Tô sáng").click()
    await page.get_by_role("button", name="Đánh dấu trang này").click()
    await page.get_by_role("button", name=re.compile("^Ghi chú · 2")).click()
    await page.get_by_role("button", name="Ghi cho trang này").click()
    await page.get_by_label("Nội dung ghi chú").fill("Hỏi rõ ai ghi âm tiếng Dao")
    await page.get_by_role("button", name="Lưu", exact=True).click()
    await page.reload()
    await expect(page.locator("[data-page='1'] .highlight").first).to_be_visible()
    await page.get_by_role("button", name=re.compile("^Ghi chú · 3")).click()
    await expect(page.get_by_text("“Hỏi rõ ai ghi âm tiếng Dao”")).to_be_visible()
    async with page.expect_download() as download:
        await page.get_by_role("button", name="Lưu ghi chú ra tệp").click()
    saved = Path(await (await download.value).path())
    text = await asyncio.to_thread(saved.read_text, encoding="utf-8-sig")
    assert "Ghi chú riêng của Hoàng Thị Lan" in text
    assert "- trang 1 · ghi chú: Hỏi rõ ai ghi âm tiếng Dao" in text
    assert not [body for body in sent if "ghi âm" in body]


@story
async def test_two_quick_touches_zoom_in_and_out_and_two_fingers_zoom_as_far_as_they_go(
    council: Council, browser: Browser
) -> None:
    await publish(council, sample(PAPER), "t1", "Dự thảo nghị quyết")
    context = await browser.new_context(
        ignore_https_errors=True, viewport={"width": 800, "height": 1280}, locale="vi-VN", has_touch=True
    )
    page = await context.new_page()
    await page.goto(council.codes["d3"].link)
    await page.get_by_role("button", name="Đúng, là tôi").tap()
    await opened(page, "Dự thảo nghị quyết")

    async def twice() -> None:
        await page.touchscreen.tap(400, 600)
        await page.touchscreen.tap(400, 600)

    fit = page.get_by_role("button", name="Vừa chiều ngang")
    await expect(fit).to_be_disabled()
    await twice()
    await expect(fit).to_be_enabled()
    await page.evaluate(A_MOMENT)
    await expect(fit).to_be_enabled()
    await twice()
    await expect(fit).to_be_disabled()
    pinch = {"x": 400, "y": 600, "scaleFactor": 1.5, "gestureSourceType": "touch"}
    tools = await context.new_cdp_session(page)
    await tools.send("Input.synthesizePinchGesture", pinch)
    await expect(fit).to_be_enabled()


def a_scan_as_jpeg_2000(path: Path) -> None:
    """A page that holds one picture in a coding that pdf.js decodes with WebAssembly only."""
    pixels = pymupdf.Pixmap(pymupdf.csGRAY, (0, 0, 200, 200), False)  # type: ignore[no-untyped-call]
    pixels.clear_with(90)
    coded = pymupdf.mupdf.fz_new_buffer_from_pixmap_as_jpx(pixels.this, pymupdf.mupdf.FzColorParams(), 90)
    with pymupdf.open() as scan:  # type: ignore[no-untyped-call]
        page = scan.new_page()
        number = page.insert_image((40, 40, 540, 540), pixmap=pixels)
        scan.update_stream(number, coded.fz_buffer_extract(), compress=False)
        scan.xref_set_key(number, "Filter", "/JPXDecode")
        scan.save(path)


@story
async def test_a_scan_that_the_tablet_cannot_decode_is_shown_as_the_halls_picture(
    council: Council, browser: Browser
) -> None:
    file = council.stage.process.data_dir / "scan.pdf"
    a_scan_as_jpeg_2000(file)
    await publish(council, file, "t1", "Bản quét")
    page = await joined(browser, council)
    await page.get_by_role("button", name="Tài liệu").click()
    await page.get_by_role("button", name=re.compile("Bản quét")).click()
    picture = page.locator("[data-page='1'][data-drawn=picture] img")
    await expect(picture).to_be_visible()
    await page.wait_for_function("document.querySelector(\"[data-page='1'] img\").naturalWidth === 1600")

"""A new version on the tablet: said, opened where it changed, marked, seen beside the old one; and a recalled one."""

from __future__ import annotations

import asyncio
import re
from pathlib import Path

import pymupdf
import pytest
from playwright.async_api import Browser, Page, expect

from chair_console.domain.documents import RecallDocument, ReplaceDocument
from chair_console.domain.reading import RemindReaders

from .hall import PAPER, Council, joined
from .test_app import story
from .test_reading import LAND, SECOND_VERSION, document, opened, publish, sample

pytestmark = pytest.mark.browser

UNTIL_NOTHING_IS_KEPT = """async () => {
    const answer = (request) => new Promise((resolve) => (request.onsuccess = () => resolve(request.result)));
    const files = await answer(indexedDB.open("chair.files", 1));
    const count = () => answer(files.transaction("pieces").objectStore("pieces").count());
    while (await count()) await new Promise(requestAnimationFrame);
}"""


async def replace(council: Council, file: Path, document_id: str = "t1") -> None:
    facts = await council.stage.secretary.upload(file)
    command = ReplaceDocument(
        document_id=document_id, file_sha256=facts.sha256, reason="Tiếp thu ý kiến thảo luận"
    )
    await council.stage.secretary.command(command)


def without_the_first_page(council: Council) -> Path:
    """The second version as if only its later pages had changed: its first page is the first version's."""
    target = council.stage.process.data_dir / "second.pdf"
    with pymupdf.open(sample(PAPER)) as first, pymupdf.open(sample(SECOND_VERSION)) as second:  # type: ignore[no-untyped-call]
        second.delete_page(0)
        second.insert_pdf(first, to_page=0, start_at=0)
        second.save(target)
    return target


async def back_to_the_list(page: Page) -> None:
    await page.get_by_role("button", name="Tài liệu").click()


@story
async def test_a_new_version_opens_at_the_first_changed_page_and_marks_what_changed(
    council: Council, browser: Browser
) -> None:
    await publish(council, sample(PAPER), "t1", "Dự thảo nghị quyết")
    page = await joined(browser, council)
    await opened(page, "Dự thảo nghị quyết")
    await council.until(lambda: document(council).opened == 1)
    await back_to_the_list(page)
    await replace(council, without_the_first_page(council))
    await page.get_by_role("button", name=re.compile("Dự thảo nghị quyết.*bản 2")).click()
    await expect(page.get_by_text("bản mới", exact=True)).to_be_visible()
    await expect(page.get_by_text("Lý do: Tiếp thu ý kiến thảo luận")).to_be_visible()
    await expect(page.get_by_text("Sửa ở trang 2, 4, 5")).to_be_visible()
    await expect(page.get_by_text("Trang 2 / 5")).to_be_visible()
    await expect(page.locator("[data-page='2'] .change.inserted").first).to_be_visible()
    await expect(page.locator("[data-page='1'] .change")).to_have_count(0)
    await page.get_by_role("button", name="Xem chỗ sửa").click()
    await expect(page.locator("ins", has_text="tiếng Mông, tiếng Thái và tiếng Dao").first).to_be_visible()
    await expect(page.locator("del", has_text="10.000.000").first).to_be_visible()
    await page.get_by_role("button", name="Xem cạnh bản cũ").first.click()
    beside = page.get_by_role("dialog", name="Xem cạnh bản cũ")
    await expect(beside.locator("[data-page='2'][data-drawn=drawing]")).to_have_count(2)
    await expect(beside.locator(".change.removed").first).to_be_visible()
    await beside.get_by_role("button", name="Chỗ sửa sau").click()
    await expect(beside.get_by_text("Chỗ sửa 2 trong 3")).to_be_visible()
    await page.set_viewport_size({"width": 390, "height": 844})
    await expect(beside.locator("[data-page]")).to_have_count(1)
    await beside.get_by_role("button", name="bản 1").click()
    await expect(beside.locator("[data-page='4'] .change.removed").first).to_be_visible()


@story
async def test_changes_that_were_seen_once_are_marked_without_the_hall_too(
    council: Council, browser: Browser
) -> None:
    await publish(council, sample(PAPER), "t1", "Dự thảo nghị quyết")
    await replace(council, sample(SECOND_VERSION))
    page = await joined(browser, council)
    await opened(page, "Dự thảo nghị quyết")
    await expect(page.locator("[data-page='1'] .change").first).to_be_visible()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url) if "/difference/" in request.url else None)
    await page.reload()
    await expect(page.locator("[data-page='1'] .change").first).to_be_visible()
    assert asked == []


@story
async def test_a_reminder_leads_to_the_paper_and_ends_when_it_is_open(
    council: Council, browser: Browser
) -> None:
    await publish(council, sample(PAPER), "t1", "Dự thảo nghị quyết")
    await publish(council, sample(LAND), "t2", "Danh mục thu hồi đất")
    page = await joined(browser, council)
    await opened(page, "Dự thảo nghị quyết")
    await council.until(lambda: document(council).opened == 1)
    await council.stage.secretary.command(RemindReaders(document_id="t1"))
    await council.stage.secretary.command(RemindReaders(document_id="t2"))
    asked = page.get_by_text("Thư ký nhắc đồng chí mở “Danh mục thu hồi đất”.")
    await expect(asked).to_be_visible()
    await page.get_by_role("button", name="Mở ngay").click()
    await expect(page.get_by_role("heading", name="Danh mục thu hồi đất")).to_be_visible()
    await council.until(lambda: document(council, "t2").opened == 1)
    await back_to_the_list(page)
    await expect(page.get_by_role("heading", name="Tài liệu")).to_be_visible()
    await expect(asked).to_have_count(0)


@story
async def test_a_paper_recalled_while_it_is_read_goes_away_with_a_sentence(
    council: Council, browser: Browser
) -> None:
    await publish(council, sample(PAPER), "t1", "Dự thảo nghị quyết")
    page = await joined(browser, council)
    await opened(page, "Dự thảo nghị quyết")
    await council.until(lambda: document(council).received == 1)
    await council.stage.secretary.command(RecallDocument(document_id="t1", reason="Gửi nhầm"))
    await expect(page.get_by_text("“Dự thảo nghị quyết” không còn được phát cho đồng chí")).to_be_visible()
    await expect(page.locator("[data-page]")).to_have_count(0)
    await page.set_viewport_size({"width": 390, "height": 844})
    sentence = page.locator("main [role=alert] p")
    assert await sentence.evaluate("p => p.offsetWidth / p.parentElement.offsetWidth") > 0.6, (
        "room on a phone"
    )
    async with asyncio.timeout(15):
        await page.evaluate(UNTIL_NOTHING_IS_KEPT)
    await page.get_by_role("button", name="Đã rõ").click()
    await expect(page.get_by_text("không còn được phát")).to_have_count(0)

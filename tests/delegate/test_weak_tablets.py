"""Tablets without room, without trust in the hall's certificate, and on a link that changes what it carries."""

from __future__ import annotations

import asyncio
import os
import re
from pathlib import Path

import pymupdf
import pytest
from playwright.async_api import Browser, Page, Route, expect

from chair_console.domain.documents import RecallDocument

from .hall import PAPER, Council, a_council, a_tablet, a_trusting_tablet, joined
from .test_app import story
from .test_reading import document, publish, sample

pytestmark = pytest.mark.browser

CACHED = "async () => (await (await caches.open('pages')).keys()).length"


def a_scan(path: Path, pages: int = 2) -> Path:
    """Pictures that do not compress: a megabyte each two."""
    with pymupdf.open() as scan:  # type: ignore[no-untyped-call]
        for _ in range(pages):
            picture = pymupdf.Pixmap(pymupdf.csRGB, 500, 500, os.urandom(750_000), False)  # type: ignore[no-untyped-call]
            scan.new_page().insert_image((0, 0, 595, 842), pixmap=picture)
        scan.save(path)
    return path


async def open_paper(page: Page, title: str) -> None:
    await page.get_by_role("button", name="Tài liệu").click()
    await page.get_by_role("button", name=re.compile(title)).first.click()


async def drawn(page: Page) -> None:
    await expect(page.locator("[data-page='1'][data-drawn=drawing]")).to_be_visible(timeout=20_000)


@story
async def test_a_tablet_without_room_says_so_and_reads_from_the_hall(
    council: Council, browser: Browser
) -> None:
    page = await joined(browser, council)
    tools = await page.context.new_cdp_session(page)
    await tools.send("Storage.overrideQuotaForOrigin", {"origin": council.url, "quotaSize": 300_000})
    await publish(council, a_scan(council.stage.process.data_dir / "scan.pdf"), "t1", "Bản đồ quy hoạch")
    await publish(council, sample(PAPER), "t2", "Dự thảo nghị quyết")
    await page.get_by_role("button", name="Tài liệu").click()
    await expect(page.get_by_text("Máy hết chỗ lưu")).to_be_visible(timeout=20_000)
    assert document(council, "t1").received == document(council, "t2").received == 0
    await open_paper(page, "Bản đồ quy hoạch")
    await drawn(page)
    await council.until(lambda: document(council, "t1").opened == 1)
    await page.get_by_role("button", name="Tài liệu").click()
    await expect(page.get_by_text("đọc qua mạng")).to_have_count(2)


@story
async def test_without_trust_in_the_certificate_a_paper_opens_after_the_link_is_cut(
    council: Council, browser: Browser
) -> None:
    await publish(council, sample(PAPER), "t1", "Dự thảo nghị quyết")
    page = await joined(browser, council)
    await page.get_by_role("button", name="Cài đặt").click()
    await expect(page.get_by_text("Trình duyệt chưa tin chứng chỉ")).to_be_visible()
    await page.get_by_role("button", name="Tài liệu").click()
    await expect(page.get_by_text("đã có trên máy")).to_be_visible(timeout=20_000)
    worker = "performance.getEntriesByType('resource').some((one) => one.name.includes('pdf.worker'))"
    await page.wait_for_function(worker)
    await page.context.set_offline(True)
    await open_paper(page, "Dự thảo nghị quyết")
    await drawn(page)


@story
async def test_what_was_changed_on_the_way_is_thrown_away_and_fetched_again(
    council: Council, browser: Browser
) -> None:
    facts = await publish(council, sample(PAPER), "t1", "Dự thảo nghị quyết")
    answers = 0

    async def change_the_first(route: Route) -> None:
        nonlocal answers
        answers += 1
        answer = await route.fetch()
        body = await answer.body()
        await route.fulfill(response=answer, body=body[:-64] + bytes(64) if answers == 1 else body)

    page = await a_tablet(browser, "about:blank")
    await page.route(f"**/blob/{facts.delivery_sha256}", change_the_first)
    await page.goto(council.codes["d3"].link)
    await page.get_by_role("button", name="Đúng, là tôi").click()
    await page.get_by_role("button", name="Tài liệu").click()
    await expect(page.get_by_text("đã có trên máy")).to_be_visible(timeout=20_000)
    assert answers >= 2


def test_page_pictures_of_a_recalled_paper_leave_the_service_workers_cache(tmp_path: Path) -> None:
    async def run() -> None:
        async with (
            a_council(tmp_path / "data") as council,
            a_trusting_tablet(council, tmp_path / "profile") as page,
        ):
            await council.publish()
            await page.goto(council.codes["d3"].link)
            await page.get_by_role("button", name="Đúng, là tôi").click()
            await page.get_by_role("button", name="Cài đặt").click()
            await expect(page.get_by_text("Sẵn sàng")).to_be_visible(timeout=20_000)
            await page.reload()
            await open_paper(page, "Dự thảo nghị quyết")
            await page.get_by_role("button", name="Mục lục").click()
            await page.get_by_role("tab", name="Trang").click()
            picture = page.locator(".thumb img").first
            await expect(picture).to_be_visible()
            await page.wait_for_function("() => document.querySelector('.thumb img').naturalWidth > 0")
            assert await page.evaluate(CACHED) > 0
            await council.stage.secretary.command(RecallDocument(document_id="t1", reason="Gửi nhầm"))
            await expect(page.get_by_text("không còn được phát cho đồng chí")).to_be_visible()
            async with asyncio.timeout(15):
                while await page.evaluate(CACHED):
                    await page.evaluate("() => new Promise(requestAnimationFrame)")

    asyncio.run(run())

"""Own notes go from one tablet to another as a file: only to the same delegate's, and only whole."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path

import pytest
from playwright.async_api import Browser, FilePayload, Page, expect

from chair_console.domain.roster import ReissueJoinCode

from .hall import PAPER, Council, joined
from .test_app import story
from .test_reading import opened, publish, sample

pytestmark = pytest.mark.browser

TITLE = "Dự thảo nghị quyết"


async def settings_of(page: Page) -> None:
    await page.get_by_role("button", name="Cài đặt").click()


async def bring_in(page: Page, content: bytes) -> None:
    file = FilePayload(name="ghi-chu.json", mimeType="application/json", buffer=content)
    await page.get_by_label("Lấy ghi chú từ tệp").and_(page.locator("input")).set_input_files(file)


@story
async def test_notes_are_taken_in_on_another_tablet_of_their_owner_only(
    council: Council, browser: Browser
) -> None:
    await publish(council, sample(PAPER), "t1", TITLE)
    first, others = await joined(browser, council, "d3"), await joined(browser, council, "d1")
    await opened(first, TITLE)
    await first.locator("[data-page='1'] .textLayer span", has_text="chuyển đổi số").first.dblclick()
    await first.get_by_role("button", name="Tô sáng").click()
    await first.get_by_role("button", name="Đánh dấu trang này").click()
    await first.get_by_role("button", name="Tài liệu").click()
    await settings_of(first)
    async with first.expect_download() as download:
        await first.get_by_role("button", name="Tệp chuyển sang máy khác").click()
    file = await asyncio.to_thread(Path(await (await download.value).path()).read_bytes)

    # On a low screen the answer stands below the edge.
    await others.set_viewport_size({"width": 1280, "height": 560})
    await settings_of(others)
    await bring_in(others, file)
    refusal = others.get_by_text("Tệp ghi chú này của đại biểu khác")
    await expect(refusal).to_be_in_viewport(ratio=1)
    await bring_in(others, file[: len(file) // 2])
    await expect(others.get_by_text("hoặc tệp đã hỏng")).to_be_in_viewport(ratio=1)
    await expect(others.get_by_text("Chưa có ghi chú.")).to_be_visible()

    await council.stage.lead(ReissueJoinCode(delegate_id="d3"))
    council.codes.update({code.delegate_id: code for code in await council.stage.operator.join_codes()})
    second = await joined(browser, council, "d3")
    await settings_of(second)
    await bring_in(second, file)
    await expect(second.get_by_text("Đã lấy 2 ghi chú.")).to_be_visible()
    await bring_in(second, file)
    await expect(second.get_by_text("Mọi ghi chú trong tệp đã có trên máy.")).to_be_visible()
    await opened(second, TITLE)
    await expect(second.locator("[data-page='1'] .highlight").first).to_be_visible()
    await expect(second.get_by_role("button", name="Bỏ đánh dấu trang này")).to_be_visible()
    assert json.loads(file.decode("utf-8-sig"))["owner"].endswith("/d3")

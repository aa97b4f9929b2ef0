"""What the desk tells a delegate: a line, the whole tablet, never over a ballot; read, counted, taken back."""

from __future__ import annotations

import re

from playwright.async_api import Browser, expect

from chair_console.domain.notices import SendNotice, WithdrawNotice
from chair_console.protocol.notice_views import SentNoticeView

from .hall import Council, joined
from .test_app import pytestmark as pytestmark
from .test_app import story


def sent(council: Council) -> dict[str, SentNoticeView]:
    return council.stage.chair.topics["sent_notices"]  # type: ignore[return-value]


@story
async def test_a_notice_is_read_on_the_tablet_counted_at_the_desk_and_never_covers_a_ballot(
    council: Council, browser: Browser
) -> None:
    await council.open_sitting()
    page = await joined(browser, council)
    await council.stage.lead(SendNotice(text="Chụp ảnh lưu niệm lúc 11:30", to="delegate:d4"))
    await council.stage.lead(SendNotice(text="Mời đồng chí ra sảnh", whole_screen=True))
    whole = page.locator(".whole")
    await expect(whole).to_contain_text("Mời đồng chí ra sảnh")
    await expect(page.get_by_text("Chụp ảnh")).to_have_count(0)
    await council.open_ballot()
    await expect(page.locator("[data-choice=for]")).to_be_visible()
    await expect(whole).to_have_count(0)
    await page.locator("[data-choice=for]").click()
    await expect(page.locator("section.recorded", has_text=re.compile("Đã ghi nhận"))).to_be_visible()
    await council.close_and_declare()
    await page.locator("button.filled.tall").click()
    await expect(whole).to_contain_text("Mời đồng chí ra sảnh")
    await page.get_by_role("button", name="Đã đọc").click()
    await expect(whole).to_have_count(0)
    await council.until(lambda: any(notice.read == 1 for notice in sent(council).values()))


@story
async def test_a_notice_that_is_taken_back_is_gone_from_the_tablet(
    council: Council, browser: Browser
) -> None:
    await council.open_sitting()
    page = await joined(browser, council)
    receipt = await council.stage.lead(SendNotice(text="Nghỉ đến 10:15", to="delegate:d3"))
    await expect(page.locator(".line")).to_contain_text("Nghỉ đến 10:15")
    await council.stage.lead(WithdrawNotice(notice_id=receipt.id))
    await expect(page.locator(".line")).to_have_count(0)

"""Who presents turns the hall's page from the seat; the chair turns it back and takes the right away."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.async_api import Browser, expect

from chair_console.domain.presenting import NamePresenter
from chair_console.domain.screen import ShowOnScreen
from chair_console.domain.turns import GiveFloorTo

from .hall import PAPER, Council, joined
from .test_app import story
from .test_reading import opened, publish, sample

pytestmark = pytest.mark.browser

STEERS = re.compile("lật trang màn chiếu", re.IGNORECASE)


def projected(council: Council) -> Any:
    return council.stage.chair.topics["screen"][""]


@story
async def test_who_has_the_floor_turns_the_page_that_all_who_follow_see(
    council: Council, browser: Browser
) -> None:
    await council.open_sitting()
    await publish(council, sample(PAPER), "t1", "Dự thảo nghị quyết")
    speaker, listener = await joined(browser, council, "d1"), await joined(browser, council, "d2")
    await council.stage.lead(GiveFloorTo(kind="presentation", delegate_id="d1"))
    await council.stage.lead(ShowOnScreen(view="document", document_id="t1", page=2))
    await opened(listener, "Dự thảo nghị quyết")
    await listener.get_by_role("button", name="Theo màn chiếu").click()
    await speaker.get_by_role("button", name="Lật trang đang chiếu").click()
    await expect(speaker.get_by_text("Trang 2 / 5")).to_be_visible()
    await speaker.get_by_role("button", name="Trang sau").click()
    await council.until(lambda: projected(council).page == 3)
    await expect(listener.get_by_text("Trang 3 / 5")).to_be_visible()
    await expect(listener.get_by_role("button", name=STEERS)).to_have_count(0)
    await council.stage.lead(ShowOnScreen(view="document", document_id="t1", page=5))
    await expect(speaker.get_by_text("Trang 5 / 5")).to_be_visible()
    await speaker.get_by_role("button", name="Trang trước").click()
    await council.until(lambda: projected(council).page == 4)
    await council.stage.lead(NamePresenter())
    told = speaker.get_by_text("Đồng chí không còn lật trang màn chiếu.")
    await expect(told).to_be_visible()
    await expect(speaker.get_by_role("button", name=STEERS)).to_have_count(0)
    await speaker.get_by_role("button", name="Trang trước").click()
    await expect(speaker.get_by_role("button", name="Đến trang đang chiếu · 4")).to_be_visible()
    await council.stage.lead(NamePresenter(delegate_id="d1"))
    await expect(told).to_have_count(0)
    await expect(speaker.get_by_text("Trang 3 / 5")).to_be_visible()
    await speaker.get_by_role("button", name=STEERS).click()
    await expect(speaker.get_by_text("Trang 4 / 5")).to_be_visible()
    assert projected(council).page == 4


@story
async def test_whom_the_chair_names_is_asked_to_turn_the_pages(council: Council, browser: Browser) -> None:
    await publish(council, sample(PAPER), "t1", "Dự thảo nghị quyết")
    page = await joined(browser, council)
    await council.stage.lead(ShowOnScreen(view="document", document_id="t1", page=4))
    await council.stage.lead(NamePresenter(delegate_id="d3"))
    await page.get_by_role("button", name="Lật trang", exact=True).click()
    await expect(page.get_by_text("Trang 4 / 5")).to_be_visible()
    await page.get_by_role("button", name="Trang trước").click()
    await council.until(lambda: projected(council).page == 3)

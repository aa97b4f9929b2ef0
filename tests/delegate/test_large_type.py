"""Large type on a small screen: whatever can be pressed lies on the screen, and nothing pushes the app aside."""

from __future__ import annotations

import asyncio
import re
from typing import Final

import pytest
from playwright.async_api import Browser, Locator, Page, Route, expect

from .hall import PAPER, Council, joined
from .test_app import story
from .test_reading import SECOND_VERSION, opened, publish, sample
from .test_versions import replace

pytestmark = pytest.mark.browser

TITLE: Final = "Dự thảo nghị quyết"
BESIDE: Final = """() => [...document.querySelectorAll('button, a, input')]
    .filter(one => one.checkVisibility({visibilityProperty: true}) && !one.closest('.sheet'))
    .map(one => [one.textContent || one.ariaLabel, one.getBoundingClientRect()])
    .filter(([, box]) => box.width > 0 && (box.left < -1 || box.right > innerWidth + 1))
    .map(([name]) => name)"""


async def enlarged(page: Page, language: str) -> None:
    """Type of 150 % on a phone, as if it had been chosen in the settings."""
    await page.set_viewport_size({"width": 390, "height": 844})
    chosen = f"JSON.stringify({{language: '{language}', theme: 'light', textSize: 150}})"
    await page.evaluate(f"localStorage.setItem('chair.settings', {chosen})")
    await page.reload()


async def fits(page: Page, shown: Locator) -> None:
    await expect(shown).to_be_visible()
    assert await page.evaluate(BESIDE) == []


@story
async def test_in_large_type_on_a_phone_everything_that_is_pressed_lies_on_the_screen(
    council: Council, browser: Browser
) -> None:
    await publish(council, sample(PAPER), "t1", TITLE)
    await replace(council, sample(SECOND_VERSION))
    page = await joined(browser, council)
    await enlarged(page, "en")
    await page.get_by_role("button", name="Settings").click()
    await fits(page, page.get_by_role("link", name="Download the hall's certificate"))
    await page.get_by_role("button", name="Documents").click()
    await page.get_by_role("button", name=re.compile(TITLE)).first.click()
    await page.get_by_label("Find in this document").fill("kinh phi")
    await fits(page, page.get_by_text(re.compile(r"^\d+ of \d+$")))
    await page.get_by_role("button", name="Clear the search").click()
    await page.get_by_label("Find in this document").blur()
    await page.get_by_role("button", name="Contents").click()
    await fits(page, page.get_by_role("tab", name="Contents"))
    await page.get_by_role("tab", name="Notes").click()
    await fits(page, page.get_by_role("button", name="Note on this page"))
    await page.get_by_role("tab", name="Changes").click()
    await fits(page, page.get_by_role("button", name="See beside the old version").first)
    await expect(page.get_by_role("tab", name="Contents")).to_be_in_viewport(ratio=1)
    await page.get_by_role("button", name="See beside the old version").first.click()
    await fits(page, page.get_by_role("button", name="Next change"))


@story
async def test_the_drawer_comes_to_where_one_reads_without_pushing_the_app_up(
    council: Council, browser: Browser
) -> None:
    await publish(council, sample(PAPER), "t1", TITLE)
    await replace(council, sample(SECOND_VERSION))
    page = await joined(browser, council)
    compared = asyncio.Event()
    await page.context.route("**/difference/**", lambda route: _once(compared, route))
    await opened(page, TITLE)
    for _ in range(4):
        await page.get_by_role("button", name="Trang sau").click()
    await page.get_by_role("button", name=re.compile("^Chỗ sửa")).click()
    await expect(page.get_by_text("Đang so hai bản")).to_be_visible()
    compared.set()  # only now: the hall compares as long as it takes
    await expect(page.locator(".drawer .here")).to_be_in_viewport()
    pushed = "[...document.querySelectorAll('html, body, #app, .screen, .middle')].map(e => e.scrollTop)"
    assert not any(await page.evaluate(pushed))


async def _once(ready: asyncio.Event, route: Route) -> None:
    await ready.wait()
    await route.continue_()

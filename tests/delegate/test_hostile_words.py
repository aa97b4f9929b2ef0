"""The web pages of the hall put whatever somebody has typed there as text, and keep it within the screen."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Page, expect

from chair_console.client import HallClient
from chair_console.domain.notices import SendNotice
from tests.desktop.gallery.scenes import SCENES
from tests.desktop.test_hostile_words import overwritten
from tests.hostile import BEGINNINGS, MARKUP, spoilt

from .hall import a_browser, a_council, joined
from .screen_page import a_screen

pytestmark = [pytest.mark.browser, pytest.mark.timeout(120)]
LONG = "W" * 4_000


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def browser() -> AsyncIterator[Browser]:
    async with a_browser() as found:
        yield found


def fetched_from_elsewhere(page: Page) -> list[str]:
    found: list[str] = []
    page.on("request", lambda request: found.append(request.url) if ":9/" in request.url else None)
    page.on("dialog", lambda dialog: found.append(dialog.message))
    return found


async def fits(page: Page) -> bool:
    """Nothing makes the page wider than the screen."""
    return bool(await page.evaluate("document.documentElement.scrollWidth <= innerWidth"))


@pytest.mark.parametrize("path", ["/projector", "/caption"])
@pytest.mark.asyncio(loop_scope="module")
async def test_a_television_and_a_caption_strip_put_everything_there_as_text(
    browser: Browser, path: str
) -> None:
    screen = await a_screen(browser, (1024, 768), now=1, path=path)
    elsewhere, seen = fetched_from_elsewhere(screen.page), 0
    scenes = SCENES if path == "/projector" else {"caption": SCENES["caption"]}
    for place, (name, scene) in enumerate(scenes.items()):
        beginning = BEGINNINGS[place // 2 % len(BEGINNINGS)] if place % 2 else MARKUP
        await screen.show(overwritten(scene, beginning))
        seen += any("<b>1</b>" in word["text"] for word in await screen.words())
        assert await screen.page.evaluate("document.querySelectorAll('.words *').length") == 0, name
        assert await fits(screen.page), name
    assert seen > len(scenes) / 3 and elsewhere == []


@pytest.mark.asyncio(loop_scope="module")
async def test_a_tablet_shows_everything_as_text_and_within_its_screen(
    browser: Browser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    command = HallClient.command

    async def give(self: HallClient, given: Any, **how: Any) -> Any:
        return await command(self, spoilt(given, (MARKUP + LONG,)), **how)

    monkeypatch.setattr(HallClient, "command", give)
    async with a_council(tmp_path) as council:
        await council.publish()
        page = await joined(browser, council)
        elsewhere = fetched_from_elsewhere(page)
        await council.open_sitting()
        await council.stage.secretary.command(SendNotice(text="Nghỉ 10 phút"))
        shown = page.get_by_text(MARKUP[:20]).locator("visible=true").first
        await expect(shown).to_be_visible()
        assert await fits(page)
        await council.open_ballot()
        await expect(page.get_by_role("button", name="Tán thành").first).to_be_visible()
        assert await fits(page)
        for width in (800, 600):
            await page.set_viewport_size({"width": width, "height": 1000})
            assert await fits(page), width
        assert elsewhere == [] and await page.locator("img[src*=':9/']").count() == 0

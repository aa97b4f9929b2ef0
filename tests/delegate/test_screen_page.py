"""A television's browser draws what the projector's window draws, counts down by itself, and keeps its last picture."""

from __future__ import annotations

import asyncio
import json
import sys
import time
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
from playwright.async_api import Browser, expect

from chair_console import system
from chair_console.domain.outputs import AddOutput, OutputPlan, RemoveOutput
from chair_console.domain.screen import BlankScreen, FollowMeeting, FreezeScreen, ShowOnScreen
from chair_console.domain.turns import EndTurn, GiveFloorTo
from chair_console.protocol.envelope import OutputChoice, OutputCode
from chair_console.protocol.views import JournalView
from tests.desktop.gallery.scenes import SCENES

from .hall import a_browser, a_council, hall_is_back
from .screen_page import ScreenPage, a_screen

pytestmark = [pytest.mark.browser, pytest.mark.timeout(120)]
ROOT = Path(__file__).resolve().parents[2]
SIZES = ((1920, 1080), (1024, 768))
MAY_BE_SHORTENED = {"Tổ 12 · Nghĩa Lộ – Văn Chấn · tranh luận"}
AS_IT_IS = {"ballot-open", "ballot-closed", "ballot-paused", "ballot-open-long", "result", "result-long", "item",
            "agenda", "floor", "floor-long-everything", "presence", "presence-500", "notice", "welcome", "caption",
            "chart-seats", "chart-groups-many", "result-rejected-long", "recess-open-end"}  # fmt: skip
"""Scenes whose clocks stand still, so that both pictures are of one moment."""


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def browser() -> AsyncIterator[Browser]:
    async with a_browser() as found:
        yield found


async def window_places(size: tuple[int, int]) -> dict[str, list[list[Any]]]:
    command = [sys.executable, "-m", "tests.desktop.gallery.places", *map(str, size)]
    ran = await asyncio.create_subprocess_exec(*command, stdout=asyncio.subprocess.PIPE, cwd=ROOT)
    told, _ = await ran.communicate()
    found: dict[str, list[list[Any]]] = json.loads(told)
    return found


def plain(text: str) -> str:
    return "".join(text.split())


def differences(window: list[list[Any]], page: list[dict[str, Any]], height: int) -> list[str]:
    """Texts of the window that the page lacks, or has elsewhere or in another size; a clock has an item a digit."""
    found = []
    for text, left, top, size in window:
        if len(plain(text)) < 2 or ":" in text[:3] or text in MAY_BE_SHORTENED:
            continue
        same = [other for other in page if plain(other["text"]) == plain(text)]
        if not same:
            found.append(f"not on the page: {text}")
        elif not any(
            abs(other["x"] - left) < 0.03 * height
            and abs(other["y"] - top) < 0.03 * height
            and 0.5 * size
            < other["size"]
            < 1.02 * size + 1  # what grows smaller to fit has its first size in Qt
            for other in same
        ):
            found.append(f"elsewhere: {text} {left, top, size} {[(o['x'], o['y'], o['size']) for o in same]}")
    return found


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.asyncio(loop_scope="module")
async def test_the_page_has_every_text_of_the_window_at_its_place(
    browser: Browser, size: tuple[int, int]
) -> None:
    window = await window_places(size)
    screen = await a_screen(browser, size, now=time.time_ns() // 1_000_000)
    faults: list[str] = []
    for name in sorted(AS_IT_IS):
        await screen.show(SCENES[name])
        faults += [f"{name}: {fault}" for fault in differences(window[name], await screen.words(), size[1])]
    assert not faults, "\n".join(faults)


@pytest.mark.asyncio(loop_scope="module")
async def test_no_word_of_the_page_is_cut_off_the_screen_or_too_small(browser: Browser) -> None:
    faults: list[str] = []
    for width, height in ((1280, 800), (3840, 2160)):
        screen = await a_screen(browser, (width, height), now=time.time_ns() // 1_000_000)
        for name, scene in SCENES.items():
            await screen.show(scene)
            for word in await screen.words():
                inside = word["x"] >= -1 and word["right"] <= width + 1 and word["bottom"] <= height + 1
                if not inside or word["size"] < 0.0315 * height:
                    faults.append(f"{width}: {name}: {word}")
        await screen.page.context.close()
    assert not faults, "\n".join(faults)


@pytest.mark.asyncio(loop_scope="module")
async def test_a_clock_runs_in_the_browser_from_the_time_that_the_hall_has_told(browser: Browser) -> None:
    now = 1_795_400_000_000
    screen = await a_screen(browser, (960, 540), now=now)
    floor = SCENES["floor"]
    running = floor | {"floor": floor["floor"] | {"ends_at": now + 95_000}}
    await screen.show(running)
    await expect_digits(screen, "1:3")  # 1:35, and a second or two later 1:33
    await expect_digits(screen, "1:32")
    # A held picture stands still: its clock shows what was left when the chair held it.
    await screen.show(running, frozen_at=now)
    await expect_digits(screen, "1:35")


async def expect_digits(screen: ScreenPage, digits: str) -> None:
    await screen.page.wait_for_function(
        "digits => [...document.querySelectorAll('.words')].map(e => e.textContent).join('').includes(digits)",
        arg=digits, timeout=15_000,
    )  # fmt: skip


async def has_text(screen: Any, text: str) -> None:
    await expect(screen.locator(".words", has_text=text).first).to_be_visible(timeout=15_000)


@pytest.mark.asyncio(loop_scope="module")
async def test_a_television_is_bound_by_its_code_and_follows_the_hall_through_a_restart(
    browser: Browser, tmp_path: Path
) -> None:
    async with a_council(tmp_path) as council:
        await council.open_sitting()
        http, chair = council.stage.secretary.http, council.stage.chair
        await council.stage.secretary.command(AddOutput(id="tv", plan=OutputPlan(name="Sảnh")))
        code = await http.call("POST", "/api/outputs/code", OutputCode, OutputChoice(output_id="tv"))
        context = await browser.new_context(
            ignore_https_errors=True, viewport={"width": 1280, "height": 720}, locale="vi-VN"
        )
        page = await context.new_page()
        blocked: list[str] = []
        page.on(
            "console",
            lambda message: blocked.append(message.text) if "Content Security" in message.text else None,
        )
        await page.goto(f"{council.url}/projector")
        await page.get_by_role("textbox").fill("000000")
        await page.get_by_role("button").click()
        await expect(page.get_by_text("Mã không đúng")).to_be_visible()
        await page.get_by_role("textbox").fill(code.code)
        await page.keyboard.press("Enter")
        await has_text(page, "Hỗ trợ chuyển đổi số ở vùng")
        await council.stage.lead(GiveFloorTo(kind="presentation", delegate_id="d1"))
        await has_text(page, "Lò Thị Ánh")
        strip = await context.new_page()  # the same browser has its access already
        await strip.goto(f"{council.url}/caption")
        await has_text(strip, "Lò Thị Ánh")
        await council.stage.lead(FreezeScreen())
        await council.stage.lead(ShowOnScreen(view="notice", notice="Nghỉ 10 phút"))
        await chair.until(lambda: chair.topics["screen"][""].view == "notice")  # type: ignore[attr-defined]
        await has_text(page, "Lò Thị Ánh")
        await council.stage.lead(BlankScreen())
        await expect(page.locator(".words")).to_have_count(0, timeout=15_000)
        await council.stage.lead(BlankScreen(on=False))
        await has_text(page, "Lò Thị Ánh")
        await council.stage.lead(FreezeScreen(on=False))
        await has_text(page, "Nghỉ 10 phút")
        await page.reload()
        await has_text(page, "Nghỉ 10 phút")
        journal = chair.single("journal")
        assert isinstance(journal, JournalView)
        system.kill_process(council.stage.ready.pid)
        await has_text(page, "Mất liên lạc")
        await has_text(page, "Nghỉ 10 phút")
        await has_text(strip, "Lò Thị Ánh")
        assert await strip.locator(".words", has_text="Mất liên lạc").count() == 0, (
            "nothing of us is broadcast"
        )
        await hall_is_back(council, journal.started_at)
        await expect(page.locator(".words", has_text="Mất liên lạc")).to_have_count(0, timeout=20_000)
        await council.stage.lead(FollowMeeting())
        await has_text(page, "Lò Thị Ánh")
        await council.stage.lead(EndTurn())
        await expect(strip.locator(".words")).to_have_count(0, timeout=20_000)
        await council.stage.lead(BlankScreen())
        await expect(page.locator(".words")).to_have_count(0, timeout=15_000)
        await council.stage.secretary.command(RemoveOutput(output_id="tv"))
        await expect(page.get_by_role("textbox")).to_be_visible(timeout=15_000)
        assert not blocked, blocked
        assert code.code not in page.url
        await context.close()


@pytest.mark.asyncio(loop_scope="module")
async def test_the_caption_is_transparent_and_empty_while_nobody_speaks(browser: Browser) -> None:
    now = time.time_ns() // 1_000_000
    screen = await a_screen(browser, (1280, 720), now=now, path="/caption")
    await screen.show(SCENES["floor"] | {"caption": SCENES["caption"]["caption"]})
    texts = {plain(word["text"]) for word in await screen.words()}
    assert {plain("Vàng A Sinh Giàng Thị Dở"), plain("Đang thảo luận")} <= texts
    assert plain("Tiếp theo") not in texts
    await screen.show(SCENES["floor"] | {"caption": {"name": ""}})
    assert await screen.words() == []
    shot = await screen.page.screenshot(omit_background=True)
    assert shot.count(b"IHDR") == 1 and shot[25] == 6, (
        "a picture with an alpha channel: nothing behind the strip"
    )
    background = await screen.page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert background == "rgba(0, 0, 0, 0)"


@pytest.mark.asyncio(loop_scope="module")
async def test_a_name_goes_from_the_caption_when_the_hall_is_away_for_a_minute(browser: Browser) -> None:
    now = time.time_ns() // 1_000_000
    screen = await a_screen(browser, (1280, 720), now=now, path="/caption", set_clock=True)
    speaking = SCENES["floor"] | {"caption": SCENES["caption"]["caption"]}
    await screen.show(speaking)
    await screen.lose()
    await screen.page.clock.fast_forward(30_000)
    assert await screen.words(), "a short break takes nobody's name away"
    await screen.page.clock.fast_forward(32_000)
    await screen.page.wait_for_function("document.querySelectorAll('.words').length === 0")
    await screen.page.reload()
    await screen.page.clock.fast_forward(1_000)
    assert await screen.words() == [], "what was kept from before may be of any age"

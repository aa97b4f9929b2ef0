"""A delegate's morning with the tablet: joining, voting, speaking, reading, and a hall that dies in between."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Awaitable, Callable
from functools import wraps
from pathlib import Path
from typing import Any

import pytest
from playwright.async_api import Browser, Page, expect

from chair_console import resources, system
from chair_console.domain.ballots import CloseBallot, PauseBallot
from chair_console.domain.devices import ReleaseDevice
from chair_console.domain.results import DeclareResult
from chair_console.domain.turns import GiveFloor

from .hall import Council, a_browser, a_council, a_tablet, a_trusting_tablet, hall_is_back, joined

pytestmark = pytest.mark.browser

Story = Callable[[Council, Browser], Awaitable[None]]


def story(told: Story) -> Callable[[Path], None]:
    """A test told as a coroutine, with a hall and a browser of its own."""

    @wraps(told)
    def test(tmp_path: Path) -> None:
        built = resources.ui_path("delegate") / "dist" / "index.html"
        assert built.is_file(), "the web app is not built: npm run build in ui/delegate"

        async def run() -> None:
            async with a_council(tmp_path) as council, a_browser() as browser:
                await told(council, browser)

        asyncio.run(run())

    # pytest must ask for the folder only, not for the story's own parameters.
    del test.__wrapped__
    return test


async def vote(page: Page, choice: str) -> None:
    await page.locator(f"[data-choice={choice}]").click()


def recorded(page: Page, choice: str) -> Any:
    """The visible card that says what the hall has on its disk."""
    return page.locator("section.recorded", has_text=re.compile(rf"Đã ghi nhận.*{choice}", re.DOTALL))


@story
async def test_the_personal_link_joins_and_leaves_no_secret_in_the_address(
    council: Council, browser: Browser
) -> None:
    page = await a_tablet(browser, council.codes["d3"].link)
    await expect(page.get_by_role("heading", name="Hoàng Thị Lan")).to_be_visible()
    assert page.url.rstrip("/") == council.url.rstrip("/")
    words = (await council.stage.operator.info()).words
    await expect(page.get_by_text(words)).to_be_visible()
    await expect(page.get_by_text("Chưa điểm danh")).to_be_visible()


@story
async def test_six_digits_join_and_confirming_in_a_sitting_records_presence(
    council: Council, browser: Browser
) -> None:
    await council.open_sitting()
    page = await a_tablet(browser, council.url)
    for digit in council.codes["d3"].code:
        await page.get_by_role("button", name=digit, exact=True).click()
    await page.get_by_role("button", name="Tiếp").click()
    await page.get_by_role("button", name="Đúng, là tôi").click()
    await expect(page.get_by_text("ghi nhận lúc")).to_be_visible()
    await council.until(lambda: council.stage.presence.status.get("d3") == "present")


@story
async def test_a_wrong_code_is_refused_in_words(council: Council, browser: Browser) -> None:
    page = await a_tablet(browser, council.url)
    await page.keyboard.type("000000")
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("alert")).to_contain_text(re.compile(r"\w+ \w+"))


@story
async def test_a_vote_is_recorded_with_its_number_and_can_be_changed_until_the_close(
    council: Council, browser: Browser
) -> None:
    await council.open_sitting()
    page = await joined(browser, council)
    await council.open_ballot()
    await vote(page, "for")
    await expect(recorded(page, "Tán thành")).to_be_visible()
    await expect(page.get_by_text("số ghi nhận")).to_be_visible()
    await page.get_by_role("button", name="Đổi lựa chọn").click()
    await vote(page, "against")
    await expect(recorded(page, "Không tán thành")).to_be_visible()
    await council.until(lambda: council.voted() == 1)

    await council.stage.lead(PauseBallot(ballot_id="b1"))
    await expect(page.get_by_role("button", name="Đổi lựa chọn")).to_have_count(0)
    await council.stage.lead(CloseBallot(ballot_id="b1"))
    await council.until(lambda: council.stage.ballot("b1").choices == {"d3": "against"})
    await council.stage.lead(DeclareResult(ballot_id="b1"))
    await expect(page.get_by_role("heading", name="Không đạt")).to_be_visible()
    await page.get_by_role("button", name="Đã rõ").click()
    await expect(page.get_by_text("Đã ghi nhận 1 / 1 lần")).to_be_visible()


@story
async def test_a_vote_survives_a_killed_hall_and_a_reload_and_counts_once(
    council: Council, browser: Browser
) -> None:
    await council.open_sitting()
    page = await joined(browser, council)
    await council.open_ballot()
    await expect(page.locator("[data-choice=for]")).to_be_enabled()
    started_at = council.stage.journal.started_at
    council.stage.process.unwatch()
    system.kill_process(council.stage.ready.pid)
    await vote(page, "for")
    await expect(page.get_by_role("heading", name=re.compile("CHƯA đến nơi"))).to_be_visible()
    await expect(page.get_by_text(re.compile("đang gửi lại, lần thứ"))).to_be_visible()
    held = await page.evaluate("localStorage.getItem('chair.held-votes')")
    assert '"choice":"for"' in held
    for width, height in ((390, 844), (1024, 720)):
        await page.set_viewport_size({"width": width, "height": height})
        for act in ("Hiện biển “Cần thư ký", "Gửi lại ngay", "Đổi lựa chọn"):
            await expect(page.get_by_role("button", name=re.compile(act))).to_be_in_viewport(ratio=1)
    await page.get_by_role("button", name=re.compile("Hiện biển “Cần thư ký")).click()
    await page.get_by_role("button", name=re.compile("^Cần thư ký")).click()

    council.stage.process.watch()
    await hall_is_back(council, started_at)
    await page.reload()
    await expect(recorded(page, "Tán thành")).to_be_visible()
    await council.until(lambda: council.voted() == 1)
    assert await page.evaluate("localStorage.getItem('chair.held-votes')") == "[]"
    await council.stage.lead(CloseBallot(ballot_id="b1"))
    await council.until(lambda: council.stage.ballot("b1").choices == {"d3": "for"})


@story
async def test_a_held_vote_is_never_sent_for_the_next_delegate(council: Council, browser: Browser) -> None:
    await council.open_sitting()
    page = await joined(browser, council)
    await council.open_ballot()
    await page.route("**/api/commands", lambda route: route.abort())
    await vote(page, "for")
    await expect(page.get_by_role("heading", name=re.compile("CHƯA đến nơi"))).to_be_visible()
    device_id = await page.evaluate("JSON.parse(localStorage.getItem('chair.device'))")
    await council.stage.secretary.command(ReleaseDevice(device_id=device_id))
    await expect(page.get_by_role("heading", name="Nhập mã 6 số ở ghế")).to_be_visible()
    assert '"choice":"for"' in await page.evaluate("localStorage.getItem('chair.held-votes')")
    await page.unroute("**/api/commands")
    await page.keyboard.type(council.codes["d4"].code)
    await page.keyboard.press("Enter")
    await page.get_by_role("button", name="Đúng, là tôi").click()
    await expect(page.get_by_text("là của đại biểu khác")).to_be_visible()
    assert await page.evaluate("localStorage.getItem('chair.held-votes')") == "[]"
    assert council.voted() == 0


@story
async def test_registering_gives_a_place_and_withdrawing_can_be_undone(
    council: Council, browser: Browser
) -> None:
    await council.open_sitting()
    page = await joined(browser, council)
    await page.get_by_role("button", name="Phát biểu").click()
    await page.get_by_placeholder("Vấn đề sẽ nêu").fill("Ngôn ngữ tập huấn")
    await page.get_by_role("button", name="Đăng ký thảo luận").click()
    await expect(page.get_by_text("Thứ tự của đồng chí")).to_be_visible()
    await council.until(lambda: [r.subject for r in council.stage.floor.queue] == ["Ngôn ngữ tập huấn"])
    await page.get_by_role("button", name="Rút đăng ký").click()
    await council.until(lambda: council.stage.floor.queue == [])
    await page.get_by_role("button", name="Hoàn tác").click()
    await council.until(lambda: len(council.stage.floor.queue) == 1)
    await page.get_by_role("button", name="Đề nghị về thủ tục").click()
    await council.until(lambda: [s.kind for s in council.stage.floor.signals] == ["point_of_order"])
    await page.get_by_role("button", name="Rút", exact=True).click()
    await council.until(lambda: council.stage.floor.signals == ())

    await council.stage.lead(GiveFloor(request_id=council.stage.floor.queue[0].id))
    await expect(page.get_by_role("heading", name="Mời đồng chí phát biểu")).to_be_visible()
    done = page.get_by_role("button", name="Tôi đã nói xong")
    for size in ((1280, 800), (1280, 660), (800, 1280), (390, 844)):
        await page.set_viewport_size({"width": size[0], "height": size[1]})
        await expect(done).to_be_in_viewport(ratio=1)
    await done.click()
    await council.until(lambda: council.stage.floor.turn is None)
    await expect(page.get_by_role("navigation")).to_be_visible()


@story
async def test_a_document_is_read_by_its_pages_and_the_hall_knows_it(
    council: Council, browser: Browser
) -> None:
    page = await joined(browser, council)
    await page.get_by_role("button", name="Tài liệu").click()
    await expect(page.get_by_text("Chưa có tài liệu nào được gửi.")).to_be_visible()
    await council.publish()
    await page.get_by_placeholder("Tìm, không cần dấu").fill("du thao chuyen doi")
    await page.get_by_role("button", name=re.compile("Dự thảo nghị quyết")).click()
    await expect(page.locator("[data-page='1'][data-drawn=drawing]")).to_be_visible()
    await page.get_by_role("button", name="Trang sau").click()
    await expect(page.get_by_text(re.compile(r"Trang 2 / \d"))).to_be_visible()
    await council.until(lambda: council.stage.chair.topics["documents"]["t1"].opened == 1)  # type: ignore[attr-defined]
    await council.until(lambda: council.stage.chair.topics["documents"]["t1"].received == 1)  # type: ignore[attr-defined]
    await page.reload()
    await expect(page.get_by_text(re.compile(r"Trang 2 / \d"))).to_be_visible()


@story
async def test_the_secretary_is_called_and_the_call_taken_back(council: Council, browser: Browser) -> None:
    page = await joined(browser, council)
    await page.get_by_role("button", name="Gọi thư ký").click()
    await council.until(lambda: len(council.stage.chair.topics.get("help", {})) == 1)
    await expect(page.get_by_text("Đã gọi thư ký")).to_be_visible()
    await page.get_by_role("button", name="Không cần nữa").click()
    await council.until(lambda: len(council.stage.chair.topics.get("help", {})) == 0)


@story
async def test_the_page_keeps_to_the_content_security_policy_in_both_languages(
    council: Council, browser: Browser
) -> None:
    await council.open_sitting()
    page = await a_tablet(browser, "about:blank")
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    await page.goto(council.codes["d3"].link)
    await page.get_by_role("button", name="Đúng, là tôi").click()
    await page.get_by_role("button", name="Cài đặt").click()
    await page.get_by_role("button", name="English").click()
    await page.get_by_role("button", name="Dark").click()
    await page.get_by_role("button", name="150%").click()
    await expect(page.get_by_role("heading", name="Settings")).to_be_visible()
    await page.get_by_role("button", name="Speak").click()
    await expect(page.get_by_role("button", name="Register to discuss")).to_be_visible()
    # The test's browser does not trust the hall's authority, so it refuses the service worker aloud.
    assert [complaint for complaint in complaints if "SSL certificate" not in complaint] == []


def test_a_trusted_tablet_opens_and_reads_also_while_the_hall_is_away(tmp_path: Path) -> None:
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
            await page.get_by_role("button", name="Tài liệu").click()
            await page.get_by_role("button", name=re.compile("Dự thảo nghị quyết")).click()
            drawn = page.locator("[data-page='1'][data-drawn=drawing]")
            await expect(drawn).to_be_visible()
            await council.until(lambda: council.stage.chair.topics["documents"]["t1"].received == 1)  # type: ignore[attr-defined]
            council.stage.process.unwatch()
            system.kill_process(council.stage.ready.pid)
            await page.reload()
            await expect(drawn).to_be_visible()
            await page.get_by_role("button", name="Tài liệu").click()
            await expect(page.get_by_text("Mất liên lạc với máy chủ hội trường từ")).to_be_visible()
            await page.get_by_role("button", name="Chương trình").click()
            await expect(page.get_by_text("Hỗ trợ chuyển đổi số ở vùng cao").first).to_be_visible()

    asyncio.run(run())

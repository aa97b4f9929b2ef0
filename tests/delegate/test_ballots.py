"""Open ballots of every form on the tablet, by group, by proxy, by hand: in a real browser, in a real hall."""

from __future__ import annotations

import asyncio
import re
from pathlib import Path

import pytest
from playwright.async_api import Browser, expect

from chair_console.domain.ballots import CloseBallot, PauseBallot, ResumeBallot
from chair_console.domain.preparing import PrepareBallot
from chair_console.domain.presence import MarkPresence, PresenceMark
from chair_console.domain.proxies import GiveProxy
from chair_console.domain.reminding import RemindVoters
from chair_console.domain.session import Rules
from chair_console.domain.votes import CorrectVote

from .hall import Council, a_browser, a_council, joined
from .papers import a_confidence_poll, an_election, an_options_ballot, fill_in_the_poll, press, recorded_card
from .test_app import story

pytestmark = pytest.mark.browser


@story
async def test_one_of_several_options_is_sent_recorded_and_changed(
    council: Council, browser: Browser
) -> None:
    await council.open_sitting()
    page = await joined(browser, council)
    await council.open_plan(an_options_ballot())
    await page.locator("[data-option=b]").click()
    await council.until(lambda: council.voted() == 0)
    await press(page, "Gửi phiếu")
    await expect(recorded_card(page, "Đã ghi nhận.*Phương án B")).to_be_visible()
    await press(page, "Đổi lựa chọn")
    await page.locator("[data-option=c]").click()
    await press(page, "Gửi phiếu")
    await expect(recorded_card(page, "Đã ghi nhận.*Phương án C")).to_be_visible()
    await council.close_and_declare()
    assert council.stage.ballot("b1").marks == {"d3": (("c",),)}
    await expect(page.get_by_role("heading", name="Chưa có kết quả")).to_be_visible()
    await expect(page.get_by_text(council.stage.ballot("b1").check_code)).to_be_visible()
    await press(page, "Đã rõ")
    await press(page, "Xem từng phiếu")
    await expect(page.locator("li.card", has_text="Phương án C")).to_be_visible()


@story
async def test_nothing_of_a_confidence_poll_is_sent_before_the_last_page(
    council: Council, browser: Browser
) -> None:
    await council.open_sitting()
    page = await joined(browser, council)
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.url) if "/api/commands" in request.url else None)
    await council.open_plan(a_confidence_poll("open"))
    await fill_in_the_poll(page)
    await council.stage.lead(PauseBallot(ballot_id="b1"))
    await expect(page.get_by_text("Chủ tọa tạm dừng biểu quyết").first).to_be_visible()
    await council.stage.lead(ResumeBallot(ballot_id="b1"))
    assert sent == []
    await press(page, "Gửi phiếu")
    await expect(recorded_card(page, "Tín nhiệm thấp")).to_be_visible()
    await council.stage.lead(CloseBallot(ballot_id="b1"))
    await council.until(lambda: bool(council.stage.ballot("b1").marks))
    chosen = council.stage.ballot("b1").marks["d3"]
    assert chosen == (("high",), ("high",), ("high",), ("high",), ("low",), ("medium",))


@story
async def test_too_many_names_left_cannot_be_sent(council: Council, browser: Browser) -> None:
    await council.open_sitting()
    page = await joined(browser, council)
    await council.open_plan(an_election("open"))
    review = page.get_by_role("button", name="Xem lại phiếu")
    await expect(page.get_by_text("đang để lại 4 / 2")).to_be_visible()
    await expect(review).to_be_disabled()
    await page.set_viewport_size({"width": 800, "height": 1280})
    await expect(page.get_by_text("Gạch thêm 2 tên nữa")).to_have_count(1)
    last = page.locator("[data-option=c4]")
    stood = await last.bounding_box()
    await page.locator("[data-option=c1]").click()
    await expect(page.get_by_text("Gạch thêm 1 tên nữa")).to_be_visible()
    assert await last.bounding_box() == stood  # no name moves under the finger
    await last.click()
    await expect(page.get_by_text("đang để lại 2 / 2")).to_be_visible()
    await page.locator("[data-option=c2]").click()
    await page.locator("[data-option=c3]").click()
    await review.click()
    await expect(page.get_by_text("Phiếu trắng: đồng chí không chọn gì")).to_be_visible()
    await press(page, "Sửa")
    await page.locator("[data-option=c3]").click()
    await review.click()
    await press(page, "Gửi phiếu")
    await expect(recorded_card(page, "Ứng viên 3")).to_be_visible()
    await council.stage.lead(CloseBallot(ballot_id="b1"))
    await council.until(lambda: council.stage.ballot("b1").marks == {"d3": (("c3",),)})


@story
async def test_a_ballot_of_other_groups_says_so_and_is_put_aside(council: Council, browser: Browser) -> None:
    await council.open_sitting()
    page = await joined(browser, council)
    plan = PrepareBallot(id="b1", item_id="n1", title="Việc của tổ", duration_ms=0, entitled_units=("Tổ 1",))
    await council.open_plan(plan)
    await expect(page.get_by_text("Biểu quyết này dành cho Tổ 1.")).to_be_visible()
    await expect(page.locator("[data-choice=for]")).to_have_count(0)
    await press(page, "Đọc tiếp")
    await expect(page.get_by_text("Hội trường đang thảo luận")).to_be_visible()


@story
async def test_at_a_show_of_hands_the_tablet_asks_for_the_hand(council: Council, browser: Browser) -> None:
    await council.open_sitting()
    page = await joined(browser, council)
    plan = PrepareBallot(id="b1", item_id="n1", title="Giơ tay", duration_ms=0, method="show_of_hands")
    await council.open_plan(plan)
    await expect(page.get_by_role("heading", name="Xin giơ tay")).to_be_visible()
    await expect(page.locator("[data-choice=for]")).to_have_count(0)


@story
async def test_a_corrected_vote_is_shown_as_corrected(council: Council, browser: Browser) -> None:
    await council.open_sitting()
    page = await joined(browser, council)
    await council.open_ballot()
    await page.locator("[data-choice=for]").click()
    await expect(recorded_card(page, "Tán thành")).to_be_visible()
    wrong = CorrectVote(ballot_id="b1", delegate_id="d3", choice="against", reason="Đại biểu báo bấm nhầm")
    await council.stage.secretary.command(wrong)
    card = recorded_card(page, "Không tán thành.*Thư ký đã sửa")
    await expect(card).to_be_visible()
    for width, height in ((390, 780), (1024, 700)):
        await page.set_viewport_size({"width": width, "height": height})
        cut = "card => card.scrollHeight > card.clientHeight"
        assert not await card.evaluate(cut), f"at {width} by {height} a line of it is cut"
    await council.close_and_declare()
    await press(page, "Đã rõ")
    await press(page, "Xem từng phiếu")
    await expect(
        page.locator("li.card", has_text=re.compile("Không tán thành.*Thư ký đã sửa", re.S))
    ).to_be_visible()


@story
async def test_who_looks_on_sees_figures_only_where_the_chair_chose_it(
    council: Council, browser: Browser
) -> None:
    await council.open_sitting()
    page = await joined(browser, council)
    plan = PrepareBallot(id="b1", item_id="n1", title="Hiện ngay", duration_ms=0, live_result=True)
    await council.open_plan(plan)
    await page.locator("[data-choice=for]").click()
    await expect(page.locator("li.for", has_text=re.compile("Tán thành 1"))).to_be_visible()


def test_a_proxy_votes_for_the_absent_after_the_own_vote(tmp_path: Path) -> None:
    async def run() -> None:
        async with a_council(tmp_path, Rules(proxies=True)) as council, a_browser() as browser:
            await council.open_sitting()
            page = await joined(browser, council, "d1")
            await council.stage.secretary.command(
                GiveProxy(delegate_id="d3", holder_id="d1", reason="Ốm, có giấy ủy quyền")
            )
            await council.open_ballot()
            await page.locator("[data-choice=for]").click()
            await expect(recorded_card(page, "Tán thành")).to_be_visible()
            await press(page, "Tiếp: biểu quyết thay Hoàng Thị Lan")
            await expect(page.get_by_text("Biểu quyết thay Hoàng Thị Lan")).to_be_visible()
            await page.locator("[data-choice=against]").click()
            await expect(recorded_card(page, "Không tán thành")).to_be_visible()
            await council.stage.lead(CloseBallot(ballot_id="b1"))
            await council.until(lambda: council.stage.ballot("b1").choices == {"d1": "for", "d3": "against"})
            assert council.stage.ballot("b1").ways["d3"] == "proxy"

    asyncio.run(run())


@story
async def test_the_chair_reminds_who_has_not_voted_until_the_vote_is_in(
    council: Council, browser: Browser
) -> None:
    await council.open_sitting()
    await council.publish()
    page = await joined(browser, council)
    await council.open_plan(PrepareBallot(id="b1", title="Thông qua", document_id="t1", duration_ms=0))
    await press(page, "Đọc dự thảo")
    await council.stage.lead(RemindVoters(ballot_id="b1"))
    await expect(page.get_by_text("Chủ tọa nhắc: đồng chí chưa bỏ phiếu.")).to_be_visible()
    await page.locator("[data-choice=for]").click()
    await expect(recorded_card(page, "Đã ghi nhận.*Tán thành")).to_be_visible()
    await expect(page.get_by_text("Chủ tọa nhắc: đồng chí chưa bỏ phiếu.")).to_have_count(0)


@story
async def test_who_has_left_votes_only_where_the_absent_may(council: Council, browser: Browser) -> None:
    await council.open_sitting()
    page = await joined(browser, council)
    await council.until(lambda: council.stage.presence.status.get("d3") == "present")
    left = PresenceMark(delegate_id="d3", status="left")
    await council.stage.secretary.command(MarkPresence(marks=[left]))
    await council.open_ballot("b1")
    await expect(page.get_by_text("Đồng chí chưa được ghi có mặt").locator("visible=true")).to_be_visible()
    await expect(page.locator("[data-choice=for]")).to_be_disabled()
    await council.close_and_declare("b1")
    await council.open_plan(PrepareBallot(id="b2", title="Cả người vắng", duration_ms=0, present_only=False))
    await expect(page.get_by_text("Đồng chí chưa được ghi có mặt")).to_have_count(0)
    await page.locator("[data-choice=for]").click()
    await expect(recorded_card(page, "Đã ghi nhận.*Tán thành")).to_be_visible()
    await council.close_and_declare("b2")
    assert council.stage.ballot("b2").choices == {"d3": "for"}

"""A questioning session with a real hall and two real tablets: asked, answered, debated, promised, written."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.async_api import Browser, Page, expect

from chair_console import system
from chair_console.domain.agenda import AddItem, FinishItem, ItemPlan, PhasePlan, StartItem
from chair_console.domain.questioning import PrepareGroup, Respondent, StartGroup
from chair_console.domain.questions import DAY_MS, AnswerQuestions, PromiseInWriting
from chair_console.domain.turns import GiveFloor
from chair_console.protocol.questioning_views import OpinionView, QuestionView
from chair_console.scene.questioning import debate_queue
from chair_console.scene.topics import Topics

from .hall import Council, hall_is_back, joined
from .test_app import story

pytestmark = pytest.mark.browser

HEALTH = Respondent(name="Vàng Thị Mai", office="Giám đốc Sở Y tế")
SCHOOLS = Respondent(office="Giám đốc Sở Giáo dục và Đào tạo")
OPINION = "Đề nghị làm rõ nguồn kinh phí.\nƯu tiên các bản chưa có điện."


def question_of(council: Council) -> QuestionView:
    views = council.stage.chair.topics["questions"].values()
    (question,) = [view for view in views if isinstance(view, QuestionView)]
    return question


def opinions_of(council: Council) -> list[OpinionView]:
    return [v for v in council.stage.chair.topics["opinions"].values() if isinstance(v, OpinionView)]


async def questioned(council: Council) -> None:
    """The second item is questioned; its first group runs."""
    plan = ItemPlan(id="n2", title="Chất vấn", sitting_id="p1", phases=[PhasePlan(phase="questioning")])
    await council.stage.secretary.command(AddItem(item=plan))
    group = PrepareGroup(id="g1", item_id="n2", title="Y tế, giáo dục", respondents=[HEALTH, SCHOOLS])
    await council.stage.secretary.command(group)
    await council.open_sitting()
    await council.stage.lead(StartItem(item_id="n2"))
    await council.stage.lead(StartGroup(group_id="g1"))


async def at_the_floor(page: Page) -> None:
    await page.get_by_role("navigation").get_by_role("button", name="Phát biểu").click()


async def ask(page: Page, whom: str, subject: str) -> None:
    """Register a question to one of the respondents that the tablet offers."""
    await page.get_by_role("radio", name=whom).check()
    await page.get_by_label("Vấn đề chất vấn").fill(subject)
    await page.get_by_role("button", name="Đăng ký chất vấn").click()
    await expect(page.get_by_role("heading", name="Thứ tự của đồng chí")).to_be_visible()


async def debate(page: Page) -> None:
    await page.get_by_role("button", name="Đăng ký tranh luận").click()
    await expect(page.get_by_role("heading", name="Thứ tự của đồng chí")).to_be_visible()


async def waits(council: Council, number: int) -> list[Any]:
    await council.until(lambda: len(council.stage.floor.queue) == number)
    return council.stage.floor.queue


@story
async def test_two_delegates_in_a_questioning_session(council: Council, browser: Browser) -> None:
    await questioned(council)
    first, second = await joined(browser, council, "d1"), await joined(browser, council, "d2")
    await at_the_floor(first)
    await at_the_floor(second)

    await ask(first, "Vàng Thị Mai", "Nữ hộ sinh nói được tiếng Mông")
    (request,) = await waits(council, 1)
    assert (request.to, request.subject) == (HEALTH.office, "Nữ hộ sinh nói được tiếng Mông")
    await council.stage.lead(GiveFloor(request_id=request.id))
    await first.get_by_role("button", name="Tôi đã nói xong").click()
    await expect(first.get_by_text("chờ trả lời")).to_be_visible()

    journal: Any = council.stage.chair.single("journal")
    system.kill_process(council.stage.ready.pid)
    await hall_is_back(council, journal.started_at)
    await council.until(lambda: bool(council.stage.chair.topics.get("questions")))
    await council.stage.lead(AnswerQuestions(question_ids=[question_of(council).id]))
    await expect(first.get_by_text("đang được trả lời")).to_be_visible()
    await expect(first.get_by_text("được ưu tiên tranh luận")).to_be_visible()

    await debate(second)
    await debate(first)
    await waits(council, 2)
    in_order = debate_queue(Topics(council.stage.chair.topics))
    assert [waiting.delegate_id for waiting in in_order] == ["d1", "d2"], "who asked comes first"
    await council.stage.lead(GiveFloor(request_id=in_order[0].id))
    await first.get_by_role("button", name="Tôi đã nói xong").click()
    await council.until(lambda: question_of(council).debates == 1)
    due_at = council.stage.chair.now() + 17 * DAY_MS
    await council.stage.lead(PromiseInWriting(question_id=question_of(council).id, due_at=due_at))
    await expect(
        first.get_by_text(re.compile("Vàng Thị Mai hẹn trả lời bằng văn bản chậm nhất ngày"))
    ).to_be_visible()

    await council.stage.lead(FinishItem())
    await writes_who_was_not_reached(council, second)


async def writes_who_was_not_reached(council: Council, page: Page) -> None:
    """Invited, typed, reloaded, handed in once; the draft is gone and the receipt stands."""
    await expect(
        page.get_by_role("heading", name=re.compile("Mời đồng chí gửi ý kiến bằng văn bản"))
    ).to_be_visible()
    await page.get_by_role("button", name="Viết ý kiến").click()
    area = page.get_by_label("Ý kiến của đồng chí")
    await area.fill(OPINION)
    await page.reload()
    await at_the_floor(page)
    await page.get_by_role("button", name="Viết ý kiến").click()
    await expect(area).to_have_value(OPINION)
    await page.get_by_role("button", name="Gửi ý kiến").click()
    await expect(page.get_by_text(re.compile(r"Đã ghi nhận .* · số \d+"))).to_be_visible()
    await expect(area).to_have_value("")
    await council.until(lambda: len(opinions_of(council)) == 1)
    (opinion,) = opinions_of(council)
    assert (opinion.delegate_id, opinion.item_id, opinion.text, opinion.late) == ("d2", "n2", OPINION, True)
    await area.fill(OPINION)
    await page.get_by_role("button", name="Gửi ý kiến").click()
    await expect(page.get_by_text(re.compile("đã được ghi nhận lúc"))).to_be_visible()
    assert len(opinions_of(council)) == 1
    await expect(page.get_by_role("heading", name=re.compile("Mời đồng chí gửi"))).to_have_count(0)

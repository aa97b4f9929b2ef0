"""Secret ballots on the tablet: what is kept, what is sent under which name, and what is found in the urn."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable

import pytest
from playwright.async_api import Browser, Page, Request, Route, expect

from chair_console.domain.reminding import RemindVoters

from .hall import Council, joined
from .papers import a_confidence_poll, an_election, fill_in_the_poll, press, recorded_card
from .test_app import story

pytestmark = pytest.mark.browser

SOON_MS = 15_000
"""A token and a paper wait up to two seconds each, on purpose."""

CHOICE = ["high", "high", "high", "high", "low", "medium"]
EVERYTHING = """async () => {
  const databases = await indexedDB.databases();
  const kept = await Promise.all(databases.map(({ name }) => new Promise((resolve) => {
    const opening = indexedDB.open(name);
    opening.onsuccess = () => {
      const names = [...opening.result.objectStoreNames];
      if (names.length === 0) return resolve([]);
      const entries = [];
      const transaction = opening.result.transaction(names);
      for (const one of names) transaction.objectStore(one).getAll().onsuccess = (e) => entries.push(e.target.result);
      transaction.oncomplete = () => resolve(entries);
    };
  })));
  const local = Object.fromEntries(Object.entries(localStorage).filter(([key]) => key !== "chair.topics"));
  return JSON.stringify([local, { ...sessionStorage }, kept]);
}"""


LOSE_THE_FIRST_PAPER = """
  const send = window.fetch;
  let answers = 0;
  window.fetch = async (...call) => {
    const answer = await send(...call);
    if (String(call[0]).endsWith("/papers") && ++answers === 1) throw new TypeError("the answer is lost");
    return answer;
  };
"""


async def kept(page: Page) -> str:
    """All that the tablet's disk holds, but what the hall tells everyone."""
    found: str = await page.evaluate(EVERYTHING)
    return found


def lose_the_first_answer() -> Callable[[Route], Awaitable[None]]:
    """The hall records what is sent, but its first answer does not arrive."""
    answers = 0

    async def lose(route: Route) -> None:
        nonlocal answers
        answer = await route.fetch()
        answers += 1
        await (route.abort() if answers == 1 else route.fulfill(response=answer))

    return lose


@story
async def test_a_separated_vote_is_looked_at_again_and_leaves_nothing_on_the_tablet(
    council: Council, browser: Browser
) -> None:
    await council.open_sitting()
    page = await joined(browser, council)
    await council.open_plan(an_election("separated"))
    await page.locator("[data-option=c1]").click()
    await page.locator("[data-option=c4]").click()
    await press(page, "Xem lại phiếu")
    await expect(page.get_by_text("Phiếu kín không đổi được sau khi gửi.")).to_be_visible()
    await page.route("**/api/commands", lose_the_first_answer())
    votes: list[Request] = []
    page.on("request", lambda one: votes.append(one) if one.url.endswith("/commands") else None)
    await press(page, "Gửi phiếu")
    await expect(recorded_card(page, "Đã ghi nhận")).to_be_visible()
    await expect(page.get_by_text("số ghi nhận")).to_be_visible()
    await expect(page.get_by_role("button", name="Đổi lựa chọn")).to_have_count(0)
    # One length on the wire, whatever is marked: a listener counts bytes.
    assert {len(vote.post_data_buffer or b"") for vote in votes} == {2_048}
    assert not re.search(r"\bc[1-4]\b", await kept(page))
    assert not re.search(r"Ứng viên", await page.locator("body").inner_text())
    await council.until(lambda: council.voted() == 1)
    view = await council.close_and_declare()
    assert view.tally is not None
    assert view.tally.counts == [{"c1": 0, "c2": 1, "c3": 1, "c4": 0}]


@story
async def test_a_blind_paper_goes_without_a_name_and_is_found_in_the_urn(
    council: Council, browser: Browser
) -> None:
    await council.open_sitting()
    page = await joined(browser, council)
    papers: list[Request] = []
    page.on("request", lambda one: papers.append(one) if one.url.endswith("/papers") else None)
    await council.open_plan(a_confidence_poll("blind"))
    await fill_in_the_poll(page)
    # The hall does not know who has voted and reminds everyone: the tablet does, and stays quiet from then on.
    reminder = page.get_by_text("Chủ tọa nhắc: đồng chí chưa bỏ phiếu.")
    await council.stage.lead(RemindVoters(ballot_id="b1"))
    await expect(reminder).to_be_visible()
    await press(page, "Gửi phiếu")
    await expect(recorded_card(page, "Phiếu đã vào hòm")).to_be_visible(timeout=SOON_MS)
    await expect(reminder).to_have_count(0)
    assert len(papers) == 1
    assert len(papers[0].post_data_buffer or b"") == 2_048
    assert not {"authorization", "cookie", "referer"} & set(await papers[0].all_headers())
    held = await kept(page)
    assert "low" not in held
    number = await page.locator("section.recorded strong").first.inner_text()
    receipt = number.replace("-", "").lower()
    assert receipt in held
    await council.until(lambda: council.voted() == 1)
    view = await council.close_and_declare()
    assert view.tally is not None
    assert [max(votes, key=votes.__getitem__) for votes in view.tally.counts] == CHOICE
    await expect(page.get_by_text("Phiếu của đồng chí có trong hòm phiếu đã công bố")).to_be_visible()
    assert "low" not in await kept(page)
    await press(page, "Đã rõ")
    await press(page, "Xem từng phiếu")
    await expect(page.get_by_text("Phiếu của đồng chí có trong hòm phiếu đã công bố")).to_be_visible()
    await press(page, "Xóa biên nhận")
    await expect(page.get_by_text("Máy này không có biên nhận")).to_be_visible()
    assert receipt not in await kept(page)


@story
async def test_a_blind_paper_survives_a_lost_answer_and_a_reload_and_counts_once(
    council: Council, browser: Browser
) -> None:
    await council.open_sitting()
    page = await joined(browser, council)
    await page.route("**/papers", lambda route: route.abort())
    await council.open_plan(a_confidence_poll("blind"))
    await fill_in_the_poll(page)
    await press(page, "Gửi phiếu")
    await expect(page.get_by_text("Đang bỏ phiếu vào hòm")).to_be_visible()
    await expect(page.get_by_role("heading", name=re.compile("CHƯA đến nơi"))).to_be_visible(timeout=SOON_MS)
    await expect(page.get_by_text("Máy đang giữ phiếu kín của đồng chí.")).to_be_visible()
    await page.unroute_all()
    await page.add_init_script(LOSE_THE_FIRST_PAPER)
    await page.reload()
    await expect(recorded_card(page, "Phiếu đã vào hòm")).to_be_visible(timeout=SOON_MS)
    await council.until(lambda: council.voted() == 1)
    view = await council.close_and_declare()
    assert view.tally is not None
    assert view.tally.papers.returned == 1


@story
async def test_a_paper_that_is_not_in_the_published_urn_is_said_loudly(
    council: Council, browser: Browser
) -> None:
    await council.open_sitting()
    page = await joined(browser, council)
    await council.open_plan(a_confidence_poll("blind"))
    await fill_in_the_poll(page)
    await press(page, "Gửi phiếu")
    await expect(recorded_card(page, "Phiếu đã vào hòm")).to_be_visible(timeout=SOON_MS)

    async def empty_the_urn(route: Route) -> None:
        urn = await (await route.fetch()).json()
        await route.fulfill(json={**urn, "slips": []})

    await page.route("**/urn", empty_the_urn)
    await council.close_and_declare()
    await expect(page.get_by_role("alert").filter(has_text="KHÔNG khớp")).to_be_visible()


@story
async def test_a_tablet_without_encryption_says_so_before_and_in_the_ballot(
    council: Council, browser: Browser
) -> None:
    await council.open_sitting()
    page = await joined(browser, council)
    await page.add_init_script("Object.defineProperty(crypto, 'subtle', { value: undefined })")
    await page.reload()
    await expect(page.get_by_text("Máy này chưa bỏ phiếu kín ẩn danh được")).to_be_visible()
    await council.open_plan(a_confidence_poll("blind"))
    await expect(page.get_by_role("heading", name="Máy này chưa bỏ phiếu kín ẩn danh được")).to_be_visible()
    await expect(page.get_by_text("Xin gọi thư ký")).to_be_visible()


@story
async def test_a_blank_is_given_once_and_a_tablet_that_lost_it_says_so(
    council: Council, browser: Browser
) -> None:
    await council.open_sitting()
    page = await joined(browser, council)
    await council.open_plan(a_confidence_poll("blind"))
    await fill_in_the_poll(page)
    await expect(page.get_by_role("button", name="Gửi phiếu")).to_be_enabled()
    await page.evaluate("indexedDB.deleteDatabase('chair-secret-ballots')")
    await page.reload()
    await expect(page.get_by_text("đã được phát rồi")).to_be_visible(timeout=SOON_MS)
    await expect(page.get_by_role("button", name="Gửi phiếu")).to_have_count(0)

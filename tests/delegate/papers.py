"""Ballots of every form for the tablets' stories, and what a delegate does with a paper."""

from __future__ import annotations

import re
from typing import Final

from playwright.async_api import Locator, Page, expect

from chair_console.domain.ballot import BallotKind
from chair_console.domain.ballot_paper import BallotPaper, Option, Question
from chair_console.domain.preparing import PrepareBallot

PERSONS: Final = tuple(f"Người giữ chức vụ {n}" for n in range(1, 7))


def an_options_ballot() -> PrepareBallot:
    options = tuple(Option(id=key, label=f"Phương án {key.upper()}") for key in "abcd")
    question = Question(id="q", text="Chọn phương án", options=options, least=1, most=1, seats=1)
    paper = BallotPaper(questions=(question,))
    return PrepareBallot(
        id="b1", item_id="n1", title="Chọn phương án", form="options", paper=paper, duration_ms=0
    )


def an_election(kind: BallotKind) -> PrepareBallot:
    """Four candidates for two seats, on a paper for crossing out."""
    options = tuple(Option(id=f"c{n}", label=f"Ứng viên {n}") for n in range(1, 5))
    question = Question(id="q", text="Bầu Ủy viên", options=options, most=2, seats=2)
    paper = BallotPaper(questions=(question,), style="cross_out")
    return PrepareBallot(
        id="b1", item_id="n1", title="Bầu Ủy viên", kind=kind, form="election", paper=paper, duration_ms=0
    )


def a_confidence_poll(kind: BallotKind) -> PrepareBallot:
    """Six office holders: a second page."""
    levels = tuple(Option(id=key, label="") for key in ("high", "medium", "low"))
    questions = tuple(Question(id=f"p{n}", text=name, options=levels) for n, name in enumerate(PERSONS, 1))
    return PrepareBallot(
        id="b1",
        item_id="n1",
        title="Lấy phiếu tín nhiệm",
        kind=kind,
        form="confidence_poll",
        paper=BallotPaper(questions=questions),
        duration_ms=0,
    )


async def press(page: Page, name: str) -> None:
    await page.get_by_role("button", name=re.compile(f"^{name}")).click()


def recorded_card(page: Page, text: str) -> Locator:
    return page.locator("section.recorded", has_text=re.compile(text, re.DOTALL))


async def level(page: Page, person: int, answer: str) -> None:
    await page.locator(f"[data-question=p{person}] [data-option={answer}]").click()


async def fill_in_the_poll(page: Page) -> None:
    """Everyone "high" but the fifth and the last, over two pages, up to the review."""
    for person in range(1, 5):
        await level(page, person, "high")
    await expect(page.get_by_role("button", name=re.compile("Gửi phiếu"))).to_have_count(0)
    await press(page, "Tiếp: người 5–6")
    await level(page, 5, "low")
    await level(page, 6, "medium")
    await press(page, "Xem lại phiếu")

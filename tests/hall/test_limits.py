"""Limits by address, and the council whose sixty tablets share one address behind a router."""

from __future__ import annotations

from pathlib import Path

import pytest

from chair_console.domain.actors import Actor
from chair_console.domain.ballot_paper import Marks
from chair_console.domain.refusals import Refused
from chair_console.domain.votes import CastVote
from chair_console.hall import hall
from chair_console.hall.identity.limiter import IN_ALL, PER_SOURCE, WINDOW_MS, GuessLimiter, RequestLimiter
from tests.hall.sitting import fresh
from tests.hall.test_void_tokens import a_hall

ROUTER = "192.168.1.1"


def test_mistyped_codes_behind_one_router_shut_nobody_out_while_delegates_join() -> None:
    now = [0]
    limiter = GuessLimiter(lambda: now[0])
    for number in range(60):  # every third one mistypes once
        if number % 3 == 0:
            assert limiter.wait_seconds(ROUTER) == 0, f"delegate {number}"
            limiter.count_wrong(ROUTER)
        now[0] += 2_000
        assert limiter.wait_seconds(ROUTER) == 0, f"delegate {number}"
        limiter.count_right(ROUTER, f"d{number}")


def test_one_delegate_who_joins_again_and_again_may_guess_no_more_codes() -> None:
    limiter = GuessLimiter(lambda: 0)
    for _ in range(PER_SOURCE + 1):
        assert limiter.wait_seconds(ROUTER) == 0
        limiter.count_right(ROUTER, "d01")
        limiter.count_wrong(ROUTER)
    assert limiter.wait_seconds(ROUTER) == WINDOW_MS // 1000 + 1
    assert limiter.wait_seconds("192.168.1.2") == 0


def test_whoever_guesses_behind_the_router_of_a_joined_council_is_stopped_at_the_limit_for_all() -> None:
    limiter = GuessLimiter(lambda: 0)
    for number in range(60):
        limiter.count_right(ROUTER, f"d{number}")
    for _ in range(IN_ALL):
        assert limiter.wait_seconds(ROUTER) == 0
        limiter.count_wrong(ROUTER)
    assert limiter.wait_seconds(ROUTER) > 0


def test_sixty_readers_behind_one_router_turn_public_pages_and_a_flood_is_held_back() -> None:
    now = [0]
    limiter = RequestLimiter(lambda: now[0])
    for turn in range(8):  # a page is a request, its picture another
        for _reader in range(60):
            assert limiter.wait_seconds(ROUTER) == limiter.wait_seconds(ROUTER) == 0
        now[0] = turn * 7_000
    waits = [limiter.wait_seconds(ROUTER) for _ in range(1_000)]
    assert 0 < waits[-1] <= 60


@pytest.mark.parametrize("marks", [((),) * 240_000, (("x",) * 240_000,)])
async def test_more_marks_than_any_paper_has_are_refused_before_anybody_looks_through_them(
    marks: Marks, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hall, "require_short_ids", lambda command: pytest.fail("it looks through them"))
    with a_hall(tmp_path) as held:
        voter = Actor(role="delegate", delegate_id="d01")
        vote = CastVote(ballot_id="b1", delegate_id="d01", marks=marks)
        with pytest.raises(Refused) as caught:
            await held.give(voter, fresh(), vote)
    assert caught.value.code == "paper.other_questions"

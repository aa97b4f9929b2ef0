"""Papers to vote on, and short ways to vote and to be refused."""

from __future__ import annotations

import pytest

from chair_console.domain import (
    votes,
)
from chair_console.domain.ballot_paper import BallotPaper, Option, Question
from chair_console.domain.refusals import Refused

from .building import HallDouble

PLACES = BallotPaper(
    questions=(
        Question(
            id="where",
            text="Chọn địa điểm",
            options=(
                Option(id="a", label="Xã A"),
                Option(id="b", label="Xã B"),
                Option(id="c", label="Xã C"),
            ),
            least=1,
            seats=1,
        ),
    )
)
POLL = BallotPaper(
    questions=(
        Question(
            id="q1", text="Họp mấy ngày?", options=(Option(id="1", label="1"), Option(id="2", label="2"))
        ),
        Question(
            id="q2",
            text="Chuyên đề nào?",
            options=tuple(Option(id=k, label=k) for k in ("đất", "nước", "rừng")),
            most=2,
        ),
    )
)
HOLDERS = BallotPaper(questions=tuple(Question(id=k, text=f"Ông {k}", options=()) for k in ("x", "y")))


def refused(act: object, code: str) -> Refused:
    with pytest.raises(Refused) as caught:
        act()  # type: ignore[operator]
    assert caught.value.code == code
    return caught.value


def mark(hall: HallDouble, delegate_id: str, *chosen: tuple[str, ...], change: bool = False) -> None:
    hall.as_delegate(
        delegate_id, votes.CastVote(ballot_id="b1", delegate_id=delegate_id, marks=chosen, change=change)
    )

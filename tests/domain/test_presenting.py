"""Who turns the projected pages: the desk, who has the floor, and whom the chair names."""

from __future__ import annotations

import msgspec
import pytest

from chair_console.domain import documents, presenting, roster, screen, turns
from chair_console.domain.refusals import Refused

from .building import HallDouble, a_sitting, file_facts


def a_hall_that_shows_a_paper() -> HallDouble:
    """The first delegate has the floor, then the chair shows page 3 of a paper of 12."""
    hall = a_sitting().in_discussion().with_document()
    hall.give(turns.GiveFloorTo(kind="presentation", delegate_id="d01"))
    hall.give(screen.ShowOnScreen(view="document", document_id="t1", page=3))
    return hall


def turn_page(hall: HallDouble, delegate_id: str, page: int) -> None:
    hall.as_delegate(delegate_id, presenting.TurnProjectedPage(document_id="t1", page=page))


def refusal(hall: HallDouble, delegate_id: str, page: int, document_id: str = "t1") -> str:
    with pytest.raises(Refused) as refused:
        hall.as_delegate(delegate_id, presenting.TurnProjectedPage(document_id=document_id, page=page))
    return refused.value.code


def shown(hall: HallDouble) -> int:
    pin = hall.state.screen.pin
    assert pin is not None
    return pin.page


def test_who_has_the_floor_turns_the_projected_pages_and_nobody_else_does() -> None:
    hall = a_hall_that_shows_a_paper()
    assert presenting.presenter_of(hall.state) == "d01"
    turn_page(hall, "d01", 4)
    assert shown(hall) == 4
    assert refusal(hall, "d02", 5) == "screen.not_presenter"
    assert refusal(hall, "d01", 13) == "documents.no_such_page"
    assert refusal(hall, "d01", 5, "t2") == "screen.other_document"
    hall.give(screen.ShowOnScreen(view="document", document_id="t1", page=9))
    assert shown(hall) == 9, "the chair turns it back at any time"


def test_the_chair_names_another_presenter_and_takes_the_pages_back() -> None:
    hall = a_hall_that_shows_a_paper()
    hall.give(presenting.NamePresenter(delegate_id="d02"))
    turn_page(hall, "d02", 5)
    assert refusal(hall, "d01", 6) == "screen.not_presenter"
    hall.give(presenting.NamePresenter())
    assert presenting.presenter_of(hall.state) is None
    assert refusal(hall, "d01", 6) == refusal(hall, "d02", 6) == "screen.not_presenter"
    with pytest.raises(Refused, match=r"access\.role"):
        hall.as_delegate("d02", presenting.NamePresenter(delegate_id="d02"))
    with pytest.raises(Refused, match=r"roster\.unknown_delegate"):
        hall.give(presenting.NamePresenter(delegate_id="nobody"))


def test_the_right_ends_with_the_turn_and_what_was_taken_back_comes_with_the_next() -> None:
    hall = a_hall_that_shows_a_paper()
    hall.give(presenting.NamePresenter())
    hall.give(turns.EndTurn())
    hall.give(turns.GiveFloorTo(kind="presentation", delegate_id="d03"))
    hall.give(screen.ShowOnScreen(view="document", document_id="t1"))
    turn_page(hall, "d03", 2)
    hall.give(turns.EndTurn())
    assert refusal(hall, "d03", 3) == "screen.not_presenter"


def test_nothing_is_turned_while_no_paper_is_seen_or_its_picture_is_held() -> None:
    hall = a_hall_that_shows_a_paper()
    hall.give(screen.FreezeScreen())
    assert refusal(hall, "d01", 4) == "screen.frozen"
    hall.give(screen.FreezeScreen(on=False))
    hall.give(screen.BlankScreen())
    assert refusal(hall, "d01", 4) == "screen.nothing_projected"
    hall.give(screen.BlankScreen(on=False))
    hall.give(screen.FollowMeeting())
    assert refusal(hall, "d01", 4) == "screen.nothing_projected"


def test_a_paper_that_the_presenter_may_not_read_is_not_theirs_to_turn() -> None:
    hall = a_sitting().in_discussion()
    publish = documents.PublishDocument(
        id="t1", title="Tờ trình", file_sha256="a" * 64, audience=("presidium",)
    )
    hall.give(publish, "secretary")
    hall.give(screen.ShowOnScreen(view="document", document_id="t1"))
    hall.give(presenting.NamePresenter(delegate_id="d02"))
    assert refusal(hall, "d02", 2) == "documents.unknown"


def test_a_recalled_paper_leaves_the_projector() -> None:
    hall = a_hall_that_shows_a_paper()
    hall.give(documents.RecallDocument(document_id="t1", reason="Gửi nhầm"))
    assert screen.current_view(hall.state) == "floor"
    hall.give(documents.RestoreDocument(document_id="t1"))
    assert screen.current_view(hall.state) == "floor", "the chair shows it again, not the hall"


def test_of_a_shorter_new_version_the_last_page_is_projected() -> None:
    hall = a_hall_that_shows_a_paper()
    hall.give(screen.ShowOnScreen(view="document", document_id="t1", page=12))
    hall.file = msgspec.structs.replace(file_facts("b"), pages=7)
    hall.give(documents.ReplaceDocument(document_id="t1", file_sha256="b" * 64, reason="Tiếp thu"))
    assert shown(hall) == 7


def test_who_leaves_office_presents_no_longer() -> None:
    hall = a_hall_that_shows_a_paper()
    hall.give(presenting.NamePresenter(delegate_id="d03"))
    assert presenting.presenter_of(hall.state) == "d03"
    hall.give(roster.EndMandate(delegate_id="d03", reason="Từ nhiệm"))
    assert presenting.presenter_of(hall.state) is None
    assert refusal(hall, "d03", 5) == "screen.not_presenter"

"""What is read aloud is never cut, and nothing moves away under the pointer."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
import pytest
from PySide6.QtCore import QPointF
from PySide6.QtQuick import QQuickItem

from chair_console.domain import session
from chair_console.domain.screen import FollowMeeting, FreezeScreen, ShowOnScreen
from chair_console.protocol.views import NoticeView, Text
from chair_console.sentences import sentence
from tests.pictures.stories import promised_while_answering, signalled

from . import ballot_moments as forms
from . import morning as moments
from .conftest import Show
from .windows import Windows, find_items, settle

SIZES = [(1366, 768), (1440, 900)]


def tell_of_a_restart(windows: Windows) -> None:
    facts = {"from_at": "10:04:34", "until_at": "10:04:42", "votes": 58, "seconds": 14}
    vi, en = (sentence("hall.restarted_in_ballot", facts, language) for language in ("vi", "en"))  # type: ignore[arg-type]
    notice = NoticeView(id="restart", level="warning", at=windows.chair_client.at, text=Text(vi=vi, en=en))
    windows.chair_client.topics["notices"] = {"restart": notice}
    windows.desk.refresh()
    settle(120)


def place_of(item: QQuickItem) -> tuple[float, float, float, float]:
    at = item.mapToScene(QPointF(0, 0))
    return at.x(), at.y(), item.width(), item.height()


def shown_items(root: QQuickItem) -> Iterator[QQuickItem]:
    for child in root.childItems():
        if child.isVisible():
            yield child
            yield from shown_items(child)


@pytest.mark.parametrize("size", SIZES)
def test_no_row_of_a_queue_is_cut(show: Show, size: tuple[int, int]) -> None:
    for moment, queues in ((signalled, ["queue"]), (promised_while_answering, ["debates", "questionQueue"])):
        windows = show(moment(), size=size)
        settle(120)
        for name in queues:
            (rows,) = find_items(windows.chair.contentItem(), name)
            row, spare = float(rows.property("row")), float(rows.property("spare"))
            whole = round(rows.height() / row)
            assert whole >= 1 and 0 <= whole * row - rows.height() <= spare, (name, rows.height())
    windows = show(moments.in_discussion(), size=size)
    settle(120)
    (rows,) = find_items(windows.chair.contentItem(), "queue")
    assert round(rows.height() / float(rows.property("row"))) == 6, "as many as the design shows"


def test_the_rail_begins_with_the_first_item_when_the_window_has_become_low(show: Show) -> None:
    windows = show(moments.before_opening(), size=(1366, 768))
    settle(300)
    (rail,) = find_items(windows.chair.contentItem(), "agendaRows")
    assert rail.property("contentY") == rail.property("originY")


def test_what_somebody_else_has_done_stands_on_the_stage_alone_however_long_it_is(show: Show) -> None:
    windows = show(forms.corrected(), size=(1366, 768))
    settle(120)
    (said,) = find_items(windows.chair.contentItem(), "otherAct")
    left, _, width, _ = place_of(said)
    window = windows.chair
    assert left >= window.property("railWidth")
    assert left + width <= window.width() - window.property("floorWidth")
    words = next(item for item in shown_items(said) if item.property("text"))
    assert not words.property("truncated")


def test_a_held_picture_is_not_said_to_be_what_the_meeting_is_at(show: Show) -> None:
    hall = moments.in_discussion()
    windows = show(hall)
    settle(60)
    assert windows.find("stepPicture").property("text") == "Màn chiếu sẽ hiện"
    hall.tell(FreezeScreen())
    windows.look_again()
    settle(60)
    assert windows.desk.strip.view["screen_text"] == "hình giữ lại"
    assert windows.find("stepPicture").property("text") == "Đang giữ hình, chưa hiện"


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_conclusion_of_the_result_is_in_sight_also_under_a_notice(
    show: Show, language: str, size: tuple[int, int]
) -> None:
    windows = show(moments.in_ballot(57).ballot_closed(), language=language, size=size)
    tell_of_a_restart(windows)
    words = windows.find("formal")
    _, top, _, height = place_of(words)
    card = words.parentItem().parentItem()
    _, card_top, _, card_height = place_of(card)
    assert top >= card_top - 1
    assert top + height <= card_top + card_height + 2
    assert not find_items(windows.chair.contentItem(), "moreBelow")
    assert not windows.find("notice").findChild(QQuickItem, "noticeText").property("truncated")


def test_words_that_do_not_fit_say_that_there_is_more(show: Show) -> None:
    hall = moments.before_opening().opened().first_two_items().presenting()
    entry = hall.state.require_session()
    assert entry is not None
    windows = show(hall, size=(1366, 768))
    items = windows.chair_client.topics["agenda"]
    for key, view in items.items():
        phases = tuple(
            msgspec.structs.replace(p, script="Kính thưa các vị đại biểu. " * 60) for p in view.phases
        )  # type: ignore[attr-defined]
        items[key] = msgspec.structs.replace(view, phases=list(phases))
    windows.desk.refresh()
    settle(120)
    more = windows.find("moreBelow")
    page = windows.find("script").parentItem().parentItem()
    assert place_of(more)[1] >= place_of(page)[1] + page.height(), (
        "no word to be read stands under the button"
    )
    while more.isVisible():
        more.clicked.emit()  # type: ignore[attr-defined]
        settle(30)
    words = windows.find("script")
    _, top, _, height = place_of(words)
    _, card_top, _, card_height = place_of(words.parentItem().parentItem())
    assert top + height <= card_top + card_height + 3


@pytest.mark.parametrize("size", SIZES)
def test_in_a_recess_nothing_stands_out_of_its_card(show: Show, size: tuple[int, int]) -> None:
    hall = moments.in_discussion()
    hall.tell(session.CallRecess(until=hall.now + 900_000))
    windows = show(hall, size=size)
    settle(120)
    title = windows.find("quietTitle")
    card = title.parentItem().parentItem()
    assert windows.desk.documents.rows.count and windows.desk.script.view["text"]
    for name in ("quietTitle", "script"):
        _, top, _, height = place_of(windows.find(name))
        assert top >= place_of(card)[1] + 4, name
        assert top + height <= place_of(card)[1] + card.height() - 4, name


@pytest.mark.parametrize("size", SIZES)
def test_a_notice_a_lost_hall_or_the_closing_question_moves_nothing_under_the_pointer(
    show: Show, size: tuple[int, int]
) -> None:
    windows = show(moments.in_discussion(), size=size)
    settle(120)
    names = ("nextStep", "endTurn", "addDocuments", "show", "invite")
    before = {name: place_of(windows.find(name)) for name in names}
    tell_of_a_restart(windows)
    assert windows.find("notice").isVisible()
    assert {name: place_of(windows.find(name)) for name in names} == before
    windows.chair.setProperty("leaving", True)
    windows.chair_client.state = "lost"
    windows.desk.refresh()
    settle(120)
    assert windows.find("linkLost").isVisible()
    assert {name: place_of(windows.find(name)) for name in names} == before


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_figures_of_a_result_stay_within_their_card(
    show: Show, language: str, size: tuple[int, int]
) -> None:
    windows = show(moments.in_ballot(57).ballot_closed(), language=language, size=size)
    settle(120)
    card = windows.find("decision")
    left, _, width, _ = place_of(card)
    for item in shown_items(card):
        x, _, own, _ = place_of(item)
        assert x >= left - 1 and x + own <= left + width + 1, item
        assert item.property("truncated") in (None, False), item.property("text")


def test_a_paper_shown_by_mistake_is_taken_off_the_screen_again(show: Show) -> None:
    windows = show(moments.in_discussion())
    settle(60)
    first = windows.desk._documents._rows.rows[0]["document_id"]
    windows.desk._documents.show(first, 1)
    settle(60)
    windows.desk._runner.undo()
    settle(60)
    assert windows.chair_client.commands == [
        ShowOnScreen(view="document", document_id=first, page=1),
        FollowMeeting(),
    ]

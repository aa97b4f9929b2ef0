"""What the chair's window asks before an act and offers after it, in every place where that can stand."""

from __future__ import annotations

from collections.abc import Callable

from chair_console.domain import agenda, floor, screen, session, turns
from chair_console.domain.speaking_order import queue
from tests.desktop import morning as moments
from tests.desktop.windows import Windows, find_items, settle

ADDED = "Thông báo của Ủy ban Mặt trận Tổ quốc tỉnh về công tác tham gia xây dựng chính quyền"
LARGEST = 150
Act = Callable[[Windows], None]


def called_while_presenting() -> moments.Morning:
    """Somebody presents; the first of those who have registered may be called."""
    hall = moments.before_opening().opened().first_two_items().presenting().tell(floor.OpenRegistration())
    for delegate_id in ("d20", "d33"):
        hall.registered(delegate_id, "discuss")
    hall.now = moments.at("09:20:30")
    return hall


def held_up() -> moments.Morning:
    """A point of order holds a speech up, and somebody else is called: that ends both."""
    hall = moments.in_discussion()
    hall.as_delegate("d20", floor.RequestToSpeak(delegate_id="d20", kind="point_of_order"))
    hall.tell(turns.GiveFloor(request_id=queue(hall.state)[0].id))
    hall.now += 20_000
    return hall


def item_added() -> moments.Morning:
    plan = agenda.ItemPlan(id="i9", title=ADDED, sitting_id="s1", minutes=20, planned_at=moments.at("10:05"))
    return moments.in_discussion().tell(agenda.AddItem(item=plan, after="i3"))


def recess_in_discussion() -> moments.Morning:
    """Some still wait for the floor; the recess ends in a while."""
    hall = moments.in_discussion().tell(turns.EndTurn())
    return hall.tell(session.CallRecess(until=moments.at("10:15")), "09:50")


def long_body() -> moments.Morning:
    """A body, a session and an item with the longest names that anybody has typed."""
    hall = moments.in_discussion()
    named = hall.state.require_session()
    named.body = "Hội đồng nhân dân thành phố trực thuộc trung ương có tên rất dài " * 5
    named.body_short = named.body[:300]
    named.title = "Kỳ họp thứ mười ba (kỳ họp thường lệ cuối năm 2026) khóa XIX " * 4
    return hall


def long_words() -> moments.Morning:
    """A title with words that have no place to break, as an address or a file's name has."""
    hall = moments.in_discussion().discussed()
    item = hall.state.agenda.items["i3"]
    word = "baocaothamtracuabanphapchevabankinhtengansach" * 2
    plan = agenda.ItemPlan(
        id="i3",
        title=f"Thẩm tra https://hoidongnhandan.example/{word}.pdf và các phụ lục kèm theo {word}",
        presenter=f"Nguyễn{word}",
        sitting_id=item.plan.sitting_id,
        planned_at=item.plan.planned_at,
        minutes=item.plan.minutes,
        phases=item.plan.phases,
    )
    return hall.tell(agenda.AmendItem(item=plan), role="secretary")


def offered(text: str = "Đã bỏ qua một đại biểu", then: Act = lambda _w: None) -> Act:
    """What was just done stands with its way back; `then` is what else the strip has to show."""

    def act(windows: Windows) -> None:
        then(windows)
        windows.desk.runner._offer_undo(floor.CloseRegistration(), text)
        settle(120)

    return act


def larger(then: Act = lambda _w: None) -> Act:
    def act(windows: Windows) -> None:
        windows.desk.frame.set_type_size(LARGEST)
        settle(250)
        then(windows)

    return act


def held_picture(windows: Windows) -> None:
    assert windows.hall is not None
    windows.hall.tell(screen.FreezeScreen())
    windows.hall.help_called()
    windows.look_again()


def pinned_picture(windows: Windows) -> None:
    assert windows.hall is not None
    windows.hall.tell(screen.ShowOnScreen(view="agenda"))
    windows.look_again()


def pressed(name: str, place: int = 0) -> Act:
    """One button of the window or its sheets, by its name."""

    def act(windows: Windows) -> None:
        settle(120)
        find_items(windows.chair.contentItem().window().contentItem(), name)[place].click()  # type: ignore[attr-defined]
        settle(120)

    return act


def person_asked(windows: Windows) -> None:
    """To call somebody at once from the sheet of people, while another speaks."""
    assert windows.hall is not None
    windows.desk.find.person_asked.emit(windows.hall.state.roster["d33"].name)
    settle(700)
    pressed("give")(windows)


def entered_by_hand(windows: Windows) -> None:
    pressed("enter")(windows)
    for reason in find_items(windows.chair.contentItem(), "enterReason"):
        reason.setProperty("text", "Máy hỏng, đại biểu giơ tay")
    settle(60)


def on_the_map(windows: Windows) -> None:
    """The first in the list is called on the map while another speaks."""
    windows.desk.room.choose(moments.WAITING[0])
    settle(60)
    pressed("roomInvite")(windows)


def found(text: str) -> Act:
    def act(windows: Windows) -> None:
        find_items(windows.chair.contentItem().window().contentItem(), "findField")[0].setProperty(
            "text", text
        )
        settle(120)

    return act


MOMENTS: dict[str, Callable[[], moments.Morning | None]] = {
    "chair-presenting-waiting": called_while_presenting,
    "chair-held-up": held_up,
    "chair-item-added": item_added,
    "chair-recess-waiting": recess_in_discussion,
    "chair-long-body": long_body,
    "chair-long-words": long_words,
}
ACTS: dict[str, tuple[str, Act]] = {
    "chair-calling-presenting": ("chair-presenting-waiting", lambda w: w.desk.floor.invite_nth(0)),
    "chair-calling-both": ("chair-held-up", lambda w: w.desk.floor.invite_nth(0)),
    "chair-calling-two": ("chair-discussion", lambda w: (w.desk.floor.invite_nth(0), w.desk.floor.invite_nth(2))[0]),
    "chair-calling-card": ("chair-discussion", lambda w: w.desk.step.press()),
    "chair-calling-large": ("chair-discussion", larger(lambda w: w.desk.floor.invite_nth(1))),
    "chair-questioning-calling": ("chair-questioning", lambda w: w.desk.questioning.invite_nth(0)),
    "chair-people-calling": ("chair-discussion", person_asked),
    "chair-undo": ("chair-discussion", offered()),
    "chair-undo-long": ("chair-discussion", offered(f"Đã thêm nội dung: {ADDED}")),
    "chair-undo-held": ("chair-discussion", offered(then=held_picture)),
    "chair-undo-pinned": ("chair-discussion", offered(then=pinned_picture)),
    "chair-undo-result": ("chair-result-corrected", offered()),
    "chair-undo-questioning": ("chair-questioning", offered()),
    "chair-undo-large": ("chair-discussion", larger(offered())),
    "chair-undo-large-long": ("chair-discussion", larger(offered(f"Đã thêm nội dung: {ADDED}", pinned_picture))),
    "chair-large": ("chair-discussion", larger()),
    "chair-large-ballot": ("chair-ballot-open", larger()),
    "chair-large-questioning": ("chair-questioning", larger()),
    "chair-large-recess": ("chair-recess-waiting", larger()),
    "chair-large-body": ("chair-long-body", larger()),
    "chair-entering": ("chair-ballot-open", entered_by_hand),
    "chair-entering-large": ("chair-ballot-open", larger(entered_by_hand)),
    "chair-adding-hands": ("chair-ballot-open", pressed("addHands")),
}  # fmt: skip
SHEETS: dict[str, tuple[str, str, Act]] = {
    "chair-sheet-room-calling": ("room", "chair-discussion", on_the_map),
    "chair-sheet-find-typed": ("find", "chair-discussion", found("giai lao")),
    "chair-sheet-find-nothing": ("find", "chair-discussion", found("xyzabc")),
    "chair-sheet-find-ballot": ("find", "chair-ballot-open", found("bieu quyet")),
}

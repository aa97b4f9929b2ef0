"""Notices to delegates: to all, to a group, to one; read, and taken back."""

from __future__ import annotations

import pytest

from chair_console.domain import notices, roster
from chair_console.domain.refusals import Refused
from chair_console.hall.topics import VIEWS
from chair_console.hall.topics.audience import Audience, Surroundings
from chair_console.protocol.notice_views import SentNoticeView
from chair_console.protocol.views import MeView

from .building import HallDouble, a_sitting


def a_hall_in_groups() -> HallDouble:
    hall = a_sitting()
    for place, key in enumerate(list(hall.state.roster)):
        row = roster.DelegateRow(id=key, name=key, unit=f"Tổ {place % 2 + 1}", seat=f"A{place}")
        hall.give(roster.AmendDelegate(delegate=row), "secretary")
    return hall


def told(hall: HallDouble, delegate_id: str) -> list[str]:
    view = VIEWS["me"](hall.state, Audience("delegate", delegate_id), Surroundings())[""]
    assert isinstance(view, MeView)
    return [notice.text for notice in view.notices]


def sent(hall: HallDouble) -> list[SentNoticeView]:
    return list(VIEWS["sent_notices"](hall.state, Audience("desk"), Surroundings()).values())  # type: ignore[arg-type]


def test_a_notice_reaches_only_those_for_whom_it_is() -> None:
    hall = a_hall_in_groups()
    hall.give(notices.SendNotice(text="Ảnh lưu niệm lúc 11:30"))
    hall.give(notices.SendNotice(text="Tổ 1 họp ở phòng 2", to="group:Tổ 1"), "secretary")
    hall.give(notices.SendNotice(text="Mời đồng chí gặp thư ký", to="delegate:d02", whole_screen=True))
    assert told(hall, "d01") == ["Ảnh lưu niệm lúc 11:30", "Tổ 1 họp ở phòng 2"]
    assert told(hall, "d02") == ["Ảnh lưu niệm lúc 11:30", "Mời đồng chí gặp thư ký"]
    assert [view.count for view in sent(hall)] == [6, 3, 1]


def test_the_desk_sees_who_has_not_read_it_and_a_notice_taken_back_is_gone() -> None:
    hall = a_hall_in_groups()
    hall.give(notices.SendNotice(text="Họp tổ", to="group:Tổ 2"))
    key = next(iter(hall.state.notices))
    hall.as_delegate("d02", notices.ConfirmNotice(delegate_id="d02", notice_id=key))
    hall.as_delegate("d02", notices.ConfirmNotice(delegate_id="d02", notice_id=key))
    assert sent(hall)[0].read == 1 and sent(hall)[0].unread == ["d04", "d06"]
    hall.give(notices.WithdrawNotice(notice_id=key))
    assert told(hall, "d02") == told(hall, "d04") == []
    assert sent(hall)[0].withdrawn_at == hall.now


@pytest.mark.parametrize(
    ("command", "code"),
    [
        (notices.SendNotice(text="  "), "screen.no_notice"),
        (notices.SendNotice(text="a" * 401), "notice.too_long"),
        (notices.SendNotice(text="a", to="group:Tổ 9"), "notice.for_nobody"),
        (notices.SendNotice(text="a", to="delegate:nobody"), "notice.for_nobody"),
        (notices.WithdrawNotice(notice_id="nowhere"), "notice.unknown"),
    ],
)
def test_a_notice_that_cannot_be_is_refused(command: notices.SendNotice, code: str) -> None:
    with pytest.raises(Refused) as refused:
        a_hall_in_groups().give(command)
    assert refused.value.code == code


def test_nobody_confirms_for_another_nor_what_was_not_for_them() -> None:
    hall = a_hall_in_groups()
    hall.give(notices.SendNotice(text="a", to="delegate:d02"))
    key = next(iter(hall.state.notices))
    for actor, owner, code in (("d01", "d02", "access.not_yours"), ("d01", "d01", "notice.unknown")):
        with pytest.raises(Refused) as refused:
            hall.as_delegate(actor, notices.ConfirmNotice(delegate_id=owner, notice_id=key))
        assert refused.value.code == code

"""What is typed or pasted is written down as it is meant: nothing unseen, nothing that turns or piles up."""

from __future__ import annotations

import msgspec
import pytest

from chair_console.domain import agenda, notices, roster
from chair_console.domain.refusals import Refused
from chair_console.domain.standing import standing_of
from chair_console.domain.written import text_meant, written
from tests.hostile import BEGINNINGS

from .building import PHASES, a_hall, a_sitting


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Nguyễn Thị Én", "Nguyễn Thị Én"),
        ("hai\ndòng\r\nba\tcột\u2028bốn", "hai dòng ba cột bốn"),
        ("Lò\u202eVăn\u2066 Thắng\u200b\ufeff", "LòVăn Thắng"),
        ("nối\x00kết\x1b[31m\x85", "nốikết[31m "),
        ("e" + "\u0301\u0323" * 30 + "!", "e" + "\u0301\u0323" * 2 + "!"),
        ("gia đình 👨‍👩‍👧 ☎️", "gia đình 👨‍👩‍👧 ☎️"),
        ("e\u0302\u0323 ก็ ที่ ꪀꪱ", "e\u0302\u0323 ก็ ที่ ꪀꪱ"),
        ('<b>1</b> &lt; {{x}} %1 =cmd|', '<b>1</b> &lt; {{x}} %1 =cmd|'),
    ],
)  # fmt: skip
def test_a_name_is_one_line_without_what_cannot_be_seen_turned_or_piled_up(typed: str, meant: str) -> None:
    assert text_meant(typed) == meant
    assert text_meant(meant) is meant


def test_where_lines_may_be_they_stay() -> None:
    assert text_meant("một\r\nhai\n\tba\u2029bốn", lines=True) == "một\nhai\n\tba\nbốn"


def test_it_holds_for_whatever_is_told_to_the_hall_and_ids_are_left_alone() -> None:
    hall = a_hall().with_session()
    hall.give(
        roster.EnrolDelegates(
            delegates=[roster.DelegateRow(id="d\u200b1", name="Lò\nVăn\u202e A", unit="Tổ\t1")]
        ),
        "secretary",
    )
    (delegate,) = hall.state.roster.values()
    assert (delegate.id, delegate.name, delegate.unit) == ("d\u200b1", "Lò Văn A", "Tổ 1")
    plan = agenda.ItemPlan(
        id="i1", title="Một\u0000\nhai", phases=[agenda.PhasePlan(phase="discussion", script="A\nB")]
    )
    hall.give(agenda.SetAgenda(items=[plan]), "secretary")
    kept = hall.state.agenda.items["i1"].plan
    assert kept.title == "Một hai" and kept.phases[0].script == "A\nB"
    with pytest.raises(Refused, match=r"screen\.no_notice"):
        hall.give(notices.SendNotice(text="\u200b\u202e"), "secretary")


def test_what_is_usual_is_the_very_same_command() -> None:
    plain = roster.EnrolDelegates(
        delegates=[roster.DelegateRow(id="d1", name="Nguyễn Thị “Én” – A", unit="Tổ 1")]
    )
    assert written(plain) is plain


def test_of_every_hostile_beginning_one_line_is_left() -> None:
    for beginning in BEGINNINGS:
        assert text_meant(beginning).splitlines() in ([], [text_meant(beginning)])


def test_an_item_typed_with_what_is_not_kept_is_no_change_by_somebody_else() -> None:
    hall = a_sitting()
    typed = agenda.AmendItem(item=agenda.ItemPlan(id="i2", title="Một\u200b\nhai", phases=PHASES))
    hall.give(typed, "secretary")
    seen = msgspec.structs.replace(standing_of(hall.state), was=typed)  # as an undoing says what it undoes
    hall.give(
        agenda.AmendItem(item=agenda.ItemPlan(id="i2", title="Hai", phases=PHASES)), "secretary", seen=seen
    )
    assert hall.state.agenda.items["i2"].plan.title == "Hai"
    hall.state.agenda.items["i2"].plan = typed.item  # as an older journal may have it, and a form shows it
    hall.give(
        agenda.AmendItem(item=agenda.ItemPlan(id="i2", title="Ba", phases=PHASES)), "secretary", seen=seen
    )
    assert hall.state.agenda.items["i2"].plan.title == "Ba"

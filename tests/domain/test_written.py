"""What is typed or pasted is written down as it is meant: nothing unseen, nothing that turns or piles up."""

from __future__ import annotations

import msgspec
import pytest

from chair_console.domain import agenda, ballots, floor, notices, preparing, questioning, roster
from chair_console.domain.ballot_paper import BallotPaper, Option, Question
from chair_console.domain.refusals import Refused
from chair_console.domain.standing import standing_of
from chair_console.domain.written import referred_to, text_meant, written
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
        ("Ng\u200duyễn V\u200can\ufe0f \u200d\U000e0041A", "Nguyễn Van A"),
        ("e\u0302\u200d\u0323 1\ufe0f\u20e3 \uffff!", "e\u0302\u0323 1\ufe0f\u20e3 !"),
        ("می\u200cخواهم क्\u200dष ꪀꪴꪣ ຄຳ ᨲ᩠ᨿ 𖬌𖬣𖬵 ♂\ufe0f", "می\u200cخواهم क्\u200dष ꪀꪴꪣ ຄຳ ᨲ᩠ᨿ 𖬌𖬣𖬵 ♂\ufe0f"),
        ("\u3164\u2800\u200d\u00a0\ufe0f\u0301\U000e0041", ""),
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


@pytest.mark.parametrize("unseen", ["\u3164", "\u2800", "\u200d", "\ufe0f\ufe0f", "\u0323", "\uffff\u180e"])
def test_what_has_nothing_that_is_seen_is_no_name_and_no_answer(unseen: str) -> None:
    hall = a_sitting()
    options = (Option(id="a", label="A"), Option(id="b", label=unseen))
    paper = BallotPaper(questions=(Question(id="q", text="Ai", options=options, seats=1),))
    with pytest.raises(Refused, match=r"paper\.no_text"):
        hall.give(preparing.PrepareBallot(id="b1", title="Bầu", form="election", paper=paper), "secretary")
    with pytest.raises(Refused, match=r"ballot\.no_title"):
        hall.give(preparing.PrepareBallot(id="b1", title=unseen), "secretary")
    with pytest.raises(Refused, match=r"roster\.empty_name"):
        hall.give(roster.EnrolDelegates(delegates=[roster.DelegateRow(id="x", name=unseen)]), "secretary")


def test_a_group_of_an_older_journal_is_called_as_it_is_there_and_nobody_leaves_it() -> None:
    hall = a_sitting()
    for delegate in list(hall.state.roster.values())[:3]:
        delegate.unit = "Tổ\u200b 1"
    hall.with_ballot(entitled_units=("Tổ\u200b 1",))
    row = roster.row_of(hall.state.roster["d02"])
    amended = roster.AmendDelegate(delegate=msgspec.structs.replace(row, name="Lò\u200b A"))
    hall.give(amended, "secretary")
    assert hall.state.roster["d02"].name == "Lò A"
    hall.give(ballots.OpenBallot(ballot_id="b1"))
    assert hall.state.ballots["b1"].entitled == ("d01", "d02", "d03")
    hall.give(notices.SendNotice(text="Họp tổ", to="group:Tổ\u200b 1"), "secretary")
    seen = msgspec.structs.replace(standing_of(hall.state), was=amended)
    hall.give(roster.AmendDelegate(delegate=row), "secretary", seen=seen)  # undone


def test_a_question_reaches_the_respondent_whom_an_older_journal_has() -> None:
    hall = a_sitting().in_discussion()
    others = [
        questioning.Respondent(office="Giám đốc Sở Y tế"),
        questioning.Respondent(office="Sở\u200b Tài chính"),
    ]
    hall.give(
        questioning.PrepareGroup(id="g1", item_id="i1", title="Nhóm 1", respondents=others[:1]), "secretary"
    )
    group = hall.state.questioning.groups["g1"]
    group.respondents = tuple(others)
    asked = floor.RequestToSpeak(delegate_id="d01", kind="question", to="Sở\u200b Tài chính")
    kept = written(asked, lambda: referred_to(hall.state))
    assert group.respondent_for(kept.to) is others[1]


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

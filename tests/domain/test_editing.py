"""Two who edit the same thing: the second is told, looks at what stands now, and saves again knowingly."""

from __future__ import annotations

from typing import get_args

import msgspec
import pytest

from chair_console.domain import (
    agenda,
    documents,
    outputs,
    publishing,
    questioning,
    questions,
    regulation,
    roster,
    session,
)
from chair_console.domain.editing import Edit, as_it_stands
from chair_console.domain.messages import Command
from chair_console.domain.refusals import Refused
from chair_console.domain.standing import standing_of
from chair_console.sentences import LANGUAGES, sentence

from .building import PHASES, HallDouble, a_sitting
from .test_questioning import DAY, answer, ask, in_questioning, promise


def a_hall_with_everything(kind: type = agenda.AmendItem) -> tuple[HallDouble, str]:
    """Also the id of a question that an answer in writing was promised for.

    The whole agenda is laid down only before anything has begun.
    """
    if kind is agenda.SetAgenda:
        return a_sitting(), ""
    hall = in_questioning()
    asked = ask(hall, "d01")
    answer(hall, asked, ms=5_000)
    hall.give(promise(asked, hall.now + DAY))
    hall.with_document("t1")
    paper = documents.PublishDocument(
        id="t2", title="Tờ trình", file_sha256="a" * 64, publish_at=hall.now + DAY
    )
    hall.give(paper, "secretary")
    return hall, asked.id


def two_edits(kind: type, hall: HallDouble, question_id: str) -> tuple[Edit, Edit]:
    """Two different edits of the same thing, neither of which leaves it as it is."""

    def item(title: str) -> Edit:
        return agenda.AmendItem(item=agenda.ItemPlan(id="i2", title=title, phases=PHASES))

    def moved(after: str) -> Edit:
        return agenda.MoveItem(item_id="i2", after=after)

    def whole(title: str) -> Edit:
        return agenda.SetAgenda(items=[agenda.ItemPlan(id="i1", title=title, phases=PHASES)])

    def person(name: str) -> Edit:
        return roster.AmendDelegate(delegate=roster.DelegateRow(id="d02", name=name, seat="A2"))

    def group(title: str) -> Edit:
        who = [questioning.Respondent(name="Lê Văn A", office="Giám đốc")]
        return questioning.AmendGroup(group_id="g2", title=title, respondents=who)

    def screen(scale: int) -> Edit:
        return outputs.AmendOutput(output_id=outputs.MAIN, plan=outputs.OutputPlan(name="", scale=scale))

    def rules(minutes: int) -> Edit:
        return regulation.AmendRules(rules=session.Rules(group_minutes=minutes), reason="Nghị quyết")

    def paper(title: str) -> Edit:
        return publishing.ArrangeDocument(document_id="t1", title=title, kind="report")

    def time(days: int) -> Edit:
        return publishing.ScheduleDocument(document_id="t2", publish_at=hall.now + days * DAY)

    def question(subject: str) -> Edit:
        return questions.AmendQuestion(question_id=question_id, subject=subject)

    def day(days: int) -> Edit:
        return questions.PromiseInWriting(
            question_id=question_id, due_at=hall.now + days * DAY, by="Giám đốc", change=True
        )

    made: dict[type, tuple[Edit, Edit]] = {
        agenda.AmendItem: (item("Việc A"), item("Việc B")),
        agenda.MoveItem: (moved(""), moved("i3")),
        agenda.SetAgenda: (whole("Việc A"), whole("Việc B")),
        roster.AmendDelegate: (person("Lò Văn A"), person("Lò Văn B")),
        questioning.AmendGroup: (group("Nhà ở"), group("Đất đai")),
        outputs.AmendOutput: (screen(90), screen(80)),
        regulation.AmendRules: (rules(30), rules(60)),
        publishing.ArrangeDocument: (paper("Báo cáo A"), paper("Báo cáo B")),
        publishing.ScheduleDocument: (time(3), time(4)),
        questions.AmendQuestion: (question("Y tế"), question("Giáo dục")),
        questions.PromiseInWriting: (day(3), day(4)),
    }
    return made[kind]


@pytest.mark.parametrize("kind", get_args(Edit), ids=lambda kind: kind.__name__)
def test_what_somebody_else_has_edited_since_a_form_was_opened_is_not_overwritten_unseen(kind: type) -> None:
    hall, question_id = a_hall_with_everything(kind)
    mine, others = two_edits(kind, hall, question_id)
    opened = as_it_stands(hall.state, mine)
    assert opened is not None
    seen = msgspec.structs.replace(standing_of(hall.state), was=opened[1])
    hall.give(others, "secretary", seen=seen)
    with pytest.raises(Refused) as refused:
        hall.give(mine, "secretary", seen=seen)
    assert refused.value.code.startswith("moved_on.edited")
    for language, words in zip(LANGUAGES, ("Đã thay đổi", "has changed"), strict=True):
        assert words in sentence(refused.value.code, refused.value.facts, language)
    now = as_it_stands(hall.state, mine)
    assert now is not None and now[1] != opened[1]
    hall.give(mine, "secretary", seen=msgspec.structs.replace(seen, was=now[1]))


@pytest.mark.parametrize("kind", get_args(Edit), ids=lambda kind: kind.__name__)
def test_who_wants_what_another_has_just_done_is_not_stopped(kind: type) -> None:
    hall, question_id = a_hall_with_everything(kind)
    mine, _ = two_edits(kind, hall, question_id)
    opened = as_it_stands(hall.state, mine)
    assert opened is not None
    hall.give(mine, "secretary")
    hall.give(mine, "secretary", seen=msgspec.structs.replace(standing_of(hall.state), was=opened[1]))


def test_an_item_whose_short_title_is_its_title_counts_as_unchanged() -> None:
    hall, _ = a_hall_with_everything()
    plan = agenda.ItemPlan(id="i2", title="Nội dung 2", short_title="Nội dung 2", phases=PHASES)
    was = agenda.AmendItem(item=plan)
    mine = agenda.AmendItem(item=msgspec.structs.replace(plan, title="Việc khác"))
    hall.give(mine, "secretary", seen=msgspec.structs.replace(standing_of(hall.state), was=was))


def test_an_item_that_was_edited_since_is_not_removed_unseen() -> None:
    hall = a_sitting()
    was = agenda.AmendItem(item=hall.state.agenda.items["i2"].plan)
    seen = msgspec.structs.replace(standing_of(hall.state), was=was)
    edited = agenda.AmendItem(item=agenda.ItemPlan(id="i2", title="Việc khác", phases=PHASES))
    hall.give(edited, "secretary")
    with pytest.raises(Refused) as refused:
        hall.give(agenda.RemoveItem(item_id="i2"), "secretary", seen=seen)
    for language, words in zip(LANGUAGES, ("Đã thay đổi: “Việc khác”", "has changed"), strict=True):
        assert words in sentence(refused.value.code, refused.value.facts, language)
    assert "i2" in hall.state.agenda.items
    hall.give(agenda.RemoveItem(item_id="i2"), "secretary", seen=msgspec.structs.replace(seen, was=edited))
    assert "i2" not in hall.state.agenda.items


def test_an_item_is_not_moved_past_a_neighbour_that_was_not_seen() -> None:
    hall = a_sitting()
    was = agenda.MoveItem(item_id="i3", after="i2")
    hall.give(agenda.AddItem(item=agenda.ItemPlan(id="i9", title="Việc mới"), after="i2"), "secretary")
    with pytest.raises(Refused, match=r"moved_on\.edited_place"):
        hall.give(
            agenda.MoveItem(item_id="i3", after="i1"),
            "secretary",
            seen=msgspec.structs.replace(standing_of(hall.state), was=was),
        )
    assert hall.state.agenda.order == ["i1", "i2", "i9", "i3"]


@pytest.mark.parametrize(
    ("command", "was"),
    [
        (
            agenda.AmendItem(item=agenda.ItemPlan(id="i2", title="Khác", phases=PHASES)),
            agenda.MoveItem(item_id="i2"),
        ),
        (agenda.RemoveItem(item_id="i2"), agenda.MoveItem(item_id="i2", after="i1")),
        (agenda.StartItem(item_id="i2"), agenda.MoveItem(item_id="i2", after="i1")),
        (session.CallRecess(), agenda.SetAgenda(items=[])),
    ],
)
def test_what_was_seen_of_another_kind_of_thing_is_refused_and_not_passed_over(
    command: Command, was: Edit
) -> None:
    hall = a_sitting()
    with pytest.raises(Refused) as refusal:
        hall.give(command, seen=msgspec.structs.replace(standing_of(hall.state), was=was))
    assert refusal.value.code == "editing.wrong_was"
    for language in LANGUAGES:
        said = sentence(refusal.value.code, refusal.value.facts, language)
        assert type(command).__name__ in said and type(was).__name__ in said

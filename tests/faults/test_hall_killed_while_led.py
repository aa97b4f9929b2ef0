"""The hall dies at every step of leading a session: each act is wholly there or not at all, and none happens twice."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Sequence
from contextlib import AsyncExitStack
from pathlib import Path

import msgspec
import pytest

from chair_console.client import CommandRefused, HallClient, connection, hall_process
from chair_console.domain import (
    adjourning,
    agenda,
    agenda_acts,
    floor,
    notices,
    outputs,
    presence,
    questioning,
    questions,
    seating,
    session,
    turns,
)
from chair_console.domain.messages import Command
from chair_console.domain.record import Record
from chair_console.domain.seat_places import SeatBlock
from chair_console.domain.standing import Standing
from chair_console.journal import Store, verify
from chair_console.minutes.export import state_of
from chair_console.protocol.envelope import Receipt
from tests.faults.test_hall_killed_in_secret_ballot import Death
from tests.hall.sitting import Sitting, a_sitting, fresh

pytestmark = pytest.mark.faults
DAY = 86_400_000
Given = tuple[HallClient, Command, Standing | None]


class Course:
    """Acts that are given together, each group with a death of its own."""

    def __init__(self, sitting: Sitting) -> None:
        self.sitting = sitting
        self.receipts: dict[str, Receipt] = {}
        self.refused: list[str] = []
        self._deaths = 0

    @property
    def chair(self) -> HallClient:
        return self.sitting.stage.chair

    async def lead(self, *commands: Command) -> list[Receipt]:
        return await self.give([(self.chair, command, None) for command in commands])

    async def give(self, given: Sequence[Given]) -> list[Receipt]:
        """All at once. The hall dies after a hair's breadth, or, every other time, with the first receipt."""
        death, loop = Death(self.sitting), asyncio.get_running_loop()
        self._deaths += 1
        if self._deaths % 2:
            loop.call_later(0.001 * self._deaths / 4, death.strike)

        async def one(who: HallClient, command: Command, seen: Standing | None) -> Receipt | None:
            command_id = fresh()
            try:
                receipt = await who.command(command, command_id=command_id, seen=seen)
            except CommandRefused as refusal:
                self.refused.append(refusal.code)
                return None
            death.strike()
            again = await who.command(command, command_id=command_id, seen=seen)
            assert again == receipt, "the same id, the same answer, also from the hall that came after"
            self.receipts[command_id] = receipt
            return receipt

        async with asyncio.timeout(60):
            found = await asyncio.gather(*(one(*what) for what in given))
        death.strike()
        await death.over()
        return [receipt for receipt in found if receipt is not None]


async def _begin(sitting: Sitting) -> None:
    phases = [agenda.PhasePlan(phase=kind) for kind in ("questioning", "discussion")]
    items = [
        agenda.ItemPlan(id=f"i{n}", title=f"Nội dung {n}", minutes=30, sitting_id="s1", phases=phases)
        for n in (1, 2, 3)
    ]
    await sitting.stage.lead(agenda.SetAgenda(items=items))
    await sitting.stage.lead(agenda.StartItem(item_id="i1"))


async def _change_the_agenda(course: Course) -> None:
    block = SeatBlock(id="h", kind="rows", rows=1, per_row=8, letter="A")
    director = questioning.Respondent(office="Giám đốc Sở Y tế")
    stale, chair = Standing(phase="preparing"), course.chair
    made = await course.lead(
        notices.SendNotice(text="Họp tổ lúc 14 giờ"),
        outputs.AddOutput(id="sanh", plan=outputs.OutputPlan(name="Sảnh", shows="agenda")),
        seating.LaySeatingPlan(blocks=(block,), base=0),
        agenda.AddItem(item=agenda.ItemPlan(id="i9", title="Ý kiến Mặt trận", sitting_id="s1")),
        questioning.PrepareGroup(id="g1", item_id="i1", title="Y tế", respondents=[director]),
    )
    second = agenda.ItemPlan(id="i2", title="Nội dung hai", minutes=40, sitting_id="s1")
    sanh = outputs.OutputPlan(name="Sảnh lớn", shows="floor")
    await course.give(
        [
            (chair, agenda.MoveItem(item_id="i9", after="i1"), None),
            (chair, agenda.AmendItem(item=second), None),
            (chair, agenda_acts.DeferItem(item_id="i3", reason="chưa đủ hồ sơ"), None),
            (chair, outputs.AmendOutput(output_id="sanh", plan=sanh), None),
            (chair, notices.WithdrawNotice(notice_id=made[0].id), None),
            (chair, agenda.FinishItem(), stale),
        ]
    )
    split = agenda_acts.SplitItem(item_id="i2", rest_id="i2b", title="Phần hai", reason="dài", minutes=10)
    await course.lead(split, agenda_acts.RestoreItem(item_id="i3"), questioning.StartGroup(group_id="g1"))


async def _question(course: Course, asker: HallClient, orderly: HallClient) -> None:
    wish = floor.RequestToSpeak(delegate_id="d01", kind="question", to="Giám đốc Sở Y tế")
    order = floor.RequestToSpeak(delegate_id="d02", kind="point_of_order")
    lead = course.sitting.stage.lead
    asked, *_ = await course.give(
        [
            (asker, wish, None),
            (course.chair, agenda_acts.JoinItem(item_id="i2b"), None),
            (course.chair, outputs.RemoveOutput(output_id="sanh"), None),
        ]
    )
    given = await lead(turns.GiveFloor(request_id=asked.id))
    answer = questions.AnswerQuestions(question_ids=[given.id])
    called = await course.give([(course.chair, answer, None), (orderly, order, None)])
    await lead(turns.GiveFloor(request_id=called[1].id))
    await lead(turns.EndTurn())
    await lead(turns.EndTurn())
    promise = questions.PromiseInWriting(question_id=given.id, due_at=course.chair.now() + DAY)
    await course.lead(promise, questioning.EndGroup(group_id="g1"))


async def _break_off(course: Course) -> None:
    await course.lead(session.CallRecess(until=course.chair.now() + DAY // 24))
    await course.lead(session.EndRecess())
    soon = adjourning.AdjournSitting(
        reason="mưa lũ", goes_on_at=course.chair.now() + DAY, sitting_id="s1b", title="Họp tiếp"
    )
    await course.lead(soon)
    await course.sitting.stage.lead(presence.OpenRollCall())
    marks = [presence.PresenceMark(delegate_id=f"d0{n}", status="present") for n in (1, 2, 3, 4)]
    await course.sitting.stage.lead(presence.MarkPresence(marks=marks))
    await course.lead(session.OpenSitting(sitting_id="s1b"))
    await course.sitting.stage.lead(agenda.StartItem(item_id="i1"))


def _records(data: Path) -> list[Record]:
    with Store.open(data, data_dir=data) as store:
        return [msgspec.json.decode(stored.body, type=Record) for stored in store.read()]


async def test_every_act_of_leading_a_session_that_meets_a_death_is_done_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connection, "LONGEST_PAUSE_SECONDS", 0.1)  # ten deaths: they are to be over soon
    monkeypatch.setattr(hall_process, "WATCH_SECONDS", 0.05)
    async with AsyncExitStack() as leaving:
        sitting = await leaving.enter_async_context(a_sitting(4, tmp_path, joined=2))
        tablets = []
        for key in ("d01", "d02"):
            tablet = HallClient(
                sitting.stage.ready.url, sitting.people[key].token, sitting.stage.ready.ca_file
            )
            leaving.push_async_callback(tablet.close)
            tablets.append(tablet)
        course = Course(sitting)
        await _begin(sitting)
        await _change_the_agenda(course)
        await _question(course, *tablets)
        await _break_off(course)
    report = await asyncio.to_thread(
        verify, tmp_path, receipts={r.seq: r.head for r in course.receipts.values()}
    )
    assert report.ok, report
    assert course.refused == ["moved_on.sitting"]
    acts = Counter(record.command_id for record in _records(tmp_path))
    assert {key: acts[key] for key in course.receipts} == dict.fromkeys(course.receipts, 1)
    state = state_of(tmp_path, report)
    assert state.agenda.order == ["i1", "i9", "i2", "i3"] and state.agenda.current_id == "i1"
    assert {item.plan.sitting_id for item in state.agenda.items.values()} == {"s1b"}
    assert state.agenda.items["i2"].plan.minutes == 40
    (question,) = state.questioning.questions.values()
    assert question.status == "promised" and len(question.answers) == 1
    assert len(state.notices) == 1 and not state.outputs
    assert state.seating is not None and state.seating.version == 1

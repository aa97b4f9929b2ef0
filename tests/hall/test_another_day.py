"""A sitting adjourned to another day, on a real hall that is stopped or dies overnight and is started the next day."""

from __future__ import annotations

import asyncio
import os
from pathlib import Path

import pytest

from chair_console.client import HallHttp
from chair_console.desktop.next_step import next_step
from chair_console.domain.adjourning import AdjournSitting
from chair_console.domain.agenda import FinishItem, ItemPlan, PhasePlan, SetAgenda, StartItem, StartPhase
from chair_console.domain.documents import PublishDocument
from chair_console.domain.floor import RequestToSpeak
from chair_console.domain.presence import CheckIn, MarkPresence, OpenRollCall, PresenceMark
from chair_console.domain.session import CloseSitting, OpenSitting
from chair_console.domain.turns import GiveFloor
from chair_console.journal import verify
from chair_console.minutes import export
from chair_console.rehearsal.stage import Stage, a_stage
from chair_console.scene.topics import Topics
from chair_console.scene.words import Words
from tests.faults.test_hall_killed_in_secret_ballot import KILL
from tests.hall.sitting import Sitting, a_sitting, fresh
from tests.hall.test_publishing import taken_in
from tests.minutes.test_minutes import docx_text
from tests.set_clock import SetClock

MINUTE = 60_000
DAY = 24 * 60 * MINUTE


async def _half_a_day(sitting: Sitting) -> None:
    """One item done, the second under discussion: one speaks, two wait; a paper lies on it; then the rain comes."""
    stage = sitting.stage
    phases = [PhasePlan(phase=phase) for phase in ("presentation", "discussion", "voting")]
    await stage.lead(
        SetAgenda(
            items=[
                ItemPlan(id=f"i{n}", title=f"Nội dung {n}", minutes=30, sitting_id="s1", phases=phases)
                for n in (1, 2, 3)
            ]
        )
    )
    facts = await taken_in(sitting)
    paper = PublishDocument(id="t1", title="Tờ trình", item_id="i2", file_sha256=facts.sha256)
    await stage.secretary.command(paper)
    await stage.lead(StartItem(item_id="i1"))
    await stage.lead(FinishItem())
    await stage.lead(StartItem(item_id="i2"))
    await stage.lead(StartPhase(phase="discussion"))
    wishes = [
        await sitting.people[key].give(fresh(), RequestToSpeak(delegate_id=key, kind="discuss"))
        for key in ("d01", "d02", "d03")
    ]
    await stage.lead(GiveFloor(request_id=wishes[0].id))
    await stage.chair.until(lambda: stage.floor.turn is not None)
    goes_on_at = stage.chair.now() + DAY
    await stage.lead(
        AdjournSitting(reason="mưa lũ", goes_on_at=goes_on_at, sitting_id="s1b", title="Họp tiếp")
    )


async def _topics(stage: Stage) -> Topics:
    """What the chair's window has, once it has everything."""
    topics = Topics(stage.chair.topics)
    await stage.chair.until(lambda: topics.arrived and topics.session is not None and bool(topics.items))
    return topics


async def _the_next_day(stage: Stage, sitting: Sitting) -> None:
    """The steps that the window itself suggests lead on where it was broken off."""
    topics, words = await _topics(stage), Words("vi")
    held = topics.session
    assert held is not None and held.phase == "preparing" and held.sitting_id is None
    assert topics.next_sitting is not None and topics.next_sitting.id == "s1b"
    standing = {item.id: (item.status, item.broken_off_in, item.sitting_id) for item in topics.items}
    assert standing == {
        "i1": ("done", None, "s1"),
        "i2": ("planned", "discussion", "s1b"),
        "i3": ("planned", None, "s1b"),
    }
    assert stage.presence.present == 0, "nobody is taken to be there on another day"
    assert [document.id for document in topics.documents] == ["t1"]

    async def suggested(kind: type) -> None:
        await stage.chair.until(
            lambda: isinstance(next_step(topics, words, stage.chair.now()).way.command, kind), timeout=20
        )
        command = next_step(topics, words, stage.chair.now()).way.command
        assert command is not None
        await stage.lead(command)

    await suggested(OpenRollCall)
    tablet = HallHttp(stage.ready.url, stage.ready.ca_file, sitting.people["d02"].token)
    await tablet.give(fresh(), CheckIn(delegate_id="d02"))
    await tablet.close()
    others = [PresenceMark(delegate_id=f"d0{n}", status="present") for n in (1, 3, 4)]
    await stage.lead(MarkPresence(marks=others))
    await suggested(OpenSitting)
    await stage.chair.until(lambda: topics.open_sitting is not None)
    opened = topics.open_sitting
    assert opened is not None and opened.opened_at is not None
    assert opened.opened_at > opened.planned_at, "it is the next day"
    await suggested(StartItem)
    await stage.chair.until(lambda: topics.current_item is not None)
    item = topics.current_item
    assert item is not None and (item.id, item.phase) == ("i2", "discussion")
    await stage.chair.until(lambda: len(stage.floor.queue) == 2)
    assert [entry.delegate_id for entry in stage.floor.queue] == ["d02", "d03"]
    assert stage.floor.turn is None
    await suggested(GiveFloor)
    await stage.chair.until(lambda: stage.floor.turn is not None and stage.floor.turn.delegate_id == "d02")
    await stage.lead(FinishItem())
    await stage.lead(CloseSitting())


@pytest.mark.parametrize("dies", [False, True], ids=["stopped", "killed"])
async def test_what_was_adjourned_goes_on_the_next_day_where_it_was(
    dies: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock, data = SetClock(tmp_path / "clock", monkeypatch), tmp_path / "hall"
    async with a_sitting(4, data, joined=3) as sitting:
        await _half_a_day(sitting)
        port = sitting.stage.ready.port
        if dies:
            sitting.stage.process.unwatch()
            os.kill(sitting.stage.ready.pid, KILL)
    clock.set_ahead(DAY + 5 * MINUTE)
    async with a_stage(data, port=port) as stage:
        await _the_next_day(stage, sitting)
    report = await asyncio.to_thread(verify, data)
    assert report.ok
    export(data, tmp_path / "out")
    text = docx_text(tmp_path / "out" / "minutes.docx")
    assert "họp tiếp lúc" in text and "Lý do: mưa lũ." in text
    assert text.count("Nội dung 2") >= 2

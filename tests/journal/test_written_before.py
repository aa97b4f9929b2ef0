"""Journals that earlier versions wrote and did not end in order: read, counted again, led on and printed today."""

from __future__ import annotations

import asyncio
import sqlite3
import zipfile
from contextlib import closing
from pathlib import Path

import msgspec
import pytest

from chair_console.client import CommandRefused, HallStartRefused
from chair_console.desktop.next_step import next_step
from chair_console.domain import agenda, agenda_acts, notices, outputs, presence, seating
from chair_console.domain.messages import Command
from chair_console.domain.seat_places import template
from chair_console.domain.session import CloseSession
from chair_console.journal import JournalRefused, encode_body, link, recount, verify
from chair_console.journal.location import FILE_NAME
from chair_console.minutes import export
from chair_console.rehearsal.stage import Stage, a_stage
from chair_console.scene.topics import Topics
from chair_console.scene.words import Words

KEPT = sorted(Path(__file__).with_name("written_before").glob("*.zip"))
TODAY: list[Command] = [
    notices.SendNotice(text="Mời đại biểu ổn định chỗ ngồi"),
    outputs.AddOutput(id="sanh", plan=outputs.OutputPlan(name="Sảnh", shows="agenda")),
    seating.LaySeatingPlan(blocks=template(30), base=0),
    agenda.AddItem(item=agenda.ItemPlan(id="neu", title="Ý kiến Mặt trận")),
    agenda_acts.DeferItem(item_id="neu", reason="chưa đủ hồ sơ"),
]
OLDEST = KEPT[0]
MANY_STEPS, SOME_STEPS = 120, 15


async def _lead_on(stage: Stage, most_steps: int) -> list[str]:
    """As the window suggests, with everybody present, perhaps to the end; the names of the steps."""
    topics, words, steps = Topics(stage.chair.topics), Words("vi"), list[str]()
    await stage.chair.until(lambda: topics.arrived and bool(topics.delegates))
    for command in TODAY:
        receipt = await stage.lead(command)
    while len(steps) < most_steps:
        seq = receipt.seq
        await stage.chair.until(lambda seq=seq: stage.journal.records >= seq)  # type: ignore[misc]
        command = next_step(topics, words, stage.chair.now()).way.command
        assert command is not None, next_step(topics, words, stage.chair.now()).way.key
        steps.append(type(command).__name__)
        try:
            receipt = await stage.lead(command)
        except CommandRefused as refused:
            assert refused.code == "presence.no_quorum"
            marks = [presence.PresenceMark(delegate_id=d.id, status="present") for d in topics.delegates]
            receipt = await stage.lead(presence.MarkPresence(marks=marks))
        if isinstance(command, CloseSession):
            return steps
    return steps


@pytest.mark.parametrize("kept", KEPT, ids=lambda kept: kept.stem)
async def test_a_session_that_an_earlier_version_left_half_way_is_led_on_today(
    kept: Path, tmp_path: Path
) -> None:
    data = tmp_path / "hall"
    with zipfile.ZipFile(kept) as whole:
        whole.extractall(data)
    before = await asyncio.to_thread(verify, data)
    assert before.ok and before.records > 100
    assert [row.code for row in await asyncio.to_thread(recount, data) if row.code] == []
    async with a_stage(data) as stage:
        steps = await _lead_on(stage, MANY_STEPS if kept == OLDEST else SOME_STEPS)
    assert "StartItem" in steps and ("CloseSession" in steps) == (kept == OLDEST)
    after = await asyncio.to_thread(verify, data)
    assert after.ok and after.records > before.records
    files = export(data, tmp_path / "out")
    assert files and all(file.stat().st_size for file in (tmp_path / "out").iterdir())


def _a_record_from_tomorrow(data: Path) -> int:
    """The last record holds an event that nobody knows yet, in a chain that is right; its number."""
    with closing(sqlite3.connect(data / FILE_NAME)) as connection, connection:
        rows = connection.execute("SELECT seq, body, hash FROM records ORDER BY seq DESC LIMIT 2").fetchall()
        (seq, body, _), (_, _, before) = rows
        record = msgspec.json.decode(body) | {"events": [{"type": "FromTomorrow"}]}
        later = encode_body(record)
        change = "UPDATE records SET body = ?, hash = ? WHERE seq = ?"
        connection.execute(change, (later, link(before, later), seq))
    return int(seq)


async def test_what_a_newer_version_wrote_is_refused_in_a_sentence_and_stays_as_it_is(tmp_path: Path) -> None:
    data = tmp_path / "hall"
    with zipfile.ZipFile(OLDEST) as whole:
        whole.extractall(data)
    seq = _a_record_from_tomorrow(data)
    with pytest.raises(HallStartRefused) as refused:
        async with a_stage(data):
            pass
    assert (refused.value.code, refused.value.facts) == ("journal.newer_record", {"seq": seq})
    with pytest.raises(JournalRefused) as unread:
        export(data, tmp_path / "out")
    assert unread.value.code == "journal.newer_record"
    assert (await asyncio.to_thread(verify, data)).records == seq


def test_journals_of_earlier_versions_are_kept() -> None:
    assert len(KEPT) >= 3

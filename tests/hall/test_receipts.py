"""A receipt is a promise: what it confirms is on the disk, once, and stays there."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from chair_console.client import CommandRefused
from chair_console.domain.session import CallRecess, EndRecess
from chair_console.domain.standing import Standing
from chair_console.domain.votes import CastVote
from chair_console.journal import verify
from chair_console.rehearsal.stage import a_stage
from tests.hall.sitting import a_sitting, fresh, refusal_of


async def test_a_receipt_names_a_record_that_is_in_the_journal_when_it_arrives(tmp_path: Path) -> None:
    async with a_sitting(5, tmp_path) as sitting:
        ballot = await sitting.ballot()
        for delegate_id in sitting.people:
            receipt = await sitting.vote(delegate_id, ballot)
            report = await asyncio.to_thread(verify, tmp_path, receipts={receipt.seq: receipt.head})
            assert report.ok, report
            assert report.records >= receipt.seq


async def test_the_same_command_id_gets_the_same_receipt_for_ever(tmp_path: Path) -> None:
    async with a_sitting(3, tmp_path) as sitting:
        ballot = await sitting.ballot()
        voter, again = sitting.people["d01"], sitting.caller(sitting.people["d01"].token)
        vote, command_id = CastVote(ballot_id=ballot, delegate_id="d01", choice="for"), fresh()

        both = await asyncio.gather(
            *(tablet.give(command_id, vote) for tablet in (voter, again) for _ in range(5))
        )
        assert all(receipt == both[0] for receipt in both)
        other = CastVote(ballot_id=ballot, delegate_id="d01", choice="against")
        assert (await refusal_of(voter, other, command_id)).code == "protocol.command_id_reused"
        taken = await refusal_of(sitting.people["d02"], vote, command_id)
        assert taken.code == "protocol.command_id_reused"
        token, port = voter.token, sitting.stage.ready.port
        records = (await asyncio.to_thread(verify, tmp_path)).records

    async with a_stage(tmp_path, port=port) as stage:
        caller = type(stage.operator)(stage.ready.url, stage.ready.ca_file, token)
        try:
            assert await caller.give(command_id, vote) == both[0]
            assert (await asyncio.to_thread(verify, tmp_path)).records == records
        finally:
            await caller.close()


async def test_an_act_from_a_screen_that_is_out_of_date_is_refused_and_its_receipt_is_not(
    tmp_path: Path,
) -> None:
    async with a_sitting(2, tmp_path, joined=0) as sitting:
        chair, other = sitting.stage.chair, sitting.stage.secretary
        seen, command_id = Standing(phase="sitting"), fresh()
        given = await chair.command(CallRecess(), command_id=command_id, seen=seen)
        assert await chair.command(CallRecess(), command_id=command_id, seen=seen) == given
        with pytest.raises(CommandRefused) as refusal:
            await chair.command(EndRecess(), seen=seen)
        assert refusal.value.code == "moved_on.recess"
        assert "Đã thay đổi" in refusal.value.problem.detail
        await other.until(lambda: other.topics["session"][""].phase == "recess")  # type: ignore[attr-defined]
        await chair.command(EndRecess(), seen=Standing(phase="recess"))

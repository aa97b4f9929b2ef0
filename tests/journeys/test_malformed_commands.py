"""What is no proper command gets one sentence in the language asked for, and the journal stays as it is."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path

import msgspec
import pytest

from chair_console.client import CommandRefused, HallHttp
from chair_console.domain.presence import MarkPresence, PresenceMark
from chair_console.domain.roster import DelegateRow, EnrolDelegates
from chair_console.domain.votes import CastVote
from chair_console.journal import verify
from chair_console.protocol.envelope import Problem
from tests.hall.sitting import Sitting, a_sitting, fresh


def envelope(**command: object) -> bytes:
    return json.dumps({"command_id": fresh(), "command": command}).encode()


NO_COMMANDS = {
    "nothing": b"",
    "half a JSON": b'{"command_id": "',
    "no UTF-8": b"\xff\xfe{}",
    "endless nesting": b"[" * 100_000,
    "a list": b"[]",
    "no command": json.dumps({"command_id": fresh()}).encode(),
    "an unknown command": envelope(type="StopTheWorld"),
    "an unknown field": envelope(type="CloseBallot", ballot_id="b", force=True),
    "an unknown choice": envelope(type="CastVote", ballot_id="b", delegate_id="d01", choice="maybe"),
    "a number for a name": envelope(type="CloseBallot", ballot_id=7),
    "an id without end": envelope(type="CloseBallot", ballot_id="b" * 101),
    "a time beyond all dates": envelope(type="CallRecess", until=10**17),
    "a time before all dates": envelope(type="CallRecess", until=-(10**17)),
    "a number no record holds": envelope(
        type="SetAgenda", items=[{"id": "i", "title": "x", "planned_at": 2**64}]
    ),
    "a short id": json.dumps({"command_id": "1", "command": {"type": "CallRecess"}}).encode(),
}


async def answer_to(caller: HallHttp, body: bytes) -> Problem:
    headers = {"authorization": f"Bearer {caller.token}", "accept-language": caller.language}
    async with caller.session.post(f"{caller.url}/api/commands", data=body, headers=headers) as answer:
        assert answer.content_type == "application/problem+json"
        problem = msgspec.json.decode(await answer.read(), type=Problem)
        assert problem.status == answer.status
        return problem


async def test_what_is_no_command_is_refused_in_words_and_changes_nothing(tmp_path: Path) -> None:
    async with a_sitting(1, tmp_path) as sitting:
        chair = sitting.stage.chair.http
        before = (await asyncio.to_thread(verify, tmp_path)).head
        for name, body in NO_COMMANDS.items():
            said = {}
            for chair.language in ("vi", "en"):
                problem = await answer_to(chair, body)
                assert (problem.status, problem.code.partition(".")[0]) == (400, "protocol"), name
                said[chair.language] = problem.detail
            assert said["vi"] != said["en"] and not said["vi"].isascii(), name
        assert (await asyncio.to_thread(verify, tmp_path)).head == before


async def test_who_comes_to_office_during_a_ballot_has_no_vote_in_it(tmp_path: Path) -> None:
    """T and the list of voters are those of the opening (law 77/2015 art. 91)."""
    async with a_sitting(2, tmp_path) as sitting:
        ballot = await sitting.ballot()
        await _enrol(sitting, "d99")
        with pytest.raises(CommandRefused) as caught:
            await sitting.vote("d99", ballot)
        assert caught.value.code == "ballot.not_entitled"
        assert "Nguyễn Văn d99" in caught.value.problem.detail
        await sitting.vote("d01", ballot)


async def test_a_command_id_belongs_to_one_command(tmp_path: Path) -> None:
    async with a_sitting(1, tmp_path) as sitting:
        ballot, command_id = await sitting.ballot(), fresh()
        person = sitting.people["d01"]
        await person.give(command_id, CastVote(ballot_id=ballot, delegate_id="d01", choice="for"))
        before = (await asyncio.to_thread(verify, tmp_path)).head
        changed = CastVote(ballot_id=ballot, delegate_id="d01", choice="against", change=True)
        with pytest.raises(CommandRefused) as caught:
            await person.give(command_id, changed)
        assert caught.value.code == "protocol.command_id_reused"
        assert (await asyncio.to_thread(verify, tmp_path)).head == before


async def _enrol(sitting: Sitting, delegate_id: str) -> None:
    row = DelegateRow(id=delegate_id, name=f"Nguyễn Văn {delegate_id}", seat="Z9")
    await sitting.stage.secretary.command(EnrolDelegates(delegates=[row]))
    mark = PresenceMark(delegate_id=delegate_id, status="present")
    await sitting.stage.secretary.command(MarkPresence(marks=[mark]))
    sitting.codes = {code.delegate_id: code for code in await sitting.stage.operator.join_codes()}
    await sitting.let_in(delegate_id)

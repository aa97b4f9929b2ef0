"""An open sitting in a real hall, with delegates who have joined: what most tests of the hall begin with."""

from __future__ import annotations

import time
import uuid
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import aiohttp
import msgspec
import pytest

from chair_console.client import CommandRefused, HallHttp
from chair_console.domain.ballots import OpenBallot
from chair_console.domain.decisions import Choice
from chair_console.domain.messages import Command
from chair_console.domain.preparing import PrepareBallot
from chair_console.domain.presence import MarkPresence, PresenceMark
from chair_console.domain.roster import DelegateRow, EnrolDelegates
from chair_console.domain.session import ConveneSession, OpenSitting, SittingPlan
from chair_console.domain.votes import CastVote
from chair_console.protocol.envelope import JoinCode, Receipt
from chair_console.protocol.live import Follow
from chair_console.rehearsal.stage import Stage, a_stage


def fresh() -> str:
    """A new command id."""
    return str(uuid.uuid4())


class Sitting:
    """`people` are delegates who have joined, by id; `codes` are everybody's join codes."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage
        self.codes: dict[str, JoinCode] = {}
        self.people: dict[str, HallHttp] = {}
        self._callers: list[HallHttp] = []

    def caller(self, token: str = "", language: str = "vi") -> HallHttp:
        """Somebody with a token, or with none."""
        ready = self.stage.ready
        caller = HallHttp(ready.url, ready.ca_file, token, language=language)
        self._callers.append(caller)
        return caller

    async def let_in(self, delegate_id: str) -> HallHttp:
        person = self.caller()
        await person.join(self.codes[delegate_id].code, f"tablet-of-{delegate_id}")
        self.people[delegate_id] = person
        return person

    async def ballot(self, ballot_id: str = "", *, duration_ms: int = 0) -> str:
        """Prepares and opens a ballot; gives its id."""
        ballot_id = ballot_id or fresh()
        await self.stage.lead(PrepareBallot(id=ballot_id, title="Thông qua", duration_ms=duration_ms))
        await self.stage.lead(OpenBallot(ballot_id=ballot_id))
        await self.stage.chair.until(lambda: ballot_id in self.stage.chair.topics.get("ballot", {}))
        await self.stage.chair.until(lambda: self.stage.ballot(ballot_id).status == "open")
        return ballot_id

    async def vote(self, delegate_id: str, ballot_id: str, choice: Choice = "for") -> Receipt:
        vote = CastVote(ballot_id=ballot_id, delegate_id=delegate_id, choice=choice)
        return await self.people[delegate_id].give(fresh(), vote)

    async def close(self) -> None:
        for caller in self._callers:
            await caller.close()


@asynccontextmanager
async def a_sitting(
    delegates: int, data: Path | None = None, *, database: str | None = None, joined: int | None = None
) -> AsyncIterator[Sitting]:
    """Delegates d01, d02 … are present and the sitting is open; the first `joined` (all if None) have joined."""
    async with a_stage(data, database=database) as stage:
        sitting = Sitting(stage)
        now = time.time_ns() // 1_000_000
        plan = SittingPlan(id="s1", title="Phiên sáng", planned_at=now, ends_at=now + 3_600_000)
        await stage.secretary.command(
            ConveneSession(body="Hội đồng nhân dân", title="Kỳ họp", sittings=[plan])
        )
        ids = [f"d{number:02d}" for number in range(1, delegates + 1)]
        rows = [DelegateRow(id=i, name=f"Nguyễn Văn {i}", seat=f"A{i[1:]}") for i in ids]
        await stage.secretary.command(EnrolDelegates(delegates=rows))
        marks = [PresenceMark(delegate_id=i, status="present") for i in ids]
        await stage.lead(MarkPresence(marks=marks))
        await stage.lead(OpenSitting(sitting_id="s1"))
        sitting.codes = {code.delegate_id: code for code in await stage.operator.join_codes()}
        try:
            for delegate_id in ids[:joined]:
                await sitting.let_in(delegate_id)
            yield sitting
        finally:
            await sitting.close()


class LiveMessages:
    """A socket that follows the hall and keeps everything it was sent, as text."""

    def __init__(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        self.socket = socket
        self.texts: list[str] = []

    async def next(self) -> dict[str, object]:
        message = await self.socket.receive(timeout=10)
        assert message.type is aiohttp.WSMsgType.TEXT, message
        self.texts.append(message.data)
        value: dict[str, object] = msgspec.json.decode(message.data)
        return value

    async def until(self, *words: str) -> dict[str, object]:
        """Reads until a message holds all these words."""
        while True:
            message = await self.next()
            if all(word in self.texts[-1] for word in words):
                return message


@asynccontextmanager
async def following(
    person: HallHttp, *, hall_id: str = "", epoch: int = 0, versions: dict[str, int] | None = None
) -> AsyncIterator[LiveMessages]:
    address = f"{person.url.replace('https', 'wss', 1)}/api/live"
    first = Follow(token=person.token, hall_id=hall_id, epoch=epoch, versions=versions or {})
    async with person.session.ws_connect(address, max_msg_size=0) as socket:
        await socket.send_str(msgspec.json.encode(first).decode())
        yield LiveMessages(socket)


async def refusal_of(person: HallHttp, command: Command, command_id: str = "") -> CommandRefused:
    """What the hall answers to a command that it must refuse."""
    with pytest.raises(CommandRefused) as caught:
        await person.give(command_id or fresh(), command)
    return caught.value

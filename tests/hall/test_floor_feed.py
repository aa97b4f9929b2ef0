"""What other systems follow: who speaks, and nothing else (docs/floor-feed.md)."""

from __future__ import annotations

import asyncio
import re
import sys
from pathlib import Path

import msgspec

from chair_console.domain.agenda import ItemPlan, PhasePlan, SetAgenda, StartItem
from chair_console.domain.floor import RequestToSpeak
from chair_console.domain.session import CallRecess
from chair_console.domain.turns import EndTurn, GiveFloor, PauseTurn
from chair_console.protocol.floor_views import SpeakerView
from tests.hall.sitting import Sitting, a_sitting, following, fresh, refusal_of

DOCUMENTATION = Path(__file__).parents[2] / "docs" / "floor-feed.md"


async def in_discussion(sitting: Sitting) -> None:
    plan = ItemPlan(id="i1", title="Nội dung 1", phases=[PhasePlan(phase="discussion")])
    await sitting.stage.lead(SetAgenda(items=[plan]))
    await sitting.stage.lead(StartItem(item_id="i1"))


async def registered(sitting: Sitting, delegate_id: str, kind: str = "discuss") -> str:
    command = RequestToSpeak(delegate_id=delegate_id, kind=kind)  # type: ignore[arg-type]
    return (await sitting.people[delegate_id].give(fresh(), command)).id


async def test_another_system_follows_every_change_of_speaker_and_sees_nothing_else() -> None:
    async with a_sitting(3) as sitting:
        await in_discussion(sitting)
        first, second = [await registered(sitting, delegate) for delegate in ("d01", "d02")]
        await registered(sitting, "d03", "point_of_order")
        access = await sitting.stage.operator.make_token("feed", name="Micro hội trường")
        async with following(sitting.caller(access.token)) as live:
            assert (await live.next())["role"] == "feed"
            silent = _speaker(await live.until('"topic":"speaker"'))
            assert (silent.state, silent.turn_id) == ("silent", "")
            assert silent.next is not None and silent.next.kind == "discuss", (
                "a point of order is the chair's"
            )
            turn = (await sitting.stage.lead(GiveFloor(request_id=first))).id
            running = _speaker(await live.until('"state":"running"'))
            assert (running.turn_id, running.seat, running.limit_ms) == (turn, "A01", 7 * 60_000)
            await sitting.stage.lead(PauseTurn())
            assert _speaker(await live.until('"state":"paused"')).running_since is None
            await sitting.stage.lead(GiveFloor(request_id=second))
            assert _speaker(await live.until('"state":"running"')).turn_id != turn
            await sitting.stage.lead(EndTurn())
            await live.until('"state":"silent"')
            await sitting.stage.lead(CallRecess())
            assert {msgspec.json.decode(text).get("topic") for text in live.texts} == {None, "speaker"}


async def test_the_feed_may_follow_but_not_act() -> None:
    async with a_sitting(1) as sitting:
        access = await sitting.stage.operator.make_token("feed")
        refusal = await refusal_of(sitting.caller(access.token), EndTurn())
        assert refusal.code == "access.role"


async def test_the_client_in_the_documentation_runs_as_it_stands_there() -> None:
    async with a_sitting(2) as sitting:
        await in_discussion(sitting)
        access = await sitting.stage.operator.make_token("feed")
        program = re.findall(r"```python\n(.*?)```", DOCUMENTATION.read_text(encoding="utf-8"), re.DOTALL)[0]
        ready = sitting.stage.ready
        client = await asyncio.create_subprocess_exec(
            sys.executable, "-c", program, ready.url, str(ready.ca_file), access.token,
            stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.STDOUT,
        )  # fmt: skip
        try:
            assert client.stdout is not None
            async with asyncio.timeout(20):
                assert b"silent" in await client.stdout.readline()
                await sitting.stage.lead(GiveFloor(request_id=await registered(sitting, "d01")))
                line = await client.stdout.readline()
                while b"running" not in line:
                    line = await client.stdout.readline()
                assert b"A01" in line
        finally:
            client.kill()
            await client.wait()


def _speaker(update: dict[str, object]) -> SpeakerView:
    changed = update["changed"]
    assert isinstance(changed, dict)
    return msgspec.convert(changed[""], SpeakerView)

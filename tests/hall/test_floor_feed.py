"""What other systems follow: who speaks, and nothing else (docs/floor-feed.md)."""

from __future__ import annotations

import asyncio
import re
import sqlite3
import sys
from pathlib import Path

import msgspec
import pytest

from chair_console.client.http import CommandRefused
from chair_console.domain.agenda import ItemPlan, PhasePlan, SetAgenda, StartItem
from chair_console.domain.floor import RequestToSpeak
from chair_console.domain.session import CallRecess
from chair_console.domain.turns import EndTurn, GiveFloor, PauseTurn
from chair_console.hall.clock import wall_clock_ms
from chair_console.hall.identity.register import Register
from chair_console.protocol.envelope import FeedChoice
from chair_console.protocol.floor_views import FeedView, SpeakerView
from chair_console.rehearsal.stage import a_stage
from chair_console.scene.topics import Topics
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


async def test_the_secretary_sees_who_may_follow_and_withdraws_one_whose_connection_ends_at_once(
    tmp_path: Path,
) -> None:
    async with a_sitting(1, tmp_path) as sitting:
        stage = sitting.stage
        before = wall_clock_ms()
        cameras, microphones = [
            await stage.operator.make_token("feed", name=name) for name in ("Came\u202era", "Micro")
        ]
        await stage.chair.until(lambda: len(_feeds(sitting)) == 2)
        shown = {feed.name: feed for feed in _feeds(sitting)}
        assert {feed.used_at for feed in shown.values()} == {None} and shown["Camera"].made_at >= before
        assert cameras.token not in str(_feeds(sitting))
        async with (
            following(sitting.caller(cameras.token)) as gone,
            following(sitting.caller(microphones.token)) as stays,
        ):
            await gone.until('"topic":"speaker"')
            await stays.until('"topic":"speaker"')
            await stage.chair.until(lambda: all(feed.connections == 1 for feed in _feeds(sitting)))
            choice = FeedChoice(feed_id=shown["Camera"].id)
            await stage.secretary.http.call("POST", "/api/feeds/withdraw", None, choice)
            bye = await gone.until('"type":"Bye"')
            assert bye["code"] == "live.feed_withdrawn"
            await stage.chair.until(lambda: [feed.name for feed in _feeds(sitting)] == ["Micro"])
            await in_discussion(sitting)
            await stage.lead(GiveFloor(request_id=await registered(sitting, "d01")))
            await stays.until('"state":"running"')
        async with following(sitting.caller(cameras.token)) as again:
            assert (await again.next())["code"] == "live.unauthorised"
        await stage.chair.until(lambda: all(not f.connections and f.used_at for f in _feeds(sitting)))
        with pytest.raises(CommandRefused) as twice:
            await stage.secretary.http.call("POST", "/api/feeds/withdraw", None, choice)
        assert twice.value.code == "feeds.unknown"
        for other in (sitting.people["d01"], sitting.caller(microphones.token)):
            with pytest.raises(CommandRefused) as refused:
                await other.call("POST", "/api/feeds/withdraw", None, FeedChoice(feed_id=shown["Micro"].id))
            assert refused.value.code == "access.role"
        (kept,) = _feeds(sitting)

    async with a_stage(tmp_path) as stage:
        await stage.chair.until(lambda: bool(stage.chair.topics.get("feeds")))
        assert list(stage.chair.topics["feeds"].values()) == [kept], "also after a restart"


def test_an_access_that_an_older_hall_has_made_is_seen_and_can_be_withdrawn(tmp_path: Path) -> None:
    register = Register(tmp_path)
    token, _ = register.issue("feed", name="Micro")
    register.close()
    with sqlite3.connect(tmp_path / "identity.sqlite3") as connection:
        connection.execute("DROP TABLE feeds")
    register = Register(tmp_path)
    (feed,) = register.feeds()
    assert (feed.name, feed.made_at, feed.used_at) == ("Micro", 0, None)
    register.revoke(lambda grant: grant.feed_id == feed.id)
    assert register.grant(token) is None and register.feeds() == []
    register.close()
    register = Register(tmp_path)
    assert register.grant(token) is None and register.feeds() == []
    register.close()


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


def _feeds(sitting: Sitting) -> list[FeedView]:
    return Topics(sitting.stage.chair.topics).feeds

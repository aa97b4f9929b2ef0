"""The machine's clock is set back or ahead in the middle of a sitting: what runs, runs as long as it should."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from chair_console.domain.access import ACCESS
from chair_console.domain.actors import URN, Actor, Role
from chair_console.domain.agenda import ItemPlan, SetAgenda, StartItem
from chair_console.domain.ballots import OpenBallot
from chair_console.domain.documents import PublishDocument
from chair_console.domain.messages import Command
from chair_console.domain.outputs import MAIN
from chair_console.domain.preparing import PrepareBallot
from chair_console.domain.presence import MarkPresence, PresenceMark
from chair_console.domain.refusals import Refused
from chair_console.domain.roster import DelegateRow, EnrolDelegates
from chair_console.domain.secret_votes import CastSecretVote, LayUrn
from chair_console.domain.session import ConveneSession, OpenSitting, SittingPlan
from chair_console.domain.turns import GiveFloorTo
from chair_console.domain.votes import CastVote
from chair_console.hall import clock
from chair_console.hall import desk as hall_desk
from chair_console.hall.desk import Desk
from chair_console.hall.publisher import Publisher
from chair_console.hall.topics.audience import Audience, Surroundings
from chair_console.hall.urn_keys import UrnKeys
from chair_console.hall.urns import Urns
from chair_console.journal import Store, disk, verify
from chair_console.protocol.topics import SINGLE
from tests.domain.building import file_facts
from tests.hall.sitting import fresh
from tests.hall.test_void_tokens import a_hall

HOUR = 3_600_000
PEOPLE = ("d01", "d02")


@asynccontextmanager
async def a_desk(folder: Path) -> AsyncIterator[Desk]:
    with Store.open(folder, data_dir=folder) as store:
        desk = Desk(store, Urns(UrnKeys(folder / "urns")), known_file=lambda sha256: (file_facts(), ""))
        desk.start()
        try:
            yield desk
        finally:
            desk.close()


async def lead(desk: Desk, *commands: Command) -> None:
    for command in commands:
        role: Role = "chair" if "chair" in ACCESS[type(command)].roles else "secretary"
        await desk.submit(Actor(role=role), fresh(), command)


async def begin(desk: Desk, people: Sequence[str] = PEOPLE) -> None:
    sitting = SittingPlan(id="s1", title="Sáng", planned_at=0, ends_at=HOUR)
    await lead(
        desk,
        ConveneSession(body="HĐND", title="Kỳ họp", sittings=[sitting]),
        EnrolDelegates(delegates=[DelegateRow(id=i, name=f"Nguyễn Văn {i}", seat=i) for i in people]),
        MarkPresence(marks=[PresenceMark(delegate_id=i, status="present") for i in people]),
        OpenSitting(sitting_id="s1"),
    )


async def ballot(desk: Desk, ballot_id: str, duration_ms: int) -> None:
    await lead(desk, PrepareBallot(id=ballot_id, title="Thông qua", duration_ms=duration_ms))
    await lead(desk, OpenBallot(ballot_id=ballot_id))


async def vote(desk: Desk, ballot_id: str, delegate_id: str) -> int:
    actor = Actor(role="delegate", delegate_id=delegate_id)
    command = CastVote(ballot_id=ballot_id, delegate_id=delegate_id, choice="for")
    return (await desk.submit(actor, fresh(), command)).at


async def closed(desk: Desk, ballot_id: str) -> int:
    """How late the ballot has closed itself (ms)."""
    done, closes_at = asyncio.Event(), desk.shown.ballots[ballot_id].closes_at
    desk.on_committed = lambda batch: done.set() if desk.shown.ballots[ballot_id].closed_at else None
    async with asyncio.timeout(10):
        await done.wait()
    closed_at = desk.shown.ballots[ballot_id].closed_at
    assert closed_at is not None and closes_at is not None
    return closed_at - closes_at


def set_by(monkeypatch: pytest.MonkeyPatch, ms: int) -> None:
    wall = clock.wall_clock_ms
    monkeypatch.setattr(clock, "wall_clock_ms", lambda: wall() + ms)


async def test_a_clock_set_back_does_not_keep_a_ballot_open(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with a_desk(tmp_path) as desk:
        await begin(desk)
        await ballot(desk, "b1", 1_000)
        first = await vote(desk, "b1", "d01")
        set_by(monkeypatch, -HOUR)
        assert await vote(desk, "b1", "d02") >= first
        assert 0 <= await closed(desk, "b1") < 1_000
    # The next start reads the same wrong clock, and a journal that is an hour ahead of it.
    async with a_desk(tmp_path) as desk:
        await ballot(desk, "b2", 1_000)
        await vote(desk, "b2", "d01")
        assert 0 <= await closed(desk, "b2") < 1_000
    assert verify(tmp_path).ok


async def test_a_clock_set_ahead_ends_no_ballot_and_is_followed_afterwards(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with a_desk(tmp_path) as desk:
        await begin(desk)
        await ballot(desk, "b1", 1_000)
        first = await vote(desk, "b1", "d01")
        set_by(monkeypatch, HOUR)
        assert await vote(desk, "b1", "d02") - first < 1_000
        assert 0 <= await closed(desk, "b1") < 1_000
        await lead(desk, PrepareBallot(id="b2", title="Thông qua"))
        assert desk.last_at >= first + HOUR


@pytest.mark.parametrize("ms", [-HOUR, HOUR])
async def test_a_clock_set_while_papers_are_secret_neither_prolongs_nor_ends_the_ballot(
    ms: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def vote_in_secret(delegate_id: str) -> int:
        command = CastSecretVote(ballot_id="b1", delegate_id=delegate_id, marks=(("for",),))
        return (await desk.submit(Actor(role="delegate", delegate_id=delegate_id), fresh(), command)).at

    async with a_desk(tmp_path) as desk:
        await begin(desk)
        await lead(desk, PrepareBallot(id="b1", title="Kín", kind="separated", duration_ms=1_000))
        desk.urns.keys.ensure("b1", blind=False)
        await desk.submit(URN, fresh(), LayUrn(ballot_id="b1", public_key="sealed"))
        await lead(desk, OpenBallot(ballot_id="b1"))
        first = await vote_in_secret("d01")
        set_by(monkeypatch, ms)
        assert 0 <= await vote_in_secret("d02") - first < 1_000
        assert 0 <= await closed(desk, "b1") < 1_000
        result = desk.shown.ballots["b1"].result
        assert result is not None and result.counts.yes == 2
        with pytest.raises(Refused) as caught:
            await vote_in_secret("d02")
        assert caught.value.code == "ballot.already_closed"
    assert verify(tmp_path).ok


async def test_a_clock_set_back_while_somebody_speaks_leaves_a_television_with_the_hall_s_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with a_desk(tmp_path) as desk:
        board = Publisher(desk, Surroundings(), epoch=1, started_at=0).board
        await begin(desk)
        await lead(desk, SetAgenda(items=[ItemPlan(id="i1", title="Nội dung")]), StartItem(item_id="i1"))
        guest = GiveFloorTo(kind="presentation", name="Khách", limit_ms=60_000)
        given = await desk.submit(Actor(role="chair"), fresh(), guest)
        set_by(monkeypatch, -HOUR)
        told = board.table("scene", Audience("hall", output_id=MAIN)).message(-1)
        floor = json.loads(told)["changed"][SINGLE]["scene"]["floor"]
        assert floor["ends_at"] == given.at + 60_000


async def released(desk: Desk, *document_ids: str) -> None:
    done = asyncio.Event()
    papers = [desk.shown.documents[document_id] for document_id in document_ids]
    desk.on_committed = lambda batch: done.set() if all(paper.released_at for paper in papers) else None
    async with asyncio.timeout(10):
        await done.wait()


async def test_a_paper_goes_out_at_its_time_after_the_machine_has_slept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hall_desk, "LOOK_AGAIN_SECONDS", 0.05)
    async with a_desk(tmp_path) as desk:
        await begin(desk)
        await lead(
            desk, PublishDocument(id="t1", title="Tờ trình", file_sha256="a", publish_at=desk.now() + HOUR)
        )
        set_by(monkeypatch, HOUR)  # as after a night with the lid shut: only the machine's clock has gone on
        await released(desk, "t1")
        assert desk.now() >= desk.last_at >= clock.wall_clock_ms() - 10_000


async def test_what_fell_due_while_the_disk_was_full_is_done_when_there_is_room(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with a_desk(tmp_path) as desk:
        await begin(desk)
        refused = asyncio.Event()
        desk.on_blocked = lambda refusal: refused.set()
        await lead(
            desk, PublishDocument(id="t1", title="Tờ trình", file_sha256="a", publish_at=desk.now() + 50)
        )
        with monkeypatch.context() as full:
            full.setattr(disk, "_ASK_EVERY_S", 0)
            full.setattr(disk.DiskGuard, "_measure", lambda guard: False)
            async with asyncio.timeout(10):
                await refused.wait()
        await released(desk, "t1")


async def test_the_desk_is_told_while_the_machine_is_behind_the_journal(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as ahead:
        set_by(ahead, 24 * HOUR)  # a wrong date in the morning …
        async with a_desk(tmp_path) as desk:
            await begin(desk)
    with a_hall(tmp_path) as hall:  # … that was set right
        notices = hall.around.notices
        hall.compare_clocks()
        assert notices["clock"].text.vi != notices["clock"].text.en
        assert "1439" in notices["clock"].text.vi or "1440" in notices["clock"].text.vi
        set_by(monkeypatch, 24 * HOUR)
        hall.compare_clocks()
        assert "clock" not in notices

"""Two operators with a link each press at the same moment: one acts, the other is told, and nothing happens twice."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Sequence
from pathlib import Path

import msgspec
import pytest
import pytest_asyncio

from chair_console.client import CommandRefused, HallClient
from chair_console.client.prepared import load_prepared
from chair_console.desktop.script_model import plan_of
from chair_console.desktop.standing import standing
from chair_console.domain.agenda import (
    AddItem,
    AmendItem,
    ItemPlan,
    PhasePlan,
    SetAgenda,
    StartItem,
    StartPhase,
)
from chair_console.domain.ballots import CloseBallot, OpenBallot
from chair_console.domain.floor import RequestToSpeak
from chair_console.domain.messages import Command
from chair_console.domain.preparing import PrepareBallot
from chair_console.domain.refusals import Refused
from chair_console.domain.standing import Standing
from chair_console.domain.turns import EndTurn, GiveFloor
from chair_console.journal import verify
from chair_console.protocol.envelope import Receipt
from chair_console.rehearsal.sample import read_sample
from chair_console.scene.topics import Topics
from tests.domain.building import a_hall
from tests.hall.sitting import Sitting, a_sitting, fresh

pytestmark = pytest.mark.asyncio(loop_scope="module")


@pytest_asyncio.fixture(loop_scope="module", scope="module")
async def sitting(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Sitting]:
    """The second operator is another chair's window; the first item is under discussion."""
    folder = tmp_path_factory.mktemp("two")
    async with a_sitting(4, folder) as held:
        phases = [PhasePlan(phase="discussion"), PhasePlan(phase="voting")]
        items = [ItemPlan(id=f"i{n}", title=f"Nội dung {n}", phases=phases) for n in (1, 2)]
        await held.stage.lead(SetAgenda(items=items))
        await held.stage.lead(StartItem(item_id="i1"))
        yield held
    assert (await asyncio.to_thread(verify, folder)).ok


@pytest_asyncio.fixture(loop_scope="module", scope="module")
async def desks(sitting: Sitting) -> AsyncIterator[tuple[HallClient, HallClient]]:
    stage = sitting.stage
    other = HallClient(stage.ready.url, "", stage.ready.ca_file)
    other.http.token = (await stage.operator.make_token("chair")).token
    await other.start()
    await other.until(lambda: other.state == "live" and "journal" in other.topics)
    yield stage.chair, other
    await other.close()


Outcome = Receipt | CommandRefused


async def press(desk: HallClient, command: Command, was: AmendItem | None = None) -> Outcome:
    """As a window does: with what it shows at this moment."""
    seen = standing(Topics(desk.topics))
    assert seen is not None
    try:
        return await desk.command(command, seen=msgspec.structs.replace(seen, was=was))
    except CommandRefused as refused:
        return refused


async def both(desks: Sequence[HallClient], *commands: Command) -> tuple[list[Receipt], list[CommandRefused]]:
    """Both press before either window has heard of the other. What was done, and what was refused."""
    found = await asyncio.gather(*(press(d, c) for d, c in zip(desks, commands, strict=True)))
    done = [outcome for outcome in found if isinstance(outcome, Receipt)]
    return done, [outcome for outcome in found if isinstance(outcome, CommandRefused)]


async def same_picture(desks: Sequence[HallClient], seq: int) -> None:
    for desk in desks:
        await desk.until(lambda desk=desk: desk.single("journal").records >= seq)  # type: ignore[misc,attr-defined]


async def test_of_two_who_save_the_same_item_the_second_is_told_and_saves_again_knowingly(
    desks: tuple[HallClient, HallClient],
) -> None:
    opened = Topics(desks[0].topics).item("i2")
    assert opened is not None
    was = AmendItem(item=plan_of(opened))
    mine, others = (AmendItem(item=msgspec.structs.replace(plan_of(opened), title=t)) for t in ("A", "B"))
    first = await press(desks[1], others, was)
    assert isinstance(first, Receipt)
    refused = await press(desks[0], mine, was)
    assert isinstance(refused, CommandRefused) and refused.code == "moved_on.edited"
    assert "“B”" in refused.problem.detail
    await same_picture(desks, first.seq)
    stands = Topics(desks[0].topics).item("i2")
    assert stands is not None and stands.title == "B"
    again = await press(desks[0], mine, AmendItem(item=plan_of(stands)))
    assert isinstance(again, Receipt) and again.changed


async def test_of_two_who_open_two_ballots_at_once_one_opens_and_the_other_is_told(
    sitting: Sitting, desks: tuple[HallClient, HallClient]
) -> None:
    for key in ("b1", "b2"):
        receipt = await sitting.stage.lead(PrepareBallot(id=key, title=f"Việc {key}", duration_ms=0))
    await same_picture(desks, receipt.seq)
    done, refused = await both(desks, OpenBallot(ballot_id="b1"), OpenBallot(ballot_id="b2"))
    assert len(done) == 1 and [r.code for r in refused] == ["moved_on.ballot_open"]
    await same_picture(desks, done[0].seq)
    running = Topics(desks[0].topics).running_ballot
    assert running is not None and running.id in ("b1", "b2")
    closed, too_late = await both(desks, *[CloseBallot(ballot_id=running.id)] * 2)
    assert len(closed) == 1
    assert [r.code for r in too_late] == ["ballot.already_closed"]
    await same_picture(desks, closed[0].seq)


async def test_of_two_who_invite_at_once_one_is_followed_and_nobody_s_clock_is_stopped(
    sitting: Sitting, desks: tuple[HallClient, HallClient]
) -> None:
    wishes = []
    for key in ("d01", "d02", "d03"):
        wish = RequestToSpeak(delegate_id=key, kind="discuss")
        wishes.append(await sitting.people[key].give(fresh(), wish))
    await same_picture(desks, wishes[-1].seq)
    done, refused = await both(desks, *(GiveFloor(request_id=wish.id) for wish in wishes[:2]))
    assert len(done) == 1 and [r.code for r in refused] == ["moved_on.turn"]
    await same_picture(desks, done[0].seq)
    turn = Topics(desks[0].topics).floor.turn  # type: ignore[union-attr]
    assert turn is not None and turn.running_since is not None
    # While that clock runs: one ends the speech, the other has just invited the next.
    done, refused = await both(desks, GiveFloor(request_id=wishes[2].id), EndTurn())
    assert len(done) == 1 and len(refused) == 1
    await same_picture(desks, done[0].seq)
    speaks = Topics(desks[1].topics).floor.turn  # type: ignore[union-attr]
    assert speaks is None or speaks.delegate_id == "d03"


async def test_a_double_click_acts_once(desks: tuple[HallClient, HallClient]) -> None:
    """Also where the window sends it twice with two ids: the second press was for what is no more."""
    done, refused = await both([desks[0]] * 2, *[StartPhase(phase="voting")] * 2)
    assert len(done) == 1 and [r.code for r in refused] == ["moved_on.item_phase"]
    command_id = fresh()
    once = await asyncio.gather(
        *(desk.command(StartItem(item_id="i2"), command_id=command_id) for desk in [desks[0]] * 3)
    )
    assert once[0] == once[1] == once[2]


class _WhileAnotherAdds:
    """The hall of a secretary who loads a session while somebody else adds an item."""

    def __init__(self) -> None:
        self.hall = a_hall()

    async def command(self, command: Command, *, seen: Standing | None = None) -> None:
        if isinstance(command, SetAgenda):
            self.hall.give(AddItem(item=ItemPlan(id="i99", title="Việc mới")), "secretary")
        self.hall.give(command, "secretary", seen=seen)


async def test_a_session_that_is_loaded_does_not_wipe_away_what_another_has_added_meanwhile() -> None:
    client = _WhileAnotherAdds()
    with pytest.raises(Refused, match=r"moved_on\.edited_agenda"):
        await load_prepared(client, read_sample(), Path())  # type: ignore[arg-type]
    assert list(client.hall.state.agenda.items) == ["i99"]

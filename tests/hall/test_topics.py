"""What goes out to the windows: differences, in order, and to nobody more than is theirs."""

from __future__ import annotations

import asyncio
import time
from contextlib import AsyncExitStack
from pathlib import Path

import msgspec
import pytest

from chair_console.client.http import CommandRefused
from chair_console.domain.ballots import CloseBallot
from chair_console.domain.documents import PublishDocument
from chair_console.domain.presenting import NamePresenter, TurnProjectedPage
from chair_console.domain.results import DeclareResult
from chair_console.domain.screen import ShowOnScreen
from chair_console.domain.seat_places import SeatBlock
from chair_console.domain.seating import LaySeatingPlan, SeatChange
from chair_console.domain.session import CallRecess, EndRecess
from chair_console.protocol.topics import TOPICS_OF_ROLE
from chair_console.rehearsal.stage import a_stage
from tests.hall.sitting import a_sitting, following, fresh
from tests.shared_data import shared


def _number(value: object) -> int:
    assert isinstance(value, int)
    return value


async def test_who_comes_back_gets_only_what_has_changed_until_the_hall_has_restarted(tmp_path: Path) -> None:
    async with a_sitting(3, tmp_path) as sitting:
        person, versions = sitting.people["d01"], {}
        async with following(person) as live:
            hello = await live.next()
            while len(versions) < len(TOPICS_OF_ROLE["delegate"]):
                update = await live.next()
                assert update["full"]
                versions[str(update["topic"])] = _number(update["version"])
        known = {"hall_id": str(hello["hall_id"]), "epoch": _number(hello["epoch"])}
        await sitting.stage.lead(CallRecess())
        await sitting.stage.lead(EndRecess())
        await sitting.stage.lead(CallRecess())
        async with following(person, versions=versions, **known) as live:  # type: ignore[arg-type]
            update = await live.until('"topic":"session"')
            assert not update["full"]
            assert _number(update["version"]) > versions["session"]
            topics = {msgspec.json.decode(text).get("topic") for text in live.texts}
            assert not topics & {"agenda", "documents"}, topics
        port = sitting.stage.ready.port

    async with a_stage(tmp_path, port=port) as stage:
        person = type(stage.operator)(stage.ready.url, stage.ready.ca_file, person.token)
        async with following(person, versions=versions, **known) as live:  # type: ignore[arg-type]
            hello = await live.next()
            assert _number(hello["epoch"]) > known["epoch"]  # type: ignore[operator]
            full = set()
            while len(full) < len(TOPICS_OF_ROLE["delegate"]):
                update = await live.next()
                assert update["full"]
                full.add(update["topic"])
        await person.close()


async def test_a_delegates_own_topic_comes_once_and_again_only_when_something_of_the_delegate_changes() -> (
    None
):
    async with a_sitting(3) as sitting:
        person = sitting.people["d01"]
        async with following(person) as live:
            hello = await live.next()
            ballot = await sitting.ballot()
            await sitting.vote("d02", ballot)
            await live.until('"topic":"turnout"', '"voted":1')
            await sitting.vote("d01", ballot)
            await live.until('"topic":"me"', ballot)
            await sitting.vote("d03", ballot)
            await live.until('"topic":"turnout"', '"voted":3')
            await sitting.stage.lead(CloseBallot(ballot_id=ballot))
            await live.until('"topic":"ballot"', '"status":"closed"')
            seen = [msgspec.json.decode(text) for text in live.texts]
        assert len([update for update in seen if update.get("topic") == "me"]) == 2
        versions = {update["topic"]: update["version"] for update in seen if "topic" in update}
        known = {"hall_id": str(hello["hall_id"]), "epoch": _number(hello["epoch"])}
        async with following(person, versions=versions, **known) as live:  # type: ignore[arg-type]
            await sitting.stage.lead(DeclareResult(ballot_id=ballot))
            await live.until('"topic":"ballot"', '"status":"declared"')
            again = {msgspec.json.decode(text).get("topic") for text in live.texts}
        assert "me" not in again


async def test_a_delegate_never_learns_choices_or_other_peoples_affairs_or_an_undeclared_result() -> None:
    async with a_sitting(4) as sitting:
        async with following(sitting.people["d01"]) as live:
            ballot = await sitting.ballot()
            receipts = [await sitting.vote(d, ballot, "against") for d in ("d02", "d03", "d04")]
            await sitting.stage.lead(CloseBallot(ballot_id=ballot))
            await live.until('"topic":"ballot"', '"status":"closed"')
            before = "".join(live.texts)
            assert '"outcome"' not in before
            assert '"hundredths"' not in before
            await sitting.stage.lead(DeclareResult(ballot_id=ballot))
            await live.until('"topic":"ballot"', '"status":"declared"')
            everything = "".join(live.texts)
        assert '"outcome"' in everything
        for text in live.texts:
            message = msgspec.json.decode(text)
            assert message.get("topic") not in ("roster", "devices", "help", "notices"), message["topic"]
            for view in (message.get("changed") or {}).values():
                assert not view.get("choices")
                assert not view.get("voted_by")
                if message["topic"] == "me":
                    assert view["delegate"]["id"] == "d01"
                    assert not view["votes"]
        for receipt in receipts:
            assert receipt.id not in everything


async def test_turnout_comes_at_most_eleven_times_a_second_and_ends_complete() -> None:
    async with a_sitting(60) as sitting, following(sitting.people["d01"]) as live:
        ballot = await sitting.ballot()
        await live.until('"topic":"turnout"', ballot)
        began, seen = time.monotonic(), len(live.texts)
        await asyncio.gather(*(sitting.vote(delegate_id, ballot) for delegate_id in sitting.people))
        await live.until('"topic":"turnout"', '"voted":60')
        seconds = time.monotonic() - began
        turnouts = [text for text in live.texts[seen:] if '"topic":"turnout"' in text]
        assert len(turnouts) <= 11 * seconds + 1
        assert len(turnouts) < 30


async def test_pages_turned_in_a_flood_reach_the_tablets_ten_times_a_second_and_the_last_one_counts() -> None:
    async with AsyncExitStack() as leaving:
        sitting = await leaving.enter_async_context(a_sitting(2))
        stage, presenter = sitting.stage, sitting.people["d01"]
        facts = await stage.secretary.upload(shared("pdf") / "derived" / "600-pages.pdf")
        live = await leaving.enter_async_context(following(sitting.people["d02"]))
        await stage.secretary.command(PublishDocument(id="t1", title="Dự toán", file_sha256=facts.sha256))
        await stage.lead(ShowOnScreen(view="document", document_id="t1", page=1))
        await stage.lead(NamePresenter(delegate_id="d01"))
        await live.until('"topic":"screen"', '"presenter_id":"d01"')
        began, seen = time.monotonic(), len(live.texts)
        for block in range(5):
            pages = range(2 + block * 20, 22 + block * 20)
            turns = (
                presenter.give(fresh(), TurnProjectedPage(document_id="t1", page=page)) for page in pages
            )
            await asyncio.gather(*turns)
        await presenter.give(fresh(), TurnProjectedPage(document_id="t1", page=200))
        await live.until('"topic":"screen"', '"page":200')
        seconds = time.monotonic() - began
        screens = [text for text in live.texts[seen:] if '"topic":"screen"' in text]
        assert len(screens) <= 11 * seconds + 2
        assert len(screens) < 60


async def test_a_new_seat_reaches_the_desk_and_the_tablet_it_is_about_and_the_plan_no_tablet() -> None:
    async with a_sitting(3) as sitting:
        block = SeatBlock(id="h", kind="rows", per_row=4, letter="B")
        seats = (SeatChange(delegate_id="d01", seat="B3", was="A01"),)
        person, other = sitting.people["d01"], sitting.people["d02"]
        async with following(person) as live, following(other) as elsewhere:
            await live.until('"topic":"me"', '"seat":"A01"')
            await elsewhere.until('"topic":"me"')
            async with following(sitting.stage.secretary.http) as desk:
                plan = LaySeatingPlan(blocks=(block,), base=0, seats=seats)
                await sitting.stage.secretary.command(plan)
                await desk.until('"topic":"seating"', '"label":"B3"')
                await live.until('"topic":"me"', '"seat":"B3"')
            with pytest.raises(CommandRefused) as refused:
                await sitting.stage.secretary.command(LaySeatingPlan(blocks=(block,), base=0))
            assert refused.value.problem.code == "seating.laid_meanwhile"
            ballot = await sitting.ballot()
            await elsewhere.until('"topic":"ballot"', ballot)
        assert not [text for text in (*live.texts, *elsewhere.texts) if '"topic":"seating"' in text]
        assert len([text for text in elsewhere.texts if '"topic":"me"' in text]) == 1

"""Who listens on the network sees no choice, not even by the length of what a tablet sends."""

from __future__ import annotations

import asyncio
import contextlib
from pathlib import Path

import pytest

from chair_console.client import HallClient
from chair_console.client.secret_votes import AnonymousBox, cast_separated
from chair_console.domain.ballot import BallotKind
from chair_console.domain.ballot_paper import BallotPaper, Marks, Option, Question
from chair_console.protocol.secret_ballots import room_for
from tests.faults.wire import Wire
from tests.hall.sitting import a_sitting

from .voting import an_election, token_of

CANDIDATES = ["a", "bb", "ccc-a-long-name", "d" * 40]
CHOICES: list[Marks] = [((),), (("a",),), (("d" * 40,),), (tuple(CANDIDATES),)]


class CountedWire(Wire):
    """Counts what tablets send."""

    sent = 0

    async def _to_hall(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with contextlib.suppress(OSError):
            while data := await reader.read(65_536):
                self.sent += len(data)
                writer.write(data)
                await writer.drain()
        writer.transport.abort()


@pytest.mark.parametrize("kind", ["separated", "blind"])
async def test_all_votes_on_one_paper_have_one_length_on_the_wire(kind: BallotKind, tmp_path: Path) -> None:
    async with a_sitting(len(CHOICES), tmp_path) as sitting:
        ballot = await an_election(sitting, kind, CANDIDATES, 2)
        room = room_for(ballot.paper)
        wire = CountedWire(sitting.stage.ready.port)
        await wire.start()
        lengths = set()
        for (key, person), marks in zip(sitting.people.items(), CHOICES, strict=True):
            if kind == "blind":
                paper = (await token_of(sitting, key, ballot)).fill_in(marks)
                box = AnonymousBox(wire.url, sitting.stage.ready.ca_file)
                await box.ready()
                before = wire.sent
                await box.drop(ballot.id, paper, room)
                lengths.add(wire.sent - before)
                await box.close()
            else:
                tablet = HallClient(wire.url, person.token, sitting.stage.ready.ca_file)
                await tablet.http.info()  # the handshake's own length varies
                before = wire.sent
                await cast_separated(tablet, ballot.id, key, marks, room)
                lengths.add(wire.sent - before)
                await tablet.close()
        await wire.close()
        assert len(lengths) == 1, lengths


def test_a_motion_takes_two_kilobytes_and_a_long_paper_more() -> None:
    def paper(number: int) -> BallotPaper:
        options = tuple(Option(id=f"candidate-{n}", label="x") for n in range(number))
        return BallotPaper(questions=(Question(id="q", text="x", options=options),))

    assert room_for(paper(3)) == 2_048
    assert room_for(paper(200)) > len(str([f"candidate-{n}" for n in range(200)])) + 1_000

"""What was taken from a delegate stays taken, also when the hall dies between the record and its consequences."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec
import pytest

from chair_console.client import CommandRefused
from chair_console.domain.actors import Actor
from chair_console.domain.devices import AssignDevice, ReleaseDevice
from chair_console.domain.messages import Command
from chair_console.domain.roster import DelegateRow, EndMandate, EnrolDelegates, ReissueJoinCode
from chair_console.domain.session import ConveneSession, SittingPlan
from chair_console.domain.votes import CastVote
from chair_console.hall.hall import Hall
from chair_console.hall.network import certificates_for
from chair_console.journal import Store
from chair_console.protocol.envelope import Envelope
from tests.hall.sitting import a_sitting, fresh

TAKEN: dict[str, Command] = {
    "a new code": ReissueJoinCode(delegate_id="d01"),
    "a released tablet": ReleaseDevice(device_id="tablet-01"),
    "an ended mandate": EndMandate(delegate_id="d01", reason="Từ nhiệm"),
    "a tablet given to another": AssignDevice(device_id="tablet-99", delegate_id="d01"),
}


@contextmanager
def a_hall(folder: Path) -> Iterator[Hall]:
    with Store.open(folder, data_dir=folder) as store:
        hall = Hall(store, folder, certificates_for(folder / "tls", "127.0.0.1", []), "Hội trường")
        hall.desk.start()
        try:
            yield hall
        finally:
            hall.desk.close()
            hall.register.close()


@pytest.mark.parametrize("name", TAKEN)
async def test_a_hall_that_dies_right_after_the_record_voids_the_token_when_it_is_back(
    name: str, tmp_path: Path
) -> None:
    operator = Actor(role="operator")
    with a_hall(tmp_path) as hall:
        sitting = SittingPlan(id="s1", title="Sáng", planned_at=0, ends_at=1)
        for command in (
            ConveneSession(body="HĐND", title="Kỳ họp", sittings=[sitting]),
            EnrolDelegates(delegates=[DelegateRow(id=i, name=i, seat=i) for i in ("d01", "d02")]),
            AssignDevice(device_id="tablet-01", delegate_id="d01"),
            AssignDevice(device_id="tablet-02", delegate_id="d02"),
        ):
            await hall.desk.submit(Actor(role="secretary"), fresh(), command)
        tokens = {
            i: hall.register.issue("delegate", delegate_id=i, device_id=f"tablet-{i[1:]}")[0]
            for i in ("d01", "d02")
        }
        desk_token, _ = hall.register.issue("chair")
        hall.desk.on_committed = lambda batch: None  # killed before it could act on its own record
        await hall.desk.submit(
            operator if "tablet" in name else Actor(role="secretary"), fresh(), TAKEN[name]
        )
        assert hall.register.grant(tokens["d01"])
    with a_hall(tmp_path) as hall:
        assert hall.register.grant(tokens["d01"]) is None
        assert hall.register.grant(tokens["d02"]) and hall.register.grant(desk_token)


async def test_a_vote_whose_last_byte_comes_after_the_token_was_voided_is_refused() -> None:
    async with a_sitting(2) as sitting:
        ballot, ready = await sitting.ballot(), sitting.stage.ready
        vote = CastVote(ballot_id=ballot, delegate_id="d01", choice="for")
        body = msgspec.json.encode(Envelope(command_id=fresh(), command=vote))
        host, port = ready.url.removeprefix("https://").split(":")
        context = ssl.create_default_context(cafile=ready.ca_file)
        reader, writer = await asyncio.open_connection(host, int(port), ssl=context)
        writer.write(
            f"POST /api/commands HTTP/1.1\r\nHost: {host}\r\nAuthorization: Bearer {sitting.people['d01'].token}\r\n"
            f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n".encode()
            + body[:-1]
        )
        await writer.drain()
        await sitting.vote("d02", ballot)  # a whole command later the first one has been taken up
        await sitting.stage.secretary.command(ReissueJoinCode(delegate_id="d01"))
        writer.write(body[-1:])
        await writer.drain()
        async with asyncio.timeout(10):
            assert b" 401 " in await reader.readline()
        writer.close()
        with pytest.raises(CommandRefused) as caught:
            await sitting.vote("d01", ballot)
        assert caught.value.code == "access.unauthorised"
        sitting.codes = {code.delegate_id: code for code in await sitting.stage.operator.join_codes()}
        await sitting.let_in("d01")
        await sitting.vote("d01", ballot)

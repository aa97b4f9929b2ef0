"""Codes and tokens: who gets in, as whom, and how they are shut out."""

from __future__ import annotations

import ssl

import aiohttp
import msgspec
import pytest

from chair_console.client import CommandRefused
from chair_console.domain.roster import ReissueJoinCode
from chair_console.domain.session import CallRecess
from tests.hall.sitting import Sitting, a_sitting, following, refusal_of


async def _refused_join(sitting: Sitting, code: str, device: str) -> CommandRefused:
    with pytest.raises(CommandRefused) as caught:
        await sitting.caller().join(code, device)
    return caught.value


async def test_the_digits_and_the_personal_link_both_let_a_delegate_in_once() -> None:
    async with a_sitting(3, joined=0) as sitting:
        first, second = sitting.codes["d01"], sitting.codes["d02"]
        assert first.code.isdecimal()
        assert len(first.code) == 6
        by_digits = await sitting.caller().join(first.code, "tablet-one")
        by_link = await sitting.caller().join(second.link.partition("#join=")[2], "tablet-two")
        assert (by_digits.delegate_id, by_link.delegate_id) == ("d01", "d02")
        used = await _refused_join(sitting, first.code, "tablet-three")
        assert (used.code, used.problem.status) == ("join.used", 409)
        again = await sitting.caller().join(first.code, "tablet-one")
        assert again.delegate_id == "d01"


async def test_five_wrong_codes_from_one_address_and_it_must_wait_while_others_come_in() -> None:
    async with a_sitting(2, joined=0) as sitting:
        ready = sitting.stage.ready
        context = ssl.create_default_context(cafile=ready.ca_file)
        connector = aiohttp.TCPConnector(ssl=context, local_addr=("127.0.0.2", 0))
        async with aiohttp.ClientSession(connector=connector) as guesser:
            answers = []
            for code in ("not-a-code",) * 5 + (sitting.codes["d01"].code,):
                request = {"code": code, "device_id": "tablet-guessing"}
                async with guesser.post(f"{ready.url}/api/join", json=request) as answer:
                    answers.append((answer.status, msgspec.json.decode(await answer.read())))
        assert [status for status, _ in answers] == [403] * 5 + [429]
        last = answers[-1][1]
        assert last["code"] == "join.too_many"
        assert f"{last['facts']['minutes']} phút" in last["detail"]
        assert (await sitting.caller().join(sitting.codes["d01"].code, "tablet-honest")).delegate_id == "d01"


async def test_a_new_code_shuts_the_old_tablet_out_at_once() -> None:
    async with a_sitting(3) as sitting:
        person = sitting.people["d01"]
        async with following(person) as live:
            await live.until('"topic":"me"')
            await sitting.stage.secretary.command(ReissueJoinCode(delegate_id="d01"))
            bye = await live.until('"type":"Bye"')
            assert bye["code"] == "live.revoked"
            assert str(bye["detail"])
        with pytest.raises(CommandRefused) as caught:
            await person.fetch("/api/me")
        assert caught.value.problem.status == 401
        old = await _refused_join(sitting, sitting.codes["d01"].code, "tablet-new")
        assert old.code == "join.unknown_code"
        codes = {code.delegate_id: code for code in await sitting.stage.operator.join_codes()}
        assert (await sitting.caller().join(codes["d01"].code, "tablet-new")).delegate_id == "d01"


async def test_the_operator_cannot_make_a_delegates_token_and_nobody_else_makes_any() -> None:
    async with a_sitting(3) as sitting:
        for role in ("delegate", "clock"):
            with pytest.raises(CommandRefused) as caught:
                await sitting.stage.operator.make_token(role)  # type: ignore[arg-type]
            assert caught.value.problem.status == 403
        with pytest.raises(CommandRefused) as caught:  # the desk reads it in the list of who follows
            await sitting.stage.operator.make_token("feed", name="Camera " * 60)
        assert caught.value.code == "too_long.name" and "200" in caught.value.problem.detail
        for caller in (sitting.people["d01"], sitting.stage.chair.http, sitting.caller()):
            with pytest.raises(CommandRefused) as caught:
                await caller.make_token("chair")
            assert caught.value.code.startswith("access.")


async def test_a_token_of_another_role_is_refused_and_a_made_up_one_too() -> None:
    async with a_sitting(3) as sitting:
        assert (await refusal_of(sitting.people["d01"], CallRecess())).code == "access.role"
        assert (await refusal_of(sitting.caller("x" * 43), CallRecess())).problem.status == 401
        projector = sitting.caller((await sitting.stage.operator.make_token("projector")).token)
        assert (await refusal_of(projector, CallRecess())).code == "access.role"
        with pytest.raises(CommandRefused):
            await projector.join_codes()

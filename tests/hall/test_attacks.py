"""Attacks on a real hall: races over one vote, wrong roles at every command, hostile text, abused sockets."""

from __future__ import annotations

import asyncio
import json
import socket
import ssl
from pathlib import Path
from typing import Any

import aiohttp
import msgspec
import pytest

from chair_console.client import CommandRefused, HallHttp
from chair_console.domain.access import ACCESS
from chair_console.domain.actors import Role
from chair_console.domain.agenda import ItemPlan, SetAgenda
from chair_console.domain.ballots import CloseBallot, OpenBallot
from chair_console.domain.messages import Command
from chair_console.domain.preparing import PrepareBallot
from chair_console.domain.votes import CastVote
from chair_console.journal import verify
from chair_console.protocol.envelope import Receipt
from chair_console.protocol.topics import TOPICS_OF_ROLE
from tests.hall.sitting import Sitting, a_sitting, following, fresh

ROLES: tuple[Role, ...] = ("chair", "secretary", "operator", "teller", "projector", "guest", "press")


async def outcomes(*calls: Any) -> tuple[list[Receipt], list[str]]:
    """The receipts, and the codes of the refusals."""
    done = await asyncio.gather(*calls, return_exceptions=True)
    receipts = [result for result in done if isinstance(result, Receipt)]
    refused = [result.code for result in done if isinstance(result, CommandRefused)]
    assert len(receipts) + len(refused) == len(done), done
    return receipts, refused


async def counted(sitting: Sitting, ballot_id: str) -> dict[str, int]:
    """The result once the ballot is closed."""
    await sitting.stage.lead(CloseBallot(ballot_id=ballot_id))
    await sitting.stage.chair.until(lambda: sitting.stage.ballot(ballot_id).result is not None)
    result = sitting.stage.ballot(ballot_id).result
    assert result is not None
    counts: dict[str, int] = msgspec.to_builtins(result.counts)
    return counts


async def test_one_delegate_with_twenty_hands_has_one_vote() -> None:
    async with a_sitting(3) as sitting:
        ballot, person = await sitting.ballot(), sitting.people["d01"]
        votes = [
            CastVote(ballot_id=ballot, delegate_id="d01", choice="for" if hand % 2 else "against")
            for hand in range(20)
        ]
        others = [sitting.caller(person.token) for _ in votes]
        receipts, refused = await outcomes(
            *(other.give(fresh(), vote) for other, vote in zip(others, votes, strict=True))
        )
        assert len(receipts) == 1 and set(refused) == {"ballot.already_voted"}
        counts = await counted(sitting, ballot)
        assert counts["for"] + counts["against"] + counts["abstain"] == 1


async def test_the_same_touch_sent_twenty_times_at_once_gets_one_record() -> None:
    async with a_sitting(3) as sitting:
        ballot, person = await sitting.ballot(), sitting.people["d01"]
        vote, command_id = CastVote(ballot_id=ballot, delegate_id="d01", choice="for"), fresh()
        others = [sitting.caller(person.token) for _ in range(20)]
        receipts, refused = await outcomes(*(other.give(command_id, vote) for other in others))
        assert not refused and len({receipt.seq for receipt in receipts}) == 1
        assert (await counted(sitting, ballot))["for"] == 1


async def test_an_id_that_another_used_gives_neither_their_receipt_nor_their_vote() -> None:
    async with a_sitting(3) as sitting:
        ballot, command_id = await sitting.ballot(), fresh()
        await sitting.people["d01"].give(
            command_id, CastVote(ballot_id=ballot, delegate_id="d01", choice="for")
        )
        stolen = CastVote(ballot_id=ballot, delegate_id="d01", choice="for")
        own = CastVote(ballot_id=ballot, delegate_id="d02", choice="against")
        _, refused = await outcomes(
            sitting.people["d02"].give(command_id, stolen), sitting.people["d02"].give(command_id, own)
        )
        assert refused == ["protocol.command_id_reused"] * 2
        assert (await counted(sitting, ballot))["against"] == 0


async def test_votes_that_race_the_close_are_counted_if_and_only_if_they_have_a_receipt() -> None:
    async with a_sitting(25) as sitting:
        for _ in range(3):
            ballot = await sitting.ballot()
            votes = [sitting.vote(delegate_id, ballot) for delegate_id in sitting.people]
            close = sitting.stage.chair.http.give(fresh(), CloseBallot(ballot_id=ballot))
            receipts, refused = await outcomes(*votes[:12], close, *votes[12:])
            assert set(refused) <= {"ballot.already_closed"}
            await sitting.stage.chair.until(lambda b=ballot: sitting.stage.ballot(b).result is not None)  # type: ignore[misc]
            result = sitting.stage.ballot(ballot).result
            assert result is not None
            assert msgspec.to_builtins(result.counts)["for"] == len(receipts) - 1


async def test_two_ballots_opened_at_once_are_one() -> None:
    async with a_sitting(3) as sitting:
        for ballot_id in ("one", "two"):
            await sitting.stage.lead(PrepareBallot(id=ballot_id, title="Thông qua"))
        chair = sitting.stage.chair.http
        receipts, refused = await outcomes(
            chair.give(fresh(), OpenBallot(ballot_id="one")), chair.give(fresh(), OpenBallot(ballot_id="two"))
        )
        assert len(receipts) == 1 and refused == ["ballot.another_open"]


async def test_one_code_and_five_tablets_at_once_let_one_in() -> None:
    async with a_sitting(3, joined=0) as sitting:
        code = sitting.codes["d01"].code
        people = [sitting.caller() for _ in range(5)]
        done = await asyncio.gather(
            *(person.join(code, f"tablet-number-{place}") for place, person in enumerate(people)),
            return_exceptions=True,
        )
        codes = [result.code for result in done if isinstance(result, CommandRefused)]
        assert len(codes) == 4 and set(codes) == {"join.used"}


# --- roles ------------------------------------------------------------------------------------------------


def plausible(kind: type[Command]) -> dict[str, Any]:
    """A command's fields, filled with values of the right types."""
    samples: dict[str, Any] = {}
    for field in msgspec.structs.fields(kind):
        if not field.required:
            continue
        schema = msgspec.json.schema(field.type)
        resolved = schema
        while "$ref" in resolved:
            resolved = schema["$defs"][resolved["$ref"].rsplit("/", 1)[1]]
        resolved = (resolved.get("anyOf") or [resolved])[0]
        if "enum" in resolved:
            samples[field.encode_name] = resolved["enum"][0]
        else:
            empty = {"string": "d01", "integer": 1, "array": [], "boolean": True}
            samples[field.encode_name] = empty.get(resolved.get("type", ""))
    return samples


async def test_every_command_from_every_wrong_role_is_refused_and_recorded_nowhere(tmp_path: Path) -> None:
    async with a_sitting(2, tmp_path) as sitting:
        callers: dict[str, HallHttp] = {
            role: sitting.caller((await sitting.stage.operator.make_token(role)).token) for role in ROLES
        }
        callers["delegate"] = sitting.people["d01"]
        callers["nobody"], callers["rubbish"] = sitting.caller(), sitting.caller("x" * 43)
        before = (await asyncio.to_thread(verify, tmp_path)).records
        tried = 0
        for kind, row in ACCESS.items():
            fields = plausible(kind)
            if None in fields.values():
                fields = {}  # a nested struct: then only who has no token at all is tried
            for role, caller in callers.items():
                if role in row.roles or (
                    not fields and msgspec.structs.fields(kind) and role not in ("nobody",)
                ):
                    continue
                body = {"command_id": fresh(), "command": {"type": kind.__name__, **fields}}
                status, code = await _post(caller, body)
                allowed = {"access.role", "access.unauthorised", "access.phase"}
                assert code in allowed or (status == 400 and not fields), (kind, role, code)
                tried += 1
        assert tried > 300
        assert (await asyncio.to_thread(verify, tmp_path)).records == before


async def _post(caller: HallHttp, body: dict[str, Any]) -> tuple[int, str]:
    headers = {"Authorization": f"Bearer {caller.token}"} if caller.token else {}
    async with caller.session.post(f"{caller.url}/api/commands", json=body, headers=headers) as answer:
        said = await answer.json(content_type=None)
        return answer.status, said.get("code", "")


async def test_nobody_follows_a_topic_that_is_not_the_roles() -> None:
    async with a_sitting(2) as sitting:
        for role in ("delegate", "guest", "press", "teller", "projector"):
            person = sitting.people["d01"]
            if role != "delegate":
                person = sitting.caller((await sitting.stage.operator.make_token(role)).token)
            allowed = set(TOPICS_OF_ROLE[role])
            # Asking with versions for topics of the desk gives nothing of them.
            async with following(person, versions=dict.fromkeys(("devices", "roster", "reading"), 0)) as live:
                await live.next()
                seen: set[str] = set()
                while seen != allowed:
                    message = await live.next()
                    if message.get("type") == "Update":
                        seen.add(str(message["topic"]))
                assert seen == allowed
        for token in ("", "x" * 43):
            async with following(sitting.caller(token)) as live:
                assert (await live.next())["code"] == "live.unauthorised"


# --- hostile input ----------------------------------------------------------------------------------------

TITLES = {
    "NUL": "a\x00b",
    "half a letter": "a\ud800b",
    "turned writing": "\u202eđảo ngược\u202c",
    "very long": "x" * 10_000,
    "markup": "<script>alert(1)</script>",
}


@pytest.mark.parametrize("name", TITLES)
async def test_hostile_titles_are_refused_or_only_text(name: str, tmp_path: Path) -> None:
    async with a_sitting(1, tmp_path) as sitting:
        title = TITLES[name]
        body = json.dumps(
            {
                "command_id": fresh(),
                "command": {"type": "SetAgenda", "items": [{"id": "i1", "title": title}]},
            }
        )
        chair = sitting.stage.chair.http
        headers = {"Authorization": f"Bearer {chair.token}"}
        async with chair.session.post(f"{chair.url}/api/commands", data=body, headers=headers) as answer:
            assert answer.status in (200, 400, 409), await answer.text()
        await sitting.stage.lead(SetAgenda(items=[ItemPlan(id="i2", title="Sau đó vẫn chạy")]))
        report = await asyncio.to_thread(verify, tmp_path)
        assert report.ok


BOMBS = {
    "deep": b'{"command_id":"' + fresh().encode() + b'","command":' + b"[" * 100_000 + b"]" * 100_000 + b"}",
    "deep objects": b'{"a":' * 50_000 + b"1" + b"}" * 50_000,
    "a huge number": b'{"command_id":"'
    + fresh().encode()
    + b'","command":{"type":"CallRecess","until":'
    + b"9" * 5_000
    + b"}}",
    "not UTF-8": b'{"command_id":"\xff\xfe"}',
}


async def test_json_bombs_are_refused_at_every_door_and_the_hall_goes_on(tmp_path: Path) -> None:
    async with a_sitting(1, tmp_path) as sitting:
        operator = sitting.stage.operator
        headers = {"Authorization": f"Bearer {operator.token}", "Content-Type": "application/json"}
        for path in ("/api/commands", "/api/join", "/api/tokens", "/api/tablets/claim"):
            for name, body in BOMBS.items():
                address = operator.url + path
                async with operator.session.post(address, data=body, headers=headers) as answer:
                    said = await answer.json(content_type=None)
                    assert (answer.status, said["code"]) == (400, "protocol.malformed"), (path, name, said)
        form = {**headers, "Content-Type": "multipart/form-data; boundary=" + "b" * 5_000}
        async with operator.session.post(operator.url + "/api/files", data=b"-", headers=form) as answer:
            assert answer.status == 400
        ballot = await sitting.ballot()
        await sitting.vote("d01", ballot)
        assert "Traceback" not in (tmp_path / "logs" / "hall.log").read_text(encoding="utf-8")


PATHS = (
    "/../../etc/passwd", "/..%2f..%2fetc/passwd", "/%2e%2e/%2e%2e/etc/passwd", "/blob/../../journal.sqlite3",
    "/blob/..%2f..%2fjournal.sqlite3", "/page/../../x/1.jpg", "/page/" + "a" * 64 + "/1.jpg?w=99999999",
    "/difference/../../", "/public/blob/../../tls/ca.key", "//etc/passwd", "/\\..\\..\\tls\\ca.key",
    "/api/files/..%2f..%2f", "/public/page/x/y/z", "/tls/ca.key", "/run/operator.token", "/%00",
)  # fmt: skip


async def test_no_path_leads_out_of_what_is_given() -> None:
    async with a_sitting(1) as sitting:
        ready = sitting.stage.ready
        host, port = ready.url.removeprefix("https://").split(":")
        context = ssl.create_default_context(cafile=ready.ca_file)
        token = sitting.people["d01"].token
        for path in PATHS:
            raw = await asyncio.to_thread(_raw_get, context, host, int(port), path, token)
            status = int(raw.split(b" ", 2)[1])
            assert status in (400, 401, 403, 404, 405), (path, raw[:200])
            assert b"PRIVATE KEY" not in raw and b"root:" not in raw and b"SQLite" not in raw


def _raw_get(context: ssl.SSLContext, host: str, port: int, path: str, token: str) -> bytes:
    """Without a client that tidies the path up."""
    with (
        socket.create_connection((host, port), timeout=10) as plain,
        context.wrap_socket(plain, server_hostname=host) as tls,
    ):
        request = f"GET {path} HTTP/1.1\r\nHost: {host}\r\nAuthorization: Bearer {token}\r\nConnection: close\r\n\r\n"
        tls.sendall(request.encode())
        answer = b""
        while piece := tls.recv(65536):
            answer += piece
        return answer


async def test_the_cookie_of_a_delegate_does_nothing_for_another_site() -> None:
    async with a_sitting(1) as sitting:
        person = sitting.people["d01"]
        headers = {"Authorization": f"Bearer {person.token}"}
        async with person.session.post(person.url + "/api/cookie", headers=headers) as answer:
            cookie = answer.headers["set-cookie"].partition(";")[0]
        for method, path in (("POST", "/api/commands"), ("POST", "/api/files"), ("GET", "/api/package")):
            evil = {"Cookie": cookie, "Origin": "https://evil.example"}
            async with person.session.request(method, person.url + path, headers=evil, data=b"{}") as answer:
                assert answer.status in (400, 401, 415), (path, answer.status)
                assert "access-control-allow-origin" not in answer.headers


# --- sockets ----------------------------------------------------------------------------------------------


async def test_garbage_and_silence_on_sockets_harm_nobody_else() -> None:
    async with a_sitting(3) as sitting:
        person = sitting.people["d01"]
        address = f"{person.url.replace('https', 'wss', 1)}/api/live"
        visitor = HallHttp(person.url, sitting.stage.ready.ca_file, connections=0)  # 0: as many as it likes
        sockets = [await visitor.session.ws_connect(address, max_msg_size=0) for _ in range(60)]
        for place, one in enumerate(sockets):
            if place % 3 == 0:
                await one.send_bytes(b"\x00\xff" * 500)
            elif place % 3 == 1:
                await one.send_str("[" * 5_000)
        ballot = await sitting.ballot()
        for delegate_id in sitting.people:
            await sitting.vote(delegate_id, ballot)
        assert (await counted(sitting, ballot))["for"] == 3
        for place, one in enumerate(sockets):
            if place % 3 != 2:  # who said something wrong was told so and sent away
                message = await one.receive(timeout=10)
                assert message.type in (aiohttp.WSMsgType.TEXT, aiohttp.WSMsgType.CLOSE)
            await one.close()
        await visitor.close()


async def test_a_follower_who_reads_nothing_keeps_nobody_waiting() -> None:
    async with a_sitting(3) as sitting:
        ready = sitting.stage.ready
        host, port = ready.url.removeprefix("https://").split(":")
        context = ssl.create_default_context(cafile=ready.ca_file)
        _, writer = await asyncio.open_connection(host, int(port), ssl=context, limit=1)
        key = "dGhlIHNhbXBsZSBub25jZQ=="
        writer.write(
            f"GET /api/live HTTP/1.1\r\nHost: {host}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            f"Sec-WebSocket-Key: {key}\r\nSec-WebSocket-Version: 13\r\n\r\n".encode()
        )
        await writer.drain()
        for _ in range(3):
            ballot = await sitting.ballot()
            for delegate_id in sitting.people:
                await sitting.vote(delegate_id, ballot)
            assert (await counted(sitting, ballot))["for"] == 3
        writer.close()

"""No file of the hall, and no row of the database, puts a voter and a choice together: looked for, and correlated.

Every voter chooses what nobody else chooses, so whatever a file keeps of a choice would tell whose it is.
"""

from __future__ import annotations

import asyncio
import hashlib
import io
import itertools
import logging
import traceback
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from pathlib import Path

import msgspec
import psycopg
import pytest

from chair_console.domain.actors import Actor
from chair_console.domain.ballot import BallotKind
from chair_console.domain.ballots import CloseBallot, WithdrawBallot
from chair_console.domain.record import Record
from chair_console.domain.secret_votes import CastSecretVote
from chair_console.hall import desk as desk_module
from chair_console.hall.answers import digest_of
from chair_console.hall.desk import Desk
from chair_console.hall.urn_keys import UrnKey, UrnKeys
from chair_console.hall.urns import Urns
from chair_console.journal import Store, read_journal
from chair_console.journal.database import reading_engine
from chair_console.journal.location import locate
from chair_console.journal.urns import read_urns
from chair_console.protocol.ballot_views import BallotView
from chair_console.slips import Paper
from tests.hall.sitting import Sitting, a_sitting, fresh
from tests.postgres import postgres_server, postgres_url

from .voting import (
    a_secret_ballot,
    an_election,
    closed_and_declared,
    drop,
    token_of,
    vote_separated,
)

__all__ = ["postgres_server", "postgres_url"]

PEOPLE = 8
WORDS = [f"W{hashlib.sha256(bytes([number])).hexdigest()[: 9 + number]}" for number in range(PEOPLE)]


@asynccontextmanager
async def _a_voted_election(
    kind: BallotKind, folder: Path, database: str | None = None
) -> AsyncIterator[tuple[Sitting, BallotView, list[Paper]]]:
    """All have voted, one after the other: d01 for the first word, d02 for the second …"""
    async with a_sitting(PEOPLE, folder, database=database) as sitting:
        ballot = await an_election(sitting, kind, sorted(WORDS), 1)
        tokens = [await token_of(sitting, key, ballot) for key in sitting.people] if kind == "blind" else []
        papers: list[Paper] = []
        for number, (key, word) in enumerate(zip(sitting.people, WORDS, strict=True)):
            if kind == "blind":
                papers.append(tokens[number].fill_in(((word,),)))
                await drop(sitting, ballot.id, papers[-1])
            else:
                await vote_separated(sitting, key, ballot.id, ((word,),))
        yield sitting, ballot, papers


def _files(folder: Path) -> Iterator[tuple[Path, bytes]]:
    for path in folder.rglob("*"):
        if path.is_file():
            yield path, path.read_bytes()


def _records(source: str | Path) -> list[bytes]:
    return [stored.body for stored in read_journal(source)]


def _without_the_papers_text(content: bytes, source: str | Path) -> bytes:
    """What is left when the record that lays the ballot down, with all candidates in it, is blotted out."""
    for body in _records(source):
        if b'"BallotPrepared"' in body:
            content = content.replace(body, b"#" * len(body))
    return content


def _in_urn(source: Path | str, ballot_id: str) -> list[bytes]:
    with reading_engine(locate(source)).connect() as connection:
        return read_urns(connection).get(ballot_id, [])


def _key_file(folder: Path, ballot_id: str) -> Path:
    return folder / "urns" / (hashlib.sha256(ballot_id.encode()).hexdigest()[:32] + ".key")


def _is_in_order_of_arrival(content: bytes, marks: list[bytes]) -> bool:
    """Whether the marks stand in a file as the votes came, or the other way round, once all of them stand there."""
    places = [content.find(mark) for mark in marks]
    if min(places) < 0:
        return False
    return places in (sorted(places), sorted(places, reverse=True))


async def _until(condition: Callable[[], bool], what: str) -> None:
    try:
        async with asyncio.timeout(15):
            while not condition():  # noqa: ASYNC110 - files on a disk tell nobody that they are gone
                await asyncio.sleep(0.02)
    except TimeoutError:
        pytest.fail(what)


@pytest.mark.parametrize("kind", ["separated", "blind"])
async def test_no_file_of_the_hall_holds_a_choice_while_the_ballot_is_open(
    kind: BallotKind, tmp_path: Path
) -> None:
    async with _a_voted_election(kind, tmp_path) as (_, ballot, papers):
        secrets = [word.encode() for word in WORDS]
        secrets += [text.encode() for p in papers for text in (p.token[:60], p.signature[:60], p.proof)]
        for path, content in _files(tmp_path):
            left = _without_the_papers_text(content, tmp_path)
            found = [secret for secret in secrets if secret in left]
            assert not found, (path, found)
        sealed = _in_urn(tmp_path, ballot.id)
        assert len(sealed) == PEOPLE
        assert len({len(slip) for slip in sealed}) == 1  # not even their lengths differ


@pytest.mark.parametrize("kind", ["separated", "blind"])
async def test_after_the_close_nothing_is_left_that_could_join_a_name_and_a_paper(
    kind: BallotKind, tmp_path: Path
) -> None:
    async with _a_voted_election(kind, tmp_path) as (sitting, ballot, _):
        sealed = _in_urn(tmp_path, ballot.id)
        key_file = _key_file(tmp_path, ballot.id)
        key = msgspec.json.decode(key_file.read_bytes(), type=UrnKey)
        assert key_file.stat().st_mode & 0o077 == 0
        raw_key = key_file.read_bytes()
        await closed_and_declared(sitting, ballot.id)
        await _until(lambda: not key_file.exists(), "the key is still there")
        await _until(lambda: _none_in(tmp_path, sealed), "sealed papers are left in a file")
    # The hall has stopped: freed pages are rewritten.
    marks = [f'[["{word}"]]'.encode() for word in WORDS]
    for path, content in _files(tmp_path):
        assert not any(slip in content or slip[:40] in content for slip in sealed), path
        assert raw_key not in content and key.seal not in content, path
        assert not key.private or key.private not in content, path
        assert not _is_in_order_of_arrival(content, marks), path
    assert not list((tmp_path / "urns").iterdir())


def _none_in(folder: Path, slips: list[bytes]) -> bool:
    return not any(slip in content for _, content in _files(folder) for slip in slips)


async def test_a_withdrawn_ballot_leaves_neither_key_nor_papers(tmp_path: Path) -> None:
    async with _a_voted_election("separated", tmp_path) as (sitting, ballot, _):
        sealed, key_file = _in_urn(tmp_path, ballot.id), _key_file(tmp_path, ballot.id)
        await sitting.stage.lead(WithdrawBallot(ballot_id=ballot.id, reason="Nhầm"))
        await _until(lambda: not key_file.exists(), "the key is still there")
        await _until(lambda: _none_in(tmp_path, sealed), "sealed papers are left in a file")
        assert _in_urn(tmp_path, ballot.id) == []
    assert _none_in(tmp_path, sealed)


async def test_the_records_tell_who_voted_and_trying_all_choices_tells_no_more(tmp_path: Path) -> None:
    async with _a_voted_election("separated", tmp_path) as (_, ballot, _):
        votes = [
            msgspec.json.decode(body, type=Record) for body in _records(tmp_path) if b"SecretVoteCast" in body
        ]
        assert [vote.actor.delegate_id for vote in votes] == [f"d{n:02d}" for n in range(1, PEOPLE + 1)]
        for vote, word in itertools.product(votes, WORDS):
            body = msgspec.json.encode(vote)
            assert word.encode() not in body
            command = CastSecretVote(
                ballot_id=ballot.id, delegate_id=vote.actor.delegate_id or "", marks=((word,),)
            )
            plain = f"{vote.actor.role}|{vote.actor.delegate_id}|".encode() + msgspec.json.encode(command)
            assert hashlib.sha256(plain).hexdigest()[:16] != vote.digest
            assert digest_of(command, vote.actor) == vote.digest  # the same whatever was chosen


async def test_the_records_of_a_blind_ballot_hold_no_name_beside_a_paper(tmp_path: Path) -> None:
    async with _a_voted_election("blind", tmp_path) as (_, _, papers):
        bodies = [body for body in _records(tmp_path) if b'"PapersDropped"' in body]
        assert len(bodies) == PEOPLE
        for body in bodies:
            record = msgspec.json.decode(body, type=Record)
            assert record.actor == Actor(role="urn")
            assert b"delegate" not in body and b'"d0' not in body
        tokens = b"".join(body for body in _records(tmp_path) if b'"TokenSigned"' in body)
        for paper in papers:
            for text in (paper.token, paper.signature, paper.proof):
                assert hashlib.sha256(text.encode()).hexdigest().encode() not in tokens


@pytest.mark.parametrize("kind", ["separated", "blind"])
async def test_no_log_holds_an_address_a_choice_or_what_a_broken_paper_said(
    kind: BallotKind, tmp_path: Path
) -> None:
    async with a_sitting(3, tmp_path) as sitting:
        ballot = await a_secret_ballot(sitting, kind)
        url = sitting.stage.ready.url
        person, nobody = sitting.people["d01"], sitting.caller()
        broken = [
            b'{"command_id":"12345678","command":{"type":"CastSecretVote","ballot_id":"%s","delegate_id":"d01",'
            b'"marks":[["LEAKWORD"],7]}}' % ballot.id.encode(),
            b'{"command_id":"12345678","command":{"type":"CastSecretVote","LEAKWORD":1}}',
            b"LEAKWORD",
            b"\xffLEAKWORD",
        ]
        for body in broken:
            headers = {"authorization": f"Bearer {person.token}"}
            async with person.session.post(f"{url}/api/commands", data=body, headers=headers) as answer:
                assert answer.status == 400
            where = f"{url}/api/ballots/{ballot.id}/papers"
            async with nobody.session.post(where, data=body) as answer:
                assert answer.status == 400
                assert b"LEAKWORD" not in await answer.read()
        if kind == "blind":
            await drop(sitting, ballot.id, (await token_of(sitting, "d01", ballot)).fill_in((("for",),)))
        else:
            await vote_separated(sitting, "d01", ballot.id)
        await sitting.stage.lead(CloseBallot(ballot_id=ballot.id))
    for path, content in _files(tmp_path / "logs"):
        assert b"LEAKWORD" not in content, path
        assert b"127.0.0.1" not in content, path
        assert b'"marks"' not in content and b'[["for"]]' not in content, path


async def test_a_fault_in_a_secret_vote_is_told_without_its_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def faulty(*_: object) -> None:
        raise KeyError("LEAKWORD")

    with Store.open(tmp_path) as store:
        desk = Desk(store, Urns(UrnKeys(tmp_path / "urns")))
        desk.start()
        monkeypatch.setattr(desk_module, "decide", faulty)
        vote = CastSecretVote(ballot_id="b", delegate_id="d01", marks=(("LEAKWORD",),))
        try:
            await desk.submit(Actor(role="delegate", delegate_id="d01"), fresh(), vote)
        except RuntimeError as error:
            told = "".join(traceback.format_exception(error))
            written = io.StringIO()
            logger = logging.Logger("test")
            logger.addHandler(logging.StreamHandler(written))
            logger.error("fault", exc_info=error)
            assert "KeyError" in told
            assert "LEAKWORD" not in told + written.getvalue()
        else:
            pytest.fail("the fault was swallowed")
        desk.close()


@pytest.mark.postgres
@pytest.mark.parametrize("kind", ["separated", "blind"])
async def test_postgresql_keeps_neither_order_nor_transaction_of_a_paper(
    kind: BallotKind, tmp_path: Path, postgres_url: str
) -> None:
    address = postgres_url.replace("+psycopg", "")
    async with _a_voted_election(kind, tmp_path, postgres_url) as (sitting, ballot, _):
        for _, slip in _heap(address):
            assert not any(word.encode() in slip for word in WORDS)
        sealed = _in_urn(postgres_url, ballot.id)
        assert len(sealed) == PEOPLE
        for path, content in _files(tmp_path):
            assert not any(word.encode() in content for word in WORDS), path
        await closed_and_declared(sitting, ballot.id)
        await _until(lambda: not _key_file(tmp_path, ballot.id).exists(), "the key is still there")
        rows = _heap(address)
        assert len(rows) == PEOPLE
        assert len({xmin for xmin, _ in rows}) == 1  # all by the closing record's transaction
        assert rows[0][0] not in _transactions_of_votes(address)
        order = [next(n for n, word in enumerate(WORDS) if word.encode() in slip) for _, slip in rows]
        assert order not in (sorted(order), sorted(order, reverse=True))
    assert len(_in_urn(postgres_url, ballot.id)) == PEOPLE
    assert _none_in_heap(address, sealed)  # the hall has stopped and swept


def _heap(address: str) -> list[tuple[str, bytes]]:
    """The urn's rows as they lie in the heap, with the transaction that wrote each."""
    with psycopg.connect(address) as connection:
        rows = connection.execute("SELECT xmin::text, slip FROM urn ORDER BY ctid").fetchall()
    return [(xmin, bytes(slip)) for xmin, slip in rows]


def _transactions_of_votes(address: str) -> set[str]:
    with psycopg.connect(address) as connection:
        rows = connection.execute("SELECT xmin::text, body FROM records").fetchall()
    return {
        xmin for xmin, body in rows if b"SecretVoteCast" in bytes(body) or b"PapersDropped" in bytes(body)
    }


def _none_in_heap(address: str, slips: list[bytes]) -> bool:
    """Whether the table's own file, dead rows and all, holds none of the sealed slips."""
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute("CHECKPOINT")
        row = connection.execute("SELECT pg_read_binary_file(pg_relation_filepath('urn'))").fetchone()
    assert row is not None
    return not any(slip in bytes(row[0]) for slip in slips)

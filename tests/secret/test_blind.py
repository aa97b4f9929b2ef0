"""The blind grade in a real hall: a token for each, a paper from nobody, and what a cheat may try."""

from __future__ import annotations

import asyncio
import base64
import secrets
from collections import Counter
from collections.abc import Coroutine
from pathlib import Path

import aiohttp
import msgspec
import pytest
from cryptography.hazmat.primitives.asymmetric import rsa

from chair_console.blind_rsa import PSS_RANDOMIZED, blind_sign
from chair_console.client import CommandRefused
from chair_console.client.secret_votes import BlindToken, is_in, order_token, published_urn
from chair_console.domain.ballots import CloseBallot, PauseBallot, ResumeBallot
from chair_console.domain.results import DeclareResult
from chair_console.domain.secret_votes import DropPapers, LayUrn, SignToken
from chair_console.journal import verify
from chair_console.protocol.ballot_views import BallotView
from chair_console.protocol.secret_ballots import Paper, SignedToken
from chair_console.slips import number_of, pack, pack_public_key, slip_of, urn_hash
from tests.hall.sitting import Sitting, a_sitting, refusal_of

from .voting import (
    AGAINST,
    FOR,
    a_secret_ballot,
    choice_of,
    closed_and_declared,
    drop,
    token_of,
    vote_blind,
)

PEOPLE = 60


async def refused(work: Coroutine[object, object, object]) -> str:
    with pytest.raises(CommandRefused) as caught:
        await work
    assert caught.value.problem.detail
    return caught.value.code


async def test_sixty_vote_blind_and_everyone_finds_the_own_paper_in_the_published_urn(tmp_path: Path) -> None:
    async with a_sitting(PEOPLE, tmp_path) as sitting:
        ballot = await a_secret_ballot(sitting, "blind")
        marks = {key: choice_of(number) for number, key in enumerate(sitting.people)}
        papers, receipts = await vote_blind(sitting, ballot, marks)
        view = await closed_and_declared(sitting, ballot.id)
        assert view.result is not None
        assert view.result.counts == {"for": 20, "against": 20, "abstain": 20, "not_voted": 0}
        urn = await published_urn(sitting.people["d01"], ballot.id)
        assert len(urn.slips) == PEOPLE
        numbers = {number_of(slip.encode()) for slip in urn.slips}
        assert numbers == {receipt.paper for receipt in receipts.values()}
        for paper in papers.values():
            assert is_in(urn, paper, ballot.public_key)
        report = await asyncio.to_thread(verify, tmp_path)
        assert report.ok, report


async def test_the_same_paper_has_one_receipt_also_after_the_close_and_other_marks_are_refused(
    tmp_path: Path,
) -> None:
    async with a_sitting(3, tmp_path) as sitting:
        ballot = await a_secret_ballot(sitting, "blind")
        token = await token_of(sitting, "d01", ballot)
        paper = token.fill_in(FOR)
        receipts = await asyncio.gather(*(drop(sitting, ballot.id, paper) for _ in range(8)))
        assert {receipt.paper for receipt in receipts} == {number_of(slip_of(paper))}
        second_proof = token.fill_in(FOR)
        assert second_proof != paper
        assert await drop(sitting, ballot.id, second_proof) == receipts[0]
        assert await refused(drop(sitting, ballot.id, token.fill_in(AGAINST))) == "ballot.paper_in_urn"
        view = await closed_and_declared(sitting, ballot.id)
        assert view.result is not None and view.result.counts["for"] == 1
        assert await drop(sitting, ballot.id, paper) == receipts[0]
        assert await refused(drop(sitting, ballot.id, token.fill_in(AGAINST))) == "ballot.paper_in_urn"


async def test_of_papers_with_one_token_that_come_together_one_falls(tmp_path: Path) -> None:
    async with a_sitting(3, tmp_path) as sitting:
        ballot = await a_secret_ballot(sitting, "blind")
        token, other = await token_of(sitting, "d01", ballot), await token_of(sitting, "d02", ballot)
        papers = [token.fill_in(FOR if n % 2 else AGAINST) for n in range(8)] + [other.fill_in(FOR)]
        answers = await asyncio.gather(
            *(drop(sitting, ballot.id, paper) for paper in papers), return_exceptions=True
        )
        codes = Counter(a.code for a in answers if isinstance(a, CommandRefused))
        assert codes == {"ballot.paper_in_urn": 4}
        assert len({answer.paper for answer in answers if not isinstance(answer, BaseException)}) == 2
        view = await closed_and_declared(sitting, ballot.id)
        assert view.result is not None and view.result.cast == 2


async def test_a_forged_stolen_or_altered_paper_is_refused(tmp_path: Path) -> None:
    async with a_sitting(3, tmp_path) as sitting:
        ballot = await a_secret_ballot(sitting, "blind")
        own, thief = await token_of(sitting, "d01", ballot), await token_of(sitting, "d02", ballot)
        paper, stolen = own.fill_in(FOR), thief.fill_in(FOR)

        async def code(**changed: object) -> str:
            return await refused(drop(sitting, ballot.id, msgspec.structs.replace(paper, **changed)))

        assert await code(marks=AGAINST) == "ballot.bad_paper"  # the hall cannot alter a vote either
        assert await code(token=stolen.token) == "ballot.bad_paper"
        assert await code(signature=stolen.signature) == "ballot.bad_paper"
        assert await code(proof=stolen.proof) == "ballot.bad_paper"
        assert await code(token=stolen.token, signature=stolen.signature) == "ballot.bad_paper"
        assert await code(signature=pack(secrets.token_bytes(256))) == "ballot.bad_paper"
        assert await code(signature=pack(bytes(256))) == "ballot.bad_paper"
        assert await code(proof=pack(bytes(64))) == "ballot.bad_paper"
        assert await code(token=pack(secrets.token_bytes(97))) == "ballot.bad_paper"
        assert await code(token="ê") == "ballot.bad_paper"
        assert await code(signature=paper.signature + "\n") == "ballot.bad_paper"
        assert await code(marks=(("maybe",),)) == "paper.no_such_option"
        assert await code(marks=(("for", "for"),)) == "paper.no_such_option"
        assert await refused(drop(sitting, ballot.id, _signed_by_a_stranger(ballot))) == "ballot.bad_paper"
        await drop(sitting, ballot.id, paper)  # none of that used the token up
        view = await closed_and_declared(sitting, ballot.id)
        assert view.result is not None and view.result.counts["for"] == 1


def _signed_by_a_stranger(ballot: BallotView) -> Paper:
    key = rsa.generate_private_key(65537, 2048)
    token = BlindToken(ballot.id, pack_public_key(key))
    signature = blind_sign(key, base64.b64decode(token.order.blinded))
    token.take(SignedToken(ballot_id=ballot.id, blind_signature=pack(signature), seq=0, at=0, head=""))
    return token.fill_in(FOR)


async def test_a_delegate_gets_one_token_on_one_device_and_the_same_one_again(tmp_path: Path) -> None:
    async with a_sitting(3, tmp_path) as sitting:
        ballot = await a_secret_ballot(sitting, "blind")
        person = sitting.people["d01"]
        first, second = BlindToken(ballot.id, ballot.public_key), BlindToken(ballot.id, ballot.public_key)
        signed = await order_token(person, ballot.id, first.order)
        assert await order_token(person, ballot.id, first.order) == signed
        assert await refused(order_token(person, ballot.id, second.order)) == "ballot.token_given"
        # Both devices at the same moment: one of them has it.
        other = sitting.people["d02"]
        orders = [BlindToken(ballot.id, ballot.public_key).order for _ in range(2)]
        answers = await asyncio.gather(
            *(order_token(other, ballot.id, order) for order in orders), return_exceptions=True
        )
        assert sorted(type(answer).__name__ for answer in answers) == ["CommandRefused", "SignedToken"]
        assert await refused(order_token(sitting.stage.chair.http, ballot.id, first.order)) == "access.role"
        nobody = sitting.caller()
        assert await refused(order_token(nobody, ballot.id, first.order)) == "access.unauthorised"
        for wrong in ("", "AAAA", pack(bytes(256)), pack(b"\xff" * 256)):
            order = msgspec.structs.replace(first.order, blinded=wrong)
            assert await refused(order_token(sitting.people["d03"], ballot.id, order)) == "ballot.bad_token"
        await closed_and_declared(sitting, ballot.id)
        assert await refused(order_token(person, ballot.id, first.order)) == "ballot.already_closed"


async def test_papers_before_the_opening_in_a_pause_and_after_the_close_are_refused(tmp_path: Path) -> None:
    async with a_sitting(3, tmp_path) as sitting:
        ballot = await a_secret_ballot(sitting, "blind")
        papers = [(await token_of(sitting, key, ballot)).fill_in(FOR) for key in sitting.people]
        assert await refused(drop(sitting, "nothing", papers[0])) == "ballot.unknown"
        await sitting.stage.lead(PauseBallot(ballot_id=ballot.id))
        assert await refused(drop(sitting, ballot.id, papers[0])) == "ballot.paused"
        await sitting.stage.lead(ResumeBallot(ballot_id=ballot.id))
        await drop(sitting, ballot.id, papers[0])
        await sitting.stage.lead(CloseBallot(ballot_id=ballot.id))
        assert await refused(drop(sitting, ballot.id, papers[1])) == "ballot.already_closed"
        open_ballot = await sitting.ballot()
        assert await refused(drop(sitting, open_ballot, papers[1])) == "ballot.not_secret"


async def test_a_paper_that_says_who_sends_it_is_refused(tmp_path: Path) -> None:
    async with a_sitting(3, tmp_path) as sitting:
        ballot = await a_secret_ballot(sitting, "blind")
        paper = (await token_of(sitting, "d01", ballot)).fill_in(FOR)
        named = sitting.people["d01"]
        where = f"/api/ballots/{ballot.id}/papers"
        assert await refused(named.call("POST", where, dict, paper)) == "ballot.paper_with_name"
        async with named.session.post(
            f"{named.url}{where}",
            data=msgspec.json.encode(paper),
            headers={"cookie": f"__Host-chair-console={named.token}"},
        ) as answer:
            assert (await answer.json(content_type=None))["code"] == "ballot.paper_with_name"


async def test_bodies_that_are_no_papers_are_refused_without_a_word_of_theirs(tmp_path: Path) -> None:
    async with a_sitting(3, tmp_path) as sitting:
        ballot = await a_secret_ballot(sitting, "blind")
        box = sitting.caller()
        for body in (b"", b"{}", b'{"marks":[["SECRETWORD"]]}', b"\xff", b"[" * 5_000, b"7", b"x" * 70_000):
            async with box.session.post(f"{box.url}/api/ballots/{ballot.id}/papers", data=body) as answer:
                assert answer.status in (400, 413), answer.status
                assert b"SECRETWORD" not in await answer.read()


async def test_a_token_in_the_moment_of_the_close_is_given_or_the_close_is_named(tmp_path: Path) -> None:
    async with a_sitting(12, tmp_path) as sitting:
        for _ in range(4):
            ballot = await a_secret_ballot(sitting, "blind")
            asking = [token_of(sitting, key, ballot) for key in sitting.people]
            closing = sitting.stage.lead(CloseBallot(ballot_id=ballot.id))
            answers = await asyncio.gather(*asking[:6], closing, *asking[6:], return_exceptions=True)
            codes = {answer.code for answer in answers if isinstance(answer, CommandRefused)}
            assert codes <= {"ballot.already_closed"}


async def test_nobody_gets_the_token_of_the_halls_own_urn_or_clock(tmp_path: Path) -> None:
    async with a_sitting(1, tmp_path) as sitting:
        for role in ("urn", "clock", "delegate"):
            with pytest.raises(CommandRefused) as caught:
                await sitting.stage.operator.make_token(role)  # type: ignore[arg-type]
            assert caught.value.code == "access.no_token_for_role"


async def test_what_is_no_hash_is_no_request_for_a_token(tmp_path: Path) -> None:
    """The command behind a token, given by itself with half a megabyte for the record."""
    async with a_sitting(1, tmp_path) as sitting:
        ballot = await a_secret_ballot(sitting, "blind")
        order = SignToken(ballot_id=ballot.id, delegate_id="d01", blinded_sha256="x" * 500_000)
        assert (await refusal_of(sitting.people["d01"], order)).code == "ballot.bad_token"
        await token_of(sitting, "d01", ballot)


async def test_only_the_hall_itself_lays_urns_and_drops_papers(tmp_path: Path) -> None:
    async with a_sitting(3, tmp_path) as sitting:
        ballot = await a_secret_ballot(sitting, "blind")
        for who in (sitting.people["d01"], sitting.stage.chair.http, sitting.stage.operator):
            for command in (
                DropPapers(ballot_id=ballot.id, count=1),
                LayUrn(ballot_id=ballot.id, public_key="x"),
            ):
                assert (await refusal_of(who, command)).code == "access.role"


async def test_who_drops_a_paper_in_the_moment_of_the_close_is_counted_or_told(tmp_path: Path) -> None:
    async with a_sitting(3, tmp_path) as sitting:
        for _ in range(6):
            await _drop_while_it_closes(sitting)


async def _drop_while_it_closes(sitting: Sitting) -> None:
    stage, ballot = sitting.stage, await a_secret_ballot(sitting, "blind")
    paper = (await token_of(sitting, "d01", ballot)).fill_in(FOR)
    closing = stage.lead(CloseBallot(ballot_id=ballot.id))
    answer, _ = await asyncio.gather(drop(sitting, ballot.id, paper), closing, return_exceptions=True)
    await stage.chair.until(lambda: stage.ballot(ballot.id).result is not None)
    result = stage.ballot(ballot.id).result
    assert result is not None
    if isinstance(answer, CommandRefused):
        assert answer.code == "ballot.already_closed"
        assert result.cast == 0
    else:
        assert result.cast == 1
    await stage.lead(DeclareResult(ballot_id=ballot.id))
    urn = await published_urn(stage.chair.http, ballot.id)
    assert len(urn.slips) == result.cast
    assert urn.urn_sha256 == urn_hash(slip.encode() for slip in urn.slips)


async def test_a_flood_of_forged_papers_keeps_nobody_from_voting(tmp_path: Path) -> None:
    async with a_sitting(3, tmp_path) as sitting:
        ballot = await a_secret_ballot(sitting, "blind")
        token = await token_of(sitting, "d01", ballot)
        forged = msgspec.json.encode(_signed_by_a_stranger(ballot))
        where = f"{sitting.stage.ready.url}/api/ballots/{ballot.id}/papers"
        flooder = sitting.caller()
        statuses: Counter[int] = Counter()

        async def flood(number: int) -> None:
            body = forged.replace(b'"proof":"', b'"proof":"%d' % number)
            try:
                async with flooder.session.post(where, data=body) as answer:
                    statuses[answer.status] += 1
            except aiohttp.ClientError:
                statuses[0] += 1

        flooding = asyncio.gather(*(flood(number) for number in range(1_000)))
        await drop(sitting, ballot.id, token.fill_in(FOR))
        await flooding
        assert set(statuses) <= {409, 429}, statuses
        view = await closed_and_declared(sitting, ballot.id)
        assert view.result is not None and view.result.cast == 1


def test_the_prepared_message_is_what_the_protocol_says() -> None:
    assert len(PSS_RANDOMIZED.prepare(bytes(65))) == 97

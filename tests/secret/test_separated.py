"""The separated grade in a real hall: who has voted is recorded, what was chosen lies in the urn."""

from __future__ import annotations

import asyncio
from collections import Counter
from pathlib import Path

import pytest

from chair_console.client import CommandRefused
from chair_console.client.secret_votes import published_urn
from chair_console.domain.actors import URN, Actor
from chair_console.domain.ballots import (
    CloseBallot,
    OpenBallot,
    PauseBallot,
    ResumeBallot,
    WithdrawBallot,
)
from chair_console.domain.preparing import PrepareBallot
from chair_console.domain.refusals import Refused
from chair_console.domain.secret_votes import CastSecretVote, LayUrn
from chair_console.journal import verify
from chair_console.slips import slip_of, urn_hash
from tests.hall.sitting import a_sitting, fresh, refusal_of
from tests.hall.test_clock import a_desk, begin, lead

from .voting import (
    ABSTAIN,
    AGAINST,
    FOR,
    a_secret_ballot,
    choice_of,
    closed_and_declared,
    vote_separated,
)

PEOPLE = 60


async def test_sixty_vote_at_once_and_the_published_urn_holds_what_they_chose(tmp_path: Path) -> None:
    async with a_sitting(PEOPLE, tmp_path) as sitting:
        ballot = await a_secret_ballot(sitting, "separated")
        marks = {key: choice_of(number) for number, key in enumerate(sitting.people)}
        receipts = await asyncio.gather(
            *(vote_separated(sitting, key, ballot.id, chosen) for key, chosen in marks.items())
        )
        assert len({receipt.seq for receipt in receipts}) == PEOPLE
        view = await closed_and_declared(sitting, ballot.id)
        assert view.result is not None
        assert view.result.counts == {"for": 20, "against": 20, "abstain": 20, "not_voted": 0}
        assert view.choices == {} and view.marks == {}
        urn = await published_urn(sitting.people["d01"], ballot.id)
        assert Counter(urn.slips) == Counter(slip_of(chosen).decode() for chosen in marks.values())
        assert urn.slips == sorted(urn.slips)
        assert urn.urn_sha256 == view.urn_sha256 == urn_hash(slip.encode() for slip in urn.slips)
        assert (urn.kind, urn.public_key) == ("separated", "")
        promised = {receipt.seq: receipt.head for receipt in receipts}
        assert (await asyncio.to_thread(verify, tmp_path, receipts=promised)).ok


async def test_a_vote_sent_again_is_one_vote_whatever_it_holds_the_second_time(tmp_path: Path) -> None:
    async with a_sitting(3, tmp_path) as sitting:
        ballot = await a_secret_ballot(sitting, "separated")
        command_id = fresh()
        first = await vote_separated(sitting, "d01", ballot.id, FOR, command_id)
        again = await vote_separated(sitting, "d01", ballot.id, FOR, command_id)
        changed = await vote_separated(sitting, "d01", ballot.id, AGAINST, command_id)
        assert first == again == changed
        other = CastSecretVote(ballot_id=ballot.id, delegate_id="d01", marks=AGAINST)
        assert (await refusal_of(sitting.people["d01"], other)).code == "ballot.paper_in_urn"
        view = await closed_and_declared(sitting, ballot.id)
        assert view.result is not None
        assert view.result.counts == {"for": 1, "against": 0, "abstain": 0, "not_voted": 2}


async def test_what_is_not_allowed_is_refused_with_its_sentence(tmp_path: Path) -> None:
    async with a_sitting(3, tmp_path) as sitting:
        ballot = await a_secret_ballot(sitting, "separated")
        person = sitting.people["d01"]

        async def code(delegate_id: str = "d01", marks: object = FOR) -> str:
            vote = CastSecretVote(ballot_id=ballot.id, delegate_id=delegate_id, marks=marks)  # type: ignore[arg-type]
            refused = await refusal_of(person, vote)
            assert refused.problem.detail
            return refused.code

        assert await code("d02") == "ballot.not_yours"
        assert await code(marks=(("maybe",),)) == "paper.no_such_option"
        assert await code(marks=(("for", "against"),)) == "paper.too_many"
        assert await code(marks=((),)) == "paper.too_few"
        assert await code(marks=()) == "paper.other_questions"
        with pytest.raises(CommandRefused) as caught:
            await published_urn(person, ballot.id)
        assert caught.value.code == "ballot.not_declared"
        await sitting.stage.lead(PauseBallot(ballot_id=ballot.id))
        assert await code() == "ballot.paused"
        await sitting.stage.lead(ResumeBallot(ballot_id=ballot.id))
        await closed_and_declared(sitting, ballot.id)
        assert await code() == "ballot.already_closed"


async def test_of_a_withdrawn_ballot_nothing_is_left(tmp_path: Path) -> None:
    async with a_sitting(3, tmp_path) as sitting:
        ballot = await a_secret_ballot(sitting, "separated")
        await vote_separated(sitting, "d01", ballot.id, ABSTAIN)
        await sitting.stage.lead(WithdrawBallot(ballot_id=ballot.id, reason="Nhầm"))
        with pytest.raises(CommandRefused) as caught:
            await published_urn(sitting.people["d01"], ballot.id)
        assert caught.value.code == "ballot.not_declared"


async def test_a_close_by_who_may_not_close_reads_no_paper(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Five hundred papers take milliseconds to read: one delegate could keep the hall busy with it."""
    async with a_desk(tmp_path) as desk:
        await begin(desk)
        await lead(desk, PrepareBallot(id="b1", title="Kín", kind="separated", duration_ms=0))
        desk.urns.keys.ensure("b1", blind=False)
        await desk.submit(URN, fresh(), LayUrn(ballot_id="b1", public_key="sealed"))
        await lead(desk, OpenBallot(ballot_id="b1"))
        read: list[object] = []
        monkeypatch.setattr(desk.urns, "context_of", lambda ballot: read.append(ballot) or ((), ""))
        for role in ("delegate", "secretary", "projector"):
            with pytest.raises(Refused) as caught:
                await desk.submit(Actor(role=role), fresh(), CloseBallot(ballot_id="b1"))  # type: ignore[arg-type]
            assert caught.value.code == "access.role"
        assert not any(read)

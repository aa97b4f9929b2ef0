"""Secret ballots in a real hall: prepared, voted on by delegates who have joined, closed and declared."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager

from chair_console.client import HallHttp
from chair_console.client.secret_votes import AnonymousBox, BlindToken, get_token, published_urn
from chair_console.domain.ballot import BallotKind
from chair_console.domain.ballot_paper import BallotPaper, Marks, Option, Question
from chair_console.domain.ballots import CloseBallot, OpenBallot
from chair_console.domain.preparing import PrepareBallot
from chair_console.domain.results import DeclareResult
from chair_console.domain.secret_votes import CastSecretVote
from chair_console.protocol.ballot_views import BallotView
from chair_console.protocol.envelope import Receipt
from chair_console.protocol.secret_ballots import Paper, PaperReceipt, PublishedUrn
from tests.hall.sitting import Sitting, fresh

FOR: Marks = (("for",),)
AGAINST: Marks = (("against",),)
ABSTAIN: Marks = (("abstain",),)


def choice_of(number: int) -> Marks:
    """For, against, abstain in turn."""
    return (FOR, AGAINST, ABSTAIN)[number % 3]


async def a_secret_ballot(
    sitting: Sitting, kind: BallotKind, *, ballot_id: str = "", duration_ms: int = 0
) -> BallotView:
    """Prepares and opens a secret motion."""
    plan = PrepareBallot(id=ballot_id or fresh(), title="Kín", kind=kind, duration_ms=duration_ms)
    return await opened(sitting, plan)


async def an_election(sitting: Sitting, kind: BallotKind, candidates: list[str], seats: int) -> BallotView:
    """Prepares and opens an election among candidates with these ids."""
    options = tuple(Option(id=key, label=f"Người {number}") for number, key in enumerate(candidates))
    question = Question(id="q", text="Bầu Ủy viên", options=options, most=len(candidates), seats=seats)
    paper = BallotPaper(questions=(question,))
    plan = PrepareBallot(id=fresh(), title="Bầu cử", kind=kind, form="election", paper=paper, duration_ms=0)
    return await opened(sitting, plan)


async def opened(sitting: Sitting, plan: PrepareBallot) -> BallotView:
    stage = sitting.stage
    await stage.lead(plan)
    await stage.lead(OpenBallot(ballot_id=plan.id))
    await stage.chair.until(lambda: plan.id in stage.chair.topics.get("ballot", {}))
    await stage.chair.until(lambda: stage.ballot(plan.id).status == "open")
    return stage.ballot(plan.id)


async def closed_and_declared(sitting: Sitting, ballot_id: str) -> BallotView:
    stage = sitting.stage
    await stage.lead(CloseBallot(ballot_id=ballot_id))
    await stage.lead(DeclareResult(ballot_id=ballot_id))
    await stage.chair.until(lambda: stage.ballot(ballot_id).status == "declared")
    return stage.ballot(ballot_id)


async def vote_separated(
    sitting: Sitting, delegate_id: str, ballot_id: str, marks: Marks = FOR, command_id: str = ""
) -> Receipt:
    vote = CastSecretVote(ballot_id=ballot_id, delegate_id=delegate_id, marks=marks)
    return await sitting.people[delegate_id].give(command_id or fresh(), vote)


async def token_of(sitting: Sitting, delegate_id: str, ballot: BallotView) -> BlindToken:
    return await get_token(sitting.people[delegate_id], ballot.id, ballot.public_key)


@asynccontextmanager
async def a_box(sitting: Sitting) -> AsyncIterator[AnonymousBox]:
    box = AnonymousBox(sitting.stage.ready.url, sitting.stage.ready.ca_file)
    try:
        yield box
    finally:
        await box.close()


async def drop(sitting: Sitting, ballot_id: str, paper: Paper) -> PaperReceipt:
    """One try, through a connection of its own."""
    async with a_box(sitting) as box:
        return await box.drop_once(ballot_id, paper, 2_048)


async def vote_blind(
    sitting: Sitting, ballot: BallotView, marks: Mapping[str, Marks]
) -> tuple[dict[str, Paper], dict[str, PaperReceipt]]:
    """Everyone in `marks` gets a token and drops the paper, all at once; papers and receipts by delegate."""
    tokens = await asyncio.gather(*(token_of(sitting, key, ballot) for key in marks))
    papers = {key: token.fill_in(chosen) for (key, chosen), token in zip(marks.items(), tokens, strict=True)}
    receipts = await asyncio.gather(*(drop(sitting, ballot.id, paper) for paper in papers.values()))
    return papers, dict(zip(papers, receipts, strict=True))


async def urn_of(who: HallHttp, ballot_id: str) -> PublishedUrn:
    return await published_urn(who, ballot_id)

"""Before a result is told, nothing that leaves the hall holds a choice or a count: no topic of any role, no page."""

from __future__ import annotations

from contextlib import AsyncExitStack
from typing import Any

import msgspec
import pytest

from chair_console.client import CommandRefused
from chair_console.client.secret_votes import published_urn
from chair_console.domain.actors import Role
from chair_console.domain.ballot import BallotKind, ResultsTo
from chair_console.domain.ballot_paper import Marks
from chair_console.domain.ballots import CloseBallot
from chair_console.domain.preparing import PrepareBallot, PrepareFurtherRun
from chair_console.domain.results import DeclareResult
from tests.hall.sitting import LiveMessages, Sitting, a_sitting, following, fresh
from tests.secret.voting import opened, vote_blind, vote_separated

ROLES: tuple[Role, ...] = ("chair", "secretary", "operator", "projector", "teller", "guest", "press")
DESK = ("chair", "secretary", "operator")
# Where choices stand although nobody has chosen them.
HARMLESS = {"options", "paper", "rule"}
TELLING = (
    "result",
    "tally",
    "counts",
    "hand_count",
    "choices",
    "marks",
    "ways",
    "urn_sha256",
    "check_code",
)


def told(value: Any, path: str = "", *, own: bool = False) -> set[str]:
    """The places of a message that tell a choice or a count; `own`: not counting the own votes of the topic `me`."""
    found: set[str] = set()
    if isinstance(value, dict):
        for key, inner in value.items():
            if key in HARMLESS or (own and key == "votes"):
                continue
            if key in TELLING and inner not in (None, {}, [], "", False):
                found.add(f"{path}/{key}")
            found |= told(inner, f"{path}/{key}", own=own)
    elif isinstance(value, list):
        for inner in value:
            found |= told(inner, path, own=own)
    elif value in ("for", "against", "abstain"):
        found.add(path)
    return found


async def _vote(sitting: Sitting, kind: BallotKind, ballot_id: str) -> None:
    """Four for, two against."""
    marks: dict[str, Marks] = {
        key: (("for" if number < 4 else "against",),) for number, key in enumerate(sitting.people)
    }
    if kind == "blind":
        await vote_blind(sitting, sitting.stage.ballot(ballot_id), marks)
    for key, chosen in marks.items():
        if kind == "separated":
            await vote_separated(sitting, key, ballot_id, chosen)
        elif kind == "open":
            await sitting.vote(key, ballot_id, chosen[0][0])  # type: ignore[arg-type]


async def _everyone(sitting: Sitting, leaving: AsyncExitStack) -> dict[str, LiveMessages]:
    callers = {role: sitting.caller((await sitting.stage.operator.make_token(role)).token) for role in ROLES}
    callers["delegate"] = sitting.people["d01"]
    return {role: await leaving.enter_async_context(following(caller)) for role, caller in callers.items()}


def _telling(live: LiveMessages, *, own: bool = False) -> set[str]:
    return set().union(*(told(msgspec.json.decode(text), own=own) for text in live.texts))


@pytest.mark.parametrize("kind", ["open", "separated", "blind"])
@pytest.mark.parametrize("results_to", ["declared", "desk"])
async def test_nobody_hears_how_it_goes_before_it_is_told(kind: BallotKind, results_to: ResultsTo) -> None:
    async with a_sitting(6) as sitting, AsyncExitStack() as leaving:
        stage, everyone = sitting.stage, await _everyone(sitting, leaving)
        plan = PrepareBallot(id=fresh(), title="Kiểm tra", kind=kind, results_to=results_to, duration_ms=0)
        await opened(sitting, plan)
        await _vote(sitting, kind, plan.id)
        await stage.lead(CloseBallot(ballot_id=plan.id))
        # A ballot that is opened next comes to everyone who follows ballots: all before it has been heard by then.
        after = await sitting.ballot("the-next-ballot")
        heard = {}
        for role, live in everyone.items():
            if role not in ("teller", "guest", "press"):
                await live.until(after, '"open"')
            heard[role] = _telling(live, own=kind == "open")
        quiet = set(everyone) - (set(DESK) if results_to == "desk" else set())
        assert {role: heard[role] for role in quiet if heard[role]} == {}
        if results_to == "desk":
            assert all(heard[role] for role in DESK)
        if kind != "open":
            with pytest.raises(CommandRefused) as caught:
                await published_urn(stage.chair.http, plan.id)
            assert caught.value.code == "ballot.not_declared"
        async with sitting.caller().session.get(f"{stage.ready.url}/public") as page:
            assert "Kiểm tra" not in await page.text()
        await stage.lead(DeclareResult(ballot_id=plan.id))
        await everyone["delegate"].until(plan.id, '"declared"')
        assert _telling(everyone["delegate"])


async def test_a_further_run_does_not_tell_who_was_elected_before_the_declaration() -> None:
    async with a_sitting(4) as sitting:
        with pytest.raises(CommandRefused) as caught:
            plan = PrepareBallot(id=fresh(), title="Một việc", results_to="declared", duration_ms=0)
            await opened(sitting, plan)
            await sitting.stage.lead(CloseBallot(ballot_id=plan.id))
            await sitting.stage.lead(PrepareFurtherRun(ballot_id=plan.id))
        assert caught.value.code == "ballot.run_after_declaration"

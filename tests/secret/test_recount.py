"""`verify` counts every ballot once more from the journal and the urns, and names what does not fit."""

from __future__ import annotations

import asyncio
import json
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import msgspec
import pytest

from chair_console.domain.actors import CLOCK
from chair_console.domain.ballots import CloseBallot, WithdrawBallot
from chair_console.domain.record import Record
from chair_console.journal import Pending, Store, encode_body, read_journal, recount
from chair_console.journal.location import FILE_NAME
from chair_console.journal.report import recount_report
from chair_console.journal.urns import UrnChange
from chair_console.sentences import sentence
from chair_console.slips import Paper, read_paper, slip_of, urn_hash
from tests.hall.sitting import a_sitting

from .voting import (
    AGAINST,
    FOR,
    a_secret_ballot,
    an_election,
    choice_of,
    closed_and_declared,
    vote_blind,
    vote_separated,
)

PEOPLE = 9


@pytest.fixture(scope="module")
def voted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A hall that has held a ballot of every kind, stopped."""
    folder = tmp_path_factory.mktemp("recount") / "hall"
    asyncio.run(_hold_ballots(folder))
    return folder


async def _hold_ballots(folder: Path) -> None:
    async with a_sitting(PEOPLE, folder) as sitting:
        people = list(sitting.people)
        named = await sitting.ballot("b-open")
        for number, key in enumerate(people):
            await sitting.vote(key, named, choice_of(number)[0][0])  # type: ignore[arg-type]
        await closed_and_declared(sitting, named)
        separated = await a_secret_ballot(sitting, "separated", ballot_id="b-separated")
        for number, key in enumerate(people[:-1]):
            await vote_separated(sitting, key, separated.id, choice_of(number))
        await closed_and_declared(sitting, separated.id)
        blind = await a_secret_ballot(sitting, "blind", ballot_id="b-blind")
        await vote_blind(sitting, blind, dict.fromkeys(people, FOR))
        await closed_and_declared(sitting, blind.id)
        for kind in ("separated", "blind"):
            election = await an_election(sitting, kind, ["a", "b", "c"], 2)  # type: ignore[arg-type]
            marks = {key: (("a", "b"),) if number < 7 else (("c",),) for number, key in enumerate(people)}
            if kind == "blind":
                await vote_blind(sitting, election, marks)
            else:
                for key, chosen in marks.items():
                    await vote_separated(sitting, key, election.id, chosen)
            view = await closed_and_declared(sitting, election.id)
            assert view.tally is not None and view.tally.winners == ["a", "b"]
        taken_back = await a_secret_ballot(sitting, "separated", ballot_id="b-withdrawn")
        await vote_separated(sitting, people[0], taken_back.id, AGAINST)
        await sitting.stage.lead(WithdrawBallot(ballot_id=taken_back.id, reason="Nhầm"))
        empty = await a_secret_ballot(sitting, "separated", ballot_id="b-empty")
        await sitting.stage.lead(CloseBallot(ballot_id=empty.id))


def _copy(voted: Path, folder: Path) -> Path:
    folder.mkdir(exist_ok=True)
    (folder / FILE_NAME).write_bytes((voted / FILE_NAME).read_bytes())
    return folder


def _tampered(voted: Path, folder: Path, statement: str, *values: object) -> dict[str, str]:
    copy = _copy(voted, folder)
    with closing(sqlite3.connect(copy / FILE_NAME)) as connection, connection:
        assert connection.execute(statement, values).rowcount
    return {found.ballot_id: found.code for found in recount(copy) if found.code}


def _verify(folder: Path) -> tuple[int, dict[str, object], str]:
    command = [sys.executable, "-m", "chair_console.cli", "verify", str(folder), "--json"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return done.returncode, json.loads(done.stdout), done.stderr


def test_every_kind_of_ballot_counted_again_comes_to_the_recorded_result(voted: Path) -> None:
    found = recount(voted)
    assert [row.code for row in found] == [""] * 7, found
    assert [row.kind for row in found].count("blind") == 2
    assert [row.ballot_id for row in found if not row.counted] == ["b-withdrawn"]
    said = sentence("verify.recounted", {"ballots": 6, "secret": 5}, "vi")
    assert recount_report(voted, "vi").lines == [said]
    status, report, _ = _verify(voted)
    assert (status, report["ok"], report["reason"]) == (0, True, None)
    assert len(report["ballots"]) == 7  # type: ignore[arg-type]


@pytest.mark.parametrize("ballot", ["b-separated", "b-blind"])
def test_a_paper_that_is_changed_added_or_taken_out_is_found(
    voted: Path, tmp_path: Path, ballot: str
) -> None:
    """The hash of the urn stands in the chain: whoever changes a paper would have to change that as well."""
    one = f"SELECT key FROM urn WHERE ballot_id = '{ballot}' LIMIT 1"
    changed = _tampered(
        voted,
        tmp_path,
        f"UPDATE urn SET slip = CAST(replace(slip, 'for', 'abstain') AS BLOB) WHERE key = ({one})",
    )
    assert changed.keys() <= {ballot}
    for number, statement in enumerate(
        (
            f"DELETE FROM urn WHERE key = ({one})",
            f"INSERT INTO urn SELECT ballot_id, randomblob(16), slip FROM urn WHERE key = ({one})",
            f"UPDATE urn SET slip = x'01' || slip WHERE key = ({one})",
            f"UPDATE urn SET slip = CAST('[[\"against\"]] ' AS BLOB) WHERE key = ({one})",
        )
    ):
        found = _tampered(voted, tmp_path / str(number), statement)
        assert found == {ballot: "recount.sealed" if number == 2 else "recount.urn_changed"}, statement
    status, report, errors = _verify(tmp_path / "0")
    assert (status, report["ok"]) == (1, False)
    assert report["reason"] and str(report["reason"]) in errors


def test_papers_of_no_ballot_or_of_a_withdrawn_one_are_found(voted: Path, tmp_path: Path) -> None:
    insert = "INSERT INTO urn VALUES (?, randomblob(16), CAST('[[\"for\"]]' AS BLOB))"
    assert _tampered(voted, tmp_path / "1", insert, "nobody") == {"nobody": "recount.stray_papers"}
    assert _tampered(voted, tmp_path / "2", insert, "b-withdrawn") == {"b-withdrawn": "recount.stray_papers"}
    assert _tampered(voted, tmp_path / "3", insert, "b-open") == {"b-open": "recount.stray_papers"}


def _rewritten(
    voted: Path, folder: Path, change: dict[str, tuple[str, str]], urns: dict[str, list[bytes]] | None = None
) -> dict[str, str]:
    """A journal by a hall that lied: other events and urns, in a chain of its own that is whole."""
    with Store.open(voted) as honest:
        lying = {**honest.read_urns(), **(urns or {})}
    with Store.open(folder, hall_id="liar") as store:
        for stored in read_journal(voted):
            body = stored.body
            for ballot, (old, new) in change.items():
                if ballot.encode() in body:
                    body = body.replace(old.encode(), new.encode())
            store.append([Pending(stored.at, encode_body(msgspec.json.decode(body, type=Record)))])
        changes = tuple(UrnChange(ballot, tuple(slips)) for ballot, slips in lying.items())
        silent = Record(at=0, command_id="x", digest="", actor=CLOCK, answer_id="", events=[])
        store.append([Pending(stored.at, encode_body(silent), changes)])
    return {found.ballot_id: found.code for found in recount(folder) if found.code}


def test_a_hall_that_recorded_a_false_result_is_found_out(voted: Path, tmp_path: Path) -> None:
    false = {"b-open": ('"outcome":"rejected"', '"outcome":"adopted"')}
    assert _rewritten(voted, tmp_path / "1", false) == {"b-open": "recount.outcome_differs"}
    false = {
        "b-separated": (
            '"counts":{"abstain":2,"against":3,"for":3',
            '"counts":{"abstain":2,"against":2,"for":4',
        )
    }
    assert _rewritten(voted, tmp_path / "2", false) == {"b-separated": "recount.counts_differ"}
    false = {"b-separated": ('"delegate_id":"d02"', '"delegate_id":"d01"')}
    assert _rewritten(voted, tmp_path / "3", false) == {"b-separated": "recount.voters_differ"}
    assert _rewritten(voted, tmp_path / "4", {}) == {}


def test_a_hall_that_changes_a_blind_vote_is_found_out_though_its_hashes_fit(
    voted: Path, tmp_path: Path
) -> None:
    with Store.open(voted) as honest:
        slips = honest.read_urns()["b-blind"]
    paper = read_paper(slips[0])
    forged = Paper(marks=AGAINST, token=paper.token, signature=paper.signature, proof=paper.proof)
    for number, lie in enumerate(([slip_of(forged), *slips[1:]], [slips[1], *slips[1:]])):
        changed = {"b-blind": (urn_hash(slips), urn_hash(lie))}
        found = _rewritten(voted, tmp_path / str(number), changed, {"b-blind": lie})
        assert found == {"b-blind": "recount.bad_paper"}

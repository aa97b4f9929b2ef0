"""Roll-call votes as published (votes.csv, choices.csv, members.csv) turned into one scenario."""

from __future__ import annotations

import csv
from collections import defaultdict
from pathlib import Path

from chair_console.domain.ballot import BallotKind
from chair_console.domain.decisions import Choice, Rule

from .scenario import Expectation, Scenario, ScenarioBallot, ScenarioDelegate
from .scenario_ballots import Chosen

_CHOICES: dict[str, Choice] = {"Yea": "for", "Nay": "against", "Present": "abstain"}
_RULES = {
    "1/2": Rule(compare="more_than", fraction=(1, 2), of="for_against"),
    "3/5": Rule(compare="at_least", fraction=(3, 5), of="total"),
    "2/3": Rule(compare="at_least", fraction=(2, 3), of="for_against"),
}
_OUTCOMES = {"accepted": "adopted", "rejected": "rejected"}
CASTING_MEMBER = "VP"


def _rows(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8-sig", newline="") as source:
        return list(csv.DictReader(source))


def read_rollcalls(
    folder: Path, most: int | None = None, *, every: int = 1, kind: BallotKind = "open"
) -> Scenario:
    """A scenario with the votes of the folder (the first `most`, of them one in `every`), in this grade of secrecy,
    expecting what was recorded.
    """
    chosen: dict[str, dict[str, str]] = defaultdict(dict)
    for row in _rows(folder / "choices.csv"):
        chosen[row["vote_id"]][row["member_id"]] = row["choice"]
    votes = _rows(folder / "votes.csv")[:most:every]
    members = {member for vote in votes for member in chosen[vote["vote_id"]] if member != CASTING_MEMBER}
    names = {row["member_id"]: row["display_name"] for row in _rows(folder / "members.csv")}
    delegates = [ScenarioDelegate(id=m, name=names.get(m, m), seat=f"S{m[1:]}") for m in sorted(members)]
    return Scenario(
        name="Roll calls",
        language="en",
        delegates=delegates,
        ballots=[_ballot(vote, chosen[vote["vote_id"]], kind) for vote in votes],
    )


def _ballot(vote: dict[str, str], chosen: dict[str, str], kind: BallotKind) -> ScenarioBallot:
    voters = {member: choice for member, choice in chosen.items() if member != CASTING_MEMBER}
    choices: dict[str, Chosen] = {m: _CHOICES[choice] for m, choice in voters.items() if choice in _CHOICES}
    casting = _CHOICES.get(chosen.get(CASTING_MEMBER, ""))
    return ScenarioBallot(
        title=f"{vote['vote_id']} {vote['subject']}"[:200],
        kind=kind,
        rule=_RULES[vote["requires"]],
        choices=choices,
        casting_vote=casting if casting in ("for", "against") else None,
        expect=Expectation(
            counts={
                "for": int(vote["yea"]),
                "against": int(vote["nay"]),
                "abstain": int(vote["present"]),
                "not_voted": int(vote["not_voting"]),
            },
            outcome=_OUTCOMES[vote["stated_outcome"]],  # type: ignore[arg-type]
        ),
    )

"""A recount that shares nothing with the program's own: from the journal's JSON and the urns, with plain loops."""

from __future__ import annotations

from typing import Any


def recount(
    events: list[dict[str, Any]], ballot_id: str, urn: list[list[list[str]]]
) -> list[dict[str, int]] | None:
    """For each question how many votes each option has; None where the ballot was not closed."""
    votes: dict[str, list[list[str]]] = {}
    hands: list[dict[str, int]] | None = None
    weights: dict[str, int] = {}
    paper: list[list[str]] = []
    secret = closed = False
    for event in events:
        if event.get("ballot_id") != ballot_id:
            continue
        kind = event["type"]
        if kind == "BallotPrepared":
            paper = [
                [option["id"] for option in question["options"]] for question in event["paper"]["questions"]
            ]
            secret = event["kind"] != "open" and event["method"] == "electronic"
        elif kind == "BallotOpened":
            weights = event["weights"]
        elif kind == "VoteCast":
            filled = [[event["choice"]]] if event["choice"] is not None else event["marks"]
            votes[event["delegate_id"]] = filled
        elif kind == "VoteCorrected":
            votes.pop(event["delegate_id"], None)
            if event["new"] is not None:
                votes[event["delegate_id"]] = [[event["new"]]]
        elif kind == "CountEntered":
            hands = event["count"]["counts"]
        elif kind == "BallotClosed":
            closed = True
    if not closed:
        return None
    counted = [dict.fromkeys(options, 0) for options in paper]
    filled_papers = [(1, p) for p in urn] if secret else [(weights.get(k, 1), v) for k, v in votes.items()]
    for weight, filled in filled_papers:
        for place, chosen in enumerate(filled):
            for option in chosen:
                counted[place][option] += weight
    for place, shown in enumerate(hands or []):
        for option, number in shown.items():
            counted[place][option] += number
    return counted

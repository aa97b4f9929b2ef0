"""Results for machines: the ballots, speeches and documents of a session in the form of summary.json."""

from __future__ import annotations

from typing import Any

import msgspec

from chair_console.domain.ballot import Ballot
from chair_console.domain.decisions import Result
from chair_console.domain.formal_sentences import Language, formal_sentence, tally_sentences
from chair_console.domain.results import check_code
from chair_console.domain.state import HallState
from chair_console.domain.tally import Tally

from .model import JournalFacts


def ballot_results(state: HallState, language: Language = "vi") -> list[dict[str, Any]]:
    """Every motion that was counted, in the order of preparation."""
    return [
        _motion(state, ballot, ballot.result, language)
        for ballot in state.ballots.values()
        if ballot.result is not None
    ]


def tally_results(state: HallState, language: Language = "vi") -> list[dict[str, Any]]:
    """Every other ballot that was counted: elections, options, votes on confidence, opinion polls."""
    return [
        _other(ballot, ballot.tally, language)
        for ballot in state.ballots.values()
        if ballot.tally is not None
    ]


def summary(state: HallState, journal: JournalFacts, language: Language = "vi") -> dict[str, Any]:
    """All that summary.json says of a session except what only the player of a scenario knows."""
    return {
        "delegates": state.total(),
        "present": state.present_count(),
        "documents": _documents(state),
        "ballots": ballot_results(state, language),
        "tallies": tally_results(state, language),
        "speeches": [
            {
                "delegate": turn.delegate_id,
                "name": turn.name,
                "kind": turn.kind,
                "seconds": round(turn.elapsed_ms / 1000, 3),
            }
            for turn in state.floor.turns
        ],
        "journal": {"records": journal.records, "head": journal.head, "verified": journal.verified},
    }


def _motion(state: HallState, ballot: Ballot, result: Result, language: Language) -> dict[str, Any]:
    body = state.require_session().body_kind
    return {
        **_plan(ballot),
        "entitled": result.entitled,
        "present": result.present,
        "cast": result.cast,
        "counts": msgspec.to_builtins(result.counts),
        "outcome": result.outcome,
        "tied": result.tied,
        "casting_vote": result.casting_vote,
        "needed": result.needed,
        "sentence": formal_sentence(result, language, resolution=ballot.resolution, body=body),
        **_proof(ballot),
    }


def _other(ballot: Ballot, tally: Tally, language: Language) -> dict[str, Any]:
    sentences = tally_sentences(ballot.form, ballot.paper, tally, language)
    return {
        **_plan(ballot),
        "paper": msgspec.to_builtins(ballot.paper),
        "entitled": tally.entitled,
        "present": tally.present,
        "cast": tally.papers.returned,
        "outcome": tally.outcome,
        "tally": msgspec.to_builtins(tally),
        "sentence": " ".join(sentences),
        **_proof(ballot),
    }


def _plan(ballot: Ballot) -> dict[str, Any]:
    """What it was, and how it belongs to others (by their ids)."""
    return {
        "id": ballot.id,
        "title": ballot.title,
        "kind": ballot.kind,
        "form": ballot.form,
        "method": ballot.method,
        "rule": msgspec.to_builtins(ballot.rule),
        "rule_name": ballot.rule_name,
        "status": ballot.status,
        "part_of": ballot.part_of,
        "repeat_of": ballot.repeat_of,
        "repeated_by": ballot.repeated_by,
        "run_of": ballot.run_of,
        "run": ballot.run,
    }


def _proof(ballot: Ballot) -> dict[str, Any]:
    """By what it can be checked."""
    return {"head": ballot.head, "check_code": check_code(ballot.head), "urn_sha256": ballot.urn_sha256}


def _documents(state: HallState) -> list[dict[str, Any]]:
    documents = []
    for document in state.documents.values():
        file, number = document.valid().file, document.valid().number
        documents.append(
            {
                "title": document.title,
                "pages": file.pages,
                "bytes_original": file.bytes_original,
                "bytes_delivery": file.bytes_delivery,
                "sha256": file.sha256,
                "received": sum(1 for version in document.received.values() if version >= number),
            }
        )
    return documents

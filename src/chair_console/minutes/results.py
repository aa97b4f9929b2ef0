"""Results for machines: the ballots, speeches and documents of a session in the form of summary.json."""

from __future__ import annotations

from typing import Any

import msgspec

from chair_console.domain.ballot import Ballot
from chair_console.domain.formal_sentences import Language, formal_sentence
from chair_console.domain.state import HallState

from .model import JournalFacts


def ballot_results(state: HallState, language: Language = "vi") -> list[dict[str, Any]]:
    """Every ballot that was counted, in the order of preparation."""
    return [_ballot(ballot, language) for ballot in state.ballots.values() if ballot.result is not None]


def summary(state: HallState, journal: JournalFacts, language: Language = "vi") -> dict[str, Any]:
    """All that summary.json says of a session except what only the player of a scenario knows."""
    return {
        "delegates": state.total(),
        "present": state.present_count(),
        "documents": _documents(state),
        "ballots": ballot_results(state, language),
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


def _ballot(ballot: Ballot, language: Language) -> dict[str, Any]:
    result = ballot.result
    assert result is not None
    return {
        "id": ballot.id,
        "title": ballot.title,
        "kind": ballot.kind,
        "rule": msgspec.to_builtins(ballot.rule),
        "entitled": result.entitled,
        "present": result.present,
        "cast": result.cast,
        "counts": msgspec.to_builtins(result.counts),
        "outcome": result.outcome,
        "tied": result.tied,
        "casting_vote": result.casting_vote,
        "needed": result.needed,
        "sentence": formal_sentence(result, language, resolution=ballot.resolution),
    }


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

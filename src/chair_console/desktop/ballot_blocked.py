"""Why a prepared ballot cannot be opened now, said where its button stands: the hall would refuse it for the same."""

from __future__ import annotations

from chair_console.domain.document_rights import DELEGATES
from chair_console.protocol.ballot_views import BallotView
from chair_console.scene.topics import Topics
from chair_console.scene.words import Words


def open_blocked(topics: Topics, words: Words, ballot: BallotView) -> str:
    """Why it cannot be opened now; empty where the hall would open it."""
    here, held = topics.presence, topics.session
    if not topics.delegates:
        return words("next.blocked.no_delegates")
    if here is not None and not here.met:
        return words("next.blocked.no_quorum", missing=here.needed - here.present)
    without = _paper_blocked(topics, words, ballot) or _whole_blocked(topics, words, ballot)
    if without:
        return without
    parts = sum(1 for b in topics.ballots if b.part_of == ballot.id and b.status == "prepared")
    if parts:
        return words("next.blocked.parts_first", count=parts)
    if ballot.kind != "open" and ballot.method == "electronic" and not ballot.public_key:
        return words("next.blocked.no_urn")
    candidates = {option.delegate_id for question in ballot.paper.questions for option in question.options}
    both = [key for key in (held.tellers if held else []) if key in candidates]
    if ballot.form == "election" and both:
        teller = topics.delegate(both[0])
        return words("next.blocked.teller_candidate", name=teller.name if teller else both[0])
    return ""


def _paper_blocked(topics: Topics, words: Words, ballot: BallotView) -> str:
    """What is voted on is there for all who vote: not recalled, not held back, not for a few."""
    paper = topics.document(ballot.document_id)
    if paper is None:
        return ""
    if paper.recalled_at is not None:
        return words("next.blocked.paper_recalled", title=paper.title)
    if paper.waiting:
        return words("next.blocked.paper_waiting", title=paper.title)
    if not {DELEGATES, "public"} & set(paper.audience):
        return words("next.blocked.paper_not_for_all", title=paper.title)
    return ""


def _whole_blocked(topics: Topics, words: Words, ballot: BallotView) -> str:
    """A part comes before its whole; some forms are not for every body or not for votes that weigh differently."""
    held, whole = topics.session, topics.ballot(ballot.part_of)
    if whole is not None and whole.status not in ("prepared", "withdrawn"):
        return words("next.blocked.whole_voted", title=whole.title)
    if ballot.form == "confidence_poll" and held is not None and not held.confidence_poll:
        return words("next.blocked.no_confidence_poll")
    weighed = held is not None and held.weights and any(d.weight != 1 for d in topics.delegates)
    if weighed and (ballot.kind != "open" or ballot.form != "motion"):
        return words("next.blocked.weights")
    return ""

"""Who of those present a ballot is for, counted from the topics."""

from __future__ import annotations

from collections.abc import Collection

from chair_console.protocol.ballot_views import BallotView
from chair_console.protocol.views import DelegateView
from chair_console.scene.topics import Topics


def members(topics: Topics, units: Collection[str]) -> list[DelegateView]:
    """The delegates in office, or those of some groups."""
    return [d for d in topics.delegates if not units or d.unit in units]


def present_members(topics: Topics, units: Collection[str]) -> set[str]:
    """Who of them is there."""
    status = topics.presence.status if topics.presence else {}
    return {d.id for d in members(topics, units) if status.get(d.id) == "present"}


def may_vote_now(topics: Topics, ballot: BallotView) -> set[str]:
    """Whose vote can still come: those present, and where that was chosen the absent too."""
    if ballot.present_only:
        return present_members(topics, ballot.entitled_units)
    return {d.id for d in members(topics, ballot.entitled_units)}


def present_among(topics: Topics, units: Collection[str]) -> int:
    """How many of them are there."""
    return len(present_members(topics, units))

"""What a desk's window shows of the meeting: it goes with each command, so that a screen out of date never acts."""

from __future__ import annotations

from chair_console.domain.standing import Standing
from chair_console.scene.topics import Topics


def standing(topics: Topics) -> Standing | None:
    """Where the meeting stands as far as the hall has told; None while it has said nothing."""
    if not topics.arrived:
        return None
    item, ballot = topics.current_item, topics.running_ballot or topics.closed_ballot
    turn = topics.floor.turn if topics.floor else None
    return Standing(
        phase=topics.session.phase if topics.session else "empty",
        item_id=item.id if item else None,
        item_phase=item.phase if item else None,
        turn_id=turn.id if turn else None,
        turn_limit_ms=turn.limit_ms if turn else None,
        ballot_id=ballot.id if ballot else None,
        ballot_status=ballot.status if ballot else None,
        ballot_time=ballot.closes_at or ballot.remaining_ms if ballot else None,
        corrections=len(ballot.corrections) if ballot else 0,
    )

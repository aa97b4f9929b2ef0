"""What the clock owes the hall: the commands that fall due by themselves."""

from __future__ import annotations

from .ballots import CloseBallot
from .messages import Command
from .publishing import next_release
from .state import HallState
from .turns import MarkTimeUp


def timed(state: HallState) -> bool:
    """Whether a ballot or a speaker has a time that runs out."""
    ballot, turn = state.running_ballot(), state.floor.turn
    return (ballot is not None and ballot.closes_at is not None) or (
        turn is not None and turn.running_since is not None
    )


def next_due(state: HallState) -> tuple[int, Command] | None:
    """The next command of the clock and when it falls due (ms since the epoch); None when nothing runs."""
    due: list[tuple[int, Command]] = []
    ballot = state.running_ballot()
    if ballot is not None and ballot.closes_at is not None:
        due.append((ballot.closes_at, CloseBallot(ballot_id=ballot.id)))
    turn = state.floor.turn
    if turn is not None and turn.running_since is not None and turn.time_up_at is None:
        ends_at = turn.running_since + max(0, turn.limit_ms - turn.elapsed_ms)
        due.append((ends_at, MarkTimeUp(turn_id=turn.id)))
    release = next_release(state)
    if release is not None:
        due.append(release)
    return min(due, key=lambda entry: entry[0]) if due else None

"""Where the meeting stands, and what of it a command was given to: a screen that is out of date never acts.

A window says with a command what it was showing when its user pressed. Where that has moved in a way that changes
what the command would do (another speaks now, another item runs), it is refused in a sentence that says what stands
now. Who says nothing (a tablet, a program without a screen) is not asked.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from . import adjourning, agenda, agenda_acts, ballots, floor, questioning, questions, results, session, turns
from .ballot import Ballot, BallotStatus
from .editing import Edit, require_unchanged
from .messages import Command
from .refusals import Refused
from .state import HallPhase

if TYPE_CHECKING:
    from .state import HallState


class Standing(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a window shows of the meeting.

    The ballot is the one in hand: running, or closed and not yet declared; `corrections` is how often its votes
    have been corrected, `ballot_time` when it ends, or what it has left while it is paused. `was` is what a form that
    changes a thing showed of it when it was opened. What is None of `turn_limit_ms` and `ballot_time` is not asked.
    """

    phase: HallPhase
    item_id: str | None = None
    item_phase: agenda.PhaseKind | None = None
    turn_id: str | None = None
    ballot_id: str | None = None
    ballot_status: BallotStatus | None = None
    corrections: int = 0
    turn_limit_ms: int | None = None
    ballot_time: int | None = None
    was: Edit | None = None


_COURSE = ("phase", "ballot_id", "item_id", "item_phase", "turn_id")
_FLOOR = ("phase", "ballot_id", "item_id", "turn_id")
_BALLOT = ("phase", "ballot_id", "ballot_status")

LOOKS_AT: dict[type[Command], tuple[str, ...]] = {
    session.OpenSitting: ("phase",),
    session.CallRecess: _COURSE,
    session.EndRecess: ("phase",),
    session.CloseSitting: _COURSE,
    session.CloseSession: ("phase",),
    adjourning.AdjournSitting: _COURSE,
    agenda_acts.DeferItem: ("phase", "ballot_id", "item_id"),
    agenda_acts.SplitItem: ("phase", "item_id", "item_phase"),
    agenda.StartItem: _COURSE,
    agenda.StartPhase: _COURSE,
    agenda.FinishItem: _COURSE,
    floor.OpenRegistration: ("phase", "item_id"),
    floor.CloseRegistration: ("phase", "item_id"),
    turns.GiveFloor: _FLOOR,
    turns.GiveFloorTo: _FLOOR,
    turns.PauseTurn: _FLOOR,
    turns.ResumeTurn: _FLOOR,
    turns.ExtendTurn: (*_FLOOR, "turn_limit_ms"),
    turns.EndTurn: _FLOOR,
    questioning.StartGroup: _COURSE,
    questioning.EndGroup: _COURSE,
    questions.AnswerQuestions: _FLOOR,
    ballots.OpenBallot: ("phase", "ballot_id", "item_id"),
    ballots.PauseBallot: _BALLOT,
    ballots.ResumeBallot: _BALLOT,
    ballots.ExtendBallot: (*_BALLOT, "ballot_time"),
    ballots.CloseBallot: ("phase", "ballot_id"),
    results.GiveCastingVote: (*_BALLOT, "corrections"),
    results.DeclareResult: (*_BALLOT, "corrections"),
}
"""By command, what must still be as it was shown. What a command names (a request, a ballot) it checks itself."""
_IF_SAID = ("turn_limit_ms", "ballot_time")
"""What who adds time to a speech or a ballot has seen of it: of two at the same moment the second is told."""


def ballot_in_hand(state: HallState) -> Ballot | None:
    """The ballot that runs, or the last one that is closed and waits to be declared."""
    running = state.running_ballot()
    if running is not None:
        return running
    closed = (b for b in reversed(state.ballots.values()) if b.status == "closed" and not b.repeated_by)
    return next(closed, None)


def standing_of(state: HallState) -> Standing:
    """Where the meeting stands now."""
    item, turn, ballot = state.current_item(), state.floor.turn, ballot_in_hand(state)
    return Standing(
        phase=state.phase(),
        item_id=item.id if item else None,
        item_phase=item.phase if item else None,
        turn_id=turn.id if turn else None,
        ballot_id=ballot.id if ballot else None,
        ballot_status=ballot.status if ballot else None,
        corrections=len(ballot.corrections) if ballot else 0,
        turn_limit_ms=turn.limit_ms if turn else None,
        ballot_time=ballot.closes_at or ballot.remaining_ms if ballot else None,
    )


def require_as_seen(state: HallState, command: Command, seen: Standing) -> None:
    """Refused: `moved_on.phase`, `.ballot`, `.item`, `.item_phase`, `.turn`, `.corrections`, `.turn_limit`,
    `.ballot_time`, and what `editing` refuses.

    That somebody has stopped speaking takes nothing from whoever is called next, so it is no reason.
    """
    now = standing_of(state)
    for aspect in LOOKS_AT.get(type(command), ()):
        stands, shown = getattr(now, aspect), getattr(seen, aspect)
        if shown is None and aspect in _IF_SAID:
            continue
        if stands != shown and not (aspect == "turn_id" and stands is None):
            raise _moved_on(state, aspect)
    if seen.was is not None:
        require_unchanged(state, command, seen.was)


def _moved_on(state: HallState, aspect: str) -> Refused:
    """The refusal that says what stands now."""
    item, turn, ballot = state.current_item(), state.floor.turn, ballot_in_hand(state)
    if aspect in ("ballot_id", "ballot_status"):
        if ballot is None:
            return Refused("moved_on.ballot_over")
        return Refused(f"moved_on.ballot_{ballot.status}", title=ballot.title)
    if aspect == "corrections":
        return Refused("moved_on.corrected", title=ballot.title if ballot else "")
    if aspect == "ballot_time":
        return Refused("moved_on.ballot_time", title=ballot.title if ballot else "")
    if aspect == "turn_limit_ms":
        return Refused("moved_on.turn_limit", name=turn.name if turn else "")
    if aspect == "turn_id":
        return Refused("moved_on.turn", name=turn.name if turn else "")
    if aspect == "phase" or item is None:
        return Refused(f"moved_on.{state.phase() if aspect == 'phase' else 'no_item'}")
    if aspect == "item_phase" and item.phase is not None:
        return Refused("moved_on.item_phase", phase=item.phase)
    return Refused("moved_on.item", title=item.plan.short_title or item.plan.title)

"""Who may vote in a ballot, with what weight, and whether its turn has come."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .ballot import Ballot, BallotPlan
from .refusals import Refused
from .roster import members_in_office

if TYPE_CHECKING:
    from .state import HallState


def entitled_to(state: HallState, ballot: BallotPlan) -> tuple[str, ...]:
    """T, who may vote: all in office (of the groups named); a congress leaves out who is excused throughout."""
    leave_out_excused = state.rules().majority_base == "summoned_less_excused"

    def may(delegate_id: str) -> bool:
        if ballot.entitled_units and state.roster[delegate_id].unit not in ballot.entitled_units:
            return False
        mark = state.presence.get(delegate_id)
        return not (leave_out_excused and mark is not None and mark.status == "absent_excused")

    return tuple(delegate_id for delegate_id in members_in_office(state) if may(delegate_id))


def weights_of(state: HallState, ballot: Ballot, entitled: tuple[str, ...]) -> dict[str, int]:
    """Different weights would betray whose paper it is, and no paper tells how many votes it is worth."""
    if not state.rules().weights:
        return {}
    weights = {key: state.roster[key].weight for key in entitled if state.roster[key].weight != 1}
    if weights and (ballot.is_secret() or ballot.form != "motion"):
        raise Refused("ballot.weights_open_motion_only", title=ballot.title)
    if weights and ballot.method == "paper":
        raise Refused("ballot.weights_not_by_paper", title=ballot.title)
    return weights


def require_order(state: HallState, ballot: Ballot) -> None:
    """Disputed parts before the whole (art. 85); a secret ballot has its urn; no teller counts own votes; the body
    still has that form.
    """
    if ballot.form == "confidence_poll" and not state.confidence_poll_allowed():
        raise Refused("ballot.no_confidence_poll")
    parts = [b for b in state.ballots.values() if b.part_of == ballot.id]
    if any(part.status == "prepared" for part in parts):
        raise Refused("ballot.parts_first", title=ballot.title)
    whole = state.ballots.get(ballot.part_of)
    if whole is not None and whole.status not in ("prepared", "withdrawn"):
        raise Refused("ballot.whole_voted", title=whole.title)
    if ballot.is_secret() and ballot.method == "electronic" and not ballot.public_key:
        raise Refused("ballot.urn_not_ready", title=ballot.title)
    if state.tellers is not None:
        require_no_teller_stands(state, ballot, state.tellers.delegate_ids)


def require_no_teller_stands(state: HallState, ballot: Ballot, teller_ids: tuple[str, ...]) -> None:
    """Refused: `ballot.teller_is_candidate`."""
    if ballot.form != "election":
        return
    candidates = {option.delegate_id for question in ballot.paper.questions for option in question.options}
    both = next((key for key in teller_ids if key in candidates), None)
    if both is not None:
        raise Refused("ballot.teller_is_candidate", name=state.roster[both].name)

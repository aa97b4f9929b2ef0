"""Topic `turnout`: how many have voted. Small, because it changes ten times a second for everyone."""

from chair_console.domain.ballot import Ballot
from chair_console.domain.state import HallState
from chair_console.protocol.ballot_views import TurnoutView
from chair_console.protocol.topics import SINGLE
from chair_console.protocol.views import ViewStruct

from .audience import Audience, Surroundings


def _live_counts(ballot: Ballot) -> dict[str, int] | None:
    """How it goes, only where that was decided before the ballot opened."""
    if not ballot.live_result or ballot.form != "motion" or not ballot.is_running():
        return None
    counts = ballot.counts()
    return {"for": counts.yes, "against": counts.against, "abstain": counts.abstain}


def view(state: HallState, audience: Audience, around: Surroundings) -> dict[str, ViewStruct]:
    ballot = state.ballots.get(state.screen.ballot_id or state.open_ballot_id or "")
    names = audience.kind in ("desk", "hall")
    shown = TurnoutView(
        ballot_id=ballot.id if ballot else None,
        voted=ballot.cast_number() if ballot else 0,
        entitled=len(ballot.entitled) if ballot else 0,
        present=len(ballot.there()) if ballot else 0,
        voted_by=ballot.voters() if ballot and names else [],
        counts=_live_counts(ballot) if ballot else None,
    )
    return {SINGLE: shown}

"""Topic `turnout`: how many have voted. Small, because it changes ten times a second for everyone."""

from chair_console.domain.state import HallState
from chair_console.protocol.topics import SINGLE
from chair_console.protocol.views import TurnoutView, ViewStruct

from .audience import Audience, Surroundings


def view(state: HallState, audience: Audience, around: Surroundings) -> dict[str, ViewStruct]:
    ballot = state.ballots.get(state.screen.ballot_id or state.open_ballot_id or "")
    names = audience.kind in ("desk", "hall")
    shown = TurnoutView(
        ballot_id=ballot.id if ballot else None,
        voted=len(ballot.votes) if ballot else 0,
        entitled=len(ballot.entitled) if ballot else 0,
        present=ballot.present_or_voted() if ballot else 0,
        voted_by=list(ballot.votes) if ballot and names else [],
    )
    return {SINGLE: shown}

"""Topic `presence`: the figures for all, who is where for desk and projector."""

from chair_console.domain.formal_sentences import quorum_sentence
from chair_console.domain.presence import quorum_met, quorum_needed
from chair_console.domain.state import HallState
from chair_console.protocol.topics import SINGLE
from chair_console.protocol.views import PresenceView, Text, ViewStruct

from .audience import Audience, Surroundings


def view(state: HallState, audience: Audience, around: Surroundings) -> dict[str, ViewStruct]:
    present, total, met = state.present_count(), state.total(), quorum_met(state)
    named = state.presence if audience.kind in ("desk", "hall") else {}
    shown = PresenceView(
        present=present,
        total=total,
        needed=quorum_needed(state),
        met=met,
        roll_call_open=state.roll_call_open(),
        roll_call_at=state.roll_call.opened_at if state.roll_call else None,
        sentence=Text(
            quorum_sentence(present, total, met=met, language="vi"),
            quorum_sentence(present, total, met=met, language="en"),
        ),
        status={key: mark.status for key, mark in named.items()},
        since={key: mark.at for key, mark in named.items()},
    )
    return {SINGLE: shown}

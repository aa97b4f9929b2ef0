"""Topics: versioned views of the state, one file each. Pure functions of the state and of who looks."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from chair_console.domain.state import HallState
from chair_console.protocol.views import ViewStruct

from . import (
    agenda,
    ballot,
    devices,
    documents,
    feeds,
    floor,
    help_calls,
    intake,
    journal,
    me,
    notices,
    outputs,
    places,
    presence,
    questioning,
    reading,
    roster,
    scene,
    screen,
    seating,
    sent_notices,
    session,
    speaker,
    timeline,
    turnout,
)
from .audience import Audience, Surroundings

View = Callable[[HallState, Audience, Surroundings], dict[str, ViewStruct]]

VIEWS: dict[str, View] = {
    "session": session.view,
    "agenda": agenda.view,
    "floor": floor.view,
    "places": places.view,
    "speaker": speaker.view,
    "questioning": questioning.groups,
    "questions": questioning.questions,
    "opinions": questioning.opinions,
    "ballot": ballot.view,
    "turnout": turnout.view,
    "presence": presence.view,
    "roster": roster.view,
    "seating": seating.view,
    "documents": documents.view,
    "reading": reading.view,
    "screen": screen.view,
    "outputs": outputs.view,
    "feeds": feeds.view,
    "scene": scene.view,
    "devices": devices.view,
    "help": help_calls.view,
    "notices": notices.view,
    "sent_notices": sent_notices.view,
    "intake": intake.view,
    "journal": journal.view,
    "timeline": timeline.view,
    "me": me.view,
}

OF_EVERYONE: dict[str, Callable[[HallState], dict[str, dict[str, ViewStruct]]]] = {
    "places": places.of_everyone,
}
"""Topics that are made for all delegates in one pass, by delegate: made for each alone they would cost it 500 times."""

_encoder = msgspec.json.Encoder()


def encode_view(
    topic: str, state: HallState, audience: Audience, surroundings: Surroundings
) -> dict[str, bytes]:
    """A topic's view as encoded values by key."""
    return encoded(VIEWS[topic](state, audience, surroundings))


def encoded(view: dict[str, ViewStruct]) -> dict[str, bytes]:
    return {key: _encoder.encode(value) for key, value in view.items()}

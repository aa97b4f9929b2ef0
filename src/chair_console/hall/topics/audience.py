"""Who looks at a topic, and what a view may know besides the state."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

import msgspec

from chair_console.domain.actors import Actor, Role
from chair_console.domain.document_rights import readers_of
from chair_console.domain.state import HallState
from chair_console.protocol.documents import IntakeView
from chair_console.protocol.floor_views import FeedView
from chair_console.protocol.timeline_views import TimelineView
from chair_console.protocol.views import JournalView, NoticeView

from ..clock import wall_clock_ms

AudienceKind = Literal["desk", "hall", "delegate", "public"]


class Audience(msgspec.Struct, frozen=True):
    """Everyone of one kind sees the same bytes; `delegate_id` is set for the topics `me` and `places` only.

    `output_id` is set for the topic `scene` only: the output that a web page shows.
    `readers` is set for the topic `documents` only: the audiences of papers that one belongs to.
    """

    kind: AudienceKind
    delegate_id: str | None = None
    readers: frozenset[str] = frozenset()
    output_id: str = ""


class Sighting(msgspec.Struct, kw_only=True):
    """A device as the network shows it now: advertised, connected, or gone silent."""

    id: str
    name: str
    address: str
    since: int
    seen_at: int
    advertised: bool = False
    connected: bool = False


class Surroundings(msgspec.Struct, kw_only=True):
    """What the hall process knows and the state does not: devices in sight, its own notices, its health.

    `numbers` are those of the journal's records, by receipt; `now` tells the hall's time (ms).
    """

    now: Callable[[], int] = wall_clock_ms
    words: str = ""
    sightings: dict[str, Sighting] = msgspec.field(default_factory=dict)
    notices: dict[str, NoticeView] = msgspec.field(default_factory=dict)
    journal: JournalView | None = None
    intake: dict[str, IntakeView] = msgspec.field(default_factory=dict)
    pages: dict[str, int] = msgspec.field(default_factory=dict)
    """How many web pages show an output now, by its id."""
    feeds: dict[str, FeedView] = msgspec.field(default_factory=dict)
    timeline: dict[str, TimelineView] = msgspec.field(default_factory=dict)
    numbers: dict[str, int] = msgspec.field(default_factory=dict)


_KIND_OF_ROLE: dict[str, AudienceKind] = {
    "chair": "desk",
    "secretary": "desk",
    "operator": "desk",
    "teller": "public",
    "projector": "hall",
    "delegate": "delegate",
    "guest": "public",
    "press": "public",
    "feed": "public",
}


def audience_of(role: Role) -> Audience:
    return Audience(_KIND_OF_ROLE[role])


def audience_of_topic(topic: str, state: HallState, actor: Actor) -> Audience:
    """As whom `actor` sees a topic."""
    audience = audience_of(actor.role)
    if topic in ("me", "places"):
        return Audience("delegate", actor.delegate_id)
    if topic == "documents" and audience.kind in ("delegate", "public"):
        return msgspec.structs.replace(audience, readers=readers_of(state, actor))
    return audience

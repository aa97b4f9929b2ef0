"""The topics: which view each one shows, which are tables, and who follows which."""

from __future__ import annotations

from .agenda_views import ItemView
from .ballot_views import BallotView, TurnoutView
from .documents import IntakeView
from .floor_views import FeedView, FloorView, PlaceView, SpeakerView
from .notice_views import SentNoticeView
from .questioning_views import GroupView, OpinionView, QuestionView
from .screen_views import OutputView, SceneView, ScreenView
from .seating_views import SeatingView
from .timeline_views import TimelineView
from .views import (
    DelegateView,
    DeviceView,
    DocumentView,
    HelpView,
    JournalView,
    MeView,
    NoticeView,
    PresenceView,
    ReadingView,
    SessionView,
    ViewStruct,
)

SINGLE = ""
"""The key of a topic that is one thing and not a table."""

VIEW_OF: dict[str, type[ViewStruct]] = {
    "session": SessionView,
    "agenda": ItemView,
    "floor": FloorView,
    "places": PlaceView,
    "speaker": SpeakerView,
    "questioning": GroupView,
    "questions": QuestionView,
    "opinions": OpinionView,
    "ballot": BallotView,
    "turnout": TurnoutView,
    "presence": PresenceView,
    "roster": DelegateView,
    "seating": SeatingView,
    "documents": DocumentView,
    "reading": ReadingView,
    "screen": ScreenView,
    "outputs": OutputView,
    "feeds": FeedView,
    "scene": SceneView,
    "devices": DeviceView,
    "help": HelpView,
    "notices": NoticeView,
    "sent_notices": SentNoticeView,
    "intake": IntakeView,
    "journal": JournalView,
    "timeline": TimelineView,
    "me": MeView,
}

KEYED: frozenset[str] = frozenset(
    {
        "agenda",
        "places",
        "questioning",
        "questions",
        "opinions",
        "ballot",
        "roster",
        "documents",
        "reading",
        "outputs",
        "feeds",
        "devices",
        "help",
        "intake",
        "notices",
        "sent_notices",
        "timeline",
    }
)

NOT_OF_THE_DESK = frozenset({"me", "places", "scene", "speaker"})
TOPICS_OF_OUTPUT = ("scene",)
"""What a web page follows that shows one output: the finished scene, and nothing that it is made of."""

TOPICS_OF_ROLE: dict[str, tuple[str, ...]] = {
    "chair": tuple(t for t in VIEW_OF if t not in NOT_OF_THE_DESK),
    "secretary": tuple(t for t in VIEW_OF if t not in NOT_OF_THE_DESK),
    "operator": tuple(t for t in VIEW_OF if t not in NOT_OF_THE_DESK),
    "teller": ("session", "agenda", "presence"),
    "projector": (
        "session",
        "agenda",
        "floor",
        "questioning",
        "questions",
        "ballot",
        "turnout",
        "presence",
        "roster",
        "seating",
        "documents",
        "screen",
        "outputs",
    ),
    "delegate": (
        "session",
        "agenda",
        "floor",
        "places",
        "questioning",
        "questions",
        "ballot",
        "turnout",
        "presence",
        "documents",
        "screen",
        "me",
    ),
    "guest": ("session", "agenda", "documents"),
    "press": ("session", "agenda", "documents"),
    "feed": ("speaker",),
}

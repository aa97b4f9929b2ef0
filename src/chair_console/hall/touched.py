"""Which topics an event touches, and how urgently."""

from __future__ import annotations

from collections.abc import Iterable

from chair_console.domain import (
    adjourning,
    agenda,
    agenda_acts,
    assistance,
    ballots,
    devices,
    documents,
    floor,
    hand_counts,
    logo,
    notices,
    opinions,
    outputs,
    preparing,
    presence,
    proxies,
    publishing,
    questioning,
    questions,
    reading,
    regulation,
    reminding,
    results,
    roster,
    screen,
    seating,
    secret_votes,
    session,
    tellers,
    turns,
    votes,
)
from chair_console.domain.actors import Actor
from chair_console.domain.messages import Event
from chair_console.domain.questioning import Question
from chair_console.domain.state import HallState
from chair_console.protocol.topics import TOPICS_OF_ROLE

_BY_NOUN: dict[str, tuple[str, ...]] = {
    session.__name__: ("session", "presence", "agenda", "floor", "speaker", "screen", "me"),
    adjourning.__name__: ("session", "presence", "agenda", "floor", "speaker", "screen", "me"),
    regulation.__name__: ("session", "presence", "ballot", "floor", "speaker", "documents", "me"),
    roster.__name__: ("roster", "presence", "floor", "speaker", "devices", "ballot", "reading", "me"),
    seating.__name__: ("seating", "roster", "floor", "speaker", "devices", "help", "me"),
    presence.__name__: ("presence", "floor", "speaker", "screen", "ballot", "me"),
    agenda.__name__: ("agenda", "floor", "speaker", "questioning", "questions", "screen", "turnout", "me"),
    agenda_acts.__name__: (
        "agenda",
        "floor",
        "speaker",
        "questioning",
        "questions",
        "opinions",
        "screen",
        "turnout",
        "documents",
        "ballot",
        "me",
    ),
    notices.__name__: ("sent_notices", "me"),
    documents.__name__: ("documents", "reading", "ballot", "screen", "me"),
    publishing.__name__: ("documents", "reading", "ballot", "screen", "session", "me"),
    reading.__name__: ("reading", "me"),
    floor.__name__: ("floor", "speaker", "screen", "turnout", "me"),
    turns.__name__: ("floor", "speaker", "questions", "screen", "turnout", "me"),
    questioning.__name__: ("questioning", "questions", "floor", "screen"),
    questions.__name__: ("questions", "screen", "me"),
    opinions.__name__: ("opinions", "me"),
    ballots.__name__: ("ballot", "turnout", "screen", "floor"),
    preparing.__name__: ("ballot", "turnout"),
    votes.__name__: ("ballot", "turnout", "me"),
    secret_votes.__name__: ("ballot", "turnout", "me"),
    reminding.__name__: ("me",),
    hand_counts.__name__: ("ballot", "turnout"),
    tellers.__name__: ("session",),
    proxies.__name__: ("roster", "me"),
    results.__name__: ("ballot", "turnout", "screen", "floor"),
    outputs.__name__: ("outputs",),
    logo.__name__: ("session",),
    assistance.__name__: ("help", "me"),
    devices.__name__: ("devices", "me"),
}

COALESCED: dict[type[Event], tuple[str, ...]] = {
    votes.VoteCast: ("turnout", "me"),
    secret_votes.SecretVoteCast: ("turnout", "me"),
    secret_votes.TokenSigned: ("turnout", "me"),
    secret_votes.PapersDropped: ("turnout",),
    floor.SpeechRequested: ("floor", "speaker", "screen", "turnout", "me"),
    presence.PresenceRecorded: ("presence", "floor", "speaker", "me"),
    reading.DocumentConfirmed: ("documents", "reading", "me"),
    notices.NoticeConfirmed: ("sent_notices", "me"),
    screen.ScreenPinned: ("screen",),
}
"""Bursts: sent at most ten times a second. The giver of the command has the receipt already."""


def _is_of_a_burst(event: Event, actor: Actor) -> bool:
    """What the desk puts on the screen goes out at once; a delegate who turns pages may turn many.

    A hand that the desk writes down on the seat map is one at a time, and changes what the desk sees of the ballot.
    """
    if isinstance(event, votes.VoteCast) and event.way == "seat_map":
        return False
    return type(event) in COALESCED and (
        not isinstance(event, screen.ScreenPinned) or actor.role == "delegate"
    )


def touched_at_once(event: Event, actor: Actor) -> tuple[str, ...]:
    """Topics that go out with the commit of what `actor` did."""
    if _is_of_a_burst(event, actor):
        return ()
    return _with_places(_BY_NOUN.get(type(event).__module__, ("screen",)))


def touched_soon(event: Event, actor: Actor) -> tuple[str, ...]:
    """Topics that may wait for up to a tenth of a second."""
    return _with_places(COALESCED[type(event)]) if _is_of_a_burst(event, actor) else ()


def _with_places(topics: tuple[str, ...]) -> tuple[str, ...]:
    """A delegate's own places come from the same lists as the floor."""
    return (*topics, "places") if "floor" in topics else topics


_SEEN = frozenset(TOPICS_OF_ROLE["projector"])


def changes_scene(event: Event, actor: Actor) -> bool:
    """Whether what the hall sees may be another picture: sent to web pages at most ten times a second."""
    return not _SEEN.isdisjoint((*touched_at_once(event, actor), *touched_soon(event, actor)))


def _questioners(asked: Iterable[Question]) -> set[str]:
    return {question.delegate_id for question in asked if question.delegate_id is not None}


def delegates_of(event: Event, state: HallState) -> set[str] | None:
    """Whose `me` an event may change; None means anyone's. `state` is the one after the event."""
    match event:
        case screen.ScreenPinned() | secret_votes.PapersDropped() | seating.SeatingPlanLaid():
            return set()
        case proxies.ProxyGiven():
            return None
        case notices.NoticeSent(notice_id=key) | notices.NoticeWithdrawn(notice_id=key):
            return set(notices.reached_by(state, state.notices[key].to))
        case seating.SeatsAssigned(seats=changes):
            return {change.delegate_id for change in changes}
        case presence.PresenceRecorded(marks=marks):
            return {mark.delegate_id for mark in marks}
        case (
            floor.RequestMoved()
            | turns.TurnPaused()
            | turns.TurnResumed()
            | turns.TurnExtended()
            | turns.TimeUp()
        ):
            return set()
        case turns.FloorGiven(delegate_id=None):
            return set()
        case turns.TurnEnded():
            speaker = state.floor.turns[-1].delegate_id if state.floor.turns else None
            about = {r.delegate_id for r in state.floor.requests.values() if r.turn_id == event.turn_id}
            answered = state.questioning.answered_in(event.turn_id)
            return about | _questioners(answered) | ({speaker} if speaker else set())
        case questions.QuestionsAnswered(question_ids=question_ids):
            return _questioners(state.questioning.questions[key] for key in question_ids)
        case (
            questions.QuestionAmended(question_id=key)
            | questions.QuestionWithdrawn(question_id=key)
            | questions.WrittenAnswerPromised(question_id=key)
            | questions.PromiseWithdrawn(question_id=key)
            | questions.WrittenAnswerRecorded(question_id=key)
        ):
            return _questioners([state.questioning.questions[key]])
        case floor.RequestWithdrawn(request_id=key) | floor.RequestSkipped(request_id=key):
            return {state.floor.requests[key].delegate_id}
        case floor.RequestRestored(request_id=key):
            return {state.floor.requests[key].delegate_id}
        case (
            reading.ReadersReminded(delegate_ids=delegate_ids)
            | reminding.VotersReminded(delegate_ids=delegate_ids)
        ):
            return set(delegate_ids)
        case assistance.HelpAnswered() | devices.DeviceReleased():
            return None
    delegate_id = getattr(event, "delegate_id", None)
    return {delegate_id} if isinstance(delegate_id, str) else None

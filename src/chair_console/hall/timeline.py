"""The whole session's course (diễn biến kỳ họp): what was done at the desk, when and by whom, as it is on the disk.

Kept beside the state, because the state forgets who did what. Votes, registrations and readings are not told one by
one; of a secret ballot nothing is told that its own screens keep back.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any

from chair_console.domain import (
    adjourning,
    agenda,
    agenda_acts,
    ballots,
    documents,
    notices,
    presenting,
    publishing,
    roster,
    screen,
    session,
)
from chair_console.domain.actors import Actor
from chair_console.domain.floor import RegistrationClosed, RegistrationOpened, RequestMoved, RequestSkipped
from chair_console.domain.hand_counts import CountEntered
from chair_console.domain.messages import Event
from chair_console.domain.opinions import OpinionHandedIn
from chair_console.domain.preparing import BallotPrepared
from chair_console.domain.presence import PresenceRecorded, RollCallClosed, RollCallOpened
from chair_console.domain.questioning import (
    GroupAmended,
    GroupEnded,
    GroupPrepared,
    GroupRemoved,
    GroupStarted,
)
from chair_console.domain.questions import (
    PromiseWithdrawn,
    QuestionAmended,
    QuestionWithdrawn,
    WrittenAnswerPromised,
    WrittenAnswerRecorded,
)
from chair_console.domain.regulation import RulesAmended
from chair_console.domain.results import CastingVoteGiven, ResultDeclared
from chair_console.domain.seat_places import seats_in
from chair_console.domain.seating import SeatingPlanLaid, SeatsAssigned
from chair_console.domain.state import HallState
from chair_console.domain.tellers import TellersAppointed
from chair_console.domain.turns import FloorGiven, TurnEnded, TurnExtended, TurnReopened
from chair_console.domain.votes import VoteCast, VoteCorrected
from chair_console.protocol.timeline_views import TimelineView
from chair_console.protocol.views import Text
from chair_console.sentences import LANGUAGES, sentence

Facts = dict[str, object]
Told = Callable[[HallState, Any], Facts | None]


def _nothing(state: HallState, event: Event) -> Facts:
    return {}


def _fields(*names: str) -> Told:
    """The event's own fields are all that the sentence needs."""
    return lambda state, event: {name: getattr(event, name) for name in names}


def _item(state: HallState, item_id: str | None) -> str:
    item = state.agenda.items.get(item_id or "")
    return item.plan.short_title or item.plan.title if item is not None else ""


def _of_item(state: HallState, event: Any) -> Facts:
    return {"title": _item(state, event.item_id), "reason": getattr(event, "reason", "")}


def _of_plan(state: HallState, event: Any) -> Facts:
    return {"title": event.item.short_title or event.item.title}


def _of_ballot(state: HallState, event: Any) -> Facts:
    return {"title": state.ballots[event.ballot_id].title, "reason": getattr(event, "reason", "")}


def _of_document(state: HallState, event: Any) -> Facts:
    return {"title": state.documents[event.document_id].title, "reason": getattr(event, "reason", "")}


def _of_sitting(state: HallState, event: Any) -> Facts:
    sitting = state.require_session().sittings[event.sitting_id]
    return {
        "title": sitting.title,
        "present": getattr(event, "present", 0),
        "total": getattr(event, "total", 0),
    }


def _adjourned(state: HallState, event: adjourning.SittingAdjourned) -> Facts:
    return {"title": state.require_session().sittings[event.sitting_id].title, "reason": event.reason}


def _of_delegate(state: HallState, event: Any) -> Facts:
    return {"name": state.roster[event.delegate_id].name, "reason": getattr(event, "reason", "")}


def _of_request(state: HallState, event: Any) -> Facts:
    return {"name": state.roster[state.floor.requests[event.request_id].delegate_id].name}


def _of_turn(state: HallState, event: Any) -> Facts:
    turn = next((t for t in reversed(state.floor.all_turns()) if t.id == event.turn_id), None)
    seconds = (getattr(event, "elapsed_ms", 0) or getattr(event, "limit_ms", 0)) // 1000
    return {
        "name": turn.name if turn else "",
        "time": f"{seconds // 60}:{seconds % 60:02d}",
        "kind": turn.kind if turn else "",
        "reason": getattr(event, "reason", ""),
    }


def _of_group(state: HallState, event: Any) -> Facts:
    return {"title": state.questioning.groups[event.group_id].title}


def _of_question(state: HallState, event: Any) -> Facts:
    question = state.questioning.questions[event.question_id]
    by = question.promise.by if question.promise is not None else ""
    return {"number": question.number, "name": question.name, "by": by}


def _promise_withdrawn(state: HallState, event: PromiseWithdrawn) -> Facts:
    question = state.questioning.questions[event.question_id]
    reason = f": {event.reason}" if event.reason else ""  # a wrong press needs none
    return {"number": question.number, "name": question.name, "reason": reason}


def _question_amended(state: HallState, event: QuestionAmended) -> Facts:
    """What it says now and what it said before; a number or a group that was changed is told as it was."""
    question, groups = state.questioning.questions[event.question_id], state.questioning.groups
    title, before = groups.get(event.group_id or ""), groups.get(event.group_before or "")
    return {
        "number": event.number_before or question.number,
        "name": question.name,
        "subject": event.subject,
        "subject_before": event.subject_before or "–",
        "to": event.to or "–",
        "to_before": event.to_before or "–",
        "title": title.title if title else "",
        "title_before": before.title if before else "–",
        "new_number": event.number,
    }


def _by_hand(state: HallState, event: VoteCast) -> Facts | None:
    """A vote that the desk entered for somebody; what it was is not told here."""
    if not event.by_hand:
        return None
    return {
        "name": state.roster[event.delegate_id].name,
        "title": state.ballots[event.ballot_id].title,
        "reason": f": {event.reason}" if event.reason else "",  # a raised hand needs none
    }


def _corrected(state: HallState, event: VoteCorrected) -> Facts:
    name = state.roster[event.delegate_id].name
    return {"name": name, "title": state.ballots[event.ballot_id].title, "reason": event.reason}


def _presence(state: HallState, event: PresenceRecorded) -> Facts | None:
    """Marked by the desk; who checks in on a tablet is not told one by one."""
    if event.source == "check_in" or not event.marks:
        return None
    return {"count": len(event.marks), "name": state.roster[event.marks[0].delegate_id].name}


def _pinned(state: HallState, event: screen.ScreenPinned) -> Facts:
    document = state.documents.get(event.pin.document_id or "")
    title = document.title if document is not None else event.pin.notice
    return {"view": event.pin.view, "title": title, "page": event.pin.page}


TOLD: dict[type[Event], Told] = {
    session.SessionConvened: _fields("title"),
    session.SittingOpened: _of_sitting,
    session.RecessCalled: _nothing,
    session.RecessEnded: _nothing,
    session.SittingClosed: _of_sitting,
    adjourning.SittingAdjourned: _adjourned,
    session.SessionClosed: _nothing,
    RulesAmended: _fields("reason"),
    roster.DelegatesEnrolled: lambda state, event: {"count": len(event.delegates)},
    roster.DelegateAmended: lambda state, event: {"name": event.delegate.name},
    roster.MandateEnded: _of_delegate,
    SeatingPlanLaid: lambda state, event: {"count": sum(seats_in(block) for block in event.blocks)},
    SeatsAssigned: lambda state, event: {"count": len(event.seats)},
    RollCallOpened: _nothing,
    RollCallClosed: _nothing,
    PresenceRecorded: _presence,
    agenda.AgendaSet: lambda state, event: {"count": len(event.items)},
    agenda.ItemAdded: _of_plan,
    agenda.ItemAmended: _of_plan,
    agenda.ItemMoved: _of_item,
    agenda.ItemRemoved: _nothing,
    agenda.ItemStarted: _of_item,
    agenda.PhaseStarted: lambda state, event: {"phase": event.phase},
    agenda.ItemFinished: _of_item,
    agenda_acts.ItemDeferred: _of_item,
    agenda_acts.ItemRestored: _of_item,
    agenda_acts.ItemBrokenOff: _of_item,
    agenda_acts.ItemSplit: lambda state, event: {**_of_item(state, event), "rest": event.rest.title},
    agenda_acts.ItemJoined: lambda state, event: {"title": _item(state, event.into)},
    RegistrationOpened: _of_item,
    RegistrationClosed: _nothing,
    RequestSkipped: _of_request,
    RequestMoved: lambda state, event: {
        **_of_request(state, event),
        "place": event.place,
        "reason": event.reason,
    },
    FloorGiven: _of_turn,
    TurnExtended: _of_turn,
    TurnEnded: _of_turn,
    TurnReopened: _of_turn,
    GroupPrepared: _fields("title"),
    GroupAmended: _fields("title"),
    GroupRemoved: _nothing,
    GroupStarted: _of_group,
    GroupEnded: _of_group,
    QuestionAmended: _question_amended,
    QuestionWithdrawn: _of_question,
    WrittenAnswerPromised: _of_question,
    PromiseWithdrawn: _promise_withdrawn,
    WrittenAnswerRecorded: _of_question,
    OpinionHandedIn: _of_delegate,
    BallotPrepared: _of_ballot,
    ballots.BallotOpened: _of_ballot,
    ballots.BallotPaused: _of_ballot,
    ballots.BallotResumed: _of_ballot,
    ballots.BallotExtended: _of_ballot,
    ballots.BallotClosed: _of_ballot,
    ballots.BallotWithdrawn: _of_ballot,
    VoteCast: _by_hand,
    VoteCorrected: _corrected,
    CountEntered: _of_ballot,
    CastingVoteGiven: _of_ballot,
    ResultDeclared: _of_ballot,
    TellersAppointed: lambda state, event: {"count": len(event.delegate_ids)},
    documents.DocumentPublished: _of_document,
    documents.DocumentReplaced: _of_document,
    documents.DocumentRecalled: _of_document,
    documents.DocumentRestored: _of_document,
    publishing.DocumentReleased: _of_document,
    publishing.SecrecyAllowed: _fields("reason"),
    screen.ScreenPinned: _pinned,
    screen.ScreenFollows: _nothing,
    screen.ScreenFrozen: _nothing,
    screen.ScreenBlanked: _nothing,
    presenting.PresenterNamed: _nothing,
    notices.NoticeSent: _fields("text"),
    notices.NoticeWithdrawn: lambda state, event: {"text": state.notices[event.notice_id].text},
}
"""By event, the facts of its sentence (`timeline.…` in the translations); None leaves it out."""


def code_of(event: Event, state: HallState) -> str:
    """The sentence of an event; what can be switched has one for each way."""
    name = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", type(event).__name__).lower()
    match event:
        case screen.ScreenPinned(pin=pin):
            return f"timeline.{name}_{pin.view}" if pin.view in ("document", "notice") else f"timeline.{name}"
        case screen.ScreenFrozen(on=on) | screen.ScreenBlanked(on=on):
            return f"timeline.{name}_{'on' if on else 'off'}"
        case FloorGiven(out_of_order=True, reason=reason) if reason:
            return f"timeline.{name}_before"
        case session.SittingOpened() | session.SittingClosed() | adjourning.SittingAdjourned():
            sitting = state.require_session().sittings[event.sitting_id]
            return f"timeline.{name}" if sitting.roll_call_after is None else f"timeline.{name}_again"
        case PresenceRecorded(marks=marks):
            return f"timeline.{name}_{'one' if len(marks) == 1 else 'many'}"
    return f"timeline.{name}"


def parts_of(event: Event) -> list[str]:
    """The sentences that follow an event's own: of a question, what was changed in it."""
    if not isinstance(event, QuestionAmended):
        return []
    changed = {
        "subject": event.subject_before,
        "to": event.to_before,
        "group": event.group_id,
    }
    found = [name for name, before in changed.items() if before is not None]
    return [f"timeline.question_amended.{name}" for name in found or ["written"]]


class Timeline:
    """The entries in their order, by a key that sorts: the record's number and the event's place in it."""

    def __init__(self) -> None:
        self.entries: dict[str, TimelineView] = {}

    def clear(self) -> None:
        self.entries.clear()

    def note(self, seq: int, at: int, actor: Actor, events: Sequence[Event], state: HallState) -> None:
        """Keep what one record says; `state` has just got to the end of it."""
        for place, event in enumerate(events):
            told = TOLD.get(type(event))
            facts = told(state, event) if told is not None else None
            if facts is None:
                continue
            code = code_of(event, state)
            codes = [code, *parts_of(event)]
            self.entries[f"{seq:09d}.{place:02d}"] = TimelineView(
                seq=seq,
                at=at,
                kind=code.removeprefix("timeline."),
                role=actor.role,
                name=actor.name,
                item_id=state.agenda.current_id,
                text=Text(
                    *("; ".join(sentence(c, facts, language) for c in codes) for language in LANGUAGES)
                ),
            )

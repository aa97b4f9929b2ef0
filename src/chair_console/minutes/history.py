"""Replays records and keeps what the state itself forgets: who came and went, recesses, hand votes, pauses."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from copy import copy

import msgspec

from chair_console.domain import (
    adjourning,
    ballots,
    floor,
    hand_counts,
    preparing,
    presence,
    proxies,
    regulation,
    roster,
    secret_votes,
    session,
    settings,
    votes,
)
from chair_console.domain.actors import LOADER
from chair_console.domain.hall import apply
from chair_console.domain.messages import Event
from chair_console.domain.record import Record
from chair_console.domain.state import HallState
from chair_console.domain.tellers import Tellers

from .agenda_changes import AgendaChange, note_change
from .ballot_facts import EnteredCount, HandVote
from .model import Absence, AmendedRules, EndedMandate, MovedRequest, Movement


class SittingHistory(msgspec.Struct, kw_only=True):
    sitting_id: str
    opened_at: int
    present: int
    total: int
    absent: list[Absence]
    closed_at: int | None = None
    movements: list[Movement] = []
    recesses: list[tuple[int, int | None]] = []
    adjourned_to: int | None = None
    adjourned_because: str = ""


class BallotHistory(msgspec.Struct, kw_only=True):
    """`tellers` are those who were in office at the close, `repeat_reason` why it repeats another one.

    `absent` are those whose vote (in a blind ballot: paper) came while they were not recorded as present.
    """

    by_hand: list[HandVote] = []
    counted: list[EnteredCount] = []
    pauses: int = 0
    extensions: int = 0
    withdrawn_at: int | None = None
    repeat_reason: str = ""
    tellers: Tellers | None = None
    absent: set[str] = set()


class History(msgspec.Struct, kw_only=True):
    """The state after all records, and beside it what happened on the way."""

    state: HallState = msgspec.field(default_factory=HallState)
    sittings: list[SittingHistory] = []
    ballots: defaultdict[str, BallotHistory] = msgspec.field(
        default_factory=lambda: defaultdict(BallotHistory)
    )
    mandates: list[EndedMandate] = []
    changes: list[AgendaChange] = []
    amended: list[AmendedRules] = []
    proxy_reasons: dict[str, str] = {}
    moved: defaultdict[str, list[MovedRequest]] = msgspec.field(default_factory=lambda: defaultdict(list))
    """By item, the requests to speak that were put at another place."""
    actors: dict[str, list[str]] = {}


def replay(records: Iterable[Record]) -> History:
    """Replay all records from the first."""
    history = History()
    for record in records:
        names = history.actors.setdefault(record.actor.role, [])
        if record.actor.name not in ("", LOADER, *names):
            names.append(record.actor.name)
        for event in record.events:
            _note(history, event)
            note_change(history.changes, history.state, event, record)
            apply(history.state, event)
    return history


def _note(history: History, event: Event) -> None:
    """Look at an event while the state is still as it was before."""
    state = history.state
    match event:
        case session.SittingOpened():
            history.sittings.append(
                SittingHistory(
                    sitting_id=event.sitting_id,
                    opened_at=event.at,
                    present=event.present,
                    total=event.total,
                    absent=absences(state),
                )
            )
        case session.SittingClosed() if history.sittings:
            _end_recess(history, event.at)
            history.sittings[-1].closed_at = event.at
        case adjourning.SittingAdjourned() if history.sittings:
            _end_recess(history, event.at)
            ended = history.sittings[-1]
            ended.closed_at, ended.adjourned_to = event.at, event.into.planned_at
            ended.adjourned_because = event.reason
        case session.RecessCalled() if history.sittings:
            history.sittings[-1].recesses.append((event.at, None))
        case session.RecessEnded():
            _end_recess(history, event.at)
        case presence.PresenceRecorded() if (
            state.session is not None and state.session.sitting_id is not None
        ):
            history.sittings[-1].movements += _movements(state, event)
        case roster.MandateEnded():
            name = state.roster[event.delegate_id].name
            history.mandates.append(EndedMandate(at=event.at, name=name, reason=event.reason))
        case regulation.RulesAmended():
            history.amended.append(_amended(state.rules(), event))
        case floor.RequestMoved():
            request = state.floor.requests[event.request_id]
            name = state.roster[request.delegate_id].name
            history.moved[request.item_id].append(
                MovedRequest(
                    name=name, place_before=event.place_before, place=event.place, reason=event.reason
                )
            )
        case proxies.ProxyGiven():
            history.proxy_reasons[event.delegate_id] = event.reason
        case _:
            _note_ballot(history, event)


def _note_ballot(history: History, event: Event) -> None:
    state, kept = history.state, history.ballots
    match event:
        case votes.VoteCast() | secret_votes.SecretVoteCast() | secret_votes.TokenSigned() if (
            not presence.is_present(state, event.delegate_id)
        ):
            kept[event.ballot_id].absent.add(event.delegate_id)
        case preparing.BallotPrepared():
            kept[event.ballot_id].repeat_reason = event.reason
        case votes.VoteCast(by_hand=True, way="secretary"):
            name = state.roster[event.delegate_id].name
            vote = HandVote(name=name, reason=event.reason, at=event.at)
            kept[event.ballot_id].by_hand.append(vote)
        case hand_counts.CountEntered():
            count = EnteredCount(count=event.count, reason=event.reason, at=event.at)
            kept[event.ballot_id].counted.append(count)
        case ballots.BallotPaused():
            kept[event.ballot_id].pauses += 1
        case ballots.BallotExtended():
            kept[event.ballot_id].extensions += 1
        case ballots.BallotClosed():
            kept[event.ballot_id].tellers = copy(state.tellers)
        case ballots.BallotWithdrawn():
            kept[event.ballot_id].withdrawn_at = event.at


def _amended(before: session.Rules, event: regulation.RulesAmended) -> AmendedRules:
    """What was changed, in the order of the regulation; a length by less than a minute only as that."""
    known = [setting.key for setting in settings.SETTINGS]
    changes = [(key, settings.value_of(before, key), settings.value_of(event.rules, key)) for key in known]
    changed = tuple(change for change in changes if change[1] != change[2])
    if before.floor != event.rules.floor and not any(key.startswith(settings.TIMES) for key, *_ in changed):
        changed = (*changed, ("floor", before.floor, event.rules.floor))
    return AmendedRules(at=event.at, changes=changed, reason=event.reason)


def absences(state: HallState) -> list[Absence]:
    """The delegates in office who are not present now, in the order of the roster."""
    found = []
    for delegate in state.roster.values():
        mark = state.presence.get(delegate.id)
        if delegate.in_office and (mark is None or mark.status != "present"):
            found.append(
                Absence(
                    name=delegate.name,
                    unit=delegate.unit,
                    status=mark.status if mark else None,
                    reason=mark.reason if mark else "",
                )
            )
    return found


def _movements(state: HallState, event: presence.PresenceRecorded) -> list[Movement]:
    found = []
    for mark in event.marks:
        known = state.presence.get(mark.delegate_id)
        if known is None or known.status != mark.status:
            name = state.roster[mark.delegate_id].name
            found.append(Movement(at=event.at, name=name, status=mark.status, reason=mark.reason))
    return found


def _end_recess(history: History, at: int) -> None:
    recesses = history.sittings[-1].recesses if history.sittings else []
    if recesses and recesses[-1][1] is None:
        recesses[-1] = (recesses[-1][0], at)

"""What was changed in the agenda once the session had begun: what, when, by whom, and why."""

from __future__ import annotations

from chair_console.domain import agenda, agenda_acts
from chair_console.domain.messages import Event
from chair_console.domain.record import Record
from chair_console.domain.state import HallState

from .ballot_facts import Fact

TAKEN_BACK_MS = 15_000
"""What is undone within ten seconds, and a little for the way, was no change."""


class AgendaChange(Fact, frozen=True, kw_only=True):
    """One change. `other` is the title after which something was put, or that of the new part of a split item.

    `was_after` is the id of the item that stood before it.
    """

    at: int
    kind: str
    item_id: str
    title: str
    role: str
    name: str
    reason: str = ""
    other: str = ""
    was_after: str = ""


def note_change(changes: list[AgendaChange], state: HallState, event: Event, record: Record) -> None:
    """Look at an event while the state is still as it was before; before the first sitting nothing is a change."""
    if state.session is None or not any(s.opened_at for s in state.session.sittings.values()):
        return
    if _taken_back(changes, event, record.at):
        changes.pop()
        return
    found = _facts(state, event)
    if isinstance(event, agenda.ItemMoved) and _just_moved(changes, event, record.at):
        first = changes.pop()
        if first.was_after == event.after:
            return
    if found is not None:
        kind, item_id, title, reason, other = found
        changes.append(
            AgendaChange(
                at=record.at,
                kind=kind,
                item_id=item_id,
                title=title,
                reason=reason,
                other=other,
                role=record.actor.role,
                name=record.actor.name,
                was_after=_before(state, item_id),
            )
        )


def _facts(state: HallState, event: Event) -> tuple[str, str, str, str, str] | None:
    """Kind, item, title, reason, the other item."""
    match event:
        case agenda.ItemAdded():
            return "added", event.item.id, event.item.title, "", _title(state, event.after)
        case agenda.ItemMoved():
            return "moved", event.item_id, _title(state, event.item_id), "", _title(state, event.after)
        case agenda.ItemRemoved():
            return "removed", event.item_id, _title(state, event.item_id), "", ""
        case agenda_acts.ItemDeferred():
            return "deferred", event.item_id, _title(state, event.item_id), event.reason, ""
        case agenda_acts.ItemRestored():
            return "restored", event.item_id, _title(state, event.item_id), "", ""
        case agenda_acts.ItemSplit():
            return "split", event.rest.id, _title(state, event.item_id), event.reason, event.rest.title
        case agenda_acts.ItemJoined():
            return "joined", event.item_id, _title(state, event.item_id), "", _title(state, event.into)
        case agenda.ItemStarted():
            item = state.agenda.items[event.item_id]
            if item.started_at is not None:
                return "taken_up", item.id, item.plan.title, "", ""
    return None


def _title(state: HallState, item_id: str) -> str:
    item = state.agenda.items.get(item_id)
    return item.plan.title if item else ""


def _taken_back(changes: list[AgendaChange], event: Event, at: int) -> bool:
    """Whether the event undoes the change before it: a wrong click, and not a change of the agenda."""
    if not changes or at - changes[-1].at > TAKEN_BACK_MS:
        return False
    last = changes[-1]
    match event:
        case agenda.ItemRemoved():
            return last.kind == "added" and last.item_id == event.item_id
        case agenda_acts.ItemJoined():
            return last.kind == "split" and last.item_id == event.item_id
        case agenda_acts.ItemRestored():
            return last.kind == "deferred" and last.item_id == event.item_id
    return False


def _just_moved(changes: list[AgendaChange], event: agenda.ItemMoved, at: int) -> bool:
    """Several steps up or down at once are one move."""
    last = changes[-1] if changes else None
    return (
        last is not None
        and last.kind == "moved"
        and last.item_id == event.item_id
        and at - last.at <= TAKEN_BACK_MS
    )


def _before(state: HallState, item_id: str) -> str:
    """The item that stands before this one."""
    order = state.agenda.order
    place = order.index(item_id) if item_id in order else 0
    return order[place - 1] if place else ""

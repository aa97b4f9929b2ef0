"""What the chair does with the agenda while the session runs: items are put off, taken back in, split, broken off."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from .actors import Context
from .agenda import AgendaItem, ItemPlan, PhasePlan, end_run, insert, require_item
from .floor import RegistrationClosed
from .messages import Command, Event
from .refusals import Refused
from .speech import Floor
from .turns import end_running_turn

if TYPE_CHECKING:
    from .state import HallState


class DeferItem(Command, frozen=True, kw_only=True):
    """Put an item off, with the reason: one that waits, or the one that runs."""

    item_id: str
    reason: str


class RestoreItem(Command, frozen=True, kw_only=True):
    """Take an item that was put off into the agenda again, at its place; it waits to be begun."""

    item_id: str


class SplitItem(Command, frozen=True, kw_only=True):
    """Split an item that waits or runs: what is left of it becomes an item of its own right after it.

    `rest_id` (empty: a fresh one) and the titles name the new item; `minutes` of the planned time go to it, and
    so do the papers and the prepared ballots that are named. The new item has the phases not yet gone through.
    """

    item_id: str
    title: str
    reason: str
    rest_id: str = ""
    short_title: str = ""
    minutes: int = 0
    document_ids: tuple[str, ...] = ()
    ballot_ids: tuple[str, ...] = ()


class JoinItem(Command, frozen=True, kw_only=True):
    """Undo a split: a part that was never begun goes back where it came from, with all that hangs on it."""

    item_id: str


class ItemDeferred(Event, frozen=True, kw_only=True):
    item_id: str
    reason: str
    at: int = 0


class ItemRestored(Event, frozen=True, kw_only=True):
    item_id: str


class ItemBrokenOff(Event, frozen=True, kw_only=True):
    """The sitting ended while the item ran; it waits to be taken up again where it was."""

    item_id: str
    at: int


class ItemSplit(Event, frozen=True, kw_only=True):
    """`minutes` is what is left to the first part."""

    item_id: str
    rest: ItemPlan
    minutes: int
    document_ids: list[str]
    ballot_ids: list[str]
    reason: str
    at: int


class ItemJoined(Event, frozen=True, kw_only=True):
    item_id: str
    into: str
    minutes: int


def title_of(item: AgendaItem) -> str:
    """The title for a sentence."""
    return item.plan.short_title or item.plan.title


def _require_reason(reason: str) -> str:
    if not reason.strip():
        raise Refused("agenda.no_reason")
    return reason.strip()


def _require_to_come(state: HallState, item_id: str) -> AgendaItem:
    """An item that waits or runs. Refused: `agenda.item_started` (it is done), `agenda.item_deferred`."""
    item = require_item(state, item_id)
    if item.status == "done":
        raise Refused("agenda.item_started", title=title_of(item))
    if item.status == "deferred":
        raise Refused("agenda.item_deferred", title=title_of(item))
    return item


def _break_off(state: HallState, now: int) -> list[Event]:
    """What runs on the current item ends: the turn, and the registration of speakers."""
    events = end_running_turn(state, now)
    if state.floor.registration_open():
        events.append(RegistrationClosed(at=now))
    return events


def break_off_item(state: HallState, now: int) -> list[Event]:
    """The current item, if there is one, waits from now on; who has asked to speak on it keeps the place."""
    item_id = state.agenda.current_id
    if item_id is None:
        return []
    return [*_break_off(state, now), ItemBrokenOff(item_id=item_id, at=now)]


def decide_defer_item(state: HallState, command: DeferItem, context: Context) -> list[Event]:
    item = _require_to_come(state, command.item_id)
    reason = _require_reason(command.reason)
    events: list[Event] = []
    if item.status == "current":
        ballot = state.running_ballot()
        if ballot is not None:
            raise Refused("ballot.another_open", title=ballot.title)
        events = _break_off(state, context.now)
    return [*events, ItemDeferred(item_id=item.id, reason=reason, at=context.now)]


def decide_restore_item(state: HallState, command: RestoreItem, context: Context) -> list[Event]:
    item = require_item(state, command.item_id)
    if item.status != "deferred":
        raise Refused("agenda.item_not_deferred", title=title_of(item))
    return [ItemRestored(item_id=item.id)]


def decide_split_item(state: HallState, command: SplitItem, context: Context) -> list[Event]:
    item = _require_to_come(state, command.item_id)
    if not command.title.strip():
        raise Refused("agenda.empty_title", item=command.rest_id)
    reason = _require_reason(command.reason)
    rest_id = command.rest_id or context.fresh_id
    if rest_id in state.agenda.items:
        raise Refused("agenda.double_id")
    if not 0 <= command.minutes <= item.plan.minutes:
        raise Refused("agenda.bad_split_minutes", minutes=item.plan.minutes)
    rest = msgspec.structs.replace(
        item.plan,
        id=rest_id,
        title=command.title.strip(),
        short_title=command.short_title.strip(),
        minutes=command.minutes,
        planned_at=0,
        phases=_phases_left(item),
    )
    return [
        ItemSplit(
            item_id=item.id,
            rest=rest,
            minutes=item.plan.minutes - command.minutes,
            document_ids=_documents_of(state, item, command.document_ids),
            ballot_ids=_ballots_of(state, item, command.ballot_ids),
            reason=reason,
            at=context.now,
        )
    ]


def _phases_left(item: AgendaItem) -> list[PhasePlan]:
    """The phases not gone through; the one that runs is gone through again with the other part."""
    over = {run.phase for run in item.phase_times if run.phase != item.phase}
    return [phase for phase in item.plan.phases if phase.phase not in over]


def _documents_of(state: HallState, item: AgendaItem, chosen: tuple[str, ...]) -> list[str]:
    for document_id in chosen:
        document = state.documents.get(document_id)
        if document is None or document.item_id != item.id:
            raise Refused("documents.unknown", document=document_id)
    return list(dict.fromkeys(chosen))


def _ballots_of(state: HallState, item: AgendaItem, chosen: tuple[str, ...]) -> list[str]:
    """The ballots that go along, with the parts of those that have any. Only what is still prepared can go."""
    for ballot_id in chosen:
        ballot = state.ballots.get(ballot_id)
        if ballot is None or ballot.item_id != item.id:
            raise Refused("ballot.unknown", ballot=ballot_id)
        if ballot.status != "prepared":
            raise Refused("ballot.already_opened", title=ballot.title)
    parts = [
        b.id
        for b in state.ballots.values()
        if b.part_of in chosen and b.item_id == item.id and b.status == "prepared"
    ]
    return list(dict.fromkeys([*chosen, *parts]))


def decide_join_item(state: HallState, command: JoinItem, context: Context) -> list[Event]:
    item = require_item(state, command.item_id)
    whole = state.agenda.items.get(item.split_from or "")
    if whole is None or whole.status == "done":
        raise Refused("agenda.not_split", title=title_of(item))
    held = any(b.item_id == item.id and b.status != "prepared" for b in state.ballots.values())
    if item.started_at is not None or held:
        raise Refused("agenda.item_started", title=title_of(item))
    return [ItemJoined(item_id=item.id, into=whole.id, minutes=whole.plan.minutes + item.plan.minutes)]


def apply_item_deferred(state: HallState, event: ItemDeferred) -> None:
    item = state.agenda.items[event.item_id]
    _stop(state, item, event.at)
    item.status, item.reason = "deferred", event.reason
    state.floor.lapse(item.id)


def _stop(state: HallState, item: AgendaItem, at: int) -> None:
    if state.agenda.current_id == item.id:
        item.broken_off_in = item.phase
        end_run(item, at)
        state.agenda.current_id = None


def apply_item_restored(state: HallState, event: ItemRestored) -> None:
    item = state.agenda.items[event.item_id]
    item.status, item.reason = "planned", ""


def apply_item_broken_off(state: HallState, event: ItemBrokenOff) -> None:
    item = state.agenda.items[event.item_id]
    _stop(state, item, event.at)
    item.status = "planned"


def apply_item_split(state: HallState, event: ItemSplit) -> None:
    item = state.agenda.items[event.item_id]
    item.plan = msgspec.structs.replace(item.plan, minutes=event.minutes)
    rest = event.rest
    state.agenda.items[rest.id] = AgendaItem(id=rest.id, plan=rest, split_from=item.id)
    insert(state.agenda.order, rest.id, item.id, at_end=False)
    for document_id in event.document_ids:
        state.documents[document_id].item_id = rest.id
    for ballot_id in event.ballot_ids:
        state.ballots[ballot_id].item_id = rest.id


def apply_item_joined(state: HallState, event: ItemJoined) -> None:
    whole = state.agenda.items[event.into]
    whole.plan = msgspec.structs.replace(whole.plan, minutes=event.minutes)
    for document in state.documents.values():
        document.item_id = whole.id if document.item_id == event.item_id else document.item_id
    for ballot in state.ballots.values():
        ballot.item_id = whole.id if ballot.item_id == event.item_id else ballot.item_id
    for group in state.questioning.groups.values():
        group.item_id = whole.id if group.item_id == event.item_id else group.item_id
    for opinion in state.opinions.values():
        opinion.item_id = whole.id if opinion.item_id == event.item_id else opinion.item_id
    _join_lists(state.floor, event.item_id, whole)
    state.agenda.order.remove(event.item_id)
    del state.agenda.items[event.item_id]


def _join_lists(floor: Floor, item_id: str, whole: AgendaItem) -> None:
    """Who registered for the part is on the list of the whole, once for each kind; an open list stays open."""
    early = floor.early.pop(item_id, None)
    if early is not None and whole.status != "current" and whole.id not in floor.early:
        early.item_id = whole.id
        floor.early[whole.id] = early
    there = {
        (r.delegate_id, r.kind)
        for r in floor.requests.values()
        if r.item_id == whole.id and r.status == "waiting"
    }
    for request in floor.requests.values():
        if request.item_id == item_id:
            request.item_id = whole.id
            if request.status == "waiting" and (request.delegate_id, request.kind) in there:
                request.status = "withdrawn"

"""The agenda (chương trình): its items and the phases that each goes through (law 72/2025, order of an item)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import msgspec

from .actors import Context
from .floor import RegistrationClosed, RegistrationOpened, stays_open, take_up_early_list
from .invitations import invitation
from .messages import Command, Event
from .publishing import release_with_item
from .refusals import Refused
from .turns import end_running_turn

if TYPE_CHECKING:
    from .state import HallState

PhaseKind = Literal[
    "proceedings", "presentation", "verification", "discussion", "questioning", "explanation", "voting"
]
ItemStatus = Literal["planned", "current", "done", "deferred"]

PHASES_WITH_SPEAKERS: tuple[PhaseKind, ...] = ("discussion", "questioning")
MOST_MINUTES = 10_000
"""Of an item or a phase: a week. Planned times are summed up, and what they come to must be a date."""


class PhasePlan(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A phase as planned, with the chair's script (lời dẫn) for it."""

    phase: PhaseKind
    minutes: int = 0
    script: str = ""


class ItemPlan(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An agenda item as planned. `short_title` (about 60 characters) is for rails and rows."""

    id: str
    title: str
    short_title: str = ""
    presenter: str = ""
    presenter_title: str = ""
    verifier: str = ""
    sitting_id: str = ""
    planned_at: int = 0
    minutes: int = 0
    phases: list[PhasePlan] = []


class PhaseTime(msgspec.Struct, kw_only=True):
    """When a phase really ran."""

    phase: PhaseKind
    started_at: int
    ended_at: int | None = None


class AgendaItem(msgspec.Struct, kw_only=True):
    """An item with its plan and what became of it.

    `begun_at` is when it was begun or taken up last, while it runs; `spent_ms` what it had used before. An item that
    a sitting or a deferral broke off is taken up again in the phase `broken_off_in`. `split_from` is the item that
    it was split from.
    """

    id: str
    plan: ItemPlan
    status: ItemStatus = "planned"
    phase: PhaseKind | None = None
    phase_times: list[PhaseTime] = msgspec.field(default_factory=list)
    started_at: int | None = None
    finished_at: int | None = None
    reason: str = ""
    begun_at: int | None = None
    spent_ms: int = 0
    broken_off_in: PhaseKind | None = None
    split_from: str | None = None


class Agenda(msgspec.Struct, kw_only=True):
    order: list[str] = msgspec.field(default_factory=list)
    items: dict[str, AgendaItem] = msgspec.field(default_factory=dict)
    current_id: str | None = None


class SetAgenda(Command, frozen=True, kw_only=True):
    """Lay down the whole agenda; only while no item has been started."""

    items: list[ItemPlan]


class AddItem(Command, frozen=True, kw_only=True):
    """Add one item after another (`after` empty: at the end)."""

    item: ItemPlan
    after: str = ""


class AmendItem(Command, frozen=True, kw_only=True):
    item: ItemPlan


class MoveItem(Command, frozen=True, kw_only=True):
    """Move a planned item behind another (`after` empty: to the front)."""

    item_id: str
    after: str = ""


class RemoveItem(Command, frozen=True, kw_only=True):
    item_id: str


class StartItem(Command, frozen=True, kw_only=True):
    """Begin an item with its first phase; a running item is finished by it.

    An item that was finished, perhaps too early, is taken up again at the first phase it has not gone through.
    """

    item_id: str


class StartPhase(Command, frozen=True, kw_only=True):
    """Move the current item to a phase; `invite`: whom the plan names for it (presenter, verifier) has the floor."""

    phase: PhaseKind
    invite: bool = False


class FinishItem(Command, frozen=True, kw_only=True):
    pass


class AgendaSet(Event, frozen=True, kw_only=True):
    items: list[ItemPlan]


class ItemAdded(Event, frozen=True, kw_only=True):
    item: ItemPlan
    after: str


class ItemAmended(Event, frozen=True, kw_only=True):
    item: ItemPlan


class ItemMoved(Event, frozen=True, kw_only=True):
    item_id: str
    after: str


class ItemRemoved(Event, frozen=True, kw_only=True):
    item_id: str


class ItemStarted(Event, frozen=True, kw_only=True):
    item_id: str
    at: int


class PhaseStarted(Event, frozen=True, kw_only=True):
    item_id: str
    phase: PhaseKind
    at: int


class ItemFinished(Event, frozen=True, kw_only=True):
    item_id: str
    at: int


def require_item(state: HallState, item_id: str) -> AgendaItem:
    item = state.agenda.items.get(item_id)
    if item is None:
        raise Refused("agenda.unknown_item", item=item_id)
    return item


def _require_planned(state: HallState, item_id: str) -> AgendaItem:
    item = require_item(state, item_id)
    if item.status not in ("planned", "deferred"):
        raise Refused("agenda.item_started", title=item.plan.short_title or item.plan.title)
    return item


def _require_never_begun(item: AgendaItem) -> None:
    """Refused: `agenda.item_started`, also of an item that was broken off and waits to be taken up again."""
    if item.status in ("current", "done") or item.started_at is not None:
        raise Refused("agenda.item_started", title=item.plan.short_title or item.plan.title)


def _check_plan(plan: ItemPlan) -> None:
    if not plan.id or not plan.title.strip():
        raise Refused("agenda.empty_title", item=plan.id)
    if len({p.phase for p in plan.phases}) != len(plan.phases):
        raise Refused("agenda.double_phase", title=plan.title)
    if not all(0 <= minutes <= MOST_MINUTES for minutes in (plan.minutes, *(p.minutes for p in plan.phases))):
        raise Refused("agenda.bad_minutes", title=plan.title, most=MOST_MINUTES)


def _require_no_open_ballot(state: HallState) -> None:
    ballot = state.running_ballot()
    if ballot is not None:
        raise Refused("ballot.another_open", title=ballot.title)


def decide_set_agenda(state: HallState, command: SetAgenda, context: Context) -> list[Event]:
    for item in state.agenda.items.values():
        _require_never_begun(item)
    for plan in command.items:
        _check_plan(plan)
    if len({p.id for p in command.items}) != len(command.items):
        raise Refused("agenda.double_id")
    _require_kept(state, {p.id for p in command.items})
    return [AgendaSet(items=command.items)]


def _require_kept(state: HallState, kept: set[str]) -> None:
    """An item that papers, ballots, speakers, groups of questions or written opinions hang on may not vanish."""
    used = {d.item_id for d in state.documents.values()} | {b.item_id for b in state.ballots.values()}
    used |= {group.item_id for group in state.questioning.groups.values()}
    used |= {opinion.item_id for opinion in state.opinions.values()}
    used |= {r.item_id for r in state.floor.requests.values()}
    for item_id in used - kept - {None}:
        item = state.agenda.items.get(item_id or "")
        if item is not None:
            raise Refused("agenda.item_in_use", title=item.plan.short_title or item.plan.title)


def decide_add_item(state: HallState, command: AddItem, context: Context) -> list[Event]:
    plan = command.item
    if not plan.id:
        plan = msgspec.structs.replace(plan, id=context.fresh_id)
    _check_plan(plan)
    if plan.id in state.agenda.items:
        raise Refused("agenda.double_id")
    if command.after:
        require_item(state, command.after)
    return [ItemAdded(item=plan, after=command.after)]


def decide_amend_item(state: HallState, command: AmendItem, context: Context) -> list[Event]:
    item = require_item(state, command.item.id)
    _check_plan(command.item)
    if item.status == "done":
        raise Refused("agenda.item_started", title=item.plan.short_title or item.plan.title)
    if item.phase is not None and item.phase not in {p.phase for p in command.item.phases}:
        raise Refused("agenda.phase_running", phase=item.phase)
    return [ItemAmended(item=command.item)]


def decide_move_item(state: HallState, command: MoveItem, context: Context) -> list[Event]:
    _require_planned(state, command.item_id)
    if command.after == command.item_id:
        raise Refused("agenda.double_id")
    if command.after:
        require_item(state, command.after)
    return [ItemMoved(item_id=command.item_id, after=command.after)]


def decide_remove_item(state: HallState, command: RemoveItem, context: Context) -> list[Event]:
    _require_never_begun(_require_planned(state, command.item_id))
    _require_kept(state, set(state.agenda.items) - {command.item_id})
    return [ItemRemoved(item_id=command.item_id)]


def decide_start_item(state: HallState, command: StartItem, context: Context) -> list[Event]:
    item = require_item(state, command.item_id)
    if item.status == "current":
        raise Refused("agenda.item_started", title=item.plan.short_title or item.plan.title)
    _require_no_open_ballot(state)
    events = end_running_turn(state, context.now)
    if state.agenda.current_id is not None:
        events += _finish(state, state.agenda.current_id, context.now)
    events.append(ItemStarted(item_id=item.id, at=context.now))
    events += release_with_item(state, item.id, context.now)
    phases = [planned.phase for planned in item.plan.phases]
    if phases:
        gone_through = {run.phase for run in item.phase_times}
        left = next((phase for phase in phases if phase not in gone_through), phases[-1])
        first = item.broken_off_in if item.broken_off_in in phases else left
        events += _start_phase(state, item, first, context.now)
    return events


def _start_phase(state: HallState, item: AgendaItem, phase: PhaseKind, now: int) -> list[Event]:
    events: list[Event] = [PhaseStarted(item_id=item.id, phase=phase, at=now)]
    registration = state.floor.list_of(item.id)
    is_open = registration is not None and registration.closed_at is None
    if phase in PHASES_WITH_SPEAKERS and not is_open:
        events.append(RegistrationOpened(item_id=item.id, at=now))
    return events


def _finish(state: HallState, item_id: str, now: int) -> list[Event]:
    events: list[Event] = []
    if state.floor.registration_open():
        events.append(RegistrationClosed(at=now))
    return [*events, ItemFinished(item_id=item_id, at=now)]


def decide_start_phase(state: HallState, command: StartPhase, context: Context) -> list[Event]:
    item = state.current_item()
    if item is None:
        raise Refused("agenda.no_current_item")
    _require_no_open_ballot(state)
    if command.phase not in {p.phase for p in item.plan.phases}:
        raise Refused("agenda.no_such_phase", phase=command.phase)
    if command.phase == item.phase:
        raise Refused("agenda.phase_running", phase=command.phase)
    events = end_running_turn(state, context.now)
    speaking = PHASES_WITH_SPEAKERS
    ends = command.phase not in speaking and not stays_open(item, command.phase, speaking)
    if ends and state.floor.registration_open():
        events.append(RegistrationClosed(at=context.now))
    events += _start_phase(state, item, command.phase, context.now)
    return [*events, *invitation(state, item, command.phase, context)] if command.invite else events


def decide_finish_item(state: HallState, command: FinishItem, context: Context) -> list[Event]:
    item = state.current_item()
    if item is None:
        raise Refused("agenda.no_current_item")
    _require_no_open_ballot(state)
    return [*end_running_turn(state, context.now), *_finish(state, item.id, context.now)]


def apply_agenda_set(state: HallState, event: AgendaSet) -> None:
    state.agenda.order = [plan.id for plan in event.items]
    state.agenda.items = {plan.id: AgendaItem(id=plan.id, plan=plan) for plan in event.items}
    state.floor.early = {key: early for key, early in state.floor.early.items() if key in state.agenda.items}


def insert(order: list[str], item_id: str, after: str, *, at_end: bool) -> None:
    if after:
        order.insert(order.index(after) + 1, item_id)
    elif at_end:
        order.append(item_id)
    else:
        order.insert(0, item_id)


def apply_item_added(state: HallState, event: ItemAdded) -> None:
    state.agenda.items[event.item.id] = AgendaItem(id=event.item.id, plan=event.item)
    insert(state.agenda.order, event.item.id, event.after, at_end=True)


def apply_item_amended(state: HallState, event: ItemAmended) -> None:
    state.agenda.items[event.item.id].plan = event.item


def apply_item_moved(state: HallState, event: ItemMoved) -> None:
    state.agenda.order.remove(event.item_id)
    insert(state.agenda.order, event.item_id, event.after, at_end=False)


def apply_item_removed(state: HallState, event: ItemRemoved) -> None:
    state.agenda.order.remove(event.item_id)
    del state.agenda.items[event.item_id]
    state.floor.early.pop(event.item_id, None)


def apply_item_started(state: HallState, event: ItemStarted) -> None:
    item = state.agenda.items[event.item_id]
    item.status, item.finished_at, item.reason = "current", None, ""
    item.started_at = event.at if item.started_at is None else item.started_at
    item.begun_at, item.broken_off_in = event.at, None
    state.agenda.current_id = item.id
    take_up_early_list(state, item.id)
    state.floor.lapse_others(item.id)


def end_phase(item: AgendaItem, at: int) -> None:
    if item.phase_times and item.phase_times[-1].ended_at is None:
        item.phase_times[-1].ended_at = at


def end_run(item: AgendaItem, at: int) -> None:
    """The item runs no longer: its phase ends, and its time is counted."""
    end_phase(item, at)
    item.spent_ms += max(0, at - item.begun_at) if item.begun_at is not None else 0
    item.phase, item.begun_at = None, None


def apply_phase_started(state: HallState, event: PhaseStarted) -> None:
    item = state.agenda.items[event.item_id]
    end_phase(item, event.at)
    item.phase = event.phase
    item.phase_times.append(PhaseTime(phase=event.phase, started_at=event.at))


def apply_item_finished(state: HallState, event: ItemFinished) -> None:
    item = state.agenda.items[event.item_id]
    end_run(item, event.at)
    item.status, item.finished_at = "done", event.at
    state.agenda.current_id = None
    state.floor.lapse(item.id)

"""Written opinions (ý kiến bằng văn bản): who was not reached, or cut off by time, hands in the opinion in writing.

National Assembly rules of 2015; stored with author, item and time, and attached to the minutes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from .actors import Context, Role
from .agenda import PHASES_WITH_SPEAKERS
from .messages import Command, Event
from .refusals import Refused
from .roster import delegate_in_office
from .speaking_order import SPEECHES, items_not_reached

if TYPE_CHECKING:
    from .speech import SpeechRequest
    from .state import HallState

MOST_OPINIONS = 3
"""Characters in one opinion, and opinions of one delegate on one item."""


class WrittenOpinion(msgspec.Struct, kw_only=True):
    """One opinion as handed in. `by_role` is the secretary's where it came on paper; `late` after the item's end."""

    id: str
    delegate_id: str
    item_id: str
    text: str
    at: int
    by_role: Role
    late: bool


class HandInOpinion(Command, frozen=True, kw_only=True):
    """Hand in one's own opinion on an item; the secretary does it for who writes on paper."""

    delegate_id: str
    item_id: str
    text: str


class OpinionHandedIn(Event, frozen=True, kw_only=True):
    opinion_id: str
    delegate_id: str
    item_id: str
    text: str
    by_role: Role
    late: bool
    at: int


def opinions_of(state: HallState, delegate_id: str) -> list[WrittenOpinion]:
    """What a delegate has handed in, oldest first."""
    return [o for o in state.opinions.values() if o.delegate_id == delegate_id]


def invited(state: HallState, delegate_id: str) -> list[str]:
    """The items on which the delegate is invited to write: not reached when the discussion ended, or cut off by time.

    Who has written on an item is not asked again. In the order of the agenda.
    """
    written = {opinion.item_id for opinion in opinions_of(state, delegate_id)}
    unreached = items_not_reached(state, delegate_id)
    if any(_still_waits(state, r) for r in state.floor.requests.values() if r.delegate_id == delegate_id):
        unreached.add(state.agenda.current_id or "")
    return [key for key in state.agenda.order if key in unreached - written]


def _still_waits(state: HallState, request: SpeechRequest) -> bool:
    """Whether the discussion has ended before a speech that somebody had registered for."""
    return (
        request.status == "waiting" and request.kind in SPEECHES and discussion_ended(state, request.item_id)
    )


def discussion_ended(state: HallState, item_id: str) -> bool:
    """Whether the item runs on, but what it has of phases with speakers is behind, and its list is closed.

    The chair may still go back on it: whoever waited then is on the list as before.
    """
    item = state.current_item()
    if (
        item is None
        or item.id != item_id
        or item.phase in PHASES_WITH_SPEAKERS
        or state.floor.registration_open()
    ):
        return False
    kinds = [planned.phase for planned in item.plan.phases]
    to_come = kinds[kinds.index(item.phase) :] if item.phase in kinds else []
    held = any(run.phase in PHASES_WITH_SPEAKERS for run in item.phase_times)
    return held and not any(kind in PHASES_WITH_SPEAKERS for kind in to_come)


def decide_hand_in_opinion(state: HallState, command: HandInOpinion, context: Context) -> list[Event]:
    """Until the end of the session. Refused: `opinions.empty`, `.twice`, `.enough`."""
    actor = context.actor
    if actor.role == "delegate" and actor.delegate_id != command.delegate_id:
        raise Refused("access.not_yours")
    delegate = delegate_in_office(state, command.delegate_id)
    item = state.agenda.items.get(command.item_id)
    if item is None:
        raise Refused("agenda.unknown_item", item=command.item_id)
    text = command.text.strip()
    if not text:
        raise Refused("opinions.empty")
    earlier = [o for o in opinions_of(state, delegate.id) if o.item_id == item.id]
    same = next((o for o in earlier if o.text == text), None)
    if same is not None:
        raise Refused("opinions.twice", at=same.at)
    if len(earlier) >= MOST_OPINIONS:
        raise Refused("opinions.enough", name=delegate.name, most=MOST_OPINIONS)
    return [
        OpinionHandedIn(
            opinion_id=context.fresh_id,
            delegate_id=delegate.id,
            item_id=item.id,
            text=text,
            by_role=actor.role,
            late=item.status == "done",
            at=context.now,
        )
    ]


def apply_opinion_handed_in(state: HallState, event: OpinionHandedIn) -> None:
    state.opinions[event.opinion_id] = WrittenOpinion(
        id=event.opinion_id,
        delegate_id=event.delegate_id,
        item_id=event.item_id,
        text=event.text,
        at=event.at,
        by_role=event.by_role,
        late=event.late,
    )

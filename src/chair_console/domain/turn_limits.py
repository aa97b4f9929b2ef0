"""How long a turn may last: by its kind, by which speech it is, and by what a delegate group has left."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .refusals import Refused
from .roster import Delegate
from .speaking_order import GROUP_TIME, group_spent_ms, has_been_asked
from .speech import TurnKind

if TYPE_CHECKING:
    from .state import HallState


def is_questioning(state: HallState, item_id: str | None) -> bool:
    """Whether questions are put and answered now: in a group, or in the phase of an item without groups."""
    if state.questioning.running_id is not None:
        return True
    item = state.agenda.items.get(item_id or "")
    grouped = any(group.item_id == item_id for group in state.questioning.groups.values())
    return item is not None and item.phase == "questioning" and not grouped


def turn_limit_ms(state: HallState, kind: TurnKind, nth: int, item_id: str | None = None) -> int:
    """Default limit of a turn in ms (Res. 71/2022 art. 18: 7 min first, 3 min second, 3 min debate).

    In questioning a debate is the rejoinder of who asked, and what is answered before the first question is the
    respondent's opening remark. The times of questioning are from memory, to check: RULES.md gives no article for them.
    """
    limits = state.rules().floor
    questioning = is_questioning(state, item_id)
    if kind == "discuss":
        return limits.discuss_first_ms if nth <= 1 else limits.discuss_again_ms
    if kind == "debate" and questioning:
        return limits.rejoinder_ms
    if kind == "answer" and questioning and not has_been_asked(state, item_id):
        return limits.opening_ms
    return {
        "presentation": limits.presentation_ms,
        "verification": limits.verification_ms,
        "question": limits.question_ms,
        "answer": limits.answer_ms,
        "debate": limits.debate_ms,
        "explain": limits.explain_ms,
        "point_of_order": limits.point_of_order_ms,
        "interpose": limits.interpose_ms,
    }[kind]


def limit_of_turn(
    state: HallState, given_ms: int, kind: TurnKind, nth: int, delegate: Delegate | None, now: int
) -> int:
    """The time of a turn: as the chair says, or by the rule; no more than the group has left, where that binds.

    Refused: `floor.group_time`.
    """
    rules, item_id = state.rules(), state.agenda.current_id
    limit = given_ms or turn_limit_ms(state, kind, nth, item_id)
    budget = rules.group_minutes * 60_000
    if not (budget and rules.group_time_binds and delegate is not None and delegate.unit):
        return limit
    if kind not in GROUP_TIME:
        return limit
    left = budget - group_spent_ms(state, item_id, now).get(delegate.unit, 0)
    if left <= 0:
        raise Refused("floor.group_time", unit=delegate.unit, minutes=rules.group_minutes)
    return min(limit, left)

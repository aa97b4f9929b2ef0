"""The working regulation (quy chế làm việc): what a council may set differently, each with its source.

The defaults are those of the law or of good practice; what is still to be checked says so (`from_memory`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .actors import Context
from .messages import Command, Event
from .refusals import Refused
from .session import Rules, require_no_open_ballot
from .settings import require_sound_rules

if TYPE_CHECKING:
    from .state import HallState


class AmendRules(Command, frozen=True, kw_only=True):
    """Set the working regulation anew, with the reason; what was decided before stays as it was decided."""

    rules: Rules
    reason: str


class RulesAmended(Event, frozen=True, kw_only=True):
    rules: Rules
    reason: str
    at: int


def decide_amend_rules(state: HallState, command: AmendRules, context: Context) -> list[Event]:
    session = state.require_session()
    require_no_open_ballot(state)
    require_sound_rules(command.rules)
    if command.rules.secrecy_allowed != session.rules.secrecy_allowed:
        raise Refused("regulation.secrecy_elsewhere")
    if not command.reason.strip():
        raise Refused("regulation.no_reason")
    if command.rules == session.rules:
        return []
    return [RulesAmended(rules=command.rules, reason=command.reason.strip(), at=context.now)]


def apply_rules_amended(state: HallState, event: RulesAmended) -> None:
    state.require_session().rules = event.rules

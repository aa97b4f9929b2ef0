"""The body's logo: a picture that the hall keeps, shown on the welcome and over every scene."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .actors import Context
from .messages import Command, Event
from .refusals import Refused

if TYPE_CHECKING:
    from .state import HallState


class SetLogo(Command, frozen=True, kw_only=True):
    """Show this picture (the SHA-256 of a PNG that the hall has drawn and keeps); "" takes the logo away."""

    sha256: str


class LogoSet(Event, frozen=True, kw_only=True):
    sha256: str


def decide_set_logo(state: HallState, command: SetLogo, context: Context) -> list[Event]:
    """Refused: `logo.unknown`."""
    if command.sha256 and not context.logo_kept:
        raise Refused("logo.unknown")
    return [LogoSet(sha256=command.sha256)] if state.logo != command.sha256 else []


def apply_logo_set(state: HallState, event: LogoSet) -> None:
    state.logo = event.sha256

"""The projector's screen: it follows the meeting by itself unless the chair pins, freezes or blanks it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import msgspec

from .actors import Context
from .messages import Command, Event
from .outputs import require_page_shown
from .refusals import Refused

if TYPE_CHECKING:
    from .ballot import Ballot
    from .state import HallState

View = Literal[
    "welcome",
    "agenda",
    "item",
    "floor",
    "presence",
    "ballot_open",
    "ballot_closed",
    "result",
    "document",
    "notice",
    "countdown",
    "recess",
    "blank",
]
PINNABLE: tuple[View, ...] = ("welcome", "agenda", "item", "presence", "document", "notice", "countdown")
Chart = Literal["figures", "seats", "groups"]
"""How a declared result is drawn: figures with bars, the hall's seats by choice, or the delegate groups."""

LONGEST_COUNTDOWN_MS = 24 * 3_600_000


class Pin(msgspec.Struct, frozen=True, kw_only=True):
    """What the chair put on the screen by hand. A countdown has its title in `notice` and ends at `until` (ms)."""

    view: View
    document_id: str | None = None
    page: int = 1
    notice: str = ""
    until: int = 0


class Screen(msgspec.Struct, kw_only=True):
    """`ballot_id` is the ballot whose end the hall is waiting for or looking at, `chart` how its result is drawn.

    `presenter_id` is whom the chair lets turn the projected pages; with `desk_only` not even who has the floor may.
    """

    pin: Pin | None = None
    ballot_id: str | None = None
    chart: Chart = "figures"
    frozen_at: int | None = None
    blank: bool = False
    presenter_id: str | None = None
    desk_only: bool = False


class ShowOnScreen(Command, frozen=True, kw_only=True):
    """Pin a view: welcome, agenda, item, presence, a document's page, a notice, or a countdown to `until` (ms)."""

    view: View
    document_id: str | None = None
    page: int = 1
    notice: str = ""
    until: int = 0


class ShowResultAs(Command, frozen=True, kw_only=True):
    """Draw the declared result that is on the screen in another way."""

    chart: Chart


class FollowMeeting(Command, frozen=True, kw_only=True):
    """Take the pinned view away: the screen follows the meeting again."""


class FreezeScreen(Command, frozen=True, kw_only=True):
    """Keep the picture as it is (giữ hình) while the meeting goes on."""

    on: bool = True


class BlankScreen(Command, frozen=True, kw_only=True):
    """Show nothing (màn trống)."""

    on: bool = True


class ScreenPinned(Event, frozen=True, kw_only=True):
    pin: Pin


class ResultDrawn(Event, frozen=True, kw_only=True):
    chart: Chart


class ScreenFollows(Event, frozen=True, kw_only=True):
    pass


class ScreenFrozen(Event, frozen=True, kw_only=True):
    on: bool
    at: int


class ScreenBlanked(Event, frozen=True, kw_only=True):
    on: bool


def decide_show_on_screen(state: HallState, command: ShowOnScreen, context: Context) -> list[Event]:
    if command.view not in PINNABLE:
        raise Refused("screen.not_pinnable", view=command.view)
    if command.view == "item" and state.agenda.current_id is None:
        raise Refused("agenda.no_current_item")
    if command.view == "notice" and not command.notice.strip():
        raise Refused("screen.no_notice")
    if command.view == "countdown":
        _require_ahead(command.until, context.now)
    if command.view == "document":
        require_page_shown(state, command.document_id, command.page)
    pin = Pin(
        view=command.view,
        document_id=command.document_id if command.view == "document" else None,
        page=command.page,
        notice=command.notice.strip(),
        until=command.until if command.view == "countdown" else 0,
    )
    return [ScreenPinned(pin=pin)]


def _require_ahead(until: int, now: int) -> None:
    """Refused: `screen.countdown_over`, `screen.countdown_far`."""
    if until <= now:
        raise Refused("screen.countdown_over")
    if until - now > LONGEST_COUNTDOWN_MS:
        raise Refused("screen.countdown_far")


def decide_show_result_as(state: HallState, command: ShowResultAs, context: Context) -> list[Event]:
    """Refused: `screen.no_result`, `screen.no_chart` (nobody knows from which seats votes came)."""
    ballot = state.ballots.get(state.screen.ballot_id or "")
    if ballot is None or ballot.status != "declared" or ballot.form != "motion":
        raise Refused("screen.no_result")
    if command.chart != "figures" and not shows_who_voted(ballot):
        raise Refused("screen.no_chart")
    return [ResultDrawn(chart=command.chart)] if state.screen.chart != command.chart else []


def shows_who_voted(ballot: Ballot) -> bool:
    """Whether it can be shown from which seats votes came: not where nobody knows it, and not of counted hands."""
    voters = ballot.voters()
    return ballot.kind != "blind" and bool(voters) and len(voters) == ballot.cast_number()


def names_may_be_shown(state: HallState, ballot: Ballot) -> bool:
    """Whether the hall may see who chose what: an open ballot, declared, where the regulation shows names."""
    return ballot.kind == "open" and ballot.status == "declared" and state.rules().show_names


def decide_follow_meeting(state: HallState, command: FollowMeeting, context: Context) -> list[Event]:
    return [ScreenFollows()] if state.screen.pin is not None else []


def decide_freeze_screen(state: HallState, command: FreezeScreen, context: Context) -> list[Event]:
    if (state.screen.frozen_at is not None) == command.on:
        return []
    return [ScreenFrozen(on=command.on, at=context.now)]


def decide_blank_screen(state: HallState, command: BlankScreen, context: Context) -> list[Event]:
    return [] if state.screen.blank == command.on else [ScreenBlanked(on=command.on)]


def apply_screen_pinned(state: HallState, event: ScreenPinned) -> None:
    state.screen.pin = event.pin


def apply_result_drawn(state: HallState, event: ResultDrawn) -> None:
    state.screen.chart = event.chart


def apply_screen_follows(state: HallState, event: ScreenFollows) -> None:
    state.screen.pin = None


def apply_screen_frozen(state: HallState, event: ScreenFrozen) -> None:
    state.screen.frozen_at = event.at if event.on else None


def apply_screen_blanked(state: HallState, event: ScreenBlanked) -> None:
    state.screen.blank = event.on


MOVES_ON = frozenset(
    {
        "SittingOpened",
        "RecessCalled",
        "SittingClosed",
        "SittingAdjourned",
        "ItemStarted",
        "PhaseStarted",
        "ItemFinished",
        "FloorGiven",
        "RollCallOpened",
        "BallotWithdrawn",
    }
)


def follow(state: HallState, event: Event) -> None:
    """Keep the screen with the meeting: a public act takes the place of a pinned view or an old result.

    What was recalled is projected no longer, and of a shorter new version the last page.
    """
    screen, name = state.screen, type(event).__name__
    if name == "BallotOpened":
        _let_go(screen, state.open_ballot_id)
    elif name in MOVES_ON:
        if name != "BallotWithdrawn" or getattr(event, "ballot_id", None) == screen.ballot_id:
            _let_go(screen, None)  # a ballot that was only prepared is on no screen
    elif screen.pin is not None and screen.pin.document_id is not None:
        document = state.documents[screen.pin.document_id]
        if name == "DocumentRecalled" and document.recalled_at is not None:
            screen.pin = None
        elif name == "DocumentReplaced":
            page = min(screen.pin.page, document.valid().file.pages)
            screen.pin = msgspec.structs.replace(screen.pin, page=page)


def _let_go(screen: Screen, ballot_id: str | None) -> None:
    screen.pin, screen.ballot_id, screen.chart = None, ballot_id, "figures"
    screen.presenter_id, screen.desk_only = None, False


def current_view(state: HallState) -> View:
    """What the hall sees now."""
    screen = state.screen
    if screen.blank:
        return "blank"
    if screen.pin is not None:
        return screen.pin.view
    ballot = state.ballots.get(screen.ballot_id or "")
    if ballot is not None and ballot.is_running():
        return "ballot_open"
    if ballot is not None and ballot.status == "closed":
        return "ballot_closed"
    if ballot is not None and ballot.status == "declared":
        return "result"
    if state.phase() == "recess":
        return "recess"
    if state.floor.turn is not None:
        return "floor"
    if state.roll_call_open():
        return "presence"
    if state.agenda.current_id is not None:
        return "item"
    return "agenda" if state.phase() == "sitting" else "welcome"

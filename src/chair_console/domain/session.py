"""The session (kỳ họp) and its sittings (phiên họp): convening, opening, recess, closing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import msgspec

from .actors import Context
from .agenda_acts import break_off_item
from .messages import Command, Event
from .presence import require_quorum
from .refusals import Refused
from .settings import require_sound_rules
from .tally import ConfidenceBase, ElectionTie
from .turns import TurnPaused, end_running_turn

if TYPE_CHECKING:
    from .state import HallState

BodyKind = Literal["province", "commune", "party"]
SessionKind = Literal["regular", "thematic", "urgent"]
LONGEST_RECESS_MS = 24 * 3_600_000
MajorityBase = Literal["in_office", "summoned_less_excused"]
SittingStatus = Literal["planned", "open", "closed"]


class FloorLimits(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Default length of a turn in ms (RULES.md section 3).

    Discussion, debate and explanation: Res. 71/2022 art. 18; presentation: National Assembly rules 2015. Question and
    answer are practice since 2018, `opening_ms` is the respondent's opening remark: no article is known for these,
    and they are from memory, to check; so are `verification_ms` and `rejoinder_ms`, the debate within questioning.
    The last two have no statutory form.
    """

    presentation_ms: int = 15 * 60_000
    verification_ms: int = 15 * 60_000
    discuss_first_ms: int = 7 * 60_000
    discuss_again_ms: int = 3 * 60_000
    debate_ms: int = 3 * 60_000
    explain_ms: int = 10 * 60_000
    question_ms: int = 60_000
    answer_ms: int = 3 * 60_000
    opening_ms: int = 5 * 60_000
    rejoinder_ms: int = 2 * 60_000
    interpose_ms: int = 60_000
    point_of_order_ms: int = 60_000


class Rules(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What the council's working regulation sets; every default is from RULES.md section 7.

    `majority_base` is T: the delegates in office, or at a Party congress those summoned less the excused.
    `confidence_poll` None means by the body: a province has the poll, a commune has not (to check).
    `revote_needs_majority` (in a re-vote among equals) and `blank_is_valid` are from memory, to check.
    Of the floor: `group_minutes` 0 means that groups have no time of their own; with `group_time_binds` a group that
    has used it up is not called any more.
    """

    quorum: tuple[int, int] = (2, 3)
    allow_change_until_close: bool = True
    casting_vote: bool = False
    max_speeches: int = 2
    questions_batch: int = 3
    floor: FloorLimits = FloorLimits()
    dossier_days: int = 5
    majority_base: MajorityBase = "in_office"
    confidence_poll: bool | None = None
    confidence_base: ConfidenceBase = "papers"
    blank_is_valid: bool = False
    election_tie: ElectionTie = "revote_then_older"
    revote_needs_majority: bool = False
    proxies: bool = False
    weights: bool = False
    secrecy_allowed: bool = False
    register_before: bool = True
    first_speakers_first: bool = False
    present_only_floor: bool = True
    debate_first: bool = False
    interposed_questions: bool = True
    pro_contra: bool = False
    group_minutes: int = 0
    group_time_binds: bool = False
    show_names: bool = False

    def with_secrecy(self, allowed: bool) -> Rules:
        return msgspec.structs.replace(self, secrecy_allowed=allowed)


class SittingPlan(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A half-day or day of the session; times in ms since the epoch."""

    id: str
    title: str
    planned_at: int
    ends_at: int


class Sitting(msgspec.Struct, kw_only=True):
    """`roll_call_after` is set where presence has to be asked anew: when the sitting it continues was adjourned."""

    id: str
    title: str
    planned_at: int
    ends_at: int
    status: SittingStatus = "planned"
    opened_at: int | None = None
    closed_at: int | None = None
    roll_call_after: int | None = None


class Recess(msgspec.Struct, kw_only=True):
    """A break (giải lao); `until` is announced, not enforced."""

    called_at: int
    until: int | None


class Session(msgspec.Struct, kw_only=True):
    """The session that this hall holds."""

    id: str
    body: str
    body_short: str
    body_kind: BodyKind
    title: str
    number: int
    term: str
    kind: SessionKind
    place: str
    language: str
    rehearsal: bool
    rules: Rules
    sittings: dict[str, Sitting]
    convened_at: int
    sitting_id: str | None = None
    recess: Recess | None = None
    closed_at: int | None = None


def term_beside(title: str, term: str) -> str:
    """The parts of the term that the session's title does not say already; both stand on the same page."""
    said = title.casefold()
    parts = (part.strip() for part in term.split(","))
    return ", ".join(part for part in parts if part and part.casefold() not in said)


class ConveneSession(Command, frozen=True, kw_only=True):
    """Set up the session. `rehearsal` marks every paper and screen of it as a rehearsal."""

    id: str = ""
    body: str
    body_short: str = ""
    body_kind: BodyKind = "province"
    title: str
    number: int = 0
    term: str = ""
    kind: SessionKind = "regular"
    place: str = ""
    language: str = "vi"
    rehearsal: bool = False
    rules: Rules = Rules()
    sittings: list[SittingPlan]


class OpenSitting(Command, frozen=True, kw_only=True):
    """Open a sitting; needs a quorum of two thirds of the delegates in office."""

    sitting_id: str


class CallRecess(Command, frozen=True, kw_only=True):
    """Rest until a time that is announced (ms, ahead of now, within a day), or until the chair goes on."""

    until: int | None = None


class EndRecess(Command, frozen=True, kw_only=True):
    pass


class CloseSitting(Command, frozen=True, kw_only=True):
    pass


class CloseSession(Command, frozen=True, kw_only=True):
    pass


class SessionConvened(Event, frozen=True, kw_only=True):
    id: str
    body: str
    body_short: str
    body_kind: BodyKind
    title: str
    number: int
    term: str
    kind: SessionKind
    place: str
    language: str
    rehearsal: bool
    rules: Rules
    sittings: list[SittingPlan]
    at: int


class SittingOpened(Event, frozen=True, kw_only=True):
    sitting_id: str
    present: int
    total: int
    at: int


class RecessCalled(Event, frozen=True, kw_only=True):
    until: int | None
    at: int


class RecessEnded(Event, frozen=True, kw_only=True):
    at: int


class SittingClosed(Event, frozen=True, kw_only=True):
    sitting_id: str
    at: int


class SessionClosed(Event, frozen=True, kw_only=True):
    at: int


def require_no_open_ballot(state: HallState) -> None:
    """Refused: `ballot.another_open`."""
    ballot = state.running_ballot()
    if ballot is not None:
        raise Refused("ballot.another_open", title=ballot.title)


def decide_convene_session(state: HallState, command: ConveneSession, context: Context) -> list[Event]:
    if state.session is not None:
        raise Refused("session.already_convened", title=state.session.title)
    if not command.title.strip() or not command.body.strip():
        raise Refused("session.no_title")
    if not command.sittings or len({s.id for s in command.sittings}) != len(command.sittings):
        raise Refused("session.bad_sittings")
    require_sound_rules(command.rules)
    return [
        SessionConvened(
            id=command.id or context.fresh_id,
            body=command.body,
            body_short=command.body_short or command.body,
            body_kind=command.body_kind,
            title=command.title,
            number=command.number,
            term=command.term,
            kind=command.kind,
            place=command.place,
            language=command.language,
            rehearsal=command.rehearsal,
            rules=command.rules,
            sittings=command.sittings,
            at=context.now,
        )
    ]


def decide_open_sitting(state: HallState, command: OpenSitting, context: Context) -> list[Event]:
    session = state.require_session()
    sitting = session.sittings.get(command.sitting_id)
    if sitting is None:
        raise Refused("session.unknown_sitting", sitting=command.sitting_id)
    if session.sitting_id is not None:
        raise Refused("session.sitting_already_open", title=session.sittings[session.sitting_id].title)
    if sitting.status == "closed":
        raise Refused("session.sitting_over", title=sitting.title)
    asked = state.roll_call.opened_at if state.roll_call is not None else 0
    if sitting.roll_call_after is not None and asked <= sitting.roll_call_after:
        raise Refused("session.roll_call_first", title=sitting.title)
    require_quorum(state)
    return [
        SittingOpened(
            sitting_id=sitting.id, present=state.present_count(), total=state.total(), at=context.now
        )
    ]


def decide_call_recess(state: HallState, command: CallRecess, context: Context) -> list[Event]:
    require_no_open_ballot(state)
    if command.until is not None and command.until <= context.now:
        raise Refused("session.recess_over", until_at=command.until, now_at=context.now)
    if command.until is not None and command.until > context.now + LONGEST_RECESS_MS:
        raise Refused("session.recess_far", hours=LONGEST_RECESS_MS // 3_600_000)
    events: list[Event] = []
    turn = state.floor.turn
    if turn is not None and turn.running_since is not None:
        events.append(TurnPaused(turn_id=turn.id, elapsed_ms=turn.elapsed(context.now), at=context.now))
    return [*events, RecessCalled(until=command.until, at=context.now)]


def decide_end_recess(state: HallState, command: EndRecess, context: Context) -> list[Event]:
    return [RecessEnded(at=context.now)]


def decide_close_sitting(state: HallState, command: CloseSitting, context: Context) -> list[Event]:
    session = state.require_session()
    require_no_open_ballot(state)
    if session.sitting_id is None:
        raise Refused("session.no_open_sitting")
    events = break_off_item(state, context.now) or end_running_turn(state, context.now)
    return [*events, SittingClosed(sitting_id=session.sitting_id, at=context.now)]


def decide_close_session(state: HallState, command: CloseSession, context: Context) -> list[Event]:
    session = state.require_session()
    if session.sitting_id is not None:
        raise Refused("session.sitting_already_open", title=session.sittings[session.sitting_id].title)
    return [SessionClosed(at=context.now)]


def apply_session_convened(state: HallState, event: SessionConvened) -> None:
    state.session = Session(
        id=event.id,
        body=event.body,
        body_short=event.body_short,
        body_kind=event.body_kind,
        title=event.title,
        number=event.number,
        term=event.term,
        kind=event.kind,
        place=event.place,
        language=event.language,
        rehearsal=event.rehearsal,
        rules=event.rules,
        convened_at=event.at,
        sittings={
            s.id: Sitting(id=s.id, title=s.title, planned_at=s.planned_at, ends_at=s.ends_at)
            for s in event.sittings
        },
    )


def apply_sitting_opened(state: HallState, event: SittingOpened) -> None:
    session = state.require_session()
    sitting = session.sittings[event.sitting_id]
    sitting.status, sitting.opened_at = "open", event.at
    session.sitting_id = event.sitting_id
    if state.roll_call is not None and state.roll_call.closed_at is None:
        state.roll_call.closed_at = event.at


def apply_recess_called(state: HallState, event: RecessCalled) -> None:
    state.require_session().recess = Recess(called_at=event.at, until=event.until)


def apply_recess_ended(state: HallState, event: RecessEnded) -> None:
    state.require_session().recess = None


def apply_sitting_closed(state: HallState, event: SittingClosed) -> None:
    session = state.require_session()
    sitting = session.sittings[event.sitting_id]
    sitting.status, sitting.closed_at = "closed", event.at
    session.sitting_id, session.recess = None, None
    state.floor.close_registration(event.at)


def apply_session_closed(state: HallState, event: SessionClosed) -> None:
    state.require_session().closed_at = event.at

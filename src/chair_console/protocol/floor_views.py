"""The floor as the topics show it: who waits, who speaks, who has spoken."""

from __future__ import annotations

from typing import Literal

from chair_console.domain.speech import RequestKind, Side, TurnKind

from .views import ViewStruct

SpeakerState = Literal["silent", "running", "paused", "over"]


class RequestView(ViewStruct, frozen=True, kw_only=True):
    """A waiting request, with what one needs to call the delegate by name. `answer_ms` is what the answer to a question
    may take after it (desk and hall only).

    `priority`: a rule puts it before others. `present` is false for one who has left and is passed over until back.
    """

    id: str
    delegate_id: str
    name: str
    title: str
    unit: str
    constituency: str
    seat: str
    kind: RequestKind
    subject: str
    to: str
    at: int
    nth: int
    limit_ms: int
    side: Side = ""
    priority: bool = False
    present: bool = True
    answer_ms: int = 0


class TurnView(ViewStruct, frozen=True, kw_only=True):
    """A turn. Spoken so far: `elapsed_ms`, plus the time since `running_since` while that is set.

    `stays_paused`: it had been paused before it was held up, and does not go on by itself.
    """

    id: str
    item_id: str | None
    kind: TurnKind
    delegate_id: str | None
    name: str
    title: str
    unit: str
    constituency: str
    seat: str
    subject: str
    nth: int
    limit_ms: int
    started_at: int
    running_since: int | None
    elapsed_ms: int
    time_up_at: int | None
    ended_at: int | None
    side: Side = ""
    out_of_order: bool = False
    reason: str = ""
    extended_ms: int = 0
    stays_paused: bool = False


class PlaceView(ViewStruct, frozen=True, kw_only=True):
    """Topic `places`, by request: where a delegate's own waiting request stands on the list of its item.

    `place` counts from 1; `ahead_ms` is what those before it may take. What was asked stands in `me`.
    """

    item_id: str
    place: int
    ahead_ms: int
    nth: int
    limit_ms: int
    priority: bool = False
    present: bool = True


class EarlyListView(ViewStruct, frozen=True, kw_only=True):
    """The list of speakers of an item to come. A delegate gets the number who are `waiting`, and no rows."""

    item_id: str
    closed_at: int | None
    queue: list[RequestView]
    waiting: int = 0


class GroupTimeView(ViewStruct, frozen=True, kw_only=True):
    """How long a delegate group has spoken on the current item; the running turn until it was last paused."""

    unit: str
    spent_ms: int


class FloorView(ViewStruct, frozen=True, kw_only=True):
    """Topic `floor`, one key. `spoken` are the ended turns of the current item, oldest first.

    `queue` is in the order in which they are to be called; a delegate gets its head only, of others no more than a
    tablet shows, and nobody once the discussion has ended. `waiting` counts all of it, `waiting_ms` is what they
    may take together. `signals` (desk only) are points of order and interposed questions; the first one waits for
    the chair alone. `in_order` (desk only) are those who may be called without a reason. `held_up` is the speech
    that such a turn interrupts.
    """

    registration_open: bool
    registration_item_id: str | None
    registration_closed_at: int | None
    queue: list[RequestView]
    turn: TurnView | None
    spoken: list[TurnView]
    waiting: int = 0
    waiting_ms: int = 0
    signals: tuple[RequestView, ...] = ()
    in_order: tuple[str, ...] = ()
    held_up: TurnView | None = None
    early: tuple[EarlyListView, ...] = ()
    groups: tuple[GroupTimeView, ...] = ()
    group_budget_ms: int = 0


class FeedView(ViewStruct, frozen=True, kw_only=True):
    """Topic `feeds` (desk only), by access: another system that may follow who speaks.

    `made_at` is 0 where that is not known; `used_at` is when it was last seen, as far as known.
    """

    id: str
    name: str
    made_at: int
    used_at: int | None
    connections: int


class NextSpeaker(ViewStruct, frozen=True, kw_only=True):
    """Who is to be called next."""

    name: str
    seat: str
    kind: RequestKind


class SpeakerView(ViewStruct, frozen=True, kw_only=True):
    """Topic `speaker`, one key: who speaks now, for microphones, cameras and captions (docs/floor-feed.md).

    `turn_id` is a new one at every change of speaker, and "" while nobody speaks. Spoken so far: `elapsed_ms`, plus the
    time since `running_since`. `over`: the time was used up, and the chair has not ended the turn.
    """

    turn_id: str
    state: SpeakerState
    kind: TurnKind | None
    name: str
    title: str
    unit: str
    seat: str
    limit_ms: int
    elapsed_ms: int
    running_since: int | None
    started_at: int | None
    held_up_turn_id: str
    next: NextSpeaker | None

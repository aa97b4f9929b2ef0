"""The floor as the topics show it: who waits, who speaks, who has spoken."""

from __future__ import annotations

from chair_console.domain.floor import RequestKind, TurnKind

from .views import ViewStruct


class RequestView(ViewStruct, frozen=True, kw_only=True):
    """A waiting request, with what one needs to call the delegate by name."""

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


class TurnView(ViewStruct, frozen=True, kw_only=True):
    """A turn. Spoken so far: `elapsed_ms`, plus the time since `running_since` while that is set."""

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


class FloorView(ViewStruct, frozen=True, kw_only=True):
    """Topic `floor`, one key. `spoken` are the ended turns of the current item, oldest first."""

    registration_open: bool
    registration_item_id: str | None
    registration_closed_at: int | None
    queue: list[RequestView]
    turn: TurnView | None
    spoken: list[TurnView]

"""What the floor consists of: lists of speakers, requests to speak, turns."""

from __future__ import annotations

from typing import Literal

import msgspec

RequestKind = Literal["discuss", "question", "debate", "explain", "point_of_order", "interpose"]
TurnKind = Literal[
    "presentation", "verification", "discuss", "question", "answer", "debate", "explain",
    "point_of_order", "interpose",
]  # fmt: skip
RequestStatus = Literal["waiting", "called", "withdrawn", "skipped", "lapsed"]
Side = Literal["", "pro", "contra"]
"""For or against the draft, where the regulation keeps two lists."""

SIGNALS: frozenset[RequestKind] = frozenset({"point_of_order", "interpose"})
"""What a delegate tells the chair alone; no statutory form. Neither needs an open list."""


class Registration(msgspec.Struct, kw_only=True):
    """The list of speakers is open (until `closed_at`) for one agenda item."""

    item_id: str
    opened_at: int
    closed_at: int | None = None


class SpeechRequest(msgspec.Struct, kw_only=True):
    """A delegate's request to speak; `nth` is which speech on this item it would be.

    `to` names the authority that is asked, `side` is for two lists, `turn_id` is the speech that an interposed
    question is about. `standing` is set where the request was moved by hand: it then stands as who it was put before.
    A point of order may be made between two items; its `item_id` is then "".
    """

    id: str
    delegate_id: str
    item_id: str
    kind: RequestKind
    subject: str
    to: str
    at: int
    nth: int
    status: RequestStatus = "waiting"
    side: Side = ""
    turn_id: str | None = None
    standing: int | None = None


class Turn(msgspec.Struct, kw_only=True):
    """A speaking turn (lượt phát biểu). Its clock runs while `running_since` is set.

    `reason` says why it came out of order, `extended_ms` is what the chair has added, `cut` that it was ended with
    its time used up, and not by the speaker. `stays_paused`: it was paused before it was held up, and does not go on by
    itself after that.
    """

    id: str
    item_id: str | None
    kind: TurnKind
    delegate_id: str | None
    request_id: str | None
    name: str
    title: str
    subject: str
    limit_ms: int
    started_at: int
    running_since: int | None
    elapsed_ms: int = 0
    time_up_at: int | None = None
    ended_at: int | None = None
    nth: int = 0
    side: Side = ""
    out_of_order: bool = False
    reason: str = ""
    extended_ms: int = 0
    cut: bool = False
    stays_paused: bool = False

    def elapsed(self, now: int) -> int:
        """Time spoken until `now`, in ms, pauses left out."""
        return self.elapsed_ms + (max(0, now - self.running_since) if self.running_since is not None else 0)


class Floor(msgspec.Struct, kw_only=True):
    """`registration` is the current item's list, `early` those of items to come, `order` all requests as they were
    registered, or moved since. `interrupted` is the speech that a point of order or an interposed question holds up.
    """

    registration: Registration | None = None
    requests: dict[str, SpeechRequest] = msgspec.field(default_factory=dict)
    turn: Turn | None = None
    turns: list[Turn] = msgspec.field(default_factory=list)
    early: dict[str, Registration] = msgspec.field(default_factory=dict)
    order: list[str] = msgspec.field(default_factory=list)
    interrupted: Turn | None = None

    def registration_open(self) -> bool:
        return self.registration is not None and self.registration.closed_at is None

    def list_of(self, item_id: str) -> Registration | None:
        """The list of one item, be it the current one's or one to come."""
        if self.registration is not None and self.registration.item_id == item_id:
            return self.registration
        return self.early.get(item_id)

    def all_turns(self) -> list[Turn]:
        """Every turn in the order in which they began to run last; the running one is the last."""
        return [*self.turns, *(turn for turn in (self.interrupted, self.turn) if turn is not None)]

    def lapse(self, item_id: str) -> None:
        """Whoever still waits on this item is not called any more."""
        for request in self.requests.values():
            if request.item_id == item_id and request.status == "waiting":
                request.status = "lapsed"

    def lapse_others(self, item_id: str) -> None:
        """Of an item that was broken off, once another one is taken up instead. Lists of items to come stay."""
        for request in self.requests.values():
            if (
                request.item_id != item_id
                and request.item_id not in self.early
                and request.status == "waiting"
            ):
                request.status = "lapsed"

    def close_registration(self, at: int) -> None:
        if self.registration is not None and self.registration.closed_at is None:
            self.registration.closed_at = at

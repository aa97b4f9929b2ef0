"""What goes over the WebSocket `/api/live`. The first message is the client's `Follow`."""

from __future__ import annotations

import msgspec

from chair_console.domain.actors import Role


class LiveMessage(msgspec.Struct, frozen=True, kw_only=True, tag_field="type", tag=True):
    """Base of all live messages."""


class Follow(LiveMessage, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Client: who I am and which versions I hold; the answer is the difference.

    Versions count within one run of one hall: `hall_id` and `epoch` are those of the last `Hello`.
    """

    token: str
    hall_id: str = ""
    epoch: int = 0
    versions: dict[str, int] = {}
    language: str = "vi"
    device_id: str = ""


class Beat(LiveMessage, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Client, every 5 s: I am alive. `sent_at` is the client's own clock and comes back in the answer."""

    sent_at: int


class Hello(LiveMessage, frozen=True, kw_only=True):
    """Hall: you are known; `now` is the hall's clock."""

    now: int
    hall_id: str
    epoch: int
    role: Role
    delegate_id: str | None
    name: str


class Update(LiveMessage, frozen=True, kw_only=True):
    """Hall: a topic's new version. `full`: forget what you held of it. A single topic has the key ""."""

    topic: str
    version: int
    full: bool
    changed: dict[str, msgspec.Raw]
    removed: list[str]


class Beaten(LiveMessage, frozen=True, kw_only=True):
    """Hall: answer to a `Beat`."""

    sent_at: int
    now: int


class Bye(LiveMessage, frozen=True, kw_only=True):
    """Hall: the connection ends, and why (`live.unauthorised`, `live.revoked`, `live.hall_stops`)."""

    code: str
    detail: str


FromClient = Follow | Beat
FromHall = Hello | Update | Beaten | Bye

"""The session's course as the topics show it."""

from __future__ import annotations

from chair_console.domain.actors import Role

from .views import Text, ViewStruct


class TimelineView(ViewStruct, frozen=True, kw_only=True):
    """Topic `timeline` (desk only), keyed so that the keys sort in the order of the records: one thing that was done.

    `kind` is what it was (`item_started`, `floor_given`…), `role` and `name` who did it, `item_id` the item that
    was running then.
    """

    seq: int
    at: int
    kind: str
    role: Role
    name: str
    item_id: str | None
    text: Text

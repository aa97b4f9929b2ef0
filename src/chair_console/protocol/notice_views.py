"""The notices to delegates as the desk sees them."""

from __future__ import annotations

from .views import ViewStruct


class SentNoticeView(ViewStruct, frozen=True, kw_only=True):
    """Topic `sent_notices`, keyed by notice (desk only): what delegates were told, and who has not read it yet.

    `to` is `delegates`, `group:NAME` or `delegate:ID`; `count` is how many delegates it is for.
    """

    id: str
    text: str
    to: str
    whole_screen: bool
    at: int
    withdrawn_at: int | None
    count: int
    read: int
    unread: list[str]

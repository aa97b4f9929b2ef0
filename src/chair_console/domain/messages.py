"""The two kinds of message that the domain knows: what is asked for, and what has happened."""

import msgspec


class Command(
    msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, tag_field="type", tag=True
):
    """Something that a person (or the clock) wants to happen."""


class Event(msgspec.Struct, frozen=True, kw_only=True, tag_field="type", tag=True):
    """Something that has happened; never changed, never deleted."""

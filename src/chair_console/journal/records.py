"""What goes into the journal and what comes out of it. Bodies are opaque bytes here."""

from __future__ import annotations

import msgspec

from chair_console.journal.refusals import Fact
from chair_console.journal.urns import UrnChange


class Pending(msgspec.Struct, frozen=True, gc=False):
    """A record that waits to be written: `at` in ms since the epoch (UTC), `body` from `encode_body`.

    `urns` is what becomes of secret ballots' urns in the same transaction.
    """

    at: int
    body: bytes
    urns: tuple[UrnChange, ...] = ()


class StoredRecord(msgspec.Struct, frozen=True, gc=False):
    """A record on disk. `seq` counts from 1 without a gap; `hash` is its link of the chain (32 bytes)."""

    seq: int
    at: int
    body: bytes
    hash: bytes


class Head(msgspec.Struct, frozen=True, gc=False):
    """The end of the journal: the last record's `seq`, `at` and `hash`; (0, 0, genesis) while it is empty."""

    seq: int
    at: int
    hash: bytes


class VerifyReport(msgspec.Struct, frozen=True):
    """What a walk through the whole journal found.

    `records` good records were read before the walk ended, the last of them with hash `head` (hex; empty
    where nothing could be opened). If not `ok`, `reason` is the code of the sentence that says why (one of
    `CODES`), `facts` fill it, and `first_bad_seq` says where, unless the journal could not be opened at all.
    """

    records: int
    head: str
    ok: bool
    first_bad_seq: int | None = None
    reason: str | None = None
    facts: dict[str, Fact] = {}

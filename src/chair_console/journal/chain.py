"""The chain that binds the records: change one byte and every later hash is wrong.

`hash_0 = sha256(b"chair-console journal v1 " + hall_id)` and `hash_n = sha256(hash_{n-1} + body_n)`, where
`body_n` is the canonical JSON of the n-th record, exactly as stored. Anyone can check it with these two
lines.
"""

from __future__ import annotations

from hashlib import sha256
from typing import Any, Final

import msgspec

GENESIS_PREFIX: Final = b"chair-console journal v1 "
HASH_BYTES: Final = 32

_canonical = msgspec.json.Encoder(order="sorted")


def genesis(hall_id: str) -> bytes:
    """The hash before the first record of the hall `hall_id` (32 bytes)."""
    return sha256(GENESIS_PREFIX + hall_id.encode()).digest()


def link(previous: bytes, body: bytes) -> bytes:
    """The hash of the record `body` that follows the hash `previous` (32 bytes each)."""
    return sha256(previous + body).digest()


def encode_body(record: msgspec.Struct) -> bytes:
    """The canonical bytes of a record: UTF-8 JSON, keys sorted, no spaces. `verify` accepts no other form."""
    return _canonical.encode(record)


def is_canonical(body: bytes) -> bool:
    """Whether `body` is JSON in its canonical form; False for bytes that are no JSON at all."""
    try:
        value: Any = msgspec.json.decode(body)
        return _canonical.encode(value) == body
    except (msgspec.MsgspecError, UnicodeError, RecursionError, ValueError, OverflowError):
        return False

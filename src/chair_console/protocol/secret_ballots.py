"""What goes over HTTPS in a secret ballot beside commands: a token, an anonymous paper, the published urn.

The formats are described in docs/protocol-secret-ballots.md; bytes are base64.
"""

from __future__ import annotations

from typing import Final

import msgspec

from chair_console.domain.ballot import BallotKind
from chair_console.domain.ballot_paper import BallotPaper
from chair_console.slips import Paper

LARGEST_PAPER_BYTES: Final = 256_000
_AROUND_MARKS_BYTES: Final = 1_200
_ROOM_STEP_BYTES: Final = 1_024

__all__ = [
    "LARGEST_PAPER_BYTES",
    "Paper",
    "PaperReceipt",
    "PublishedUrn",
    "SignedToken",
    "TokenOrder",
    "padded",
    "room_for",
]


def room_for(paper: BallotPaper) -> int:
    """How many bytes every secret vote on this ballot paper has on the wire, whatever is marked.

    TLS hides what is in a message, not how long it is: "for" would be told from "against".
    """
    everything = [[option.id for option in question.options] for question in paper.questions]
    longest = len(msgspec.json.encode(everything)) + _AROUND_MARKS_BYTES
    return -(-longest // _ROOM_STEP_BYTES) * _ROOM_STEP_BYTES


def padded(body: bytes, room: int) -> bytes:
    """A JSON body with blanks behind it, which mean nothing, up to `room` bytes."""
    return body.ljust(room, b" ")


class TokenOrder(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A delegate's blinded token, to be signed unseen."""

    blinded: str


class SignedToken(msgspec.Struct, frozen=True, kw_only=True):
    """The signature of a blinded token, and the record that says who got it."""

    ballot_id: str
    blind_signature: str
    seq: int
    at: int
    head: str


class PaperReceipt(msgspec.Struct, frozen=True, kw_only=True):
    """A paper is on disk. `paper` is its number in the published urn; nothing here tells when it came."""

    ballot_id: str
    paper: str


class PublishedUrn(msgspec.Struct, frozen=True, kw_only=True):
    """All papers of a declared secret ballot, sorted. `public_key` is empty in a separated one."""

    ballot_id: str
    kind: BallotKind
    public_key: str
    urn_sha256: str
    slips: list[str]

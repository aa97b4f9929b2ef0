"""What goes over HTTPS: a command in its envelope, the receipt, a refusal as a problem (RFC 9457)."""

from __future__ import annotations

import hashlib

import msgspec

from chair_console.domain.actors import Role
from chair_console.domain.hall import AnyCommand
from chair_console.domain.standing import Standing

LARGEST_COMMAND_BYTES = 1_000_000
LARGEST_FILE_BYTES = 200_000_000


class Envelope(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A command with its own UUID. The same UUID again gets the same answer.

    `seen` is what a window showed of the meeting when its user pressed; what has moved since then is not acted on.
    """

    command_id: str
    command: AnyCommand  # type: ignore[valid-type]
    seen: Standing | None = None


class Receipt(msgspec.Struct, frozen=True, kw_only=True):
    """The command is on disk. `id` names what it made (a request, a ballot…); `head` is the journal's hash.

    `changed` is false when there was nothing to change; `seq` is then the journal's last record.
    """

    command_id: str
    seq: int
    at: int
    head: str
    id: str
    changed: bool


class Problem(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A refusal: `code` for programs, `detail` for people in the language asked for, `facts` behind it."""

    type: str
    title: str
    status: int
    detail: str
    code: str
    facts: dict[str, object] = {}


class HallInfo(msgspec.Struct, frozen=True, kw_only=True):
    """What anyone on the network may know before joining. `words` stand on the projector too."""

    hall_id: str
    name: str
    epoch: int
    version: str
    body: str
    title: str
    language: str
    rehearsal: bool
    words: str
    phase: str


class JoinRequest(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Join with the six digits from the seat, or with the longer secret of the personal link."""

    code: str
    device_id: str
    device_name: str = ""


class Access(msgspec.Struct, frozen=True, kw_only=True):
    """An access token and whom it stands for. Sent as `Authorization: Bearer …`."""

    token: str
    role: Role
    delegate_id: str | None = None
    name: str = ""
    seat: str = ""
    unit: str = ""
    constituency: str = ""
    expires_at: int = 0


class TokenRequest(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The operator makes an access token for a window or, in a rehearsal, for a simulated delegate."""

    role: Role
    delegate_id: str | None = None
    name: str = ""


class OutputChoice(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Which output is meant."""

    output_id: str


class FeedChoice(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Which access of another system is meant."""

    feed_id: str


class OutputCode(msgspec.Struct, frozen=True, kw_only=True):
    """What a television's browser is bound with: the address to open, and six digits for one use.

    It holds for `valid_ms` from when it was given.
    """

    code: str
    address: str
    valid_ms: int


class OutputJoin(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Bind this browser to the output whose code it gives."""

    code: str


class JoinCode(msgspec.Struct, frozen=True, kw_only=True):
    """A delegate's personal code (six digits) and link; `used` once a device is bound with it."""

    delegate_id: str
    name: str
    seat: str
    code: str
    link: str
    used: bool


class TabletChallenge(msgspec.Struct, frozen=True, kw_only=True):
    """What a waiting tablet signs with its own key."""

    hall_id: str
    challenge: str


class TabletClaim(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A found tablet proves who it is: raw Ed25519 key and signature, both base64."""

    public_key: str
    challenge: str
    signature: str


def tablet_id(public_key: bytes) -> str:
    """The id of the tablet with this raw Ed25519 public key (32 bytes): the hash of the key itself."""
    return "tablet-" + hashlib.sha256(public_key).hexdigest()[:40]


def tablet_words(hall_id: str, challenge: str) -> bytes:
    """What the tablet signs: valid in one hall, for one challenge."""
    return b"chair-console tablet claim v1 " + hall_id.encode() + b" " + challenge.encode()

"""How a tablet that was found on the network proves that it is the one that was assigned.

A tablet's id is the hash of its own public key, so what was advertised cannot be taken over by another device: only
the holder of the key can sign the hall's challenge.
"""

from __future__ import annotations

import base64
import binascii
import hmac
import secrets
import time

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from chair_console.domain.refusals import Refused
from chair_console.protocol.envelope import tablet_id, tablet_words

CHALLENGE_SECONDS = 60


class Challenges:
    """Challenges that need no memory: a time and this process's own mark under it."""

    def __init__(self) -> None:
        self._secret = secrets.token_bytes(32)

    def make(self) -> str:
        at = str(int(time.monotonic()))
        return f"{at}.{self._mark(at)}"

    def _mark(self, at: str) -> str:
        return hmac.new(self._secret, at.encode(), "sha256").hexdigest()

    def require_fresh(self, challenge: str) -> None:
        """Refused: `devices.bad_claim`."""
        at, _, mark = challenge.partition(".")
        ours = hmac.compare_digest(mark.encode(), self._mark(at).encode())
        if not (ours and at.isdecimal() and time.monotonic() - int(at) <= CHALLENGE_SECONDS):
            raise Refused("devices.bad_claim")


def require_own_signature(hall_id: str, public_key: str, challenge: str, signature: str) -> str:
    """The id of the device whose key has signed the challenge. Refused: `devices.bad_claim`."""
    try:
        raw = base64.b64decode(public_key, validate=True)
        key = Ed25519PublicKey.from_public_bytes(raw)
        key.verify(base64.b64decode(signature, validate=True), tablet_words(hall_id, challenge))
    except (binascii.Error, ValueError, InvalidSignature) as error:
        raise Refused("devices.bad_claim") from error
    return tablet_id(raw)

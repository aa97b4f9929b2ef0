"""Short codes by which a television's browser is bound to an output: for one use, and not for long."""

from __future__ import annotations

import secrets
from collections.abc import Callable

import msgspec

LIFETIME_MS = 10 * 60_000


class Pairing(msgspec.Struct, frozen=True):
    """A code that waits for its browser."""

    code: str
    output_id: str
    expires_at: int


class PairingCodes:
    """In memory only: after a new start of the hall the desk asks for another."""

    def __init__(self, now: Callable[[], int]) -> None:
        self._now = now
        self._waiting: dict[str, Pairing] = {}

    def make(self, output_id: str) -> Pairing:
        """A new code (six digits) for an output; the one before is void."""
        self.void(output_id)
        while (code := f"{secrets.randbelow(1_000_000):06d}") in self._waiting:
            pass
        pairing = self._waiting[code] = Pairing(code, output_id, self._now() + LIFETIME_MS)
        return pairing

    def take(self, given: str) -> str | None:
        """The output whose code this is; the code is used up. None if there is no such code, or no longer."""
        digits = "".join(ch for ch in given if not ch.isspace()).encode()
        found = None
        for code, pairing in self._waiting.items():
            if secrets.compare_digest(code.encode(), digits) and pairing.expires_at > self._now():
                found = pairing
        if found is None:
            return None
        del self._waiting[found.code]
        return found.output_id

    def void(self, output_id: str) -> None:
        """No code leads to this output any more."""
        for code in [code for code, pairing in self._waiting.items() if pairing.output_id == output_id]:
            del self._waiting[code]

"""Names for what the hall makes: requests, ballots, turns."""

from __future__ import annotations

import secrets


class FreshIds:
    """Names of ten characters that are easy to read aloud; 50 random bits, unique in the hall.

    Randomness is fetched in blocks: asking the system for every vote costs more than deciding it.
    """

    _ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
    _BYTES_EACH = 7

    def __init__(self) -> None:
        self._block = b""
        self._place = 0

    def __call__(self) -> str:
        if self._place + self._BYTES_EACH > len(self._block):
            self._block, self._place = secrets.token_bytes(self._BYTES_EACH * 512), 0
        number = int.from_bytes(self._block[self._place : self._place + self._BYTES_EACH])
        self._place += self._BYTES_EACH
        return "".join([self._ALPHABET[number >> shift & 31] for shift in range(0, 50, 5)])


fresh_id = FreshIds()

"""Who follows the hall now, and how all of them are asked to leave."""

from __future__ import annotations

import asyncio
import contextlib

from .identity.register import Grant
from .publisher import Follower

FAREWELL_SECONDS = 1.0


class Followers(dict[Follower, Grant]):
    """The live connections.

    `farewell` is why nobody can follow now (a code; "" when everybody can): the web server ends, or another takes its
    place. Whoever comes too early would stay with the server that ends, and be told nothing any more.
    """

    def __init__(self) -> None:
        super().__init__()
        self.farewell = ""
        self._all_left = asyncio.Event()

    def came(self, follower: Follower, grant: Grant) -> None:
        self[follower] = grant
        if self.farewell:
            follower.dismiss(self.farewell)

    def left(self, follower: Follower) -> None:
        self.pop(follower, None)
        if not self:
            self._all_left.set()

    async def dismiss(self, code: str) -> None:
        """End every connection with this reason, and those that come until `welcome`.

        Returns when all have left, or after a second: a dead link takes no farewell.
        """
        self.farewell = code
        for follower in list(self):
            follower.dismiss(code)
        if self:
            self._all_left.clear()
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._all_left.wait(), FAREWELL_SECONDS)

    def welcome(self) -> None:
        self.farewell = ""

"""Web pages that show an output: bound with a code from the desk, counted, and let go with the output."""

from __future__ import annotations

from chair_console.domain.outputs import MAIN, OutputRemoved, page_on, plans_of
from chair_console.domain.refusals import Refused

from .clock import steady_ms
from .desk import Desk
from .identity.limiter import GuessLimiter
from .identity.pairing import Pairing, PairingCodes
from .identity.register import Grant, Register
from .publisher import Follower, Publisher


class OutputPages:
    """Who may show what, and who does now."""

    def __init__(self, desk: Desk, register: Register, publisher: Publisher, limiter: GuessLimiter) -> None:
        self._desk, self._register, self._publisher, self._limiter = desk, register, publisher, limiter
        self._codes = PairingCodes(steady_ms)
        self._pages: dict[Follower, str] = {}
        self._seen: set[tuple[str, str, int]] = set()

    def code_for(self, output_id: str) -> Pairing:
        """A code for the desk to read out. Refused: `outputs.unknown`."""
        if output_id not in plans_of(self._desk.shown):
            raise Refused("outputs.unknown")
        return self._codes.make(output_id)

    def pair(self, code: str, source: str) -> tuple[str, Grant]:
        """The access of a browser that gives a code. Refused: `join.too_many`, `outputs.unknown_code`."""
        wait = self._limiter.wait_seconds(source)
        if wait:
            raise Refused("join.too_many", minutes=-(-wait // 60))
        output_id = self._codes.take(code)
        plans = plans_of(self._desk.shown)
        if output_id is None or output_id not in plans:
            self._limiter.count_wrong(source)
            raise Refused("outputs.unknown_code")
        joined = self._publisher.around.joined
        joined[output_id] = (*joined.get(output_id, ()), source)
        self._publisher.around_changed("outputs")
        return self._register.issue("projector", name=plans[output_id].name or MAIN, output_id=output_id)

    def connected(self, follower: Follower, grant: Grant) -> None:
        if grant.output_id:
            self._pages[follower] = grant.output_id
            self._count()

    def disconnected(self, follower: Follower) -> None:
        if self._pages.pop(follower, None) is not None:
            self._count()

    def let_go(self, output_id: str) -> None:
        """Every page of this output must be bound anew."""
        self._codes.void(output_id)
        self._register.revoke(lambda grant: grant.output_id == output_id)
        for follower in [f for f, shown in self._pages.items() if shown == output_id]:
            follower.dismiss("live.revoked")

    def may_show(self, output_id: str, sha256: str, page: int) -> bool:
        """Whether this page of a paper is on the output, or was while this hall runs; no other one is for its pages."""
        return (
            page_on(self._desk.shown, output_id) == (sha256, page) or (output_id, sha256, page) in self._seen
        )

    def happened(self, event: object) -> None:
        for output_id in plans_of(self._desk.shown):
            shown = page_on(self._desk.shown, output_id)
            if shown is not None:
                self._seen.add((output_id, *shown))
        if isinstance(event, OutputRemoved):
            self.let_go(event.output_id)

    def let_strays_go(self) -> None:
        """What the journal has removed is void, even if the hall died before it could act on that."""
        known = plans_of(self._desk.shown)
        self._register.revoke(lambda grant: bool(grant.output_id) and grant.output_id not in known)

    def _count(self) -> None:
        pages = self._publisher.around.pages
        pages.clear()
        for output_id in self._pages.values():
            pages[output_id] = pages.get(output_id, 0) + 1
        self._publisher.around_changed("outputs")

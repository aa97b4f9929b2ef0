"""From commits to topics: tells the board what was touched and wakes the connections that look at it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable

from chair_console.protocol.views import JournalView, NoticeView, Text

from .board import Board, Table
from .desk import Committed, Desk
from .topics.audience import Audience, Surroundings
from .touched import changes_scene, delegates_of, touched_at_once, touched_soon

COALESCE_SECONDS = 0.1


class Follower:
    """One connection: what it looks at, which versions it has, and what is new for it."""

    def __init__(self, audiences: dict[str, Audience], versions: dict[str, int]):
        self.audiences = audiences
        self.versions = {topic: versions.get(topic, -1) for topic in self.audiences}
        self.dirty: dict[str, None] = dict.fromkeys(self.audiences)
        self.wake = asyncio.Event()
        self.wake.set()
        self.goodbye: str | None = None

    def touch(self, topic: str) -> None:
        self.dirty[topic] = None
        self.wake.set()

    def look_as(self, topic: str, audience: Audience) -> None:
        """See a topic as somebody else from now on, from its beginning."""
        if self.audiences[topic] != audience:
            self.audiences[topic], self.versions[topic] = audience, -1
            self.touch(topic)

    def dismiss(self, code: str) -> None:
        """Make the connection end with this reason."""
        self.goodbye = code
        self.wake.set()


class Publisher:
    """Keeps every follower current. Slow sockets get the newest version, never a queue."""

    def __init__(self, desk: Desk, around: Surroundings, *, epoch: int, started_at: int) -> None:
        self.around = around
        around.numbers, around.now = desk.numbers, desk.now
        self._desk = desk
        self._epoch = epoch
        self._started_at = started_at
        self._safe = True
        self.board = Board(desk.shown, around, desk.seq)
        self.followers: set[Follower] = set()
        self.delegates_connected: Callable[[], int] = lambda: 0
        self._soon: set[str] = set()
        self._soon_delegates: set[str] | None = set()
        self._soon_handle: asyncio.TimerHandle | None = None
        self._last_soon = 0.0
        self._told = len(around.timeline)

    def add(self, follower: Follower) -> None:
        self.followers.add(follower)

    def discard(self, follower: Follower) -> None:
        self.followers.discard(follower)

    def tables(self, follower: Follower) -> list[tuple[str, Table]]:
        """Takes what is new for a follower."""
        topics, follower.dirty = follower.dirty, {}
        return [(topic, self.board.table(topic, follower.audiences[topic])) for topic in topics]

    def committed(self, batch: list[Committed]) -> None:
        now_topics: set[str] = set()
        delegates: set[str] | None = set()
        for committed in batch:
            for event in committed.events:
                at_once = touched_at_once(event, committed.actor)
                now_topics.update(at_once)
                if "me" in at_once:
                    whose = delegates_of(event, self._desk.shown)
                    delegates = None if whose is None or delegates is None else delegates | whose
                soon = touched_soon(event, committed.actor)
                if soon:
                    self._later(soon, delegates_of(event, self._desk.shown))
                if changes_scene(event, committed.actor):
                    self._later(("scene",), set())
        if now_topics:
            self._publish(now_topics, delegates)
        self._later(("journal",), set())
        if len(self.around.timeline) != self._told:
            self._told = len(self.around.timeline)
            self._later(("timeline",), set())

    def around_changed(self, *topics: str) -> None:
        """Something outside the journal has changed: devices in sight, notices."""
        self._later(topics, set())

    def notice(self, key: str, level: str, text: Text) -> None:
        """Say something to the desk."""
        self.around.notices[key] = NoticeView(id=key, level=level, at=self._desk.now(), text=text)  # type: ignore[arg-type]
        self._publish({"notices"}, set())

    def withdraw_notice(self, key: str) -> None:
        if self.around.notices.pop(key, None) is not None:
            self._publish({"notices"}, set())

    def set_safe(self, safe: bool) -> None:
        self._safe = safe
        self._refresh_journal()
        self._publish({"journal"}, set())

    def rebuilt(self) -> None:
        """The state was read anew: everyone gets everything."""
        self._refresh_journal()
        self.board.reset(self._desk.shown, self._desk.seq)
        for follower in self.followers:
            follower.versions = dict.fromkeys(follower.versions, -1)
            for topic in follower.audiences:
                follower.touch(topic)

    def _publish(self, topics: set[str], delegates: set[str] | None) -> None:
        changed = self.board.refresh(topics, delegates, self._desk.seq)
        if not changed:
            return
        for follower in self.followers:
            for topic, audience in follower.audiences.items():
                if (topic, audience) in changed:
                    follower.touch(topic)

    def _later(self, topics: Iterable[str], delegates: set[str] | None) -> None:
        self._soon.update(topics)
        if delegates is None or self._soon_delegates is None:
            self._soon_delegates = None
        else:
            self._soon_delegates |= delegates
        if self._soon_handle is None:
            loop = asyncio.get_running_loop()
            # The first of a burst waits long enough for its receipts to go out before it.
            wait = max(0.02, self._last_soon + COALESCE_SECONDS - loop.time())
            self._soon_handle = loop.call_later(wait, self._flush_soon)

    def _flush_soon(self) -> None:
        self._soon_handle = None
        self._last_soon = asyncio.get_running_loop().time()
        topics, self._soon = self._soon, set()
        delegates, self._soon_delegates = self._soon_delegates, set()
        self._refresh_journal()
        self._publish(topics | {"journal"}, delegates)

    def _refresh_journal(self) -> None:
        self.around.journal = JournalView(
            records=self._desk.seq,
            head=self._desk.head.hex(),
            last_at=self._desk.last_at,
            safe=self._safe,
            epoch=self._epoch,
            started_at=self._started_at,
            clients=len(self.followers),
            delegates_connected=self.delegates_connected(),
        )

"""Other systems that follow who speaks: which may, which do now, and withdrawing one (docs/floor-feed.md)."""

from __future__ import annotations

from collections import Counter

from chair_console.domain.refusals import Refused
from chair_console.protocol.floor_views import FeedView

from .clock import wall_clock_ms
from .identity.register import Grant, Register
from .publisher import Follower, Publisher


class Feeds:
    """What the desk sees of the accesses with the role `feed`."""

    def __init__(self, register: Register, publisher: Publisher) -> None:
        self._register, self._publisher = register, publisher
        self._following: dict[Follower, str] = {}
        self.look()

    def connected(self, follower: Follower, grant: Grant) -> None:
        if grant.feed_id:
            self._following[follower] = grant.feed_id
            self._register.feed_used(grant.feed_id, wall_clock_ms())
            self.changed()

    def disconnected(self, follower: Follower) -> None:
        feed_id = self._following.pop(follower, "")
        if feed_id:
            self._register.feed_used(feed_id, wall_clock_ms())
            self.changed()

    def withdraw(self, feed_id: str) -> None:
        """Void an access; its connections end at once. Refused: `feeds.unknown`."""
        if all(feed.id != feed_id for feed in self._register.feeds()):
            raise Refused("feeds.unknown")
        self._register.revoke(lambda grant: grant.feed_id == feed_id)
        for follower in [one for one, followed in self._following.items() if followed == feed_id]:
            follower.dismiss("live.feed_withdrawn")
        self.changed()

    def changed(self) -> None:
        """Something is to be told to the desk: an access was made, used or withdrawn."""
        self.look()
        self._publisher.around_changed("feeds")

    def look(self) -> None:
        following = Counter(self._following.values())
        self._publisher.around.feeds = {
            feed.id: FeedView(
                id=feed.id,
                name=feed.name,
                made_at=feed.made_at,
                used_at=feed.used_at,
                connections=following[feed.id],
            )
            for feed in self._register.feeds()
        }

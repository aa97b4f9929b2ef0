"""The board: every topic's current version for every audience, and the difference since an older one.

A value carries the version (the journal's seq) that last changed it, so no history is needed: what is new since
version v are the values with a higher version and the keys removed after v.
"""

from __future__ import annotations

from collections.abc import Iterable

import msgspec
import structlog

from chair_console.domain.state import HallState
from chair_console.protocol.live import Update
from chair_console.protocol.views import ViewStruct

from .topics import OF_EVERYONE, encode_view, encoded
from .topics.audience import Audience, Surroundings

log = structlog.get_logger(__name__)
_encoder = msgspec.json.Encoder()


class Table:
    """One topic as one audience sees it."""

    def __init__(self, topic: str, audience: Audience, base: int) -> None:
        self.topic = topic
        self.audience = audience
        self.base = base  # before this version nothing is known: who is older gets everything
        self.version = base
        self._values: dict[str, tuple[int, bytes]] = {}
        self._removed: dict[str, int] = {}
        self._messages: dict[int, str] = {}

    def refresh(self, fresh: dict[str, bytes], version: int) -> bool:
        """Take the view as it is now, encoded; True when something in it has changed."""
        changed = [key for key, value in fresh.items() if self._values.get(key, (0, b""))[1] != value]
        gone = [key for key in self._values if key not in fresh]
        if not changed and not gone:
            return False
        # Two changes between two commits (a device comes in sight) still need two versions.
        self.version = max(version, self.version + 1)
        for key in changed:
            self._values[key] = (self.version, fresh[key])
            self._removed.pop(key, None)
        for key in gone:
            del self._values[key]
            self._removed[key] = self.version
        self._messages.clear()
        return True

    def message(self, since: int) -> str:
        """The encoded `Update` from version `since` to the current one; made once for all who ask."""
        known = self._messages.get(since)
        if known is None:
            known = self._messages[since] = _encoder.encode(self._update(since)).decode()
        return known

    def _update(self, since: int) -> Update:
        full = not self.base <= since <= self.version
        changed = {
            key: msgspec.Raw(value)
            for key, (version, value) in self._values.items()
            if full or version > since
        }
        removed = [] if full else [key for key, version in self._removed.items() if version > since]
        return Update(topic=self.topic, version=self.version, full=full, changed=changed, removed=removed)


class Board:
    """All tables. Tables are made when somebody first looks, and kept."""

    def __init__(self, state: HallState, around: Surroundings, version: int) -> None:
        self._state = state
        self._around = around
        self._version = version
        self._tables: dict[tuple[str, Audience], Table] = {}
        self._of_everyone: dict[str, dict[str, dict[str, ViewStruct]]] = {}

    def reset(self, state: HallState, version: int) -> None:
        """Start anew on a rebuilt state: everyone gets everything again."""
        self._state, self._version = state, version
        self._tables.clear()
        self._of_everyone.clear()

    def table(self, topic: str, audience: Audience) -> Table:
        """The table for this audience (for `me`: of this delegate)."""
        key = (topic, audience)
        table = self._tables.get(key)
        if table is None:
            table = self._tables[key] = Table(topic, audience, self._version)
            table.refresh(self._view(topic, audience), self._version)
        return table

    def refresh(
        self, topics: Iterable[str], delegates: set[str] | None, version: int
    ) -> set[tuple[str, Audience]]:
        """Refresh the tables of `topics`; `delegates` limits the topic `me` (None: all). Returns what changed."""
        self._version = version
        wanted = set(topics)
        for topic in wanted:
            self._of_everyone.pop(topic, None)
        changed = set()
        for key, table in list(self._tables.items()):
            topic, audience = key
            if topic not in wanted:
                continue
            if topic == "me" and delegates is not None and audience.delegate_id not in delegates:
                continue
            try:
                fresh = self._view(topic, audience)
            except Exception:
                log.exception("board.view_failed", topic=topic, audience=audience.kind)
                continue
            if table.refresh(fresh, version):
                changed.add(key)
        return changed

    def _view(self, topic: str, audience: Audience) -> dict[str, bytes]:
        """Encoded; what is made for all delegates at once is kept until the topic is refreshed."""
        if topic not in OF_EVERYONE:
            return encode_view(topic, self._state, audience, self._around)
        made = self._of_everyone.get(topic)
        if made is None:
            made = self._of_everyone[topic] = OF_EVERYONE[topic](self._state)
        return encoded(made.get(audience.delegate_id or "", {}))

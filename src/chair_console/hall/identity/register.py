"""Access tokens and join codes on disk, beside the journal and not in it: secrets are no record of the session."""

from __future__ import annotations

import hashlib
import secrets
import time
from collections.abc import Callable
from pathlib import Path

import msgspec
from sqlalchemy import (
    Column,
    Integer,
    MetaData,
    String,
    Table,
    create_engine,
    delete,
    event,
    insert,
    select,
    update,
)
from sqlalchemy.engine import Engine

from chair_console import system
from chair_console.domain.actors import Actor, Role

_metadata = MetaData()
_tokens = Table(
    "tokens",
    _metadata,
    Column("hash", String, primary_key=True),
    Column("role", String, nullable=False),
    Column("delegate_id", String),
    Column("device_id", String, nullable=False),
    Column("name", String, nullable=False),
    Column("expires_at", Integer, nullable=False),
)
_codes = Table(
    "codes",
    _metadata,
    Column("delegate_id", String, primary_key=True),
    Column("generation", Integer, nullable=False),
    Column("code", String, nullable=False, unique=True),
    Column("link", String, nullable=False, unique=True),
)
_outputs = Table(
    "outputs",
    _metadata,
    Column("hash", String, primary_key=True),
    Column("output_id", String, nullable=False),
)
"""The tokens that show one output and nothing else."""
_feeds = Table(
    "feeds",
    _metadata,
    Column("hash", String, primary_key=True),
    Column("id", String, nullable=False, unique=True),
    Column("made_at", Integer, nullable=False),
    Column("used_at", Integer),
)
"""What the desk sees of the tokens of other systems."""

DAY_MS = 86_400_000
LIFETIME_MS: dict[str, int] = {"delegate": 14 * DAY_MS, "feed": 14 * DAY_MS, "operator": 60 * DAY_MS}
"""Without use: papers come days before the session; the operator's token lies in a file while the hall runs."""
DESK_LIFETIME_MS = 2 * DAY_MS


class Grant(msgspec.Struct, frozen=True):
    """What an access token stands for."""

    actor: Actor
    device_id: str
    expires_at: int
    output_id: str = ""
    """The output that a web page with this token shows; it is told of nothing else."""
    feed_id: str = ""
    """Another system that follows who speaks: by this name the desk withdraws it."""


class Feed(msgspec.Struct, frozen=True):
    """Another system's access. `made_at` is 0 where an older hall has made it; `used_at` is the last one known."""

    id: str
    name: str
    made_at: int
    used_at: int | None


class PersonalCode(msgspec.Struct, frozen=True):
    """A delegate's six digits and the longer secret of the personal link."""

    delegate_id: str
    generation: int
    code: str
    link: str


def _now_ms() -> int:
    return time.time_ns() // 1_000_000


def hash_of(token: str) -> str:
    """Only this is kept of a token, so looking it up compares nothing secret."""
    return hashlib.sha256(token.encode()).hexdigest()


def _engine(file: Path) -> Engine:
    engine = create_engine(f"sqlite:///{file}")

    @event.listens_for(engine, "connect")
    def _set_up(connection, _record) -> None:  # type: ignore[no-untyped-def]
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=FULL")

    return engine


class Register:
    """All tokens and codes; kept in memory too, because every request asks."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        system.restrict_to_owner(folder)
        file = folder / "identity.sqlite3"
        self._engine = _engine(file)
        _metadata.create_all(self._engine)
        system.restrict_to_owner(file)
        self._grants: dict[str, Grant] = {}
        self._codes: dict[str, PersonalCode] = {}
        self._feeds: dict[str, Feed] = {}
        with self._engine.connect() as connection:
            bound = {row["hash"]: row["output_id"] for row in connection.execute(select(_outputs)).mappings()}
            for row in connection.execute(select(_tokens)).mappings():
                actor = Actor(role=row["role"], delegate_id=row["delegate_id"], name=row["name"])
                output_id = bound.get(row["hash"], "")
                self._grants[row["hash"]] = Grant(actor, row["device_id"], row["expires_at"], output_id)
            for row in connection.execute(select(_codes)).mappings():
                self._codes[row["delegate_id"]] = PersonalCode(**row)
            made = {row["hash"]: row for row in connection.execute(select(_feeds)).mappings()}
        for key, grant in list(self._grants.items()):
            if grant.actor.role == "feed":
                known = made.get(key)
                feed = (
                    self._record_feed(key, grant.actor.name, 0)
                    if known is None
                    else Feed(known["id"], grant.actor.name, known["made_at"], known["used_at"])
                )
                self._keep_feed(key, grant, feed)

    def close(self) -> None:
        self._engine.dispose()

    def issue(
        self,
        role: Role,
        *,
        delegate_id: str | None = None,
        device_id: str = "",
        name: str = "",
        output_id: str = "",
    ) -> tuple[str, Grant]:
        """A new token (256 random bits) and what it stands for."""
        token = secrets.token_urlsafe(32)
        expires_at = _now_ms() + LIFETIME_MS.get(role, DESK_LIFETIME_MS)
        grant = Grant(Actor(role=role, delegate_id=delegate_id, name=name), device_id, expires_at, output_id)
        with self._engine.begin() as connection:
            connection.execute(
                insert(_tokens).values(
                    hash=hash_of(token),
                    role=role,
                    delegate_id=delegate_id,
                    device_id=device_id,
                    name=name,
                    expires_at=expires_at,
                )
            )
            if output_id:
                connection.execute(insert(_outputs).values(hash=hash_of(token), output_id=output_id))
        self._grants[hash_of(token)] = grant
        if role == "feed":
            key = hash_of(token)
            grant = self._keep_feed(key, grant, self._record_feed(key, name, _now_ms()))
        return token, grant

    def _keep_feed(self, key: str, grant: Grant, feed: Feed) -> Grant:
        self._feeds[feed.id] = feed
        self._grants[key] = msgspec.structs.replace(grant, feed_id=feed.id)
        return self._grants[key]

    def _record_feed(self, key: str, name: str, made_at: int) -> Feed:
        feed = Feed(secrets.token_hex(8), name, made_at, None)
        with self._engine.begin() as connection:
            connection.execute(insert(_feeds).values(hash=key, id=feed.id, made_at=made_at))
        return feed

    def feeds(self) -> list[Feed]:
        """The accesses of other systems that hold now, the newest last."""
        now = _now_ms()
        valid = {grant.feed_id for grant in self._grants.values() if grant.expires_at >= now}
        return sorted((f for f in self._feeds.values() if f.id in valid), key=lambda feed: feed.made_at)

    def feed_used(self, feed_id: str, at: int) -> None:
        """Another system has been seen; not for every beat, because it goes to the disk."""
        if feed_id in self._feeds:
            self._feeds[feed_id] = msgspec.structs.replace(self._feeds[feed_id], used_at=at)
            with self._engine.begin() as connection:
                connection.execute(update(_feeds).where(_feeds.c.id == feed_id).values(used_at=at))

    def grant(self, token: str) -> Grant | None:
        """What a token stands for; None if unknown, revoked or expired. One that is used does not expire."""
        key = hash_of(token)
        grant, now = self._grants.get(key), _now_ms()
        if grant is None or grant.expires_at < now:
            return None
        lifetime = LIFETIME_MS.get(grant.actor.role, DESK_LIFETIME_MS)
        if grant.expires_at - now < lifetime // 2:
            return self._prolong(key, grant, now + lifetime)
        return grant

    def _prolong(self, key: str, grant: Grant, expires_at: int) -> Grant:
        longer = self._grants[key] = msgspec.structs.replace(grant, expires_at=expires_at)
        with self._engine.begin() as connection:
            connection.execute(update(_tokens).where(_tokens.c.hash == key).values(expires_at=expires_at))
        return longer

    def revoke_delegates(self, void: Callable[[Grant], bool]) -> None:
        """Void those tokens of delegates for which this is so, at once."""
        self.revoke(lambda grant: grant.actor.delegate_id is not None and void(grant))

    def revoke(self, void: Callable[[Grant], bool]) -> None:
        """Void the tokens for which this is so, at once."""
        gone = [key for key, grant in self._grants.items() if void(grant)]
        if not gone:
            return
        for key in gone:
            self._feeds.pop(self._grants.pop(key).feed_id, None)
        with self._engine.begin() as connection:
            connection.execute(delete(_tokens).where(_tokens.c.hash.in_(gone)))
            connection.execute(delete(_outputs).where(_outputs.c.hash.in_(gone)))
            connection.execute(delete(_feeds).where(_feeds.c.hash.in_(gone)))

    def ensure_codes(self, generations: dict[str, int]) -> None:
        """Give every delegate a code of the current generation (delegate id → generation)."""
        stale = {
            key: generation
            for key, generation in generations.items()
            if key not in self._codes or self._codes[key].generation != generation
        }
        if not stale:
            return
        taken = {entry.code for entry in self._codes.values()}
        with self._engine.begin() as connection:
            for delegate_id, generation in stale.items():
                entry = PersonalCode(delegate_id, generation, _unused_code(taken), secrets.token_urlsafe(16))
                taken.add(entry.code)
                values = msgspec.structs.asdict(entry)
                if delegate_id in self._codes:
                    connection.execute(
                        update(_codes).where(_codes.c.delegate_id == delegate_id).values(**values)
                    )
                else:
                    connection.execute(insert(_codes).values(**values))
                self._codes[delegate_id] = entry

    def code_of(self, delegate_id: str) -> PersonalCode | None:
        return self._codes.get(delegate_id)

    def find_code(self, given: str) -> PersonalCode | None:
        """Whose code or link secret this is. Every entry is compared, in constant time each."""
        digits = "".join(ch for ch in given if not ch.isspace()).encode()
        found = None
        for entry in self._codes.values():
            by_code = secrets.compare_digest(entry.code.encode(), digits)
            by_link = secrets.compare_digest(entry.link.encode(), digits)
            if by_code or by_link:
                found = entry
        return found


def _unused_code(taken: set[str]) -> str:
    while (code := f"{secrets.randbelow(1_000_000):06d}") in taken:
        pass
    return code

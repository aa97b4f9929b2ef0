"""What the hall does around secret ballots: lays urns, signs tokens, takes papers, publishes, destroys keys."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256
from typing import Any, Final

import structlog

from chair_console.blind_rsa import blind_sign, is_blinded_message
from chair_console.domain.actors import URN, Actor
from chair_console.domain.ballot import Ballot, require_ballot, require_running
from chair_console.domain.ballots import BallotClosed, BallotWithdrawn, OpenBallot
from chair_console.domain.messages import Command
from chair_console.domain.preparing import BallotPrepared
from chair_console.domain.refusals import Refused
from chair_console.domain.secret_votes import LayUrn, SignToken
from chair_console.journal import JournalRefused
from chair_console.protocol.secret_ballots import PublishedUrn, SignedToken
from chair_console.slips import SIGNATURE_BYTES, pack, pack_public_key, read_public_key, unpack

from .desk import Desk
from .fresh_ids import fresh_id
from .paper_box import PaperBox
from .urns import has_urn

log = structlog.get_logger(__name__)

SEALED: Final = "sealed"
"""In the place of a public key where a ballot needs none: its urn has the key that seals it, and no other."""

_PAUSE_SECONDS: Final = 1.0


class SecretBallots:
    """The keeper of urns beside the desk."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._keys = desk.urns.keys
        self.box = PaperBox(desk)
        # One core is enough for signing; the others have votes to take.
        self._signer = ThreadPoolExecutor(1, "blind-rsa")
        self._laying: dict[str, asyncio.Task[None]] = {}
        self._destroying: set[asyncio.Task[None]] = set()

    # --- the life of a key --------------------------------------------------------------------------------------

    def clear_up(self) -> None:
        """Before the hall serves: what a hall that died could no longer destroy is destroyed now."""
        self._keys.destroy_others(self._desk.urns.needed_keys(self._desk.shown))
        self.sweep()

    def sweep(self) -> None:
        """While nothing is written: if an urn was emptied, the database is rewritten without its traces."""
        if self._keys.unswept and self._desk.store.vacuum():
            self._keys.swept()

    def resume(self) -> None:
        """Lay the urns that a hall that died, or a journal that failed, left unlaid."""
        for ballot in self._desk.shown.ballots.values():
            self._perhaps_lay(ballot)

    def happened(self, event: object) -> None:
        """Called with every event that is on the disk."""
        match event:
            case BallotPrepared():
                self._perhaps_lay(self._desk.shown.ballots[event.ballot_id])
            case BallotClosed() | BallotWithdrawn() if has_urn(self._desk.shown.ballots[event.ballot_id]):
                self._destroy(event.ballot_id)

    def _perhaps_lay(self, ballot: Ballot) -> None:
        if has_urn(ballot) and ballot.status == "prepared" and not ballot.public_key:
            self._laying[ballot.id] = self._spawn(self._lay(ballot))

    async def _lay(self, ballot: Ballot) -> None:
        """The key is on the disk before anyone hears of it."""
        blind = ballot.kind == "blind"
        while self._desk.shown.ballots[ballot.id].status == "prepared":
            try:
                key = await asyncio.to_thread(self._keys.ensure, ballot.id, blind=blind)
                public_key = pack_public_key(key.private_key()) if blind else SEALED
                command = LayUrn(ballot_id=ballot.id, public_key=public_key)
                await self._desk.submit(URN, f"urn-{fresh_id()}", command)
                break
            except (OSError, Refused, JournalRefused) as error:
                log.warning("urn.not_laid", ballot=ballot.id, detail=str(error))
                await asyncio.sleep(_PAUSE_SECONDS)
        self._laying.pop(ballot.id, None)

    async def ready_for(self, command: Command) -> None:
        """Wait with opening a ballot until its urn is laid: a chair in a hurry opens it just after preparing it.

        Refused: `ballot.urn_lost` where nobody could vote, because the key has gone since.
        """
        if not isinstance(command, OpenBallot):
            return
        laying = self._laying.get(command.ballot_id)
        if laying is not None:
            await asyncio.wait([laying], timeout=_PAUSE_SECONDS)
        ballot = self._desk.shown.ballots.get(command.ballot_id)
        if ballot is None or not has_urn(ballot) or ballot.status != "prepared" or not ballot.public_key:
            return
        if await asyncio.to_thread(self._keys.read, ballot.id) is None:
            raise Refused("ballot.urn_lost", title=ballot.title)

    def lost(self) -> Ballot | None:
        """The running ballot, if the key of its urn is gone."""
        ballot = self._desk.shown.running_ballot()
        if ballot is None or not has_urn(ballot):
            return None
        try:
            self._desk.urns.of(ballot)
        except Refused:
            return ballot
        return None

    def _destroy(self, ballot_id: str) -> None:
        laying = self._laying.pop(ballot_id, None)

        async def destroy() -> None:
            if laying is not None:
                await asyncio.wait([laying])
            await asyncio.to_thread(self._keys.destroy, ballot_id)

        task = self._spawn(destroy())
        self._destroying.add(task)
        task.add_done_callback(self._destroying.discard)

    @staticmethod
    def _spawn(work: Coroutine[Any, Any, None]) -> asyncio.Task[None]:
        return asyncio.get_running_loop().create_task(work)

    async def close(self) -> None:
        """No more papers; keys that are being destroyed are destroyed. Then the desk may close, and `sweep`."""
        self.box.close()
        for task in list(self._laying.values()):
            task.cancel()
        if self._destroying:
            await asyncio.wait(set(self._destroying))
        self._signer.shutdown(wait=False, cancel_futures=True)

    # --- tokens -------------------------------------------------------------------------------------------------

    async def sign(self, actor: Actor, ballot_id: str, blinded_text: str) -> SignedToken:
        """Sign a delegate's blinded token once it is recorded that this delegate has one.

        Refused: `ballot.bad_token`, `ballot.token_given`, `ballot.urn_lost`, and as `SignToken`. Raises
        `JournalRefused`, also for a token that was given, while it is not certain that its ballot is open still.
        """
        ballot = require_ballot(self._desk.shown, ballot_id)
        blinded = unpack(blinded_text, SIGNATURE_BYTES)
        if ballot.kind == "blind" and ballot.public_key:
            if blinded is None or not is_blinded_message(read_public_key(ballot.public_key), blinded):
                raise Refused("ballot.bad_token")
            if ballot.is_running():
                self._desk.urns.of(ballot)  # before a token is used up: is there a key to sign it?
        delegate_id = actor.delegate_id or ""
        digest = sha256(blinded or b"").hexdigest()
        command = SignToken(ballot_id=ballot_id, delegate_id=delegate_id, blinded_sha256=digest)
        name = sha256(f"{ballot_id}\n{delegate_id}\n{digest}".encode()).hexdigest()[:40]
        receipt = await self._desk.submit(actor, f"token-{name}", command)
        self._desk.require_certain()
        ballot = require_running(self._desk.shown, ballot_id)
        key = self._desk.urns.of(ballot).private_key
        if key is None:  # the close is on its way to the disk
            raise Refused("ballot.already_closed", title=ballot.title, closed_at=self._desk.now())
        if blinded is None or ballot.tokens.get(delegate_id) != digest:
            raise Refused("ballot.token_given", title=ballot.title)
        loop = asyncio.get_running_loop()
        signature = await loop.run_in_executor(self._signer, blind_sign, key, blinded)
        return SignedToken(
            ballot_id=ballot_id,
            blind_signature=pack(signature),
            seq=receipt.seq,
            at=receipt.at,
            head=receipt.head,
        )

    # --- the published urn --------------------------------------------------------------------------------------

    def published(self, ballot_id: str) -> PublishedUrn:
        """All papers of a declared ballot. Refused: `ballot.unknown`, `.not_secret`, `.not_declared`."""
        ballot = require_ballot(self._desk.shown, ballot_id)
        if not has_urn(ballot):
            raise Refused("ballot.not_secret", title=ballot.title)
        if ballot.status != "declared":
            raise Refused("ballot.not_declared", title=ballot.title)
        return PublishedUrn(
            ballot_id=ballot.id,
            kind=ballot.kind,
            public_key=ballot.public_key if ballot.kind == "blind" else "",
            urn_sha256=ballot.urn_sha256,
            slips=[slip.decode() for slip in self._desk.urns.of(ballot).slips()],
        )

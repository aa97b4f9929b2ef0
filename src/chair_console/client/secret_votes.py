"""Voting in secret: a separated vote by its delegate, and the two halves of a blind one, which share no connection.

await cast_separated(client, ballot_id, delegate_id, marks, room_for(ballot.paper))

token = await get_token(client.http, ballot_id, public_key)   # named, as soon as the ballot is open
paper = token.fill_in(marks)                                  # once; kept until it is answered
receipt = await AnonymousBox(url, ca_file).drop(ballot_id, paper, room_for(ballot.paper))
...
assert is_in(await published_urn(client.http, ballot_id), paper, public_key)
"""

from __future__ import annotations

import asyncio
import random
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Final, TypeVar

import aiohttp
import msgspec
from cryptography.hazmat.primitives.asymmetric.ec import (
    SECP256R1,
    EllipticCurvePrivateKey,
    generate_private_key,
)

from chair_console.blind_rsa import PSS_RANDOMIZED, Blinded, BlindSignatureError
from chair_console.domain.ballot_paper import Marks
from chair_console.domain.secret_votes import CastSecretVote
from chair_console.protocol.envelope import Receipt
from chair_console.protocol.secret_ballots import (
    Paper,
    PaperReceipt,
    PublishedUrn,
    SignedToken,
    TokenOrder,
    padded,
)
from chair_console.slips import (
    SIGNATURE_BYTES,
    holds,
    one_time_point,
    pack,
    prove,
    read_paper,
    read_public_key,
    slip_of,
    unpack,
    urn_hash,
)

from .connection import RETRY_STATUS, HallClient
from .http import CommandRefused, HallHttp

Answer = TypeVar("Answer")
_FIRST_PAUSE_SECONDS: Final = 0.1
_LONGEST_PAUSE_SECONDS: Final = 1.0


async def cast_separated(
    client: HallClient, ballot_id: str, delegate_id: str, marks: Marks, room: int
) -> Receipt:
    """Cast a delegate's paper in a separated ballot, until it is answered. Raises `CommandRefused`."""
    command = CastSecretVote(ballot_id=ballot_id, delegate_id=delegate_id, marks=marks)
    return await client.command(command, room=room)


class BlindToken:
    """A delegate's token on its way: made and blinded here, signed by the hall, then worth one paper."""

    def __init__(self, ballot_id: str, public_key: str) -> None:
        self.ballot_id = ballot_id
        self.public_key = public_key
        self._key: EllipticCurvePrivateKey = generate_private_key(SECP256R1())
        self._ballot_key = read_public_key(public_key)
        self._token = PSS_RANDOMIZED.prepare(one_time_point(self._key.public_key()))
        self._blinded: Blinded = PSS_RANDOMIZED.blind(self._ballot_key, self._token)
        self._signature = b""

    @property
    def order(self) -> TokenOrder:
        """What the hall is asked to sign; always the same."""
        return TokenOrder(blinded=pack(self._blinded.message))

    def take(self, signed: SignedToken) -> None:
        """Take the hall's signature. Raises `BlindSignatureError` if the hall did not sign what it should."""
        signature = unpack(signed.blind_signature, SIGNATURE_BYTES)
        if signature is None:
            raise BlindSignatureError("no signature")
        self._signature = PSS_RANDOMIZED.finalize(
            self._ballot_key, self._token, signature, self._blinded.inverse
        )

    def fill_in(self, marks: Marks) -> Paper:
        """The paper with these marks. Make it once: it is sent as it is until it is answered."""
        return Paper(
            marks=marks,
            token=pack(self._token),
            signature=pack(self._signature),
            proof=pack(prove(self._key, self.ballot_id, marks)),
        )


async def get_token(http: HallHttp, ballot_id: str, public_key: str) -> BlindToken:
    """Get a delegate's token signed, until it is answered. Raises `CommandRefused`, `BlindSignatureError`."""
    token = BlindToken(ballot_id, public_key)
    token.take(await _until_answered(lambda: order_token(http, ballot_id, token.order)))
    return token


async def order_token(http: HallHttp, ballot_id: str, order: TokenOrder) -> SignedToken:
    """One try to get a blinded token signed."""
    return await http.call("POST", f"/api/ballots/{ballot_id}/token", SignedToken, order)


class AnonymousBox:
    """Drops papers through connections of its own, on which no token and no name ever goes."""

    def __init__(self, url: str, ca_file: Path | str, *, language: str = "vi") -> None:
        self._http = HallHttp(url, ca_file, language=language, connections=1)

    async def ready(self) -> None:
        """Have the connection open before the vote."""
        await self._http.info()

    async def drop(self, ballot_id: str, paper: Paper, room: int) -> PaperReceipt:
        """Send the same paper until it is answered. Raises `CommandRefused`."""
        return await _until_answered(lambda: self.drop_once(ballot_id, paper, room))

    async def drop_once(self, ballot_id: str, paper: Paper, room: int) -> PaperReceipt:
        """One try."""
        body = padded(msgspec.json.encode(paper), room)
        return await self._http.call("POST", f"/api/ballots/{ballot_id}/papers", PaperReceipt, body)

    async def close(self) -> None:
        await self._http.close()


async def _until_answered(try_once: Callable[[], Awaitable[Answer]]) -> Answer:
    pause = _FIRST_PAUSE_SECONDS
    while True:
        try:
            return await try_once()
        except CommandRefused as refusal:
            if refusal.problem.status not in (*RETRY_STATUS, 429) or refusal.code == "journal.disk_full":
                raise
        except (aiohttp.ClientError, TimeoutError, OSError):
            pass
        await asyncio.sleep(pause * random.uniform(0.7, 1.3))
        pause = min(_LONGEST_PAUSE_SECONDS, pause * 2)


async def published_urn(http: HallHttp, ballot_id: str) -> PublishedUrn:
    """The papers of a declared ballot. Raises `CommandRefused`."""
    return await http.call("GET", f"/api/ballots/{ballot_id}/urn", PublishedUrn)


def is_in(urn: PublishedUrn, paper: Paper, public_key: str) -> bool:
    """What a voter checks: the own paper is there as it was sent, the key is the one it was asked with, all fits."""
    slips = [slip.encode() for slip in urn.slips]
    key = read_public_key(public_key)
    return (
        urn.public_key == public_key
        and urn.urn_sha256 == urn_hash(slips)
        and slip_of(paper) in slips
        and all(holds(key, urn.ballot_id, read_paper(slip)) for slip in slips)
    )

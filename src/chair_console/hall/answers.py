"""What a command was answered with: the same id gets the same answer for ever."""

from __future__ import annotations

import hashlib
import secrets

import msgspec

from chair_console.domain.actors import Actor
from chair_console.domain.messages import Command
from chair_console.domain.refusals import Refused
from chair_console.domain.secret_votes import CastSecretVote
from chair_console.protocol.envelope import Receipt

_encoder = msgspec.json.Encoder()


class Answer(msgspec.Struct, frozen=True, gc=False):
    """What a command id was answered with, so that the same id gets the same answer for ever."""

    digest: str
    seq: int
    at: int
    head: bytes
    id: str


def digest_of(command: Command, actor: Actor) -> str:
    """A short hash of a command and its giver. Of a secret vote without its marks: few choices are soon tried."""
    if isinstance(command, CastSecretVote):
        command = msgspec.structs.replace(command, marks=())
    who = f"{actor.role}|{actor.delegate_id or ''}|".encode()
    return hashlib.sha256(who + _encoder.encode(command)).hexdigest()[:16]


def same_answer(command_id: str, known: Answer, digest: str) -> Receipt:
    """The receipt once more. Refused: `protocol.command_id_reused`, where the command is another."""
    if not secrets.compare_digest(known.digest, digest):
        raise Refused("protocol.command_id_reused")
    return Receipt(
        command_id=command_id,
        seq=known.seq,
        at=known.at,
        head=known.head.hex(),
        id=known.id,
        changed=True,
    )

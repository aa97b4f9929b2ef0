"""Secret ballots (bỏ phiếu kín): who has voted is recorded, what was chosen lies in the urn.

*Separated*: the record says that a delegate has voted; the paper goes to the urn beside it. *Blind*: a delegate gets
one token, signed unseen (RFC 9474), and drops the paper later without a name; the record says how many came.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .actors import Context
from .ballot import Ballot, require_ballot, require_in_time, require_running
from .ballot_paper import Marks, sound_marks
from .messages import Command, Event
from .refusals import Refused
from .votes import require_may_vote

if TYPE_CHECKING:
    from .state import HallState

_HASH_DIGITS = 64


class LayUrn(Command, frozen=True, kw_only=True):
    """The hall has made the key of a secret ballot; `public_key` is what papers can be checked with."""

    ballot_id: str
    public_key: str


class CastSecretVote(Command, frozen=True, kw_only=True):
    """A delegate's paper in a separated ballot. It cannot be changed: nobody could find it again."""

    ballot_id: str
    delegate_id: str
    marks: Marks


class SignToken(Command, frozen=True, kw_only=True):
    """A delegate asks for the one token of a blind ballot; `blinded_sha256` names what is signed unseen."""

    ballot_id: str
    delegate_id: str
    blinded_sha256: str


class DropPapers(Command, frozen=True, kw_only=True):
    """So many checked papers came without a name and go into the urn together."""

    ballot_id: str
    count: int


class UrnLaid(Event, frozen=True, kw_only=True):
    ballot_id: str
    public_key: str


class SecretVoteCast(Event, frozen=True, kw_only=True):
    """Who has voted, never what."""

    ballot_id: str
    delegate_id: str
    receipt: str
    at: int


class TokenSigned(Event, frozen=True, kw_only=True):
    ballot_id: str
    delegate_id: str
    blinded_sha256: str
    at: int


class PapersDropped(Event, frozen=True, kw_only=True):
    ballot_id: str
    count: int


class PaperDropped(Event, frozen=True, kw_only=True):
    """A paper for the urn: never in the journal, never applied to the state. The desk takes it out."""

    ballot_id: str
    marks: Marks


def require_secret(state: HallState, ballot_id: str, kind: str, now: int) -> Ballot:
    """A running secret ballot of this grade. Refused: `ballot.not_secret`, and what `require_running` refuses."""
    ballot = require_running(state, ballot_id)
    if ballot.kind != kind:
        raise Refused("ballot.not_secret", title=ballot.title)
    if ballot.method != "electronic":
        raise Refused("ballot.not_by_tablet", title=ballot.title)
    require_in_time(ballot, now)
    return ballot


def decide_lay_urn(state: HallState, command: LayUrn, context: Context) -> list[Event]:
    ballot = require_ballot(state, command.ballot_id)
    if ballot.status != "prepared" or not ballot.is_secret() or ballot.public_key:
        return []
    return [UrnLaid(ballot_id=ballot.id, public_key=command.public_key)]


def decide_cast_secret_vote(state: HallState, command: CastSecretVote, context: Context) -> list[Event]:
    if context.actor.delegate_id != command.delegate_id:
        raise Refused("ballot.not_yours")
    ballot = require_secret(state, command.ballot_id, "separated", context.now)
    require_may_vote(state, ballot, command.delegate_id)
    if command.delegate_id in ballot.voted:
        raise Refused("ballot.paper_in_urn", title=ballot.title)
    marks = sound_marks(ballot.paper, command.marks)
    cast = SecretVoteCast(
        ballot_id=ballot.id, delegate_id=command.delegate_id, receipt=context.fresh_id, at=context.now
    )
    return [cast, PaperDropped(ballot_id=ballot.id, marks=marks)]


def decide_sign_token(state: HallState, command: SignToken, context: Context) -> list[Event]:
    """One token a delegate: the same request again is answered again, another one is refused."""
    if context.actor.delegate_id != command.delegate_id:
        raise Refused("ballot.not_yours")
    ballot = require_secret(state, command.ballot_id, "blind", context.now)
    require_may_vote(state, ballot, command.delegate_id)
    if not 0 < len(command.blinded_sha256) <= _HASH_DIGITS:  # it is written down as it is
        raise Refused("ballot.bad_token")
    known = ballot.tokens.get(command.delegate_id)
    if known == command.blinded_sha256:
        return []
    if known is not None:
        raise Refused("ballot.token_given", title=ballot.title)
    return [
        TokenSigned(
            ballot_id=ballot.id,
            delegate_id=command.delegate_id,
            blinded_sha256=command.blinded_sha256,
            at=context.now,
        )
    ]


def decide_drop_papers(state: HallState, command: DropPapers, context: Context) -> list[Event]:
    """More papers than tokens would mean a forged token: refused as `ballot.more_papers_than_tokens`."""
    ballot = require_secret(state, command.ballot_id, "blind", context.now)
    if ballot.papers_in_urn + command.count > len(ballot.tokens) or command.count < 1:
        raise Refused("ballot.more_papers_than_tokens", title=ballot.title)
    return [PapersDropped(ballot_id=ballot.id, count=command.count)]


def require_paper_for(state: HallState, ballot_id: str, marks: Marks, now: int) -> Marks:
    """An anonymous paper's marks, sound and in order, if the ballot takes papers now; refused like any vote."""
    return sound_marks(require_secret(state, ballot_id, "blind", now).paper, marks)


def apply_urn_laid(state: HallState, event: UrnLaid) -> None:
    state.ballots[event.ballot_id].public_key = event.public_key


def apply_secret_vote_cast(state: HallState, event: SecretVoteCast) -> None:
    state.ballots[event.ballot_id].voted[event.delegate_id] = event.receipt


def apply_token_signed(state: HallState, event: TokenSigned) -> None:
    state.ballots[event.ballot_id].tokens[event.delegate_id] = event.blinded_sha256


def apply_papers_dropped(state: HallState, event: PapersDropped) -> None:
    state.ballots[event.ballot_id].papers_in_urn += event.count


def apply_paper_dropped(state: HallState, event: PaperDropped) -> None:
    """Nothing of it belongs in the state."""

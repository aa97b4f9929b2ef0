"""The urns in the hall's memory: what lies in each, in no order of arrival, and what of it goes to the disk.

On the disk a slip of an open ballot is sealed with the ballot's own key, all of one length. At the close the plain
slips take the place of the sealed ones, in the transaction of the closing record.
"""

from __future__ import annotations

import secrets
from bisect import bisect_left, insort
from collections.abc import Mapping, Sequence
from typing import Final

import msgspec
import structlog
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, RSAPublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from chair_console.domain.ballot import Ballot
from chair_console.domain.ballot_paper import BallotPaper, Marks
from chair_console.domain.ballots import BallotClosed, BallotWithdrawn
from chair_console.domain.messages import Event
from chair_console.domain.refusals import Refused
from chair_console.domain.secret_votes import PaperDropped, PapersDropped
from chair_console.domain.state import HallState
from chair_console.journal.urns import SEAL_MARK, UrnChange, is_sealed
from chair_console.slips import (
    PROOF_BYTES,
    SIGNATURE_BYTES,
    TOKEN_BYTES,
    Paper,
    pack,
    read_marks,
    read_paper,
    read_public_key,
    slip_of,
    urn_hash,
)

from .urn_keys import UrnKey, UrnKeys

log = structlog.get_logger(__name__)

_NONCE_BYTES: Final = 12
_NONCES_AT_ONCE: Final = 64
_LENGTH_BYTES: Final = 4
_STEP_BYTES: Final = 64


def has_urn(ballot: Ballot) -> bool:
    """Whether papers of this ballot go into an urn here; those that tellers count on paper do not."""
    return ballot.is_secret() and ballot.method == "electronic"


def longest_slip(paper: BallotPaper, *, blind: bool) -> int:
    """No slip of a ballot with this paper is longer, in bytes."""
    everything = tuple(tuple(option.id for option in question.options) for question in paper.questions)
    if not blind:
        return len(slip_of(everything))
    token, signature, proof = (pack(bytes(size)) for size in (TOKEN_BYTES, SIGNATURE_BYTES, PROOF_BYTES))
    return len(slip_of(Paper(marks=everything, token=token, signature=signature, proof=proof)))


class Seal:
    """Seals and opens the slips of one ballot. Every sealed slip has the same length: it tells nothing."""

    def __init__(self, ballot: Ballot, key: UrnKey) -> None:
        self._box = AESGCM(key.seal)
        self._about = ballot.id.encode()
        self._nonces = b""
        longest = longest_slip(ballot.paper, blind=ballot.kind == "blind") + _LENGTH_BYTES
        self._length = -(-longest // _STEP_BYTES) * _STEP_BYTES

    def close(self, slip: bytes) -> bytes:
        plain = (len(slip).to_bytes(_LENGTH_BYTES) + slip).ljust(self._length, b"\0")
        if len(plain) > self._length:
            raise ValueError("a slip longer than its ballot paper allows")
        nonce = self._fresh_nonce()
        return SEAL_MARK + nonce + self._box.encrypt(nonce, plain, self._about)

    def _fresh_nonce(self) -> bytes:
        # Asked of the system in blocks: each asking hands the interpreter to the journal's thread in mid-decision.
        if not self._nonces:
            self._nonces = secrets.token_bytes(_NONCE_BYTES * _NONCES_AT_ONCE)
        nonce, self._nonces = self._nonces[:_NONCE_BYTES], self._nonces[_NONCE_BYTES:]
        return nonce

    def open(self, sealed: bytes) -> bytes:
        """Raises InvalidTag for what this ballot's key has not sealed."""
        body = sealed.removeprefix(SEAL_MARK)
        plain = self._box.decrypt(body[:_NONCE_BYTES], body[_NONCE_BYTES:], self._about)
        length = int.from_bytes(plain[:_LENGTH_BYTES])
        return plain[_LENGTH_BYTES : _LENGTH_BYTES + length]


class Urn:
    """One ballot's urn. `seal` is None once it is closed, and where the key was lost."""

    def __init__(self, seal: Seal | None = None, *, lost: bool = False) -> None:
        self.seal = seal
        self.lost = lost
        self._slips: list[
            tuple[str, bytes]
        ] = []  # (token or "", slip), sorted: the order of arrival is not kept
        self.public_key: RSAPublicKey | None = None
        self.private_key: RSAPrivateKey | None = None

    def add(self, slip: bytes) -> None:
        insort(self._slips, (read_paper(slip).token if slip.startswith(b"{") else "", slip))

    def find(self, token: str) -> bytes | None:
        """The slip of an anonymous token that lies in the urn."""
        place = bisect_left(self._slips, (token, b""))
        if place < len(self._slips) and self._slips[place][0] == token:
            return self._slips[place][1]
        return None

    def slips(self) -> list[bytes]:
        """All slips, sorted by their bytes."""
        return sorted(slip for _, slip in self._slips)


class Decided(msgspec.Struct, frozen=True):
    """The events that are recorded, what becomes of urns with them, and the plain slips that fall in."""

    events: list[Event]
    changes: tuple[UrnChange, ...] = ()
    fallen: tuple[tuple[str, bytes], ...] = ()


class Urns:
    """All urns of a hall, as far as everything decided goes."""

    def __init__(self, keys: UrnKeys) -> None:
        self.keys: Final = keys
        self._urns: dict[str, Urn] = {}

    def of(self, ballot: Ballot) -> Urn:
        """The urn of a ballot. Refused: `ballot.urn_lost` where its key is gone or does not fit.

        Laid once: while a close is on its way to the disk, whoever still sees the ballot open finds the closed urn.
        """
        urn = self._urns.get(ballot.id)
        if urn is None:
            urn = self._urns[ballot.id] = self._laid(ballot)
        if urn.lost:
            raise Refused("ballot.urn_lost", title=ballot.title)
        return urn

    def _laid(self, ballot: Ballot) -> Urn:
        """An empty urn with the key that was made for it."""
        key = self.keys.read(ballot.id) if ballot.is_running() else None
        if key is None:
            return Urn(lost=ballot.is_running())
        urn = Urn(Seal(ballot, key))
        if ballot.kind == "blind":
            urn.public_key, urn.private_key = read_public_key(ballot.public_key), key.private_key()
            if urn.private_key.public_key() != urn.public_key:
                return Urn(lost=True)
        return urn

    def context_of(self, ballot: Ballot | None) -> tuple[tuple[Marks, ...], str]:
        """The papers of a ballot that is to be closed, sorted, and their hash."""
        if ballot is None or not ballot.is_running() or not has_urn(ballot):
            return (), ""
        slips = self.of(ballot).slips()
        return tuple(read_marks(slip) for slip in slips), urn_hash(slips)

    def take_out(self, state: HallState, events: Sequence[Event], papers: Sequence[bytes]) -> Decided:
        """Take the papers out of a decision; `papers` are those that came without a name.

        Nothing changes here before `settle`. Refused: `ballot.urn_lost`.
        """
        recorded: list[Event] = []
        changes: list[UrnChange] = []
        fallen: list[tuple[str, bytes]] = []
        for event in events:
            match event:
                case PaperDropped():
                    fallen.append((event.ballot_id, slip_of(event.marks)))
                    continue
                case PapersDropped():
                    fallen += [(event.ballot_id, slip) for slip in papers]
                case BallotClosed() | BallotWithdrawn():
                    changes += self._emptied(state.ballots[event.ballot_id], event)
            recorded.append(event)
        for ballot_id, slip in fallen:
            seal = self.of(state.ballots[ballot_id]).seal
            assert seal is not None  # only a running ballot takes papers
            changes.append(UrnChange(ballot_id, (seal.close(slip),)))
        return Decided(recorded, tuple(changes), tuple(fallen))

    def _emptied(self, ballot: Ballot, event: BallotClosed | BallotWithdrawn) -> list[UrnChange]:
        """The sealed slips go; after a close the plain ones take their place, sorted: that order tells nothing."""
        if not has_urn(ballot):
            return []
        slips = self.of(ballot).slips() if isinstance(event, BallotClosed) else []
        return [UrnChange(ballot.id, tuple(slips), anew=True)]

    def settle(self, state: HallState, decided: Decided) -> None:
        """The decision goes to the disk: its papers lie in the urns now, and closed urns need no key any more."""
        for ballot_id, slip in decided.fallen:
            self.of(state.ballots[ballot_id]).add(slip)
        for change in decided.changes:
            if change.anew:  # the plain slips stay in sight: they are published
                urn = self._urns[change.ballot_id] = Urn()
                for slip in change.slips:
                    urn.add(slip)

    def rebuilt(self, state: HallState, stored: Mapping[str, Sequence[bytes]]) -> None:
        """Take over what lies on the disk."""
        self._urns = {}
        for ballot in state.ballots.values():
            if not has_urn(ballot) or ballot.status in ("prepared", "withdrawn"):
                continue
            urn = self._urns[ballot.id] = self._laid(ballot)
            for slip in stored.get(ballot.id, ()):
                if not is_sealed(slip):
                    urn.add(slip)
                elif urn.seal is not None:
                    self._open_into(urn, urn.seal, slip, ballot.id)
            if urn.lost:
                log.error("urn.lost", ballot=ballot.id)

    @staticmethod
    def _open_into(urn: Urn, seal: Seal, slip: bytes, ballot_id: str) -> None:
        try:
            urn.add(seal.open(slip))
        except InvalidTag:
            urn.lost = True

    def needed_keys(self, state: HallState) -> list[str]:
        """The ballots whose keys are still of use."""
        return [
            ballot.id
            for ballot in state.ballots.values()
            if has_urn(ballot) and ballot.status in ("prepared", "open", "paused")
        ]

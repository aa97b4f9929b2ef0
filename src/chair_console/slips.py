"""The slips in an urn: one delegate's paper as bytes, the same wherever it is written, hashed or checked.

A slip of a *separated* ballot is its marks, one of a *blind* ballot a `Paper`. Hall, client and `verify` share this;
docs/protocol-secret-ballots.md is its description for others.
"""

from __future__ import annotations

import base64
import binascii
from collections.abc import Iterable
from hashlib import sha256
from typing import Final

import msgspec
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ec import (
    ECDSA,
    SECP256R1,
    EllipticCurvePrivateKey,
    EllipticCurvePublicKey,
)
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, RSAPublicKey
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature, encode_dss_signature
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat, load_der_public_key

from chair_console.blind_rsa import PREFIX_BYTES, PSS_RANDOMIZED
from chair_console.domain.ballot_paper import Marks

POINT_BYTES: Final = 65
TOKEN_BYTES: Final = PREFIX_BYTES + POINT_BYTES
KEY_BITS: Final = 2048
SIGNATURE_BYTES: Final = KEY_BITS // 8
PROOF_BYTES: Final = 64
_PROOF_HALF: Final = PROOF_BYTES // 2

_encoder = msgspec.json.Encoder(order="sorted")


class Paper(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An anonymous paper. Whoever made `token` chose the marks: `proof` is the one-time key's over them.

    `token`, `signature` and `proof` are base64.
    """

    marks: Marks
    token: str
    signature: str
    proof: str


_marks_decoder = msgspec.json.Decoder(Marks)
_paper_decoder = msgspec.json.Decoder(Paper)


def slip_of(content: Marks | Paper) -> bytes:
    """The canonical bytes of a paper."""
    return _encoder.encode(content)


def read_marks(slip: bytes) -> Marks:
    """The marks of a slip of either grade. Raises `msgspec.MsgspecError`."""
    return _marks_decoder.decode(slip) if slip.startswith(b"[") else _paper_decoder.decode(slip).marks


def read_paper(slip: bytes) -> Paper:
    """The paper of a blind ballot's slip. Raises `msgspec.MsgspecError`."""
    return _paper_decoder.decode(slip)


def number_of(slip: bytes) -> str:
    """The number of a paper, by which its voter finds it in the published urn."""
    return sha256(slip).hexdigest()


def urn_hash(slips: Iterable[bytes]) -> str:
    """What the closing record holds of an urn, whatever the order in which its slips are given."""
    return sha256(b"\n".join(sorted(slips))).hexdigest()


def proof_text(ballot_id: str, marks: Marks) -> bytes:
    """What the one-time key signs."""
    return b"chair-console paper v1\n" + ballot_id.encode() + b"\n" + _encoder.encode(marks)


def one_time_point(key: EllipticCurvePublicKey) -> bytes:
    """A one-time public key as it stands in a token."""
    return key.public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)


def prove(key: EllipticCurvePrivateKey, ballot_id: str, marks: Marks) -> bytes:
    """The proof that the holder of the one-time key chose these marks."""
    first, second = decode_dss_signature(key.sign(proof_text(ballot_id, marks), ECDSA(SHA256())))
    return first.to_bytes(_PROOF_HALF) + second.to_bytes(_PROOF_HALF)


def holds(key: RSAPublicKey, ballot_id: str, paper: Paper) -> bool:
    """Whether the ballot's key signed the paper's token, and the token's own key the marks."""
    token, signature = unpack(paper.token, TOKEN_BYTES), unpack(paper.signature, SIGNATURE_BYTES)
    proof = unpack(paper.proof, PROOF_BYTES)
    if token is None or signature is None or proof is None:
        return False
    if not PSS_RANDOMIZED.verify(key, token, signature):
        return False
    pair = encode_dss_signature(int.from_bytes(proof[:_PROOF_HALF]), int.from_bytes(proof[_PROOF_HALF:]))
    try:
        point = EllipticCurvePublicKey.from_encoded_point(SECP256R1(), token[PREFIX_BYTES:])
        point.verify(pair, proof_text(ballot_id, paper.marks), ECDSA(SHA256()))
    except (ValueError, InvalidSignature):
        return False
    return True


def unpack(text: str, size: int) -> bytes | None:
    """The bytes of base64 in its one canonical form; None if it is anything else."""
    try:
        value = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        return None
    return value if len(value) == size and pack(value) == text else None


def pack(value: bytes) -> str:
    """Base64, as it stands on the wire."""
    return base64.b64encode(value).decode()


def pack_public_key(key: RSAPrivateKey | RSAPublicKey) -> str:
    """The public key of a blind ballot, as tablets and records have it."""
    public = key.public_key() if isinstance(key, RSAPrivateKey) else key
    return pack(public.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo))


def read_public_key(text: str) -> RSAPublicKey:
    """The key back. Raises ValueError for anything that is no RSA key of the right length."""
    key = load_der_public_key(base64.b64decode(text, validate=True))
    if not isinstance(key, RSAPublicKey) or key.key_size != KEY_BITS:
        raise ValueError("not a blind ballot's key")
    return key

"""RSA blind signatures (RFC 9474, RSABSSA with SHA-384): a signer signs a message without seeing it.

No kept library for Python has them, so this is the part that `cryptography` lacks, and no more: keys are made and
read, and finished signatures checked, by `cryptography`. The names of the steps are the RFC's.
"""

from __future__ import annotations

import math
import secrets
from dataclasses import dataclass
from hashlib import sha384
from typing import Final

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.padding import MGF1, PSS
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, RSAPublicKey
from cryptography.hazmat.primitives.hashes import SHA384

PREFIX_BYTES: Final = 32
_HASH_BYTES: Final = 48


class BlindSignatureError(ValueError):
    """A number that is none of this key's, or a signature that does not hold."""


@dataclass(frozen=True)
class Blinded:
    """What the signer gets, and what takes the blinding off again; `inverse` stays with the client."""

    message: bytes
    inverse: bytes


@dataclass(frozen=True)
class Suite:
    """One of the RFC's four variants."""

    name: str
    salt_bytes: int
    randomized: bool

    def prepare(self, message: bytes) -> bytes:
        """The message as it is signed: behind a random prefix in the randomized variants."""
        return secrets.token_bytes(PREFIX_BYTES) + message if self.randomized else message

    def blind(
        self, key: RSAPublicKey, prepared: bytes, *, salt: bytes | None = None, inverse: int | None = None
    ) -> Blinded:
        """Hide a prepared message from the signer. `salt` and `inverse` are random unless a test gives them."""
        numbers = key.public_numbers()
        modulus, size = numbers.n, _size(key)
        salt = secrets.token_bytes(self.salt_bytes) if salt is None else salt
        encoded = int.from_bytes(_encode(prepared, salt, modulus.bit_length() - 1))
        if math.gcd(encoded, modulus) != 1:
            raise BlindSignatureError("the message shares a factor with the key")
        inverse = _random_unit(modulus) if inverse is None else inverse
        blinding = pow(pow(inverse, -1, modulus), numbers.e, modulus)
        return Blinded((encoded * blinding % modulus).to_bytes(size), inverse.to_bytes(size))

    def finalize(self, key: RSAPublicKey, prepared: bytes, blind_signature: bytes, inverse: bytes) -> bytes:
        """The signature of the prepared message. Raises `BlindSignatureError` if the signer cheated."""
        modulus, size = key.public_numbers().n, _size(key)
        if len(blind_signature) != size:
            raise BlindSignatureError("a signature of another length")
        number = int.from_bytes(blind_signature) * int.from_bytes(inverse) % modulus
        signature = number.to_bytes(size)
        if not self.verify(key, prepared, signature):
            raise BlindSignatureError("the signature does not hold")
        return signature

    def verify(self, key: RSAPublicKey, prepared: bytes, signature: bytes) -> bool:
        """Whether `signature` is this key's of the prepared message: plain RSASSA-PSS."""
        try:
            key.verify(signature, prepared, PSS(MGF1(SHA384()), self.salt_bytes), SHA384())
        except InvalidSignature:
            return False
        return True


PSS_RANDOMIZED: Final = Suite("RSABSSA-SHA384-PSS-Randomized", _HASH_BYTES, True)
SUITES: Final = (
    PSS_RANDOMIZED,
    Suite("RSABSSA-SHA384-PSSZERO-Randomized", 0, True),
    Suite("RSABSSA-SHA384-PSS-Deterministic", _HASH_BYTES, False),
    Suite("RSABSSA-SHA384-PSSZERO-Deterministic", 0, False),
)


def is_blinded_message(key: RSAPublicKey, blinded: bytes) -> bool:
    """Whether `blind_sign` would take it: of the key's length and below its modulus, and not trivial."""
    return len(blinded) == _size(key) and 1 < int.from_bytes(blinded) < key.public_numbers().n - 1


def blind_sign(key: RSAPrivateKey, blinded: bytes) -> bytes:
    """Sign what the client has blinded. Takes milliseconds of one core; the same for all variants.

    How long Python's numbers take depends on them: so the base is blinded once more, with a fresh random number.
    """
    numbers = key.private_numbers()
    modulus, exponent = numbers.public_numbers.n, numbers.public_numbers.e
    if not is_blinded_message(key.public_key(), blinded):
        raise BlindSignatureError("not a message for this key")
    message = int.from_bytes(blinded)
    mask = _random_unit(modulus)
    masked = message * pow(mask, exponent, modulus) % modulus
    first, second = pow(masked, numbers.dmp1, numbers.p), pow(masked, numbers.dmq1, numbers.q)
    signed = second + (first - second) * numbers.iqmp % numbers.p * numbers.q
    signature = signed * pow(mask, -1, modulus) % modulus
    if pow(signature, exponent, modulus) != message:  # a fault in the sum would give the key away
        raise BlindSignatureError("the key did not sign")
    return signature.to_bytes(_size(key))


def _size(key: RSAPublicKey | RSAPrivateKey) -> int:
    return (key.key_size + 7) // 8


def _random_unit(modulus: int) -> int:
    while True:
        number = secrets.randbelow(modulus)
        if number > 1 and math.gcd(number, modulus) == 1:
            return number


def _mask(seed: bytes, length: int) -> bytes:
    """MGF1 (RFC 8017, B.2.1)."""
    blocks = -(-length // _HASH_BYTES)
    return b"".join(sha384(seed + counter.to_bytes(4)).digest() for counter in range(blocks))[:length]


def _encode(message: bytes, salt: bytes, bits: int) -> bytes:
    """EMSA-PSS-ENCODE (RFC 8017, 9.1.1). `cryptography` does it only as a part of signing."""
    length = (bits + 7) // 8
    if length < _HASH_BYTES + len(salt) + 2:
        raise BlindSignatureError("the key is too short")
    digest = sha384(bytes(8) + sha384(message).digest() + salt).digest()
    data = bytes(length - len(salt) - _HASH_BYTES - 2) + b"\x01" + salt
    masked = bytearray(a ^ b for a, b in zip(data, _mask(digest, len(data)), strict=True))
    masked[0] &= 0xFF >> (8 * length - bits)
    return bytes(masked) + digest + b"\xbc"

"""The hall's key for packages: whoever has its fingerprint can tell that nobody changed a package."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path
from typing import Self

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from chair_console import system

from .manifest import Signature


class SigningKey:
    """An Ed25519 key in a file that only the owner may read."""

    def __init__(self, key: Ed25519PrivateKey) -> None:
        self._key = key

    @classmethod
    def of(cls, data_dir: Path) -> Self:
        """The key of a hall's data folder; made at the first need. Raises OSError, and ValueError for a broken file."""
        path = data_dir / "identity" / "package.key"
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            waiting = path.with_suffix(".part")
            waiting.touch(mode=0o600)
            system.restrict_to_owner(waiting)
            waiting.write_bytes(Ed25519PrivateKey.generate().private_bytes_raw())
            waiting.replace(path)
        return cls(Ed25519PrivateKey.from_private_bytes(path.read_bytes()))

    @property
    def public_key(self) -> str:
        """The public key in hexadecimal."""
        return self._key.public_key().public_bytes_raw().hex()

    def sign(self, content: bytes) -> Signature:
        return Signature(public_key=self.public_key, signature=self._key.sign(content).hex())


def is_signed(content: bytes, signature: Signature) -> bool:
    """Whether the signature is that of its own public key under these bytes."""
    try:
        key = Ed25519PublicKey.from_public_bytes(bytes.fromhex(signature.public_key))
        key.verify(bytes.fromhex(signature.signature), content)
    except (ValueError, InvalidSignature):
        return False
    return True


def fingerprint(public_key: str) -> str:
    """A public key as people compare it: sixteen hexadecimal digits of its SHA-256, in groups of four."""
    digits = sha256(bytes.fromhex(public_key)).hexdigest()[:16].upper()
    return " ".join(digits[place : place + 4] for place in range(0, 16, 4))

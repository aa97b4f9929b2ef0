"""What a tablet keeps: its own key, and the access that the hall has given it."""

from __future__ import annotations

import base64
import hashlib
from pathlib import Path

import msgspec
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from chair_console import system
from chair_console.protocol.envelope import Access, TabletClaim, tablet_id, tablet_words


class Membership(msgspec.Struct, frozen=True, kw_only=True):
    """The hall that this tablet belongs to, and the access it has there."""

    hall_id: str
    url: str
    access: Access


class TabletIdentity:
    """A folder with the tablet's private key; the id is the hash of the public one."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        system.restrict_to_owner(folder)
        self.folder = folder
        self.authority_file = folder / "hall-ca.crt"
        self._membership_file = folder / "membership.json"
        self._key = self._load_key(folder / "tablet.key")
        self.public_key = self._key.public_key().public_bytes_raw()
        self.id = tablet_id(self.public_key)

    @staticmethod
    def _load_key(file: Path) -> Ed25519PrivateKey:
        if file.is_file():
            return Ed25519PrivateKey.from_private_bytes(base64.b64decode(file.read_bytes()))
        key = Ed25519PrivateKey.generate()
        raw = key.private_bytes(
            serialization.Encoding.Raw, serialization.PrivateFormat.Raw, serialization.NoEncryption()
        )
        file.touch(mode=0o600)
        system.restrict_to_owner(file)
        file.write_bytes(base64.b64encode(raw))
        return key

    @property
    def fingerprint(self) -> str:
        """SHA-256 of the public key (hex), as advertised."""
        return hashlib.sha256(self.public_key).hexdigest()

    def claim(self, hall_id: str, challenge: str) -> TabletClaim:
        """The signed claim for the access of this tablet."""
        signature = self._key.sign(tablet_words(hall_id, challenge))
        return TabletClaim(
            public_key=base64.b64encode(self.public_key).decode(),
            challenge=challenge,
            signature=base64.b64encode(signature).decode(),
        )

    def membership(self) -> Membership | None:
        try:
            return msgspec.json.decode(self._membership_file.read_bytes(), type=Membership)
        except (OSError, msgspec.MsgspecError):
            return None

    def remember(self, membership: Membership) -> None:
        self._membership_file.touch(mode=0o600)
        system.restrict_to_owner(self._membership_file)
        self._membership_file.write_bytes(msgspec.json.encode(membership))

    def forget(self) -> None:
        self._membership_file.unlink(missing_ok=True)
        self.authority_file.unlink(missing_ok=True)

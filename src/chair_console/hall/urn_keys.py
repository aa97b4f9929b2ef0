"""The keys of urns: one file for each secret ballot that is not closed yet, and how it ceases to exist.

With the file go the choices that backups, freed pages, the database's log or a server's row headers may still hold
beside the names: all of them are sealed with it. Functions here wait for the disk; call them in a thread.
"""

from __future__ import annotations

import os
import secrets
import threading
from collections.abc import Collection
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import Final

import msgspec
import structlog
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, generate_private_key
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_der_private_key,
)

from chair_console import system
from chair_console.slips import KEY_BITS

log = structlog.get_logger(__name__)

_EXPONENT: Final = 65537
_SEAL_BYTES: Final = 32
_SUFFIX: Final = ".key"
_UNSWEPT: Final = "unswept"


class UrnKey(msgspec.Struct, frozen=True):
    """What seals a ballot's slips while it is open, and in a blind ballot what signs its tokens (PKCS #8)."""

    seal: bytes
    private: bytes = b""

    def private_key(self) -> RSAPrivateKey:
        """Raises ValueError where there is none."""
        key = load_der_private_key(self.private, None, unsafe_skip_rsa_key_validation=True)  # our own
        if not isinstance(key, RSAPrivateKey):
            raise ValueError("no RSA key")
        return key


class UrnKeys:
    """The key files in a folder. A ballot's id may be any text, so a file is named after its hash."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._lock = threading.Lock()
        self._folder.mkdir(parents=True, exist_ok=True)
        system.restrict_to_owner(self._folder)

    def path(self, ballot_id: str) -> Path:
        """Where the ballot's key lies, if there is one."""
        return self._folder / (sha256(ballot_id.encode()).hexdigest()[:32] + _SUFFIX)

    def read(self, ballot_id: str) -> UrnKey | None:
        """The key; None if none can be used: a file that the disk has spoilt must not keep the hall away."""
        try:
            key = msgspec.json.decode(self.path(ballot_id).read_bytes(), type=UrnKey)
            if key.private:
                key.private_key()
        except (OSError, ValueError, UnsupportedAlgorithm):
            return None
        return key if len(key.seal) == _SEAL_BYTES else None

    def ensure(self, ballot_id: str, *, blind: bool) -> UrnKey:
        """The key, made now if there is none, and on the disk. Raises OSError."""
        with self._lock:
            known = self.read(ballot_id)
            if known is not None and bool(known.private) == blind:
                return known
            key = UrnKey(secrets.token_bytes(_SEAL_BYTES), _new_private_key() if blind else b"")
            path = self.path(ballot_id)
            draft = path.with_suffix(".new")
            draft.touch(mode=0o600)
            system.restrict_to_owner(draft)
            with draft.open("wb") as file:
                file.write(msgspec.json.encode(key))
                file.flush()
                os.fsync(file.fileno())
            draft.replace(path)
            system.sync_folder(self._folder)
            return key

    def destroy(self, ballot_id: str) -> None:
        """Overwrite the key and remove it; from now on the database is to be swept."""
        with self._lock:
            self._mark_unswept()
            self._destroy(self.path(ballot_id))

    def destroy_others(self, needed: Collection[str]) -> None:
        """Destroy every key but those of these ballots: of a hall that died between a close and its consequence."""
        kept = {self.path(ballot_id) for ballot_id in needed}
        for path in self._folder.iterdir():
            if path not in kept and path.suffix in (_SUFFIX, ".new"):
                self._mark_unswept()
                self._destroy(path)

    def _destroy(self, path: Path) -> None:
        try:
            with path.open("r+b", buffering=0) as file:
                size = path.stat().st_size
                for filling in (secrets.token_bytes(size), bytes(size)):
                    file.seek(0)
                    file.write(filling)
                    os.fsync(file.fileno())
            path.unlink()
            system.sync_folder(self._folder)
        except FileNotFoundError:
            return
        except OSError as error:  # the next start tries again
            log.error("urn.key_not_destroyed", detail=str(error))

    # --- sweeping: the database still holds sealed slips in freed places -----------------------------------------

    @property
    def unswept(self) -> bool:
        """Whether an urn was emptied since the database was last rewritten."""
        return (self._folder / _UNSWEPT).exists()

    def _mark_unswept(self) -> None:
        with suppress(OSError):
            (self._folder / _UNSWEPT).touch()

    def swept(self) -> None:
        """The database was rewritten."""
        with suppress(OSError):
            (self._folder / _UNSWEPT).unlink(missing_ok=True)


def _new_private_key() -> bytes:
    key = generate_private_key(_EXPONENT, KEY_BITS)
    return key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())

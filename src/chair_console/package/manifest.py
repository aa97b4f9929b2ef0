"""What a package says of itself."""

from __future__ import annotations

import msgspec

from chair_console.domain.document_rights import DELEGATES
from chair_console.domain.documents import DocumentKind

FORMAT = 1
"""A newer one is refused with a sentence."""
MANIFEST = "manifest.json"
SIGNATURE = "manifest.sig"


class PackageItem(msgspec.Struct, frozen=True, kw_only=True):
    """An agenda item; `number` counts from 1."""

    id: str
    number: int
    title: str


class PackageVersion(msgspec.Struct, frozen=True, kw_only=True):
    """One of a paper's versions: when it was given out, and why it took the place of the one before it."""

    number: int
    published_at: int
    reason: str


class PackagePaper(msgspec.Struct, frozen=True, kw_only=True):
    """One valid version of a paper. `file` is the PDF's path in the package, `sha256` the delivery copy's hash.

    `versions` are all there were, the oldest first; `audience` is whom the paper was for.
    """

    id: str
    item_id: str | None
    kind: DocumentKind
    title: str
    number: str
    version: int
    published_at: int
    pages: int
    bytes: int
    sha256: str
    file: str
    name: str
    versions: list[PackageVersion] = []
    audience: tuple[str, ...] = (DELEGATES,)


class Manifest(msgspec.Struct, frozen=True, kw_only=True):
    """The whole package: for whom it was made (a delegate's name, or "" for the archive), when, of which journal.

    `made_at` is in milliseconds since the epoch (UTC). `files` gives every other file's SHA-256 by its path.
    """

    format: int = FORMAT
    session_id: str
    session_title: str
    body: str
    language: str
    made_for: str
    made_at: int
    journal_head: str
    items: list[PackageItem]
    papers: list[PackagePaper]
    files: dict[str, str] = {}


class Signature(msgspec.Struct, frozen=True, kw_only=True):
    """The hall's Ed25519 signature under the bytes of `manifest.json`; both values in hexadecimal."""

    public_key: str
    signature: str

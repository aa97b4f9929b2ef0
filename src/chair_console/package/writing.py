"""Writes a package: the papers, the reader that opens them without a server, the manifest and its signature."""

from __future__ import annotations

import base64
import hashlib
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

import msgspec

from chair_console import resources
from chair_console.domain.refusals import Refused

from .manifest import MANIFEST, SIGNATURE, Manifest
from .signing import SigningKey, fingerprint

Find = Callable[[str], Path | None]
"""From a hash to the file, None if it is not there."""

_LARGEST_SCRIPT: Final = 40_000_000
"""Larger papers are opened by the browser's own PDF viewer instead of the reader."""
_PIECE: Final = 3 << 18
"""Read at once for base64; a multiple of three."""


def write_package(
    target: Path, content: Manifest, key: SigningKey, *, find: Find, index_of: Callable[[str], bytes | None]
) -> Manifest:
    """Write the package of `content`; the manifest with all hashes.

    `find` gives a paper's delivery copy by its hash, `index_of` its `DocumentIndex` as JSON.
    Refused: `package.paper_missing`, `package.no_reader`. Raises OSError.
    """
    reader = resources.ui_path("delegate") / "dist-offline"
    if not (reader / "reader.js").is_file():
        raise Refused("package.no_reader")
    written: dict[str, str] = {}
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for paper in content.papers:
            source = find(paper.sha256)
            if source is None:
                raise Refused("package.paper_missing", title=paper.title)
            written[paper.file] = _copy(archive, paper.file, source)
            for name, lines in _scripts(paper.file, paper.bytes, source, index_of(paper.sha256)):
                written[name] = _write(archive, name, lines)
        written["data/session.js"] = _write(archive, "data/session.js", _session(content, key))
        for path in sorted(p for p in reader.rglob("*") if p.is_file()):
            name = path.relative_to(reader).as_posix()
            place = name if name == "index.html" else f"reader/{name}"
            written[place] = _copy(archive, place, path)
        manifest = msgspec.structs.replace(content, files=dict(sorted(written.items())))
        body = msgspec.json.format(msgspec.json.encode(manifest), indent=1)
        archive.writestr(MANIFEST, body)
        archive.writestr(SIGNATURE, msgspec.json.encode(key.sign(body)))
    return manifest


def script_of(file: str, kind: str) -> str:
    """Where a paper's data lie for the reader: `data/NN-paper.js` or `data/NN-text.js`."""
    return f"data/{file.removeprefix('documents/').partition('-')[0]}-{kind}.js"


def _scripts(
    file: str, size: int, source: Path, index: bytes | None
) -> Iterator[tuple[str, Iterator[bytes]]]:
    """A page that was opened from a folder may load scripts, and nothing else: so the data are scripts."""
    if index is not None:
        yield script_of(file, "text"), iter([b"ChairConsole.text(", _name(file), b",", _safe(index), b");\n"])
    if size <= _LARGEST_SCRIPT:
        yield script_of(file, "paper"), _encoded(file, source)


def _encoded(file: str, source: Path) -> Iterator[bytes]:
    yield b"ChairConsole.paper(" + _name(file) + b',"'
    with source.open("rb") as stream:
        while piece := stream.read(_PIECE):
            yield base64.b64encode(piece)
    yield b'");\n'


def _session(content: Manifest, key: SigningKey) -> Iterator[bytes]:
    yield b"ChairConsole.session(" + _safe(msgspec.json.encode(content))
    yield b"," + _safe(msgspec.json.encode(fingerprint(key.public_key))) + b");\n"


def _name(text: str) -> bytes:
    return _safe(msgspec.json.encode(text))


def _safe(json: bytes) -> bytes:
    """JSON that is also a script, whatever stands in a title."""
    return (
        json.replace(b"<", b"\\u003c")
        .replace("\u2028".encode(), b"\\u2028")
        .replace("\u2029".encode(), b"\\u2029")
    )


def _write(archive: zipfile.ZipFile, name: str, pieces: Iterator[bytes]) -> str:
    digest = hashlib.sha256()
    with archive.open(name, "w", force_zip64=True) as out:
        for piece in pieces:
            digest.update(piece)
            out.write(piece)
    return digest.hexdigest()


def _copy(archive: zipfile.ZipFile, name: str, source: Path) -> str:
    def pieces() -> Iterator[bytes]:
        with source.open("rb") as stream:
            while piece := stream.read(1 << 20):
                yield piece

    return _write(archive, name, pieces())

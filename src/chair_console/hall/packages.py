"""Session packages made by the running hall: what somebody may read now, to take home."""

from __future__ import annotations

import asyncio
import tempfile
from collections.abc import Callable
from pathlib import Path

from chair_console.domain.refusals import Refused
from chair_console.domain.state import HallState
from chair_console.package import Manifest, SigningKey, write_package

from .blobs import Blobs


class Packages:
    """Makes one package at a time, apart from the hall's loop."""

    def __init__(self, blobs: Blobs, data_dir: Path) -> None:
        self._blobs = blobs
        self._data_dir = data_dir
        self._making = asyncio.Lock()

    async def make(self, content: Manifest, state: HallState) -> Path:
        """The package as a file that whoever asked has to delete.

        Refused: `package.busy` while one is being made, `intake.disk_full`, and what `write_package` refuses.
        """
        if self._making.locked():
            raise Refused("package.busy")
        async with self._making:
            # Papers lie in the package as they are, and once more as text that is a third longer.
            self._blobs.require_space(sum(3 * paper.bytes for paper in content.papers))
            indexes = Indexes(state, self._blobs)
            return await asyncio.to_thread(self._write, content, indexes)

    def _write(self, content: Manifest, indexes: Callable[[str], bytes | None]) -> Path:
        folder = self._data_dir / "work"
        folder.mkdir(exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=folder, suffix=".zip", delete=False) as waiting:
            target = Path(waiting.name)
        try:
            key = SigningKey.of(self._data_dir)
            write_package(target, content, key, find=self._blobs.path, index_of=indexes)
        except BaseException:
            target.unlink(missing_ok=True)
            raise
        return target


class Indexes:
    """From the hash of a delivery copy to its `DocumentIndex` as JSON, None where intake made none."""

    def __init__(self, state: HallState, blobs: Blobs) -> None:
        versions = [version.file for document in state.documents.values() for version in document.versions]
        self._index_of = {file.delivery_sha256: file.index_sha256 for file in versions if file.index_sha256}
        self._blobs = blobs

    def __call__(self, sha256: str) -> bytes | None:
        path = self._blobs.path(self._index_of.get(sha256, ""))
        return path.read_bytes() if path is not None else None

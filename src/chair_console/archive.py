"""The archive package of a data folder, also of one whose hall does not run."""

from __future__ import annotations

import time
from pathlib import Path

from chair_console.domain.refusals import Refused
from chair_console.hall.blobs import Blobs
from chair_console.hall.packages import Indexes
from chair_console.journal import verify
from chair_console.minutes import state_of
from chair_console.package import SigningKey, archive_content, write_package

NAME = "archive.ccpack.zip"


def write_archive(data_dir: Path, to: Path) -> Path:
    """Write the session package with every valid paper into the folder `to`.

    Refused: `session.none`, `package.no_folder` where `data_dir` is no folder, and what `write_package` refuses.
    """
    if not data_dir.is_dir():
        raise Refused("package.no_folder")
    report = verify(data_dir)
    state = state_of(data_dir, report)
    content = archive_content(state, made_at=int(time.time() * 1000), journal_head=report.head)
    blobs = Blobs(data_dir)
    target = to / NAME
    waiting = target.with_suffix(".part")
    try:
        write_package(
            waiting, content, SigningKey.of(data_dir), find=blobs.path, index_of=Indexes(state, blobs)
        )
        waiting.replace(target)
    finally:
        waiting.unlink(missing_ok=True)
    return target

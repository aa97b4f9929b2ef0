"""What a user reads when the program itself fails: one sentence, and where the traceback went."""

from __future__ import annotations

import errno
import tempfile
import traceback
from pathlib import Path
from typing import Final

from .sentences import sentence, system_language

_FILE_CODES: Final = {
    errno.ENOENT: "files.FileNotFoundError",
    errno.ELOOP: "files.FileNotFoundError",
    errno.ENAMETOOLONG: "files.FileNotFoundError",
    errno.EISDIR: "files.IsADirectoryError",
    errno.ENOTDIR: "files.NotADirectoryError",
    errno.EEXIST: "files.NotADirectoryError",  # a file stands where a folder is needed
    errno.EACCES: "files.PermissionError",
    errno.EPERM: "files.PermissionError",
    errno.EROFS: "files.PermissionError",
    errno.ENOSPC: "files.no_space",
    errno.EDQUOT: "files.no_space",
}


def explain(error: Exception) -> str:
    """A sentence for an error that reached the command line; a refusal's own sentence where it has one."""
    code, facts = getattr(error, "code", None), getattr(error, "facts", None)
    if isinstance(code, str) and isinstance(facts, dict):
        return sentence(code, facts, system_language())
    if isinstance(error, OSError) and error.filename is not None and error.errno in _FILE_CODES:
        return sentence(_FILE_CODES[error.errno], {"path": str(error.filename)}, system_language())
    with tempfile.NamedTemporaryFile(
        "w", prefix="chair-console-", suffix=".log", delete=False, encoding="utf-8"
    ) as log:
        log.write("".join(traceback.format_exception(error)))
    return sentence("general.fault_logged", {"log": str(Path(log.name))}, system_language())

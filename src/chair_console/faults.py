"""What a user reads when the program itself fails: one sentence, and where the traceback went."""

from __future__ import annotations

import tempfile
import traceback
from pathlib import Path

from .sentences import sentence, system_language


def explain(error: Exception) -> str:
    """A sentence for an error that reached the command line; a refusal's own sentence where it has one."""
    code, facts = getattr(error, "code", None), getattr(error, "facts", None)
    if isinstance(code, str) and isinstance(facts, dict):
        return sentence(code, facts, system_language())
    if isinstance(error, FileNotFoundError | PermissionError | IsADirectoryError | NotADirectoryError):
        return sentence(f"files.{type(error).__name__}", {"path": str(error.filename)}, system_language())
    with tempfile.NamedTemporaryFile(
        "w", prefix="chair-console-", suffix=".log", delete=False, encoding="utf-8"
    ) as log:
        log.write("".join(traceback.format_exception(error)))
    return sentence("general.fault_logged", {"log": str(Path(log.name))}, system_language())

"""In the worker: files of Office programs become PDF through LibreOffice, without macros or links."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import Final

from chair_console import system

from .refusals import IntakeRefused
from .sniff import SUFFIXES

_TIMEOUT_S: Final = 60.0
_PLACES: Final = (
    "C:/Program Files/LibreOffice/program/soffice.com",
    "C:/Program Files (x86)/LibreOffice/program/soffice.com",
    "/usr/lib/libreoffice/program/soffice",
    "/opt/libreoffice/program/soffice",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
)
_SETTING: Final = (
    '<item oor:path="/org.openoffice.Office.Common/Security/Scripting">'
    '<prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop></item>'
)
_SETTINGS: Final = {
    "MacroSecurityLevel": "3",
    "DisableMacrosExecution": "true",
    "DisableActiveContent": "true",
    "BlockUntrustedRefererLinks": "true",
}


def find_office() -> str:
    """LibreOffice's program on this machine, "" if there is none."""
    found = shutil.which("soffice") or next((place for place in _PLACES if Path(place).is_file()), None)
    return found or ""


def convert(source: Path, media_type: str, folder: Path, office: str, timeout_s: float = _TIMEOUT_S) -> Path:
    """The file as PDF in `folder`. Refused: `intake.no_office`, `.office_failed`, `.too_heavy`."""
    if not office:
        raise IntakeRefused("intake.no_office")
    profile = folder / "office-profile"
    _write_settings(profile / "user")
    copy = folder / f"source{SUFFIXES[media_type]}"  # LibreOffice goes by the name
    shutil.copyfile(source, copy)
    command = [
        office,
        f"-env:UserInstallation={profile.as_uri()}",
        "--headless", "--norestore", "--nologo", "--nodefault", "--nolockcheck",
        "--convert-to", "pdf", "--outdir", str(folder), str(copy),
    ]  # fmt: skip
    environment = {**os.environ, "HOME": str(folder), "TMPDIR": str(folder)}
    try:
        in_time = system.run_with_time_limit(command, timeout_s, environment)
    except OSError as error:
        raise IntakeRefused("intake.no_office") from error
    if not in_time:
        raise IntakeRefused("intake.too_heavy")
    made = copy.with_suffix(".pdf")
    if not made.is_file() or made.stat().st_size == 0:
        raise IntakeRefused("intake.office_failed")
    return made


def _write_settings(user: Path) -> None:
    """A fresh profile in which no macro runs and no linked file is fetched."""
    user.mkdir(parents=True)
    items = "".join(_SETTING.format(name=name, value=value) for name, value in _SETTINGS.items())
    (user / "registrymodifications.xcu").write_text(
        '<?xml version="1.0" encoding="UTF-8"?>'
        '<oor:items xmlns:oor="http://openoffice.org/2001/registry" '
        'xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"{items}</oor:items>",
        encoding="utf-8",
    )

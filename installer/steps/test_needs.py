"""What the tests need from the system beside Qt's libraries: programs of Debian packages."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from typing import Final

# program → its package, or several with blanks between them
_ALWAYS: Final = {
    "dbus-daemon": "dbus",
    "fc-list": "fontconfig",
    "openssl": "openssl",
    "xauth": "xauth",
    "Xvfb": "xvfb",
}
_FULL: Final = {
    "avahi-browse": "avahi-utils",
    "avahi-daemon": "avahi-daemon",
    "certutil": "libnss3-tools",
    "chromium": "chromium",
    "initdb": "postgresql",
    "ip": "iproute2",
    "soffice": "libreoffice-calc-nogui libreoffice-impress-nogui libreoffice-writer-nogui",
}
_PLACES: Final = ("/usr/sbin", "/sbin", "/usr/local/sbin")


def missing(*, quick: bool) -> dict[str, str]:
    """Programs that are not here, with their packages; on other systems than Linux nothing is asked for."""
    if sys.platform != "linux":
        return {}
    needed = _ALWAYS if quick else _ALWAYS | _FULL
    found = {program: package for program, package in needed.items() if not _is_here(program)}
    if not any(Path("/usr/share/fonts").rglob("*.[to]tf")):
        found["fonts"] = "fonts-dejavu-core"
    return found


def _is_here(program: str) -> bool:
    if shutil.which(program) or any(Path(place, program).exists() for place in _PLACES):
        return True
    # Debian keeps the server's programs beside each other, out of the path.
    return any(Path("/usr/lib/postgresql").glob(f"*/bin/{program}"))

"""`chair-console doctor`: is this machine fit for a session, and what is to be done if not."""

from __future__ import annotations

import datetime
import importlib
import platform
import socket
import sys
from collections.abc import Callable
from typing import Literal

import msgspec

from . import __version__, resources, sandbox, system
from .sentences import Language, sentence

Level = Literal["ok", "hint", "fault"]
LEAST_FREE_BYTES = 2_000_000_000
RELEASED = datetime.date(2026, 11, 1)
USUAL_PORT = 8443


class Finding(msgspec.Struct, frozen=True):
    """One thing that was looked at. A `hint` costs comfort, a `fault` costs the session."""

    check: str
    level: Level
    code: str
    facts: dict[str, object] = {}


def _python() -> Finding:
    version = platform.python_version()
    fit = (3, 11) <= sys.version_info[:2] <= (3, 13)
    return Finding(
        "python", "ok" if fit else "fault", f"doctor.python_{'ok' if fit else 'bad'}", {"version": version}
    )


def _windows() -> Finding:
    try:
        importlib.import_module("PySide6.QtQuick")
    except ImportError as error:
        return Finding("windows", "fault", "doctor.qt_missing", {"reason": str(error)[:200]})
    return Finding("windows", "ok", "doctor.qt_ok")


def _fonts() -> Finding:
    found = sorted(resources.path("fonts").rglob("BeVietnamPro*.ttf"))
    if not found:
        return Finding("fonts", "fault", "doctor.fonts_missing")
    return Finding("fonts", "ok", "doctor.fonts_ok", {"count": len(found)})


def _web_app() -> Finding:
    if (resources.ui_path("delegate") / "dist" / "index.html").is_file():
        return Finding("web_app", "ok", "doctor.web_app_ok")
    return Finding("web_app", "fault", "doctor.web_app_missing")


def _disk() -> Finding:
    folder = system.default_data_dir()
    free = system.free_bytes(folder)
    level: Level = "ok" if free >= LEAST_FREE_BYTES else "fault"
    facts: dict[str, object] = {"folder": str(folder), "free_gb": f"{free / 1e9:.1f}"}
    return Finding("disk", level, "doctor.disk_ok" if level == "ok" else "doctor.disk_low", facts)


def _clock() -> Finding:
    now = datetime.datetime.now().astimezone()
    facts: dict[str, object] = {"now": now.strftime("%d/%m/%Y %H:%M:%S"), "zone": now.strftime("%z")}
    fit = now.date() >= RELEASED
    return Finding("clock", "ok" if fit else "fault", f"doctor.clock_{'ok' if fit else 'bad'}", facts)


def _network() -> Finding:
    from .hall.tls import is_local

    addresses = [
        str(a.address)
        for a in system.local_addresses()
        if a.address.version == 4 and not a.address.is_loopback
    ]
    if not addresses:
        return Finding("network", "hint", "doctor.network_none")
    public = [address for address in addresses if not is_local(address)]
    if public:
        return Finding("network", "hint", "doctor.network_public", {"addresses": ", ".join(public)})
    return Finding("network", "ok", "doctor.network_ok", {"addresses": ", ".join(addresses)})


def _port() -> Finding:
    with socket.socket() as probe:
        try:
            probe.bind(("0.0.0.0", USUAL_PORT))
        except OSError:
            return Finding("port", "hint", "doctor.port_taken", {"port": USUAL_PORT})
    return Finding("port", "ok", "doctor.port_ok", {"port": USUAL_PORT})


def _certificates() -> Finding:
    from cryptography import x509

    file = system.default_data_dir() / "tls" / "hall.crt"
    if not file.is_file():
        return Finding("certificates", "ok", "doctor.certificates_later")
    certificate = x509.load_pem_x509_certificate(file.read_bytes())
    until = certificate.not_valid_after_utc
    level: Level = "ok" if until > datetime.datetime.now(datetime.UTC) else "hint"
    return Finding("certificates", level, "doctor.certificates_ok", {"until": f"{until:%d/%m/%Y}"})


def _office() -> Finding:
    from .hall.intake.office import find_office

    found = find_office()
    if not found:
        return Finding("office", "hint", "doctor.office_missing")
    return Finding("office", "ok", "doctor.office_ok", {"path": found})


def _sandbox() -> Finding:
    if sandbox.can_shut_off_network():
        return Finding("sandbox", "ok", "doctor.sandbox_ok")
    return Finding("sandbox", "hint", "doctor.sandbox_missing")


CHECKS: tuple[Callable[[], Finding], ...] = (
    _python, _windows, _fonts, _web_app, _disk, _clock, _network, _port, _certificates, _office,
    _sandbox,
)  # fmt: skip


def examine(language: Language) -> tuple[dict[str, object], list[str], bool]:
    """All findings: as values, as lines, and whether a session can be held here."""
    findings = [check() for check in CHECKS]
    signs = {"ok": "ok", "hint": "!", "fault": "x"}
    told = [(f, sentence(f.code, f.facts, language)) for f in findings]
    ok = all(f.level != "fault" for f in findings)
    value: dict[str, object] = {
        "ok": ok,
        "version": __version__,
        "system": platform.platform(),
        "checks": [{"check": f.check, "level": f.level, "text": text, **f.facts} for f, text in told],
    }
    return value, [f"[{signs[f.level]:>2}] {text}" for f, text in told], ok

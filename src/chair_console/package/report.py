"""What a checked package tells on the command line."""

from __future__ import annotations

import datetime

from chair_console.sentences import Language, sentence

from .reading import OpenPackage


def report_on(package: OpenPackage, language: Language) -> tuple[dict[str, object], list[str], bool]:
    """The report as JSON, as lines for people, and that the package is whole."""
    manifest = package.manifest
    made = datetime.datetime.fromtimestamp(manifest.made_at / 1000)
    facts: dict[str, object] = {
        "session": plain(manifest.session_title),
        "papers": len(manifest.papers),
        "time": f"{made:%d/%m/%Y %H:%M}",
        "fingerprint": package.fingerprint,
    }
    report: dict[str, object] = {
        "accepted": True,
        "session": manifest.session_title,
        "made_for": manifest.made_for,
        "made_at": manifest.made_at,
        "journal_head": manifest.journal_head,
        "fingerprint": package.fingerprint,
        "papers": [
            {"title": p.title, "file": p.file, "pages": p.pages, "sha256": p.sha256} for p in manifest.papers
        ],
    }
    lines = [sentence("package.good", facts, language)]
    lines += [
        f"{place:>3}. {plain(f'{paper.title} ({paper.file})')}"
        for place, paper in enumerate(manifest.papers, start=1)
    ]
    return report, lines, True


def plain(text: str) -> str:
    """Without what would move a terminal's cursor: anybody can make a package."""
    return "".join(letter if letter.isprintable() else " " for letter in text)

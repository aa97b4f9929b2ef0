"""What the inspector shows of one paper, in words: its versions, who lacks it and why."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from chair_console.domain.presence import PresenceStatus
from chair_console.protocol.documents import DocumentDifference
from chair_console.protocol.views import DelegateView, DeviceView, DocumentView, ReadingView, VersionView
from chair_console.scene import times
from chair_console.scene.topics import Topics
from chair_console.scene.words import Words
from chair_console.sentences import sentence

from .differences import NotCompared
from .view_model import Row, View

Changes = Callable[[str, str], DocumentDifference | NotCompared | None]
MOST_PAGES_NAMED = 6
BY_ROLE = {
    "chair": "inspector.by_chair",
    "secretary": "inspector.by_secretary",
    "operator": "inspector.by_operator",
}


def moment(at: int, now: int) -> str:
    """09:31 today, 16/11 on another day."""
    return times.clock(at) if times.same_day(at, now) else datetime.fromtimestamp(at / 1000).strftime("%d/%m")


def reading_of(topics: Topics, document_id: str) -> ReadingView | None:
    view = topics.tables.get("reading", {}).get(document_id)
    return view if isinstance(view, ReadingView) else None


# --- versions ---------------------------------------------------------------------------------------------


def versions(words: Words, paper: DocumentView, changes: Changes, now: int) -> list[View]:
    """The newest first, each with when, what changed, who and why."""
    rows = []
    for place in reversed(range(len(paper.versions))):
        version = paper.versions[place]
        former = paper.versions[place - 1] if place else None
        valid = place == len(paper.versions) - 1
        changed = changed_pages(words, changes(former.sha256, version.sha256)) if former and valid else ""
        readers = words("inspector.readers", received=version.received, opened=version.opened)
        when = moment(version.published_at, now)
        note = ("" if paper.waiting else readers, _by(words, version), version.reason)
        rows.append(
            {
                "number": version.number,
                "tag": words("documents.version", version=version.number),
                "valid": valid,
                "line": " · ".join(part for part in (when, changed) if part),
                "note": " · ".join(part for part in note if part),
            }
        )
    return rows


def _by(words: Words, version: VersionView) -> str:
    return version.by_name or (words(BY_ROLE[version.by_role]) if version.by_role in BY_ROLE else "")


def changed_pages(words: Words, found: DocumentDifference | NotCompared | None) -> str:
    """In a few words: which pages of the new version are other ones."""
    if found is None:
        return words("inspector.comparing")
    if isinstance(found, NotCompared):
        return words("inspector.not_compared")
    changed = [page.new for page in found.pages if page.kind == "changed"]
    added = [page.new for page in found.pages if page.kind == "added"]
    moved = [page.new for page in found.pages if page.kind == "moved"]
    removed = sum(1 for page in found.pages if page.kind == "removed")
    parts = []
    for code, many, pages in (
        ("inspector.changed", "inspector.changed_many", changed),
        ("inspector.added", "inspector.added_many", added),
        ("inspector.moved", "inspector.moved_many", moved),
    ):
        if pages:
            named = ", ".join(str(page) for page in pages)
            parts.append(
                words(code if len(pages) <= MOST_PAGES_NAMED else many, pages=named, count=len(pages))
            )
    if removed:
        parts.append(words("inspector.removed", count=removed))
    return ", ".join(parts) or words("inspector.unchanged")


# --- readers ----------------------------------------------------------------------------------------------


def missing_rows(topics: Topics, words: Words, reading: ReadingView, now: int) -> list[Row]:
    """Who lacks the valid version and why; first those for whom something can be done."""
    received = set(reading.received)
    status = topics.presence.status if topics.presence else {}
    devices = {device.delegate_id: device for device in topics.devices if device.delegate_id}
    found = []
    for key in reading.unread:
        if key not in received:
            order, text, tone = _why(words, devices.get(key), status.get(key), now)
            found.append((order, _row(topics.delegate(key), text, tone)))
    return [row for _, row in sorted(found, key=lambda pair: pair[0])]


def _why(
    words: Words, device: DeviceView | None, status: PresenceStatus | None, now: int
) -> tuple[int, str, str]:
    """Where it stands among the reasons, the words for it, and their tone."""
    if device is not None and device.state == "connected":
        return 3, words("inspector.loading"), "accent"
    if status == "absent_excused":
        return 5, words("inspector.excused"), "line"
    if status == "left":
        return 4, words("inspector.left"), "line"
    if device is None:
        return 1, words("inspector.no_device"), "gold"
    if device.state == "assigned":
        return 2, words("inspector.joining"), "accent"
    return 0, words("inspector.silent", time=moment(device.seen_at or device.since, now)), "gold"


def unopened_rows(topics: Topics, words: Words, reading: ReadingView) -> list[Row]:
    """Who holds the valid version and has not opened it; those who were reminded are marked."""
    received, reminded = set(reading.received), set(reading.reminded)
    return [
        _row(topics.delegate(d), words("inspector.reminded") if d in reminded else "", "line")
        for d in reading.unread
        if d in received
    ]


def _row(delegate: DelegateView | None, text: str, tone: str) -> Row:
    return {
        "id": delegate.id if delegate else "",
        "seat": delegate.seat if delegate else "",
        "name": delegate.name if delegate else "",
        "text": text,
        "tone": tone,
    }


# --- the delivery copy ------------------------------------------------------------------------------------


def copy_notes(words: Words, paper: DocumentView) -> list[str]:
    """What the delegates' copy lacks, or what else is to be known of it."""
    notes = [sentence(f"intake.removed.{code}", {}, words.language) for code in paper.removed]
    if paper.repaired:
        notes.append(words("inspector.repaired"))
    if paper.scanned_pages:
        notes.append(words("inspector.scanned", count=paper.scanned_pages, pages=paper.pages))
    return notes

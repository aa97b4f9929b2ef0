"""What is shown of a ballot that runs: the question, the count, who is silent. Never what was chosen."""

from __future__ import annotations

from chair_console.protocol.ballot_views import BallotView
from chair_console.protocol.views import DelegateView

from . import times
from .scene import ballot_left_ms, rule_text
from .topics import Topics
from .view_model import Row, View
from .words import Words

GOLD_MS = 30_000


def silent_rows(topics: Topics, words: Words, voted_by: set[str]) -> list[Row]:
    """Who is present and has not voted: first those whose device is silent or missing, then by seat."""
    status = topics.presence.status if topics.presence else {}
    devices = {device.delegate_id: device for device in topics.devices if device.delegate_id}
    rows: list[Row] = []
    for delegate in topics.delegates:
        if delegate.id in voted_by or status.get(delegate.id) != "present":
            continue
        device = devices.get(delegate.id)
        if device is None:
            note = words("ballot.no_device")
        elif device.state != "connected":
            seen = device.seen_at or device.since
            note = words("ballot.silent_since", time=times.clock_seconds(seen))
        else:
            note = ""
        rows.append(_row(delegate, note))
    return sorted(rows, key=lambda row: (not row["needs_help"], _seat_key(row["seat"])))


def _row(delegate: DelegateView, note: str) -> Row:
    return {
        "id": delegate.id, "delegate_id": delegate.id, "name": delegate.name, "seat": delegate.seat,
        "note": note, "needs_help": bool(note),
    }  # fmt: skip


def _seat_key(seat: str) -> tuple[str, int]:
    """A2 comes before A10."""
    letters = seat.rstrip("0123456789")
    digits = seat[len(letters) :]
    return letters, int(digits) if digits else 0


def tags(topics: Topics, words: Words, shown: BallotView) -> list[str]:
    """What is voted on, how, and what it needs."""
    document = topics.document(shown.document_id)
    first = ""
    if document is not None:
        version = shown.document_version or 1
        paper = words(f"document_kind.{document.kind}").lower()
        draft = document.kind == "draft_resolution"
        first = words("ballot.on_draft" if draft else "ballot.on_document", paper=paper, version=version)
    return [text for text in (first, words(f"ballot_kind.{shown.kind}"), rule_text(words, shown)) if text]


def voters(topics: Topics, shown: BallotView) -> set[str]:
    turnout = topics.turnout
    return set(turnout.voted_by) if turnout and turnout.ballot_id == shown.id else set()


def running_view(topics: Topics, words: Words, shown: BallotView, seats: list[View], now: int) -> View:
    left = ballot_left_ms(shown, now)
    has_deadline = shown.closes_at is not None or shown.remaining_ms is not None
    return {
        "running": True,
        "title": shown.title,
        "tags": tags(topics, words, shown),
        "voted": sum(1 for seat in seats if seat["state"] == "voted"),
        "entitled": shown.entitled,
        "waiting": sum(1 for seat in seats if seat["state"] in ("waiting", "help")),
        "absent": sum(1 for seat in seats if seat["state"] == "absent"),
        "clock": times.countdown(left),
        "has_deadline": has_deadline,
        "paused": shown.status == "paused",
        "tone": "danger" if left == 0 and has_deadline else "gold" if left <= GOLD_MS else "text",
        "fraction": left / max(shown.duration_ms, left, 1),
        "closes_text": _closes_text(words, shown),
        "named": shown.kind == "open",
    }


def _closes_text(words: Words, shown: BallotView) -> str:
    if shown.status == "paused":
        return words("ballot.paused")
    if shown.closes_at is None:
        return words("ballot.no_deadline")
    return words("ballot.closes", time=times.clock_seconds(shown.closes_at))

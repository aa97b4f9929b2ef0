"""What is shown of a ballot that runs: the question, the count, who is silent. Never what was chosen."""

from __future__ import annotations

from chair_console.protocol.ballot_views import BallotView
from chair_console.protocol.views import DelegateView
from chair_console.scene import times
from chair_console.scene.scene import ballot_left_ms, ballot_seats, rule_text
from chair_console.scene.topics import Topics
from chair_console.scene.words import Words

from .ballot_draft import DECIDED_BY_RULE
from .ballot_entitled import may_vote_now, members, present_members
from .ballot_labels import option_label, standing, whole_text
from .view_model import Row, View

GOLD_MS = 30_000


def silent_rows(topics: Topics, words: Words, shown: BallotView, voted_by: set[str]) -> list[Row]:
    """Who can vote and has not: first those here whose device is silent or missing, then by seat; the absent last."""
    here, silent = present_members(topics, shown.entitled_units), may_vote_now(topics, shown) - voted_by
    devices = {device.delegate_id: device for device in topics.devices if device.delegate_id}
    rows: list[Row] = []
    for delegate in members(topics, shown.entitled_units):
        if delegate.id not in silent:
            continue
        if delegate.id not in here:  # nobody votes for them, and nobody can bring them a tablet
            rows.append({**_row(delegate, words("ballot.absent")), "needs_help": False, "here": False})
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
    return sorted(rows, key=lambda row: (not row["here"], not row["needs_help"], _seat_key(row["seat"])))


def _row(delegate: DelegateView, note: str) -> Row:
    return {
        "id": delegate.id, "delegate_id": delegate.id, "name": delegate.name, "seat": delegate.seat,
        "note": note, "needs_help": bool(note), "here": True,
    }  # fmt: skip


def _seat_key(seat: str) -> tuple[str, int]:
    """A2 comes before A10."""
    letters = seat.rstrip("0123456789")
    digits = seat[len(letters) :]
    return letters, int(digits) if digits else 0


def tags(topics: Topics, words: Words, shown: BallotView, *, rule: bool = True) -> list[str]:
    """What is voted on, how, and what it needs."""
    document = topics.document(shown.document_id)
    first = ""
    if document is not None:
        version = shown.document_version or 1
        paper = words(f"document_kind.{document.kind}").lower()
        draft = document.kind == "draft_resolution"
        first = words("ballot.on_draft" if draft else "ballot.on_document", paper=paper, version=version)
    if not first and shown.form != "motion":
        first = words(f"form.{shown.form}")
    how = words(f"ballot_kind.{shown.kind}")
    if shown.method != "electronic":
        how = words("method.paper_secret" if shown.kind != "open" else f"method.{shown.method}")
    needs = rule_text(words, shown) if rule and shown.form in DECIDED_BY_RULE else ""
    return [text for text in (first, standing(words, shown), how, needs) if text]


def voters(topics: Topics, shown: BallotView) -> set[str]:
    turnout = topics.turnout
    return set(turnout.voted_by) if turnout and turnout.ballot_id == shown.id else set()


def seat_states(topics: Topics, shown: BallotView, voted_by: set[str], helpless: set[str]) -> list[View]:
    """A seat for each who is entitled; at a show of hands with what was written down."""
    entitled = {d.id for d in members(topics, shown.entitled_units)}
    seats = ballot_seats(topics, voted_by, helpless)
    named = shown.choices if shown.method == "show_of_hands" else {}
    return [
        {**seat, "id": d.id, "state": named.get(d.id, seat["state"])}
        for seat, d in zip(seats, topics.delegates, strict=True)
        if d.id in entitled
    ]


def running_view(topics: Topics, words: Words, shown: BallotView, seats: list[View], now: int) -> View:
    left = ballot_left_ms(shown, now)
    has_deadline = shown.closes_at is not None or shown.remaining_ms is not None
    marked = sum(1 for seat in seats if seat["state"] in ("voted", "for", "against", "abstain"))
    blind, hands = shown.kind == "blind", shown.method == "show_of_hands"
    turnout = topics.turnout
    voted = turnout.voted if turnout and turnout.ballot_id == shown.id else 0
    look = {"open": "open", "separated": "secret", "blind": "blind"}[shown.kind]
    return {
        "running": True,
        "method": shown.method,
        "title": shown.title,
        "whole_text": whole_text(words, shown),
        "tags": tags(topics, words, shown),
        "voted": voted if blind or shown.method != "electronic" else marked,
        "marked": marked,
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
        "who_text": words(f"ballot.who_{look}"),
        "voted_text": words("ballot.papers_in_urn" if blind else "ballot.voted"),
        "marked_text": words(
            "ballot.legend_issued" if blind else "ballot.legend_hand" if hands else "ballot.legend_voted"
        ),
        "waiting_text": words(
            "ballot.legend_no_paper"
            if blind
            else "ballot.legend_no_hand"
            if hands
            else "ballot.legend_waiting"
        ),
        "choices": hand_choices(words, shown),
        "live": _live(topics, words, shown),
        "live_text": words("ballot.written_down" if hands else "ballot.live"),
        "may_remind": shown.method == "electronic" and shown.status == "open",
        "may_add_hands": shown.kind == "open" and shown.form == "motion" and shown.method == "electronic",
        "seats_by_touch": shown.method == "show_of_hands"
        and shown.form == "motion"
        and shown.hand_count is None,
    }


def hand_choices(words: Words, shown: BallotView) -> list[View]:
    """What can be entered for one whose tablet does not work: one option of one question."""
    questions = shown.paper.questions
    if shown.kind != "open" or shown.method == "paper" or shown.hand_count is not None:
        return []
    if len(questions) != 1 or questions[0].most != 1:
        return []
    return [{"id": o.id, "label": option_label(words, shown.form, o)} for o in questions[0].options]


def _live(topics: Topics, words: Words, shown: BallotView) -> list[View]:
    """How it goes: only where the chair chose that before it opened; and the hands that are written down."""
    counts = topics.turnout.counts if topics.turnout and shown.live_result else None
    if shown.method == "show_of_hands" and shown.form == "motion" and shown.hand_count is None:
        named = list(shown.choices.values())
        counts = {key: named.count(key) for key in shown.options}
    if counts is None:
        return []
    return [
        {"id": key, "label": words(f"choice.{key}"), "count": counts.get(key, 0)} for key in shown.options
    ]


def _closes_text(words: Words, shown: BallotView) -> str:
    if shown.status == "paused":
        return words("ballot.paused")
    if shown.closes_at is None:
        return words("ballot.no_deadline")
    return words("ballot.closes", time=times.clock_seconds(shown.closes_at))

"""The cards of the tray: how far each file has come, what locks it, or why it was refused and what helps."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from chair_console.protocol.documents import IntakeView
from chair_console.protocol.views import ViewStruct
from chair_console.scene.words import Words

from .tray_entry import Entry, Outcome
from .tray_queue import TrayQueue
from .view_model import Row

ROLES = ("name", "standing", "share", "text", "wrong", "stopping")
OUTCOME_ROLES = ("name", "result", "result_text", "text")
_ORDER = {"locked": 0, "under_way": 1, "refused": 2}
_RESULTS = {"refused": 0, "skipped": 1, "accepted": 2}


def card_rows(queue: TrayQueue, intake: Mapping[str, ViewStruct], words: Words) -> list[Row]:
    """A card for each file that is under way or needs somebody; what needs somebody stands first."""
    shown = [entry for entry in queue.entries.values() if entry.state != "queued"]
    shown.sort(key=lambda entry: _ORDER[entry.state])
    return [_card(entry, intake, words) for entry in shown]


def _card(entry: Entry, intake: Mapping[str, ViewStruct], words: Words) -> Row:
    share, text = -1.0, ""
    if entry.state == "under_way":
        share, text = _progress(entry, intake, words)
    elif entry.state == "locked":
        text = _lock(entry, words)
    elif entry.said is not None:
        text = entry.said.read(words)
    return {
        "id": entry.key,
        "name": entry.file.name,
        "standing": entry.state,
        "share": share,
        "text": text,
        "wrong": entry.wrong,
        "stopping": entry.stopping,
    }


def _lock(entry: Entry, words: Words) -> str:
    text = words("tray.wrong_password") if entry.wrong else words("tray.locked")
    return words("tray.locked_inside", count=len(entry.only), text=text) if entry.only else text


def _progress(entry: Entry, intake: Mapping[str, ViewStruct], words: Words) -> tuple[float, str]:
    if entry.stopping:
        return -1.0, words("tray.stopping")
    if entry.arrived:
        return 1.0, words("tray.publishing")
    inside = [
        v for key, v in intake.items() if key.startswith(f"{entry.upload}/") and isinstance(v, IntakeView)
    ]
    if inside:
        done = sum(1 for view in inside if view.stage in ("done", "refused"))
        return done / len(inside), words("tray.inside", done=done, total=len(inside))
    view = intake.get(entry.upload)
    if not isinstance(view, IntakeView) or view.stage == "waiting":
        return -1.0, words("tray.sending")
    if view.stage in ("done", "refused"):
        return 1.0, words("tray.publishing")
    text = {
        "converting": words("tray.converting"),
        "reading": words("tray.reading"),
        "drawing": words("tray.drawing"),
    }[view.stage]
    if not view.pages:
        return -1.0, text
    return view.page / view.pages, words("tray.page", text=text, page=view.page, pages=view.pages)


def outcome_rows(outcomes: Sequence[Outcome], words: Words) -> list[Row]:
    """Every file of the drop: those refused first, with reasons; those taken in, with what was found in them."""
    results = {
        "accepted": words("tray.accepted"),
        "refused": words("tray.refused"),
        "skipped": words("tray.skipped"),
    }
    ordered = sorted(enumerate(outcomes), key=lambda pair: (_RESULTS[pair[1].result], pair[0]))
    return [
        {
            "id": str(place),
            "name": outcome.name,
            "result": outcome.result,
            "result_text": results[outcome.result],
            "text": " ".join(said.read(words) for said in outcome.said),
        }
        for place, outcome in ordered
    ]


def result_text(queue: TrayQueue, words: Words) -> str:
    """How the drop went or goes, in one line; empty before any."""
    counted = {
        result: sum(1 for outcome in queue.outcomes if outcome.result == result)
        for result in ("accepted", "refused", "skipped")
    }
    parts = [words("tray.count_accepted", count=counted["accepted"])]
    if counted["refused"]:
        parts.append(words("tray.count_refused", count=counted["refused"]))
    if counted["skipped"]:
        parts.append(words("tray.count_skipped", count=counted["skipped"]))
    locked = sum(1 for entry in queue.entries.values() if entry.state == "locked")
    if locked:
        parts.append(words("tray.count_locked", count=locked))
    return ", ".join(parts) if queue.outcomes or locked else ""

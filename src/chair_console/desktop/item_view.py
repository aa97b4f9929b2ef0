"""What the stage shows of the current item: phases, time, presenter, the words to say."""

from __future__ import annotations

from chair_console.protocol.agenda_views import ItemView, PhaseView
from chair_console.protocol.floor_views import FloorView
from chair_console.scene import times
from chair_console.scene.scene import remaining_ms
from chair_console.scene.topics import Topics
from chair_console.scene.words import Words

from .schedule import used_of
from .view_model import View


def phase_views(words: Words, item: ItemView, now: int) -> list[View]:
    return [_phase(words, item, phase, now) for phase in item.phases]


def _phase(words: Words, item: ItemView, phase: PhaseView, now: int) -> View:
    running = max(0, now - phase.started_at) if phase.started_at is not None else 0
    used = times.minutes(phase.spent_ms + running)
    if phase.state == "planned":
        text = words("stage.minutes", count=phase.minutes) if phase.minutes else ""
    elif phase.state == "running" and phase.minutes:
        text = f"{used} / {phase.minutes}"
    else:
        text = words("stage.minutes", count=used)
    return {"id": phase.phase, "word": words(f"phase.{phase.phase}"), "minutes": text, "state": phase.state}


def segments(words: Words, item: ItemView, shown: FloorView | None, now: int) -> list[View]:
    """The item's time as one bar: used (by phase, by speaker), what is left now, what is reserved."""
    parts: list[tuple[str, int, str]] = []
    turns = [*shown.spoken, *([shown.turn] if shown.turn else [])] if shown else []
    speakers = [turn for turn in turns if turn.kind not in ("presentation", "verification")]
    for phase in item.phases:
        running = max(0, now - phase.started_at) if phase.started_at is not None else 0
        spent, planned = phase.spent_ms + running, phase.minutes * times.MINUTE_MS
        if phase.state == "planned":
            parts.append((words(f"phase.{phase.phase}"), planned, "reserved"))
            continue
        if phase.phase in ("discussion", "questioning") and speakers:
            spoken = [(turn, turn.limit_ms - remaining_ms(turn, now)) for turn in speakers]
            # What nobody spoke in stands first: who speaks now ends at the line that says now.
            parts.append(("", max(0, spent - sum(own for _, own in spoken)), "spoken"))
            for turn, own in spoken:
                here = shown is not None and shown.turn is not None and turn.id == shown.turn.id
                parts.append((turn.name, own, "now" if here else "spoken"))
        else:
            kind = "now" if phase.state == "running" else "done"
            parts.append((words(f"phase.{phase.phase}"), spent, kind))
        if phase.state == "running" and planned > phase.spent_ms + running:
            left = planned - phase.spent_ms - running
            parts.append((words("stage.left", count=times.minutes(left)), left, "left"))
    return [{"text": text, "ms": ms, "kind": kind} for text, ms, kind in parts if ms > 0]


def item_view(topics: Topics, words: Words, item: ItemView, now: int) -> View:
    shown = topics.floor
    used, planned = used_of(item, now), item.minutes * times.MINUTE_MS
    # By whole seconds: otherwise the bar, and with it the window, is drawn anew at every tick.
    bar = segments(words, item, shown, now - now % times.SECOND_MS)
    whole = sum(part["ms"] for part in bar)
    over = used + _still_needed(shown, now) - planned
    return {
        "title": item.title,
        "presenter_line": presenter_line(words, item),
        "phases": phase_views(words, item, now),
        "segments": [{**part, "fraction": part["ms"] / whole} for part in bar] if whole else [],
        "used_text": words("stage.used", used=times.minutes(used), minutes=item.minutes)
        if item.minutes
        else "",
        "over_text": words("stage.over", count=len(shown.queue), minutes=times.minutes(over))
        if shown and shown.queue and item.minutes and over > 0
        else "",
        "phase": item.phase or "",
    }


def _still_needed(shown: FloorView | None, now: int) -> int:
    """Time until everyone who waits has spoken."""
    if shown is None:
        return 0
    running = max(0, remaining_ms(shown.turn, now)) if shown.turn else 0
    return running + shown.waiting_ms


def presenter_line(words: Words, item: ItemView) -> str:
    who = ", ".join(part for part in (item.presenter, item.presenter_title) if part)
    parts = [words("stage.presents", who=who) if who else "",
             words("stage.verifies", who=item.verifier) if item.verifier else ""]  # fmt: skip
    return " · ".join(part for part in parts if part)

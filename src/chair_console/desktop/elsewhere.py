"""The ways off the suggested order: another item than the next one, another phase of this item, also one that
is over. Each asks first, and says what it ends."""

from __future__ import annotations

import msgspec

from chair_console.domain import agenda
from chair_console.scene.topics import Topics
from chair_console.scene.words import Words

from .steps import Way, way


def elsewhere(topics: Topics, words: Words) -> tuple[Way, ...]:
    """Every item and phase that the hall would start now, keyed `item-ID` and `phase-KIND`."""
    held = topics.session
    if held is None or held.phase != "sitting" or topics.running_ballot or topics.closed_ballot:
        return ()
    return (*_phases(topics, words), *_items(topics, words))


def is_elsewhere(topics: Topics) -> bool:
    """Whether there is any such way now; without their words, for a long agenda has hundreds."""
    held, item = topics.session, topics.current_item
    if held is None or held.phase != "sitting" or topics.running_ballot or topics.closed_ballot:
        return False
    other = any(entry.status != "current" for entry in topics.items)
    return other or (item is not None and any(phase.phase != item.phase for phase in item.phases))


def _items(topics: Topics, words: Words) -> list[Way]:
    running = topics.current_item
    found = []
    for item in topics.items:
        if item.status == "current":
            continue
        key = "take_up" if item.status == "done" else "start_other"
        if running is None:
            key += "_first"
        chosen = way(
            words,
            key,
            agenda.StartItem(item_id=item.id),
            number=item.number,
            title=item.short_title,
            current=running.number if running else 0,
        )
        found.append(msgspec.structs.replace(chosen, key=f"item-{item.id}"))
    return found


def _phases(topics: Topics, words: Words) -> list[Way]:
    item = topics.current_item
    if item is None:
        return []
    found = []
    for phase in item.phases:
        if phase.phase == item.phase:
            continue
        chosen = way(
            words,
            "go_to_phase",
            agenda.StartPhase(phase=phase.phase),
            phase_name=words(f"phase.{phase.phase}"),
            current=words(f"phase.{item.phase}") if item.phase else "",
        )
        found.append(msgspec.structs.replace(chosen, key=f"phase-{phase.phase}"))
    return found

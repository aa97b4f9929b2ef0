"""What can be done with an item of the agenda while the session runs: put off, taken back in, moved, split."""

from __future__ import annotations

import msgspec

from chair_console.domain import agenda, agenda_acts
from chair_console.domain.editing import Edit
from chair_console.protocol.agenda_views import ItemView
from chair_console.scene.topics import Topics
from chair_console.scene.words import Words

from .elsewhere import elsewhere
from .script_model import plan_of
from .steps import Way, way


def item_ways(topics: Topics, words: Words) -> tuple[Way, ...]:
    """Every act on every item that the hall would take now, keyed `ACT-ID`."""
    held = topics.session
    if held is None or held.phase not in ("preparing", "sitting", "recess"):
        return ()
    return tuple(way for item in topics.items for way in _of_item(topics, words, item))


def acts_of(topics: Topics, words: Words, item_id: str) -> list[Way]:
    """The menu of one item: begin it or take it up again, then what else can be done with it."""
    begin = [w for w in elsewhere(topics, words) if w.key == f"item-{item_id}"]
    return begin + [w for w in item_ways(topics, words) if w.key.partition("-")[2] == item_id]


def _of_item(topics: Topics, words: Words, item: ItemView) -> list[Way]:
    found: list[Way] = []
    if item.status == "deferred":
        found.append(_restore(words, item))
    elif item.status == "planned" or (item.status == "current" and topics.running_ballot is None):
        found += [_defer(topics, words, item), _split(words, item)]
    if item.status in ("planned", "deferred"):
        found += _moves(topics, words, item)
        found += _undone(topics, words, item)
    found.append(_add_after(words, item))
    return found


def _keyed(
    chosen: Way, act: str, item: ItemView, *, was: Edit | None = None, undo_was: Edit | None = None
) -> Way:
    return msgspec.structs.replace(chosen, key=f"{act}-{item.id}", target=item.id, was=was, undo_was=undo_was)


def _defer(topics: Topics, words: Words, item: ItemView) -> Way:
    """The running one is a public act and not undone; one that waits comes back for ten seconds."""
    running = item.status == "current"
    waiting = len(topics.floor.queue) if running and topics.floor else 0
    key = "defer_item"
    if running:
        key = "defer_current"
    chosen = way(
        words,
        key,
        agenda_acts.DeferItem(item_id=item.id, reason=""),
        asks_reason=True,
        undo=None if running else agenda_acts.RestoreItem(item_id=item.id),
        number=item.number,
        title=item.short_title,
        waiting=words("next.defer_waiting", count=waiting) if waiting else "",
    )
    return _keyed(chosen, "defer", item)


def _restore(words: Words, item: ItemView) -> Way:
    chosen = way(
        words,
        "restore_item",
        agenda_acts.RestoreItem(item_id=item.id),
        undo=agenda_acts.DeferItem(item_id=item.id, reason=item.reason),
        number=item.number,
        title=item.short_title,
    )
    return _keyed(chosen, "restore", item)


def _moves(topics: Topics, words: Words, item: ItemView) -> list[Way]:
    """One place up or down, among what has not been begun."""
    items = topics.items
    place = item.position
    before = items[place - 1].id if place else ""
    undo = agenda.MoveItem(item_id=item.id, after=before)
    title, number = item.short_title, item.number
    found = []
    if place and items[place - 1].status in ("planned", "deferred"):
        above = agenda.MoveItem(item_id=item.id, after=items[place - 2].id if place > 1 else "")
        up = way(words, "move_up", above, undo=undo, number=number, title=title)
        found.append(_keyed(up, "up", item, was=undo, undo_was=above))
    if place + 1 < len(items) and items[place + 1].status in ("planned", "deferred"):
        below = agenda.MoveItem(item_id=item.id, after=items[place + 1].id)
        down = way(words, "move_down", below, undo=undo, number=number, title=title)
        found.append(_keyed(down, "down", item, was=undo, undo_was=below))
    return found


def _undone(topics: Topics, words: Words, item: ItemView) -> list[Way]:
    """A part that was split off goes back; an item on which nothing hangs is taken out."""
    if item.started_at is not None:
        return []
    ballots = [ballot for ballot in topics.ballots if ballot.item_id == item.id]
    whole = topics.item(item.split_from)
    if whole is not None and whole.status != "done" and all(b.status == "prepared" for b in ballots):
        joined = way(
            words,
            "join_item",
            agenda_acts.JoinItem(item_id=item.id),
            number=item.number,
            title=item.short_title,
            whole=whole.short_title,
        )
        return [_keyed(joined, "join", item)]
    if ballots or _hangs_on(topics, item):
        return []
    removed = way(
        words,
        "remove_item",
        agenda.RemoveItem(item_id=item.id),
        danger=True,
        number=item.number,
        title=item.short_title,
    )
    return [_keyed(removed, "remove", item, was=agenda.AmendItem(item=plan_of(item)))]


def _hangs_on(topics: Topics, item: ItemView) -> bool:
    """Whether papers, questions, opinions or an early list of speakers keep an item on the agenda."""
    held = {document.item_id for document in topics.documents} | {group.item_id for group in topics.groups}
    held |= {opinion.item_id for opinion in topics.opinions}
    return item.id in held | {early.item_id for early in (topics.floor.early if topics.floor else ())}


def _split(words: Words, item: ItemView) -> Way:
    chosen = way(words, "split_item", action="split_item", number=item.number, title=item.short_title)
    return _keyed(chosen, "split", item)


def _add_after(words: Words, item: ItemView) -> Way:
    chosen = way(words, "add_item", action="add_item", number=item.number, title=item.short_title)
    return _keyed(chosen, "add_after", item)

"""The words to say (lời dẫn): those that were prepared, with names filled in, or else the usual formal ones.

Pure: what the hall has said comes in, marked-up text goes out. Whatever people wrote is made safe against the markup.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from html import escape

from chair_console.protocol.agenda_views import ItemView
from chair_console.scene import times
from chair_console.scene.scene import rule_text
from chair_console.scene.sittings import title_of
from chair_console.scene.topics import Topics
from chair_console.scene.words import Words

PHASES_WITH_SPEAKERS = ("discussion", "questioning")
VARIABLES = (
    "speaker", "next_speaker", "next_title", "next_unit", "after_next", "limit", "presenter", "verifier", "title",
    "number", "ballot", "present", "total", "time", "until",
)  # fmt: skip
"""What can stand in braces in a prepared text, by its own name or by that of the window's language."""
BLANK = "…"
_BRACED = re.compile(r"\{([^{}\n]{1,40})\}")


def script(topics: Topics, words: Words, item: ItemView, now: int = 0) -> str:
    """The chair's words on the item that runs: prepared ones, or who spoke and who comes, or the usual ones."""
    written = next((phase.script for phase in item.phases if phase.phase == item.phase), "")
    shown = topics.floor
    calls = item.phase in PHASES_WITH_SPEAKERS and shown is not None and bool(shown.queue)
    if written and not (calls and not names_next(written, words)):
        return filled(written, topics, words, now)
    return _calling(topics, words) if calls else _usual(topics, words, item)


def between(topics: Topics, words: Words) -> str:
    """Between two items: on to the next, or to the end of the sitting."""
    following, sitting = topics.next_item, topics.open_sitting
    if following is None:
        return words("script.sitting_ends", sitting=bold(title_of(sitting, words) if sitting else BLANK))
    key = "script.next_again" if following.broken_off_in else "script.next_item"
    return words(key, number=following.number, title=bold(following.title))


def recess(topics: Topics, words: Words) -> str:
    """Before the break ends: until when it is; then the sitting goes on."""
    held = topics.session
    until = held.recess_until if held else None
    key = "script.recess_until" if until else "script.recess"
    return words(key, until=bold(times.clock(until or 0)))


def closing(topics: Topics, words: Words) -> str:
    """When every sitting is over and the session can be closed."""
    held = topics.session
    return words(
        "script.closing", title=bold(held.title if held else BLANK), body=escape(held.body if held else "")
    )


def voting(topics: Topics, words: Words) -> str:
    """While a ballot runs: how to vote, and what it needs; the question itself stands above it."""
    ballot = topics.running_ballot
    if ballot is None:
        return ""
    rule = escape(rule_text(words, ballot))
    return words(f"script.ballot_{ballot.method}", rule=rule)


def filled(written: str, topics: Topics, words: Words, now: int) -> str:
    """A prepared text with its variables filled in; what is not known is an ellipsis, what is no variable stays."""
    values = _values(topics, now)
    names = {_plain(name): name for name in VARIABLES}
    names |= {_plain(words(f"script.var.{name}")): name for name in VARIABLES}
    parts: list[str] = []
    end = 0
    for found in _BRACED.finditer(written):
        name = names.get(_plain(found.group(1)))
        parts.append(escape(written[end : found.start()]))
        parts.append(escape(found.group(0)) if name is None else bold(values[name]() or BLANK))
        end = found.end()
    return "".join([*parts, escape(written[end:])]).replace("\n", "<br>")


def _plain(name: str) -> str:
    return " ".join(name.strip().casefold().replace("_", " ").split())


def bold(text: str) -> str:
    """A name or a title that stands out, safe against the markup."""
    return f"<b>{escape(text)}</b>"


def names_next(written: str, words: Words) -> bool:
    """Whether a prepared text itself calls the next speaker."""
    mine = {_plain("next_speaker"), _plain(words("script.var.next_speaker"))}
    return any(_plain(found.group(1)) in mine for found in _BRACED.finditer(written))


def _values(topics: Topics, now: int) -> dict[str, Callable[[], str]]:
    floor, item, held, here = topics.floor, topics.current_item, topics.session, topics.presence
    queue = floor.queue if floor else []
    first, second = (queue[0] if queue else None), (queue[1] if len(queue) > 1 else None)
    turn = floor.turn if floor else None
    last = turn or (floor.spoken[-1] if floor and floor.spoken else None)
    ballots = topics.prepared_in_order
    return {
        "speaker": lambda: last.name if last else "",
        "next_speaker": lambda: first.name if first else "",
        "next_title": lambda: first.title if first else "",
        "next_unit": lambda: first.unit if first else "",
        "after_next": lambda: second.name if second else "",
        "limit": lambda: str(times.minutes(first.limit_ms)) if first else "",
        "presenter": lambda: item.presenter if item else "",
        "verifier": lambda: item.verifier if item else "",
        "title": lambda: item.title if item else "",
        "number": lambda: str(item.number) if item else "",
        "ballot": lambda: ballots[0].title if ballots else "",
        "present": lambda: str(here.present) if here else "",
        "total": lambda: str(here.total) if here else "",
        "time": lambda: times.clock(now) if now else "",
        "until": lambda: times.clock(held.recess_until) if held and held.recess_until else "",
    }


def _calling(topics: Topics, words: Words) -> str:
    """Thank who has the floor, call the next by name, title and unit, let the one after be ready, name the limit."""
    shown = topics.floor
    assert shown is not None
    if shown.held_up is not None and shown.held_up.stays_paused:
        return _thanks(topics, words)
    if shown.held_up is not None:
        go_on = words("script.let_go_on", name=bold(shown.held_up.name))
        return f"{_thanks(topics, words)} {go_on}"
    first = shown.queue[0]
    who = [bold(first.name), *(escape(part) for part in (first.title, first.unit) if part)]
    thanks = _thanks(topics, words)
    invite = words(f"script.invite_{first.kind}" if first.kind in ("debate", "question") else "script.invite",
                   name=", ".join(who))  # fmt: skip
    ready = words("script.ready", name=bold(shown.queue[1].name)) if len(shown.queue) > 1 else ""
    limit = words("script.limit", minutes=times.minutes(first.limit_ms)) if first.kind == "discuss" else ""
    return " ".join(part for part in (thanks, invite, ready, limit) if part)


def _thanks(topics: Topics, words: Words) -> str:
    """Thank who has the floor, or else had it last."""
    shown = topics.floor
    turn = (shown.turn or (shown.spoken[-1] if shown.spoken else None)) if shown else None
    if turn is None:
        return ""
    return words("script.thanks" if turn.delegate_id else "script.thanks_guest", name=bold(turn.name))


def _usual(topics: Topics, words: Words, item: ItemView) -> str:
    """The formal words of a phase for which nothing was prepared."""
    if item.phase in PHASES_WITH_SPEAKERS:
        shown = topics.floor
        begun = shown is not None and (shown.turn is not None or bool(shown.spoken))
        rest = words("script.nobody_waits" if begun else f"script.{item.phase}_opens")
        return " ".join(part for part in (_thanks(topics, words), rest) if part)
    if item.phase in ("presentation", "verification", "explanation"):
        return _one_person(topics, words, item)
    if item.phase == "voting":
        return _before_the_vote(topics, words, item)
    return words("script.item", number=item.number, title=bold(item.title))


def _one_person(topics: Topics, words: Words, item: ItemView) -> str:
    name = item.verifier if item.phase == "verification" else item.presenter
    title = "" if item.phase == "verification" else item.presenter_title
    shown = topics.floor
    kind = {"presentation": "presentation", "verification": "verification"}.get(item.phase or "", "explain")
    spoken = shown is not None and any(turn.kind == kind for turn in shown.spoken)
    if spoken or (shown is not None and shown.turn is not None):
        return " ".join(part for part in (_thanks(topics, words), words("script.go_on")) if part)
    who = ", ".join([bold(name or BLANK), *([escape(title)] if title else [])])
    return words(f"script.{item.phase}", name=who, title=bold(item.title), number=item.number)


def _before_the_vote(topics: Topics, words: Words, item: ItemView) -> str:
    ballots = topics.prepared_in_order
    if ballots:
        rule = escape(rule_text(words, ballots[0]))
        return words("script.voting", title=bold(ballots[0].title), rule=rule)
    declared = [b for b in topics.ballots if b.item_id == item.id and b.status == "declared"]
    return words("script.voted" if declared else "script.voting_unprepared", title=bold(item.title))

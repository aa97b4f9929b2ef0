"""What the projector shows: a pure function of the topics. QML draws the one object that comes out."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Any

from chair_console.domain.formal_sentences import percent
from chair_console.domain.session import term_beside
from chair_console.protocol.ballot_views import BallotView, ResultView
from chair_console.protocol.views import ItemView, RequestView, TurnView

from . import times
from .topics import Topics
from .words import Words

Scene = dict[str, Any]
Picture = Callable[[str, int], str]
"""Where the picture of a page (hash of the delivery copy, page from 1) can be read; "" while it is not here."""

LABELS = (
    "agenda",
    "ballot",
    "closed",
    "delegates_voted",
    "next",
    "no_quorum",
    "paused",
    "presence",
    "present",
    "quorum",
    "remaining",
    "right_hall",
    "voted",
    "waiting",
)
"""Fixed words of the scenes, in the session's language."""

SIGNS = {"for": "for", "against": "against", "abstain": "abstain", "not_voted": "not_voted"}


def no_picture(sha256: str, page: int) -> str:
    return ""


def projector_scene(
    topics: Topics, words: Words, now: int, *, view: str = "", picture: Picture = no_picture, lost_at: int = 0
) -> Scene:
    """The whole scene at `now` (hall time, ms). `view` overrides what the screen topic says, for previews."""
    session, screen = topics.session, topics.screen
    shown = view or (screen.view if screen else "welcome")
    parts: dict[str, Callable[[], Scene]] = {
        "welcome": lambda: welcome(topics, words, now),
        "agenda": lambda: agenda(topics, words),
        "item": lambda: item(topics, words),
        "floor": lambda: floor(topics, words, now),
        "presence": lambda: presence(topics, words),
        "ballot_open": lambda: ballot(topics, words, now),
        "ballot_closed": lambda: ballot(topics, words, now),
        "result": lambda: result(topics, words),
        "document": lambda: document(topics, picture),
        "notice": lambda: {"text": screen.notice if screen else ""},
        "recess": lambda: recess(topics, words),
    }
    key = {"ballot_open": "ballot", "ballot_closed": "ballot"}.get(shown, shown)
    scene: Scene = {
        "view": shown,
        "body": session.body if session else words("scene.product"),
        "session_title": session.title if session else words("scene.no_session"),
        "rehearsal_text": words("scene.rehearsal") if session and session.rehearsal else "",
        "clock_text": times.clock(now),
        "link_lost_text": words("scene.link_lost", time=times.clock(lost_at)) if lost_at else "",
        "frozen": bool(screen and screen.frozen_at),
        "labels": labels(words),
    }
    if shown in parts:
        scene[key] = parts[shown]()
    return scene


def labels(words: Words) -> dict[str, str]:
    """The fixed words of the scenes."""
    return {name: words(f"scene.label.{name}") for name in LABELS}


def welcome(topics: Topics, words: Words, now: int) -> Scene:
    session = topics.session
    sitting = topics.open_sitting or topics.next_sitting
    if session is None:
        return {
            "title": words("scene.no_session"), "term": "", "body": words("scene.product"), "place": "",
            "date_text": times.date(now), "opens_text": "", "words": "", "total": 0,
        }  # fmt: skip
    if session.phase == "closed":
        sitting = None
    opens = words("scene.opens", time=times.clock(sitting.planned_at)) if sitting else ""
    return {
        "title": session.title,
        "term": term_beside(session.title, session.term),
        "body": session.body,
        "place": session.place,
        "date_text": times.date(sitting.planned_at if sitting else now),
        "opens_text": words("scene.closed") if session.phase == "closed" else opens,
        "words": session.words,
        "total": len(topics.delegates),
    }


def agenda(topics: Topics, words: Words) -> Scene:
    following = topics.next_item if topics.current_item is None else None
    states = {"planned": "planned", "current": "current", "done": "done", "deferred": "deferred"}
    return {
        "items": [
            {
                "number": entry.number,
                "title": entry.short_title,
                "time_text": times.clock(entry.planned_at) if entry.planned_at else "",
                "state": "next" if following and entry.id == following.id else states[entry.status],
            }
            for entry in topics.items
        ]
    }


def item(topics: Topics, words: Words, entry: ItemView | None = None) -> Scene:
    entry = entry or topics.current_item
    if entry is None:
        return {
            "number": 0,
            "total": 0,
            "title": "",
            "presenter": "",
            "presenter_title": "",
            "phase_text": "",
            "heading": "",
        }
    return {
        "number": entry.number,
        "total": len(topics.items),
        "title": entry.title,
        "presenter": entry.presenter,
        "presenter_title": entry.presenter_title,
        "phase_text": words(f"phase.{entry.phase}") if entry.phase else "",
        "heading": words("scene.item_heading", number=entry.number, total=len(topics.items)),
    }


def remaining_ms(turn: TurnView, now: int) -> int:
    """What is left of a turn; negative once it is over its limit."""
    running = max(0, now - turn.running_since) if turn.running_since is not None else 0
    return turn.limit_ms - turn.elapsed_ms - running


def next_speakers(words: Words, queue: list[RequestView]) -> list[Scene]:
    """The next three: where they come from, and what for where it is not the discussion."""
    return [
        {"name": r.name, "unit": r.unit, "kind_text": words(f"kind.{r.kind}")}
        if r.kind != "discuss"
        else {"name": r.name, "unit": origin(r.unit, r.constituency), "kind_text": ""}
        for r in queue[:3]
    ]


def origin(unit: str, constituency: str) -> str:
    """Where a delegate comes from: "Tổ 7 · Mù Cang Chải"."""
    return " · ".join(part for part in (unit, constituency) if part)


def item_line(words: Words, entry: ItemView | None) -> str:
    """The item over a speaker: "Nội dung 3 · Hỗ trợ chuyển đổi số"."""
    return words("scene.item_line", number=entry.number, title=entry.short_title) if entry else ""


def floor(topics: Topics, words: Words, now: int) -> Scene:
    shown, entry = topics.floor, topics.current_item
    turn = shown.turn if shown else None
    if shown is None or turn is None:
        return {"item_title": "", "kind_text": "", "name": "", "role": "", "unit": "", "remaining_ms": 0,
                "limit_ms": 0, "state": "ended", "next": []}  # fmt: skip
    left = remaining_ms(turn, now)
    return {
        "item_title": item_line(words, entry),
        "kind_text": words(f"scene.speaking.{turn.kind}"),
        "name": turn.name,
        "role": turn.title,
        "unit": origin(turn.unit, turn.constituency),
        "remaining_ms": times.whole_seconds(left),
        "limit_ms": turn.limit_ms,
        "state": "paused" if turn.running_since is None else "over" if left <= 0 else "running",
        "next": next_speakers(words, shown.queue),
    }


def presence(topics: Topics, words: Words) -> Scene:
    shown = topics.presence
    if shown is None:
        return {
            "present": 0,
            "total": 0,
            "needed": 0,
            "percent_text": "",
            "met": False,
            "sentence": "",
            "seats": [],
            "words": "",
        }
    session = topics.session
    return {
        "present": shown.present,
        "total": shown.total,
        "needed": shown.needed,
        "percent_text": percent(shown.present, shown.total, words.language),
        "met": shown.met,
        "sentence": words.of(shown.sentence),
        "seats": presence_seats(topics),
        "words": session.words if session and shown.roll_call_open else "",
    }


def presence_seats(topics: Topics) -> list[Scene]:
    """A seat for each delegate in office: `present`, `waiting` (not heard of yet) or `absent`."""
    status = topics.presence.status if topics.presence else {}
    states = {
        "present": "present",
        "absent_excused": "absent",
        "absent_unexcused": "absent",
        "left": "absent",
    }
    return [
        {"seat": d.seat, "state": states[status[d.id]] if d.id in status else "waiting", "name": d.name}
        for d in topics.delegates
    ]


def rule_text(words: Words, shown: BallotView) -> str:
    """The majority in words: "Cần quá nửa: ít nhất 31 / 60"."""
    numerator, denominator = shown.rule.fraction
    half = (numerator, denominator) == (1, 2) and shown.rule.compare == "more_than"
    kind = "half" if half else shown.rule.compare
    fraction = f"{numerator}/{denominator}"
    if shown.needed:
        return words(f"rule.{kind}_needed", fraction=fraction, needed=shown.needed, entitled=shown.entitled)
    return words(f"rule.{kind}", fraction=fraction, base=words(f"base.{shown.rule.of}"))


def ballot_left_ms(shown: BallotView, now: int) -> int:
    """What is left of a ballot; 0 where it has no deadline."""
    if shown.status == "paused":
        return shown.remaining_ms or 0
    return max(0, shown.closes_at - now) if shown.closes_at is not None else 0


def ballot(topics: Topics, words: Words, now: int, shown: BallotView | None = None) -> Scene:
    """How many have voted and from which seats; never what."""
    turnout = topics.turnout
    shown = shown or topics.ballot(topics.screen.ballot_id if topics.screen else None)
    if shown is None:
        return {}
    same = turnout is not None and turnout.ballot_id == shown.id
    left = ballot_left_ms(shown, now)
    return {
        "title": shown.title,
        "kind_text": words(f"ballot_kind.{shown.kind}"),
        "rule_text": rule_text(words, shown),
        "remaining_ms": times.whole_seconds(left),
        "duration_ms": max(shown.duration_ms, times.whole_seconds(left)),
        "has_deadline": shown.closes_at is not None or shown.remaining_ms is not None,
        "paused": shown.status == "paused",
        "voted": turnout.voted if turnout and same else 0,
        "entitled": shown.entitled,
        "seats": ballot_seats(topics, set(turnout.voted_by) if turnout and same else set()),
        "choices": [{"id": o, "label": words(f"choice.{o}"), "sign": SIGNS[o]} for o in shown.options],
    }


def ballot_seats(topics: Topics, voted_by: set[str], helpless: Collection[str] = frozenset()) -> list[Scene]:
    """A seat for each delegate in office: `voted`, `waiting`, `help` (waiting without a device), `absent`."""
    status = topics.presence.status if topics.presence else {}

    def state(delegate_id: str) -> str:
        if delegate_id in voted_by:
            return "voted"
        if delegate_id in helpless:
            return "help"
        return "waiting" if status.get(delegate_id) == "present" else "absent"

    return [{"seat": d.seat, "state": state(d.id), "name": d.name} for d in topics.delegates]


def result(topics: Topics, words: Words, shown: BallotView | None = None) -> Scene:
    shown = shown or topics.ballot(topics.screen.ballot_id if topics.screen else None)
    if shown is None or shown.result is None:
        return {}
    figures = shown.result
    adopted = figures.outcome == "adopted"
    return {
        "title": shown.title,
        "adopted": adopted,
        "verdict_text": words("verdict.adopted" if adopted else "verdict.rejected"),
        "counts": result_counts(words, shown, figures),
        "not_voted": figures.counts["not_voted"],
        "entitled": figures.entitled,
        "needed_text": needed_text(words, shown, figures),
        "needed_fraction": figures.needed / figures.entitled if figures.entitled else 0.0,
        "sentence_lines": [words.of(figures.count_sentence)],
        "last_line": words.of(figures.verdict_sentence),
    }


def result_counts(words: Words, shown: BallotView, figures: ResultView) -> list[Scene]:
    return [
        {
            "id": option,
            "label": words(f"choice.{option}"),
            "sign": SIGNS[option],
            "count": figures.counts[option],
            "percent_text": percent(figures.counts[option], figures.entitled, words.language),
        }
        for option in shown.options
    ]


def needed_text(words: Words, shown: BallotView, figures: ResultView) -> str:
    half = shown.rule.fraction == (1, 2) and shown.rule.compare == "more_than"
    return words("rule.mark_half" if half else "rule.mark", needed=figures.needed)


def document(topics: Topics, picture: Picture) -> Scene:
    screen = topics.screen
    shown = topics.document(screen.document_id) if screen else None
    if screen is None or shown is None:
        return {"title": "", "page": 0, "pages": 0, "image_source": ""}
    return {
        "title": shown.title,
        "page": screen.page,
        "pages": shown.pages,
        "image_source": picture(shown.sha256, screen.page),
    }


def recess(topics: Topics, words: Words, until: int | None = None) -> Scene:
    until = until or (topics.session.recess_until if topics.session else None)
    return {
        "title": words("scene.recess"),
        "until_text": words("scene.recess_until", time=times.clock(until)) if until else "",
    }

"""The scenes of a ballot that runs or waits for its result: the question, how, how many. Never what was chosen."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from chair_console.domain.ballot_paper import CONFIDENCE, LEVELS, Question
from chair_console.protocol.ballot_views import BallotView, TurnoutView

from . import times
from .meeting import Scene
from .seats import MOST_SEATS, standing_at
from .topics import Topics
from .words import Words

SIGNS = {"for": "for", "against": "against", "abstain": "abstain", "not_voted": "not_voted"}
TURN_MS = 10_000
"""How long one page of a list stands before the next: time to read ten names."""


def rule_kind(shown: BallotView) -> str:
    half = shown.rule.fraction == (1, 2) and shown.rule.compare == "more_than"
    return "half" if half else shown.rule.compare


def rule_text(words: Words, shown: BallotView) -> str:
    """The majority in words: "Cần quá nửa: ít nhất 31 / 60"."""
    # Of all or of those present the hall always knows how many are enough, but for a re-vote: there, more votes win.
    more_win = shown.run > 1 and not shown.needed and shown.rule.of in ("total", "present")
    if shown.rule.compare == "plurality" or more_win:
        return words("rule.plurality")
    kind, fraction = rule_kind(shown), "{}/{}".format(*shown.rule.fraction)
    if shown.needed:
        return words(f"rule.{kind}_needed", fraction=fraction, needed=shown.needed, entitled=shown.entitled)
    return words(f"rule.{kind}", fraction=fraction, base=words(f"base.{shown.rule.of}"))


def ballot_left_ms(shown: BallotView, now: int) -> int:
    """What is left of a ballot; 0 where it has no deadline."""
    if shown.status == "paused":
        return shown.remaining_ms or 0
    return max(0, shown.closes_at - now) if shown.closes_at is not None else 0


def turned(since: int | None, now: int) -> int:
    """How often a list that began at `since` has turned its page; the picture takes the rest of its pages' number."""
    return max(0, now - since) // TURN_MS if since is not None else 0


def heading(words: Words, shown: BallotView, *, result: bool = False) -> str:
    """What kind of ballot it is, and whether it is held again: "Bầu cử · Vòng 2"."""
    key = "part" if shown.part_of and shown.form == "motion" else shown.form
    kind = words(f"scene.form.{key}")
    parts = [words("scene.result_of", kind=kind[:1].lower() + kind[1:]) if result else kind]
    if shown.repeat_of:
        parts.append(words("scene.repeat_secret" if shown.kind != "open" else "scene.repeat"))
    if shown.run > 1:
        parts.append(words("scene.run", run=shown.run))
    if result and shown.kind != "open":
        parts.append(words("scene.way.secret"))
    return " · ".join(parts)


def is_plain(shown: BallotView) -> bool:
    """A motion voted on openly for the first time: there is nothing to say of it but the question."""
    return shown.form == "motion" and shown.kind == "open" and not shown.repeat_of


def closed_text(words: Words, shown: BallotView) -> str:
    """That it is closed; what it was where that is more than a vote."""
    closed = words("scene.ballot_closed_secret" if shown.kind != "open" else "scene.ballot_closed")
    plain = shown.form == "motion" and not shown.repeat_of
    return closed if plain else f"{heading(words, shown)} · {closed[:1].lower()}{closed[1:]}"


def titled(words: Words, shown: BallotView) -> str:
    """The question; of a part with its number: "Phần 2/3: Điều 5"."""
    if not shown.parts:
        return shown.title
    return words("scene.part", part=shown.part, parts=shown.parts, title=shown.title)


def ballot(topics: Topics, words: Words, now: int, shown: BallotView | None = None) -> Scene:
    """How many have voted and from which seats; never what, unless that was decided before it opened."""
    shown = shown or topics.ballot(topics.screen.ballot_id if topics.screen else None)
    if shown is None:
        return {}
    turnout = topics.turnout
    same = turnout if turnout is not None and turnout.ballot_id == shown.id else None
    left = ballot_left_ms(shown, now)
    return {
        "title": titled(words, shown),
        "whole": shown.whole_title,
        "heading": heading(words, shown),
        "closed_text": closed_text(words, shown),
        "ways": ways(words, shown),
        "rule_text": rule_text(words, shown),
        "remaining_ms": times.whole_seconds(left),
        "closes_at": shown.closes_at or 0 if shown.status == "open" else 0,
        "turn_since": shown.opened_at or 0,
        "duration_ms": max(shown.duration_ms, times.whole_seconds(left)),
        "has_deadline": shown.closes_at is not None or shown.remaining_ms is not None,
        "paused": shown.status == "paused",
        "paused_text": words("scene.paused_secret" if shown.kind != "open" else "scene.label.paused"),
        "choices": choices(words, shown, same),
        "lead": lead(words, shown),
        "entries": entries(words, shown),
        "names": shown.form in ("election", "confidence_poll", "confidence_vote"),
        "turn": turned(shown.opened_at, now),
        **progress(topics, words, shown, same),
    }


def ways(words: Words, shown: BallotView) -> list[Scene]:
    """How it is voted where that is not by the tablet and openly: in words, with a sign."""
    found = []
    if shown.kind != "open":
        found.append({"sign": "lock", "text": words("scene.way.secret")})
    if shown.method == "show_of_hands":
        found.append({"sign": "hand", "text": words("scene.way.hands")})
    if shown.method == "paper":
        found.append({"sign": "ballot", "text": words("scene.way.paper")})
    return found


def progress(topics: Topics, words: Words, shown: BallotView, turnout: TurnoutView | None) -> Scene:
    """How many of how many, and the seats where it is known who has voted.

    Of a blind ballot it is the papers in the urn. Hands and papers that are still being counted have no figure.
    """
    voted = turnout.voted if turnout else 0
    voters = turnout.voted_by if turnout else []
    blind, electronic = shown.kind == "blind", shown.method == "electronic"
    told_apart = len(topics.delegates) <= MOST_SEATS
    ended = shown.status in ("closed", "declared")  # its picture is of figures
    by_seat = (
        told_apart and not ended and not blind and (electronic or (bool(voters) and len(voters) == voted))
    )
    return {
        "voted": voted,
        "entitled": entitled_number(topics, shown, turnout),
        "counted": electronic or voted > 0,
        "seats": ballot_seats(topics, set(voters), units=shown.entitled_units) if by_seat else [],
        "voted_label": words(f"scene.voted.{_counted_as(shown)}"),
        "voted_text": words(f"scene.voted_long.{_counted_as(shown)}"),
        "received_text": words("scene.received", count=len(voters)) if blind and voters else "",
        "waiting_text": words(
            "scene.counting" if shown.method == "paper" and not voted else "scene.label.waiting"
        ),
    }


def _counted_as(shown: BallotView) -> str:
    return "urn" if shown.kind == "blind" else "open" if shown.kind == "open" else "secret"


def entitled_number(topics: Topics, shown: BallotView, turnout: TurnoutView | None) -> int:
    """How many may vote: persons, not weights; before the opening those of the groups that will."""
    if turnout is not None and turnout.entitled:
        return turnout.entitled
    if shown.status == "prepared" and shown.entitled_units:
        return sum(1 for d in topics.delegates if d.unit in shown.entitled_units)
    return shown.entitled


def choices(words: Words, shown: BallotView, turnout: TurnoutView | None) -> list[Scene]:
    """The choices of a motion, each with its count where the result is shown live."""
    if shown.form != "motion":
        return []
    live = turnout.counts if turnout is not None else None
    return [
        {
            "id": option,
            "label": words(f"choice.{option}"),
            "sign": SIGNS[option],
            "count_text": str(live.get(option, 0)) if live is not None else "",
        }
        for option in shown.options
    ]


def lead(words: Words, shown: BallotView) -> str:
    """What is to be done with the paper: "Bầu 3 trong 5 người, chọn không quá 3"."""
    questions = shown.paper.questions
    if shown.form in ("motion", "opinion_poll") or not questions:
        return ""
    if shown.form in ("confidence_poll", "confidence_vote"):
        return words(f"scene.lead.{shown.form}", count=len(questions))
    question = questions[0]
    kind = "exactly" if question.most in (1, question.least) else "at_most"
    if shown.paper.style == "cross_out":
        kind = "cross_out"
    if shown.form == "election" and len(question.options) == 1:
        kind = "only"
    key = f"scene.lead.{shown.form}_{kind}"
    return words(key, seats=question.seats, options=len(question.options), most=question.most)


def entries(words: Words, shown: BallotView) -> list[Scene]:
    """What stands on the paper: candidates, options, office holders or questions, in its order; no figures."""
    questions: Sequence[Question] = shown.paper.questions
    if shown.form == "motion" or not questions:
        return []
    if shown.form in ("election", "options"):
        return [{"text": option.label, "detail": option.detail} for option in questions[0].options]
    if shown.form == "opinion_poll":
        return [{"text": question.text, "detail": answers(words, question)} for question in questions]
    return [{"text": question.text, "detail": question.detail} for question in questions]


def answers(words: Words, question: Question) -> str:
    """What can be answered, and how many of it where that is more than one."""
    listed = " · ".join(option.label for option in question.options)
    if question.most == 1:
        return listed
    # In one piece: a figure does not stand alone on the next line.
    most = words("scene.most", most=question.most).replace(" ", "\u00a0")
    return f"{listed} ({most})"


def levels(words: Words, shown: BallotView) -> list[Scene]:
    """What can be said of an office holder."""
    ids = LEVELS if shown.form == "confidence_poll" else CONFIDENCE
    return [{"id": level, "label": words(f"scene.level.{level}")} for level in ids]


def ballot_seats(
    topics: Topics,
    voted_by: set[str],
    helpless: Collection[str] = frozenset(),
    units: Collection[str] = (),
) -> list[Scene]:
    """A seat for each delegate in office: `voted`, `waiting`, `help` (waiting without a device), `absent`.

    Where only `units` may vote the other seats are `empty`.
    """
    status = topics.presence.status if topics.presence else {}

    def state(delegate_id: str, unit: str) -> str:
        if units and unit not in units:
            return "empty"
        if delegate_id in voted_by:
            return "voted"
        if delegate_id in helpless:
            return "help"
        return "waiting" if status.get(delegate_id) == "present" else "absent"

    return standing_at(
        topics, ({"seat": d.seat, "state": state(d.id, d.unit), "name": d.name} for d in topics.delegates)
    )

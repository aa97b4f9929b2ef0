"""What is shown of a result: decision, figures, seats by choice, names by choice."""

from __future__ import annotations

from html import escape

from chair_console.protocol.ballot_views import BallotView, ResultView

from . import times
from .ballot_view import tags
from .scene import needed_text, result_counts
from .topics import Topics
from .view_model import View
from .words import Words

ORDER = ("against", "abstain", "not_voted", "for")


def result_view(topics: Topics, words: Words, shown: BallotView, figures: ResultView) -> View:
    adopted = figures.outcome == "adopted"
    missing = figures.counts["not_voted"]
    counts = [
        *result_counts(words, shown, figures),
        {
            "id": "not_voted",
            "label": words("result.not_voted"),
            "sign": "not_voted",
            "count": missing,
            "percent_text": percent_of(figures, words),
        },
    ]
    opened, closed = shown.opened_at or 0, shown.closed_at or 0
    span = f"{times.clock_seconds(opened)} – {times.clock_seconds(closed)}"
    return {
        "closed": True,
        "declared": shown.status == "declared",
        "title": shown.title,
        "tags": [*tags(topics, words, shown)[:-1], span],
        "adopted": adopted,
        "verdict": words("verdict.adopted" if adopted else "verdict.rejected"),
        "decision": decision_text(words, shown, figures),
        "rule": words("result.rule", rule=words(rule_key(shown), fraction=fraction(shown)),
                      base=words(f"base.{shown.rule.of}"), needed=figures.needed),
        "counts": counts,
        "entitled": figures.entitled,
        "needed_text": needed_text(words, shown, figures),
        "needed_fraction": figures.needed / figures.entitled if figures.entitled else 0.0,
        "read_aloud": f"{escape(words.of(figures.count_sentence))}"
        f" <b>{escape(words.of(figures.verdict_sentence))}</b>",
        "full_sentence": words.of(figures.sentence),
        "cast": figures.cast,
        "for": figures.counts["for"],
        "declared_text": words("result.declared", time=times.clock_seconds(shown.declared_at))
        if shown.declared_at else "",
        "seats": choice_seats(topics, shown),
        "groups": groups(topics, words, shown, figures),
    }  # fmt: skip


def percent_of(figures: ResultView, words: Words) -> str:
    whole, rest = divmod(figures.hundredths["not_voted"], 100)
    return f"{whole}{',' if words.language == 'vi' else '.'}{rest:02d}%"


def fraction(shown: BallotView) -> str:
    return "{}/{}".format(*shown.rule.fraction)


def rule_key(shown: BallotView) -> str:
    half = shown.rule.fraction == (1, 2) and shown.rule.compare == "more_than"
    return "result.rule_half" if half else f"result.rule_{shown.rule.compare}"


def decision_text(words: Words, shown: BallotView, figures: ResultView) -> str:
    """Why: "52 tán thành, đạt mức cần 31 trên tổng số 60 đại biểu"."""
    key = "result.reached" if figures.outcome == "adopted" else "result.missed"
    if figures.tied:
        key = "result.tied" if figures.casting_vote is None else f"result.tied_{figures.casting_vote}"
    return words(
        key,
        yes=figures.counts["for"],
        needed=figures.needed,
        base=words(f"base.{shown.rule.of}"),
        total=figures.base,
    )


def choice_seats(topics: Topics, shown: BallotView) -> list[View]:
    """The seat map by choice, for ballots with names only."""
    if shown.kind != "open":
        return []
    status = topics.presence.status if topics.presence else {}

    def state(delegate_id: str) -> str:
        if delegate_id in shown.choices:
            return shown.choices[delegate_id]
        return "not_voted" if status.get(delegate_id) == "present" else "absent"

    return [{"seat": d.seat, "state": state(d.id), "name": d.name} for d in topics.delegates]


def groups(topics: Topics, words: Words, shown: BallotView, figures: ResultView) -> list[View]:
    """Names by choice, the few first; for ballots with names only."""
    if shown.kind != "open":
        return []
    status = topics.presence.status if topics.presence else {}
    found: dict[str, list[View]] = {key: [] for key in ORDER}
    for d in topics.delegates:
        choice = shown.choices.get(d.id, "not_voted")
        here = status.get(d.id, "unknown")
        note = words(f"result.silent_{here}") if choice == "not_voted" else ""
        found[choice].append({"seat": d.seat, "name": d.name, "note": note})
    return [
        {
            "id": key,
            "label": words("result.not_voted") if key == "not_voted" else words(f"choice.{key}"),
            "sign": key,
            "count": figures.counts[key],
            "names": names,
        }
        for key, names in found.items()
        if names
    ]

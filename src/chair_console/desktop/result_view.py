"""What is shown of a result: decision, figures, seats by choice, names by choice."""

from __future__ import annotations

from html import escape

from chair_console.domain.decisions import Choice
from chair_console.protocol.ballot_views import BallotView, ResultView
from chair_console.scene import times
from chair_console.scene.scene import needed_text, result_counts
from chair_console.scene.seats import standing_at
from chair_console.scene.topics import Topics
from chair_console.scene.words import Words

from .ballot_entitled import members
from .ballot_labels import whole_text
from .ballot_view import tags
from .view_model import View

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
    return {
        **frame(topics, words, shown),
        "shape": "motion",
        "adopted": adopted,
        "tone": "ok" if adopted else "danger",
        "verdict": words("verdict.adopted" if adopted else "verdict.rejected"),
        "decision": decision_text(words, shown, figures),
        "rule": rule_line(words, shown, figures),
        "counts": counts,
        "entitled": figures.entitled,
        "needed_text": needed_text(words, shown, figures),
        "needed_fraction": figures.needed / figures.entitled if figures.entitled else 0.0,
        "read_aloud": f"{escape(words.of(figures.count_sentence))}"
        f" <b>{escape(words.of(figures.verdict_sentence))}</b>",
        "sum_note": words.of(figures.sum_note) if figures.sum_note is not None else "",
        "way_text": way_text(words, shown),
        "corrections": corrections(topics, words, shown),
        "correctable": shown.status == "closed" and shown.kind == "open",
        "full_sentence": words.of(figures.sentence),
        "cast": figures.cast,
        "for": figures.counts["for"],
        "seats": choice_seats(topics, shown),
        "groups": groups(topics, words, shown, figures),
    }  # fmt: skip


def frame(topics: Topics, words: Words, shown: BallotView) -> View:
    """What stands around every result, whatever was decided."""
    opened, closed = shown.opened_at or 0, shown.closed_at or 0
    span = f"{times.clock_seconds(opened)} – {times.clock_seconds(closed)}"
    declared = shown.declared_at
    return {
        "closed": True,
        "declared": shown.status == "declared",
        "title": shown.title,
        "whole_text": whole_text(words, shown),
        "tags": [*tags(topics, words, shown, rule=False), span],
        "declared_text": words("result.declared", time=times.clock_seconds(declared)) if declared else "",
        "check_text": words("result.check_code", check=shown.check_code) if shown.check_code else "",
        "urn_text": words("result.urn", hash=shown.urn_sha256[:16]) if shown.urn_sha256 else "",
        "seats": [],
        "groups": [],
        "corrections": [],
        "correctable": False,
        "way_text": "",
        "sum_note": "",
    }


def waiting_view(topics: Topics, words: Words, shown: BallotView) -> View:
    """Closed, and nobody is to see the figures before they are declared; not the desk either."""
    return {**frame(topics, words, shown), "shape": "waiting", "text": words("result.kept")}


def way_text(words: Words, shown: BallotView) -> str:
    """How votes came that did not come from tablets: entered by hand, counted, or by proxy."""
    ways = list(shown.ways.values())
    said = [
        words(f"result.way_{way}", count=ways.count(way))
        for way in ("secretary", "seat_map", "proxy")
        if way in ways
    ]
    if shown.hand_count is not None:
        total = sum(shown.hand_count.counts[0].values())
        said.append(words("result.way_paper" if shown.method == "paper" else "result.way_hands", count=total))
    return " · ".join(said)


def corrections(topics: Topics, words: Words, shown: BallotView) -> list[str]:
    """Each correction with both values, who, why and when."""

    def value(choice: Choice | None) -> str:
        return words(f"choice.{choice}") if choice is not None else words("result.not_voted")

    found = []
    for made in shown.corrections:
        delegate = topics.delegate(made.delegate_id)
        found.append(
            words(
                "result.corrected",
                name=delegate.name if delegate else made.delegate_id,
                old=value(made.old),
                new=value(made.new),
                reason=made.reason,
                time=times.clock_seconds(made.at),
            )
        )
    return found


def percent_of(figures: ResultView, words: Words) -> str:
    whole, rest = divmod(figures.hundredths["not_voted"], 100)
    return f"{whole}{',' if words.language == 'vi' else '.'}{rest:02d}%"


def fraction(shown: BallotView) -> str:
    return "{}/{}".format(*shown.rule.fraction)


def rule_key(shown: BallotView) -> str:
    half = shown.rule.fraction == (1, 2) and shown.rule.compare == "more_than"
    return "result.rule_half" if half else f"result.rule_{shown.rule.compare}"


def rule_line(words: Words, shown: BallotView, figures: ResultView) -> str:
    """The rule, and what else it asks for."""
    if shown.rule.compare == "plurality":
        return words("result.rule_most")
    base = words(f"base.{shown.rule.of}")
    rule = words(rule_key(shown), fraction=fraction(shown))
    said = words("result.rule", rule=rule, base=base, needed=figures.needed)
    return said if figures.enough_cast else " · ".join((said, words("result.too_few_cast")))


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
    if shown.hand_count is not None:
        return []

    def state(delegate_id: str) -> str:
        if delegate_id in shown.choices:
            return shown.choices[delegate_id]
        return "not_voted" if status.get(delegate_id) == "present" else "absent"

    who = members(topics, shown.entitled_units)
    return standing_at(topics, ({"seat": d.seat, "state": state(d.id), "name": d.name} for d in who))


def groups(topics: Topics, words: Words, shown: BallotView, figures: ResultView) -> list[View]:
    """Names by choice, the few first; for ballots with names only."""
    if shown.kind != "open":
        return []
    status = topics.presence.status if topics.presence else {}
    found: dict[str, list[View]] = {key: [] for key in ORDER}
    for d in members(topics, shown.entitled_units):
        choice = shown.choices.get(d.id, "not_voted")
        if choice == "not_voted" and shown.hand_count is not None:
            continue  # among the hands that were counted without names
        here = status.get(d.id, "unknown")
        note = words(f"result.silent_{here}") if choice == "not_voted" else ""
        found[choice].append({"seat": d.seat, "name": d.name, "note": note})
    return [
        {
            "id": key,
            "label": words("result.not_voted") if key == "not_voted" else words(f"choice.{key}"),
            "sign": key,
            "count": len(names),
            "names": names,
        }
        for key, names in found.items()
        if names
    ]

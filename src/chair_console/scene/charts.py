"""A declared result drawn in another way: the hall's seats by choice, or the delegate groups.

Names of choices are there only where the regulation shows them; without, the same pictures tell who took part.
"""

from __future__ import annotations

import re
from typing import Literal

from chair_console.domain.formal_sentences import percent
from chair_console.protocol.ballot_views import BallotView

from .ballot import SIGNS, titled
from .meeting import Scene
from .seats import MOST_SEATS, standing_at
from .topics import Topics
from .words import Words

ChartLook = Literal["chart_seats", "chart_groups"]
SILENT = "not_voted"


def chart_look(topics: Topics, shown: BallotView | None, chart: str = "") -> ChartLook | None:
    """Which chart the result on the screen is drawn as; None for the usual figures."""
    if shown is None or shown.result is None or shown.status != "declared":
        return None
    screen = topics.screen
    wanted = chart or (screen.chart if screen is not None and screen.ballot_id == shown.id else "figures")
    if wanted == "figures":
        return None
    # So many seats cannot be told apart from thirty metres; their groups can.
    return "chart_seats" if wanted == "seats" and len(topics.delegates) <= MOST_SEATS else "chart_groups"


def states_of(topics: Topics, shown: BallotView) -> dict[str, str]:
    """What is shown of each delegate: a choice where names may be shown, else `voted`; who did not, `not_voted`."""
    named = by_name(topics, shown)
    turnout = topics.turnout
    voters = set(turnout.voted_by) if turnout is not None and turnout.ballot_id == shown.id else set()
    found: dict[str, str] = {}
    for delegate in topics.delegates:
        voted = "voted" if delegate.id in voters else SILENT
        found[delegate.id] = shown.choices.get(delegate.id, SILENT) if named else voted
    return found


def by_name(topics: Topics, shown: BallotView) -> bool:
    """Whether choices are shown: an open ballot whose choices are told, where the regulation allows it."""
    allowed = topics.session is not None and topics.session.show_names
    return allowed and shown.kind == "open" and bool(shown.choices)


def parts_of(topics: Topics, words: Words, shown: BallotView) -> list[Scene]:
    """What the colours mean, in the order of the ballot; who did not vote last."""
    if not by_name(topics, shown):
        ids = ["voted", SILENT]
        return [
            {"id": i, "label": words(f"scene.part.{i}"), "sign": "check" if i == "voted" else i} for i in ids
        ]
    chosen = [{"id": i, "label": words(f"choice.{i}"), "sign": SIGNS[i]} for i in shown.options]
    return [*chosen, {"id": SILENT, "label": words(f"scene.part.{SILENT}"), "sign": SILENT}]


def chart(topics: Topics, words: Words, shown: BallotView, look: ChartLook) -> Scene:
    """The part `result` of either chart."""
    states, legend = states_of(topics, shown), parts_of(topics, words, shown)
    result = shown.result
    counted = [entry | {"count": list(states.values()).count(entry["id"])} for entry in legend]
    scene: Scene = {
        "title": titled(words, shown),
        "heading": words("scene.chart.seats" if look == "chart_seats" else "scene.chart.groups"),
        "adopted": result is not None and result.outcome == "adopted",
        "verdict_text": words(
            "verdict.adopted" if result and result.outcome == "adopted" else "verdict.rejected"
        ),
        "legend": counted,
        "last_line": words.of(result.verdict_sentence) if result else "",
    }
    if look == "chart_seats":
        return scene | {"seats": seats_by(topics, states)}
    return scene | {"groups": groups_by(topics, words, states, legend)}


def seats_by(topics: Topics, states: dict[str, str]) -> list[Scene]:
    """A seat for each delegate in office, with what is shown of it."""
    return standing_at(
        topics, ({"seat": d.seat, "state": states[d.id], "name": d.name} for d in topics.delegates)
    )


def groups_by(topics: Topics, words: Words, states: dict[str, str], legend: list[Scene]) -> list[Scene]:
    """A row for each delegate group, by name and number: how many of it, and what they chose."""
    units: dict[str, list[str]] = {}
    for delegate in topics.delegates:
        units.setdefault(delegate.unit, []).append(states[delegate.id])
    rows = []
    for unit, found in sorted(units.items(), key=lambda entry: _natural(entry[0])):
        took_part = len(found) - found.count(SILENT)
        rows.append(
            {
                "text": unit or words("scene.no_group"),
                "total": len(found),
                "parts": [{"id": entry["id"], "count": found.count(entry["id"])} for entry in legend],
                "count_text": f"{took_part}/{len(found)}",
                "percent_text": percent(took_part, len(found), words.language),
            }
        )
    return rows


def _natural(name: str) -> list[tuple[int, str]]:
    """A key that has "Tổ 2" before "Tổ 10"; who is in no group comes last."""
    parts = re.findall(r"\d+|\D+", name)
    return [(int(part), "") if part.isdigit() else (0, part) for part in parts] or [(1, "")]

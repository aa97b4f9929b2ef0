"""What was counted by hand, as it is typed: the figures asked for, and whether they agree, said in words."""

from __future__ import annotations

from collections.abc import Mapping

from chair_console.domain.ballot import HandCount
from chair_console.domain.tally import Papers
from chair_console.protocol.ballot_views import BallotView
from chair_console.scene.words import Words

from .ballot_labels import option_label
from .view_model import Row, View

PAPERS = ("issued", "returned", "valid", "invalid", "blank")


def count_rows(shown: BallotView, words: Words, typed: Mapping[str, str]) -> list[Row]:
    """A field for each figure; the first of a question brings its heading.

    `place` is that within the question, `last` ends it: no two questions share a line of the form.
    """
    rows: list[Row] = []
    if shown.method == "paper":
        rows += _together([_field(f"papers-{key}", words(f"count.{key}"), typed) for key in PAPERS])
    for place, question in enumerate(shown.paper.questions):
        heading = question.text if len(shown.paper.questions) > 1 else ""
        labels = {option.id: option_label(words, shown.form, option) for option in question.options}
        fields = [_field(f"{place}.{key}", label, typed) for key, label in labels.items()]
        rows += _together(fields, heading)
    return rows


def _field(key: str, label: str, typed: Mapping[str, str]) -> Row:
    return {"id": key, "label": label, "value": typed.get(key, "")}


def _together(fields: list[Row], heading: str = "") -> list[Row]:
    end = len(fields) - 1
    return [
        {**field, "heading": "" if place else heading, "place": place, "last": place == end}
        for place, field in enumerate(fields)
    ]


def number(typed: Mapping[str, str], key: str) -> int | None:
    """A whole number that was typed; None while it was not."""
    text = typed.get(key, "").strip()
    return int(text) if text.isdecimal() else None


def written_down(shown: BallotView) -> dict[str, str]:
    """The count that the hall has, as it would be typed."""
    count = shown.hand_count
    if count is None:
        return {}
    typed = {
        f"{place}.{key}": str(votes)
        for place, found in enumerate(count.counts)
        for key, votes in found.items()
    }
    if count.papers is not None:
        typed |= {f"papers-{key}": str(getattr(count.papers, key)) for key in PAPERS}
    return typed


def counted(shown: BallotView, typed: Mapping[str, str]) -> HandCount | None:
    """The count, once every figure is there; blank papers are none where nothing is said."""
    votes: list[dict[str, int]] = []
    for place, question in enumerate(shown.paper.questions):
        found = {option.id: number(typed, f"{place}.{option.id}") for option in question.options}
        if any(value is None for value in found.values()):
            return None
        votes.append({key: value or 0 for key, value in found.items()})
    papers = None
    if shown.method == "paper":
        figures = {key: number(typed, f"papers-{key}") for key in PAPERS}
        if any(figures[key] is None for key in PAPERS if key != "blank"):
            return None
        papers = Papers(**{key: value or 0 for key, value in figures.items()})
    return HandCount(counts=tuple(votes), papers=papers)


def checks(
    shown: BallotView, words: Words, typed: Mapping[str, str], *, there: int, named: int
) -> list[View]:
    """Whether the figures agree. `wrong` ones the hall refuses; `warn` ones it records."""
    if shown.method == "paper":
        return [*_paper_checks(shown, words, typed), *_vote_checks(shown, words, typed)]
    if named and shown.method == "show_of_hands":
        told = words("count.named_already", count=named)
        return [_check(False, told) if any(typed.values()) else {"state": "note", "text": told}]
    sums = _sum(shown, typed, 0)
    if sums is None:
        return []
    most = (there - named) * max(question.most for question in shown.paper.questions)
    said = [_check(sums <= most, words("count.hands_fit", sum=sums, most=most))]
    if named:
        said.append({"state": "note", "text": words("count.named_too", count=named)})
    return said


def _check(fits: bool, text: str, otherwise: str = "wrong") -> View:
    return {"state": "ok" if fits else otherwise, "text": text}


def _sum(shown: BallotView, typed: Mapping[str, str], place: int) -> int | None:
    found = [number(typed, f"{place}.{option.id}") for option in shown.paper.questions[place].options]
    return None if any(value is None for value in found) else sum(value or 0 for value in found)


def _paper_checks(shown: BallotView, words: Words, typed: Mapping[str, str]) -> list[View]:
    figures = {key: number(typed, f"papers-{key}") for key in PAPERS}
    issued, returned, valid = figures["issued"], figures["returned"], figures["valid"]
    invalid, blank = figures["invalid"], figures["blank"]
    said: list[View] = []
    if issued is not None:
        said.append(
            _check(
                issued <= shown.entitled, words("count.issued_fit", issued=issued, entitled=shown.entitled)
            )
        )
    if issued is not None and returned is not None:
        key = "count.returned_fit" if returned <= issued else "count.returned_more"
        said.append(_check(returned <= issued, words(key, returned=returned, issued=issued), "warn"))
    if returned is not None and valid is not None and invalid is not None:
        text = words("count.valid_fit", valid=valid, invalid=invalid, returned=returned)
        said.append(_check(valid + invalid == returned, text))
    if blank is not None and returned is not None and blank > returned:
        said.append(_check(False, words("count.blank_more", blank=blank, returned=returned)))
    return said


def _vote_checks(shown: BallotView, words: Words, typed: Mapping[str, str]) -> list[View]:
    valid = number(typed, "papers-valid")
    said: list[View] = []
    for place, question in enumerate(shown.paper.questions):
        total = _sum(shown, typed, place)
        if valid is None or total is None:
            continue
        highest = max((number(typed, f"{place}.{option.id}") or 0 for option in question.options), default=0)
        most = valid * question.most
        fits = total <= most and highest <= valid
        if fits and len(shown.paper.questions) > 1:
            continue
        text = words("count.votes_fit", name=_short(question.text), sum=total, most=most, valid=valid)
        said.append(_check(fits, text))
    return said


def _short(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:57].rstrip()}…"

"""A ballot while it is being prepared: what was typed, what its form needs, and the plan that comes of it."""

from __future__ import annotations

import re
from datetime import date
from typing import Literal

import msgspec

from chair_console.domain.ballot import BallotKind, BallotMethod, ResultsTo
from chair_console.domain.ballot_paper import BallotForm, BallotPaper, Option, Question
from chair_console.domain.decisions import Base, Compare, Rule
from chair_console.domain.preparing import PrepareBallot
from chair_console.domain.rule_table import RULES_BY_NAME

from .command_runner import Refusal

RowKind = Literal["", "option", "candidate", "holder", "question"]
ROW_KIND: dict[BallotForm, RowKind] = {
    "motion": "",
    "options": "option",
    "election": "candidate",
    "confidence_poll": "holder",
    "confidence_vote": "holder",
    "opinion_poll": "question",
}
OWN_RULE = ""
"""No rule of the table: a majority of one's own."""
ABOUT_PEOPLE: tuple[BallotForm, ...] = ("election", "confidence_poll", "confidence_vote")
DECIDED_BY_RULE: tuple[BallotForm, ...] = ("motion", "options", "election")
USUAL_SECONDS = {"motion": 60, "options": 120}


class Entry(msgspec.Struct, kw_only=True):
    """A line of the paper: an option, a candidate, an office holder, or a question with its answers."""

    id: str
    label: str = ""
    detail: str = ""
    born: str = ""
    delegate_id: str = ""
    answers: str = ""
    many: bool = False

    def is_empty(self) -> bool:
        return not (self.label.strip() or self.detail.strip() or self.answers.strip())


class Draft(msgspec.Struct, kw_only=True):
    """Everything that the sheet holds. `most` 0 follows the number of seats."""

    title: str = ""
    item_id: str | None = None
    document_id: str = ""
    form: BallotForm = "motion"
    kind: BallotKind = "open"
    method: BallotMethod = "electronic"
    rule_name: str = "resolution"
    compare: Compare = "more_than"
    fraction: str = "1/2"
    of: Base = "total"
    least_cast: str = ""
    seconds: int = 60
    units: list[str] = []
    results_to: ResultsTo = "desk"
    live: bool = False
    absent_too: bool = False
    part_of: str = ""
    style: Literal["choose", "cross_out"] = "choose"
    seats: int = 1
    most: int = 0
    rows: list[Entry] = []
    next_row: int = 1

    def take_form(self, form: BallotForm) -> None:
        """Another form, with what is usual for it: people are voted on in secret, by the rule of elections."""
        self.form = form
        people = form in ABOUT_PEOPLE
        self.kind = "separated" if people else "open"
        self.method = "electronic"
        self.rule_name = {"motion": "resolution", "options": "plurality"}.get(form, "election")
        self.seconds = USUAL_SECONDS.get(form, 0)
        self.style, self.seats, self.most = "choose", 1, 0
        self.live, self.part_of, self.absent_too = False, "", False
        self.rows = []
        if ROW_KIND[form]:
            for _ in range(1 if form == "opinion_poll" else 2):
                self.add_row()

    def take_method(self, method: BallotMethod) -> None:
        """Hands are open; paper is secret where people are voted on, and never blind; both end by hand."""
        self.method = method
        if method == "show_of_hands":
            self.kind = "open"
        elif method == "paper" and self.kind == "blind":
            self.kind = "separated"
        if method != "electronic":
            self.seconds, self.live = 0, False

    def take_kind(self, kind: BallotKind) -> None:
        """A secret ballot is not shown live and not by hands; the blind grade needs tablets."""
        self.kind = kind
        if kind != "open":
            self.live = False
            if self.method == "show_of_hands":
                self.method = "electronic"
        if kind == "blind":
            self.method = "electronic"

    def add_row(self, label: str = "", detail: str = "", delegate_id: str = "") -> None:
        """One more line; a person chosen from the roster takes the first empty one."""
        empty = next((row for row in self.rows if row.is_empty()), None) if label else None
        if empty is None:
            empty = Entry(id=f"r{self.next_row}")
            self.next_row += 1
            self.rows.append(empty)
        empty.label, empty.detail, empty.delegate_id = label, detail, delegate_id

    def filled(self) -> list[Entry]:
        """The lines on which something was written."""
        return [row for row in self.rows if not row.is_empty()]

    def rule(self) -> Rule:
        """The majority: of the table, or one's own. Raises `Refusal` where a fraction cannot be read."""
        named = RULES_BY_NAME.get(self.rule_name)
        least = parse_fraction(self.least_cast) if self.least_cast.strip() else None
        if named is not None:
            return msgspec.structs.replace(named.rule, least_cast=least)
        fraction = parse_fraction(self.fraction) if self.compare != "plurality" else (1, 2)
        return Rule(compare=self.compare, fraction=fraction, of=self.of, least_cast=least)

    def plan(self) -> PrepareBallot:
        """The command. Raises `Refusal` where something typed cannot be read; the hall judges the rest."""
        named = RULES_BY_NAME.get(self.rule_name)
        decided = self.form in DECIDED_BY_RULE
        return PrepareBallot(
            item_id=self.item_id,
            title=self.title.strip(),
            kind=self.kind,
            form=self.form,
            method=self.method,
            paper=self.paper(),
            rule=self.rule() if decided else Rule(),
            rule_name=self.rule_name if decided else "",
            resolution=named.resolution if named is not None else False,
            document_id=(self.document_id or None) if self.form in ("motion", "options") else None,
            duration_ms=self.seconds * 1000 if self.method == "electronic" else 0,
            entitled_units=tuple(self.units),
            results_to=self.results_to,
            live_result=self.live,
            present_only=not (self.absent_too and self.method == "electronic"),
            part_of=self.part_of if self.form == "motion" else "",
        )

    def paper(self) -> BallotPaper:
        """What voters get to mark; a motion's is made by the hall."""
        rows, kind = self.filled(), ROW_KIND[self.form]
        if kind == "":
            return BallotPaper()
        if kind in ("option", "candidate"):
            options = tuple(_option(row) for row in rows)
            most = min(self.most or self.seats, max(1, len(options)))
            question = Question(
                id="q1", text=self.title.strip(), options=options, seats=self.seats, most=most
            )
            return BallotPaper(questions=(question,), style=self.style if kind == "candidate" else "choose")
        make = _holder if kind == "holder" else _question
        return BallotPaper(questions=tuple(make(row) for row in rows))


def _option(row: Entry) -> Option:
    return Option(
        id=row.id,
        label=row.label.strip(),
        detail=row.detail.strip(),
        born=parse_born(row.born),
        delegate_id=row.delegate_id,
    )


def _holder(row: Entry) -> Question:
    return Question(id=row.id, text=row.label.strip(), detail=row.detail.strip(), options=())


def _question(row: Entry) -> Question:
    answers = [answer.strip() for answer in row.answers.split(";") if answer.strip()]
    options = tuple(Option(id=f"{row.id}-{n}", label=answer) for n, answer in enumerate(answers, start=1))
    return Question(id=row.id, text=row.label.strip(), options=options, most=len(options) if row.many else 1)


def parse_fraction(typed: str) -> tuple[int, int]:
    """ "2/3" as two whole numbers. Raises `Refusal`."""
    found = re.fullmatch(r"\s*(\d{1,4})\s*/\s*(\d{1,4})\s*", typed)
    if found is None or not 0 < int(found[1]) <= int(found[2]):
        raise Refusal("plan.bad_fraction", typed=typed)
    return int(found[1]), int(found[2])


def parse_born(typed: str) -> str:
    """A date of birth as people here write it (05/09/1970), or ISO, as ISO; empty if nothing is typed."""
    typed = typed.strip()
    found = re.fullmatch(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})", typed)
    try:
        if found is not None:
            return date(int(found[3]), int(found[2]), int(found[1])).isoformat()
        return date.fromisoformat(typed).isoformat() if typed else ""
    except ValueError:
        raise Refusal("plan.bad_date", typed=typed) from None

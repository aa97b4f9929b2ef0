"""The scenario file (CONTRACTS.md): read strictly, so that a mistake is named and not played."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import msgspec

from chair_console.domain.ballots import OPTIONS, BallotKind
from chair_console.domain.decisions import Choice, Outcome, Rule
from chair_console.domain.floor import RequestKind


class ScenarioRefused(Exception):
    """The file is no scenario: `code` and `facts` give the sentence."""

    def __init__(self, code: str, **facts: object) -> None:
        super().__init__(code)
        self.code, self.facts = code, facts


class ScenarioDelegate(msgspec.Struct, frozen=True):
    id: str
    name: str = ""
    unit: str = ""
    seat: str = ""
    present: bool = True


class Expectation(msgspec.Struct, frozen=True):
    counts: dict[str, int] = {}
    outcome: Outcome | None = None


class ScenarioBallot(msgspec.Struct, frozen=True):
    title: str
    kind: BallotKind = "open"
    options: tuple[Choice, ...] = OPTIONS
    rule: Rule = Rule()
    choices: dict[str, Choice] = {}
    casting_vote: Literal["for", "against"] | None = None
    expect: Expectation = Expectation()


class ScenarioRequest(msgspec.Struct, frozen=True):
    delegate: str
    kind: RequestKind
    subject: str = ""
    to: str = ""


class ScenarioDocument(msgspec.Struct, frozen=True):
    path: str
    title: str


class Scenario(msgspec.Struct, frozen=True):
    delegates: list[ScenarioDelegate]
    name: str = ""
    language: str = "vi"
    ballots: list[ScenarioBallot] = []
    requests: list[ScenarioRequest] = []
    documents: list[ScenarioDocument] = []

    def present(self) -> list[str]:
        return [delegate.id for delegate in self.delegates if delegate.present]


def read_scenario(path: Path) -> Scenario:
    """Raises `ScenarioRefused`: `scenario.absent`, `.malformed`, `.no_delegates`, `.double_delegate`, `.unknown_…`."""
    try:
        scenario = msgspec.json.decode(path.read_bytes(), type=Scenario)
    except OSError as error:
        raise ScenarioRefused("scenario.absent", path=str(path)) from error
    except msgspec.MsgspecError as error:
        raise ScenarioRefused("scenario.malformed", path=str(path), where=str(error)) from error
    _check(scenario, path)
    return scenario


def _check(scenario: Scenario, path: Path) -> None:
    ids = [delegate.id for delegate in scenario.delegates]
    if not ids:
        raise ScenarioRefused("scenario.no_delegates", path=str(path))
    doubles = sorted({i for i in ids if ids.count(i) > 1 or not i})
    if doubles:
        raise ScenarioRefused("scenario.double_delegate", path=str(path), delegate=doubles[0])
    present, known = set(scenario.present()), set(ids)
    for ballot in scenario.ballots:
        for delegate, choice in ballot.choices.items():
            if delegate not in known:
                raise ScenarioRefused("scenario.unknown_delegate", where=ballot.title, delegate=delegate)
            if delegate not in present:
                raise ScenarioRefused("scenario.absent_votes", where=ballot.title, delegate=delegate)
            if choice not in ballot.options:
                raise ScenarioRefused("scenario.unknown_option", where=ballot.title, choice=choice)
        numerator, denominator = ballot.rule.fraction
        if not 0 < numerator <= denominator:
            raise ScenarioRefused("scenario.bad_rule", where=ballot.title)
    for request in scenario.requests:
        if request.delegate not in present:
            raise ScenarioRefused("scenario.unknown_delegate", where="requests", delegate=request.delegate)
    for document in scenario.documents:
        if not (path.parent / document.path).is_file():
            raise ScenarioRefused("scenario.no_document", path=str(path.parent / document.path))

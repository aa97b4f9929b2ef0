"""The scenario file (CONTRACTS.md): what it may hold, and how it is read: a mistake is named and not played."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Literal, TypeVar

import msgspec

from chair_console.domain.floor import RequestKind
from chair_console.domain.session import BodyKind

from .scenario_ballots import Expectation, ScenarioBallot
from .scenario_checks import check_ballot
from .scenario_faults import ScenarioRefused, malformed, not_json

__all__ = ["Expectation", "Scenario", "ScenarioBallot", "ScenarioRefused", "read_scenario"]

LARGEST_BYTES = 20_000_000
MOST_ENTRIES = 5_000


class ScenarioDelegate(msgspec.Struct, frozen=True):
    id: str
    name: str = ""
    unit: str = ""
    seat: str = ""
    present: bool = True


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
    language: Literal["vi", "en"] = "vi"
    body_kind: BodyKind = "province"
    tellers: list[str] = []
    ballots: list[ScenarioBallot] = []
    requests: list[ScenarioRequest] = []
    documents: list[ScenarioDocument] = []

    def present(self) -> list[str]:
        return [delegate.id for delegate in self.delegates if delegate.present]


LISTS: dict[str, type[msgspec.Struct]] = {
    "delegates": ScenarioDelegate,
    "ballots": ScenarioBallot,
    "requests": ScenarioRequest,
    "documents": ScenarioDocument,
}
Kind = TypeVar("Kind")


def read_scenario(path: Path) -> tuple[Scenario, list[str]]:
    """The scenario, and the names of fields that it does not have. Raises `ScenarioRefused`, `OSError`."""
    if path.stat().st_size > LARGEST_BYTES:
        raise ScenarioRefused("scenario.too_large", path=str(path), limit_mb=LARGEST_BYTES // 1_000_000)
    content = path.read_bytes().removeprefix(b"\xef\xbb\xbf")
    try:
        raw = msgspec.json.decode(content)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise not_json(str(path), content, error) from error
    scenario = _convert(raw, Scenario, "")
    _check_delegates(scenario, path)
    for number in range(1, len(scenario.ballots) + 1):
        check_ballot(scenario, number)
    _check_rest(scenario, path)
    return scenario, unknown_fields(raw)


def _convert(raw: Any, kind: type[Scenario], where: str) -> Scenario:
    """Entry by entry, because a list's own error does not say which entry it means."""
    if isinstance(raw, dict):
        for name, entry_kind in LISTS.items():
            entries = raw.get(name)
            if isinstance(entries, list) and len(entries) > MOST_ENTRIES:
                raise ScenarioRefused("scenario.too_many", where=name, count=len(entries), limit=MOST_ENTRIES)
            for number, entry in enumerate(entries if isinstance(entries, list) else [], start=1):
                _entry(entry, entry_kind, f"{name}[{number}]")
    return _entry(raw, kind, where)


def _entry(raw: Any, kind: type[Kind], where: str) -> Kind:
    try:
        return msgspec.convert(raw, kind)
    except msgspec.ValidationError as error:
        raise malformed(str(error), where) from error


def unknown_fields(raw: dict[str, Any]) -> list[str]:
    """What stands in the file and means nothing: most likely a slip of the pen."""
    found = _strangers(raw, Scenario, "")
    for name, kind in LISTS.items():
        for number, entry in enumerate(raw.get(name, []), start=1):
            found += _strangers(entry, kind, f"{name}[{number}].")
    return found


def _strangers(raw: dict[str, Any], kind: type[msgspec.Struct], prefix: str) -> list[str]:
    known = {field.encode_name for field in msgspec.structs.fields(kind)}
    return [prefix + name for name in raw if name not in known]


def _check_delegates(scenario: Scenario, path: Path) -> None:
    ids = [delegate.id for delegate in scenario.delegates]
    if not ids:
        raise ScenarioRefused("scenario.no_delegates", path=str(path))
    seats: dict[str, str] = {}
    known: set[str] = set()
    for delegate in scenario.delegates:
        if not delegate.id or delegate.id in known:
            raise ScenarioRefused("scenario.double_delegate", path=str(path), delegate=delegate.id)
        known.add(delegate.id)
        if delegate.seat and delegate.seat in seats:
            other = seats[delegate.seat]
            raise ScenarioRefused(
                "scenario.double_seat", seat=delegate.seat, delegate=delegate.id, other=other
            )
        seats[delegate.seat] = delegate.id
    if not scenario.present():
        raise ScenarioRefused("scenario.nobody_present", path=str(path))


def _check_rest(scenario: Scenario, path: Path) -> None:
    known, present = {delegate.id for delegate in scenario.delegates}, set(scenario.present())
    for teller in scenario.tellers:
        if teller not in known:
            raise ScenarioRefused("scenario.unknown_delegate", where="tellers", delegate=teller)
    for number, request in enumerate(scenario.requests, start=1):
        if request.delegate not in known:
            raise ScenarioRefused(
                "scenario.unknown_delegate", where=f"requests[{number}]", delegate=request.delegate
            )
        if request.delegate not in present:
            raise ScenarioRefused(
                "scenario.absent_speaks", where=f"requests[{number}]", delegate=request.delegate
            )
    for document in scenario.documents:
        if not (path.parent / document.path).is_file():
            raise ScenarioRefused("scenario.no_document", path=str(path.parent / document.path))

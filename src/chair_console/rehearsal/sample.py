"""The sample session (resources/sample-session): read, fitted to a number of delegates, loaded into a hall."""

from __future__ import annotations

import itertools
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import msgspec

from chair_console import resources
from chair_console.client import prepared
from chair_console.client.prepared import Prepared, PreparedBallot, PreparedDelegate, milliseconds
from chair_console.domain.actors import FileFacts
from chair_console.domain.agenda import SetAgenda
from chair_console.domain.floor import RequestKind
from chair_console.domain.roster import EnrolDelegates
from chair_console.domain.session import ConveneSession

from .stage import Stage


class SampleDelegate(PreparedDelegate, frozen=True):
    note: str = ""

    def absence(self) -> str:
        """Why the delegate does not come; empty for those who do."""
        return self.note.removeprefix("Vắng có lý do: ")


class SampleSpeech(msgspec.Struct, frozen=True):
    delegate: str
    item: str
    kind: RequestKind
    subject: str = ""
    to: str = ""
    text: str = ""


class LateDocument(msgspec.Struct, frozen=True):
    """The paper that comes in mid-session: a new version of `replaces`."""

    file: str
    title: str
    item: str
    replaces: str


class Sample(Prepared, frozen=True, kw_only=True):
    """resources/sample-session/session.json: a prepared session and what its people do in it."""

    delegates: Sequence[SampleDelegate]
    speeches: list[SampleSpeech]
    late_document: LateDocument


ABSENT_SHARE = 30
_FAMILIES = "Nguyễn Trần Lê Phạm Hoàng Lò Vàng Giàng Thào Sùng Hà Lường Triệu Đặng Bàn Nông"
_MIDDLES = "Văn Thị Đức Minh Quốc Hữu Thu A Kim Ngọc Thanh Xuân"
_GIVEN = "An Bình Chung Dung Hạnh Hiền Khánh Lan Liên Mai Nam Nga Páo Phúc Quân Sơn Thắng Thủy Tú Vinh"


def sample_folder() -> Path:
    return resources.path("sample-session")


def read_sample() -> Sample:
    """As it stands in the file, marked as a rehearsal."""
    sample = msgspec.json.decode((sample_folder() / "session.json").read_bytes(), type=Sample)
    session = msgspec.structs.replace(sample.session, rehearsal=True)
    return msgspec.structs.replace(sample, session=session)


def fitted(sample: Sample, number: int) -> Sample:
    """The same session with another number of delegates: fewer by cutting, more by inventing."""
    delegates = list(sample.delegates[:number])
    seats = {d.seat for d in delegates}
    free = (
        f"{row}{place}" for row in "FGHIJKLMNOPQRST" for place in range(1, 41) if f"{row}{place}" not in seats
    )
    names = (
        f"{family} {middle} {given}"
        for given, middle, family in itertools.product(_GIVEN.split(), _MIDDLES.split(), _FAMILIES.split())
    )
    for place in range(len(delegates) + 1, number + 1):
        delegates.append(
            SampleDelegate(
                id=f"d{place:02d}",
                name=next(names),
                unit=f"Tổ {place % 10 + 1}",
                seat=next(free),
                note="" if place % ABSENT_SHARE else "Đi công tác theo giấy triệu tập",
            )
        )
    known = {d.id for d in delegates}
    speeches = [speech for speech in sample.speeches if speech.delegate in known]
    agenda = [
        msgspec.structs.replace(item, ballots=[b for b in item.ballots if _has_candidates(b, known)])
        for item in sample.agenda
    ]
    return msgspec.structs.replace(sample, delegates=delegates, speeches=speeches, agenda=agenda)


def _has_candidates(ballot: PreparedBallot, known: set[str]) -> bool:
    """Too small a council has no delegates for its tellers."""
    options = [option for question in ballot.paper.questions for option in question.options]
    return all(option.delegate_id in known for option in options if option.delegate_id)


def _shift(sample: Sample) -> int:
    """How far planned times are moved, so that the session begins now (to the full five minutes)."""
    five_minutes = 300_000
    now = int(time.time() * 1000) // five_minutes * five_minutes
    return now - min(milliseconds(sitting.planned_at) for sitting in sample.sittings)


def session_commands(sample: Sample) -> tuple[ConveneSession, EnrolDelegates, SetAgenda]:
    """The commands that set up the session, its roster and its agenda, as if it began now."""
    return prepared.session_commands(sample, _shift(sample))


async def load_sample(
    stage: Stage, sample: Sample, tell: Callable[[str, int, int], None] = lambda what, done, of: None
) -> dict[str, FileFacts]:
    """Load everything into an empty hall; returns the facts of each document's file by document id."""
    return await prepared.load_prepared(
        stage.secretary,
        sample,
        sample_folder(),
        shift_ms=_shift(sample),
        tell=lambda done, of: tell("documents", done, of),
    )

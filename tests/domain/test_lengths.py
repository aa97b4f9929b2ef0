"""What somebody writes has a length that fits the papers and screens; the refusal says both figures."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec
import pytest

from chair_console.domain import (
    agenda,
    agenda_acts,
    ballot_paper,
    documents,
    hand_counts,
    lengths,
    notices,
    opinions,
    outputs,
    preparing,
    presence,
    questioning,
    roster,
    votes,
)
from chair_console.domain.access import ACCESS
from chair_console.domain.hall import COMMANDS, AnyEvent, apply
from chair_console.domain.messages import Command
from chair_console.domain.refusals import Refused
from chair_console.domain.state import HallState
from chair_console.sentences import LANGUAGES, sentence

from .building import a_hall, a_sitting

NO_TEXT = {
    # An id, a hash, a choice of a list, or the name of a kind: looked up, or held to its own length.
    "id", "after", "before", "repeat_of", "run_of", "part_of", "candidates", "marks", "gone",
    "letter", "was", "sha256", "file_sha256", "blinded_sha256", "public_key", "moved", "counts",
}  # fmt: skip
NO_TEXTS = tuple(
    getattr(msgspec.inspect, f"{kind}Type") for kind in ("Int", "Float", "Bool", "None", "Literal")
)


def test_a_title_that_is_too_long_is_refused_with_its_length_and_the_longest() -> None:
    hall = a_sitting()
    added = agenda.AddItem(item=agenda.ItemPlan(id="i9", title="a" * 501))
    with pytest.raises(Refused) as refused:
        hall.give(added)
    for language in LANGUAGES:
        told = sentence(refused.value.code, refused.value.facts, language)
        assert "501" in told and "500" in told and "aaaa…" in told
    hall.give(agenda.AddItem(item=agenda.ItemPlan(id="i9", title=" " * 400 + "a" * 500)))


def a(most: int) -> str:
    return "ế" * (most + 1)


@pytest.mark.parametrize(
    "command",
    [
        agenda.SetAgenda(items=[agenda.ItemPlan(id="i1", title="A", presenter=a(lengths.NAME))]),
        agenda.AmendItem(item=agenda.ItemPlan(id="i1", title="A", short_title=a(lengths.SHORT_TITLE))),
        agenda.AmendItem(
            item=agenda.ItemPlan(
                id="i1", title="A", phases=[agenda.PhasePlan(phase="voting", script=a(lengths.SCRIPT))]
            )
        ),
        agenda_acts.DeferItem(item_id="i1", reason=a(lengths.REASON)),
        documents.PublishDocument(title=a(lengths.TITLE), file_sha256="a" * 64),
        documents.PublishDocument(title="A", file_sha256="a" * 64, number=a(lengths.NUMBER)),
        presence.MarkPresence(
            marks=[presence.PresenceMark(delegate_id="d01", status="present", reason=a(lengths.REASON))]
        ),
        questioning.PrepareGroup(
            item_id="i1", title="A", respondents=[questioning.Respondent(office=a(lengths.NAME))]
        ),
        preparing.PrepareBallot(title=a(lengths.TITLE)),
        preparing.PrepareBallot(
            title="A",
            form="options",
            paper=ballot_paper.BallotPaper(
                questions=(
                    ballot_paper.Question(
                        id="q", text="A", options=(ballot_paper.Option(id="o", label=a(lengths.LABEL)),)
                    ),
                )
            ),
        ),
        notices.SendNotice(text="A", to=notices.GROUP + a(lengths.NAME + 10 - len(notices.GROUP))),
        documents.PublishDocument(
            title="A", file_sha256="a" * 64, audience=("delegates", a(lengths.NAME + 10))
        ),
        opinions.HandInOpinion(delegate_id="d01", item_id="i1", text=a(lengths.OPINION)),
        outputs.AddOutput(id="sanh", plan=outputs.OutputPlan(name=a(lengths.OUTPUT_NAME))),
        roster.EnrolDelegates(delegates=[roster.DelegateRow(id="d99", name="A", title=a(lengths.NAME))]),
        roster.EnrolDelegates(delegates=[roster.DelegateRow(id="d99", name="A", seat=a(lengths.SEAT))]),
    ],
    ids=lambda command: type(command).__name__,
)
def test_every_kind_of_text_has_its_limit_wherever_it_stands(command: Command) -> None:
    with pytest.raises(Refused) as refused:
        a_sitting().give(command, "chair" if "chair" in ACCESS[type(command)].roles else "secretary")
    assert "too_long" in refused.value.code
    assert refused.value.facts["length"] == int(str(refused.value.facts["most"])) + 1
    for language in LANGUAGES:
        assert str(refused.value.facts["most"]) in sentence(refused.value.code, refused.value.facts, language)


def texts_of(kind: type, seen: frozenset[type] = frozenset()) -> Iterator[tuple[type, str]]:
    """Every field of a command, also of what it holds, that takes any text."""

    def within(info: Any, field: str, owner: type) -> Iterator[tuple[type, str]]:
        inspect = msgspec.inspect
        if isinstance(info, inspect.StrType):
            yield owner, field
        elif isinstance(info, inspect.StructType):
            if info.cls not in seen:
                yield from texts_of(info.cls, seen | {kind})
        elif isinstance(info, inspect.UnionType):
            for one in info.types:
                yield from within(one, field, owner)
        elif isinstance(info, inspect.ListType | inspect.VarTupleType):
            yield from within(info.item_type, field, owner)
        elif isinstance(info, inspect.TupleType):
            for one in info.item_types:
                yield from within(one, field, owner)
        elif isinstance(info, inspect.DictType):
            yield from within(info.key_type, field, owner)
            yield from within(info.value_type, field, owner)
        else:  # whatever else holds texts would be passed over
            assert isinstance(info, NO_TEXTS), f"{owner.__name__}.{field}: {type(info).__name__}"

    about = msgspec.inspect.type_info(kind)
    assert isinstance(about, msgspec.inspect.StructType)
    for field in about.fields:
        yield from within(field.type, field.name, kind)


def test_no_command_takes_a_text_without_a_limit() -> None:
    free = {
        f"{owner.__name__}.{field}"
        for command in COMMANDS
        for owner, field in texts_of(command)
        if lengths.limit_of(owner, field) is None
        and not field.endswith(("_id", "_ids"))
        and field not in NO_TEXT
        and (owner.__name__, field) not in lengths._ELSEWHERE
    }
    assert free == set()


FEW, MANY = lengths.ENTRIES, lengths.ENTRIES + 1


@pytest.mark.parametrize(
    "command",
    [
        presence.MarkPresence(marks=[presence.PresenceMark(delegate_id="d01", status="present")] * MANY),
        preparing.PrepareBallot(title="A", entitled_units=("A",) * MANY),
        agenda.AddItem(
            item=agenda.ItemPlan(id="i9", title="A", phases=[agenda.PhasePlan(phase="voting")] * MANY)
        ),
        hand_counts.EnterCount(
            ballot_id="b1", count=hand_counts.HandCount(counts=({str(i): 1 for i in range(MANY)},))
        ),
        votes.CastVote(ballot_id="b1", delegate_id="d01", marks=(("for",) * MANY,)),
    ],
    ids=lambda command: type(command).__name__,
)
def test_no_list_in_a_command_is_endless(command: Command) -> None:
    with pytest.raises(Refused) as refused:
        lengths.require_lengths(command)
    assert refused.value.code == "too_many.entries"
    for language in LANGUAGES:
        told = sentence(refused.value.code, refused.value.facts, language)
        assert str(MANY) in told and str(FEW) in told


def test_what_an_earlier_version_wrote_is_read_however_long_it_is() -> None:
    event = msgspec.json.decode(
        msgspec.json.encode(
            agenda.AgendaSet(items=[agenda.ItemPlan(id="i1", title="a" * 5_000, presenter="b" * 5_000)])
        ),
        type=AnyEvent,
    )
    hall = a_hall()
    apply(hall.state, event)
    again = msgspec.json.decode(msgspec.json.encode(hall.state), type=HallState)
    assert len(again.agenda.items["i1"].plan.title) == 5_000

"""Ids from outside are short, wherever they stand in a command; so secret votes keep their one length."""

from __future__ import annotations

import json

import msgspec
import pytest

from chair_console.domain.agenda import ItemPlan, MoveItem, SetAgenda
from chair_console.domain.ballot_paper import BallotPaper, Marks, Option, Question
from chair_console.domain.messages import Command
from chair_console.domain.preparing import PrepareBallot
from chair_console.domain.refusals import Refused
from chair_console.domain.roster import DelegateRow, EnrolDelegates
from chair_console.domain.secret_votes import CastSecretVote
from chair_console.domain.tellers import AppointTellers
from chair_console.protocol.envelope import Envelope
from chair_console.protocol.ids import LONGEST_ID, LONGEST_PAPER_ID, require_short_ids
from chair_console.protocol.secret_ballots import padded, room_for
from tests.hall.sitting import fresh


def a_paper(option: str = "a", question: str = "q", delegate: str = "d") -> BallotPaper:
    options = (Option(id=option, label="A", delegate_id=delegate), Option(id="b", label="B"))
    return BallotPaper(questions=(Question(id=question, text="Bầu", options=options, most=2),))


def with_id(place: str, name: str) -> Command:
    """A command with this id in some place."""
    match place:
        case "ballot":
            return PrepareBallot(id=name, title="Kín")
        case "item of the ballot":
            return PrepareBallot(title="Kín", item_id=name)
        case "delegate":
            return EnrolDelegates(delegates=[DelegateRow(id=name, name="Nguyễn Văn A")])
        case "item":
            return SetAgenda(items=[ItemPlan(id=name, title="Nội dung")])
        case "candidate's delegate":
            return PrepareBallot(title="Bầu", form="election", paper=a_paper(delegate=name))
        case "item before it":
            return MoveItem(item_id="i1", after=name)
        case "teller":
            return AppointTellers(delegate_ids=("d01", name))
        case "option":
            return PrepareBallot(title="Bầu", form="election", paper=a_paper(option=name))
        case _:
            return PrepareBallot(title="Bầu", form="election", paper=a_paper(question=name))


PLACES = [
    "ballot",
    "item of the ballot",
    "delegate",
    "item",
    "candidate's delegate",
    "item before it",
    "teller",
]
ON_PAPER = ["option", "question"]


@pytest.mark.parametrize("place", PLACES + ON_PAPER)
def test_an_id_that_is_too_long_or_no_text_is_refused_wherever_it_stands(place: str) -> None:
    longest = LONGEST_PAPER_ID if place in ON_PAPER else LONGEST_ID
    require_short_ids(with_id(place, "ẵ" * longest))
    for bad in ("ẵ" * (longest + 1), "d\n01", "\x00"):
        with pytest.raises(Refused) as caught:
            require_short_ids(with_id(place, bad))
        assert caught.value.code == "protocol.bad_id"


@pytest.mark.parametrize("sign", ["x", "ẵ", '"', "\\", "𝔙"])
def test_with_the_longest_ids_secret_votes_still_have_one_length(sign: str) -> None:
    """Whatever a sign takes on the wire, and whoever writes the JSON."""
    paper = a_paper(option=sign * LONGEST_PAPER_ID)
    room, lengths = room_for(paper), set()
    everything = [[option.id for option in question.options] for question in paper.questions]
    choices: list[Marks] = [((),), (("b",),), ((sign * LONGEST_PAPER_ID, "b"),)]
    for marks in choices:
        vote = CastSecretVote(ballot_id=sign * LONGEST_ID, delegate_id=sign * LONGEST_ID, marks=marks)
        require_short_ids(vote)
        body = msgspec.json.encode(Envelope(command_id=fresh(), command=vote))
        lengths.add(len(padded(body, room)))
        spaced = json.dumps(json.loads(body), ensure_ascii=False, separators=(",", ":"))
        lengths.add(len(padded(spaced.encode(), room)))
        # The protocol leaves 1,200 bytes around all options; what rounding up adds is no one's due.
        assert len(body) <= len(msgspec.json.encode(everything)) + 1_200
    assert lengths == {room}

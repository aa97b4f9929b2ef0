"""Every refusal is a sentence, in Vietnamese and in English, and changes nothing."""

from __future__ import annotations

import re
import string
from pathlib import Path

import pytest

import chair_console
from chair_console.domain import (
    agenda,
    ballots,
    decisions,
    documents,
    presence,
    roster,
    session,
    turns,
    votes,
)
from chair_console.domain.access import ACCESS
from chair_console.domain.hall import COMMANDS
from chair_console.domain.refusals import Refused
from chair_console.sentences import LANGUAGES, catalogue, sentence

from .building import a_hall, a_sitting, file_facts

SOURCES = Path(chair_console.__file__).parent
CODE = re.compile(
    r'Refused\(\s*"([a-z_]+\.[a-z_A-Z]+)"|_require_status\([^"]*"[a-z]+", "([a-z_.]+)"'
    r'|dismiss\("([a-z_.]+)"|_bye\("([a-z_.]+)"'
)
PHASE_CODES = [f"access.phase_{phase}" for phase in ("empty", "preparing", "sitting", "recess", "closed")]


def codes_in_the_source() -> set[str]:
    found = set(PHASE_CODES)
    for file in [*SOURCES.glob("domain/*.py"), *SOURCES.glob("hall/**/*.py")]:
        for groups in CODE.findall(file.read_text(encoding="utf-8")):
            found.update(code for code in groups if code)
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_refusal_is_without_its_sentence(language: str) -> None:
    codes = codes_in_the_source()
    assert len(codes) > 80
    assert sorted(codes - set(catalogue(language))) == []  # type: ignore[arg-type]


def test_both_languages_have_the_same_sentences_with_the_same_facts() -> None:
    vietnamese, english = catalogue("vi"), catalogue("en")
    assert sorted(set(vietnamese) ^ set(english)) == []

    def fields(text: str) -> set[str]:
        return {name for _, name, _, _ in string.Formatter().parse(text) if name}

    differing = [code for code in vietnamese if fields(vietnamese[code]) != fields(english[code])]
    assert differing == []


def test_every_command_has_a_row_in_the_access_table() -> None:
    assert set(COMMANDS) == set(ACCESS)


def refusal(act, code: str) -> Refused:  # type: ignore[no-untyped-def]
    with pytest.raises(Refused) as caught:
        act()
    assert caught.value.code == code
    for language in LANGUAGES:
        text = sentence(code, caught.value.facts, language)
        assert "{" not in text and text.endswith((".", "”", ")")), text
        assert text != sentence("general.unknown", {"code": code}, language)
    return caught.value


def test_a_second_vote_is_refused_and_says_what_was_recorded() -> None:
    hall = a_sitting().with_open_ballot()
    hall.vote("d01", "for")
    caught = refusal(lambda: hall.vote("d01", "against"), "ballot.already_voted")
    assert "Tán thành" in sentence(caught.code, caught.facts, "vi")
    assert hall.state.ballots["b1"].votes["d01"].choice == "for"


def test_a_choice_can_be_changed_until_the_close_and_counts_once() -> None:
    hall = a_sitting().with_open_ballot()
    hall.vote("d01", "for")
    hall.vote("d01", "against", change=True)
    assert hall.state.ballots["b1"].counts().cast() == 1
    assert hall.state.ballots["b1"].votes["d01"].choice == "against"


def test_a_council_whose_rules_lock_the_first_choice_refuses_a_change() -> None:
    hall = a_sitting(rules=session.Rules(allow_change_until_close=False)).with_open_ballot()
    hall.vote("d01", "for")
    refusal(lambda: hall.vote("d01", "against", change=True), "ballot.no_change")


def test_a_vote_after_the_close_is_refused_and_says_when_it_closed() -> None:
    hall = a_sitting().with_open_ballot()
    hall.wait(1000).give(ballots.CloseBallot(ballot_id="b1"))
    caught = refusal(lambda: hall.vote("d01", "for"), "ballot.already_closed")
    assert caught.facts["closed_at"] == hall.now


def test_a_vote_that_arrives_when_the_time_is_over_is_refused_although_the_clock_has_not_struck() -> None:
    hall = a_sitting().with_open_ballot(duration_ms=10_000).wait(10_000)
    refusal(lambda: hall.vote("d01", "for"), "ballot.already_closed")


def test_nobody_votes_for_another() -> None:
    hall = a_sitting().with_open_ballot()
    command = votes.CastVote(ballot_id="b1", delegate_id="d02", choice="for")
    refusal(lambda: hall.as_delegate("d01", command), "ballot.not_yours")


def test_an_absent_delegate_and_one_who_joined_later_do_not_vote() -> None:
    hall = a_sitting(6, present=5).with_open_ballot()
    refusal(lambda: hall.vote("d06", "for"), "ballot.not_present")
    hall.give(roster.EnrolDelegates(delegates=[roster.DelegateRow(id="d07", name="Mới")]))
    hall.give(presence.MarkPresence(marks=[presence.PresenceMark(delegate_id="d07", status="present")]))
    refusal(lambda: hall.vote("d07", "for"), "ballot.not_entitled")


def test_a_late_arrival_votes_and_is_counted_as_present() -> None:
    hall = a_sitting(6, present=5).with_open_ballot(rule=decisions.Rule(of="present"))
    hall.as_delegate("d06", presence.CheckIn(delegate_id="d06"))
    hall.vote("d06", "for")
    hall.give(ballots.CloseBallot(ballot_id="b1"))
    result = hall.state.ballots["b1"].result
    assert result is not None and result.present == 6


def test_absent_delegates_count_as_not_voted() -> None:
    hall = a_sitting(6, present=4).with_open_ballot()
    for delegate in ("d01", "d02", "d03"):
        hall.vote(delegate, "for")
    hall.give(ballots.CloseBallot(ballot_id="b1"))
    result = hall.state.ballots["b1"].result
    assert result is not None
    assert (result.counts.not_voted, result.entitled, result.outcome) == (3, 6, "rejected")


def test_without_a_quorum_no_sitting_and_no_ballot_is_opened() -> None:
    hall = a_hall().with_session().with_delegates(6).with_present(3)
    caught = refusal(hall.sitting, "presence.no_quorum")
    assert caught.facts == {"present": 3, "total": 6, "needed": 4, "missing": 1}
    hall = a_sitting(6, present=4).with_ballot()
    hall.give(presence.MarkPresence(marks=[presence.PresenceMark(delegate_id="d01", status="left")]))
    refusal(lambda: hall.give(ballots.OpenBallot(ballot_id="b1")), "presence.no_quorum")


def test_the_wrong_role_is_refused_for_every_command() -> None:
    hall = a_sitting()
    refusal(lambda: hall.give(ballots.OpenBallot(ballot_id="b1"), "secretary"), "access.role")
    refusal(lambda: hall.give(session.CloseSitting(), "delegate", "d01"), "access.role")
    vote = votes.CastVote(ballot_id="b1", delegate_id="d01", choice="for")
    refusal(lambda: hall.give(vote, "chair"), "access.role")


def test_after_the_session_is_closed_nothing_changes() -> None:
    hall = a_sitting()
    hall.give(session.CloseSitting())
    hall.give(session.CloseSession())
    refusal(lambda: hall.with_document(), "access.phase_closed")


def test_only_the_clock_marks_that_time_is_up() -> None:
    hall = a_sitting().in_discussion()
    hall.give(turns.GiveFloorTo(kind="presentation", name="Lò Minh Hùng"))
    turn = hall.state.floor.turn
    assert turn is not None
    refusal(lambda: hall.give(turns.MarkTimeUp(turn_id=turn.id)), "access.role")


def test_a_delegate_registers_once_and_twice_on_the_same_matter_at_most() -> None:
    hall = a_sitting().in_discussion()
    for _ in range(2):
        request = hall.registered("d01")
        refusal(lambda: hall.registered("d01"), "floor.already_registered")
        hall.give(turns.GiveFloor(request_id=request))
        hall.wait(5_000).give(turns.EndTurn())
    refusal(lambda: hall.registered("d01"), "floor.max_speeches")


def test_a_new_version_voids_the_prepared_ballot_and_lays_it_down_again() -> None:
    hall = a_sitting().with_document().with_ballot(document_id="t1")
    hall.file = file_facts("b")
    hall.give(documents.ReplaceDocument(document_id="t1", file_sha256="b" * 64, reason="sửa điều 3"))
    assert hall.state.ballots["b1"].status == "withdrawn"
    again = next(b for b in hall.state.ballots.values() if b.status == "prepared")
    assert (again.title, again.document_version) == (hall.state.ballots["b1"].title, 2)


def test_an_item_that_papers_hang_on_is_not_removed() -> None:
    hall = a_sitting()
    hall.give(documents.PublishDocument(title="Tờ trình", file_sha256="a" * 64, item_id="i2"))
    refusal(lambda: hall.give(agenda.RemoveItem(item_id="i2")), "agenda.item_in_use")

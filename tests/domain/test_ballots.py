"""Ballots of every form: what is accepted, what is refused, who may vote, in what order."""

from __future__ import annotations

import msgspec
import pytest

from chair_console.domain import (
    ballots,
    preparing,
    presence,
    proxies,
    regulation,
    results,
    roster,
    session,
    tellers,
    votes,
)
from chair_console.domain.ballot_paper import BallotPaper, Option, Question
from chair_console.domain.formal_sentences import tally_sentences
from chair_console.domain.rule_table import RULE_TABLE, RULES_BY_NAME

from .building import HallDouble, a_sitting
from .papers import HOLDERS, PLACES, POLL, mark, refused

# --- forms --------------------------------------------------------------------------------------------------------


def test_of_several_options_the_one_that_satisfies_the_rule_is_chosen() -> None:
    hall = a_sitting(6).with_open_ballot(form="options", paper=PLACES)
    for delegate_id, choice in (("d01", "a"), ("d02", "a"), ("d03", "a"), ("d04", "a"), ("d05", "b")):
        mark(hall, delegate_id, (choice,))
    tally = hall.close().tally
    assert tally is not None
    assert (tally.counts, tally.winners, tally.needed) == (({"a": 4, "b": 1, "c": 0},), ("a",), 4)


def test_by_plurality_the_most_votes_win_and_equal_ones_are_voted_on_again() -> None:
    rule = RULES_BY_NAME["plurality"].rule
    hall = a_sitting(6).with_open_ballot(form="options", paper=PLACES, rule=rule)
    for delegate_id, choice in (("d01", "a"), ("d02", "a"), ("d03", "b"), ("d04", "b"), ("d05", "c")):
        mark(hall, delegate_id, (choice,))
    ballot = hall.close()
    assert ballot.tally is not None
    assert (ballot.tally.winners, ballot.tally.tied) == ((), ("a", "b"))
    assert "biểu quyết lại" in tally_sentences(ballot.form, ballot.paper, ballot.tally)[0]


def test_an_opinion_poll_counts_every_question_and_binds_nobody() -> None:
    hall = a_sitting(6).with_open_ballot(form="opinion_poll", paper=POLL)
    mark(hall, "d01", ("1",), ("rừng", "đất"))
    mark(hall, "d02", ("2",), ("đất",))
    mark(hall, "d03", (), ())
    tally = hall.close().tally
    assert tally is not None
    assert tally.outcome == "noted"
    assert tally.counts == ({"1": 1, "2": 1}, {"đất": 2, "nước": 0, "rừng": 1})
    assert (tally.papers.returned, tally.papers.blank, tally.papers.invalid) == (3, 1, 0)


@pytest.mark.parametrize("blank_is_valid", [False, True])
def test_a_paper_with_all_names_struck_out_is_invalid_unless_the_body_says_otherwise(
    blank_is_valid: bool,
) -> None:
    hall = a_sitting(6, rules=session.Rules(blank_is_valid=blank_is_valid))
    hall.with_open_ballot(form="confidence_poll", paper=HOLDERS)
    mark(hall, "d01", ("high",), ("low",))
    mark(hall, "d02", (), ())
    tally = hall.close().tally
    assert tally is not None
    assert (tally.papers.valid, tally.papers.invalid, tally.papers.blank) == (
        (2, 0, 1) if blank_is_valid else (1, 1, 1)
    )
    assert tally.base == 2


def test_a_vote_of_confidence_lost_by_more_than_half_of_all_papers_leads_to_dismissal() -> None:
    hall = a_sitting(6).with_open_ballot(form="confidence_vote", paper=HOLDERS)
    for delegate_id in ("d01", "d02", "d03"):
        mark(hall, delegate_id, ("no_confidence",), ("confidence",))
    mark(hall, "d04", ("confidence",), ("confidence",))
    tally = hall.close().tally
    assert tally is not None
    assert tally.consequences == {"x": "dismissal_considered", "y": "none"}


def test_a_commune_holds_no_confidence_poll_unless_its_regulation_says_so() -> None:
    hall = HallDouble()
    sittings = [session.SittingPlan(id="s1", title="Sáng", planned_at=hall.now, ends_at=hall.now + 1)]
    hall.give(session.ConveneSession(body="HĐND xã", body_kind="commune", title="K", sittings=sittings))
    refused(
        lambda: hall.with_delegates(3).with_ballot(form="confidence_poll", paper=HOLDERS),
        "ballot.no_confidence_poll",
    )


@pytest.mark.parametrize(
    ("marks", "code"),
    [
        ((("z",),), "paper.no_such_option"),
        ((("a", "b"),), "paper.too_many"),
        (((),), "paper.too_few"),
        ((("a",), ("b",)), "paper.other_questions"),
        ((("a", "a"),), "paper.no_such_option"),
    ],
)
def test_marks_that_do_not_fit_the_paper_are_refused(marks: tuple[tuple[str, ...], ...], code: str) -> None:
    hall = a_sitting(6).with_open_ballot(form="options", paper=PLACES)
    refused(lambda: mark(hall, "d01", *marks), code)


def _with(**changed: object) -> BallotPaper:
    return BallotPaper(questions=(msgspec.structs.replace(PLACES.questions[0], **changed),))


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"form": "election", "paper": BallotPaper()}, "paper.no_question"),
        ({"form": "election", "paper": _with(seats=4)}, "paper.bad_seats"),
        ({"form": "options", "paper": _with(most=4)}, "paper.bad_number"),
        (
            {"form": "options", "paper": _with(options=PLACES.questions[0].options[:1])},
            "paper.too_few_options",
        ),
        ({"form": "options", "paper": _with(options=PLACES.questions[0].options[:1] * 2)}, "paper.double"),
        ({"form": "options", "paper": _with(text=" ")}, "paper.no_text"),
        ({"kind": "blind", "method": "paper"}, "ballot.paper_is_not_blind"),
        ({"kind": "separated", "method": "show_of_hands"}, "ballot.hands_are_open"),
        ({"kind": "blind", "live_result": True}, "ballot.live_result_open_only"),
        ({"entitled_units": ("Tổ 9",)}, "ballot.unknown_unit"),
        ({"run_of": "b0"}, "ballot.not_so"),
        ({"part_of": "b0"}, "ballot.unknown"),
    ],
)
def test_a_plan_that_makes_no_sense_is_refused(fields: dict[str, object], code: str) -> None:
    refused(lambda: a_sitting(6).with_ballot(**fields), code)


# --- who may vote -------------------------------------------------------------------------------------------------


def in_groups() -> HallDouble:
    hall = HallDouble().with_session()
    rows = [
        roster.DelegateRow(id=f"d{i:02d}", name=f"Đại biểu {i}", unit="Tổ 1" if i < 4 else "Tổ 2")
        for i in range(1, 7)
    ]
    hall.give(roster.EnrolDelegates(delegates=rows))
    return hall.with_agenda().with_present(6).sitting()


def test_a_ballot_of_one_group_is_counted_in_that_group_alone() -> None:
    hall = in_groups().with_open_ballot(entitled_units=("Tổ 1",))
    hall.vote("d01", "for")
    hall.vote("d02", "for")
    refused(lambda: hall.vote("d05", "against"), "ballot.not_entitled")
    result = hall.close().result
    assert result is not None
    assert (result.entitled, result.present, result.outcome) == (3, 3, "adopted")


def test_a_delegate_who_changes_the_group_or_comes_new_while_the_ballot_runs_changes_nothing_of_it() -> None:
    hall = in_groups().with_open_ballot(entitled_units=("Tổ 1",))
    hall.give(
        roster.AmendDelegate(delegate=roster.DelegateRow(id="d05", name="Năm", unit="Tổ 1")), "secretary"
    )
    hall.give(
        roster.EnrolDelegates(delegates=[roster.DelegateRow(id="d07", name="Bảy", unit="Tổ 1")]), "secretary"
    )
    refused(lambda: hall.vote("d05", "for"), "ballot.not_entitled")
    refused(lambda: hall.vote("d07", "for"), "ballot.not_entitled")
    result = hall.close().result
    assert result is not None
    assert result.entitled == 3


def test_a_mandate_cannot_end_while_a_ballot_runs() -> None:
    hall = a_sitting(6).with_open_ballot()
    refused(
        lambda: hall.give(roster.EndMandate(delegate_id="d01", reason="chuyển"), "secretary"),
        "ballot.another_open",
    )


def test_who_is_not_recorded_as_present_may_vote_only_where_that_was_chosen() -> None:
    hall = a_sitting(6, present=4).with_open_ballot()
    refused(lambda: hall.vote("d06", "for"), "ballot.not_present")
    hall.close()
    hall.with_open_ballot("b2", present_only=False)
    hall.vote("d06", "for", "b2")
    result = hall.close("b2").result
    assert result is not None
    assert (result.cast, result.present) == (1, 5)


def test_votes_may_weigh_where_the_body_says_so_but_never_in_a_secret_ballot() -> None:
    hall = a_sitting(6, rules=session.Rules(weights=True))
    row = roster.DelegateRow(id="d01", name="Đại biểu 1", seat="A1", weight=5)
    hall.give(roster.AmendDelegate(delegate=row), "secretary")
    hall.with_open_ballot()
    hall.vote("d01", "for")
    hall.vote("d02", "against")
    result = hall.close().result
    assert result is not None
    assert (result.entitled, result.counts.yes, result.counts.not_voted, result.weighted) == (10, 5, 4, True)
    assert result.outcome == "rejected"
    hall.with_ballot("b2", kind="separated").with_urn("b2")
    refused(lambda: hall.give(ballots.OpenBallot(ballot_id="b2")), "ballot.weights_open_motion_only")


def test_a_proxy_votes_for_an_absent_delegate_only_where_the_body_allows_it() -> None:
    give = proxies.GiveProxy(delegate_id="d06", holder_id="d01", reason="ốm")
    refused(lambda: a_sitting(6, present=5).give(give, "secretary"), "proxies.not_allowed")
    hall = a_sitting(6, present=5, rules=session.Rules(proxies=True))
    hall.give(give, "secretary")
    hall.with_open_ballot()
    cast = votes.CastVote(ballot_id="b1", delegate_id="d06", choice="for")
    refused(lambda: hall.as_delegate("d02", cast), "ballot.not_yours")
    hall.as_delegate("d01", cast)
    vote = hall.state.ballots["b1"].votes["d06"]
    assert (vote.way, vote.proxy) == ("proxy", "d01")
    hall.give(
        presence.MarkPresence(marks=[presence.PresenceMark(delegate_id="d06", status="present")]), "secretary"
    )
    again = votes.CastVote(ballot_id="b1", delegate_id="d06", choice="against", change=True)
    refused(lambda: hall.as_delegate("d01", again), "ballot.not_yours")
    hall.as_delegate("d06", again)


def test_while_a_ballot_runs_no_proxy_is_given_moved_or_ended() -> None:
    hall = a_sitting(6, present=4, rules=session.Rules(proxies=True))
    given = proxies.GiveProxy(delegate_id="d06", holder_id="d01", reason="ốm")
    hall.give(given, "secretary")
    hall.with_open_ballot()
    moved = proxies.GiveProxy(delegate_id="d06", holder_id="d02")
    ended = proxies.GiveProxy(delegate_id="d06", holder_id=None)
    another = proxies.GiveProxy(delegate_id="d05", holder_id="d02")
    for command in (moved, ended, another):
        refused(lambda given=command: hall.give(given, "secretary"), "ballot.another_open")
    hall.give(ballots.PauseBallot(ballot_id="b1"))
    refused(lambda: hall.give(moved, "secretary"), "ballot.another_open")
    assert hall.state.proxies == {"d06": "d01"}
    hall.close()
    hall.give(moved, "secretary")
    assert hall.state.proxies == {"d06": "d02"}


# --- order, repeats, further runs ---------------------------------------------------------------------------------


def test_the_parts_are_voted_on_before_the_whole() -> None:
    hall = a_sitting(6).with_ballot("whole").with_ballot("part", part_of="whole")
    assert hall.state.ballots["whole"].resolution and not hall.state.ballots["part"].resolution
    refused(lambda: hall.give(ballots.OpenBallot(ballot_id="whole")), "ballot.parts_first")
    hall.give(ballots.OpenBallot(ballot_id="part"))
    hall.close("part")
    hall.give(ballots.OpenBallot(ballot_id="whole"))
    refused(lambda: hall.with_ballot("late", part_of="whole"), "ballot.whole_voted")


def test_a_repeated_ballot_leaves_the_first_in_the_record() -> None:
    hall = a_sitting(6).with_open_ballot()
    repeat = preparing.RepeatBallot(ballot_id="b1", reason="mất điện giữa chừng")
    refused(lambda: hall.give(repeat), "ballot.not_over")
    first = hall.close()
    hall.give(repeat)
    again = hall.state.ballots[first.repeated_by]
    assert (again.repeat_of, again.reason, again.status) == ("b1", "mất điện giữa chừng", "prepared")
    refused(lambda: hall.give(results.DeclareResult(ballot_id="b1")), "ballot.repeated_already")
    assert first.status == "closed"
    refused(lambda: hall.give(repeat), "ballot.repeated_already")
    # A repetition that was withdrawn has repeated nothing: else the ballot could never be held again.
    hall.give(ballots.WithdrawBallot(ballot_id=again.id, reason="nhầm"))
    assert first.repeated_by == ""
    hall.give(repeat)
    assert hall.state.ballots[first.repeated_by].status == "prepared"


def test_a_further_run_is_for_the_seats_and_candidates_that_are_left() -> None:
    options = tuple(Option(id=k, label=f"Ông {k}") for k in "ABC")
    paper = BallotPaper(
        questions=(Question(id="q", text="Bầu", options=options, most=2, seats=2),), style="cross_out"
    )
    hall = a_sitting(6).with_open_ballot(form="election", paper=paper)
    for delegate_id in ("d01", "d02", "d03", "d04"):
        mark(hall, delegate_id, ("A",))
    mark(hall, "d05", ("B", "C"))
    assert hall.close().tally.outcome == "partly"  # type: ignore[union-attr]
    refused(lambda: hall.give(preparing.PrepareFurtherRun(ballot_id="b1")), "ballot.run_after_declaration")
    hall.give(results.DeclareResult(ballot_id="b1"))
    refused(
        lambda: hall.give(preparing.PrepareFurtherRun(ballot_id="b1", candidates=("A", "B"))),
        "paper.no_such_option",
    )
    hall.give(preparing.PrepareFurtherRun(ballot_id="b1"))
    run = next(b for b in hall.state.ballots.values() if b.run_of == "b1")
    question = run.paper.questions[0]
    assert ([o.id for o in question.options], question.seats, question.most, run.revote) == (
        ["B", "C"],
        1,
        1,
        False,
    )
    # Two runs for the same seat would elect two: another one only if the first is withdrawn.
    refused(lambda: hall.give(preparing.PrepareFurtherRun(ballot_id="b1")), "ballot.run_already")
    hall.give(ballots.WithdrawBallot(ballot_id=run.id, reason="nhầm"))
    hall.give(preparing.PrepareFurtherRun(ballot_id="b1"))


def test_a_teller_cannot_stand_in_the_election_and_tellers_are_enough() -> None:
    hall = a_sitting(8)
    few = tellers.AppointTellers(delegate_ids=("d01", "d02"))
    refused(lambda: hall.give(few), "tellers.too_few")
    ids = tuple(f"d{i:02d}" for i in range(1, 8))
    refused(
        lambda: hall.give(tellers.AppointTellers(delegate_ids=ids, head_id="d08")),
        "tellers.head_is_no_teller",
    )
    hall.give(tellers.AppointTellers(delegate_ids=ids, head_id="d03"))
    paper = BallotPaper(
        questions=(
            Question(id="q", text="Bầu", options=(Option(id="A", label="A", delegate_id="d03"),), seats=1),
        )
    )
    hall.with_ballot(form="election", paper=paper)
    refused(lambda: hall.give(ballots.OpenBallot(ballot_id="b1")), "ballot.teller_is_candidate")


# --- the table of rules -------------------------------------------------------------------------------------------


def test_every_named_rule_has_a_name_in_both_languages_and_a_source_or_says_that_it_is_a_choice() -> None:
    assert len({row.key for row in RULE_TABLE}) == len(RULE_TABLE)
    for row in RULE_TABLE:
        assert row.article or row.mark == "design"


def test_nobody_becomes_a_teller_of_an_election_that_one_stands_in() -> None:
    options = (Option(id="A", label="Ông A", delegate_id="d01"), Option(id="B", label="Bà B"))
    paper = BallotPaper(questions=(Question(id="q", text="Bầu", options=options, seats=1),))
    hall = a_sitting(8).with_open_ballot(form="election", paper=paper)
    ids = tuple(f"d{i:02d}" for i in range(1, 8))
    appoint = tellers.AppointTellers(delegate_ids=ids)
    refused(lambda: hall.give(appoint), "ballot.teller_is_candidate")
    hall.close()
    hall.give(appoint)


def test_a_proxy_does_not_change_what_the_delegate_has_voted_before_leaving() -> None:
    hall = a_sitting(6, rules=session.Rules(proxies=True))

    def mark_d01(status: str) -> None:
        marks = [presence.PresenceMark(delegate_id="d01", status=status)]  # type: ignore[arg-type]
        hall.give(presence.MarkPresence(marks=marks), "secretary")

    mark_d01("left")
    hall.give(proxies.GiveProxy(delegate_id="d01", holder_id="d02"), "secretary")
    hall.with_open_ballot()
    for_d01 = votes.CastVote(ballot_id="b1", delegate_id="d01", choice="against")
    hall.as_delegate("d02", for_d01)
    changed = votes.CastVote(ballot_id="b1", delegate_id="d01", choice="abstain", change=True)
    hall.as_delegate("d02", changed)
    mark_d01("present")
    refused(lambda: hall.as_delegate("d02", changed), "ballot.not_yours")
    hall.vote("d01", "for", change=True)
    mark_d01("left")
    refused(lambda: hall.as_delegate("d02", changed), "ballot.already_voted")
    assert hall.close().votes["d01"].choice == "for"


def test_a_poll_that_the_rules_forbid_meanwhile_is_not_opened() -> None:
    hall = a_sitting(6).with_ballot(form="confidence_poll", paper=HOLDERS)
    hall.give(regulation.AmendRules(rules=session.Rules(confidence_poll=False), reason="nghị quyết"))
    refused(lambda: hall.give(ballots.OpenBallot(ballot_id="b1")), "ballot.no_confidence_poll")

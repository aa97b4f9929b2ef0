"""What a majority may never get wrong; the worked cases are in test_worked_cases.py."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chair_console.domain.decisions import Counts, Rule, decide_result, votes_needed
from chair_console.domain.formal_sentences import formal_sentence, percent, sum_note
from chair_console.domain.presence import quorum_needed

from .building import a_hall

MAJORITY = Rule()


def result_of(total: int, yes: int, against: int, abstain: int = 0, rule: Rule = MAJORITY, present: int = 0):  # type: ignore[no-untyped-def]
    counts = Counts(yes=yes, against=against, abstain=abstain, not_voted=total - yes - against - abstain)
    return decide_result(rule, counts, present or total)


def test_the_formal_sentence_is_the_one_of_the_rules() -> None:
    assert formal_sentence(result_of(30, 16, 4)) == (
        "Có 20 đại biểu tham gia biểu quyết (bằng 66,67% tổng số đại biểu Hội đồng nhân dân); trong đó có 16 đại "
        "biểu tán thành (bằng 53,33%), 4 đại biểu không tán thành (bằng 13,33%), 0 đại biểu không biểu quyết "
        "(bằng 0,00%). Hội đồng nhân dân đã thông qua nghị quyết."
    )
    assert formal_sentence(result_of(30, 15, 5)).endswith("Nghị quyết không được thông qua.")
    assert "adopted the resolution" in formal_sentence(result_of(30, 16, 4), "en")


@pytest.mark.parametrize(("total", "needed"), [(30, 20), (51, 34), (60, 40)])
def test_the_number_needed_for_a_quorum(total: int, needed: int) -> None:
    assert quorum_needed(a_hall().with_session().with_delegates(total).state) == needed


def test_a_tie_is_rejected_unless_a_casting_vote_decides_it() -> None:
    rule = Rule(of="for_against")
    counts = Counts(yes=50, against=50, abstain=0, not_voted=0)
    assert decide_result(rule, counts, 100).outcome == "rejected"
    assert decide_result(rule, counts, 100, "for").outcome == "adopted"
    assert decide_result(rule, counts, 100, "against").outcome == "rejected"
    assert "Số phiếu ngang nhau" in formal_sentence(decide_result(rule, counts, 100, "for"))


def test_a_tie_is_rejected_also_where_half_would_be_enough() -> None:
    half = Rule(compare="at_least", fraction=(1, 2), of="for_against")
    counts = Counts(yes=20, against=20, abstain=0, not_voted=0)
    assert decide_result(half, counts, 40).outcome == "rejected"
    assert decide_result(half, counts, 40, "for").outcome == "adopted"


def test_a_casting_vote_counts_for_nothing_where_there_is_no_tie() -> None:
    counts = Counts(yes=49, against=50, abstain=0, not_voted=1)
    assert decide_result(Rule(of="for_against"), counts, 100, "for") == decide_result(
        Rule(of="for_against"), counts, 100
    )


rules = st.builds(
    Rule,
    compare=st.sampled_from(["more_than", "at_least"]),
    fraction=st.integers(1, 7).flatmap(lambda d: st.tuples(st.integers(1, d), st.just(d))),
    of=st.sampled_from(["total", "present", "cast", "for_against"]),
)
counts = st.builds(
    Counts,
    yes=st.integers(0, 60),
    against=st.integers(0, 60),
    abstain=st.integers(0, 60),
    not_voted=st.integers(0, 60),
)


@given(rules, counts, st.integers(0, 60))
def test_one_more_vote_for_never_turns_an_adoption_into_a_rejection(
    rule: Rule, given_counts: Counts, extra: int
) -> None:
    if given_counts.not_voted == 0:
        return
    present = given_counts.cast() + given_counts.not_voted
    more = Counts(
        yes=given_counts.yes + 1,
        against=given_counts.against,
        abstain=given_counts.abstain,
        not_voted=given_counts.not_voted - 1,
    )
    before, after = (decide_result(rule, c, present) for c in (given_counts, more))
    if before.outcome == "adopted" and rule.fraction != (1, 1) and not after.tied:
        assert after.outcome == "adopted"


@given(rules, st.integers(1, 600))
def test_the_number_needed_is_exactly_where_the_rule_begins_to_hold(rule: Rule, base: int) -> None:
    numerator, denominator = rule.fraction
    needed = votes_needed(rule, base)

    def holds(yes: int) -> bool:
        left, right = yes * denominator, base * numerator
        return left > right if rule.compare == "more_than" else left >= right

    assert holds(needed)
    assert needed == 1 or not holds(needed - 1)


def test_a_plurality_asks_for_more_votes_for_than_against() -> None:
    rule = Rule(compare="plurality", of="cast")
    for yes, against, outcome in (
        (3, 2, "adopted"),
        (2, 2, "rejected"),
        (2, 3, "rejected"),
        (0, 0, "rejected"),
    ):
        counts = Counts(yes=yes, against=against, abstain=9, not_voted=0)
        assert decide_result(rule, counts, 20).outcome == outcome


def test_a_ballot_may_ask_that_enough_take_part() -> None:
    rule = Rule(of="cast", least_cast=(1, 2))
    enough, too_few = (Counts(yes=n, against=0, abstain=0, not_voted=60 - n) for n in (30, 29))
    assert decide_result(rule, enough, 60).outcome == "adopted"
    missed = decide_result(rule, too_few, 60)
    assert (missed.outcome, missed.enough_cast) == ("rejected", False)
    assert "chưa đủ theo quy định" in formal_sentence(missed)


def test_percents_that_do_not_add_up_are_explained() -> None:
    assert sum_note((438, 3, 2), 473) != ""
    assert sum_note((15, 15, 0), 30) == ""


@given(st.integers(0, 600), st.integers(1, 600))
def test_a_percent_is_rounded_half_up(part: int, whole: int) -> None:
    from decimal import ROUND_HALF_UP, Decimal

    exact = (Decimal(part) * 100 / Decimal(whole)).quantize(Decimal("0.01"), rounding=ROUND_HALF_UP)
    assert percent(part, whole, "en") == f"{exact}%"

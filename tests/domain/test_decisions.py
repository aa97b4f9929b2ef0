"""The worked cases of RULES.md section 8, and what a majority may never get wrong."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chair_console.domain.decisions import Counts, Rule, decide_result, votes_needed
from chair_console.domain.formal_sentences import formal_sentence, percent, quorum_sentence
from chair_console.domain.presence import quorum_met, quorum_needed

from .building import a_hall

MAJORITY = Rule()
TWO_THIRDS = Rule(compare="at_least", fraction=(2, 3), of="total")


def result_of(total: int, yes: int, against: int, abstain: int = 0, rule: Rule = MAJORITY, present: int = 0):  # type: ignore[no-untyped-def]
    counts = Counts(yes=yes, against=against, abstain=abstain, not_voted=total - yes - against - abstain)
    return decide_result(rule, counts, present or total)


@pytest.mark.parametrize(
    ("case", "total", "yes", "against", "abstain", "rule", "adopted", "percents"),
    [
        (4, 50, 25, 25, 0, MAJORITY, False, "100,00/50,00/50,00/0,00"),
        (5, 50, 26, 22, 2, MAJORITY, True, "100,00/52,00/44,00/4,00"),
        (6, 51, 26, 25, 0, MAJORITY, True, "100,00/50,98/49,02/0,00"),
        (7, 30, 15, 5, 0, MAJORITY, False, "66,67/50,00/16,67/0,00"),
        (8, 30, 16, 4, 0, MAJORITY, True, "66,67/53,33/13,33/0,00"),
        (9, 30, 14, 14, 0, MAJORITY, False, "93,33/46,67/46,67/0,00"),
        (10, 50, 24, 2, 4, MAJORITY, False, "60,00/48,00/4,00/8,00"),
        (11, 473, 437, 3, 8, MAJORITY, True, "94,71/92,39/0,63/1,69"),
        (12, 473, 438, 3, 2, MAJORITY, True, "93,66/92,60/0,63/0,42"),
        (14, 60, 40, 20, 0, TWO_THIRDS, True, "100,00/66,67/33,33/0,00"),
        (15, 50, 33, 17, 0, TWO_THIRDS, False, "100,00/66,00/34,00/0,00"),
    ],
)
def test_a_worked_case_comes_out_as_in_the_rules(
    case: int, total: int, yes: int, against: int, abstain: int, rule: Rule, adopted: bool, percents: str
) -> None:
    result = result_of(total, yes, against, abstain, rule)
    assert (result.outcome == "adopted") is adopted, case
    numbers = "/".join(percent(n, total)[:-1] for n in (result.cast, yes, against, abstain))
    assert numbers == percents


def test_the_formal_sentence_is_the_one_of_the_rules() -> None:
    assert formal_sentence(result_of(30, 16, 4)) == (
        "Có 20 đại biểu tham gia biểu quyết (bằng 66,67% tổng số đại biểu Hội đồng nhân dân); trong đó có 16 đại "
        "biểu tán thành (bằng 53,33%), 4 đại biểu không tán thành (bằng 13,33%), 0 đại biểu không biểu quyết "
        "(bằng 0,00%). Hội đồng nhân dân đã thông qua nghị quyết."
    )
    assert formal_sentence(result_of(30, 15, 5)).endswith("Nghị quyết không được thông qua.")
    assert "adopted the resolution" in formal_sentence(result_of(30, 16, 4), "en")


@pytest.mark.parametrize(
    ("total", "present", "met", "shown"),
    [(50, 34, True, "68,00"), (50, 33, False, "66,00"), (60, 40, True, "66,67")],
)
def test_a_quorum_is_two_thirds_of_the_delegates_in_office(
    total: int, present: int, met: bool, shown: str
) -> None:
    hall = a_hall().with_session().with_delegates(total).with_present(present)
    assert quorum_met(hall.state) is met
    sentence = quorum_sentence(present, total, met=met)
    assert sentence == (
        f"Có mặt {present}/{total} đại biểu (bằng {shown}%), "
        f"{'đủ' if met else 'chưa đủ'} điều kiện tiến hành phiên họp."
    )


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


@given(st.integers(0, 600), st.integers(1, 600))
def test_a_percent_is_rounded_half_up(part: int, whole: int) -> None:
    from decimal import ROUND_HALF_UP, Decimal

    exact = (Decimal(part) * 100 / Decimal(whole)).quantize(Decimal("0.01"), rounding=ROUND_HALF_UP)
    assert percent(part, whole, "en") == f"{exact}%"

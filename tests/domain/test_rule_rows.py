"""Each majority of the table by its name and article: the smallest number that passes, and one less that does not."""

from __future__ import annotations

import pytest

from chair_console.domain.decisions import Counts, decide_result
from chair_console.domain.presence import quorum_met, quorum_needed
from chair_console.domain.rule_table import RULE_TABLE, RULES_BY_NAME

from .building import a_hall

SIZES = (30, 51, 60)
NEEDED = {
    "resolution": (16, 26, 31),  # law 77/2015 art. 91: 2 * yes > T
    "dismiss_delegate": (20, 34, 40),  # law 77/2015 art. 91: 3 * yes >= 2 * T
    "reduced_council": (20, 34, 40),  # law 65/2025 art. 46, of those who remain
    "closed_sitting": (10, 17, 20),  # law 77/2015 art. 78: 3 * requested >= T
    "party_resolution": (16, 26, 31),  # 24-QĐ/TW 9.3: more than half of the incumbent members
    "election": (16, 26, 31),  # more than half of T
    "procedure": (16, 26, 31),  # of those present, here all
    "plurality": (1, 1, 1),  # more for than against
}


def test_every_row_of_the_table_has_its_numbers_here() -> None:
    assert NEEDED.keys() == {row.key for row in RULE_TABLE}


@pytest.mark.parametrize(
    ("name", "total", "needed"),
    [
        pytest.param(row.key, total, needed, id=f"{row.key}-{row.article or 'design'}-T{total}")
        for row in RULE_TABLE
        for total, needed in zip(SIZES, NEEDED[row.key], strict=True)
    ],
)
def test_the_smallest_number_passes_and_one_less_does_not(name: str, total: int, needed: int) -> None:
    rule = RULES_BY_NAME[name].rule

    def outcome(yes: int) -> str:
        counts = Counts(yes=yes, against=0, abstain=0, not_voted=total - yes)
        return decide_result(rule, counts, total).outcome

    assert outcome(needed) == "adopted"
    assert outcome(needed - 1) == "rejected"


@pytest.mark.parametrize(("total", "needed"), [(30, 20), (51, 34), (60, 40)])
def test_a_quorum_law_72_2025_is_two_thirds_of_all_in_office(total: int, needed: int) -> None:
    for present, met in ((needed, True), (needed - 1, False)):
        hall = a_hall().with_session().with_delegates(total).with_present(present)
        assert quorum_needed(hall.state) == needed
        assert quorum_met(hall.state) is met

"""The majorities by name, each with its source. Data, so that a council's working regulation can set another one.

Marks of the sources as in the rules of procedure: `verified`, or `from_memory` where the article is still to be
checked; the windows say so beside the value.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from .decisions import Rule

Mark = Literal["verified", "from_memory", "design"]


class NamedRule(msgspec.Struct, frozen=True, kw_only=True):
    """A majority with its name. `article` is the law that sets it, `key` its word in the translations."""

    key: str
    rule: Rule
    article: str
    mark: Mark
    resolution: bool = True


HALF = Rule()
TWO_THIRDS = Rule(compare="at_least", fraction=(2, 3), of="total")

RULE_TABLE: tuple[NamedRule, ...] = (
    NamedRule(key="resolution", rule=HALF, article="Luật 72/2025/QH15; Luật 77/2015/QH13, điều 91", mark="verified"),
    NamedRule(
        key="dismiss_delegate", rule=TWO_THIRDS, article="Luật 77/2015/QH13, điều 91", mark="verified"
    ),
    NamedRule(
        key="reduced_council", rule=TWO_THIRDS, article="Luật 65/2025/QH15, điều 46", mark="from_memory"
    ),
    NamedRule(
        key="closed_sitting", rule=Rule(compare="at_least", fraction=(1, 3)), article="Luật 77/2015/QH13, điều 78",
        mark="verified", resolution=False,
    ),
    NamedRule(
        key="party_resolution", rule=HALF, article="24-QĐ/TW 9.3", mark="verified"
    ),
    NamedRule(
        key="election", rule=HALF, article="Nghị quyết 71/2022/QH15", mark="verified",
        resolution=False,
    ),
    NamedRule(
        key="procedure", rule=Rule(of="present"), article="", mark="design", resolution=False
    ),
    NamedRule(
        key="plurality", rule=Rule(compare="plurality", of="cast"), article="", mark="design", resolution=False
    ),
)  # fmt: skip

RULES_BY_NAME: dict[str, NamedRule] = {row.key: row for row in RULE_TABLE}

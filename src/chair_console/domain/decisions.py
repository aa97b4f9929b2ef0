"""How a motion is decided: majority rules in whole numbers.

Rounded percents are only for reading; no decision ever compares them (law 77/2015 art. 91; RULES.md section 4).
"""

from __future__ import annotations

from typing import Literal

import msgspec

Choice = Literal["for", "against", "abstain"]
Outcome = Literal["adopted", "rejected"]
Compare = Literal["more_than", "at_least", "plurality"]
Base = Literal["total", "present", "cast", "for_against"]


class Rule(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A majority: `compare` the votes for with `fraction` of the base `of`.

    `total` are the delegates in office (T), `present` those who were there, `cast` all explicit choices,
    `for_against` the choices for and against. A `plurality` asks for no fraction: more for than against is enough,
    and of several options the one with the most votes wins. `least_cast` is the part of the entitled who must have
    voted at all, where a body asks for that.
    """

    compare: Compare = "more_than"
    fraction: tuple[int, int] = (1, 2)
    of: Base = "total"
    least_cast: tuple[int, int] | None = None


class Counts(msgspec.Struct, frozen=True, kw_only=True):
    """Whole numbers; together they are all entitled delegates."""

    yes: int = msgspec.field(name="for")
    against: int
    abstain: int
    not_voted: int

    def cast(self) -> int:
        """P, who took part in the vote (tham gia biểu quyết): for, against and abstain."""
        return self.yes + self.against + self.abstain

    def entitled(self) -> int:
        return self.cast() + self.not_voted


class Result(msgspec.Struct, frozen=True, kw_only=True):
    """What a closed ballot came to. `needed` is the smallest number of votes for that would have passed."""

    counts: Counts
    entitled: int
    present: int
    cast: int
    base: int
    needed: int
    tied: bool
    outcome: Outcome
    casting_vote: Literal["for", "against"] | None = None
    enough_cast: bool = True
    weighted: bool = False


def base_number(rule: Rule, *, total: int, present: int, cast: int, for_against: int) -> int:
    """The number that the fraction is taken of."""
    return {"total": total, "present": present, "cast": cast, "for_against": for_against}[rule.of]


def base_of(rule: Rule, counts: Counts, present: int) -> int:
    """The base of a motion's rule."""
    return base_number(
        rule,
        total=counts.entitled(),
        present=present,
        cast=counts.cast(),
        for_against=counts.yes + counts.against,
    )


def votes_needed(rule: Rule, base: int) -> int:
    """The smallest number of votes for that satisfies the rule on this base."""
    numerator, denominator = rule.fraction
    if rule.compare == "plurality":
        return 1
    if rule.compare == "more_than":
        return base * numerator // denominator + 1
    return max(1, -(-base * numerator // denominator))


def enough_cast(rule: Rule, cast: int, entitled: int) -> bool:
    """Whether as many voted as the rule asks for, where it does."""
    if rule.least_cast is None:
        return True
    numerator, denominator = rule.least_cast
    return denominator * cast >= numerator * entitled


def decide_result(
    rule: Rule,
    counts: Counts,
    present: int,
    casting_vote: Literal["for", "against"] | None = None,
    *,
    weighted: bool = False,
) -> Result:
    """Apply the rule. A tie is rejected; a casting vote of one who is no delegate counts as one more vote then.

    `weighted` says that the counts are votes rather than persons.
    """
    tied = counts.yes == counts.against
    base = base_of(rule, counts, present)
    yes = counts.yes
    if tied and casting_vote is not None:
        base += 1 if rule.of in ("cast", "for_against") else 0
        yes += 1 if casting_vote == "for" else 0
    needed = votes_needed(rule, base)
    taken_part = enough_cast(rule, counts.cast(), counts.entitled())
    passed = yes >= needed and taken_part and (not tied or casting_vote == "for")
    if rule.compare == "plurality":
        passed = passed and (counts.yes > counts.against or casting_vote == "for")
    return Result(
        counts=counts,
        entitled=counts.entitled(),
        present=present,
        cast=counts.cast(),
        base=base,
        needed=needed,
        tied=tied,
        outcome="adopted" if passed else "rejected",
        casting_vote=casting_vote if tied else None,
        enough_cast=taken_part,
        weighted=weighted,
    )

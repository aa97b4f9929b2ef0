"""How a ballot is decided: majority rules in whole numbers, percents, and the formal sentences.

Rounded percents are only for reading; no decision ever compares them (law 77/2015 art. 91; RULES.md section 4).
"""

from __future__ import annotations

from typing import Literal

import msgspec

Choice = Literal["for", "against", "abstain"]
Outcome = Literal["adopted", "rejected"]
Compare = Literal["more_than", "at_least"]
Base = Literal["total", "present", "cast", "for_against"]
Language = Literal["vi", "en"]


class Rule(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A majority: `compare` the votes for with `fraction` of the base `of`.

    `total` are the delegates in office (T), `present` those who were there, `cast` all explicit choices,
    `for_against` the choices for and against.
    """

    compare: Compare = "more_than"
    fraction: tuple[int, int] = (1, 2)
    of: Base = "total"


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


def base_of(rule: Rule, counts: Counts, present: int) -> int:
    """The number that the fraction is taken of."""
    return {
        "total": counts.entitled(),
        "present": present,
        "cast": counts.cast(),
        "for_against": counts.yes + counts.against,
    }[rule.of]


def votes_needed(rule: Rule, base: int) -> int:
    """The smallest number of votes for that satisfies the rule on this base."""
    numerator, denominator = rule.fraction
    if rule.compare == "more_than":
        return base * numerator // denominator + 1
    return max(1, -(-base * numerator // denominator))


def decide_result(
    rule: Rule, counts: Counts, present: int, casting_vote: Literal["for", "against"] | None = None
) -> Result:
    """Apply the rule. A tie is rejected; a casting vote of one who is no delegate counts as one more vote then."""
    tied = counts.yes == counts.against
    base = base_of(rule, counts, present)
    yes = counts.yes
    if tied and casting_vote is not None:
        base += 1 if rule.of in ("cast", "for_against") else 0
        yes += 1 if casting_vote == "for" else 0
    needed = votes_needed(rule, base)
    passed = yes >= needed and (not tied or casting_vote == "for")
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
    )


def percent(part: int, whole: int, language: Language = "vi") -> str:
    """`part` of `whole` with two decimals, half up: "66,67%" (comma in Vietnamese)."""
    hundredths = (part * 20_000 + whole) // (2 * whole) if whole else 0
    mark = "," if language == "vi" else "."
    return f"{hundredths // 100}{mark}{hundredths % 100:02d}%"


_SENTENCE = {
    "vi": (
        "Có {P} đại biểu tham gia biểu quyết (bằng {p} tổng số đại biểu Hội đồng nhân dân); trong đó có {Y} đại "
        "biểu tán thành (bằng {y}), {N} đại biểu không tán thành (bằng {n}), {A} đại biểu không biểu quyết "
        "(bằng {a})."
    ),
    "en": (
        "{P} delegates took part in the vote ({p} of all delegates of the People's Council): {Y} for ({y}), "
        "{N} against ({n}), {A} abstaining ({a})."
    ),
}
_VERDICT = {
    ("vi", "adopted"): "Hội đồng nhân dân đã thông qua nghị quyết.",
    ("vi", "rejected"): "Nghị quyết không được thông qua.",
    ("en", "adopted"): "The People's Council has adopted the resolution.",
    ("en", "rejected"): "The resolution was not adopted.",
}
_VERDICT_MATTER = {
    ("vi", "adopted"): "Hội đồng nhân dân đã thông qua.",
    ("vi", "rejected"): "Nội dung không được thông qua.",
    ("en", "adopted"): "The People's Council has agreed.",
    ("en", "rejected"): "The matter was not agreed.",
}
_CASTING = {
    ("vi", "for"): "Số phiếu ngang nhau; chủ tọa biểu quyết tán thành.",
    ("vi", "against"): "Số phiếu ngang nhau; chủ tọa biểu quyết không tán thành.",
    ("en", "for"): "The votes were equal; the chair's casting vote was for.",
    ("en", "against"): "The votes were equal; the chair's casting vote was against.",
}
_QUORUM = {
    "vi": "Có mặt {P}/{T} đại biểu (bằng {p}), {met} điều kiện tiến hành phiên họp.",
    "en": "{P} of {T} delegates are present ({p}); {met}.",
}
_QUORUM_MET = {
    ("vi", True): "đủ",
    ("vi", False): "chưa đủ",
    ("en", True): "the quorum is met and the sitting may proceed",
    ("en", False): "the quorum is not met",
}


def count_sentence(result: Result, language: Language = "vi") -> str:
    """The formal sentence with the figures (T1 in RULES.md section 8), percents of all delegates."""
    counts, total = result.counts, result.entitled
    return _SENTENCE[language].format(
        P=result.cast,
        p=percent(result.cast, total, language),
        Y=counts.yes,
        y=percent(counts.yes, total, language),
        N=counts.against,
        n=percent(counts.against, total, language),
        A=counts.abstain,
        a=percent(counts.abstain, total, language),
    )


def verdict_sentence(result: Result, language: Language = "vi", *, resolution: bool = True) -> str:
    """R+ or R− of RULES.md section 8; another wording where no resolution is voted on."""
    words = _VERDICT if resolution else _VERDICT_MATTER
    return words[(language, result.outcome)]


def formal_sentence(result: Result, language: Language = "vi", *, resolution: bool = True) -> str:
    """What the chair reads aloud: figures, a casting vote if there was one, the verdict."""
    parts = [count_sentence(result, language)]
    if result.casting_vote is not None:
        parts.append(_CASTING[(language, result.casting_vote)])
    return " ".join([*parts, verdict_sentence(result, language, resolution=resolution)])


def quorum_sentence(present: int, total: int, *, met: bool, language: Language = "vi") -> str:
    """Q of RULES.md section 8."""
    return _QUORUM[language].format(
        P=present, T=total, p=percent(present, total, language), met=_QUORUM_MET[(language, met)]
    )

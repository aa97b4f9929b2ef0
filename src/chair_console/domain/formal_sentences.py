"""The formal sentences: what the chair reads aloud and the minutes record (RULES.md section 8), in both languages."""

from __future__ import annotations

from typing import Literal

from .ballot_paper import BallotForm, BallotPaper
from .decisions import Result
from .tally import Consequence, Tally

Language = Literal["vi", "en"]
BodyKind = Literal["province", "commune", "party"]


def _hundredths(part: int, whole: int) -> int:
    return (part * 20_000 + whole) // (2 * whole) if whole else 0


def percent(part: int, whole: int, language: Language = "vi") -> str:
    """`part` of `whole` with two decimals, half up: "66,67%" (comma in Vietnamese)."""
    hundredths = _hundredths(part, whole)
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
_VERDICT_PARTY = {
    ("vi", "adopted"): "Hội nghị đã thông qua.",
    ("vi", "rejected"): "Nội dung không được thông qua.",
    ("en", "adopted"): "The conference has agreed.",
    ("en", "rejected"): "The matter was not agreed.",
}
_PARTY = {
    "vi": "{Y}/{T} đồng chí tán thành (bằng {y}).",
    "en": "{Y} of {T} members voted for ({y}).",
}
_WEIGHTED = {
    "vi": (
        "Có {P} phiếu biểu quyết (bằng {p} tổng số phiếu); trong đó có {Y} phiếu tán thành (bằng {y}), {N} phiếu "
        "không tán thành (bằng {n}), {A} phiếu không biểu quyết (bằng {a})."
    ),
    "en": "{P} votes were cast ({p} of all votes): {Y} for ({y}), {N} against ({n}), {A} abstaining ({a}).",
}
_TOO_FEW_CAST = {
    "vi": "Số đại biểu tham gia biểu quyết chưa đủ theo quy định của lần biểu quyết này.",
    "en": "Fewer delegates took part in the vote than it requires.",
}
_SUM_NOTE = {
    "vi": "Các tỷ lệ được làm tròn riêng nên tổng có thể lệch 0,01%.",
    "en": "Each percent is rounded by itself, so they may not add up exactly.",
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


def count_sentence(result: Result, language: Language = "vi", *, body: BodyKind = "province") -> str:
    """The formal sentence with the figures (T1 in RULES.md section 8), percents of all delegates."""
    counts, total = result.counts, result.entitled
    words = _WEIGHTED if result.weighted else _SENTENCE
    if body == "party":
        words = _PARTY
    return words[language].format(
        T=total,
        P=result.cast,
        p=percent(result.cast, total, language),
        Y=counts.yes,
        y=percent(counts.yes, total, language),
        N=counts.against,
        n=percent(counts.against, total, language),
        A=counts.abstain,
        a=percent(counts.abstain, total, language),
    )


def verdict_sentence(
    result: Result, language: Language = "vi", *, resolution: bool = True, body: BodyKind = "province"
) -> str:
    """R+ or R− of RULES.md section 8; another wording where no resolution is voted on."""
    words = _VERDICT if resolution else _VERDICT_MATTER
    if body == "party":
        words = _VERDICT_PARTY
    return words[(language, result.outcome)]


def formal_sentence(
    result: Result, language: Language = "vi", *, resolution: bool = True, body: BodyKind = "province"
) -> str:
    """What the chair reads aloud: figures, a casting vote if there was one, the verdict."""
    parts = [count_sentence(result, language, body=body)]
    if result.casting_vote is not None:
        parts.append(_CASTING[(language, result.casting_vote)])
    if not result.enough_cast:
        parts.append(_TOO_FEW_CAST[language])
    if body == "party" and result.outcome == "adopted":
        return " ".join(parts)
    return " ".join([*parts, verdict_sentence(result, language, resolution=resolution, body=body)])


def sum_note(parts: tuple[int, ...], whole: int, language: Language = "vi") -> str:
    """Why the percents of the parts do not add up to the percent of the whole; empty where they do."""
    if not whole or sum(_hundredths(part, whole) for part in parts) == _hundredths(sum(parts), whole):
        return ""
    return _SUM_NOTE[language]


def quorum_sentence(present: int, total: int, *, met: bool, language: Language = "vi") -> str:
    """Q of RULES.md section 8."""
    return _QUORUM[language].format(
        P=present, T=total, p=percent(present, total, language), met=_QUORUM_MET[(language, met)]
    )


# --- elections, options, confidence (E, C of RULES.md section 8) ----------------------------------------------------

_ELECTED = {
    "vi": "{name} được {votes} phiếu (bằng {percent} tổng số đại biểu), trúng cử.",
    "en": "{name} received {votes} votes ({percent} of all delegates) and is elected.",
}
_ELECTED_BY_AGE = {
    "vi": "{name} được {votes} phiếu (bằng {percent} tổng số đại biểu), bằng phiếu nhưng nhiều tuổi hơn, trúng cử.",
    "en": "{name} received {votes} votes ({percent} of all delegates) and, being the older among equals, is elected.",
}
_CHOSEN = {
    "vi": "“{name}” được {votes} phiếu (bằng {percent} tổng số đại biểu), được chọn.",
    "en": "“{name}” received {votes} votes ({percent} of all delegates) and is chosen.",
}
_NOBODY = {
    ("vi", "election"): "Chưa có người trúng cử.",
    ("en", "election"): "Nobody is elected.",
    ("vi", "options"): "Chưa có phương án nào đủ số phiếu.",
    ("en", "options"): "No option has enough votes.",
}
_REVOTE = {
    ("vi", "election"): "Hội đồng nhân dân bầu lại trong số những người có số phiếu ngang nhau.",
    ("en", "election"): "The Council votes again among those with equal votes.",
    ("vi", "options"): "Hội đồng nhân dân biểu quyết lại trong số các phương án có số phiếu ngang nhau.",
    ("en", "options"): "The Council votes again among the options with equal votes.",
}
_VOID = {
    "vi": "Cuộc bỏ phiếu không có giá trị; tiến hành bỏ phiếu lại.",
    "en": "The ballot is void; it is held again.",
}
_LEVELS = {
    "vi": "{name}: Tín nhiệm cao {high}, tín nhiệm {medium}, tín nhiệm thấp {low}.",
    "en": "{name}: high confidence {high}, confidence {medium}, low confidence {low}.",
}
_TWO_CHOICES = {
    "vi": "{name}: Tín nhiệm {confidence}, không tín nhiệm {no_confidence}.",
    "en": "{name}: confidence {confidence}, no confidence {no_confidence}.",
}
_CONSEQUENCES: dict[tuple[Language, Consequence], str] = {
    ("vi", "none"): "",
    ("en", "none"): "",
    (
        "vi",
        "may_resign",
    ): "Quá nửa đánh giá tín nhiệm thấp: có thể xin từ chức; nếu không thì bỏ phiếu tín nhiệm.",
    (
        "en",
        "may_resign",
    ): "More than half said low confidence: may resign; otherwise a vote of confidence follows.",
    (
        "vi",
        "dismissal_submitted",
    ): "Từ hai phần ba đánh giá tín nhiệm thấp: trình Hội đồng xem xét miễn nhiệm.",
    (
        "en",
        "dismissal_submitted",
    ): "At least two thirds said low confidence: dismissal is submitted to the Council.",
    ("vi", "dismissal_considered"): "Quá nửa không tín nhiệm: Hội đồng xem xét miễn nhiệm hoặc bãi nhiệm.",
    ("en", "dismissal_considered"): "More than half said no confidence: the Council considers dismissal.",
}


def consequence_sentence(what: Consequence, language: Language = "vi") -> str:
    """What follows from a poll on confidence for one office holder; empty where nothing does."""
    return _CONSEQUENCES[(language, what)]


def tally_sentences(
    form: BallotForm, paper: BallotPaper, tally: Tally, language: Language = "vi"
) -> list[str]:
    """The outcome of every form but a motion, a sentence a line; an opinion poll has none."""
    if tally.outcome == "void":
        return [_VOID[language]]
    if form in ("election", "options"):
        return _choice_sentences(form, paper, tally, language)
    if form in ("confidence_poll", "confidence_vote"):
        return _confidence_sentences(form, paper, tally, language)
    return []


def _choice_sentences(form: BallotForm, paper: BallotPaper, tally: Tally, language: Language) -> list[str]:
    key = "election" if form == "election" else "options"
    names = {option.id: option.label for option in paper.questions[0].options}
    votes = tally.counts[0]
    lines = []
    for winner in tally.winners:
        words = (_ELECTED if form == "election" else _CHOSEN)[language]
        if winner in tally.by_age:
            words = _ELECTED_BY_AGE[language]
        number = votes[winner]
        lines.append(
            words.format(name=names[winner], votes=number, percent=percent(number, tally.entitled, language))
        )
    if not tally.winners and not tally.tied:
        lines.append(_NOBODY[(language, key)])
    if tally.tied:
        lines.append(_REVOTE[(language, key)])
    return lines


def _confidence_sentences(
    form: BallotForm, paper: BallotPaper, tally: Tally, language: Language
) -> list[str]:
    words = (_LEVELS if form == "confidence_poll" else _TWO_CHOICES)[language]
    lines = []
    for question, votes in zip(paper.questions, tally.counts, strict=True):
        percents = {level: percent(number, tally.base, language) for level, number in votes.items()}
        line = words.format(name=question.text, **percents)
        follows = consequence_sentence(tally.consequences[question.id], language)
        lines.append(f"{line} {follows}".strip())
    return lines

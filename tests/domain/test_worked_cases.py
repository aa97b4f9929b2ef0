"""The 28 worked cases of RULES.md section 8, each by its number, played through the domain."""

from __future__ import annotations

import pytest

from chair_console.domain import (
    ballots,
    hand_counts,
    preparing,
    presence,
    results,
    roster,
    secret_votes,
    session,
)
from chair_console.domain.ballot import Ballot, HandCount
from chair_console.domain.ballot_paper import BallotPaper, Option, Question
from chair_console.domain.decisions import Counts, Rule, decide_result
from chair_console.domain.formal_sentences import formal_sentence, percent, quorum_sentence, tally_sentences
from chair_console.domain.presence import quorum_met
from chair_console.domain.tally import Counting, Papers, decide_tally

from .building import HallDouble, a_hall, a_hash, a_sitting

RESOLUTION = Rule()
DISMISSAL = Rule(compare="at_least", fraction=(2, 3))
ADOPTED, REJECTED = "Hội đồng nhân dân đã thông qua nghị quyết.", "Nghị quyết không được thông qua."


@pytest.mark.parametrize(
    ("case", "total", "present", "met", "shown"),
    [(1, 50, 34, True, "68,00"), (2, 50, 33, False, "66,00"), (3, 60, 40, True, "66,67")],
)
def test_cases_1_to_3_quorum(case: int, total: int, present: int, met: bool, shown: str) -> None:
    hall = a_hall().with_session().with_delegates(total).with_present(present)
    assert quorum_met(hall.state) is met, case
    words = "đủ" if met else "chưa đủ"
    assert quorum_sentence(present, total, met=met) == (
        f"Có mặt {present}/{total} đại biểu (bằng {shown}%), {words} điều kiện tiến hành phiên họp."
    )


@pytest.mark.parametrize(
    ("case", "total", "yes", "against", "abstain", "rule", "adopted", "percents"),
    [
        (4, 50, 25, 25, 0, RESOLUTION, False, "100,00/50,00/50,00/0,00"),
        (5, 50, 26, 22, 2, RESOLUTION, True, "100,00/52,00/44,00/4,00"),
        (6, 51, 26, 25, 0, RESOLUTION, True, "100,00/50,98/49,02/0,00"),
        (7, 30, 15, 5, 0, RESOLUTION, False, "66,67/50,00/16,67/0,00"),
        (8, 30, 16, 4, 0, RESOLUTION, True, "66,67/53,33/13,33/0,00"),
        (9, 30, 14, 14, 0, RESOLUTION, False, "93,33/46,67/46,67/0,00"),
        (10, 50, 24, 2, 4, RESOLUTION, False, "60,00/48,00/4,00/8,00"),
        (11, 473, 437, 3, 8, RESOLUTION, True, "94,71/92,39/0,63/1,69"),
        (12, 473, 438, 3, 2, RESOLUTION, True, "93,66/92,60/0,63/0,42"),
        (14, 60, 40, 20, 0, DISMISSAL, True, "100,00/66,67/33,33/0,00"),
        (15, 50, 33, 17, 0, DISMISSAL, False, "100,00/66,00/34,00/0,00"),
    ],
)
def test_cases_4_to_15_majorities_of_all_delegates(
    case: int, total: int, yes: int, against: int, abstain: int, rule: Rule, adopted: bool, percents: str
) -> None:
    counts = Counts(yes=yes, against=against, abstain=abstain, not_voted=total - yes - against - abstain)
    result = decide_result(rule, counts, total)
    assert (result.outcome == "adopted") is adopted, case
    numbers = "/".join(percent(n, total)[:-1] for n in (result.cast, yes, against, abstain))
    assert numbers == percents
    p, y, n, a = percents.split("/")
    assert formal_sentence(result) == (
        f"Có {result.cast} đại biểu tham gia biểu quyết (bằng {p}% tổng số đại biểu Hội đồng nhân dân); trong đó có "
        f"{yes} đại biểu tán thành (bằng {y}%), {against} đại biểu không tán thành (bằng {n}%), {abstain} đại biểu "
        f"không biểu quyết (bằng {a}%). {ADOPTED if adopted else REJECTED}"
    )


def all_vote(hall: HallDouble, yes: int, against: int = 0, abstain: int = 0) -> Ballot:
    ids = iter(hall.state.ballots["b1"].entitled)
    for choice, number in (("for", yes), ("against", against), ("abstain", abstain)):
        for _ in range(number):
            hall.vote(next(ids), choice)
    return hall.close()


def test_case_13_a_vacant_seat_is_not_in_the_base() -> None:
    hall = a_sitting(52, present=52)
    for delegate_id in ("d51", "d52"):
        hall.give(roster.EndMandate(delegate_id=delegate_id, reason="chuyển công tác"), "secretary")
    result = all_vote(hall.with_open_ballot(), 26, 24).result
    assert result is not None
    assert (result.entitled, result.outcome) == (50, "adopted")
    assert "26 đại biểu tán thành (bằng 52,00%)" in formal_sentence(result)


# --- elections ------------------------------------------------------------------------------------------------------


def candidates(*names: str, seats: int = 1, born: dict[str, str] | None = None) -> BallotPaper:
    options = tuple(Option(id=n, label=f"Ông {n}", born=(born or {}).get(n, "")) for n in names)
    return BallotPaper(
        questions=(Question(id="q", text="Bầu Chủ tịch", options=options, most=seats, seats=seats),)
    )


def on_paper(total: int, paper: BallotPaper, form: str = "election", **fields: object) -> HallDouble:
    hall = a_sitting(total, present=total)
    return hall.with_open_ballot(form=form, paper=paper, method="paper", kind="separated", **fields)


def tellers_count(
    hall: HallDouble, *counts: dict[str, int], issued: int, returned: int | None = None, invalid: int = 0
) -> Ballot:
    returned = issued if returned is None else returned
    papers = Papers(issued=issued, returned=returned, valid=returned - invalid, invalid=invalid)
    count = HandCount(counts=counts, papers=papers)
    hall.give(hand_counts.EnterCount(ballot_id="b1", count=count), "secretary")
    return hall.close()


def said(ballot: Ballot) -> list[str]:
    assert ballot.tally is not None
    return tally_sentences(ballot.form, ballot.paper, ballot.tally)


def test_case_16_elected_by_nearly_all() -> None:
    hall = on_paper(70, candidates("X"))
    ballot = tellers_count(hall, {"X": 68}, issued=70, returned=69)
    assert said(ballot) == ["Ông X được 68 phiếu (bằng 97,14% tổng số đại biểu), trúng cử."]


def test_case_17_more_than_half_of_all_delegates_with_an_invalid_paper() -> None:
    ballot = tellers_count(on_paper(50, candidates("A", "B")), {"A": 26, "B": 23}, issued=50, invalid=1)
    assert said(ballot) == ["Ông A được 26 phiếu (bằng 52,00% tổng số đại biểu), trúng cử."]


def test_case_18_half_is_not_enough_and_nobody_is_elected() -> None:
    ballot = tellers_count(on_paper(50, candidates("A", "B")), {"A": 25, "B": 25}, issued=50)
    assert said(ballot) == ["Chưa có người trúng cử."]
    assert ballot.tally is not None
    assert ballot.tally.outcome == "undecided"


def test_case_19_as_the_rules_give_it() -> None:
    """Its 68 votes cannot lie on 30 papers with two names each, so it is counted here without papers."""
    counting = Counting(form="election", paper=candidates("A", "B", "C", seats=2), rule=RESOLUTION)
    papers = Papers(issued=30, returned=30, valid=30, invalid=0)
    tally = decide_tally(counting, papers, ({"A": 28, "B": 20, "C": 20},), entitled=30, present=30)
    assert tally_sentences("election", counting.paper, tally) == [
        "Ông A được 28 phiếu (bằng 93,33% tổng số đại biểu), trúng cử.",
        "Hội đồng nhân dân bầu lại trong số những người có số phiếu ngang nhau.",
    ]


def test_case_19_equal_above_half_for_the_last_seat_is_voted_on_again() -> None:
    paper = candidates("A", "B", "C", seats=2)
    ballot = tellers_count(on_paper(30, paper), {"A": 28, "B": 16, "C": 16}, issued=30)
    assert said(ballot) == [
        "Ông A được 28 phiếu (bằng 93,33% tổng số đại biểu), trúng cử.",
        "Hội đồng nhân dân bầu lại trong số những người có số phiếu ngang nhau.",
    ]


def test_case_20_in_the_re_vote_the_older_of_equals_is_elected() -> None:
    paper = candidates("A", "B", "C", seats=2, born={"B": "1980-05-01", "C": "1975-02-03"})
    hall = on_paper(30, paper)
    tellers_count(hall, {"A": 28, "B": 16, "C": 16}, issued=30)
    hall.give(results.DeclareResult(ballot_id="b1"))
    hall.give(preparing.PrepareFurtherRun(ballot_id="b1"))
    again = next(b for b in hall.state.ballots.values() if b.run_of == "b1")
    assert [option.id for option in again.paper.questions[0].options] == ["B", "C"]
    assert (again.run, again.revote, again.paper.questions[0].seats) == (2, True, 1)
    hall.give(ballots.OpenBallot(ballot_id=again.id))
    count = HandCount(
        counts=({"B": 15, "C": 15},), papers=Papers(issued=30, returned=30, valid=30, invalid=0)
    )
    hall.give(hand_counts.EnterCount(ballot_id=again.id, count=count), "secretary")
    closed = hall.close(again.id)
    assert said(closed) == [
        "Ông C được 15 phiếu (bằng 50,00% tổng số đại biểu), bằng phiếu nhưng nhiều tuổi hơn, trúng cử."
    ]


def test_case_21_more_papers_returned_than_issued_void_the_ballot() -> None:
    ballot = tellers_count(on_paper(50, candidates("A", "B")), {"A": 26, "B": 23}, issued=48, returned=49)
    assert said(ballot) == ["Cuộc bỏ phiếu không có giá trị; tiến hành bỏ phiếu lại."]


# --- confidence -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("case", "papers", "levels", "follows", "percents"),
    [
        (22, 47, (19, 2, 25), "may_resign", "40,43/4,26/53,19"),
        (23, 60, (20, 10, 30), "none", "33,33/16,67/50,00"),
        (24, 60, (10, 10, 40), "dismissal_submitted", "16,67/16,67/66,67"),
        (25, 52, (46, 5, 0), "none", "88,46/9,62/0,00"),
    ],
)
def test_cases_22_to_25_a_confidence_poll_is_taken_of_all_papers(
    case: int, papers: int, levels: tuple[int, int, int], follows: str, percents: str
) -> None:
    holder = Question(id="x", text="Ông X, Chủ tịch", options=())
    hall = on_paper(60, BallotPaper(questions=(holder,)), form="confidence_poll")
    votes = dict(zip(("high", "medium", "low"), levels, strict=True))
    invalid = 1 if case == 25 else 0
    ballot = tellers_count(hall, votes, issued=papers, invalid=invalid)
    assert ballot.tally is not None
    assert ballot.tally.consequences == {"x": follows}
    high, medium, low = percents.split("/")
    assert said(ballot)[0].startswith(
        f"Ông X, Chủ tịch: Tín nhiệm cao {high}%, tín nhiệm {medium}%, tín nhiệm thấp {low}%."
    )


# --- the Party, a reduced council -----------------------------------------------------------------------------------


def test_case_26_a_party_committee_decides_by_half_of_its_members() -> None:
    result = decide_result(RESOLUTION, Counts(yes=23, against=17, abstain=0, not_voted=5), 40)
    assert result.outcome == "adopted"
    assert formal_sentence(result, body="party") == "23/45 đồng chí tán thành (bằng 51,11%)."


@pytest.mark.parametrize(("votes_for", "elected"), [(99, True), (98, False)])
def test_case_27_a_congress_counts_those_summoned_less_the_excused(votes_for: int, elected: bool) -> None:
    hall = a_hall().with_session(session.Rules(majority_base="summoned_less_excused")).with_delegates(200)
    hall.with_present(196)
    excused = [
        presence.PresenceMark(delegate_id=d, status="absent_excused") for d in list(hall.state.roster)[196:]
    ]
    hall.give(presence.MarkPresence(marks=excused), "secretary")
    hall.sitting().with_open_ballot(form="election", paper=candidates("X"), method="paper", kind="separated")
    ballot = tellers_count(hall, {"X": votes_for}, issued=196)
    assert len(ballot.entitled) == 196
    if elected:
        assert said(ballot) == ["Ông X được 99 phiếu (bằng 50,51% tổng số đại biểu), trúng cử."]
    else:
        assert said(ballot) == ["Chưa có người trúng cử."]


def test_case_28_a_reduced_council_passes_by_both_readings_of_two_thirds() -> None:
    counts = Counts(yes=13, against=6, abstain=0, not_voted=0)
    for compare in ("at_least", "more_than"):
        result = decide_result(Rule(compare=compare, fraction=(2, 3)), counts, 19)
        assert result.outcome == "adopted"
        assert "13 đại biểu tán thành (bằng 68,42%)" in formal_sentence(result)


# --- the same figures, however the votes came ----------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["open", "separated", "blind"])
def test_case_8_comes_out_the_same_in_every_grade(kind: str) -> None:
    hall = a_sitting(30, present=20)
    chosen = ["for"] * 16 + ["against"] * 4
    ids = list(hall.state.roster)
    if kind == "open":
        hall.with_open_ballot()
        for delegate_id, choice in zip(ids, chosen, strict=False):
            hall.vote(delegate_id, choice)
    else:
        hall.with_secret_ballot(kind)
        for delegate_id, choice in zip(ids, chosen, strict=False):
            cast_secretly(hall, kind, delegate_id, choice)
    result = hall.close().result
    assert result is not None
    assert formal_sentence(result).endswith(f"0 đại biểu không biểu quyết (bằng 0,00%). {ADOPTED}")
    assert (result.cast, result.counts.yes, result.counts.against) == (20, 16, 4)


def cast_secretly(hall: HallDouble, kind: str, delegate_id: str, choice: str) -> None:
    if kind == "separated":
        command = secret_votes.CastSecretVote(ballot_id="b1", delegate_id=delegate_id, marks=((choice,),))
        hall.as_delegate(delegate_id, command)
        return
    token = secret_votes.SignToken(
        ballot_id="b1", delegate_id=delegate_id, blinded_sha256=a_hash(delegate_id)
    )
    hall.as_delegate(delegate_id, token)
    hall.drop(((choice,),))

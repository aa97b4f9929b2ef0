"""Ballots of every form in a hall of any size, at the moments that the projector shows."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from chair_console.domain import (
    ballots,
    hand_counts,
    preparing,
    presence,
    results,
    secret_votes,
    session,
    votes,
)
from chair_console.domain.ballot import HandCount
from chair_console.domain.ballot_paper import BallotPaper, Option, Question
from chair_console.domain.decisions import Rule
from chair_console.domain.tally import Papers
from chair_console.rehearsal.sample import fitted, read_sample, session_commands

from .gallery.scenes import LONG_TITLE, TITLE
from .morning import Morning, at

NAMES = (
    "Hoàng Thị Lan", "Lò Văn Thắng", "Vàng A Sinh Giàng Thị Dở", "Nguyễn Đức Minh", "Sùng A Páo",
    "Nguyễn Trần Thị Phương Thảo", "Giàng Seo Phử", "Lý Thị Mai", "Đặng Quốc Khánh", "Tẩn Láo Tả",
)  # fmt: skip
OFFICES = (
    "Chủ tịch Hội đồng nhân dân", "Phó Chủ tịch Hội đồng nhân dân", "Trưởng Ban Kinh tế – Ngân sách",
    "Chủ tịch Ủy ban nhân dân", "Giám đốc Sở Nông nghiệp và Môi trường",
)  # fmt: skip
HEAD = "3f9a07c1" + "0" * 56


def named(place: int) -> str:
    return NAMES[place % len(NAMES)] if place < len(NAMES) else f"{NAMES[place % len(NAMES)]} {place + 1}"


def candidates(number: int, seats: int, *, style: Any = "choose", offices: bool = False) -> BallotPaper:
    options = tuple(
        Option(
            id=f"c{place:02d}",
            label=named(place),
            detail=OFFICES[place % len(OFFICES)] if offices else "",
            born=f"19{60 + place % 30}-01-01",
        )
        for place in range(number)
    )
    question = Question(
        id="q", text="Ủy viên Ban Kinh tế – Ngân sách", options=options, most=seats, seats=seats
    )
    return BallotPaper(questions=(question,), style=style)


def holders(number: int, *, offices: bool = True) -> BallotPaper:
    none = Option(id="x", label="x")
    return BallotPaper(
        questions=tuple(
            Question(
                id=f"p{place:02d}",
                text=named(place),
                detail=OFFICES[place % len(OFFICES)] if offices else "",
                options=(none,),
            )
            for place in range(number)
        )
    )


def options_paper(labels: tuple[str, ...], most: int = 1) -> BallotPaper:
    options = tuple(Option(id=f"o{place}", label=label) for place, label in enumerate(labels))
    return BallotPaper(questions=(Question(id="q", text="Phương án", options=options, most=most, seats=1),))


def poll_paper(
    questions: int, answers: tuple[str, ...] = ("Đồng ý", "Không đồng ý", "Ý kiến khác")
) -> BallotPaper:
    options = tuple(Option(id=f"a{place}", label=label) for place, label in enumerate(answers))
    return BallotPaper(
        questions=tuple(
            Question(
                id=f"q{place}", text=f"Có nên tổ chức kỳ họp chuyên đề vào tháng {place % 12 + 1} năm 2027 không?",
                options=options, most=1 + place % 2,
            )
            for place in range(questions)
        )
    )  # fmt: skip


class Assembly(Morning):
    """An open sitting of so many delegates, all there."""

    def __init__(self, delegates: int = 60, rules: session.Rules | None = None) -> None:
        super().__init__()
        self.sample = fitted(read_sample(), delegates)
        self.now = at("10:00")
        convene, enrol, _plan = session_commands(self.sample)
        self.tell(convene)
        if rules is not None:
            self.state.require_session().rules = rules
        if delegates:
            self.tell(enrol, role="secretary")
            here = [presence.PresenceMark(delegate_id=d, status="present") for d in self.state.roster]
            self.tell(presence.MarkPresence(marks=here), role="secretary")
            self.tell(session.OpenSitting(sitting_id="s1"))

    def prepared(self, title: str = TITLE, *, key: str = "b", **plan: Any) -> Assembly:
        self.give(preparing.PrepareBallot(id=key, title=title, **plan), "secretary")
        return self

    def opened(self, key: str = "b") -> Assembly:  # type: ignore[override]  # a ballot here, a sitting there
        ballot = self.state.ballots[key]
        if ballot.is_secret() and ballot.method == "electronic":
            self.give(secret_votes.LayUrn(ballot_id=key, public_key="k"), "urn")
        self.give(ballots.OpenBallot(ballot_id=key))
        return self

    def running(self, title: str = TITLE, **plan: Any) -> Assembly:
        return self.prepared(title, **plan).opened()

    def voted(self, number: int, key: str = "b") -> Assembly:
        """The first so many have voted, each in the way of the ballot; a blind paper comes later than its token."""
        ballot = self.state.ballots[key]
        for place, delegate_id in enumerate(list(self.state.roster)[:number]):
            marks: tuple[tuple[str, ...], ...] = tuple((q.options[0].id,) for q in ballot.paper.questions)
            if ballot.kind == "separated":
                cast = secret_votes.CastSecretVote(ballot_id=key, delegate_id=delegate_id, marks=marks)
                self.as_delegate(delegate_id, cast)
            elif ballot.kind == "blind":
                token = secret_votes.SignToken(
                    ballot_id=key, delegate_id=delegate_id, blinded_sha256=f"{place:064x}"
                )
                self.as_delegate(delegate_id, token)
            elif ballot.form == "motion":
                choice: Any = "against" if place % 9 == 4 else "abstain" if place % 11 == 7 else "for"
                self._enter(key, delegate_id, choice=choice)
            else:
                self._enter(key, delegate_id, marks=marks)
        return self

    def _enter(self, key: str, delegate_id: str, **what: Any) -> None:
        if self.state.ballots[key].method == "show_of_hands":
            self.give(votes.EnterVote(ballot_id=key, delegate_id=delegate_id, **what), "secretary")
        else:
            self.as_delegate(delegate_id, votes.CastVote(ballot_id=key, delegate_id=delegate_id, **what))

    def dropped(self, number: int, key: str = "b") -> Assembly:
        self.give(secret_votes.DropPapers(ballot_id=key, count=number), "urn")
        return self

    def counted(
        self, counts: tuple[dict[str, int], ...], papers: Papers | None = None, key: str = "b"
    ) -> Assembly:
        count = HandCount(counts=counts, papers=papers)
        self.give(hand_counts.EnterCount(ballot_id=key, count=count), "secretary")
        return self

    def closed(self, key: str = "b") -> Assembly:
        self.give(ballots.CloseBallot(ballot_id=key))
        return self

    def announced(self, key: str = "b") -> Assembly:
        """Declared; the double has no journal, so its end is put in here."""
        self.give(results.DeclareResult(ballot_id=key))
        self.state.ballots[key].head = HEAD
        return self


def papers(returned: int, *, issued: int = 60, invalid: int = 2, blank: int = 1) -> Papers:
    return Papers(issued=issued, returned=returned, valid=returned - invalid, invalid=invalid, blank=blank)


def paper_election(number: int, seats: int, votes_of: Callable[[int], int], **plan: Any) -> Assembly:
    """An election on paper, counted, closed and declared: candidate n has `votes_of(n)` votes."""
    hall = Assembly().running(
        "Bầu Ủy viên Ban Kinh tế – Ngân sách", form="election", kind="separated", method="paper",
        paper=candidates(number, seats), **plan,
    )  # fmt: skip
    counts = {f"c{place:02d}": votes_of(place) for place in range(number)}
    return hall.counted((counts,), papers(60)).closed().announced()


def confidence(number: int, low: Callable[[int], int], *, title: str = "Lấy phiếu tín nhiệm") -> Assembly:
    hall = Assembly().running(
        title, form="confidence_poll", kind="separated", method="paper", paper=holders(number)
    )
    counts = tuple({"high": (58 - low(p)) // 2, "medium": 58 - low(p) - (58 - low(p)) // 2, "low": low(p)}
                   for p in range(number))  # fmt: skip
    return hall.counted(counts, papers(60)).closed().announced()


def confidence_vote(number: int) -> Assembly:
    hall = Assembly().running(
        "Bỏ phiếu tín nhiệm", form="confidence_vote", kind="separated", method="paper", paper=holders(number)
    )
    counts = tuple({"confidence": 20 + 9 * p, "no_confidence": 38 - 9 * p} for p in range(number))
    return hall.counted(counts, papers(60)).closed().announced()


def opinion(questions: int, number: int = 60, **plan: Any) -> Assembly:
    hall = Assembly(number).running("Xin ý kiến về kỳ họp chuyên đề", form="opinion_poll",
                                    paper=poll_paper(questions), **plan)  # fmt: skip
    return hall.voted(number - 1)


def void() -> Assembly:
    hall = Assembly().running(
        "Bầu Ủy viên Ban Kinh tế – Ngân sách", form="election", kind="separated", method="paper",
        paper=candidates(2, 1),
    )  # fmt: skip
    counts = {"c00": 30, "c01": 17}
    return hall.counted((counts,), papers(49, issued=48, invalid=1)).closed().announced()


def further_run() -> Assembly:
    """One of two seats is filled, two have equal votes for the other: the second run is open."""
    hall = paper_election(3, 2, lambda place: (40, 33, 33)[place])
    hall.give(preparing.PrepareFurtherRun(ballot_id="b"))
    key = list(hall.state.ballots)[-1]
    return hall.opened(key)


def repeated() -> Assembly:
    hall = Assembly().running().voted(20).closed().announced()
    hall.give(preparing.RepeatBallot(ballot_id="b", reason="Nhiều máy mất liên lạc"))
    return hall.opened(list(hall.state.ballots)[-1])


def parts() -> Assembly:
    """The second of three articles is voted on, before the whole."""
    hall = Assembly().prepared(LONG_TITLE, key="whole")
    for place, article in enumerate(("Điều 3", "Điều 5", "Điều 7")):
        hall.prepared(article, key=f"p{place}", part_of="whole")
    return hall.opened("p0").voted(60, "p0").closed("p0").announced("p0").opened("p1").voted(12, "p1")


def motion(number: int, voted: int, **plan: Any) -> Assembly:
    return Assembly(number).running(**plan).voted(voted)


def options_result() -> Assembly:
    labels = (
        "Phương án 1: hỗ trợ một lần 5 triệu đồng mỗi hộ, chi trả trước ngày 30/6/2027",
        "Phương án 2: hỗ trợ hằng tháng trong ba năm, mỗi tháng 200 nghìn đồng mỗi hộ",
        "Phương án 3: giữ như hiện nay",
    )
    hall = Assembly().running("Mức hỗ trợ chuyển đổi số", form="options", paper=options_paper(labels),
                              rule=Rule(of="total"))  # fmt: skip
    for place, delegate_id in enumerate(list(hall.state.roster)[:58]):
        option = "o0" if place < 34 else "o1" if place < 52 else "o2"
        hall._enter("b", delegate_id, marks=((option,),))
    return hall


def _hands() -> Assembly:
    return Assembly().running(method="show_of_hands", duration_ms=0)


def _early() -> Assembly:
    return Assembly().running(results_to="all").voted(57).closed()


MOMENTS: dict[str, Callable[[], Assembly]] = {
    "motion-0-voted": lambda: motion(60, 0),
    "motion-1": lambda: motion(1, 1, duration_ms=0),
    "motion-25": lambda: motion(25, 14),
    "motion-500": lambda: motion(500, 312),
    "motion-live": lambda: motion(60, 41, live_result=True),
    "motion-group": lambda: motion(60, 0, entitled_units=("Tổ 1", "Tổ 2", "Tổ 3")),
    "motion-long-secret": lambda: Assembly().running(LONG_TITLE, kind="separated").voted(47),
    "motion-separated": lambda: Assembly().running(kind="separated").voted(47),
    "motion-blind": lambda: Assembly().running(kind="blind").voted(52).dropped(47),
    "motion-hands": _hands,
    "motion-hands-timed": lambda: Assembly().running(method="show_of_hands"),
    "motion-hands-named": lambda: _hands().voted(31),
    "motion-hands-counted": lambda: _hands().counted(({"for": 41, "against": 6, "abstain": 2},)),
    "motion-paper": lambda: Assembly().running(LONG_TITLE, kind="separated", method="paper", duration_ms=0),
    "motion-part": parts,
    "motion-repeated": repeated,
    "options-open": lambda: options_result(),
    "options-long-open": lambda: Assembly().running(
        LONG_TITLE, form="options", paper=options_paper((LONG_TITLE, TITLE, "Giữ như hiện nay"))),
    "election-open": lambda: Assembly().running(
        "Bầu Ủy viên Ban Kinh tế – Ngân sách", form="election", kind="separated",
        paper=candidates(5, 3, offices=True)).voted(47),
    "election-1-open": lambda: Assembly(25).running(
        "Bầu Chủ tịch Hội đồng nhân dân", form="election", kind="blind", paper=candidates(1, 1)).voted(20).dropped(17),
    "election-60-open": lambda: Assembly(500).running(
        LONG_TITLE, form="election", kind="separated", paper=candidates(60, 30)).voted(312),
    "election-cross-out-open": lambda: Assembly().running(
        "Bầu Ủy viên Ban Kinh tế – Ngân sách", form="election", kind="separated",
        paper=candidates(9, 7, style="cross_out"), duration_ms=0),
    "election-paper-open": lambda: Assembly().running(
        "Bầu Ủy viên Ban Kinh tế – Ngân sách", form="election", kind="separated", method="paper",
        paper=candidates(5, 3), duration_ms=0),
    "election-run-2": further_run,
    "confidence-open": lambda: Assembly().running(
        "Lấy phiếu tín nhiệm người giữ chức vụ do Hội đồng nhân dân bầu", form="confidence_poll", kind="blind",
        paper=holders(9)).voted(52).dropped(44),
    "confidence-30-open": lambda: Assembly().running(
        "Lấy phiếu tín nhiệm người giữ chức vụ do Hội đồng nhân dân bầu", form="confidence_poll", kind="separated",
        paper=holders(30)).voted(52),
    "confidence-vote-open": lambda: Assembly().running(
        "Bỏ phiếu tín nhiệm", form="confidence_vote", kind="separated", paper=holders(2)).voted(9),
    "poll-open": lambda: opinion(3),
    "poll-12-open": lambda: opinion(12, 25),
    "closed-separated": lambda: Assembly().running(kind="separated", method="paper").counted(
        ({"for": 40, "against": 15, "abstain": 3},), papers(60)).closed(),
    "closed-election-paper": lambda: Assembly().running(
        LONG_TITLE, form="election", kind="separated", method="paper", paper=candidates(5, 3)).counted(
        ({f"c{place:02d}": 30 for place in range(5)},), papers(60)).closed(),
    "result-early": _early,
    "result-motion": lambda: motion(60, 57).closed().announced(),
    "result-motion-long": lambda: Assembly().running(LONG_TITLE).voted(57).closed().announced(),
    "result-motion-500": lambda: motion(500, 473).closed().announced(),
    "result-sum-note": lambda: Assembly(473).running(method="show_of_hands").counted(
        ({"for": 438, "against": 3, "abstain": 2},)).closed().announced(),
    "result-motion-1": lambda: motion(1, 1).closed().announced(),
    "result-nobody": lambda: motion(25, 0).closed().announced(),
    "result-plurality": lambda: Assembly().running(
        rule=Rule(compare="plurality", of="cast")).voted(30).closed().announced(),
    "result-secret": lambda: Assembly().running(kind="separated", method="paper").counted(
        ({"for": 40, "against": 15, "abstain": 3},), papers(60)).closed().announced(),
    "result-election": lambda: paper_election(5, 3, lambda place: (52, 31, 47, 20, 24)[place]),
    "result-election-1": lambda: paper_election(1, 1, lambda place: 55),
    "result-election-tied": lambda: paper_election(5, 2, lambda place: (50, 33, 33, 0, 0)[place]),
    "result-election-nobody": lambda: paper_election(5, 2, lambda place: (30, 29, 28, 17, 4)[place]),
    "result-election-60": lambda: paper_election(60, 30, lambda place: max(0, 58 - place)),
    "result-options": lambda: options_result().closed().announced(),
    "result-confidence-2": lambda: confidence(2, lambda place: 31 + 10 * place),
    "result-confidence-13": lambda: confidence(13, lambda place: 2 * place),
    "result-confidence-13-long": lambda: confidence(13, lambda place: place, title=LONG_TITLE),
    "result-confidence-30": lambda: confidence(30, lambda place: (place * 7) % 50),
    "result-confidence-vote": lambda: confidence_vote(3),
    "result-poll": lambda: opinion(1).closed().announced(),
    "result-poll-12": lambda: opinion(12, 25).closed().announced(),
    "result-void": void,
}  # fmt: skip
"""What the projector shows of ballots, by name."""

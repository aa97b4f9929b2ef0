"""Ballots of every form, at the moments that have a picture of their own. Built on the sample morning."""

from __future__ import annotations

import msgspec

from chair_console.domain import (
    ballots,
    hand_counts,
    preparing,
    results,
    roster,
    secret_votes,
    tellers,
    votes,
)
from chair_console.domain.actors import Actor, Context
from chair_console.domain.ballot import HandCount
from chair_console.domain.ballot_paper import BallotPaper, Marks, Option, Question
from chair_console.domain.decisions import Rule
from chair_console.domain.hall import apply, decide
from chair_console.domain.tally import Papers

from . import morning as moments
from .morning import Morning, at

NAMES = (
    "Lò Minh Hùng", "Vàng A Sinh Giàng Thị Dở", "Nguyễn Thị Phương Thảo", "Giàng A Chu", "Hoàng Đình Long",
    "Trần Quốc Việt", "Nông Văn Tuyên", "Bùi Quang Huy", "Sùng A Páo", "Lường Thị Inh", "Đặng Văn Khánh", "Lý Thị Mai",
)  # fmt: skip
OFFICES = (
    "Chủ tịch Hội đồng nhân dân tỉnh", "Phó Chủ tịch Ủy ban nhân dân tỉnh", "Trưởng Ban Dân tộc", "Chánh án",
)  # fmt: skip
LONG = (
    "Về việc thông qua Nghị quyết quy định một số chính sách hỗ trợ phát triển kinh tế – xã hội, chuyển đổi số, "
    "giáo dục và y tế ở vùng đồng bào dân tộc thiểu số và miền núi trên địa bàn tỉnh giai đoạn 2026–2030, tầm nhìn "
    "đến năm 2045, và bãi bỏ các nghị quyết đã ban hành trước đây có nội dung không còn phù hợp"
)


def voting() -> Morning:
    """10:06: the item is about to be voted on, nothing prepared but the sample's own ballot."""
    return moments.in_discussion().discussed().voting()


def candidates(number: int) -> tuple[Option, ...]:
    return tuple(
        Option(id=f"c{n}", label=NAMES[n % len(NAMES)], detail=OFFICES[n % 4], born=f"19{60 + n}-05-09")
        for n in range(number)
    )


def election_paper(number: int = 4, seats: int = 2) -> BallotPaper:
    question = Question(id="q1", text="Bầu Phó Chủ tịch", options=candidates(number), seats=seats, most=seats)
    return BallotPaper(questions=(question,))


def holders_paper(number: int) -> BallotPaper:
    holders = (
        Question(id=f"h{n}", text=NAMES[n % len(NAMES)], detail=OFFICES[n % 4], options=())
        for n in range(number)
    )
    return BallotPaper(questions=tuple(holders))


def poll_paper() -> BallotPaper:
    def question(key: str, text: str, answers: tuple[str, ...], most: int) -> Question:
        options = tuple(Option(id=f"{key}-{n}", label=answer) for n, answer in enumerate(answers))
        return Question(id=key, text=text, options=options, most=most)

    return BallotPaper(
        questions=(
            question("a", "Nên họp kỳ sau vào tháng nào?", ("Tháng Ba", "Tháng Tư", "Tháng Năm"), 1),
            question(
                "b",
                "Những nội dung nào cần giám sát năm 2027?",
                ("Giáo dục", "Y tế", "Đất đai", "Ngân sách"),
                4,
            ),
        )
    )


def with_ballot(hall: Morning, **plan: object) -> Morning:
    """One more ballot on the item, instead of the sample's own."""
    if "i3-b1" in hall.state.ballots and hall.state.ballots["i3-b1"].status == "prepared":
        hall.tell(ballots.WithdrawBallot(ballot_id="i3-b1", reason="thay bằng biểu quyết khác"))
    fields = {
        "id": "b1",
        "item_id": "i3",
        "title": "Bầu Phó Chủ tịch Hội đồng nhân dân tỉnh",
        "duration_ms": 0,
    }
    return hall.tell(preparing.PrepareBallot(**{**fields, **plan}))  # type: ignore[arg-type]


def with_urn(hall: Morning, ballot_id: str = "b1") -> Morning:
    """The hall has laid the urn."""
    actor = Actor(role="urn")
    context = Context(actor=actor, now=hall.now, fresh_id="urn")
    command = secret_votes.LayUrn(ballot_id=ballot_id, public_key="k" * 32)
    for event in decide(hall.state, command, context):
        apply(hall.state, event)
    return hall


def opened(hall: Morning, ballot_id: str = "b1") -> Morning:
    return hall.tell(ballots.OpenBallot(ballot_id=ballot_id), "10:06:54")


def marked(hall: Morning, papers: list[Marks], ballot_id: str = "b1") -> Morning:
    """Open papers, one for each present delegate as far as they go."""
    here = [key for key, mark in hall.state.presence.items() if mark.status == "present"]
    for delegate_id, marks in zip(here, papers, strict=False):
        hall.as_delegate(
            delegate_id, votes.CastVote(ballot_id=ballot_id, delegate_id=delegate_id, marks=marks)
        )
    hall.now = at("10:07:31")
    return hall


def closed(hall: Morning, ballot_id: str = "b1") -> Morning:
    return hall.tell(ballots.CloseBallot(ballot_id=ballot_id), "10:07:54")


def declared(hall: Morning, ballot_id: str = "b1") -> Morning:
    return hall.tell(results.DeclareResult(ballot_id=ballot_id), "10:08:20")


def with_tellers(hall: Morning) -> Morning:
    ids = ("d03", "d05", "d10", "d15", "d26", "d33", "d40")
    return hall.tell(tellers.AppointTellers(delegate_ids=ids))


def counted(hall: Morning, counts: list[dict[str, int]], papers: Papers | None) -> Morning:
    count = HandCount(counts=tuple(counts), papers=papers)
    return hall.tell(hand_counts.EnterCount(ballot_id="b1", count=count), role="secretary")


# --- moments --------------------------------------------------------------------------------------------------------


def election_closed(
    votes_for: tuple[int, ...] = (49, 38, 22, 5), number: int = 4, seats: int = 2, hall: Morning | None = None
) -> Morning:
    """An open election; so many papers name each candidate."""
    hall = opened(with_ballot(hall or voting(), form="election", paper=election_paper(number, seats)))
    left = dict(enumerate(votes_for))
    papers: list[Marks] = []
    for _ in range(58):
        chosen = sorted((n for n in left if left[n] > 0), key=lambda n: -left[n])[:seats]
        for n in chosen:
            left[n] -= 1
        papers.append((tuple(f"c{n}" for n in chosen),))
    return closed(marked(hall, papers))


def long_title_closed() -> Morning:
    """The longest title, of an election that fills no seat."""
    hall = opened(with_ballot(voting(), form="election", title=LONG, paper=election_paper(12, 3)))
    return closed(marked(hall, [((f"c{n % 12}",),) for n in range(58)]))


def long_motion_closed() -> Morning:
    return closed(live_open())


def election_tied(hall: Morning | None = None) -> Morning:
    return election_closed((45, 36, 36, 4), seats=2, hall=hall)


def paper_election() -> Morning:
    """Secret, on paper, open; the tellers are named and nothing is entered yet."""
    hall = with_tellers(voting())
    return opened(
        with_ballot(hall, form="election", kind="separated", method="paper", paper=election_paper())
    )


def paper_counted(returned: int = 57) -> Morning:
    counts = [{"c0": 49, "c1": 38, "c2": 22, "c3": 0}]
    return counted(
        paper_election(), counts, Papers(issued=58, returned=returned, valid=returned - 2, invalid=2)
    )


def confidence_closed(number: int = 4) -> Morning:
    """A confidence poll on paper, as the tellers counted it."""
    hall = opened(
        with_ballot(
            with_tellers(voting()), form="confidence_poll", kind="separated", method="paper",
            title="Lấy phiếu tín nhiệm người giữ chức vụ do Hội đồng bầu", paper=holders_paper(number),
        )
    )  # fmt: skip
    lows = (3, 31, 40, 8)
    counts = [{"high": 52 - lows[n % 4], "medium": 3, "low": lows[n % 4]} for n in range(number)]
    return closed(counted(hall, counts, Papers(issued=58, returned=57, valid=56, invalid=1)))


def poll_closed() -> Morning:
    hall = opened(
        with_ballot(voting(), form="opinion_poll", paper=poll_paper(), title="Xin ý kiến về kế hoạch 2027")
    )
    papers: list[Marks] = [
        ((f"a-{n % 3}",), tuple(f"b-{m}" for m in range(4) if (n + m) % 3)) for n in range(50)
    ]
    return closed(marked(hall, papers))


def options_closed() -> Morning:
    options = (
        Option(id="x", label="Phương án 1: hỗ trợ 70% kinh phí"),
        Option(id="y", label="Phương án 2: hỗ trợ 50% kinh phí, kéo dài đến năm 2032"),
    )
    paper = BallotPaper(questions=(Question(id="q1", text="Mức hỗ trợ", options=options, seats=1),))
    plurality = Rule(compare="plurality", of="cast")
    hall = opened(with_ballot(voting(), form="options", rule=plurality, title="Mức hỗ trợ", paper=paper))
    return closed(marked(hall, [(("x",),)] * 30 + [(("y",),)] * 24))


def hands_open(named: int = 12) -> Morning:
    """A show of hands: some seats are marked."""
    hall = opened(with_ballot(voting(), method="show_of_hands", title="Thông qua chương trình kỳ họp"))
    here = [key for key, mark in hall.state.presence.items() if mark.status == "present"]
    for place, key in enumerate(here[:named]):
        choice = "against" if place % 7 == 3 else "abstain" if place % 7 == 5 else "for"
        command = votes.EnterVote(ballot_id="b1", delegate_id=key, choice=choice)  # type: ignore[arg-type]
        hall.tell(command, role="secretary")
    return hall


def live_open() -> Morning:
    hall = opened(with_ballot(voting(), title=LONG, live_result=True, duration_ms=60_000))
    here = [key for key, mark in hall.state.presence.items() if mark.status == "present"]
    for place, key in enumerate(here[:33]):
        choice = "against" if place % 8 == 3 else "for"
        hall.as_delegate(key, votes.CastVote(ballot_id="b1", delegate_id=key, choice=choice))  # type: ignore[arg-type]
    hall.now = at("10:07:31")
    return hall


def secret_open(kind: str = "blind", voted: int = 20) -> Morning:
    """A secret ballot by tablet: of the blind grade papers come without a name."""
    hall = opened(with_urn(with_ballot(voting(), form="election", kind=kind, paper=election_paper())))
    here = [key for key, mark in hall.state.presence.items() if mark.status == "present"]
    ballot = hall.state.ballots["b1"]
    for key in here[: voted + 8]:
        if kind == "blind":
            ballot.tokens[key] = "0" * 64
        else:
            ballot.voted[key] = "r"
    ballot.papers_in_urn = voted
    return hall


def kept_closed() -> Morning:
    """Nobody sees the result before it is declared."""
    paper = election_paper()
    hall = opened(with_ballot(voting(), form="election", results_to="declared", paper=paper))
    return closed(marked(hall, [(("c0", "c1"),)] * 50))


def void_closed() -> Morning:
    return closed(paper_counted(59))


def parts_prepared() -> Morning:
    hall = with_ballot(voting(), title="Toàn văn dự thảo Nghị quyết")
    for n in (1, 2):
        hall.tell(
            preparing.PrepareBallot(id=f"p{n}", item_id="i3", title=f"Điều {n} của dự thảo", part_of="b1")
        )
    return hall


def corrected() -> Morning:
    hall = moments.in_ballot(57).ballot_closed()
    command = votes.CorrectVote(
        ballot_id="i3-b1", delegate_id="d01", choice="abstain", reason="bấm nhầm, đã báo ngay"
    )
    return hall.tell(command, role="secretary")


def of_size(number: int) -> Morning:
    """A hall of so many delegates, all present, the ballot just opened (with nobody it stays prepared)."""
    hall = voting()
    rows = [
        roster.DelegateRow(
            id=f"x{n}", name=f"{NAMES[n % 12]} {n}", seat=f"{chr(ord('A') + n // 25)}{n % 25 + 1}"
        )
        for n in range(number)
    ]  # fmt: skip
    first = next(iter(hall.state.roster.values()))
    hall.state.roster = {
        row.id: type(first)(
            **{f: getattr(row, f) for f in roster.DelegateRow.__struct_fields__}, in_office=True
        )
        for row in rows
    }
    mark = next(m for m in hall.state.presence.values() if m.status == "present")
    hall.state.presence = {row.id: msgspec.structs.replace(mark) for row in rows}
    hall.state.devices = {}
    return opened(with_ballot(hall, title=LONG)) if number else with_ballot(hall, title=LONG)

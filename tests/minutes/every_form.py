"""A session in which everything is decided in every way that the law knows, for the minutes to tell."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from chair_console.domain import (
    agenda,
    ballots,
    hand_counts,
    preparing,
    presence,
    proxies,
    results,
    secret_votes,
    session,
    tellers,
    votes,
)
from chair_console.domain.actors import URN, Actor
from chair_console.domain.ballot import HandCount
from chair_console.domain.ballot_paper import BallotPaper, Marks, Option, Question
from chair_console.domain.decisions import Rule
from chair_console.domain.tally import Papers

from .player import SECRETARY, Player

HEAD = "3f9a07c1" + "0" * 56
URN_SHA256 = "ab" * 32
RULES = session.Rules(confidence_poll=True, proxies=True, casting_vote=True)
CANDIDATES = tuple(
    Option(id=key, label=name, detail=office, born=born)
    for key, name, office, born in (
        ("a", "Lê Thị Bình", "Trưởng Ban Pháp chế", "1975-03-01"),
        ("b", "Đỗ Văn Cường", "Phó Trưởng Ban Dân tộc", "1968-10-12"),
        ("c", "Hà Minh Dũng", "Chủ tịch xã Mẫu", "1980-01-20"),
    )
)


def election(title: str, *, seats: int = 1, most: int = 1, **plan: Any) -> preparing.PrepareBallot:
    question = Question(id="q", text="Danh sách bầu", options=CANDIDATES, seats=seats, most=most)
    fields = {"item_id": "i1", "duration_ms": 0, "rule_name": "election", **plan}
    paper = BallotPaper(questions=(question,))
    return preparing.PrepareBallot(title=title, form="election", paper=paper, **fields)


def holders(*names: tuple[str, str]) -> BallotPaper:
    empty: tuple[Option, ...] = ()
    questions = tuple(
        Question(id=f"p{n}", text=name, detail=office, options=empty)
        for n, (name, office) in enumerate(names, start=1)
    )
    return BallotPaper(questions=questions)


class FormsPlayer(Player):
    """Holds ballots of every form."""

    def delegate(self, delegate_id: str) -> Actor:
        return Actor(role="delegate", delegate_id=delegate_id)

    def prepare(self, title: str, **plan: Any) -> str:
        return self.do(preparing.PrepareBallot(item_id="i1", title=title, duration_ms=0, **plan), SECRETARY)

    def open_ballot(self, ballot_id: str) -> None:
        self.do(ballots.OpenBallot(ballot_id=ballot_id))

    def cast(self, ballot_id: str, **choices: str) -> None:
        for delegate, choice in choices.items():
            command = votes.CastVote(ballot_id=ballot_id, delegate_id=delegate, choice=choice)  # type: ignore[arg-type]
            self.do(command, self.delegate(delegate))

    def mark(self, ballot_id: str, **papers: Marks) -> None:
        for delegate, marks in papers.items():
            command = votes.CastVote(ballot_id=ballot_id, delegate_id=delegate, marks=marks)
            self.do(command, self.delegate(delegate))

    def end(self, ballot_id: str, **outside: Any) -> None:
        self.do(ballots.CloseBallot(ballot_id=ballot_id), **outside)
        self.do(results.DeclareResult(ballot_id=ballot_id), head=HEAD)

    def enter_count(self, ballot_id: str, *counts: dict[str, int], papers: Papers | None = None) -> None:
        command = hand_counts.EnterCount(ballot_id=ballot_id, count=HandCount(counts=counts, papers=papers))
        self.do(command, SECRETARY)

    def in_secret(self, ballot_id: str, **papers: Marks) -> None:
        """Separated: who votes is recorded, the papers come at the close."""
        self.do(secret_votes.LayUrn(ballot_id=ballot_id, public_key="sealed"), URN)
        self.open_ballot(ballot_id)
        for delegate, marks in papers.items():
            command = secret_votes.CastSecretVote(ballot_id=ballot_id, delegate_id=delegate, marks=marks)
            self.do(command, self.delegate(delegate))
        self.end(ballot_id, urn=tuple(sorted(papers.values())), urn_sha256=URN_SHA256)

    def blindly(self, ballot_id: str, **papers: Marks) -> None:
        self.do(secret_votes.LayUrn(ballot_id=ballot_id, public_key="key"), URN)
        self.open_ballot(ballot_id)
        for delegate in papers:
            token = secret_votes.SignToken(
                ballot_id=ballot_id, delegate_id=delegate, blinded_sha256=f"blinded by {delegate}"
            )
            self.do(token, self.delegate(delegate))
        self.do(secret_votes.DropPapers(ballot_id=ballot_id, count=len(papers)), URN)
        self.end(ballot_id, urn=tuple(sorted(papers.values())), urn_sha256=URN_SHA256)


def every_form(folder: Path, *, language: str = "vi", **convened: Any) -> Player:
    """Five of six delegates are there; d6 has given d5 a proxy."""
    player = FormsPlayer(folder)
    player.convene(language=language, body_kind="commune", rules=RULES, **convened).open().lay_agenda()
    player.do(agenda.StartItem(item_id="i1"))
    proxy = proxies.GiveProxy(delegate_id="d6", holder_id="d5", reason="Giấy ủy quyền số 2.")
    player.do(proxy, SECRETARY)
    _motions(player)
    _hands(player)
    player.do(tellers.AppointTellers(delegate_ids=("d1", "d3", "d4"), head_id="d3"), SECRETARY)
    _elections(player)
    _confidence(player)
    player.do(agenda.FinishItem())
    return player


def _motions(player: FormsPlayer) -> None:
    """A part and its whole, how votes come in, a correction, a repetition, a tie that the chair decides."""
    whole = player.prepare("Toàn văn nghị quyết", rule_name="resolution")
    part = player.prepare("Điều 3", part_of=whole, resolution=False)
    player.open_ballot(part)
    player.cast(part, d1="for", d2="against", d3="for")
    reason = "Máy hỏng màn hình."
    by_hand = votes.EnterVote(ballot_id=part, delegate_id="d4", choice="for", reason=reason)
    player.do(by_hand, SECRETARY)
    for_another = votes.CastVote(ballot_id=part, delegate_id="d6", choice="for")
    player.do(for_another, player.delegate("d5"))
    player.do(ballots.CloseBallot(ballot_id=part))
    wrong = votes.CorrectVote(ballot_id=part, delegate_id="d2", choice="abstain", reason="Bấm nhầm")
    player.do(wrong, SECRETARY)
    player.do(results.DeclareResult(ballot_id=part), head=HEAD)
    player.open_ballot(whole)
    player.cast(whole, d1="for", d2="for", d3="for")
    player.end(whole)
    again = player.do(preparing.RepeatBallot(ballot_id=whole, reason="Có đại biểu mất kết nối."))
    player.open_ballot(again)
    player.cast(again, d1="for", d2="for", d3="for", d4="for")
    player.end(again)
    tied = player.prepare("Thứ tự chất vấn", rule=Rule(of="for_against"), resolution=False)
    player.open_ballot(tied)
    player.cast(tied, d1="for", d2="against")
    player.do(ballots.CloseBallot(ballot_id=tied))
    player.do(results.GiveCastingVote(ballot_id=tied, choice="for"))
    player.do(results.DeclareResult(ballot_id=tied), head=HEAD)


def _hands(player: FormsPlayer) -> None:
    """Hands named on the seat map, and hands that were only counted, once wrongly."""
    named = player.prepare("Danh sách thư ký", method="show_of_hands", resolution=False)
    player.open_ballot(named)
    for delegate in ("d1", "d2", "d3", "d4"):
        player.do(votes.EnterVote(ballot_id=named, delegate_id=delegate, choice="for"), SECRETARY)
    for choice in ("against", "for"):  # the seat was touched once too often
        again = votes.EnterVote(ballot_id=named, delegate_id="d4", choice=choice, change=True)  # type: ignore[arg-type]
        player.do(again, SECRETARY)
    player.end(named)
    counted = player.prepare("Ban kiểm phiếu", method="show_of_hands", resolution=False)
    player.open_ballot(counted)
    player.enter_count(counted, {"for": 3, "against": 0, "abstain": 0})
    player.enter_count(counted, {"for": 4, "against": 1, "abstain": 0})
    player.end(counted)


def _elections(player: FormsPlayer) -> None:
    """On paper: equal votes, a re-vote among equals that age decides; then a void one; options in the open."""
    first = player.do(
        election("Bầu Phó Chủ tịch", most=2, method="paper", kind="separated", rule=Rule(of="present"))
    )
    player.open_ballot(first)
    issued = Papers(issued=5, returned=5, valid=4, invalid=1)
    player.enter_count(first, {"a": 3, "b": 3, "c": 1}, papers=issued)
    player.end(first)
    chosen = preparing.PrepareFurtherRun(ballot_id=first)
    second = player.do(chosen)
    player.open_ballot(second)
    player.enter_count(
        second, {"a": 2, "b": 2}, papers=Papers(issued=5, returned=5, valid=4, invalid=1, blank=1)
    )
    player.end(second)
    void = player.do(election("Bầu Trưởng Ban", method="paper", kind="separated"))
    player.open_ballot(void)
    player.enter_count(
        void, {"a": 3, "b": 1, "c": 1}, papers=Papers(issued=4, returned=5, valid=5, invalid=0)
    )
    player.end(void)
    options = (Option(id="x", label="Phương án 1"), Option(id="y", label="Phương án 2"))
    question = Question(id="q", text="Tên gọi", options=options, seats=1)
    plan = {"form": "options", "paper": BallotPaper(questions=(question,))}
    choice = player.prepare("Tên gọi của quỹ", **plan)
    player.open_ballot(choice)
    player.mark(choice, d1=(("x",),), d2=(("x",),), d3=(("x",),), d4=(("x",),), d5=(("y",),))
    player.end(choice)


def _confidence(player: FormsPlayer) -> None:
    """Separated and blind; and an opinion poll with two questions."""
    paper = holders(("Trần Văn An", "Chủ tịch UBND"), ("Lò Thị Hoa", "Phó Chủ tịch HĐND"))
    poll = player.prepare(
        "Người giữ chức vụ do HĐND bầu", kind="separated", form="confidence_poll", paper=paper
    )
    low, high = (("low",), ("high",)), (("high",), ("high",))
    player.in_secret(poll, d1=low, d2=low, d3=low, d4=high, d5=((), ("medium",)))
    one = holders(("Trần Văn An", "Chủ tịch UBND"))
    vote = player.prepare("Chủ tịch UBND", kind="blind", form="confidence_vote", paper=one)
    against, confident = (("no_confidence",),), (("confidence",),)
    player.blindly(vote, d1=against, d2=against, d3=against, d4=confident)
    motion = player.prepare("Kỷ luật", kind="separated", rule_name="resolution")
    player.in_secret(
        motion, d1=(("for",),), d2=(("for",),), d3=(("for",),), d4=(("for",),), d5=(("against",),)
    )
    questions = tuple(
        Question(
            id=f"q{n}", text=text, most=2, options=(Option(id="x", label="Có"), Option(id="y", label="Không"))
        )
        for n, text in enumerate(("Họp trực tuyến?", "Họp tối?"), start=1)
    )
    opinion = player.prepare("Cách họp", form="opinion_poll", paper=BallotPaper(questions=questions))
    player.open_ballot(opinion)
    player.mark(opinion, d1=(("x",), ("y",)), d2=(("x", "y"), ()), d3=(("x",), ("y",)))
    player.end(opinion)
    left = [presence.PresenceMark(delegate_id="d5", status="left")]
    player.do(presence.MarkPresence(marks=left), SECRETARY)

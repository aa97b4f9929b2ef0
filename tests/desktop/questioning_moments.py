"""The questioning of the same morning: group 1 at its fourth question, as in the drawings."""

from __future__ import annotations

from chair_console.client.prepared import group_commands
from chair_console.domain import agenda, floor, opinions, questioning, questions, turns
from chair_console.domain.speaking_order import queue

from . import morning as moments
from .morning import Morning, at

ASKED = ("d03", "d21", "d09", "d37")
WAITING = ("d19", "d48", "d42")
DUE = "2026-12-10"


def question_of(hall: Morning, delegate_id: str) -> questioning.Question:
    return next(q for q in hall.state.questioning.questions.values() if q.delegate_id == delegate_id)


def register(hall: Morning, delegate_id: str, kind: floor.RequestKind = "question") -> None:
    said = next((s for s in hall.sample.speeches if s.delegate == delegate_id and s.kind == kind), None)
    wish = floor.RequestToSpeak(
        delegate_id=delegate_id, kind=kind, subject=said.text if said else "", to=said.to if said else ""
    )
    hall.as_delegate(delegate_id, wish)


def ask(hall: Morning, delegate_id: str, clock: str, end: str) -> None:
    request = next(r for r in queue(hall.state) if r.delegate_id == delegate_id and r.kind == "question")
    hall.tell(turns.GiveFloor(request_id=request.id), clock).tell(turns.EndTurn(), end)


def debate(hall: Morning, delegate_id: str, clock: str, end: str) -> None:
    register(hall, delegate_id, "debate")
    request = next(r for r in queue(hall.state) if r.delegate_id == delegate_id)
    hall.tell(turns.GiveFloor(request_id=request.id), clock).tell(turns.EndTurn(), end)


def answer(hall: Morning, delegate_id: str, clock: str, end: str = "") -> None:
    command = questions.AnswerQuestions(question_ids=[question_of(hall, delegate_id).id])
    hall.tell(command, clock)
    if end:
        hall.tell(turns.EndTurn(), end)


def before_questioning() -> Morning:
    """The third item is over; everybody who wants to ask has registered; no group has been started."""
    hall = moments.a_morning().convened().with_tablets().roll_call().opened().first_two_items()
    for command in group_commands(hall.sample):
        hall.tell(command, role="secretary")
    hall.tell(agenda.StartItem(item_id="i5"), "10:45").tell(agenda.StartPhase(phase="questioning"), "10:47")
    for delegate_id in (*ASKED, *WAITING):
        register(hall, delegate_id)
    return hall


def group_started() -> Morning:
    return before_questioning().tell(questioning.StartGroup(group_id="i5-g1"), "10:48")


def in_questioning() -> Morning:
    """11:02:00: the fourth question is being answered, 1:34 are left; three wait to debate, one opinion is in."""
    hall = group_started()
    ask(hall, "d03", "10:48:30", "10:49:18")
    answer(hall, "d03", "10:49:20", "10:52:01")
    debate(hall, "d03", "10:52:05", "10:53:10")
    ask(hall, "d21", "10:53:20", "10:54:10")
    answer(hall, "d21", "10:54:15", "10:57:13")
    ask(hall, "d09", "10:57:20", "10:58:15")
    due_at = at("23:59:59") + 17 * questions.DAY_MS
    hall.tell(questions.PromiseInWriting(question_id=question_of(hall, "d09").id, due_at=due_at), "10:58:30")
    ask(hall, "d37", "10:59:20", "11:00:12")
    answer(hall, "d37", "11:00:34")
    for delegate_id in ("d01", "d37", "d47"):
        register(hall, delegate_id, "debate")
    opinion = opinions.HandInOpinion(delegate_id="d10", item_id="i2", text=OPINION)
    hall.as_delegate("d10", opinion)
    hall.now = at("11:02:00")
    return hall


OPINION = (
    "Nhất trí với báo cáo. Đề nghị làm rõ vì sao đến hết tháng 10 giải ngân vốn đầu tư công mới đạt 68,4% kế hoạch.\n"
    "Đề nghị giao Chủ tịch Ủy ban nhân dân cấp xã chịu trách nhiệm cụ thể về giải phóng mặt bằng từng dự án."
)

"""Moments of the morning that only the pictures need."""

from __future__ import annotations

import msgspec

from chair_console.domain import ballots, floor, presence, questions, regulation, screen, session, turns
from chair_console.domain.speaking_order import queue
from tests.desktop import morning as moments
from tests.desktop import questioning_moments as asked


def closed() -> moments.Morning:
    return moments.in_ballot(57).ballot_closed()


def between() -> moments.Morning:
    return moments.before_opening().opened()


def signalled() -> moments.Morning:
    """A point of order holds a speech up, another one waits, groups have their time, one has left."""
    hall = moments.in_discussion()
    rules = msgspec.structs.replace(hall.state.rules(), group_minutes=8)
    hall.tell(regulation.AmendRules(rules=rules, reason="Nghị quyết"), role="secretary")
    for delegate_id in ("d20", "d33"):
        hall.as_delegate(delegate_id, floor.RequestToSpeak(delegate_id=delegate_id, kind="point_of_order"))
    hall.as_delegate("d40", floor.RequestToSpeak(delegate_id="d40", kind="interpose"))
    hall.tell(turns.GiveFloor(request_id=queue(hall.state)[0].id))
    gone = presence.PresenceMark(delegate_id="d10", status="left")
    hall.tell(presence.MarkPresence(marks=[gone]), role="secretary")
    hall.tell(floor.OpenRegistration(item_id="i4"), role="secretary")
    hall.as_delegate("d21", floor.RequestToSpeak(delegate_id="d21", kind="discuss", item_id="i4"))
    hall.now += 20_000
    return hall


def promised_while_answering() -> moments.Morning:
    """A written answer is promised while the respondent speaks; one waits to explain, one with a point of order."""
    hall = asked.in_questioning()
    question = asked.question_of(hall, "d37")
    due_at = moments.at("23:59:59") + 14 * questions.DAY_MS
    hall.tell(questions.PromiseInWriting(question_id=question.id, due_at=due_at))
    asked.register(hall, "d10", "explain")
    asked.register(hall, "d20", "point_of_order")
    return hall


def discussed() -> moments.Morning:
    return moments.in_discussion().discussed()


def paused() -> moments.Morning:
    return moments.in_ballot().tell(ballots.PauseBallot(ballot_id="i3-b1"))


def presenting() -> moments.Morning:
    hall = moments.before_opening().opened().first_two_items().presenting()
    hall.now = moments.at("09:20:30")
    return hall


def voting() -> moments.Morning:
    return moments.in_discussion().discussed().voting()


def prepared_frozen() -> moments.Morning:
    return moments.in_discussion().help_called().tell(screen.FreezeScreen())


def over() -> moments.Morning:
    return closed().declared().recess().tell(session.EndRecess(), "10:25").over()

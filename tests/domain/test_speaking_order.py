"""The order of the queue, whatever happens: everyone who waits is in it once, and nobody overtakes without a rule."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from chair_console.domain import agenda, floor, presence, session, turns
from chair_console.domain.refusals import Refused
from chair_console.domain.speaking_order import AWAY, called_before, queue, standing

from .building import HallDouble, a_sitting

DELEGATES = [f"d{number:02d}" for number in range(1, 7)]
KINDS = ("discuss", "question", "debate", "explain", "point_of_order", "interpose")

acts = st.one_of(
    st.tuples(st.just("register"), st.sampled_from(DELEGATES), st.sampled_from(KINDS)),
    st.tuples(st.just("register"), st.sampled_from(DELEGATES), st.sampled_from(["discuss", "debate"])),
    st.tuples(st.just("move"), st.integers(0, 9), st.integers(0, 9)),
    st.tuples(st.sampled_from(["call", "skip", "withdraw", "restore"]), st.integers(0, 9), st.just(0)),
    st.tuples(st.just("end"), st.just(0), st.just(0)),
    st.tuples(st.sampled_from(["leave", "come"]), st.sampled_from(DELEGATES), st.just(0)),
)
rules = st.builds(
    session.Rules,
    first_speakers_first=st.booleans(),
    present_only_floor=st.booleans(),
    debate_first=st.booleans(),
    pro_contra=st.booleans(),
    max_speeches=st.just(5),
)


def attempt(hall: HallDouble, act: tuple[str, object, object]) -> None:
    verb, what, other = act
    requests = [*hall.state.floor.requests.values()]
    chosen = requests[what % len(requests)].id if isinstance(what, int) and requests else "nowhere"
    beside = requests[other % len(requests)].id if isinstance(other, int) and requests else ""
    mark = presence.PresenceMark(delegate_id=str(what), status="left" if verb == "leave" else "present")
    side = "pro" if str(what) < "d04" else "contra"
    commands = {
        "register": floor.RequestToSpeak(delegate_id=str(what), kind=other, side=side, to="UBND tỉnh")  # type: ignore[arg-type]
        if verb == "register"
        else None,
        "move": floor.MoveRequest(request_id=chosen, before=beside, reason="lý do"),
        "call": turns.GiveFloor(request_id=chosen, reason="lý do"),
        "skip": floor.SkipRequest(request_id=chosen),
        "withdraw": floor.WithdrawRequest(request_id=chosen),
        "restore": floor.RestoreRequest(request_id=chosen),
        "end": turns.EndTurn(),
        "leave": presence.MarkPresence(marks=[mark]),
        "come": presence.MarkPresence(marks=[mark]),
    }
    command = commands[verb]
    assert command is not None
    try:
        hall.give(command, "chair")
    except Refused:
        return


@settings(max_examples=150, deadline=None)
@given(rules=rules, done=st.lists(acts, max_size=40))
def test_the_order_is_total_stable_and_loses_nobody(
    rules: session.Rules, done: list[tuple[str, object, object]]
) -> None:
    hall = a_sitting(6, rules=rules).in_discussion()
    hall.give(agenda.StartPhase(phase="questioning"))
    for act in done:
        before = [request.id for request in queue(hall.state)]
        attempt(hall, act)
        after = queue(hall.state)
        waiting = [r.id for r in hall.state.floor.requests.values() if r.status == "waiting"]
        assert sorted(r.id for r in after) == sorted(waiting), "somebody is lost, or there twice"
        standings = [standing(hall.state, r) for r in after]
        assert standings == sorted(standings)
        assert len([r for r in after if called_before(hall.state, r) is None]) >= bool(after)
        if act[0] == "register" or (act[0] in ("skip", "withdraw") and not rules.pro_contra):
            _the_others_keep_their_order(before, after)
        _only_a_signal_holds_a_speech_up(hall)
        if not rules.pro_contra:
            _registration_decides_among_equals(hall, after)


def _the_others_keep_their_order(before: list[str], after: list[floor.SpeechRequest]) -> None:
    """Those of a side among themselves, and those of none, who keep their places: two sides take turns around them."""
    for with_side in (True, False):
        now = [r.id for r in after if bool(r.side) == with_side and r.id in before]
        assert now == [key for key in before if key in now], "an arrival changed the others' order"


def _registration_decides_among_equals(hall: HallDouble, after: list[floor.SpeechRequest]) -> None:
    order = hall.state.floor.order
    for one, next_one in pairwise(after):
        if standing(hall.state, one) == standing(hall.state, next_one) != AWAY:
            assert order.index(one.id) < order.index(next_one.id)


def _only_a_signal_holds_a_speech_up(hall: HallDouble) -> None:
    held_up, turn = hall.state.floor.interrupted, hall.state.floor.turn
    if held_up is not None:
        assert turn is not None and turn.kind in ("point_of_order", "interpose")
        assert held_up.running_since is None

"""The working regulation: every value can be set, has its source, and is told apart when it is from memory."""

from __future__ import annotations

import msgspec
import pytest

from chair_console.domain import regulation, session, settings
from chair_console.domain.refusals import Refused

from .building import a_hall, a_sitting


def amend(**changed: object) -> regulation.AmendRules:
    rules = msgspec.structs.replace(session.Rules(), **changed)
    return regulation.AmendRules(rules=rules, reason="Nghị quyết số 3 của Hội đồng")


def test_every_setting_is_a_field_of_the_rules_and_its_default_is_one_of_its_choices() -> None:
    defaults = session.Rules()
    for setting in settings.SETTINGS:
        value = settings.value_of(defaults, setting.key)
        assert not setting.choices or value in setting.choices


def test_a_changed_regulation_holds_from_then_on_and_stands_in_the_record() -> None:
    hall = a_sitting(6, present=5)
    hall.give(amend(casting_vote=True, max_speeches=3), "secretary")
    assert hall.state.rules().casting_vote
    assert hall.give(amend(casting_vote=True, max_speeches=3), "secretary") == []


def test_the_times_of_the_floor_are_set_in_minutes_beside_the_rest() -> None:
    changed = {"floor.discuss_first_ms": 5, "group_minutes": 20, "pro_contra": True}
    rules = settings.with_values(session.Rules(), changed)
    assert (rules.floor.discuss_first_ms, rules.group_minutes, rules.pro_contra) == (300_000, 20, True)
    assert rules.floor.discuss_again_ms == session.FloorLimits().discuss_again_ms
    assert {key: settings.value_of(rules, key) for key in changed} == changed


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"quorum": (3, 2)}, "session.bad_quorum"),
        ({"max_speeches": 0}, "regulation.bad_number"),
        ({"floor": session.FloorLimits(question_ms=0)}, "regulation.bad_limit"),
        ({"secrecy_allowed": True}, "regulation.secrecy_elsewhere"),
    ],
)
def test_a_regulation_that_makes_no_sense_is_refused(changed: dict[str, object], code: str) -> None:
    with pytest.raises(Refused) as caught:
        a_sitting(6).give(amend(**changed), "secretary")
    assert caught.value.code == code


def test_a_regulation_is_not_changed_without_the_reason_nor_by_a_delegate() -> None:
    hall = a_sitting(6)
    changed = amend(casting_vote=True)
    for reason in ("", "  "):
        with pytest.raises(Refused) as caught:
            hall.give(msgspec.structs.replace(changed, reason=reason), "secretary")
        assert caught.value.code == "regulation.no_reason"
    with pytest.raises(Refused) as caught:
        hall.as_delegate("d01", changed)
    assert caught.value.code == "access.role"
    assert hall.state.rules() == session.Rules()
    (event,) = hall.give(msgspec.structs.replace(changed, reason=" Nghị quyết "), "secretary")
    assert isinstance(event, regulation.RulesAmended)
    assert (event.reason, event.rules.casting_vote) == ("Nghị quyết", True)


def test_no_session_begins_with_a_regulation_that_makes_no_sense() -> None:
    with pytest.raises(Refused) as caught:
        a_hall().with_session(session.Rules(max_speeches=0))
    assert caught.value.code == "regulation.bad_number"


def test_the_rules_do_not_change_while_a_ballot_runs() -> None:
    hall = a_sitting(6).with_open_ballot()
    with pytest.raises(Refused) as caught:
        hall.give(amend(allow_change_until_close=False), "secretary")
    assert caught.value.code == "ballot.another_open"

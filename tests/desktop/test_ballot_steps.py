"""What the desk offers next with ballots that follow from others, and who can still vote in one that runs."""

from __future__ import annotations

from typing import Any

import pytest

from chair_console.desktop.ballot_view import silent_rows
from chair_console.desktop.next_step_ballots import repeat_shown
from chair_console.domain import ballots, preparing
from chair_console.scene.topics import Topics

from . import ballot_moments as forms
from .test_ballot_forms import VI, step_of


def test_where_the_absent_may_vote_they_are_among_those_who_have_not_and_nobody_votes_for_them() -> None:
    hall = forms.opened(forms.with_ballot(forms.voting(), present_only=False))
    topics = Topics(hall.tables())
    shown = topics.running_ballot
    assert shown is not None
    rows = silent_rows(topics, VI, shown, set())
    assert len(rows) == shown.entitled == len(topics.delegates)
    last = rows[-1]
    assert last["note"] == "vắng, bỏ phiếu từ xa được" and not last["here"] and not last["needs_help"]
    question = step_of(hall).way.question
    assert question is not None and f"còn {shown.entitled} đại biểu chưa bấm" in question.title


@pytest.mark.parametrize("again", ["run", "repetition"])
def test_what_goes_on_with_a_ballot_is_opened_before_the_others_that_wait(again: str) -> None:
    hall = forms.declared(forms.election_tied())
    hall.tell(preparing.PrepareBallot(id="b0", item_id="i3", title="Việc khác", duration_ms=0))
    follows: dict[str, Any] = {
        "run": preparing.PrepareFurtherRun(ballot_id="b1"),
        "repetition": preparing.RepeatBallot(ballot_id="b1", reason="Phát nhầm phiếu"),
    }
    hall.tell(follows[again])
    command = step_of(hall).way.command
    assert isinstance(command, ballots.OpenBallot) and command.ballot_id not in ("b0", "b1")


def test_a_ballot_whose_further_run_waits_is_not_offered_to_be_held_again() -> None:
    hall = forms.declared(forms.election_tied())
    assert repeat_shown(Topics(hall.tables()), VI)
    hall.tell(preparing.PrepareFurtherRun(ballot_id="b1"))
    assert not repeat_shown(Topics(hall.tables()), VI)

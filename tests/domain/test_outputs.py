"""The pictures of the hall beside the main one, the countdown, and how a result is drawn."""

from __future__ import annotations

import msgspec
import pytest

from chair_console.domain import agenda, documents, outputs, regulation, results, screen, session
from chair_console.domain.outputs import MAIN, AddOutput, AmendOutput, Margins, OutputPlan, RemoveOutput
from chair_console.domain.refusals import Refused
from chair_console.hall.topics import VIEWS
from chair_console.hall.topics.audience import Audience, Surroundings
from chair_console.protocol.ballot_views import BallotView

from .building import HallDouble, a_sitting, file_facts

LOBBY = OutputPlan(name="Sảnh")


def refusal(hall: HallDouble, command: outputs.Command) -> str:
    with pytest.raises(Refused) as refused:
        hall.give(command, "secretary")
    return refused.value.code


def test_the_desk_adds_an_output_gives_it_a_view_and_margins_and_takes_it_away() -> None:
    hall = HallDouble()
    hall.give(AddOutput(id="sanh", plan=OutputPlan(name="  Sảnh   tầng 1 ")), "secretary")
    assert outputs.plans_of(hall.state)["sanh"].name == "Sảnh tầng 1"
    wide = OutputPlan(name="Sảnh", shows="agenda", margins=Margins(left=3, bottom=20), scale=90)
    hall.give(AmendOutput(output_id="sanh", plan=wide), "chair")
    assert outputs.plans_of(hall.state)["sanh"] == wide
    assert hall.give(AmendOutput(output_id="sanh", plan=wide), "chair") == []
    hall.give(RemoveOutput(output_id="sanh"), "operator")
    assert list(outputs.plans_of(hall.state)) == [MAIN]


def test_the_main_output_has_margins_but_its_picture_is_the_chairs() -> None:
    hall = HallDouble()
    hall.give(AmendOutput(output_id=MAIN, plan=OutputPlan(name="", margins=Margins(top=4))), "secretary")
    assert outputs.plans_of(hall.state)[MAIN].margins.top == 4
    pinned = AmendOutput(output_id=MAIN, plan=OutputPlan(name="", shows="agenda"))
    assert refusal(hall, pinned) == "outputs.main_is_the_chairs"
    assert refusal(hall, RemoveOutput(output_id=MAIN)) == "outputs.main_stays"


@pytest.mark.parametrize(
    ("plan", "code"),
    [
        (OutputPlan(name="  "), "outputs.no_name"),
        (OutputPlan(name="Sảnh"), "outputs.same_name"),
        (OutputPlan(name="A", margins=Margins(right=21)), "outputs.margins"),
        (OutputPlan(name="A", margins=Margins(top=-1)), "outputs.margins"),
        (OutputPlan(name="A", scale=49), "outputs.scale"),
        (OutputPlan(name="A", shows="document"), "documents.unknown"),
    ],
)
def test_an_output_that_could_not_be_shown_is_refused(plan: OutputPlan, code: str) -> None:
    hall = HallDouble()
    hall.give(AddOutput(id="sanh", plan=LOBBY), "secretary")
    assert refusal(hall, AddOutput(id="hai", plan=plan)) == code


def test_there_are_never_two_outputs_of_one_id_nor_more_than_a_desk_can_watch() -> None:
    hall = HallDouble()
    for number in range(outputs.MOST):
        hall.give(AddOutput(id=f"o{number}", plan=OutputPlan(name=f"Màn {number}")), "secretary")
    assert refusal(hall, AddOutput(id="o1", plan=LOBBY)) == "outputs.exists"
    assert refusal(hall, AddOutput(id="more", plan=LOBBY)) == "outputs.too_many"
    assert refusal(hall, RemoveOutput(output_id="more")) == "outputs.unknown"


def test_a_recalled_paper_is_on_no_output_and_a_shorter_version_shows_its_last_page() -> None:
    hall = a_sitting().with_document()
    hall.give(AddOutput(id="sanh", plan=OutputPlan(name="Sảnh", shows="document", document_id="t1", page=9)))
    hall.file = msgspec.structs.replace(file_facts("b"), pages=4)
    hall.give(documents.ReplaceDocument(document_id="t1", file_sha256="b" * 64, reason="Bản ngắn hơn"))
    assert hall.state.outputs["sanh"].page == 4
    hall.give(documents.RecallDocument(document_id="t1", reason="Sai"))
    assert hall.state.outputs["sanh"].shows == "follow"


def test_a_countdown_runs_to_a_time_of_the_next_day_at_most() -> None:
    hall = a_sitting()
    hall.give(screen.ShowOnScreen(view="countdown", notice="Khai mạc sau", until=hall.now + 60_000))
    assert screen.current_view(hall.state) == "countdown"
    for until, code in ((hall.now, "screen.countdown_over"), (hall.now + 86_400_001, "screen.countdown_far")):
        with pytest.raises(Refused) as refused:
            hall.give(screen.ShowOnScreen(view="countdown", until=until))
        assert refused.value.code == code


def declared(**fields: object) -> HallDouble:
    """Six delegates, five of whom have voted, and the result is on the screen."""
    hall = a_sitting().in_discussion().with_open_ballot(**fields)
    for number, choice in enumerate(("for", "for", "for", "for", "against"), 1):
        hall.vote(f"d{number:02d}", choice)
    hall.close()
    hall.give(results.DeclareResult(ballot_id="b1"))
    return hall


def test_a_result_is_drawn_by_seat_until_the_meeting_moves_on() -> None:
    hall = declared()
    hall.give(screen.ShowResultAs(chart="seats"))
    assert hall.state.screen.chart == "seats"
    assert hall.give(screen.ShowResultAs(chart="seats")) == []
    hall.give(agenda.FinishItem())
    assert hall.state.screen.chart == "figures"


def test_a_result_is_drawn_only_once_it_is_declared_and_only_where_votes_have_seats() -> None:
    hall = a_sitting().in_discussion().with_open_ballot()
    with pytest.raises(Refused) as refused:
        hall.give(screen.ShowResultAs(chart="groups"))
    assert refused.value.code == "screen.no_result"
    hall.close()
    hall.give(results.DeclareResult(ballot_id="b1"))
    with pytest.raises(Refused) as refused:
        hall.give(screen.ShowResultAs(chart="groups"))
    assert refused.value.code == "screen.no_chart", "nobody voted: there is nothing to draw"


@pytest.mark.parametrize(("chart", "allowed", "told"), [
    ("figures", True, False), ("seats", False, False), ("seats", True, True), ("groups", True, True),
])  # fmt: skip
def test_who_chose_what_reaches_the_hall_only_as_a_chart_and_where_the_regulation_shows_names(
    chart: screen.Chart, allowed: bool, told: bool
) -> None:
    hall = declared()
    assert isinstance(hall.state.session, session.Session)
    hall.give(regulation.AmendRules(rules=session.Rules(show_names=allowed), reason="Nghị quyết"), "chair")
    hall.give(screen.ShowResultAs(chart=chart))
    seen = VIEWS["ballot"](hall.state, Audience("hall"), Surroundings())["b1"]
    assert isinstance(seen, BallotView)
    assert bool(seen.choices) == told
    for audience in (Audience("delegate"), Audience("public")):
        other = VIEWS["ballot"](hall.state, audience, Surroundings())["b1"]
        assert isinstance(other, BallotView) and not other.choices

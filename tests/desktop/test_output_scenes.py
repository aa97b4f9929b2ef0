"""What each output shows: the meeting's picture or its own, blank with the hall, and held with it."""

from __future__ import annotations

from typing import Any

import pytest

from chair_console.desktop.projector_model import ProjectorModel
from chair_console.domain import regulation, screen, session
from chair_console.domain.outputs import MAIN, AddOutput, AmendOutput, Margins, OutputPlan, OutputView
from chair_console.hall.topics import VIEWS
from chair_console.hall.topics.audience import Audience
from chair_console.protocol.screen_views import SceneView
from chair_console.scene.meeting import no_picture
from chair_console.scene.outputs import output_scene
from chair_console.scene.still import still
from chair_console.scene.topics import Topics
from chair_console.scene.words import Words

from . import morning as moments
from .morning import Morning

VI = Words("vi")


def scene_of(hall: Morning, shows: OutputView = "follow", **plan: Any) -> dict[str, Any]:
    made = OutputPlan(name="Sảnh", shows=shows, **plan)
    return output_scene(Topics(hall.tables("projector")), VI, hall.now, made)


def told(hall: Morning, output_id: str = MAIN) -> SceneView:
    """What the hall sends to a web page that shows this output."""
    view = VIEWS["scene"](hall.state, Audience("hall", output_id=output_id), hall.around)[""]
    assert isinstance(view, SceneView)
    return view


@pytest.mark.parametrize("shows", ["welcome", "agenda", "item", "floor", "presence", "caption"])
def test_a_pinned_output_shows_its_own_view_while_the_meeting_votes(shows: OutputView) -> None:
    hall = moments.in_ballot()
    expected = "item" if shows == "floor" else shows  # nobody has the floor: where the meeting is
    assert scene_of(hall, shows)["view"] == expected
    assert scene_of(hall)["view"] == "ballot_open"


def test_what_the_chair_blanks_is_blank_on_every_output() -> None:
    hall = moments.in_discussion().tell(screen.BlankScreen())
    for shows in ("follow", "agenda", "floor"):
        assert scene_of(hall, shows)["view"] == "blank"  # type: ignore[arg-type]
    assert "caption" not in told(hall).scene


def test_an_output_keeps_a_paper_of_its_own_in_front_of_it() -> None:
    hall = moments.in_discussion()
    document = next(iter(hall.state.documents.values()))
    scene = scene_of(hall, "document", document_id=document.id, page=2)
    assert (scene["view"], scene["document"]["title"], scene["document"]["page"]) == (
        "document",
        document.title,
        2,
    )


def test_margins_are_told_with_every_scene() -> None:
    frame = scene_of(moments.in_discussion(), margins=Margins(left=2, bottom=7), scale=95)["frame"]
    assert (frame["left"], frame["top"], frame["bottom"], frame["scale"], frame["calibrating"]) == (
        2,
        0,
        7,
        95,
        False,
    )


def test_the_caption_names_who_speaks_as_what_and_nobody_when_nobody_does() -> None:
    part = told(moments.in_discussion()).scene["caption"]
    assert (part["name"], part["kind_text"], part["limit_ms"]) == ("Sùng A Páo", "Đang thảo luận", 420_000)
    assert told(moments.in_ballot()).scene["caption"]["name"] == ""


def test_what_a_page_is_told_does_not_change_while_only_the_clock_does() -> None:
    for hall in (
        moments.in_discussion(),
        moments.in_ballot(),
        moments.in_ballot(57).ballot_closed().declared().recess(),
    ):
        topics, plan = Topics(hall.tables("projector")), OutputPlan(name="")
        now, later = (still(output_scene(topics, VI, hall.now + ms, plan)) for ms in (0, 4_321))
        assert now == later


def test_a_page_counts_down_from_times_that_the_hall_has_told() -> None:
    hall = moments.in_discussion()
    assert told(hall).scene["floor"]["ends_at"] == hall.now + 48_000
    assert "remaining_ms" not in told(hall).scene["floor"]
    assert told(moments.in_ballot()).scene["ballot"]["closes_at"] == moments.in_ballot().now + 23_000


def test_who_comes_while_the_picture_is_held_sees_only_whose_session_it_is() -> None:
    hall = moments.in_discussion().tell(screen.FreezeScreen())
    view = told(hall)
    assert view.frozen_at == hall.now and view.scene["view"] == "welcome"
    assert "Sùng A Páo" not in str(view.scene)
    model = ProjectorModel(Topics(hall.tables("projector")), lambda: hall.now, lambda: 0, no_picture)
    assert model._scene["view"] == "welcome"
    assert told(hall.tell(screen.BlankScreen())).scene["view"] == "blank"


def test_a_window_of_another_output_has_its_own_picture_and_name() -> None:
    hall = moments.in_ballot()
    hall.tell(AddOutput(id="sanh", plan=OutputPlan(name="Sảnh", shows="agenda")))
    hall.tell(AmendOutput(output_id=MAIN, plan=OutputPlan(name="", margins=Margins(top=5))))
    topics = Topics(hall.tables("projector"))
    main, lobby = (
        ProjectorModel(topics, lambda: hall.now, lambda: 0, no_picture, None, key) for key in (MAIN, "sanh")
    )
    assert (main._scene["view"], main._scene["frame"]["top"]) == ("ballot_open", 5)
    assert (lobby._scene["view"], lobby.plan.name) == ("agenda", "Sảnh")


def test_a_countdown_and_a_recess_say_until_when_and_how_long_that_is() -> None:
    hall = moments.in_discussion()
    hall.tell(screen.ShowOnScreen(view="countdown", notice="Khai mạc sau", until=hall.now + 90_500))
    part = scene_of(hall)["countdown"]
    assert (part["text"], part["remaining_ms"]) == ("Khai mạc sau", 91_000)
    assert part["until_text"].startswith("Lúc ")


@pytest.mark.parametrize("allowed", [True, False])
def test_a_result_by_seat_shows_choices_only_where_the_regulation_shows_names(allowed: bool) -> None:
    hall = moments.in_ballot(57).ballot_closed().declared()
    hall.tell(regulation.AmendRules(rules=session.Rules(show_names=allowed), reason="Nghị quyết"))
    hall.tell(screen.ShowResultAs(chart="seats"))
    scene = scene_of(hall)
    assert (scene["view"], scene["look"]) == ("result", "chart_seats")
    states = {seat["state"] for seat in scene["result"]["seats"]}
    assert states == ({"for", "against", "abstain", "not_voted"} if allowed else {"voted", "not_voted"})
    legend = {entry["id"]: entry["count"] for entry in scene["result"]["legend"]}
    assert legend == (
        {"for": 51, "against": 3, "abstain": 2, "not_voted": 4} if allowed else {"voted": 56, "not_voted": 4}
    )


def test_a_result_by_group_counts_every_delegate_once() -> None:
    hall = moments.in_ballot(57).ballot_closed().declared()
    hall.tell(regulation.AmendRules(rules=session.Rules(show_names=True), reason="Nghị quyết"))
    hall.tell(screen.ShowResultAs(chart="groups"))
    groups = scene_of(hall)["result"]["groups"]
    assert sum(group["total"] for group in groups) == 60
    assert sum(part["count"] for group in groups for part in group["parts"] if part["id"] == "for") == 51

"""The projector's picture finds its screen: plugged in, unplugged, plugged in again."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from chair_console.desktop.projector_window import screen_for

CHAIR, SECOND, THIRD = "chair", "second", "third"


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Any]]:
    """What the picture did at each moment: screen, full, visible, width, height."""
    command = [sys.executable, "-m", "tests.desktop.plugging", str(tmp_path_factory.mktemp("screens"))]
    ran = subprocess.run(
        command, capture_output=True, text=True, timeout=60, check=False,
        cwd=Path(__file__).resolve().parents[2],
    )  # fmt: skip
    assert ran.returncode == 0, ran.stderr
    found: dict[str, list[Any]] = json.loads(ran.stdout.splitlines()[-1])
    return found


def test_with_one_screen_the_picture_is_a_window_beside_the_chairs(told: dict[str, list[Any]]) -> None:
    assert told["one screen"] == ["a", False, True, 960, 540]


def test_a_second_screen_that_is_plugged_in_gets_the_whole_picture(told: dict[str, list[Any]]) -> None:
    assert told["second plugged"] == ["b", True, True, 1920, 1080]


def test_a_third_screen_moves_nothing_that_the_hall_sees(told: dict[str, list[Any]]) -> None:
    assert told["third plugged"] == told["third unplugged"] == told["second plugged"]


def test_unplugging_the_second_screen_leaves_a_window_of_the_usual_size(told: dict[str, list[Any]]) -> None:
    assert told["second unplugged"] == ["a", False, True, 960, 540]


def test_plugging_it_in_again_fills_it_again(told: dict[str, list[Any]]) -> None:
    assert told["second plugged again"] == ["b", True, True, 1920, 1080]


def test_when_its_screen_goes_the_picture_takes_the_other_one(told: dict[str, list[Any]]) -> None:
    assert told["second unplugged, third left"] == ["c", True, True, 1024, 768]


def test_a_picture_closed_by_hand_stays_closed(told: dict[str, list[Any]]) -> None:
    assert told["closed by hand"][2] is False


def test_a_second_output_leaves_the_main_picture_its_screen_and_takes_the_next(
    told: dict[str, list[Any]],
) -> None:
    assert told["lobby: one free screen is the main picture's"] == ["window", "b"]
    assert told["lobby: a third screen is its own"] == ["c", "b"]


def test_a_screen_chosen_by_hand_is_the_outputs_and_the_main_picture_takes_the_other(
    told: dict[str, list[Any]],
) -> None:
    assert told["lobby: chosen by hand"] == ["b", "c"]


def test_an_output_finds_its_chosen_screen_again(told: dict[str, list[Any]]) -> None:
    assert told["lobby: its screen goes"][1] == "c"
    assert told["lobby: its screen comes back"][0] == "b"
    assert told["lobby: at the next start"][0] == "b"


def test_the_window_of_a_removed_output_goes(told: dict[str, list[Any]]) -> None:
    assert told["lobby: when it is removed"][0] == "closed"


@pytest.mark.parametrize(
    ("screens", "standing", "chosen"),
    [
        ([CHAIR], CHAIR, None),
        ([CHAIR, SECOND], CHAIR, SECOND),
        ([CHAIR, SECOND, THIRD], THIRD, THIRD),
        ([CHAIR, SECOND], THIRD, SECOND),
        ([SECOND, CHAIR], CHAIR, SECOND),
        ([CHAIR], SECOND, None),
    ],
)
def test_the_chairs_own_screen_is_never_covered(
    screens: list[str], standing: str, chosen: str | None
) -> None:
    assert screen_for(screens, CHAIR, standing) == chosen


def test_a_screen_chosen_by_hand_comes_before_where_the_picture_stands() -> None:
    assert screen_for([CHAIR, SECOND, THIRD], CHAIR, SECOND, wanted=THIRD) == THIRD
    assert screen_for([CHAIR, SECOND], CHAIR, SECOND, wanted=CHAIR) == SECOND, "the chair's is never covered"


def test_the_hall_must_see_the_main_picture_others_give_way() -> None:
    assert screen_for([CHAIR, SECOND], CHAIR, SECOND, taken=[SECOND]) == SECOND
    assert screen_for([CHAIR, SECOND], CHAIR, SECOND, taken=[SECOND], must_show=False) is None

"""The card of the next step comes to rest, whatever a step says and however wide the stage is."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest

from chair_console.desktop.view_model import View
from chair_console.sentences import Language

from . import ballot_moments as forms
from . import morning as moments
from . import questioning_moments as asked
from .card_host import CardWindow, card_window, views_of
from .morning import Morning

BOUND = 40
"""So often may a part of the card change until the card rests; one that is laid out for ever changes 10,000 times,
and Qt begins again at the next frame."""
MOMENTS: tuple[Callable[[], Morning], ...] = (
    moments.a_morning,
    moments.before_opening,
    moments.in_discussion,
    moments.in_ballot,
    lambda: moments.in_ballot(57).ballot_closed(),
    forms.hands_open,
    asked.before_questioning,
    asked.in_questioning,
)
# How wide the stage makes the card, from the smallest window that there can be to a very wide one; the first is
# narrower than any, where no room is left for the title.
SIZES = (
    *((width, 1.0, False) for width in (430, 596, 760, 1600)),
    *((width, 1.25, flat) for width in (750, 1100) for flat in (False, True)),
    *((width, 1.5, flat) for width in (540, 734, 1100, 2800) for flat in (False, True)),
)
TEXT = "Phiếu kín hiện ngay trên máy; bỏ rồi không đổi được. Tự quay về sau 10 giây nếu không bấm. "


def shape(view: View) -> tuple[object, ...]:
    """What of the card there is at all."""
    return view["state"], view["asks_reason"], view["asks_minutes"], view["asks_date"], len(view["others"])


@functools.cache
def longest(language: Language) -> tuple[View, ...]:
    """Of each shape that a step's card has: with the longest title, and with the longest text."""
    views = [view for make in MOMENTS for view in views_of(make(), language)]
    found: list[View] = []
    for kind in {shape(view) for view in views}:
        of_kind = [view for view in views if shape(view) == kind]
        for part in ("title", "text"):
            most = max(of_kind, key=lambda view: len(view[part]))
            found += [] if most in found else [most]
    return tuple(found)


def overlong(views: list[View]) -> list[View]:
    """The same cards with titles that nobody would write: of 300 letters, also in one word."""
    kinds = {shape(view): view for view in views}.values()
    return [
        view | {"title": title, "text": 4 * TEXT} for view in kinds for title in ((4 * TEXT)[:300], 300 * "Đ")
    ]


def outcomes(view: View) -> Iterator[View]:
    """The card while its act is on its way, recorded, and refused."""
    for state in ("sending", "recorded", "refused"):
        yield view | {"state": state, "outcome": 2 * TEXT}


@pytest.fixture(params=["vi", "en"])
def card(request: pytest.FixtureRequest) -> Iterator[tuple[CardWindow, list[View]]]:
    views = list(longest(request.param))
    views += overlong(views)
    views += outcomes(max(views, key=lambda view: len(view["title"])))
    complaints: list[str] = []
    with card_window(request.param, complaints) as window:
        yield window, views
    assert not complaints


def test_the_card_rests_whatever_is_asked_in_it_and_however_wide_it_is(
    card: tuple[CardWindow, list[View]],
) -> None:
    window, views = card
    assert {"asks_reason", "asks_minutes", "asks_date"} <= {
        key for view in views for key in view if view[key] is True
    }
    assert {view["state"] for view in views} == {"ready", "asking", "sending", "recorded", "refused"}
    for width, scale, flat in SIZES:
        window.resize(width, scale, flat=flat)
        for view in views:
            restless = window.show(view)
            assert restless <= BOUND, (width, scale, flat, view["state"], view["title"])
            assert window.draw() == 0, (width, scale, flat, view["state"], view["title"])


def test_the_card_answers_a_click_also_where_the_title_has_no_room(
    card: tuple[CardWindow, list[View]],
) -> None:
    window, views = card
    pressed = window.desk.step.pressed
    for width, scale, flat in SIZES:
        window.resize(width, scale, flat=flat)
        ready = next(
            v for v in views if v["state"] == "ready" and not v["blocked"] and len(v["title"]) == 300
        )
        asking = next(
            v for v in views if v["state"] == "asking" and not v["asks_reason"] and len(v["title"]) == 300
        )
        for view, answer in ((ready, "press"), (asking, "confirm ")):
            window.show(view)
            button = window.part("nextStep")
            middle = button.mapToScene(QPointF(min(20, button.width() / 2), button.height() / 2)).toPoint()
            QTest.mouseClick(window.window, Qt.MouseButton.LeftButton, pos=middle)
            assert pressed.pop() == answer, (width, scale, flat, view["state"])
            assert not pressed

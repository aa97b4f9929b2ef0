"""Topic `screen`: what the projector shows, by reference."""

from chair_console.domain.presenting import presenter_of
from chair_console.domain.screen import current_view
from chair_console.domain.state import HallState
from chair_console.protocol.screen_views import ScreenView
from chair_console.protocol.topics import SINGLE
from chair_console.protocol.views import ViewStruct

from .audience import Audience, Surroundings


def view(state: HallState, audience: Audience, around: Surroundings) -> dict[str, ViewStruct]:
    screen = state.screen
    pin = screen.pin
    shown = ScreenView(
        view=current_view(state),
        pinned=pin is not None,
        frozen_at=screen.frozen_at,
        blank=screen.blank,
        item_id=state.agenda.current_id,
        ballot_id=screen.ballot_id,
        document_id=pin.document_id if pin else None,
        page=pin.page if pin else 1,
        notice=pin.notice if pin else "",
        presenter_id=presenter_of(state),
        until=pin.until if pin else 0,
        chart=screen.chart,
    )
    return {SINGLE: shown}

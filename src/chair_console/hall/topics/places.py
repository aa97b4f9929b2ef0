"""Topic `places`: where a delegate's own requests stand. One call moves hundreds: all are made in one pass."""

from chair_console.domain.opinions import discussion_ended
from chair_console.domain.speaking_order import speakers_list
from chair_console.domain.state import HallState
from chair_console.protocol.floor_views import PlaceView
from chair_console.protocol.views import ViewStruct

from .audience import Audience, Surroundings
from .floor import limit_of, may_be_called, takes_ms


def of_everyone(state: HallState) -> dict[str, dict[str, ViewStruct]]:
    """The view of each delegate who waits on a list: that of the current item, or of one to come.

    Once the discussion has ended nobody has a place: `me` invites to write instead.
    """
    shown: dict[str, dict[str, ViewStruct]] = {}
    current = state.agenda.current_id or ""
    for item_id in (*(() if discussion_ended(state, current) else (current,)), *state.floor.early):
        ahead = 0
        for place, placed in enumerate(speakers_list(state, item_id), start=1):
            limit = limit_of(state, placed)
            request = placed.request
            shown.setdefault(request.delegate_id, {})[request.id] = PlaceView(
                item_id=item_id,
                place=place,
                ahead_ms=ahead,
                nth=placed.nth,
                limit_ms=limit,
                priority=placed.has_priority(),
                present=may_be_called(state, request.delegate_id),
            )
            ahead += takes_ms(state, placed)
    return shown


def view(state: HallState, audience: Audience, around: Surroundings) -> dict[str, ViewStruct]:
    return of_everyone(state).get(audience.delegate_id or "", {})

"""Topic `sent_notices`: what delegates were told, for the desk."""

from chair_console.domain.notices import reached_by
from chair_console.domain.state import HallState
from chair_console.protocol.notice_views import SentNoticeView
from chair_console.protocol.views import ViewStruct

from .audience import Audience, Surroundings


def view(state: HallState, audience: Audience, around: Surroundings) -> dict[str, ViewStruct]:
    shown: dict[str, ViewStruct] = {}
    for notice in state.notices.values():
        reached = reached_by(state, notice.to)
        unread = [key for key in reached if key not in notice.read]
        shown[notice.id] = SentNoticeView(
            id=notice.id,
            text=notice.text,
            to=notice.to,
            whole_screen=notice.whole_screen,
            at=notice.at,
            withdrawn_at=notice.withdrawn_at,
            count=len(reached),
            read=len(reached) - len(unread),
            unread=unread,
        )
    return shown

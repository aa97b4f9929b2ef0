"""Topic `reading`: for each document who holds it, who has opened it and who was asked to (desk only)."""

from chair_console.domain.reading import readers_in_office, unread_among
from chair_console.domain.state import HallState
from chair_console.protocol.views import ReadingView, ViewStruct

from .audience import Audience, Surroundings


def view(state: HallState, audience: Audience, around: Surroundings) -> dict[str, ViewStruct]:
    shown: dict[str, ViewStruct] = {}
    readers = readers_in_office(state)
    for document in state.documents.values():
        if document.released_at is None:
            continue
        version = document.valid().number
        shown[document.id] = ReadingView(
            version=version,
            received=[d for d, n in document.received.items() if n == version],
            opened=[d for d, n in document.opened.items() if n == version],
            unread=unread_among(readers, document),
            reminded=[d for d, n in document.reminded.items() if n == version],
        )
    return shown

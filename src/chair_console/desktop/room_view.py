"""The whole hall at a glance: for each seat who it is, whether they are here, what they ask for, whether they voted.

Of a secret ballot nothing is told of single seats: neither who has voted nor who has not.
"""

from __future__ import annotations

from chair_console.protocol.ballot_views import BallotView
from chair_console.protocol.views import DelegateView, DeviceView, HelpView
from chair_console.scene import times
from chair_console.scene.seats import standing_at
from chair_console.scene.topics import Topics
from chair_console.scene.words import Words

from .ballot_entitled import members
from .ballot_view import voters
from .view_model import View

MARKS = ("help", "speaking", "queue", "silent", "no_tablet", "not_voted", "voted")
"""What a seat says beside being taken or not, the most urgent first: that one is drawn."""
SIGNS = {"help": "hand", "speaking": "mic", "queue": "list", "silent": "wifi-off", "no_tablet": "tablet",
         "not_voted": "hourglass", "voted": "check", "present": "person", "absent": "circle",
         "waiting": "question"}  # fmt: skip
TONES = {"help": "danger", "speaking": "accent", "queue": "gold", "silent": "gold", "no_tablet": "text",
         "not_voted": "gold", "voted": "accent", "present": "ok"}  # fmt: skip
HERE = {"present": "present", "absent_excused": "absent", "absent_unexcused": "absent", "left": "absent"}


class Hall:
    """What is known of the delegates now, looked up once for all seats."""

    def __init__(self, topics: Topics) -> None:
        self.status = topics.presence.status if topics.presence else {}
        self.devices: dict[str, DeviceView] = {d.delegate_id: d for d in topics.devices if d.delegate_id}
        self.calls: dict[str, HelpView] = {call.delegate_id: call for call in topics.help_calls}
        queue = topics.floor.queue if topics.floor else []
        self.places: dict[str, int] = {}
        for place, request in enumerate(queue, start=1):
            self.places.setdefault(request.delegate_id, place)
        self.requests = {request.delegate_id: request.id for request in reversed(queue)}
        self.in_order = set(topics.floor.in_order) if topics.floor else set()
        self.requests |= {request.delegate_id: request.id for request in queue if request.id in self.in_order}
        turn = topics.floor.turn if topics.floor else None
        self.speaker = turn.delegate_id if turn is not None and turn.ended_at is None else None
        self.named = named_ballot(topics)
        self.voted = self._voted(topics, self.named) if self.named else set()
        self.entitled = {d.id for d in members(topics, self.named.entitled_units)} if self.named else set()

    @staticmethod
    def _voted(topics: Topics, shown: BallotView) -> set[str]:
        by_hand = set(shown.choices) if shown.method == "show_of_hands" else set()
        return voters(topics, shown) | by_hand

    def marks(self, delegate_id: str) -> list[str]:
        """Everything that this seat says, the most urgent first."""
        here = self.status.get(delegate_id) == "present"
        device = self.devices.get(delegate_id)
        found = {
            "help": delegate_id in self.calls,
            "speaking": delegate_id == self.speaker,
            "queue": delegate_id in self.places,
            "silent": device is not None and device.state != "connected",
            "no_tablet": here and device is None and bool(self.devices),
            "voted": delegate_id in self.voted,
            "not_voted": here and delegate_id in self.entitled and delegate_id not in self.voted,
        }
        return [mark for mark in MARKS if found[mark]]


def named_ballot(topics: Topics) -> BallotView | None:
    """The ballot that runs, where it is one with names."""
    shown = topics.running_ballot
    if shown is None or shown.kind != "open" or shown.hand_count is not None:
        return None
    return shown if shown.method in ("electronic", "show_of_hands") else None


def room_seats(topics: Topics, words: Words) -> list[View]:
    """A seat for each delegate in office. `state` is drawn as on every map, `mark` is the sign on it."""
    hall = Hall(topics)
    found = []
    for d in topics.delegates:
        here = HERE.get(hall.status.get(d.id, ""), "waiting")
        marks = hall.marks(d.id)
        shown = next((mark for mark in marks if mark not in ("voted", "not_voted")), "")
        found.append(
            {
                "seat": d.seat, "state": drawn(hall, here, marks), "name": d.name, "id": d.id, "mark": shown,
                "sign": SIGNS.get(shown, ""), "tone": TONES.get(shown, "text"),
                "place": hall.places.get(d.id, 0), "all": [here, *marks],
                "text": " · ".join(
                    part for part in (d.name, d.seat, *(say(words, hall, d.id, m) for m in (here, *marks))) if part
                ),
            }
        )  # fmt: skip
    return standing_at(topics, found)


def drawn(hall: Hall, here: str, marks: list[str]) -> str:
    """How the seat itself is drawn: who is here, or while a ballot with names runs, who has voted."""
    if hall.named is None:
        return here
    if "voted" in marks:
        return "voted"
    return "waiting" if "not_voted" in marks else "present" if here == "present" else "absent"


LEGEND = (
    "present",
    "absent",
    "waiting",
    "voted",
    "not_voted",
    "speaking",
    "queue",
    "help",
    "silent",
    "no_tablet",
)
SWATCHES = {"present": "present", "absent": "absent", "waiting": "waiting"}
BALLOT_SWATCHES = {"voted": "voted", "not_voted": "waiting", "absent": "absent", "waiting": "absent"}
"""What the legend shows of a seat's own drawing; the rest are signs on it."""


def say(words: Words, hall: Hall, delegate_id: str, mark: str) -> str:
    """One thing that a seat says, as a sentence."""
    if mark == "queue":
        return words("room.queue_nth", place=hall.places[delegate_id])
    if mark == "silent":
        device = hall.devices[delegate_id]
        return words("room.silent_since", time=times.clock_seconds(device.seen_at or device.since))
    if mark == "help":
        call = hall.calls[delegate_id]
        text = words("room.help_coming" if call.coming_at else "room.help_since", time=times.clock(call.at))
        return f"{text}: {call.note}" if call.note else text
    if mark in ("absent", "present", "waiting"):
        return words(f"room.status.{hall.status.get(delegate_id, 'unknown')}")
    return words(f"room.{mark}")


def legend(topics: Topics, words: Words, seats: list[View]) -> list[View]:
    """What the signs mean, with how many; what there is none of is left out, but for who is here."""
    swatches = SWATCHES if named_ballot(topics) is None else BALLOT_SWATCHES
    found = []
    for key in LEGEND:
        count = sum(1 for seat in seats if key in seat["all"])
        if count or key == "present":
            found.append(
                {"key": key, "text": words(f"room.legend.{key}"), "count": count, "sign": SIGNS[key],
                 "tone": TONES.get(key, "text"), "swatch": swatches.get(key, "")}
            )  # fmt: skip
    return found


def person(topics: Topics, words: Words, delegate: DelegateView | None) -> View:
    """The person of the chosen seat, what they say, and what can be done for them now."""
    if delegate is None:
        return {"id": "", "name": "", "detail": "", "lines": [], "help_id": "", "help_coming": False,
                "invite": False, "asks_reason": False, "register": False, "present": False,
                "absent": False}  # fmt: skip
    hall = Hall(topics)
    here = HERE.get(hall.status.get(delegate.id, ""), "waiting")
    session = topics.session
    sitting = session is not None and session.phase == "sitting"
    living = session is not None and session.phase in ("preparing", "sitting", "recess")
    call = hall.calls.get(delegate.id)
    where = words("floor.seat", seat=delegate.seat) if delegate.seat else words("room.no_seat")
    detail = (delegate.title, delegate.unit, delegate.constituency, where)
    return {
        "id": delegate.id,
        "name": delegate.name,
        "detail": " · ".join(part for part in detail if part),
        "lines": [
            {"sign": SIGNS[mark], "tone": TONES.get(mark, "text"), "text": say(words, hall, delegate.id, mark)}
            for mark in (here, *hall.marks(delegate.id))
        ],
        "help_id": call.id if call else "",
        "help_coming": call is not None and call.coming_at is not None,
        "invite": sitting and topics.running_ballot is None and delegate.id != hall.speaker,
        "asks_reason": hall.requests.get(delegate.id, "") not in ("", *hall.in_order),
        "register": sitting and here == "present" and delegate.id not in hall.places
        and bool(topics.floor and topics.floor.registration_open),
        "present": living and here != "present",
        "absent": living and here != "absent",
    }  # fmt: skip

"""What the hall has told this window, read by noun. Absent single topics are None, absent tables empty."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar, cast

from chair_console.protocol.agenda_views import ItemView
from chair_console.protocol.ballot_views import BallotView, TurnoutView
from chair_console.protocol.floor_views import FeedView, FloorView
from chair_console.protocol.notice_views import SentNoticeView
from chair_console.protocol.questioning_views import GroupView, OpinionView, QuestionView
from chair_console.protocol.screen_views import OutputView, ScreenView
from chair_console.protocol.seating_views import SeatingView
from chair_console.protocol.timeline_views import TimelineView
from chair_console.protocol.topics import SINGLE
from chair_console.protocol.views import (
    DelegateView,
    DeviceView,
    DocumentView,
    HelpView,
    JournalView,
    NoticeView,
    PresenceView,
    SessionView,
    SittingView,
    ViewStruct,
)

Tables = Mapping[str, Mapping[str, ViewStruct]]
V = TypeVar("V", bound=ViewStruct)


def goes_on(ballot: BallotView) -> bool:
    """Whether it follows from a ballot that was held: as a repetition or a further run."""
    return bool(ballot.repeat_of or ballot.run_of)


class Topics:
    """A reading of the client's tables; it holds nothing of its own and always reads what is there now."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables

    @property
    def tables(self) -> Tables:
        return self._tables

    def _one(self, topic: str, kind: type[V]) -> V | None:
        view = self._tables.get(topic, {}).get(SINGLE)
        return view if isinstance(view, kind) else None

    def _all(self, topic: str, kind: type[V]) -> list[V]:
        return cast(list[V], list(self._tables.get(topic, {}).values()))

    @property
    def arrived(self) -> bool:
        """Whether the hall has said anything yet: every window follows `screen`, and it is never empty."""
        return self.screen is not None

    @property
    def session(self) -> SessionView | None:
        return self._one("session", SessionView)

    @property
    def floor(self) -> FloorView | None:
        return self._one("floor", FloorView)

    @property
    def presence(self) -> PresenceView | None:
        return self._one("presence", PresenceView)

    @property
    def turnout(self) -> TurnoutView | None:
        return self._one("turnout", TurnoutView)

    @property
    def screen(self) -> ScreenView | None:
        return self._one("screen", ScreenView)

    @property
    def feeds(self) -> list[FeedView]:
        """Other systems that may follow who speaks, the newest last."""
        return sorted(self._all("feeds", FeedView), key=lambda feed: feed.made_at)

    @property
    def outputs(self) -> list[OutputView]:
        """Every picture of the hall, the main one first."""
        return sorted(self._all("outputs", OutputView), key=lambda output: output.position)

    def output(self, output_id: str) -> OutputView | None:
        view = self._tables.get("outputs", {}).get(output_id)
        return view if isinstance(view, OutputView) else None

    @property
    def seating(self) -> SeatingView:
        """The hall's plan; an empty one before there is any."""
        return self._one("seating", SeatingView) or SeatingView()

    @property
    def journal(self) -> JournalView | None:
        return self._one("journal", JournalView)

    @property
    def items(self) -> list[ItemView]:
        return sorted(self._all("agenda", ItemView), key=lambda item: item.position)

    @property
    def ballots(self) -> list[BallotView]:
        return sorted(self._all("ballot", BallotView), key=lambda ballot: ballot.position)

    @property
    def delegates(self) -> list[DelegateView]:
        """The delegates in office, in the order of the roster."""
        found = (d for d in self._all("roster", DelegateView) if d.in_office)
        return sorted(found, key=lambda delegate: delegate.position)

    @property
    def groups(self) -> list[GroupView]:
        """The groups of questions of all items, in the order in which they were laid down."""
        return sorted(self._all("questioning", GroupView), key=lambda group: group.position)

    @property
    def questions(self) -> list[QuestionView]:
        """Every question that was asked, oldest first."""
        return sorted(self._all("questions", QuestionView), key=lambda question: question.position)

    @property
    def opinions(self) -> list[OpinionView]:
        """The written opinions, oldest first."""
        return sorted(self._all("opinions", OpinionView), key=lambda opinion: opinion.position)

    @property
    def documents(self) -> list[DocumentView]:
        return sorted(self._all("documents", DocumentView), key=lambda document: document.position)

    @property
    def devices(self) -> list[DeviceView]:
        return self._all("devices", DeviceView)

    @property
    def help_calls(self) -> list[HelpView]:
        return sorted(self._all("help", HelpView), key=lambda call: call.at)

    @property
    def notices(self) -> list[NoticeView]:
        return sorted(self._all("notices", NoticeView), key=lambda notice: notice.at)

    @property
    def sent_notices(self) -> list[SentNoticeView]:
        """What the desk has told delegates, the newest first."""
        return sorted(self._all("sent_notices", SentNoticeView), key=lambda notice: -notice.at)

    @property
    def timeline(self) -> list[TimelineView]:
        """What was done at the desk, oldest first."""
        return [entry for _, entry in sorted(self._tables.get("timeline", {}).items())]  # type: ignore[misc]

    def ballot(self, ballot_id: str | None) -> BallotView | None:
        view = self._tables.get("ballot", {}).get(ballot_id or "")
        return view if isinstance(view, BallotView) else None

    def delegate(self, delegate_id: str | None) -> DelegateView | None:
        view = self._tables.get("roster", {}).get(delegate_id or "")
        return view if isinstance(view, DelegateView) else None

    def document(self, document_id: str | None) -> DocumentView | None:
        view = self._tables.get("documents", {}).get(document_id or "")
        return view if isinstance(view, DocumentView) else None

    def item(self, item_id: str | None) -> ItemView | None:
        view = self._tables.get("agenda", {}).get(item_id or "")
        return view if isinstance(view, ItemView) else None

    @property
    def current_item(self) -> ItemView | None:
        return next((item for item in self.items if item.status == "current"), None)

    @property
    def next_item(self) -> ItemView | None:
        """The first item not yet begun of those that are due."""
        return next((item for item in self.due_items if item.status == "planned"), None)

    @property
    def due_items(self) -> list[ItemView]:
        """The items of the sitting that is open, or else comes, and what earlier sittings did not reach."""
        if self.session is None or self.session.phase == "closed":
            return []
        sitting = self.open_sitting or self.next_sitting
        here = {"", sitting.id if sitting else ""}
        over = {s.id for s in self.session.sittings if s.status == "closed"}
        return [
            item
            for item in self.items
            if item.sitting_id in here or (item.sitting_id in over and item.status == "planned")
        ]

    @property
    def running_ballot(self) -> BallotView | None:
        return next((b for b in self.ballots if b.status in ("open", "paused")), None)

    @property
    def closed_ballot(self) -> BallotView | None:
        """The ballot that is closed and waits to be declared; one that is held again is not waited for."""
        waiting = (b for b in reversed(self.ballots) if b.status == "closed" and not b.repeated_by)
        return next(waiting, None)

    @property
    def shown_ballot(self) -> BallotView | None:
        """The ballot that the stage is about: running, or waiting to be declared, or just declared."""
        screen = self.screen
        on_screen = self.ballot(screen.ballot_id) if screen else None
        return self.running_ballot or self.closed_ballot or on_screen

    @property
    def prepared_ballots(self) -> list[BallotView]:
        """Ballots ready to be opened on the current item."""
        item = self.current_item
        return [
            b for b in self.ballots if b.status == "prepared" and b.item_id == (item.id if item else None)
        ]

    @property
    def prepared_in_order(self) -> list[BallotView]:
        """The same in the order in which they can be opened: first what goes on with a ballot that was held (a further
        run, a repetition), then parts (từng phần) before their whole.
        """
        found = self.prepared_ballots
        wholes = {b.part_of for b in self.ballots if b.status == "prepared" and b.part_of}
        return sorted(found, key=lambda b: (not goes_on(b), b.id in wholes, b.position))

    @property
    def open_sitting(self) -> SittingView | None:
        session = self.session
        return next((s for s in session.sittings if s.id == session.sitting_id), None) if session else None

    @property
    def next_sitting(self) -> SittingView | None:
        session = self.session
        return next((s for s in session.sittings if s.status == "planned"), None) if session else None

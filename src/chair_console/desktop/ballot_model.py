"""The ballot that runs: how many have voted, who has not, what is left. Never what was chosen."""

from __future__ import annotations

from PySide6.QtCore import Property, QObject, Signal, Slot

from chair_console.domain import ballots, reminding, votes
from chair_console.domain.decisions import Choice
from chair_console.protocol.ballot_views import BallotView
from chair_console.protocol.envelope import Receipt
from chair_console.scene import times
from chair_console.scene.seats import MOST_SEATS, in_texts

from .ballot_entitled import may_vote_now
from .ballot_view import running_view, seat_states, silent_rows, voters
from .command_runner import VARIANT_MAP
from .double_press import DoublePress
from .rows_model import RowsModel
from .view_model import Desk, View, ViewModel

ROLES = ("name", "seat", "note", "needs_help", "here", "delegate_id")
EXTEND_MS = 30_000
NEXT_HAND: dict[str, Choice] = {"": "for", "for": "against", "against": "abstain", "abstain": "for"}
"""What a touch on a seat makes of the hand that is written down there."""


class BallotModel(ViewModel):
    follows = frozenset(
        {"ballot", "turnout", "presence", "roster", "devices", "documents", "screen", "seating"}
    )
    ticks = True
    seats_changed = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        self._rows = RowsModel(ROLES)
        self._seats: View = {}
        self._reminded: dict[str, int] = {}
        self._more_time = DoublePress()
        super().__init__(desk, parent)

    @Property(QObject, constant=True)
    def rows(self) -> RowsModel:
        return self._rows

    @Property(VARIANT_MAP, notify=seats_changed)
    def seats(self) -> View:
        """The seats and their states as texts (`in_texts`), apart from `view`, which changes every second; at a show of
        hands with `names` by delegate.

        None where there are more than are drawn: to hand them over ten times a second would hold the window up.
        """
        return self._seats

    def look(self) -> View:
        topics, words = self.desk.topics, self.desk.words
        shown = topics.running_ballot
        if shown is None:
            self._rows.update([])
            return {"running": False, "silent": 0, "helpless": 0}
        voted_by = voters(topics, shown)
        self._rows.update(silent_rows(topics, words, shown, voted_by))
        helpless = {row["id"] for row in self._rows.rows if row["needs_help"]}
        seats = seat_states(topics, shown, voted_by, helpless)
        many = len(seats) > MOST_SEATS
        self._show_seats(shown, [] if many else seats)
        view = running_view(topics, words, shown, seats, self.desk.now())
        view["many"] = many
        view["silent"] = len(self._rows.rows)
        if shown.kind == "blind":  # who has got a paper is known, not who has dropped it
            view["silent"] = max(0, len(may_vote_now(topics, shown)) - int(view["voted"]))
        view["helpless"] = len(helpless)
        at = self._reminded.get(shown.id)
        view["reminded"] = "" if at is None else words("ballot.reminded", time=times.clock_seconds(at))
        return view

    def _show_seats(self, shown: BallotView, seats: list[View]) -> None:
        texts: View = in_texts(seats)
        if shown.method == "show_of_hands":
            texts["names"] = {seat["id"]: seat["name"] for seat in seats}
        if texts != self._seats:
            self._seats = texts
            self.seats_changed.emit()

    def _id(self) -> str:
        running = self.desk.topics.running_ballot
        return running.id if running else ""

    @Slot()
    def extend(self) -> None:
        """Some time more to vote; a double click gives it once."""
        if self._more_time.counts():
            command = ballots.ExtendBallot(ballot_id=self._id(), by_ms=EXTEND_MS)
            self.desk.runner.send("ballot.extend", command)

    @Slot()
    def pause_or_resume(self) -> None:
        paused = bool(self._view.get("paused"))
        kind = ballots.ResumeBallot if paused else ballots.PauseBallot
        self.desk.runner.send("ballot.pause", kind(ballot_id=self._id()))

    @Slot()
    def remind(self) -> None:
        """Light up the tablets of those who have not voted."""
        ballot_id = self._id()

        def recorded(receipt: Receipt) -> None:
            self._reminded = {ballot_id: receipt.at}
            self.refresh()

        self.desk.runner.send("remind.voters", reminding.RemindVoters(ballot_id=ballot_id), recorded=recorded)

    @Slot(str, str, str)
    def enter_vote(self, delegate_id: str, option: str, reason: str) -> None:
        """The secretary enters a choice for one whose device does not work; the record says why."""
        shown = self.desk.topics.running_ballot
        if shown is not None:
            self._enter(shown, delegate_id, option, reason=reason)

    @Slot(str)
    def touch(self, delegate_id: str) -> None:
        """A seat at a show of hands: for, against, abstaining, and round again."""
        shown = self.desk.topics.running_ballot
        if shown is None or shown.method != "show_of_hands":
            return
        option = NEXT_HAND[shown.choices.get(delegate_id, "")]
        while option not in shown.options:
            option = NEXT_HAND[option]
        self._enter(shown, delegate_id, option, change=True)

    def _enter(
        self, shown: BallotView, delegate_id: str, option: str, *, reason: str = "", change: bool = False
    ) -> None:
        choice: Choice | None = option if shown.form == "motion" else None  # type: ignore[assignment]
        command = votes.EnterVote(
            ballot_id=shown.id,
            delegate_id=delegate_id,
            choice=choice,
            marks=() if choice is not None else ((option,),),
            reason=reason,
            change=change,
        )
        self.desk.runner.send(f"ballot.enter.{delegate_id}", command, role="secretary")

"""The page of delegates and seats: the plan being drawn, kept apart from the hall's until it is saved."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Property, QObject, QUrl, Signal, Slot

from chair_console.domain.seat_places import BlockKind, seat_key
from chair_console.domain.seating import LaySeatingPlan, SeatChange
from chair_console.protocol.envelope import Receipt
from chair_console.protocol.seating_views import SeatingView
from chair_console.protocol.views import DelegateView
from chair_console.scene import times

from . import seating_sketch as sketching
from .command_runner import VARIANT_LIST, Refusal
from .rows_model import RowsModel
from .search import matches
from .seating_notes import differences, notes
from .seating_paper import write_plan
from .seating_sketch import Sketch, Spot
from .seating_view import around, block_view, chosen_view, frame_of, hall_seats, tables_of
from .view_model import Desk, Row, View, ViewModel

ROLES = ("name", "seat", "unit", "seated", "presidium")
MOST_STEPS = 100
"""So many changes can be taken back on the page."""


class SeatingModel(ViewModel):
    """A sketch with its history. What is saved goes to the hall in one command, with the version it began from."""

    follows = frozenset({"seating", "roster", "session"})
    seats_changed = Signal()
    searched = Signal(str)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        self._rows = RowsModel(ROLES)
        self._seats: list[View] = []
        self._sketch = Sketch()
        self._past: list[Sketch] = []
        self._future: list[Sketch] = []
        self._base = SeatingView()
        self._other: SeatingView | None = None
        self._roster: dict[str, str] = {}
        self._moved_elsewhere: set[str] = set()
        self._chosen: Spot | None = None
        self._block = ""
        self._typed = ""
        self._standing_only = True
        self._frame: View = {}
        super().__init__(desk, parent)

    @Property(QObject, constant=True)
    def rows(self) -> RowsModel:
        """The delegates to be seated."""
        return self._rows

    @Property(VARIANT_LIST, notify=seats_changed)
    def seats(self) -> list[View]:
        """Every seat with its place and who has it; apart from `view`, so that typing does not draw the hall anew."""
        return self._seats

    @property
    def sketch(self) -> Sketch:
        return self._sketch

    # --- keeping up with the hall -------------------------------------------------------------------------------

    def _delegates(self) -> list[DelegateView]:
        return self.desk.topics.delegates

    def _keep_up(self) -> None:
        """Take over what others have changed, as far as nothing here stands against it."""
        now, delegates = self.desk.topics.seating, self._delegates()
        roster = {d.id: d.seat for d in delegates}
        if not self._past and not self._future:
            if now != self._base or roster != self._roster or not self._sketch.blocks:
                self._sketch = sketching.sketch_of(now, delegates)
                self._let_go()
            if now.blocks != self._base.blocks:
                self._frame = {}
            self._base, self._other, self._roster = now, None, roster
            self._moved_elsewhere.clear()
            return
        if roster != self._roster:
            self._moved_elsewhere |= {key for key, seat in roster.items() if self._roster.get(key) != seat}
            self._sketch = sketching.followed(self._sketch, self._roster, delegates)
            self._roster = roster
        if now.version == self._base.version:
            return
        if now.blocks == self._sketch.blocks:
            self._base, self._other = now, None
        else:
            self._other = now

    def _is_changed(self) -> bool:
        return bool(self._sketch.blocks != self._base.blocks and (self._past or self._base.version)) or bool(
            self._past and self._seat_changes()
        )

    def _seat_changes(self) -> tuple[SeatChange, ...]:
        delegates = self._delegates()
        known = {seat_key(p.label) for p in self._base.places} or {seat_key(d.seat) for d in delegates}
        return sketching.seat_changes(self._sketch, known, delegates)

    def look(self) -> View:
        self._keep_up()
        words, delegates = self.desk.words, self._delegates()
        self._show_seats()
        self._show_rows()
        said = notes(words, self._sketch, delegates)
        self._frame = around(self._frame, frame_of(self._sketch))
        standing = len({d.id for d in delegates} - set(self._sketch.sits.values()))
        seats = len(self._sketch.labels)
        changed = self._is_changed()
        laid = self._base.version
        return {
            "summary": words("seating.summary", seats=seats, seated=len(self._sketch.sits), standing=standing),
            "standing": standing,
            "state_text": words("seating.unsaved") if changed else words(
                "seating.saved", time=times.clock(self._base.laid_at)) if laid else words("seating.automatic"),
            "changed": changed,
            "can_undo": bool(self._past),
            "can_redo": bool(self._future),
            "may_save": (changed or not laid) and seats > 0 and self._other is None
            and not any(note["tone"] == "danger" for note in said),
            "conflict": self._conflict(),
            "notes": said,
            "warnings": sum(1 for note in said if note["tone"] != "text"),
            "block": block_view(words, self._sketch.block(self._block)),
            "chosen": chosen_view(words, self._sketch, self._chosen, delegates),
            "chosen_block": self._block,
            "chosen_spot": self._chosen[1] if self._chosen else "",
            "frame": self._frame,
            "tables": tables_of(self._sketch),
            "empty_text": "" if self._rows.rows else words(
                "people.none" if self._typed else "seating.all_seated"),
            "standing_only": self._standing_only,
        }  # fmt: skip

    def _show_seats(self) -> None:
        seats = hall_seats(self._sketch, self._delegates())
        if seats != self._seats:
            self._seats = seats
            self.seats_changed.emit()

    def _show_rows(self) -> None:
        labels = self._sketch.labels
        here = {who: labels.get(spot, "") for spot, who in self._sketch.sits.items()}
        rows: list[Row] = [
            {
                "id": d.id, "name": d.name, "seat": here.get(d.id, ""), "unit": d.unit, "seated": d.id in here,
                "presidium": d.presidium,
            }
            for d in self._delegates()
            if matches(self._typed, d.name, d.unit, here.get(d.id, ""))
            and (self._typed or not self._standing_only or d.id not in here)
        ]  # fmt: skip
        self._rows.update(rows)

    def _conflict(self) -> str:
        if self._other is None:
            return ""
        moved = [d for d in self._delegates() if d.id in self._moved_elsewhere]
        what = differences(self.desk.words, self._base, self._other, moved)
        time = times.clock_seconds(self._other.laid_at)
        return self.desk.words("seating.conflict", time=time, what=what)

    # --- changing -----------------------------------------------------------------------------------------------

    def _become(self, sketch: Sketch) -> None:
        if sketch != self._sketch:
            self._past = [*self._past[-MOST_STEPS:], self._sketch]
            self._future = []
            self._sketch = sketch
            self.desk.runner.forget("seating")
        self._let_go()
        self.refresh()

    def _let_go(self) -> None:
        """What is chosen and is no more, is chosen no longer."""
        if self._chosen is not None and self._chosen not in self._sketch.labels:
            self._chosen = None
        if self._sketch.block(self._block) is None:
            self._block = ""

    @Slot()
    def undo(self) -> None:
        if self._past:
            self._future.append(self._sketch)
            self._sketch = self._past.pop()
            self._let_go()
            self.refresh()

    @Slot()
    def redo(self) -> None:
        if self._future:
            self._past.append(self._sketch)
            self._sketch = self._future.pop()
            self._let_go()
            self.refresh()

    @Slot(str)
    def add(self, kind: BlockKind) -> None:
        sketch, self._block = sketching.added(self._sketch, kind)
        self._chosen = None
        self._become(sketch)

    @Slot(int)
    def use_template(self, seats: int) -> None:
        self._frame = {}
        self._become(sketching.from_template(seats, self._delegates()))

    @Slot(str, int)
    def set_number(self, field: str, value: int) -> None:
        self._become(sketching.numbered(self._sketch, self._block, field, value))

    @Slot(str)
    def set_letter(self, letter: str) -> None:
        self._become(sketching.lettered(self._sketch, self._block, letter))

    @Slot(bool)
    def renumber(self, letters: bool) -> None:
        self._become(sketching.renumbered(self._sketch, letters=letters))

    @Slot(float, float, bool)
    def move(self, dx: float, dy: float, single: bool) -> None:
        """Move what is chosen, in seats: the one seat, or its whole block."""
        if single and self._chosen is not None:
            self._become(sketching.seat_moved(self._sketch, self._chosen, dx, dy))
        elif self._block:
            self._become(sketching.block_moved(self._sketch, self._block, dx, dy))

    @Slot(bool)
    def remove(self, single: bool) -> None:
        if single and self._chosen is not None:
            self._become(sketching.seat_removed(self._sketch, self._chosen))
        elif self._block:
            self._become(sketching.block_removed(self._sketch, self._block))

    @Slot(str, str)
    def choose(self, block: str, spot: str) -> None:
        """Choose a seat and its block; without a seat the block, without both nothing."""
        self._block = block
        self._chosen = (block, spot) if spot else None
        self.refresh()

    @Slot()
    def fit(self) -> None:
        """Draw the plan as large as it has room; otherwise it only ever gets smaller, so that nothing jumps."""
        self._frame = {}
        self.refresh()

    @Slot(str)
    def search(self, typed: str) -> None:
        self._typed = typed
        self.refresh()

    @Slot(str)
    def find_delegate(self, delegate_id: str) -> None:
        """Show this delegate in the list."""
        delegate = self.desk.topics.delegate(delegate_id)
        if delegate is not None:
            self.searched.emit(delegate.name)

    @Slot(bool)
    def show_standing_only(self, only: bool) -> None:
        self._standing_only = only
        self.refresh()

    @Slot(str, str, str)
    def seat(self, delegate_id: str, block: str, spot: str) -> None:
        """Give a delegate this seat; whoever has it changes places with them."""
        self._become(sketching.assigned(self._sketch, delegate_id, (block, spot)))

    @Slot(str, result=bool)
    def seat_chosen(self, delegate_id: str) -> bool:
        """Give a delegate the chosen seat and go on to the next free one; the first found where none is named."""
        who = delegate_id or next((str(row["id"]) for row in self._rows.rows), "")
        if self._chosen is None or not who or self._chosen not in self._sketch.labels:
            return False
        sketch = sketching.assigned(self._sketch, who, self._chosen)
        labels = list(sketch.labels)
        after = [*labels[labels.index(self._chosen) + 1 :], *labels]
        self._chosen = next((spot for spot in after if spot not in sketch.sits), self._chosen)
        self._block = self._chosen[0]
        self._become(sketch)
        return True

    @Slot()
    def free(self) -> None:
        if self._chosen is not None:
            self._become(sketching.freed(self._sketch, self._chosen))

    @Slot()
    def fill(self) -> None:
        self._become(sketching.filled(self._sketch, self._delegates()))

    @Slot()
    def clear(self) -> None:
        self._become(sketching.emptied(self._sketch))

    # --- saving -------------------------------------------------------------------------------------------------

    @Slot()
    def save(self) -> None:
        """Lay the plan down with who changes seats; to be undone for ten seconds."""
        before, changes = self._base, self._seat_changes()
        sketch = self._sketch

        def recorded(_receipt: Receipt) -> None:
            if self._sketch == sketch:
                self._past, self._future = [], []
            self.refresh()

        self.desk.runner.send(
            "seating.save",
            LaySeatingPlan(blocks=sketch.blocks, base=before.version, seats=changes),
            undo=self._undo_of(before, sketch, changes),
            undo_text=self.desk.words("undo.seating"),
            recorded=recorded,
        )

    def _undo_of(
        self, before: SeatingView, sketch: Sketch, changes: tuple[SeatChange, ...]
    ) -> Callable[[], LaySeatingPlan]:
        """The plan before, and everybody back. Refused: `undo.changed_since`, where it was laid anew meanwhile."""

        def command() -> LaySeatingPlan:
            now = self.desk.topics.seating
            if now.blocks != sketch.blocks:
                raise Refusal("undo.changed_since")
            back = tuple(SeatChange(delegate_id=c.delegate_id, seat=c.was or "", was=c.seat) for c in changes)
            return LaySeatingPlan(blocks=before.blocks, base=now.version, seats=back)

        return command

    @Slot(QUrl)
    def write_paper(self, file: QUrl) -> None:
        """Write what is drawn as a PDF."""
        self.desk.runner.start("seating.paper", self._write_paper(Path(file.toLocalFile())))

    async def _write_paper(self, file: Path) -> None:
        session, words = self.desk.topics.session, self.desk.words
        heading = [session.body, session.title] if session else [words("scene.product")]
        try:
            write_plan(
                file if file.suffix else file.with_suffix(".pdf"), [*heading, words("seating.plan")],
                self._seats, tables_of(self._sketch), frame_of(self._sketch),
            )  # fmt: skip
        except OSError as error:
            raise Refusal(
                "seating.not_written", file=file.name, reason=error.strerror or str(error)
            ) from error

    @Slot()
    def take_other(self) -> None:
        """Give up what was changed here and go on from what the other laptop has saved."""
        self._past, self._future = [], []
        self._sketch = sketching.sketch_of(self.desk.topics.seating, self._delegates())
        self._let_go()
        self.desk.runner.forget("seating")
        self.refresh()

    @Slot()
    def keep_mine(self) -> None:
        """Go on with what is here; saving it now replaces what the other laptop has saved."""
        if self._other is not None:
            self._base, self._other = self._other, None
        self.desk.runner.forget("seating")
        self.refresh()

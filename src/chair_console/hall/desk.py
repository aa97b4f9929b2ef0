"""The desk: a command's way. Decide, record, and only after the commit answer and publish.

Two states are kept. `_ahead` has every decided event, so that the next decision knows of it; `shown` has only what
is on the disk, and nothing else ever leaves the hall.
"""

from __future__ import annotations

import asyncio
import contextlib
import secrets
from collections import deque
from collections.abc import Callable, Coroutine, Sequence
from typing import Any, Final

import msgspec
import structlog

from chair_console.domain.actors import CLOCK, Actor, Classification, Context, FileFacts
from chair_console.domain.ballots import ExtendBallot, extensions
from chair_console.domain.hall import apply, decide
from chair_console.domain.messages import Command, Event
from chair_console.domain.record import Record
from chair_console.domain.refusals import Refused
from chair_console.domain.secret_votes import CastSecretVote
from chair_console.domain.standing import Standing
from chair_console.domain.state import HallState
from chair_console.domain.timers import next_due, timed
from chair_console.journal import JournalRefused, Pending, Store, StoredRecord, Writer, encode_body, record_of
from chair_console.protocol.envelope import Receipt

from .answers import Answer, digest_of, same_answer
from .clock import HallClock
from .contexts import Contexts
from .fresh_ids import fresh_id
from .owed import OwedTime, runs_out
from .timeline import Timeline
from .urns import Decided, Urns

log = structlog.get_logger(__name__)

# A machine that slept, or whose clock was set, has moved on without the timers: they look again this often.
LOOK_AGAIN_SECONDS: Final = 1.0
# A disk takes milliseconds; a server on another machine that hangs is noticed before tablets give up (10 s).
SLOW_SECONDS: Final = 3


class _Waiting(msgspec.Struct):
    """A command that is decided and not yet on the disk, and who waits for its answer."""

    digest: str
    receipts: list[asyncio.Future[Receipt]]


class Committed(msgspec.Struct, frozen=True):
    """One record that is now on the disk."""

    seq: int
    at: int
    actor: Actor
    events: list[Event]


class Desk:
    """Owns the state and the journal's writer.

    `on_committed` is called in the loop after each commit, `on_failed` when the disk did not keep its word,
    `on_rebuilt` when the state has been read anew from the journal after that, `on_blocked` when a command is
    refused because the journal has no room for it or does not answer, `on_standstill` when the hall has slept or
    was held for so many ms while something ran that has an end, `on_unwritten` when for so many ms nothing could be
    written while a ballot ran that has an end.
    """

    def __init__(
        self,
        store: Store,
        urns: Urns,
        *,
        known_file: Callable[[str], tuple[FileFacts, Classification] | None] = lambda sha256: None,
        keeps_logo: Callable[[str], bool] = lambda sha256: False,
    ) -> None:
        self.timeline: Final = Timeline()
        self.store: Final = store
        self.urns: Final = urns
        self.shown = HallState()
        self.seq = 0
        self.last_at = 0
        self.head = b""
        self.numbers: Final[dict[str, int]] = {}  # of records, by the id each gave (a vote's receipt)
        self.on_committed: Callable[[list[Committed]], None] = lambda batch: None
        self.on_failed: Callable[[JournalRefused], None] = lambda refusal: None
        self.on_rebuilt: Callable[[], None] = lambda: None
        self.on_standstill: Callable[[int], None] = lambda ms: None
        self.on_unwritten: Callable[[int], None] = lambda ms: None
        self.on_blocked: Callable[[JournalRefused], None] = lambda refusal: None
        self._contexts: Final = Contexts(urns, known_file, keeps_logo)
        self.clock: Final = HallClock()
        self._ahead = HallState()
        self._decided: deque[tuple[Record, str]] = deque()
        self._answers: dict[str, Answer] = {}
        self._pending: dict[str, _Waiting] = {}
        self._owed: Final = OwedTime(self.clock.now)
        self._timer: asyncio.TimerHandle | None = None
        self._patience: asyncio.TimerHandle | None = None
        self._background: set[asyncio.Task[None]] = set()
        self._writer = Writer(store, on_committed=self._committed, on_failed=self._failed)
        self.rebuild()

    # --- the way of a command ---------------------------------------------------------------------------------

    async def submit(
        self,
        actor: Actor,
        command_id: str,
        command: Command,
        papers: Sequence[bytes] = (),
        seen: Standing | None = None,
    ) -> Receipt:
        """Carry out a command; returns when it is on the disk. `papers` go into an urn with it.

        `seen` is what its giver was looking at: the same command again is answered, whatever has moved since.

        Raises `Refused` (the rules), `JournalRefused` (the disk); then nothing has changed.
        """
        digest = digest_of(command, actor)
        known = self._answers.get(command_id)
        if known is not None:
            return same_answer(command_id, known, digest)
        waiting = self._pending.get(command_id)
        if waiting is not None:
            if not secrets.compare_digest(waiting.digest, digest):
                raise Refused("protocol.command_id_reused")
            return await self._wait(waiting)
        self._require_room()
        self.make_up()
        context = self._context(actor, command)
        decided = self._decide(command, context, papers, seen)
        if not decided.events:
            head, at = self.head.hex(), self.last_at
            return Receipt(command_id=command_id, seq=self.seq, at=at, head=head, id="", changed=False)
        return await self._wait(self._record(command_id, digest, context, decided))

    def _decide(
        self, command: Command, context: Context, papers: Sequence[bytes], seen: Standing | None
    ) -> Decided:
        try:
            return self.urns.take_out(self._ahead, decide(self._ahead, command, context, seen), papers)
        except Refused:
            raise
        except Exception as error:
            if isinstance(command, CastSecretVote):  # its words might quote the choice, and go to the log
                raise RuntimeError(f"a secret vote met a fault: {type(error).__name__}") from None
            raise

    def _require_room(self) -> None:
        """Raises `JournalRefused` before anything is decided; the desk is told, not only who asked."""
        try:
            self._writer.require_ready()
        except JournalRefused as refusal:
            self._owed.refuse(self.clock.now())
            self.on_blocked(refusal)
            raise

    def require_certain(self) -> None:
        """Raises `JournalRefused` from a failed commit until the state is read anew: memory holds what was lost."""
        if self._writer.failure is not None:
            self._writer.require_ready()

    def takes_records(self) -> bool:
        """Whether the next record would be written, and none still waits for a journal that does not answer."""
        with contextlib.suppress(JournalRefused):
            self._writer.require_ready()
            return not self._decided
        return False

    def _context(self, actor: Actor, command: Command) -> Context:
        return self._contexts.of(self._ahead, actor, command, self.now(), self.head)

    def now(self) -> int:
        """The hall's time (ms): the machine's where that is ahead, unless something runs that has an end."""
        if not timed(self._latest()):
            self.clock.follow_the_machine()
        return self.clock.now()

    def _latest(self) -> HallState:
        """With everything decided; once a commit has failed, with what is known to be on the disk."""
        return self._ahead if self._writer.failure is None else self.shown

    def _record(self, command_id: str, digest: str, context: Context, decided: Decided) -> _Waiting:
        record = Record(
            at=context.now,
            command_id=command_id,
            digest=digest,
            actor=context.actor,
            answer_id=context.fresh_id,
            events=decided.events,
        )
        self._writer.submit(Pending(record.at, encode_body(record), decided.changes))
        self.urns.settle(self._ahead, decided)
        for event in decided.events:
            apply(self._ahead, event)
        self.last_at = max(self.last_at, context.now)
        self._decided.append((record, command_id))
        if self._patience is None:
            self._patience = asyncio.get_running_loop().call_later(SLOW_SECONDS, self._too_slow, self.seq)
        waiting = self._pending[command_id] = _Waiting(digest, [])
        return waiting

    def _too_slow(self, seq: int) -> None:
        """Looks whether the journal has answered since it had reached `seq`, as long as anything waits for it."""
        self._patience = None
        if not self._decided:
            return
        if self.seq == seq:
            self.on_blocked(JournalRefused("journal.slow", folder=self.store.location.shown))
        self._patience = asyncio.get_running_loop().call_later(SLOW_SECONDS, self._too_slow, self.seq)

    @staticmethod
    async def _wait(waiting: _Waiting) -> Receipt:
        # One future for each who asks: a tablet that goes away takes nobody's answer with it.
        receipt: asyncio.Future[Receipt] = asyncio.get_running_loop().create_future()
        waiting.receipts.append(receipt)
        return await receipt

    # --- after the commit -------------------------------------------------------------------------------------

    def _committed(self, batch: Sequence[StoredRecord]) -> None:
        done: list[Committed] = []
        for stored in batch:
            record, command_id = self._decided.popleft()
            for event in record.events:
                apply(self.shown, event)
            self._remember(record, stored)
            self._owed.given(command_id)
            answer = same_answer(command_id, self._answers[command_id], record.digest)
            for receipt in self._pending.pop(command_id).receipts:
                if not receipt.done():
                    receipt.set_result(answer)
            self.timeline.note(stored.seq, record.at, record.actor, record.events, self.shown)
            done.append(Committed(stored.seq, record.at, record.actor, record.events))
        self.on_committed(done)
        self._arm_timer()

    def _remember(self, record: Record, stored: StoredRecord) -> None:
        self.seq, self.head = stored.seq, stored.hash
        self.numbers[record.answer_id] = stored.seq
        self._answers[record.command_id] = Answer(
            record.digest, stored.seq, record.at, stored.hash, record.answer_id
        )

    def _failed(self, refusal: JournalRefused) -> None:
        log.error("journal.commit_failed", code=refusal.code, detail=refusal.detail)
        for waiting in self._pending.values():
            for receipt in waiting.receipts:
                if not receipt.done():
                    receipt.set_exception(refusal)
        self._owed.refuse(self._decided[0][0].at if self._decided else self.clock.now())
        self._pending.clear()
        self._decided.clear()
        self.on_failed(refusal)
        self._spawn(self._recover())

    async def _recover(self) -> None:
        """Open the journal again, which proves that it takes records, and read the truth from it; until that works."""
        while True:
            try:
                await asyncio.to_thread(self._writer.reopen)
                self.rebuild()
                self._writer.resume()
            except JournalRefused as refusal:
                log.error("journal.reopen_failed", code=refusal.code, detail=refusal.detail)
                await asyncio.sleep(1)
                continue
            except Exception as error:  # a hall that gave up here would refuse for ever
                log.error("journal.reopen_failed", exc_info=error)
                await asyncio.sleep(1)
                continue
            self.on_rebuilt()
            self._arm_timer()
            return

    def rebuild(self) -> None:
        """Read both states from the journal. Raises `JournalRefused` (`journal.broken`, `.newer_record`)."""
        shown = HallState()
        self._answers.clear()
        self.timeline.clear()
        self.numbers.clear()
        self.seq, self.last_at, self.head = 0, 0, self.store.head.hash
        for stored in self.store.read():
            record = record_of(stored)
            for event in record.events:
                apply(shown, event)
            self.timeline.note(stored.seq, record.at, record.actor, record.events, shown)
            self._remember(record, stored)
            self.last_at = max(self.last_at, record.at)
        self.clock.not_before(self.last_at)
        self._owed.read_anew(self._answers)
        self.shown = shown
        self.urns.rebuilt(shown, self.store.read_urns())
        self._ahead = msgspec.json.decode(msgspec.json.encode(shown), type=HallState)

    # --- when the hall stood still ----------------------------------------------------------------------------

    def make_up(self) -> None:
        """Notice a standstill; to be called twice a second. Where nothing can be written, it is made up for later.

        An open ballot gets the time in which the machine slept, or nothing was written: nobody could vote. A speech
        has gone on.
        """
        stood_still = self.clock.take_standstill()
        if stood_still and timed(self._latest()):
            if runs_out(self._latest()):
                self._owed.slept(stood_still)
            self.on_standstill(stood_still)
        if self._owed.is_pending():
            with contextlib.suppress(JournalRefused):
                self._writer.require_ready()
                refused = self._owed.take_again(voting=runs_out(self._ahead))
                if refused:
                    self.on_unwritten(refused)
                self._give_back()

    def _give_back(self) -> None:
        owed, ballot = self._owed.take(), self._ahead.running_ballot()
        if ballot is None or not runs_out(self._ahead):
            return
        for by_ms in extensions(owed):
            command, command_id = ExtendBallot(ballot_id=ballot.id, by_ms=by_ms), f"clock-{fresh_id()}"
            context = self._context(CLOCK, command)
            decided = self._decide(command, context, (), None)
            self._owed.give(command_id, by_ms)
            self._record(command_id, digest_of(command, CLOCK), context, decided)

    def owed(self) -> int:
        """What the ballot that is shown has not been given back yet (ms)."""
        return self._owed.total(voting=runs_out(self._latest()))

    def now_for_votes(self) -> int:
        """The hall's time (ms), less what the ballot that is shown has not been given back yet."""
        self.make_up()
        return self.now() - self.owed()

    # --- the clock --------------------------------------------------------------------------------------------

    def start(self) -> None:
        """Begin to write and to watch the clock; inside the running loop."""
        self._writer.start()
        self.clock.take_standstill()  # what passed before is told, and given back, as a restart
        self._arm_timer()

    def close(self) -> None:
        """Write what waits and stop."""
        for timer in (self._timer, self._patience):
            if timer is not None:
                timer.cancel()
        self._writer.close()

    def _arm_timer(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        due = next_due(self.shown)
        if due is not None:
            delay = max(0, due[0] - self.now()) / 1000 + 0.002
            loop = asyncio.get_running_loop()
            self._timer = loop.call_later(min(delay, LOOK_AGAIN_SECONDS), self._look_at_the_clock)

    def _look_at_the_clock(self) -> None:
        self.make_up()
        due = next_due(self.shown)
        if due is not None and due[0] <= self.now():
            self._spawn(self._clock(due[1]))
        else:
            self._arm_timer()

    async def _clock(self, command: Command) -> None:
        try:
            receipt = await self.submit(CLOCK, f"clock-{fresh_id()}", command)
        except Refused as refusal:
            log.info("clock.refused", code=refusal.code)
            return
        except JournalRefused as refusal:  # what is due stays due: there may be room in a moment
            log.warning("clock.refused", code=refusal.code)
            if refusal.code != "journal.closed":
                await asyncio.sleep(1)
                self._arm_timer()
            return
        if not receipt.changed:  # the machine's clock and the timer's differ by a hair: look again
            await asyncio.sleep(0.01)
            self._arm_timer()

    def _spawn(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.get_running_loop().create_task(work)
        self._background.add(task)
        task.add_done_callback(self._background.discard)

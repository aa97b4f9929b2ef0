"""The slot for anonymous papers: checked beside the loop, mixed, and dropped together as one record.

Nothing here knows who sent a paper. Papers that come within a few milliseconds share a record, which says how many.
"""

from __future__ import annotations

import asyncio
import random
import secrets
from collections.abc import Coroutine, Mapping
from concurrent.futures import ThreadPoolExecutor
from typing import Any, Final

import msgspec
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey

from chair_console.domain.actors import URN
from chair_console.domain.ballot import Ballot
from chair_console.domain.refusals import Refused
from chair_console.domain.secret_votes import DropPapers, require_paper_for
from chair_console.journal import JournalRefused
from chair_console.protocol.secret_ballots import PaperReceipt
from chair_console.slips import Paper, holds, number_of, read_marks, slip_of

from .desk import Desk
from .fresh_ids import fresh_id
from .urns import has_urn

GATHER_SECONDS: Final = 0.004
MOST_WAITING: Final = 2_000


class _Sent(msgspec.Struct, frozen=True):
    """A paper as it came: the very same one twice is one."""

    ballot_id: str
    paper: Paper


_Answer = asyncio.Future[PaperReceipt]


class PaperBox:
    """Takes papers of all blind ballots."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._checker = ThreadPoolExecutor(1, "papers")
        self._waiting: dict[_Sent, _Answer] = {}
        self._answers: dict[_Sent, _Answer] = {}
        self._falling: dict[tuple[str, str], _Answer] = {}
        self._timer: asyncio.TimerHandle | None = None
        self._work: set[asyncio.Task[None]] = set()

    async def drop(self, ballot_id: str, paper: Paper) -> PaperReceipt:
        """Returns when the paper is on the disk; the same paper gets the same answer.

        Refused: `ballot.bad_paper`, `.paper_in_urn`, `.too_many_papers`, and what `DropPapers` and its marks are
        refused with. Raises `JournalRefused`.
        """
        sent = _Sent(ballot_id, paper)
        answer = self._answers.get(sent)
        if answer is None:
            known = await self._known(ballot_id, paper)
            if known is not None:
                return known
            answer = self._put_in(sent)
        return await asyncio.shield(answer)  # who sends it twice and goes away takes nobody's answer with it

    async def _known(self, ballot_id: str, paper: Paper) -> PaperReceipt | None:
        """The answer to a paper whose token lies in the urn already. Refused: `ballot.paper_in_urn`.

        Raises `JournalRefused`.
        """
        ballot = self._desk.shown.ballots.get(ballot_id)
        if ballot is None or not has_urn(ballot) or ballot.status in ("prepared", "withdrawn"):
            return None
        falling = self._falling.get((ballot_id, paper.token))
        if falling is not None:  # not on the disk yet
            await asyncio.wait([falling])
        return self._found(ballot, paper)

    def _found(self, ballot: Ballot, paper: Paper) -> PaperReceipt | None:
        self._desk.require_certain()
        slip = self._desk.urns.of(ballot).find(paper.token)
        if slip is None:
            return None
        if read_marks(slip) != paper.marks:
            raise Refused("ballot.paper_in_urn", title=ballot.title)
        return PaperReceipt(ballot_id=ballot.id, paper=number_of(slip))

    def _put_in(self, sent: _Sent) -> _Answer:
        marks = require_paper_for(
            self._desk.shown, sent.ballot_id, sent.paper.marks, self._desk.now_for_votes()
        )
        if marks != sent.paper.marks:
            raise Refused("ballot.bad_paper")
        if len(self._answers) >= MOST_WAITING:
            raise Refused("ballot.too_many_papers", seconds=1)
        loop = asyncio.get_running_loop()
        answer: _Answer = loop.create_future()
        answer.add_done_callback(lambda done: self._answered(sent, done))
        self._waiting[sent] = self._answers[sent] = answer
        if self._timer is None:
            self._timer = loop.call_later(GATHER_SECONDS, self._gathered)
        return answer

    def _answered(self, sent: _Sent, done: _Answer) -> None:
        self._answers.pop(sent, None)
        if not done.cancelled():
            done.exception()  # whoever sent it may have gone

    def _gathered(self) -> None:
        self._timer = None
        batch, self._waiting = self._waiting, {}
        self._spawn(self._check(batch))

    async def _check(self, batch: Mapping[_Sent, _Answer]) -> None:
        try:
            keys = {sent.ballot_id: self._key_of(sent.ballot_id) for sent in batch}
            loop = asyncio.get_running_loop()
            good = await loop.run_in_executor(self._checker, _check_all, list(batch), keys)
            by_ballot: dict[str, list[_Sent]] = {}
            for sent, holds_good in zip(batch, good, strict=True):
                if holds_good:
                    by_ballot.setdefault(sent.ballot_id, []).append(sent)
                else:
                    batch[sent].set_exception(Refused("ballot.bad_paper"))
            for ballot_id, papers in by_ballot.items():
                await self._fall(ballot_id, papers, batch)
        except (Refused, JournalRefused) as refusal:
            _refuse_rest(batch, refusal)
        except Exception as error:  # noqa: BLE001 - its words may quote a paper: only its kind goes on
            _refuse_rest(batch, RuntimeError(f"papers were not dropped: {type(error).__name__}"))

    def _key_of(self, ballot_id: str) -> RSAPublicKey:
        """The key that this ballot's tokens are checked with. Refused: `ballot.urn_lost`, `.already_closed`."""
        self._desk.require_certain()
        ballot = self._desk.shown.ballots[ballot_id]
        key = self._desk.urns.of(ballot).public_key
        if key is None:
            closed_at = ballot.closed_at or self._desk.now()  # the close may still be on its way to the disk
            raise Refused("ballot.already_closed", title=ballot.title, closed_at=closed_at)
        return key

    async def _fall(self, ballot_id: str, papers: list[_Sent], answers: Mapping[_Sent, _Answer]) -> None:
        """Checked papers go into the urn together, in an order of chance."""
        random.Random(secrets.token_bytes(32)).shuffle(papers)
        new: dict[str, _Sent] = {}
        for sent in papers:
            token = sent.paper.token
            if token in new or (ballot_id, token) in self._falling:
                self._spawn(self._answer_again(sent, answers[sent]))
            elif not self._answer_known(sent, answers[sent]):
                new[token] = sent
        if not new:
            return
        slips = [slip_of(sent.paper) for sent in new.values()]
        fallen: _Answer = asyncio.get_running_loop().create_future()
        self._falling.update({(ballot_id, token): fallen for token in new})
        try:
            command = DropPapers(ballot_id=ballot_id, count=len(slips))
            await self._desk.submit(URN, f"papers-{fresh_id()}", command, slips)
        finally:
            for token in new:
                self._falling.pop((ballot_id, token), None)
            fallen.cancel()
        for sent, slip in zip(new.values(), slips, strict=True):
            answers[sent].set_result(PaperReceipt(ballot_id=ballot_id, paper=number_of(slip)))

    def _answer_known(self, sent: _Sent, answer: _Answer) -> bool:
        """Whether the paper's token lies in the urn already, and then its answer."""
        try:
            known = self._found(self._desk.shown.ballots[sent.ballot_id], sent.paper)
        except Refused as refusal:
            answer.set_exception(refusal)
            return True
        if known is not None:
            answer.set_result(known)
        return known is not None

    async def _answer_again(self, sent: _Sent, answer: _Answer) -> None:
        """A second paper with a token whose first one is just falling: as if it had come after it."""
        try:
            known = await self._known(sent.ballot_id, sent.paper)
        except (Refused, JournalRefused) as refusal:
            answer.set_exception(refusal)
            return
        if known is not None:
            answer.set_result(known)
        else:  # the first one was refused after all
            answer.set_exception(Refused("ballot.too_many_papers", seconds=1))

    def _spawn(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.get_running_loop().create_task(work)
        self._work.add(task)
        task.add_done_callback(self._work.discard)

    def close(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
        for task in self._work:
            task.cancel()
        self._checker.shutdown(wait=False, cancel_futures=True)


def _check_all(sent: list[_Sent], keys: Mapping[str, RSAPublicKey]) -> list[bool]:
    return [holds(keys[one.ballot_id], one.ballot_id, one.paper) for one in sent]


def _refuse_rest(batch: Mapping[_Sent, _Answer], error: Exception) -> None:
    for answer in batch.values():
        if not answer.done():
            answer.set_exception(error)

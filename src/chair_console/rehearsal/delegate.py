"""A simulated delegate: one tablet that knows only what the hall tells it, and only the public protocol."""

from __future__ import annotations

import asyncio
import contextlib
import random
import time
from collections.abc import Callable, Coroutine
from typing import Any

import aiohttp
import msgspec

from chair_console.client import ClientClosed, CommandRefused, HallClient, HallHttp
from chair_console.client.connection import now_ms
from chair_console.domain.ballot_paper import Marks
from chair_console.domain.floor import RequestKind, RequestToSpeak, WithdrawRequest
from chair_console.domain.opinions import HandInOpinion
from chair_console.domain.presence import CheckIn
from chair_console.domain.reading import ConfirmDocument
from chair_console.domain.turns import EndTurn
from chair_console.protocol.ballot_views import BallotView
from chair_console.protocol.envelope import JoinCode, Receipt
from chair_console.protocol.floor_views import FloorView
from chair_console.protocol.views import DocumentView, MeView, PresenceView
from chair_console.sentences import sentence, system_language

from .measures import Measures
from .voting import VotingBooth


class Wish(msgspec.Struct, frozen=True, kw_only=True):
    """A speech that the delegate wants to make on an item, as soon as registration opens.

    `text` is what would be said; who is not reached hands it in.
    """

    item_id: str
    kind: RequestKind
    subject: str = ""
    to: str = ""
    text: str = ""


class Manner(msgspec.Struct, kw_only=True):
    """How a simulated delegate behaves. `choose` gives the paper, or None for staying silent.

    `absence` is the reason for not coming; such a tablet lies at its seat and answers nothing. One who `hesitates`
    withdraws each request once and registers anew. One who `debates` replies once to the answer to the own question.
    """

    choose: Callable[[str, BallotView], Marks | None]
    absence: str = ""
    hesitates: bool = False
    debates: bool = False
    wishes: list[Wish] = []
    think_seconds: tuple[float, float] = (0.0, 0.0)
    speak_seconds: tuple[float, float] = (0.3, 1.0)
    page_width: int = 1600
    reads: bool = True


class SimulatedDelegate:
    """Joins with a personal code, then answers what happens in the hall."""

    def __init__(
        self,
        url: str,
        ca_file: str,
        code: JoinCode,
        manner: Manner,
        measures: Measures,
        seed: int,
        on_vote_answered: Callable[[str], None] = lambda ballot_id: None,
    ) -> None:
        self.id = code.delegate_id
        self.manner = manner
        self.cast: dict[str, Marks] = {}
        self.refusals: list[str] = []
        self._code = code
        self._measures = measures
        self._random = random.Random(f"{seed}|{code.delegate_id}")
        self._http = HallHttp(url, ca_file, connections=2)
        self.client = HallClient(url, "", ca_file, device_id=f"rehearsal-{code.delegate_id}")
        self._booth = VotingBooth(url, ca_file, self.client, self.id)
        self._on_vote_answered = on_vote_answered
        self._voted: set[str] = set()
        self._running: BallotView | None = None
        self._seen: set[tuple[str, str]] = set()
        self._held: dict[str, int] = {}
        self._asked: set[int] = set()
        self._speaking: set[str] = set()
        self._written: set[str] = set()
        self._debated: set[str] = set()
        self._answered_roll_call: int | None = None
        self._downloads = asyncio.Semaphore(1)
        self._work: set[asyncio.Task[None]] = set()

    async def join(self) -> None:
        """Raises `CommandRefused` when the code is not accepted."""
        name = sentence("rehearsal.device", {"seat": self._code.seat}, system_language())
        access = await self._http.join(self._code.code, self.client.device_id, name)
        await self._http.close()
        self.client.http.token = access.token
        self.client.on_topic(self._topic_changed)
        await self.client.start()

    async def close(self) -> None:
        for task in self._work:
            task.cancel()
        await asyncio.gather(*self._work, return_exceptions=True)
        await self._http.close()
        await self.client.close()

    # --- what happens in the hall ---------------------------------------------------------------------------

    def _topic_changed(self, topic: str, keys: set[str]) -> None:
        table = self.client.topics[topic]
        if topic == "ballot":
            for key in keys & table.keys():
                view = table[key]
                assert isinstance(view, BallotView)
                self._ballot_changed(view)
        elif topic == "documents" and self.manner.reads:
            for key in keys & table.keys():
                view = table[key]
                assert isinstance(view, DocumentView)
                self._document_changed(view)
        elif topic in ("presence", "me"):
            self._perhaps_check_in()
        if topic == "floor":
            self._perhaps_register()
        if topic in ("me", "floor"):
            self._perhaps_speak()
        if topic == "me":
            self._perhaps_write()
            if self.manner.debates:
                self._perhaps_debate()

    def _ballot_changed(self, ballot: BallotView) -> None:
        self._measure(ballot)
        if ballot.status == "open":
            self._running = ballot
            self._perhaps_vote()
        elif self._running is not None and self._running.id == ballot.id:
            self._running = None

    def _measure(self, ballot: BallotView) -> None:
        now = now_ms()
        for step, at in (
            ("opened", ballot.opened_at),
            ("closed", ballot.closed_at),
            ("declared", ballot.declared_at),
        ):
            if at is not None and (ballot.id, step) not in self._seen:
                self._seen.add((ballot.id, step))
                self._measures.seen(ballot.id, step, at, now)

    def _perhaps_vote(self) -> None:
        ballot = self._running
        if ballot is None or ballot.id in self._voted or not self._is_present():
            return
        self._voted.add(ballot.id)
        if ballot.method != "electronic":
            return  # hands are raised, papers are filled in by hand
        marks = self.manner.choose(self.id, ballot)
        if ballot.kind == "blind":
            self._spawn(self._vote_blindly(ballot, marks))
        elif marks is not None:
            self._spawn(self._vote(ballot, marks))

    async def _vote(self, ballot: BallotView, marks: Marks) -> None:
        await self._pause(self.manner.think_seconds)
        touched = time.perf_counter()
        try:
            await self._booth.cast(ballot, marks)
            self._measures.receipt((time.perf_counter() - touched) * 1000)
            self.cast[ballot.id] = marks
        finally:
            self._on_vote_answered(ballot.id)

    async def _vote_blindly(self, ballot: BallotView, marks: Marks | None) -> None:
        """A tablet gets its paper by itself as soon as it can; it is dropped when the delegate has chosen."""
        try:
            token = await self._booth.token(ballot)
            if marks is None:
                return
            await self._pause(self.manner.think_seconds)
            touched = time.perf_counter()
            await self._booth.drop(ballot, token, marks)
            self._measures.receipt((time.perf_counter() - touched) * 1000)
            self.cast[ballot.id] = marks
        finally:
            if marks is not None:
                self._on_vote_answered(ballot.id)

    def _is_present(self) -> bool:
        me = self.client.single("me")
        return isinstance(me, MeView) and me.presence == "present"

    def _perhaps_check_in(self) -> None:
        if self._is_present():
            self._perhaps_vote()  # a ballot may have been opened before the presence was recorded
            return
        presence = self.client.single("presence")
        if self.manner.absence or self.client.single("me") is None or not isinstance(presence, PresenceView):
            return
        if presence.roll_call_open and presence.roll_call_at != self._answered_roll_call:
            self._answered_roll_call = presence.roll_call_at
            self._spawn(self._check_in())

    async def _check_in(self) -> None:
        await self._pause(self.manner.think_seconds)
        await self.client.command(CheckIn(delegate_id=self.id))

    def _document_changed(self, document: DocumentView) -> None:
        if self._held.get(document.id, 0) < document.version:
            self._held[document.id] = document.version
            self._spawn(self._read(document))

    async def _read(self, document: DocumentView) -> None:
        """Fetch the first page as a tablet does, and say that it is here."""
        async with self._downloads:
            while True:
                try:
                    await self.client.http.fetch(f"/page/{document.sha256}/1.jpg?w={self.manner.page_width}")
                    break
                except (aiohttp.ClientError, TimeoutError, OSError):
                    await asyncio.sleep(0.3)
            confirm = ConfirmDocument(delegate_id=self.id, document_id=document.id, version=document.version)
            await self.client.command(confirm)

    def _perhaps_register(self) -> None:
        floor = self.client.single("floor")
        if not isinstance(floor, FloorView) or not floor.registration_open or not self._is_present():
            return
        for number, wish in enumerate(self.manner.wishes):
            if wish.item_id == floor.registration_item_id and number not in self._asked:
                self._asked.add(number)
                self._spawn(self._register(wish))

    async def _register(self, wish: Wish) -> None:
        await self._pause(self.manner.think_seconds)
        receipt = await self.register(wish)
        if self.manner.hesitates:
            await self._pause(self.manner.think_seconds)
            try:
                await self.client.command(WithdrawRequest(request_id=receipt.id))
            except CommandRefused as refusal:
                if refusal.code in ("floor.already_called", "floor.request_not_waiting"):
                    return  # already called
                raise
            await self._pause(self.manner.think_seconds)
            await self.register(wish)

    async def register(self, wish: Wish) -> Receipt:
        """Ask to speak now; the receipt's `id` is the request. Raises `CommandRefused`."""
        command = RequestToSpeak(delegate_id=self.id, kind=wish.kind, subject=wish.subject, to=wish.to)
        return await self.client.command(command)

    def _perhaps_debate(self) -> None:
        me = self.client.single("me")
        for question in me.questions if isinstance(me, MeView) else []:
            if question.status == "being_answered" and question.id not in self._debated:
                self._debated.add(question.id)
                self._spawn(self._register(Wish(item_id=question.item_id or "", kind="debate")))

    def _perhaps_speak(self) -> None:
        me = self.client.single("me")
        if isinstance(me, MeView) and me.turn_id is not None and me.turn_id not in self._speaking:
            self._speaking.add(me.turn_id)
            self._spawn(self._speak(me.turn_id))

    async def _speak(self, turn_id: str) -> None:
        await self._pause(self.manner.speak_seconds)
        await self.client.command(EndTurn(turn_id=turn_id))

    def _perhaps_write(self) -> None:
        """Who was not reached, or cut off, hands in what was to be said."""
        me = self.client.single("me")
        if not isinstance(me, MeView):
            return
        for item_id in me.opinions_invited:
            wish = next((w for w in self.manner.wishes if w.item_id == item_id and w.text), None)
            if wish is not None and item_id not in self._written:
                self._written.add(item_id)
                self._spawn(self._write(wish))

    async def _write(self, wish: Wish) -> None:
        await self._pause(self.manner.think_seconds)
        command = HandInOpinion(delegate_id=self.id, item_id=wish.item_id, text=wish.text)
        await self.client.command(command)

    # --- helpers --------------------------------------------------------------------------------------------

    async def _pause(self, seconds: tuple[float, float]) -> None:
        low, high = seconds
        if high > 0:
            await asyncio.sleep(self._random.uniform(low, high))

    def _spawn(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.get_running_loop().create_task(self._noting_refusals(work))
        self._work.add(task)
        task.add_done_callback(self._work.discard)

    async def _noting_refusals(self, work: Coroutine[Any, Any, None]) -> None:
        with contextlib.suppress(asyncio.CancelledError):
            try:
                await work
            except ClientClosed:
                return
            except CommandRefused as refusal:
                self.refusals.append(refusal.code)

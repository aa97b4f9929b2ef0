"""Many simulated delegates in one process; also a program of its own beside the windows.

`chair-console crowd --data DIR` joins everyone whose code is unused but one, and answers whatever
the chair does until the hall ends. On a rehearsal that is opened again its tablets come back to their seats.
"""

from __future__ import annotations

import asyncio
import os
import random
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from chair_console import system
from chair_console.client import CommandRefused, HallHttp, HallProcess
from chair_console.client.hall_process import Ready
from chair_console.domain.ballot_paper import Marks, Question
from chair_console.protocol.ballot_views import BallotView
from chair_console.protocol.envelope import JoinCode
from chair_console.sentences import sentence, system_language

from .delegate import Manner, SimulatedDelegate, Wish
from .loop import run
from .measures import Measures
from .sample import Sample, fitted, read_sample

JOINING_AT_ONCE = 25
HESITATING_SHARE = 5
DEBATING_SHARE = 2
SILENT_SHARE = 40
FULL_PAGES_UP_TO = 120
GONE_SECONDS = 60
LOOK_SECONDS = 0.5
"""For how long a hall that died may stay away, and how often it is looked for."""
SPEECH_SECONDS = (0.3, 0.5)
WATCHED_SPEECH_SECONDS = (4.0, 7.0)
"""Before the windows somebody leads by hand: a speech must last until its clock was seen, extended, stopped."""


class Crowd:
    """All simulated delegates of a rehearsal."""

    def __init__(self, url: str, ca_file: str) -> None:
        self._url, self._ca_file = url, ca_file
        self.measures = Measures()
        self.delegates: dict[str, SimulatedDelegate] = {}
        self._answered: Counter[str] = Counter()
        self._vote_answered = asyncio.Event()

    async def join(
        self,
        codes: list[JoinCode],
        manner_of: Callable[[str], Manner],
        seed: int,
        tell: Callable[[int, int], None] = lambda done, of: None,
    ) -> None:
        """Join everyone; 25 at a time, as people come in. Who has a tablet of another already stays away."""
        door = asyncio.Semaphore(JOINING_AT_ONCE)

        async def come(code: JoinCode) -> None:
            person = SimulatedDelegate(
                self._url,
                self._ca_file,
                code,
                manner_of(code.delegate_id),
                self.measures,
                seed,
                self._count_answer,
            )
            async with door:
                try:
                    await person.join()
                except CommandRefused as refusal:
                    await person.close()
                    if code.used and refusal.code == "join.used":
                        return
                    raise
                await person.client.until(lambda: person.client.single("me") is not None, timeout=60)
            self.delegates[code.delegate_id] = person
            tell(len(self.delegates), len(codes))

        await asyncio.gather(*(come(code) for code in codes))

    def _count_answer(self, ballot_id: str) -> None:
        self._answered[ballot_id] += 1
        self._vote_answered.set()

    async def until_answered(self, ballot_id: str, votes: int, timeout: float) -> bool:  # noqa: ASYNC109
        """Wait until so many votes have their receipt (or refusal); False if they have not in time (s)."""
        try:
            async with asyncio.timeout(timeout):
                while self._answered[ballot_id] < votes:
                    self._vote_answered.clear()
                    await self._vote_answered.wait()
        except TimeoutError:
            return False
        return True

    def refusals(self) -> list[str]:
        """Every code that a delegate was refused with."""
        return sorted({code for person in self.delegates.values() for code in person.refusals})

    async def leave(self) -> None:
        await asyncio.gather(*(person.close() for person in self.delegates.values()))


def seeded_choice(seed: int) -> Callable[[str, BallotView], Marks | None]:
    """Votes as a council votes: most for, some against, a few abstain, one or two stay silent."""

    def choose(delegate_id: str, ballot: BallotView) -> Marks | None:
        dice = random.Random(f"{seed}|{ballot.title}|{delegate_id}")
        throw = dice.randrange(100)
        if dice.randrange(SILENT_SHARE) == 0:
            return None
        if ballot.form == "motion":
            against = random.Random(f"{seed}|{ballot.title}").choice((3, 5, 8, 12))
            choice = "for" if throw >= against + 3 else "against" if throw >= 3 else "abstain"
            return ((choice,),)
        return tuple(_marked(question, dice) for question in ballot.paper.questions)

    return choose


def _marked(question: Question, dice: random.Random) -> tuple[str, ...]:
    """So many as may be chosen, the earlier ones on the list more often: what stands first is the likely answer."""
    left = [option.id for option in question.options]
    chosen = set()
    for _ in range(min(question.most, len(left))):
        weights = [2 ** (len(left) - place) for place in range(len(left))]
        (key,) = dice.choices(left, weights)
        left.remove(key)
        chosen.add(key)
    return tuple(option.id for option in question.options if option.id in chosen)


def sample_manner(
    sample: Sample,
    seed: int,
    *,
    patience: float = 1.0,
    speech: tuple[float, float] = SPEECH_SECONDS,
    debates: bool = False,
) -> Callable[[str], Manner]:
    """How each delegate of the sample session behaves; `patience` stretches thinking and speaking.

    With `debates` some of those who have asked reply to the answer.
    """
    absences = {delegate.id: delegate.absence() for delegate in sample.delegates}
    choose = seeded_choice(seed)

    def manner(delegate_id: str) -> Manner:
        wishes = [
            Wish(item_id=s.item, kind=s.kind, subject=s.subject, to=s.to, text=s.text)
            for s in sample.speeches
            if s.delegate == delegate_id
        ]
        return Manner(
            choose=choose,
            absence=absences[delegate_id],
            hesitates=random.Random(f"{seed}|hesitates|{delegate_id}").randrange(HESITATING_SHARE) == 0,
            debates=debates and random.Random(f"{seed}|debates|{delegate_id}").randrange(DEBATING_SHARE) == 0,
            wishes=wishes,
            think_seconds=(0.03 * patience, 0.7 * patience),
            speak_seconds=(speech[0] * patience, speech[1] * patience),
            page_width=1600 if len(absences) <= FULL_PAGES_UP_TO else 320,
        )

    return manner


async def run_crowd(
    process: HallProcess, ready: Ready, *, caller: int, seed: int, free: int, patience: float
) -> bool:
    """Join all unused codes but the last `free` ones, and stay until the hall has ended for good.

    The tablets of an earlier run on the same folder join again: the hall knows each by its device. False at once
    where the session is no rehearsal: there nobody but the delegate answers.
    """
    operator = HallHttp(ready.url, ready.ca_file, ready.operator_token())
    try:
        if not (await operator.info()).rehearsal:
            return False
        codes = await operator.join_codes()
    finally:
        await operator.close()
    unused = [code for code in codes if not code.used]
    coming = [code for code in codes if code.used] + unused[: max(0, len(unused) - free)]
    sample = fitted(read_sample(), len(codes))
    manner_of = sample_manner(sample, seed, patience=patience, speech=WATCHED_SPEECH_SECONDS, debates=True)
    crowd = Crowd(ready.url, ready.ca_file)
    await crowd.join(coming, manner_of, seed)
    try:
        await _hall_ended(process, caller)
    finally:
        await crowd.leave()
    return True


async def _hall_ended(process: HallProcess, caller: int) -> None:
    """Until the hall has ended for good.

    One that ends in order is over at once. One that dies is started anew within seconds by whoever called this crowd;
    it has ended when it stays away, or at once when the `caller` (its process's id) has gone too.
    """
    gone_since: float | None = None
    while True:
        await asyncio.sleep(LOOK_SECONDS)
        if process.attach() is not None:
            gone_since = None
        elif process.ended_in_order() or not system.process_alive(caller):
            return
        elif gone_since is None:
            gone_since = time.monotonic()
        elif time.monotonic() - gone_since >= GONE_SECONDS:
            return


def answer_the_chair(data: Path, *, seed: int, free: int, patience: float) -> int:
    """The crowd of the hall that runs on this folder, until the hall ends. Returns the exit status."""
    process, caller = HallProcess(data), os.getppid()  # asked at once: who has gone later is another's child
    ready = process.attach()
    if ready is None:
        print(sentence("rehearsal.no_hall", {"folder": str(data)}, system_language()), file=sys.stderr)
        return 1
    if not run(run_crowd(process, ready, caller=caller, seed=seed, free=free, patience=patience)):
        print(sentence("rehearsal.not_one", {"folder": str(data)}, system_language()), file=sys.stderr)
        return 1
    return 0

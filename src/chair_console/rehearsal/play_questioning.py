"""The simulated chair of a questioning session: group by group, asked, answered, debated, promised in writing."""

from __future__ import annotations

import asyncio
import time

from chair_console.client.prepared import PreparedItem
from chair_console.domain.floor import CloseRegistration
from chair_console.domain.questioning import EndGroup, StartGroup, is_for
from chair_console.domain.questions import DAY_MS, AnswerQuestions, PromiseInWriting
from chair_console.domain.turns import EndTurn
from chair_console.protocol.floor_views import RequestView
from chair_console.protocol.questioning_views import GroupView, QuestionView

from .crowd import Crowd
from .delegate import Wish
from .hearing import Until, hear
from .stage import Stage

ANSWER_SECONDS = 0.3
TOGETHER = 2
DUE_DAYS = 17


class QuestioningPlayer:
    """Leads the groups of one item. Two questions are asked, then answered, together where they are to the same
    respondent; the last one of a group, if it stands alone, is promised in writing; who has asked debates.
    """

    def __init__(self, stage: Stage, crowd: Crowd, until: Until) -> None:
        self._stage, self._crowd, self._until = stage, crowd, until

    async def play(self, item: PreparedItem) -> None:
        for group in self._groups(item.id):
            await self._stage.lead(StartGroup(group_id=group.id))
            await self._group(group)
            await self._stage.lead(EndGroup(group_id=group.id))
        await self._stage.lead(CloseRegistration())

    def _groups(self, item_id: str) -> list[GroupView]:
        views = self._stage.chair.topics["questioning"].values()
        found = [v for v in views if isinstance(v, GroupView) and v.item_id == item_id]
        return sorted(found, key=lambda view: view.position)

    async def _group(self, group: GroupView) -> None:
        wishes = [
            wish
            for person in self._crowd.delegates.values()
            for wish in person.manner.wishes
            if wish.kind == "question"
            and self._belongs(group, wish.item_id, wish.to)
            and not person.manner.absence
        ]
        left = len(wishes)
        while left:
            batch: list[RequestView] = []
            while left and len(batch) < TOGETHER:
                asked = await self._ask(group)
                if asked is None:
                    return  # `until` has said so
                batch.append(asked)
                left -= 1
            await self._answer(batch)

    def _belongs(self, group: GroupView, item_id: str, to: str) -> bool:
        others = [r for g in self._groups(group.item_id) if g.id != group.id for r in g.respondents]
        return item_id == group.item_id and is_for(to, group.respondents, others)

    def _next(self, group: GroupView) -> RequestView | None:
        waiting = (r for r in self._stage.floor.queue if r.kind == "question")
        return next((r for r in waiting if self._belongs(group, group.item_id, r.to)), None)

    async def _ask(self, group: GroupView) -> RequestView | None:
        """Who has asked; tried again where somebody withdraws at that moment. The question has the request's author."""
        while await self._until(lambda: self._next(group) is not None, f"questions of {group.title}"):
            request = self._next(group)
            if request is not None and await hear(self._stage, request, self._until):
                return request
        return None

    async def _answer(self, batch: list[RequestView]) -> None:
        """The answers to what was asked last, by whom it is to."""
        stage = self._stage
        asked = self._asked()
        if len(batch) < TOGETHER:
            due_at = int(time.time() * 1000) + DUE_DAYS * DAY_MS
            await stage.lead(PromiseInWriting(question_id=asked[0].id, due_at=due_at))
            return
        for to in dict.fromkeys(question.to for question in asked):
            together = [question for question in asked if question.to == to]
            await stage.lead(AnswerQuestions(question_ids=[question.id for question in together]))
            await asyncio.sleep(ANSWER_SECONDS)
            await stage.lead(EndTurn())
            await self._debate(together[0].delegate_id or "")

    def _asked(self) -> list[QuestionView]:
        """The questions that wait for an answer now, oldest first."""
        views = self._stage.chair.topics["questions"].values()
        found = [v for v in views if isinstance(v, QuestionView) and v.status == "asked" and v.group_id]
        return sorted(found, key=lambda view: view.position)

    async def _debate(self, delegate_id: str) -> None:
        """Who has asked debates first (Res. 71/2022 art. 19)."""
        item_id = self._stage.floor.registration_item_id or ""
        receipt = await self._crowd.delegates[delegate_id].register(Wish(item_id=item_id, kind="debate"))

        def request() -> RequestView | None:
            return next((r for r in self._stage.floor.queue if r.id == receipt.id), None)

        if await self._until(lambda: request() is not None, "debate"):
            waiting = request()
            if waiting is not None:
                await hear(self._stage, waiting, self._until)

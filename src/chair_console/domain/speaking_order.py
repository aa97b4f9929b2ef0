"""In which order those who wait are called: one pure function, for the desk, the tablets, the next step, the minutes.

Registration comes first (Res. 71/2022 art. 18: called in the order of registration). What goes before it: a point of
order and an interposed question, which concern this very moment; the debate of who asked the question (Res. 71/2022
art. 19); and what the working regulation sets. A request that was moved by hand stands where it was put.

`queue_of` is everyone who waits; `speakers_list` is without the signals, as it is shown and called.
"""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Literal

import msgspec

from .presence import is_present
from .speech import SIGNALS, RequestKind, SpeechRequest, Turn, TurnKind

if TYPE_CHECKING:
    from .state import HallState

POINT_OF_ORDER, INTERPOSED, ASKED, DEBATE, REGISTERED, SPOKEN, AWAY = range(7)
"""Standings, from the head of the queue to its end."""

GROUP_TIME: frozenset[TurnKind] = frozenset({"discuss", "debate", "question", "interpose"})
"""The speeches that a delegate group's time is for; to explain or to speak about procedure costs nothing."""
SPEECHES: frozenset[TurnKind] = frozenset({"discuss", "debate", "question"})
"""The speeches that can be handed in as a written opinion."""


def standing(state: HallState, request: SpeechRequest) -> int:
    """What a request's place goes by before the time of registration; the smaller, the earlier."""
    return _standing(state, request, _spoken(state, request.item_id))


def standing_beside(state: HallState, request: SpeechRequest) -> int:
    """The standing of one who is put beside `request` by hand: that of who is there, not of who has gone away."""
    own = standing(state, request)
    if own != AWAY:
        return own
    return SPOKEN if state.rules().first_speakers_first else REGISTERED


def _spoken(state: HallState, item_id: str) -> Counter[tuple[str, TurnKind]]:
    return Counter(
        (t.delegate_id, t.kind) for t in state.floor.all_turns() if t.item_id == item_id and t.delegate_id
    )


def _standing(state: HallState, request: SpeechRequest, spoken: Counter[tuple[str, TurnKind]]) -> int:
    rules = state.rules()
    if rules.present_only_floor and not is_present(state, request.delegate_id):
        return AWAY
    if request.standing is not None:
        return request.standing
    if request.kind in SIGNALS:
        return POINT_OF_ORDER if request.kind == "point_of_order" else INTERPOSED
    if request.kind == "debate":
        questioners = state.questioning.questioners()
        own = request.delegate_id in questioners
        asked = own or (not questioners and spoken[request.delegate_id, "question"] > 0)
        return ASKED if asked else DEBATE if rules.debate_first else REGISTERED
    again = request.kind == "discuss" and spoken[request.delegate_id, "discuss"] > 0
    return SPOKEN if again and rules.first_speakers_first else REGISTERED


class Placed(msgspec.Struct, frozen=True, kw_only=True):
    """A request at its place: with its standing, and which speech of its kind it would be if it came now."""

    request: SpeechRequest
    standing: int
    nth: int

    def has_priority(self) -> bool:
        """Whether a rule, and not the time of registration, puts it before others."""
        return self.standing < REGISTERED


def queue(state: HallState) -> list[SpeechRequest]:
    """Who waits now, in the order in which they are to be called: the current item's list, and points of order."""
    return queue_of(state, state.agenda.current_id or "")


def queue_of(state: HallState, item_id: str) -> list[SpeechRequest]:
    """Who waits for one item, which may be one to come. Everyone who waits is in it once."""
    return [placed.request for placed in placed_of(state, item_id)]


def placed_of(state: HallState, item_id: str) -> list[Placed]:
    """The queue of an item with what its order goes by; what was spoken is counted once for all of it."""
    requests, spoken = state.floor.requests, _spoken(state, item_id)
    waiting = [r for r in map(requests.__getitem__, state.floor.order) if _waits(r, item_id)]
    placed = [
        Placed(request=r, standing=_standing(state, r, spoken), nth=spoken[r.delegate_id, r.kind] + 1)
        for r in waiting
    ]
    placed.sort(key=lambda one: one.standing)
    if not state.rules().pro_contra:
        return placed
    last = next((t.side for t in reversed(state.floor.all_turns()) if t.item_id == item_id and t.side), "")
    groups = groupby(placed, key=lambda one: one.standing)
    return [one for _, group in groups for one in _alternately(list(group), last)]


def _waits(request: SpeechRequest, item_id: str) -> bool:
    return request.status == "waiting" and request.item_id == item_id


def _alternately(waiting: list[Placed], last: str) -> list[Placed]:
    """For and against in turn, beginning with the side that has not spoken last, each side in its own order.

    Who has no side, or was moved by hand, keeps the place.
    """
    sided = [one for one in waiting if _takes_turns(one)]
    sides = {side: deque(one for one in sided if one.request.side == side) for side in ("pro", "contra")}
    following = _other(last) if last else sided[0].request.side if sided else ""
    ordered = []
    for _ in sided:
        side = following if sides[following] else _other(following)
        ordered.append(sides[side].popleft())
        following = _other(side)
    places = iter(ordered)
    return [next(places) if _takes_turns(one) else one for one in waiting]


def _takes_turns(one: Placed) -> bool:
    return one.request.side != "" and one.request.standing is None


def _other(side: str) -> str:
    return "contra" if side == "pro" else "pro"


def speakers_list(state: HallState, item_id: str) -> list[Placed]:
    """The list of speakers of an item, as it is shown and called; signals are not on it.

    In questioning the chair names a group of topics and calls who registered for it, and on the same matter a debate
    goes first (RULES 3, Res. 71/2022 art. 19): it is two lists, debates, then what else waits, of which the questions
    that belong to another group than the running one come last.
    """
    waiting = [placed for placed in placed_of(state, item_id) if placed.request.kind not in SIGNALS]
    if _in_questioning(state, item_id):
        waiting.sort(key=lambda placed: _list_in_questioning(state, placed.request))
    return waiting


def _in_questioning(state: HallState, item_id: str) -> bool:
    item = state.agenda.items.get(item_id)
    return item is not None and item.phase == "questioning"


def _list_in_questioning(state: HallState, request: SpeechRequest) -> int:
    if request.kind == "debate":
        return 0
    return 2 if request.kind == "question" and not state.questioning.is_for_running(request.to) else 1


def place_of(state: HallState, item_id: str, delegate_id: str, kind: RequestKind) -> int:
    """The place of a delegate's waiting request of this kind, counted from 1; 0 where there is none.

    It is the place that is shown: on the list of speakers, or for a signal among all who wait.
    """
    listed = [placed.request for placed in speakers_list(state, item_id)]
    waiting = enumerate(queue_of(state, item_id) if kind in SIGNALS else listed, start=1)
    return next((place for place, r in waiting if r.delegate_id == delegate_id and r.kind == kind), 0)


def called_before(state: HallState, request: SpeechRequest) -> SpeechRequest | None:
    """Who would have to be called before `request`, were the order kept; None where it is kept.

    A signal may be heard at any moment, and never keeps the others waiting.
    """
    if request.kind in SIGNALS:
        return None
    first = firsts(state, request.item_id, speakers_list(state, request.item_id)).get(request.kind)
    return None if first is None or first.id == request.id else first


def firsts(state: HallState, item_id: str, listed: Sequence[Placed]) -> dict[RequestKind, SpeechRequest]:
    """Of an item's `speakers_list`, who is to be called first, by the kind of speech: the same one for every kind.

    In questioning who debates and who asks stand on two lists, and each is called from its own head.
    """
    if _in_questioning(state, item_id):
        return {placed.request.kind: placed.request for placed in reversed(listed)}
    return {placed.request.kind: listed[0].request for placed in listed}


def speeches_on(state: HallState, delegate_id: str, item_id: str, kind: TurnKind = "discuss") -> int:
    """How many turns of a kind the delegate has had on the item."""
    return _spoken(state, item_id)[delegate_id, kind]


def has_been_asked(state: HallState, item_id: str | None) -> bool:
    """Whether a question has been put on the item."""
    return any(t.kind == "question" and t.item_id == item_id for t in state.floor.all_turns())


def group_spent_ms(state: HallState, item_id: str | None, now: int | None = None) -> dict[str, int]:
    """How long each delegate group has spoken on an item; the running speech until `now`, or as it last stood."""
    spent: dict[str, int] = {}
    for turn in state.floor.all_turns():
        delegate = state.roster.get(turn.delegate_id or "")
        if turn.item_id == item_id and turn.kind in GROUP_TIME and delegate is not None and delegate.unit:
            own = turn.elapsed_ms if now is None else turn.elapsed(now)
            spent[delegate.unit] = spent.get(delegate.unit, 0) + own
    return spent


class NotReached(msgspec.Struct, frozen=True, kw_only=True):
    """A delegate who could not say it, or not all of it, and is invited to hand in a written opinion."""

    delegate_id: str
    kind: TurnKind
    why: Literal["not_called", "cut"]


def not_reached(state: HallState, item_id: str | None) -> list[NotReached]:
    """Who registered on the item and was not called, and who was cut off by the time (National Assembly rules 2015).

    While the list may still be called nobody is left over: who waits then is not in it.
    """
    turns = [t for t in state.floor.all_turns() if t.item_id == item_id]
    requests = [r for r in state.floor.requests.values() if r.item_id == (item_id or "")]
    kept: dict[str, NotReached] = {}
    for one in _left_over(requests, turns):
        if state.roster[one.delegate_id].in_office:
            kept.setdefault(one.delegate_id, one)
    return list(kept.values())


def items_not_reached(state: HallState, delegate_id: str) -> set[str]:
    """The items on which one delegate was not reached, or was cut off by the time."""
    own = [r for r in state.floor.requests.values() if r.delegate_id == delegate_id]
    spoken = [t for t in state.floor.all_turns() if t.delegate_id == delegate_id]
    items = {r.item_id for r in own} | {t.item_id for t in spoken if t.item_id is not None}
    return {
        key
        for key in items
        if any(_left_over([r for r in own if r.item_id == key], [t for t in spoken if t.item_id == key]))
    }


def _left_over(requests: Iterable[SpeechRequest], turns: list[Turn]) -> Iterator[NotReached]:
    """Of the requests and turns of one item."""
    for request in requests:
        if request.status == "lapsed" and request.kind in SPEECHES and not _heard_later(request, turns):
            yield NotReached(delegate_id=request.delegate_id, kind=request.kind, why="not_called")
    for turn in turns:
        if turn.cut and turn.kind in SPEECHES and turn.delegate_id is not None:
            yield NotReached(delegate_id=turn.delegate_id, kind=turn.kind, why="cut")


def _heard_later(request: SpeechRequest, turns: list[Turn]) -> bool:
    return any(
        t.delegate_id == request.delegate_id and t.kind == request.kind and t.started_at >= request.at
        for t in turns
    )

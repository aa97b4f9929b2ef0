"""The chair's next step: a pure function of what the hall has said. It leads through the whole session."""

from __future__ import annotations

from chair_console.domain import agenda, presence, session, turns
from chair_console.domain.invitations import TURN_OF_PHASE
from chair_console.protocol.agenda_views import ItemView, PhaseView
from chair_console.protocol.floor_views import TurnView
from chair_console.protocol.views import SittingView
from chair_console.scene import times
from chair_console.scene.questioning import is_questioned
from chair_console.scene.sittings import title_of
from chair_console.scene.topics import Topics, goes_on
from chair_console.scene.words import Words

from .next_step_ballots import (
    ballot_closed,
    ballot_running,
    further_run,
    left_open,
    open_ballot,
    repeat_last,
)
from .next_step_questioning import questioned
from .steps import Step, Way, way

RECESS_MINUTES = 15
RECESS_STEPS = (5, 10, 15, 20, 30)
RECESS_RANGE = range(1, 241)
"""How long a break usually is, what is offered at a touch, and what may be typed; in minutes."""


def next_step(
    topics: Topics,
    words: Words,
    now: int,
    recess_minutes: int = RECESS_MINUTES,
    due_at: int | None = None,
) -> Step | None:
    """What the chair does at `now` (hall time, ms); None while the hall has not said anything yet.

    `recess_minutes` is how long a break is to be, where one can be called; 0 while nothing usable is typed.
    `due_at` is the day of an answer in writing, where one can be promised.
    """
    if not topics.arrived:
        return None
    held = topics.session
    if held is None:
        return _no_session(words)
    if held.phase == "closed":
        return Step(way=way(words, "write_minutes", action="write_minutes"))
    if held.phase == "recess":
        return _recess(topics, words)
    if held.phase == "preparing":
        return _preparing(topics, words)
    if is_questioned(topics) and topics.running_ballot is None and topics.closed_ballot is None:
        item = topics.current_item
        assert item is not None
        shown = topics.floor
        end = _go_on(topics, words, item, len(shown.queue) if shown else 0)
        if shown is not None and shown.turn is not None and shown.held_up is not None:
            step = Step(way=_let_go_on(words, shown.turn, shown.held_up), others=(end,))
        else:
            step = questioned(topics, words, now, end, due_at)
        return _beside_speakers(topics, words, item, step)
    return _sitting(topics, words, now, recess_minutes)


def _no_session(words: Words) -> Step:
    return Step(
        way=way(words, "open_sample", action="open_sample"),
        others=(way(words, "open_file", action="open_file"),),
    )


def _recess(topics: Topics, words: Words) -> Step:
    held = topics.session
    until = held.recess_until if held else None
    key = "end_recess_until" if until else "end_recess"
    step = way(words, key, session.EndRecess(), until=times.clock(until or 0))
    return Step(
        way=step,
        others=(
            _roll_call_in_recess(topics, words),
            _close_sitting(topics, words),
            adjourn(words),
        ),
    )


def _roll_call_in_recess(topics: Topics, words: Words) -> Way:
    if topics.presence is not None and topics.presence.roll_call_open:
        return way(words, "close_roll_call", presence.CloseRollCall())
    return way(words, "roll_call_again", presence.OpenRollCall())


def _preparing(topics: Topics, words: Words) -> Step:
    planned = topics.next_sitting
    if planned is None:
        return Step(
            way=_may_close_session(topics, words),
            others=(way(words, "write_minutes_early", action="write_minutes"),),
        )
    if not topics.delegates:
        blocked = words("next.blocked.no_delegates")
        return Step(way=way(words, "roll_call", presence.OpenRollCall(), blocked=blocked, count=0))
    shown = topics.presence
    opening = _open_sitting(topics, words, planned)
    asks = _asks_roll_call(topics, planned)
    ended = (_may_close_session(topics, words),) if _sittings_held(topics) else ()
    if shown is not None and shown.roll_call_open:
        return Step(way=opening, others=(way(words, "close_roll_call", presence.CloseRollCall()),))
    called = shown is not None and shown.roll_call_at is not None and shown.met
    if called and (not _sittings_held(topics) or planned.roll_call_after is not None) and not asks:
        return Step(way=opening, others=(way(words, "roll_call_again", presence.OpenRollCall()),))
    start = way(words, "roll_call", presence.OpenRollCall(), count=len(topics.delegates))
    ready = shown is not None and shown.met and not asks
    return Step(way=start, others=(opening, *ended) if ready else ended)


def _sittings_held(topics: Topics) -> bool:
    return topics.session is not None and any(s.status == "closed" for s in topics.session.sittings)


def _may_close_session(topics: Topics, words: Words) -> Way:
    title = topics.session.title if topics.session else ""
    left = [item for item in topics.items if item.status == "planned"]
    key = "close_session_left" if left else "close_session"
    return way(words, key, session.CloseSession(), title=title, count=len(left), numbers=_numbers(left))


def _numbers(items: list[ItemView]) -> str:
    """The numbers of items for a sentence: 2, 3, 4."""
    return ", ".join(str(item.number) for item in items)


def _asks_roll_call(topics: Topics, planned: SittingView) -> bool:
    """An adjourned sitting does not go on before the roll was called since."""
    called = topics.presence.roll_call_at if topics.presence else None
    return planned.roll_call_after is not None and (called or 0) <= planned.roll_call_after


def _open_sitting(topics: Topics, words: Words, planned: SittingView) -> Way:
    """Opening needs a quorum; below it the button says how many are missing (law 72/2025)."""
    shown = topics.presence
    present, total = (shown.present, shown.total) if shown else (0, 0)
    blocked = ""
    if _asks_roll_call(topics, planned):
        blocked = words("next.blocked.roll_call_first")
    elif shown is None or not shown.met:
        blocked = words("next.blocked.no_quorum", missing=(shown.needed - present) if shown else 0)
    key = "open_sitting" if _sittings_held(topics) else "open_session"
    if planned.roll_call_after is not None:
        key = "resume_sitting"
    return way(
        words,
        key,
        session.OpenSitting(sitting_id=planned.id),
        blocked=blocked,
        present=present,
        total=total,
        title=title_of(planned, words),
    )


def _sitting(topics: Topics, words: Words, now: int, recess_minutes: int) -> Step:
    running, closed = topics.running_ballot, topics.closed_ballot
    if running is not None:
        return ballot_running(topics, words, running)
    if closed is not None:
        return ballot_closed(topics, words, closed)
    item = topics.current_item
    recess = _recess_of(words, now, recess_minutes)
    return _between_items(topics, words, recess) if item is None else _item(topics, words, item, recess)


def _between_items(topics: Topics, words: Words, recess: Way) -> Step:
    """On to the next item; a ballot held between two of them is led to its end first."""
    following = topics.next_item
    close = _close_sitting(topics, words)
    onward = close if following is None else _start_item(words, following)
    if topics.prepared_ballots:
        opening = open_ballot(topics, words, topics.prepared_in_order[0])
        return Step(way=opening, others=(way(words, "prepare_ballot", action="prepare_ballot"), onward))
    again = further_run(topics, words, None)
    if again is not None:
        return Step(way=again, others=(onward, *repeat_last(topics, words, None)))
    others = (recess,) if onward is close else (recess, close)
    return Step(way=onward, others=(*others, adjourn(words)))


def always_open(
    topics: Topics, words: Words, now: int, recess_minutes: int = RECESS_MINUTES
) -> tuple[Way, ...]:
    """What ends or interrupts the sitting, whatever the next step is; not while a ballot runs."""
    held = topics.session
    if held is None or held.phase not in ("sitting", "recess") or topics.running_ballot is not None:
        return ()
    ends = (_close_sitting(topics, words), adjourn(words))
    if held.phase == "recess":
        return ends
    return (_recess_of(words, now, recess_minutes), *_finish_of(topics, words), *ends)


def _finish_of(topics: Topics, words: Words) -> tuple[Way, ...]:
    """The end of the item alone, where the next step would begin the next one with it."""
    item = topics.current_item
    if item is None:
        return ()
    return (way(words, "finish_item", agenda.FinishItem(), number=item.number, title=item.short_title),)


def adjourn(words: Words) -> Way:
    """To another day; the sheet asks why and until when."""
    return way(words, "adjourn", action="adjourn")


def _close_sitting(topics: Topics, words: Words) -> Way:
    sitting = topics.open_sitting
    left = [item for item in topics.due_items if item.status in ("planned", "current")]
    return way(
        words,
        "close_sitting_left" if left else "close_sitting",
        session.CloseSitting(),
        title=title_of(sitting, words) if sitting else "",
        count=len(left),
        numbers=_numbers(left),
    )


def _start_item(words: Words, item: ItemView) -> Way:
    """The next item, or the one that the end of a sitting broke off, where it stopped."""
    broken = item.broken_off_in
    key = "start_item"
    if broken:
        key = "start_again"
    return way(
        words,
        key,
        agenda.StartItem(item_id=item.id),
        number=item.number,
        title=item.short_title,
        phase_name=words(f"phase.{broken}") if broken else "",
    )


def _item(topics: Topics, words: Words, item: ItemView, recess: Way) -> Step:
    if item.phase in agenda.PHASES_WITH_SPEAKERS:
        return _beside_speakers(topics, words, item, _discussion(topics, words, item))
    if item.phase in TURN_OF_PHASE:
        return _beside_speakers(topics, words, item, _presentation(topics, words, item, item.phase))
    ready = topics.prepared_in_order
    if ready and (item.phase == "voting" or goes_on(ready[0]) or not _voting_follows(item)):
        opening = open_ballot(topics, words, ready[0])
        prepare = way(words, "prepare_ballot", action="prepare_ballot")
        return Step(way=opening, others=(prepare, _go_on(topics, words, item)))
    again = further_run(topics, words, item)
    if again is not None:
        return Step(way=again, others=(_go_on(topics, words, item), *repeat_last(topics, words, item)))
    if item.phase == "voting" and not _has_voted(topics, item):
        prepare = way(words, "prepare_ballot", action="prepare_ballot")
        return Step(way=prepare, others=(_go_on(topics, words, item),))
    prepare = way(words, "prepare_ballot", action="prepare_ballot")
    others = (prepare, recess, *repeat_last(topics, words, item))
    return Step(way=_go_on(topics, words, item), others=others)


def _beside_speakers(topics: Topics, words: Words, item: ItemView, step: Step) -> Step:
    """A ballot may be held while an item is still presented or discussed: what it has left is offered beside the
    speakers, and before the item ends where no vote follows that would come back to it.
    """
    left = left_open(topics, words, item)
    if left is None:
        return step
    if isinstance(step.way.command, agenda.FinishItem | agenda.StartItem):
        return Step(way=left, others=(step.way, *step.others))
    return Step(way=step.way, others=(left, *step.others))


def _recess_of(words: Words, now: int, minutes: int) -> Way:
    """A break until a full minute; the time is announced, not enforced."""
    usable = minutes in RECESS_RANGE
    until = -(-(now + minutes * times.MINUTE_MS) // times.MINUTE_MS) * times.MINUTE_MS
    return way(
        words,
        "recess",
        session.CallRecess(until=until) if usable else None,
        until=times.clock(until),
        blocked="" if usable else words("step.recess_range"),
        asks_minutes=True,
    )


def _has_voted(topics: Topics, item: ItemView) -> bool:
    return any(b.item_id == item.id and b.status == "declared" for b in topics.ballots)


def _phase_after(item: ItemView) -> PhaseView | None:
    """The phase that follows the current one; a phase already done is not gone through again."""
    kinds = [phase.phase for phase in item.phases]
    place = kinds.index(item.phase) if item.phase in kinds else -1
    return next((phase for phase in item.phases[place + 1 :] if phase.state == "planned"), None)


def _voting_follows(item: ItemView) -> bool:
    return any(phase.phase == "voting" and phase.state == "planned" for phase in item.phases)


def _go_on(topics: Topics, words: Words, item: ItemView, waiting: int = 0) -> Way:
    """To the next phase, or to the end of the item; asks where votes or speakers would be left behind."""
    following = _phase_after(item)
    if following is None:
        left = topics.prepared_ballots
        coming = topics.next_item
        if coming is not None and not left and not waiting:
            start = agenda.StartItem(item_id=coming.id)
            number, title = coming.number, coming.short_title
            return way(words, "next_item", start, number=number, title=title, current=item.number)
        key = "finish_item_unvoted" if left else "finish_item_waiting" if waiting else "finish_item"
        return way(
            words,
            key,
            agenda.FinishItem(),
            number=item.number,
            title=item.short_title,
            waiting=waiting,
            ballot=left[0].title if left else "",
        )
    command = agenda.StartPhase(phase=following.phase)
    speaking = item.phase in agenda.PHASES_WITH_SPEAKERS
    key = f"end_{item.phase}{'_waiting' if waiting else ''}" if speaking else f"to_{following.phase}"
    name = words(f"phase.{following.phase}")
    person = item.verifier if following.phase == "verification" else ""
    if person and not speaking:  # one act: nobody stands before the hall while the next is looked for
        key, command = f"{key}_inviting", agenda.StartPhase(phase=following.phase, invite=True)
    minutes = following.minutes
    return way(words, key, command, phase_name=name, minutes=minutes, waiting=waiting, name=person)


def _presentation(topics: Topics, words: Words, item: ItemView, phase: agenda.PhaseKind) -> Step:
    """Presentation, verification, explanation: invite the one who is named, then go on."""
    shown, kind = topics.floor, TURN_OF_PHASE[phase]
    name = item.verifier if phase == "verification" else item.presenter
    title = "" if phase == "verification" else item.presenter_title
    on_floor = shown.turn if shown else None
    has_spoken = shown is not None and any(turn.kind == kind for turn in shown.spoken)
    go_on = _go_on(topics, words, item)
    add = way(words, "add_speaker", action="add_speaker")
    if on_floor is not None or has_spoken or not name:
        return Step(way=go_on, others=(add,))
    invite = way(
        words,
        f"invite_{phase}",
        turns.GiveFloorTo(kind=kind, name=name, title=title),
        name=name,
        role_title=title,
    )
    return Step(way=invite, others=(go_on, add))


def _let_go_on(words: Words, turn: TurnView, held_up: TurnView) -> Way:
    """A signal has been heard: who was held up goes on, unless the clock had been paused before."""
    command = turns.EndTurn(turn_id=turn.id)
    if held_up.stays_paused:
        return way(words, "end_signal", command, name=held_up.name, speaker=turn.name)
    return way(words, "let_go_on", command, name=held_up.name, speaker=turn.name)


def _discussion(topics: Topics, words: Words, item: ItemView) -> Step:
    shown = topics.floor
    waiting = len(shown.queue) if shown else 0
    end = _go_on(topics, words, item, waiting)
    add = way(words, "add_speaker", action="add_speaker")
    if shown is not None and shown.turn is not None and shown.held_up is not None:
        return Step(way=_let_go_on(words, shown.turn, shown.held_up), others=(end,))
    first = next((request for request in shown.queue if request.present), None) if shown else None
    if shown is None or first is None:
        return Step(way=end, others=(add,))
    key = "invite_after" if shown.turn is not None else "invite"
    invite = way(
        words,
        key,
        turns.GiveFloor(request_id=first.id),
        name=first.name,
        limit=times.countdown(first.limit_ms),
        speaker=shown.turn.name if shown.turn else "",
    )
    return Step(way=invite, others=(end,))

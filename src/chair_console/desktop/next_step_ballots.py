"""The steps of a ballot: opened, led, closed, declared, held again. Part of the chair's next step."""

from __future__ import annotations

import msgspec

from chair_console.domain import ballots, preparing, results
from chair_console.protocol.agenda_views import ItemView
from chair_console.protocol.ballot_views import BallotView
from chair_console.scene.topics import Topics
from chair_console.scene.words import Words

from .ballot_blocked import open_blocked
from .ballot_entitled import may_vote_now, present_members
from .ballot_labels import standing
from .steps import Step, Way, way

SHORT_TITLE = 50


def open_ballot(topics: Topics, words: Words, ballot: BallotView) -> Way:
    """Opening is refused without a quorum; who gets a paper and what is needed is said beforehand."""
    here = present_members(topics, ballot.entitled_units)
    head = topics.session.head_teller if topics.session else None
    teller = topics.delegate(head)
    waiting = topics.prepared_ballots
    title = " · ".join(part for part in (standing(words, ballot), _short(ballot.title)) if part)
    which = words("next.which", title=title, count=len(waiting)) if len(waiting) > 1 else ""
    return way(
        words,
        _open_key(ballot, with_tellers=teller is not None),
        ballots.OpenBallot(ballot_id=ballot.id),
        blocked=open_blocked(topics, words, ballot),
        count=len(here),
        entitled=ballot.entitled,
        needed=ballot.needed,
        title=ballot.title,
        which=which,
        teller=teller.name if teller else "",
        form_name=words(f"form.{ballot.form}").lower(),
        warning=_warning(topics, words, ballot, here),
    )


def _open_key(ballot: BallotView, *, with_tellers: bool) -> str:
    if ballot.method == "show_of_hands":
        return "open_hands"
    if ballot.method == "paper":
        return "open_paper" if with_tellers else "open_paper_untold"
    if ballot.kind != "open":
        return "open_secret"
    if ballot.form != "motion":
        return "open_form"
    return "open_ballot" if ballot.needed else "open_ballot_by_cast"


def prepared_ways(topics: Topics, words: Words) -> tuple[Way, ...]:
    """Every prepared ballot of the item can be opened out of its order, keyed `open-ID`; each asks first."""
    held = topics.session
    if held is None or held.phase != "sitting" or topics.running_ballot or topics.closed_ballot:
        return ()
    return tuple(
        msgspec.structs.replace(open_ballot(topics, words, ballot), key=f"open-{ballot.id}")
        for ballot in topics.prepared_ballots
    )


def _short(title: str) -> str:
    return title if len(title) <= SHORT_TITLE else f"{title[: SHORT_TITLE - 1].rstrip()}…"


def _warning(topics: Topics, words: Words, ballot: BallotView, here: set[str]) -> str:
    """What should be put right before the ballot opens, where something should."""
    if ballot.method != "electronic":
        return ""
    session = topics.session
    untold = ballot.kind != "open" and session is not None and not session.tellers
    afar = "" if ballot.present_only else words("next.absent_too")
    return afar + (words("next.no_tellers") if untold else "") + _without_tablet(topics, words, here)


def _without_tablet(topics: Topics, words: Words, here: set[str]) -> str:
    """Who is present and could not vote by touch, said before the ballot opens; empty if all can."""
    connected = {device.delegate_id for device in topics.devices if device.state == "connected"}
    count = len(here - connected)
    return words("next.without_tablet", count=count) if count else ""


def ballot_running(topics: Topics, words: Words, ballot: BallotView) -> Step:
    """Close it: the main act; pausing and withdrawing stand beside it."""
    withdraw = way(
        words,
        "withdraw_ballot",
        ballots.WithdrawBallot(ballot_id=ballot.id, reason=""),
        danger=True,
        asks_reason=True,
    )
    close = _close(topics, words, ballot)
    if ballot.status == "paused":
        silent = _silent(topics, ballot)
        resume = way(words, "resume_ballot", ballots.ResumeBallot(ballot_id=ballot.id), silent=silent)
        return Step(way=resume, others=(close, withdraw))
    pause = way(words, "pause_ballot", ballots.PauseBallot(ballot_id=ballot.id))
    return Step(way=close, others=(pause, withdraw))


def _silent(topics: Topics, ballot: BallotView) -> int:
    """How many of those who can vote have not. Of a blind ballot only the papers in the urn are counted."""
    turnout, here = topics.turnout, may_vote_now(topics, ballot)
    if turnout is None:
        return len(here)
    if ballot.kind == "blind":
        return max(0, len(here) - turnout.voted)
    return len(here - set(turnout.voted_by))


def _close(topics: Topics, words: Words, ballot: BallotView) -> Way:
    voted = topics.turnout.voted if topics.turnout else 0
    silent = _silent(topics, ballot)
    blocked = ""
    if ballot.method == "electronic":
        key = "close_ballot" if silent else "close_ballot_full"
    elif ballot.method == "paper":
        key = "close_paper"
        blocked = "" if voted or ballot.hand_count is not None else words("next.blocked.not_counted")
    else:
        key = "close_hands"
        blocked = "" if voted or ballot.hand_count is not None else words("next.blocked.no_hands")
    return way(
        words,
        key,
        ballots.CloseBallot(ballot_id=ballot.id),
        blocked=blocked,
        silent=silent,
        voted=voted,
        entitled=ballot.entitled,
    )


def ballot_closed(topics: Topics, words: Words, ballot: BallotView) -> Step:
    """Announce; at a tie, where the rules of the body allow it, the chair may decide first."""
    result = ballot.result
    devices = topics.journal.delegates_connected if topics.journal else 0
    unseen = result is None and ballot.tally is None
    key = "declare_unseen" if unseen else "declare"
    declare = way(words, key, results.DeclareResult(ballot_id=ballot.id), count=devices)
    repeat = _repeat(topics, words, ballot)
    if not ballot.may_cast:
        return Step(way=declare, others=repeat)
    return Step(
        way=declare,
        others=(
            way(words, "cast_for", results.GiveCastingVote(ballot_id=ballot.id, choice="for")),
            way(words, "cast_against", results.GiveCastingVote(ballot_id=ballot.id, choice="against")),
            *repeat,
        ),
    )


def _repeat(topics: Topics, words: Words, ballot: BallotView) -> tuple[Way, ...]:
    """Hold it once more, with the reason; the first one stays in the record. A further run takes its place."""
    ran = any(b.run_of == ballot.id and b.status != "withdrawn" for b in topics.ballots)
    if ballot.repeated_by or ran:
        return ()
    command = preparing.RepeatBallot(ballot_id=ballot.id, reason="")
    return (way(words, "repeat_ballot", command, asks_reason=True),)


def repeat_last(topics: Topics, words: Words, item: ItemView | None) -> tuple[Way, ...]:
    """The same for the ballot that was declared last, on the item or between two of them."""
    item_id = item.id if item else None
    last = next(
        (b for b in reversed(topics.ballots) if b.item_id == item_id and b.status == "declared"), None
    )
    return _repeat(topics, words, last) if last is not None else ()


def repeat_shown(topics: Topics, words: Words) -> tuple[Way, ...]:
    """The same for the declared ballot on the stage, whatever the next step is: its button stands there."""
    shown = topics.shown_ballot
    return _repeat(topics, words, shown) if shown is not None and shown.status == "declared" else ()


def further_run(topics: Topics, words: Words, item: ItemView | None) -> Way | None:
    """Seats of an election are left: a re-vote among equals (bầu lại), or a further run (bầu thêm)."""
    item_id = item.id if item else None
    ballot = next(
        (b for b in reversed(topics.ballots)
         if b.item_id == item_id and b.status == "declared" and b.further_run and not b.repeated_by),
        None,
    )  # fmt: skip
    if ballot is None or ballot.tally is None:
        return None
    tally = ballot.tally
    key = "revote" if tally.tied else "further_run"
    if ballot.form == "options":
        key += "_options"
    left = tally.seats - len(tally.winners)
    running = len(tally.tied) or len(ballot.paper.questions[0].options) - len(tally.winners)
    command = preparing.PrepareFurtherRun(ballot_id=ballot.id)
    return way(words, key, command, left=left, count=running, run=ballot.run + 1)


def left_open(topics: Topics, words: Words, item: ItemView) -> Way | None:
    """What a ballot held before its time has left: its further run, or the opening of what was prepared after it."""
    again = further_run(topics, words, item)
    if again is not None:
        return again
    following = next((b for b in topics.prepared_in_order if b.run_of or b.repeat_of), None)
    return open_ballot(topics, words, following) if following is not None else None

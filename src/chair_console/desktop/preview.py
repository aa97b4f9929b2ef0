"""What the projector will show once a step is taken, with today's true figures."""

from __future__ import annotations

import msgspec

from chair_console.domain import agenda as agenda_commands
from chair_console.domain import (
    agenda_acts,
    ballots,
    presence,
    questioning,
    questions,
    results,
    session,
    turns,
)
from chair_console.domain.invitations import TURN_OF_PHASE
from chair_console.scene import scene
from chair_console.scene.charts import chart_look
from chair_console.scene.meeting import Picture, document, no_picture
from chair_console.scene.questioning import about_call
from chair_console.scene.result import look_of
from chair_console.scene.scene import Scene
from chair_console.scene.topics import Tables, Topics
from chair_console.scene.words import Words

from .preview_questioning import answer_after, group_after
from .steps import Way

_VIEW_AFTER: dict[type, str] = {
    session.OpenSitting: "agenda",
    session.CloseSitting: "welcome",
    session.CloseSession: "welcome",
    session.CallRecess: "recess",
    presence.OpenRollCall: "presence",
    agenda_commands.StartItem: "item",
    agenda_commands.StartPhase: "item",
    agenda_commands.FinishItem: "agenda",
    turns.GiveFloor: "floor",
    turns.GiveFloorTo: "floor",
    questions.AnswerQuestions: "floor",
    questioning.StartGroup: "item",
    ballots.OpenBallot: "ballot_open",
    ballots.CloseBallot: "ballot_closed",
    results.DeclareResult: "result",
}


def preview(tables: Tables, way: Way, words: Words, now: int) -> tuple[Scene, bool]:
    """The picture that follows, and whether it differs from the present one."""
    topics = Topics(tables)
    view = _VIEW_AFTER.get(type(way.command))
    if isinstance(way.command, agenda_commands.StartPhase) and way.command.invite:
        view = "floor"
    current = topics.current_item
    if isinstance(way.command, agenda_acts.DeferItem) and current and way.command.item_id == current.id:
        view = "agenda"
    if view is None:
        return scene.projector_scene(topics, words, now), False
    shown = scene.projector_scene(topics, words, now, view="blank")
    shown["view"] = shown["look"] = view
    shown.update(_part(topics, way, words, now, view))
    return shown, True


def _part(topics: Topics, way: Way, words: Words, now: int, view: str) -> Scene:
    command = way.command
    if isinstance(command, agenda_commands.StartItem):
        entry = topics.item(command.item_id)
        phase = entry.phases[0].phase if entry and entry.phases else None
        after = msgspec.structs.replace(entry, phase=phase) if entry else None
        return {"item": scene.item(topics, words, after)}
    if isinstance(command, agenda_commands.StartPhase) and command.invite:
        kind = TURN_OF_PHASE[command.phase]
        person = topics.current_item.verifier if topics.current_item else ""
        return {"floor": _floor_after(topics, turns.GiveFloorTo(kind=kind, name=person), words)}
    if isinstance(command, agenda_commands.StartPhase):
        entry = topics.current_item
        after = msgspec.structs.replace(entry, phase=command.phase) if entry else None
        return {"item": scene.item(topics, words, after)}
    if isinstance(command, turns.GiveFloor | turns.GiveFloorTo):
        return {"floor": _floor_after(topics, command, words)}
    if isinstance(command, questions.AnswerQuestions):
        return {"floor": answer_after(topics, command, words)}
    if isinstance(command, questioning.StartGroup):
        return {"item": group_after(topics, command, words)}
    if isinstance(command, ballots.OpenBallot | ballots.CloseBallot | results.DeclareResult):
        return _ballot_after(topics, command, words, now, view)
    if isinstance(command, session.CallRecess):
        return {"recess": scene.recess(topics, words, now, command.until)}
    return {
        "agenda": lambda: {"agenda": scene.agenda(topics, words)},
        "presence": lambda: {"presence": scene.presence(topics, words)},
        "welcome": lambda: {"welcome": scene.welcome(topics, words, now)},
    }[view]()


def _ballot_after(
    topics: Topics,
    command: ballots.OpenBallot | ballots.CloseBallot | results.DeclareResult,
    words: Words,
    now: int,
    view: str,
) -> Scene:
    shown = topics.ballot(command.ballot_id)
    if isinstance(command, results.DeclareResult) and shown is not None:
        shown = msgspec.structs.replace(shown, status="declared", declared_at=now)
    if isinstance(command, ballots.CloseBallot):
        # What will come out is not known yet, whoever may see it then.
        closed = msgspec.structs.replace(shown, status="closed") if shown is not None else None
        return {"ballot": scene.ballot(topics, words, now, closed)}
    after = scene.ballot_views(topics, words, now, view, shown)
    if isinstance(command, ballots.OpenBallot) and shown is not None:
        timed = shown.duration_ms > 0
        after["ballot"] |= {
            "remaining_ms": shown.duration_ms,
            "has_deadline": timed,
            "closes_at": now + shown.duration_ms if timed else 0,
            "turn_since": now,
        }
    return after


def _floor_after(topics: Topics, command: turns.GiveFloor | turns.GiveFloorTo, words: Words) -> Scene:
    shown, entry, held = topics.floor, topics.current_item, topics.session
    part = {"item_title": scene.item_line(words, entry), "state": "running", "next": []}
    queue = shown.queue if shown else []
    if isinstance(command, turns.GiveFloor):
        called = next((r for r in queue if r.id == command.request_id), None)
        if called is None:
            return part
        rest = [r for r in queue if r.id != called.id]
        return part | {
            "kind_text": words(f"scene.speaking.{called.kind}"), "name": called.name, "role": called.title,
            "unit": scene.origin(called.unit, called.constituency), "remaining_ms": called.limit_ms,
            "limit_ms": called.limit_ms, "next": scene.next_speakers(words, rest),
        } | about_call(topics, words, called)  # fmt: skip
    limits = held.limits if held else session.FloorLimits()
    limit = command.limit_ms or {
        "presentation": limits.presentation_ms,
        "verification": limits.verification_ms,
        "explain": limits.explain_ms,
    }.get(command.kind, limits.discuss_first_ms)
    return part | {
        "kind_text": words(f"scene.speaking.{command.kind}"), "name": command.name, "role": command.title, "unit": "",
        "remaining_ms": limit, "limit_ms": limit,
    }  # fmt: skip


def pinned(
    topics: Topics,
    words: Words,
    now: int,
    view: str,
    *,
    text: str = "",
    until: int = 0,
    chart: str = "",
    document_id: str | None = None,
    picture: Picture = no_picture,
) -> Scene:
    """What a view that is put up by hand will look like; a result as it would be drawn."""
    shown = scene.projector_scene(topics, words, now, view=view, picture=picture)
    if view == "notice":
        shown["notice"] = {"text": text.strip()}
    if view == "document":
        shown["document"] = document(topics, picture, document_id, 1)
    if view == "countdown":
        shown["countdown"] = scene.countdown(words, now, text.strip(), until)
    ballot = topics.ballot(topics.screen.ballot_id) if topics.screen else None
    if view == "result" and ballot is not None:
        look = chart_look(topics, ballot, chart)
        if look is not None:
            return shown | {"look": look, "result": scene.chart(topics, words, ballot, look)}
        return shown | {"look": look_of(ballot), "result": scene.result(topics, words, now, ballot)}
    return shown

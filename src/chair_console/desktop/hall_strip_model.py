"""The hall at a glance: present, tablets, journal, calls for help, and what the projector shows."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot

from chair_console.domain.assistance import AnswerHelp
from chair_console.domain.screen import BlankScreen, FollowMeeting, FreezeScreen, ShowOnScreen
from chair_console.domain.screen import View as ScreenKind
from chair_console.protocol.screen_views import ScreenView
from chair_console.scene import times
from chair_console.scene.topics import Topics
from chair_console.scene.words import Words

from .view_model import Desk, View, ViewModel


def present_cell(topics: Topics, words: Words) -> View:
    shown = topics.presence
    if shown is None or topics.session is None:
        detail = words("strip.no_session") if topics.arrived else ""
        return {"figure": "–", "label": words("strip.present"), "detail": detail, "fraction": 0.0, "mark": 0.0,
                "tone": "text"}  # fmt: skip
    total = max(shown.total, 1)
    if not shown.total:
        detail = words("strip.no_delegates")
    elif shown.met:
        detail = words("strip.quorum", needed=shown.needed)
    else:
        detail = words("strip.no_quorum", missing=shown.needed - shown.present)
    return {
        "figure": f"{shown.present} / {shown.total}",
        "label": words("strip.present"),
        "detail": detail,
        "fraction": shown.present / total,
        "mark": shown.needed / total,
        "tone": "ok" if shown.met else "gold",
    }


def tablets_cell(topics: Topics, words: Words) -> View:
    bound = [device for device in topics.devices if device.delegate_id]
    connected = sum(1 for device in bound if device.state == "connected")
    found = sum(1 for device in topics.devices if device.state == "found")
    silent = [topics.delegate(d.delegate_id) for d in bound if d.state != "connected"]
    seats = sorted(d.seat or d.name for d in silent if d is not None)
    if found:
        detail = words("strip.found", count=found)
    elif seats:
        more = "…" if len(seats) > 3 else ""
        detail = words("strip.silent", count=len(seats), seats=", ".join(seats[:3]) + more)
    else:
        detail = words("strip.all_connected") if bound else words("strip.no_tablets")
    tone = "gold" if topics.running_ballot and seats else "text"
    return {"figure": str(connected), "label": words("strip.connected"), "detail": detail, "tone": tone,
            "found": found}  # fmt: skip


def journal_cell(topics: Topics, words: Words) -> View:
    shown = topics.journal
    if shown is None:
        return {"figure": "–", "detail": "", "tone": "text"}
    if not shown.safe:
        return {"figure": words("strip.unsafe"), "detail": words("strip.unsafe_detail"), "tone": "danger"}
    detail = words("strip.nothing_recorded")
    if shown.records:
        detail = words("strip.recorded", time=times.clock_seconds(shown.last_at), count=shown.records)
    return {"figure": words("strip.safe"), "detail": detail, "tone": "ok"}


def unheard(words: Words, cell: View, figure: str) -> View:
    """While the hall cannot be heard, nothing is claimed of tablets and journal."""
    return {**cell, "figure": figure, "detail": words("strip.not_heard"), "tone": "gold"}


def help_cell(topics: Topics, words: Words) -> View:
    calls = topics.help_calls
    if not calls:
        return {"figure": "0", "label": words("strip.help"), "detail": words("strip.no_help"), "tone": "text",
                "calls": []}  # fmt: skip
    first = calls[0]
    key = "strip.help_coming" if first.coming_at else "strip.help_waiting"
    return {
        "figure": str(len(calls)),
        "label": words("strip.help"),
        "detail": words(key, seat=first.seat or first.name),
        "tone": "gold",
        "calls": [
            {"id": c.id, "name": c.name, "seat": c.seat, "note": c.note, "coming": c.coming_at is not None,
             "since": words("strip.help_since", time=times.clock(c.at))}
            for c in calls
        ],
    }  # fmt: skip


def _shown(screen: ScreenView, words: Words) -> str:
    """What the hall sees: a picture that is held is an earlier one, whatever would stand there otherwise."""
    if screen.blank:
        return words("view.blank")
    return words("view.held") if screen.frozen_at is not None else words(f"view.{screen.view}")


class HallStripModel(ViewModel):
    follows = frozenset({"presence", "devices", "journal", "help", "screen", "roster", "ballot"})

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(desk, parent)
        desk.runner.live_changed.connect(self.refresh)

    def look(self) -> View:
        topics, words = self.desk.topics, self.desk.words
        screen = topics.screen
        tablets, journal = tablets_cell(topics, words), journal_cell(topics, words)
        if not self.desk.runner.is_live():
            tablets, journal = unheard(words, tablets, "–"), unheard(words, journal, words("strip.unknown"))
        return {
            "present": present_cell(topics, words),
            "tablets": tablets,
            "journal": journal,
            "help": help_cell(topics, words),
            "screen_text": _shown(screen, words) if screen else "",
            "frozen": bool(screen and screen.frozen_at),
            "blank": bool(screen and screen.blank),
            "pinned": bool(screen and screen.pinned),
        }

    @Slot()
    def freeze(self) -> None:
        """Keep the picture as it is, or let it go on."""
        self.desk.runner.send("strip.freeze", FreezeScreen(on=not self._view["frozen"]))

    @Slot()
    def blank(self) -> None:
        self.desk.runner.send("strip.blank", BlankScreen(on=not self._view["blank"]))

    @Slot(str)
    def show(self, view: ScreenKind) -> None:
        """Pin the welcome, the agenda, the item or the presence on the screen."""
        self.desk.runner.send("strip.show", ShowOnScreen(view=view))

    @Slot(str)
    def show_notice(self, text: str) -> None:
        self.desk.runner.send("strip.show", ShowOnScreen(view="notice", notice=text))

    @Slot()
    def follow(self) -> None:
        self.desk.runner.send("strip.show", FollowMeeting())

    @Slot(str, bool)
    def answer_help(self, help_id: str, done: bool) -> None:
        """Say that the secretary is on the way, or has helped."""
        self.desk.runner.send(f"help.{help_id}", AnswerHelp(help_id=help_id, done=done))

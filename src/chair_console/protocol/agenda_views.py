"""The agenda as the topics show it."""

from __future__ import annotations

from typing import Literal

from chair_console.domain.agenda import ItemStatus, PhaseKind

from .views import ViewStruct


class PhaseView(ViewStruct, frozen=True, kw_only=True):
    """A phase of an item; `script` goes to the desk only.

    `spent_ms` is of ended runs, `started_at` of a running one.
    """

    phase: PhaseKind
    minutes: int
    script: str
    state: Literal["planned", "running", "done"]
    started_at: int | None
    spent_ms: int


class ItemView(ViewStruct, frozen=True, kw_only=True):
    """Topic `agenda`, keyed by item; `position` gives the order, `number` counts from 1.

    `spent_ms` is the time of ended runs, `running_since` is of the running one. `broken_off_in` is the
    phase in which an item goes on that was broken off.
    """

    id: str
    position: int
    number: int
    title: str
    short_title: str
    presenter: str
    presenter_title: str
    verifier: str
    sitting_id: str
    planned_at: int
    minutes: int
    phases: list[PhaseView]
    status: ItemStatus
    phase: PhaseKind | None
    started_at: int | None
    finished_at: int | None
    reason: str
    spent_ms: int = 0
    running_since: int | None = None
    split_from: str | None = None
    broken_off_in: PhaseKind | None = None

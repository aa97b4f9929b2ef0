"""Topic `agenda`: the items, with the chair's script for the desk only."""

from typing import Literal

from chair_console.domain.agenda import AgendaItem, PhasePlan
from chair_console.domain.state import HallState
from chair_console.protocol.agenda_views import ItemView, PhaseView
from chair_console.protocol.views import ViewStruct

from .audience import Audience, Surroundings


def _phase(item: AgendaItem, plan: PhasePlan, *, with_script: bool) -> PhaseView:
    runs = [run for run in item.phase_times if run.phase == plan.phase]
    running = next((run for run in runs if run.ended_at is None), None)
    done: Literal["done", "planned"] = "done" if runs or item.status == "done" else "planned"
    return PhaseView(
        phase=plan.phase,
        minutes=plan.minutes,
        script=plan.script if with_script else "",
        state="running" if running is not None else done,
        started_at=running.started_at if running is not None else None,
        spent_ms=sum(run.ended_at - run.started_at for run in runs if run.ended_at is not None),
    )


def view(state: HallState, audience: Audience, around: Surroundings) -> dict[str, ViewStruct]:
    shown: dict[str, ViewStruct] = {}
    for position, item_id in enumerate(state.agenda.order):
        item = state.agenda.items[item_id]
        plan = item.plan
        shown[item_id] = ItemView(
            id=item.id,
            position=position,
            number=position + 1,
            title=plan.title,
            short_title=plan.short_title or plan.title,
            presenter=plan.presenter,
            presenter_title=plan.presenter_title,
            verifier=plan.verifier,
            sitting_id=plan.sitting_id,
            planned_at=plan.planned_at,
            minutes=plan.minutes,
            phases=[_phase(item, phase, with_script=audience.kind == "desk") for phase in plan.phases],
            status=item.status,
            phase=item.phase,
            started_at=item.started_at,
            finished_at=item.finished_at,
            reason=item.reason,
            spent_ms=item.spent_ms,
            running_since=item.begun_at,
            split_from=item.split_from,
            broken_off_in=item.broken_off_in,
        )
    return shown

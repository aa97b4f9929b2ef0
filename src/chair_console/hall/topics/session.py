"""Topic `session`."""

from chair_console.domain.document_rights import dossier_due_at
from chair_console.domain.state import HallState
from chair_console.domain.tellers import FEWEST
from chair_console.protocol.topics import SINGLE
from chair_console.protocol.views import SessionView, SittingView, ViewStruct

from .audience import Audience, Surroundings


def view(state: HallState, audience: Audience, around: Surroundings) -> dict[str, ViewStruct]:
    session = state.session
    if session is None:
        return {}
    shown = SessionView(
        id=session.id,
        body=session.body,
        body_kind=session.body_kind,
        body_short=session.body_short,
        title=session.title,
        number=session.number,
        term=session.term,
        kind=session.kind,
        place=session.place,
        language=session.language,
        rehearsal=session.rehearsal,
        phase=state.phase(),
        sitting_id=session.sitting_id,
        sittings=[
            SittingView(
                id=s.id,
                title=s.title,
                planned_at=s.planned_at,
                ends_at=s.ends_at,
                status=s.status,
                opened_at=s.opened_at,
                closed_at=s.closed_at,
                roll_call_after=s.roll_call_after,
            )
            for s in session.sittings.values()
        ],
        recess_since=session.recess.called_at if session.recess else None,
        recess_until=session.recess.until if session.recess else None,
        closed_at=session.closed_at,
        allow_change_until_close=session.rules.allow_change_until_close,
        casting_vote=session.rules.casting_vote,
        max_speeches=session.rules.max_speeches,
        limits=session.rules.floor,
        words=around.words,
        dossier_due_at=dossier_due_at(state),
        secrecy_allowed=session.rules.secrecy_allowed,
        tellers=list(state.tellers.delegate_ids) if state.tellers else [],
        head_teller=state.tellers.head_id if state.tellers else None,
        fewest_tellers=FEWEST[session.body_kind],
        confidence_poll=state.confidence_poll_allowed(),
        proxies=session.rules.proxies,
        weights=session.rules.weights,
        pro_contra=session.rules.pro_contra,
        interposed_questions=session.rules.interposed_questions,
        show_names=session.rules.show_names,
        logo=state.logo,
        rules=session.rules if audience.kind == "desk" else None,
    )
    return {SINGLE: shown}

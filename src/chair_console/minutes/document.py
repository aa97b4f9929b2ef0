"""From the replayed journal to the facts of the minutes. Pure: no clock, no files, no words of a language."""

from __future__ import annotations

from chair_console.domain.agenda import AgendaItem
from chair_console.domain.ballot import Ballot
from chair_console.domain.documents import Document
from chair_console.domain.refusals import Refused
from chair_console.domain.session import Session
from chair_console.domain.speaking_order import SPEECHES, not_reached, queue_of
from chair_console.domain.speech import Turn
from chair_console.domain.state import HallState

from .ballots import ballot_facts, record_numbers
from .history import History, SittingHistory
from .model import (
    DocumentFacts,
    ItemFacts,
    JournalFacts,
    Minutes,
    Person,
    PhaseFacts,
    RecallFacts,
    SittingFacts,
    TurnFacts,
    VersionFacts,
)
from .questioning_facts import group_facts, opinion_facts


def build_minutes(history: History, journal: JournalFacts) -> Minutes:
    """The facts of the session. Refused: `session.none` where the journal holds no session."""
    state = history.state
    session = state.require_session()
    sittings = tuple(_sitting(session, s) for s in history.sittings)
    return Minutes(
        body=session.body,
        body_kind=session.body_kind,
        title=session.title,
        number=session.number,
        term=session.term,
        kind=session.kind,
        place=session.place,
        language=session.language,
        rehearsal=session.rehearsal,
        convened_at=session.convened_at,
        opened_at=sittings[0].opened_at if sittings else None,
        closed_at=session.closed_at or (sittings[-1].closed_at if sittings else None),
        is_closed=session.closed_at is not None,
        total=state.total(),
        present=state.present_count(),
        chairs=tuple(history.actors.get("chair", ())),
        secretaries=tuple(history.actors.get("secretary", ())),
        sittings=sittings,
        items=tuple(_items(history)),
        persons=tuple(_persons(state)),
        mandates=tuple(history.mandates),
        changes=tuple(history.changes),
        amended=tuple(history.amended),
        journal=journal,
    )


def require_session(state: HallState, session_id: str) -> None:
    """Refused: `minutes.other_session` if the journal holds another session."""
    session = state.require_session()
    if session.id != session_id:
        raise Refused("minutes.other_session", wanted=session_id, found=session.id)


def _sitting(session: Session, kept: SittingHistory) -> SittingFacts:
    numerator, denominator = session.rules.quorum
    return SittingFacts(
        title=session.sittings[kept.sitting_id].title,
        opened_at=kept.opened_at,
        closed_at=kept.closed_at,
        present=kept.present,
        total=kept.total,
        quorum_met=kept.total > 0 and denominator * kept.present >= numerator * kept.total,
        absent=tuple(kept.absent),
        movements=tuple(kept.movements),
        recesses=tuple(kept.recesses),
        adjourned_to=kept.adjourned_to,
        adjourned_because=kept.adjourned_because,
    )


def _items(history: History) -> list[ItemFacts]:
    state = history.state
    places = (*state.agenda.order, None)
    records = record_numbers([ballot for place in places for ballot in _held(state, place)])
    items = [
        _item(history, number, state.agenda.items[item_id], records)
        for number, item_id in enumerate(state.agenda.order, start=1)
    ]
    outside = _item(history, 0, None, records)
    if outside.turns or outside.ballots or outside.documents:
        items.append(outside)
    return items


def _item(history: History, number: int, item: AgendaItem | None, records: dict[str, int]) -> ItemFacts:
    state, item_id = history.state, item.id if item else None
    # As they began: who was interrupted by a question began before it and ended after it.
    turns = sorted(state.floor.all_turns(), key=lambda turn: turn.started_at)
    left = not_reached(state, item_id)
    waiting = [r.delegate_id for r in queue_of(state, item_id or "") if r.kind in SPEECHES]
    unheard = [one.delegate_id for one in left if one.why == "not_called"] + waiting
    names = {key: delegate.name for key, delegate in state.roster.items()}
    plan = item.plan if item else None
    return ItemFacts(
        number=number,
        title=plan.title if plan else "",
        presenter=plan.presenter if plan else "",
        presenter_title=plan.presenter_title if plan else "",
        verifier=plan.verifier if plan else "",
        status=item.status if item else "done",
        reason=item.reason if item else "",
        started_at=item.started_at if item else None,
        finished_at=item.finished_at if item else None,
        phases=tuple(
            PhaseFacts(phase=p.phase, started_at=p.started_at, ended_at=p.ended_at)
            for p in (item.phase_times if item else ())
        ),
        documents=tuple(
            _document(d) for d in state.documents.values() if d.item_id == item_id and d.released_at
        ),
        turns=tuple(_turn(state, t) for t in turns if t.item_id == item_id),
        unheard=tuple(names[key] for key in dict.fromkeys(unheard)),
        cut=tuple(names[one.delegate_id] for one in left if one.why == "cut"),
        moved=tuple(history.moved.get(item_id or "", ())),
        ballots=tuple(ballot_facts(history, b, records.get(b.id, 0)) for b in _held(state, item_id)),
        groups=group_facts(state, item_id),
        opinions=opinion_facts(state, item_id),
    )


def _held(state: HallState, item_id: str | None) -> list[Ballot]:
    """The item's ballots in the order in which they were held: a part before its whole."""
    held = [ballot for ballot in state.ballots.values() if ballot.item_id == item_id]
    return sorted(held, key=lambda ballot: (ballot.opened_at is None, ballot.opened_at or 0))


def _document(document: Document) -> DocumentFacts:
    valid = document.valid().number
    return DocumentFacts(
        title=document.title,
        number=document.number,
        versions=tuple(
            VersionFacts(
                number=version.number,
                published_at=max(version.published_at, document.released_at or 0),
                pages=version.file.pages,
                reason=version.reason,
                sha256=version.file.sha256,
            )
            for version in document.versions
        ),
        recalls=tuple(
            RecallFacts(at=recall.at, reason=recall.reason, restored_at=recall.restored_at)
            for recall in document.recalls
        ),
        received=sum(1 for version in document.received.values() if version >= valid),
    )


def _turn(state: HallState, turn: Turn) -> TurnFacts:
    request = state.floor.requests.get(turn.request_id or "")
    return TurnFacts(
        started_at=turn.started_at,
        delegate_id=turn.delegate_id,
        name=turn.name,
        title=turn.title,
        kind=turn.kind,
        subject=turn.subject,
        spoken_ms=turn.elapsed_ms,
        limit_ms=turn.limit_ms,
        to=request.to if request and turn.kind in ("question", "interpose") else "",
        side=turn.side,
        out_of_order=turn.out_of_order,
        reason=turn.reason,
        extended_ms=turn.extended_ms,
    )


def _persons(state: HallState) -> list[Person]:
    persons = []
    for delegate in state.roster.values():
        mark = state.presence.get(delegate.id)
        persons.append(
            Person(
                id=delegate.id,
                name=delegate.name,
                title=delegate.title,
                unit=delegate.unit,
                seat=delegate.seat,
                in_office=delegate.in_office,
                status=mark.status if mark else None,
                at=mark.at if mark else None,
                reason=mark.reason if mark else "",
            )
        )
    return persons

"""Whom a document may be for, and who may read it now: by its audience, while released and not recalled."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, get_args

from .actors import Actor, Classification, Context
from .refusals import Refused

if TYPE_CHECKING:
    from .documents import Document
    from .state import HallState

DELEGATES = "delegates"
AUDIENCES = (DELEGATES, "presidium", "guests", "press", "public")
GROUP = "group:"
"""Whom a paper is for: one of `AUDIENCES`, or `GROUP` and the name of a delegate group (tổ đại biểu)."""
DAY_MS = 86_400_000
STAMPS: Final[dict[Classification, str]] = {
    "": "",
    "confidential": "MẬT",
    "secret": "TỐI MẬT",
    "top_secret": "TUYỆT MẬT",
}
_DESK = frozenset({"chair", "secretary", "operator", "clock"})


def is_given(document: Document) -> bool:
    """Whether anyone but the desk can have the paper: it is released and not recalled."""
    return document.released_at is not None and document.recalled_at is None


def is_desk(actor: Actor) -> bool:
    """Chair, secretary and operator see every paper, also what waits or was recalled."""
    return actor.role in _DESK


def readers_of(state: HallState, actor: Actor | None) -> frozenset[str]:
    """The audiences that `actor` belongs to; None stands for anyone at all, without a token."""
    if actor is None:
        return frozenset({"public"})
    if actor.role == "delegate":
        return readers_of_delegate(state, actor.delegate_id or "")
    names = {"guest": "guests", "press": "press"}
    return frozenset({names[actor.role], "public"}) if actor.role in names else frozenset()


def readers_of_delegate(state: HallState, delegate_id: str) -> frozenset[str]:
    """The audiences of a delegate in office; what is public is for delegates too."""
    delegate = state.roster.get(delegate_id)
    if delegate is None or not delegate.in_office:
        return frozenset()
    names = {DELEGATES, "public", GROUP + delegate.unit}
    return frozenset(names | {"presidium"} if delegate.presidium else names)


def may_read(state: HallState, document: Document, actor: Actor | None) -> bool:
    """Whether `actor` may fetch the paper now. The projector may, unless it is secret matter."""
    if actor is not None and is_desk(actor):
        return True
    if not is_given(document):
        return False
    if actor is not None and actor.role == "projector":
        return not document.classification
    return not readers_of(state, actor).isdisjoint(document.audience)


def in_audience(state: HallState, document: Document, delegate_id: str) -> bool:
    """Whether the paper is for this delegate."""
    return not readers_of_delegate(state, delegate_id).isdisjoint(document.audience)


def require_released(document: Document) -> None:
    """Refused: `documents.recalled`, `documents.waiting`."""
    if document.recalled_at is not None:
        raise Refused("documents.recalled", title=document.title)
    if document.released_at is None:
        raise Refused("documents.waiting", title=document.title)


def require_for_all_delegates(document: Document) -> None:
    """What is voted on can be read by all who vote. Refused also: `documents.not_for_all`."""
    require_released(document)
    if not {DELEGATES, "public"} & set(document.audience):
        raise Refused("documents.not_for_all", title=document.title)


def dossier_due_at(state: HallState) -> int | None:
    """By when the dossier has to be with the delegates: `dossier_days` before the opening (RULES.md, V24)."""
    session = state.session
    if session is None or not session.sittings:
        return None
    opening = min(sitting.planned_at for sitting in session.sittings.values())
    return opening - state.rules().dossier_days * DAY_MS


def is_late(state: HallState, document: Document) -> bool:
    """Whether the first version came, or will come, after the dossier was due; a warning, never a refusal."""
    due = dossier_due_at(state)
    given_at = document.released_at if document.released_at is not None else document.publish_at
    if due is None or document.kind == "agenda":
        return False
    return given_at is None or given_at > due


def checked_audience(
    state: HallState, audience: tuple[str, ...], classification: Classification
) -> tuple[str, ...]:
    """Whom a paper is for, each once, in a fixed order.

    Refused: `documents.no_audience`, `documents.unknown_audience`, `documents.secret` unless the session allows
    secret matter, `documents.secret_audience` if others than delegates would get it.
    """
    chosen = set(audience)
    if not chosen:
        raise Refused("documents.no_audience")
    groups = {GROUP + delegate.unit for delegate in state.roster.values() if delegate.unit}
    for name in chosen - set(AUDIENCES) - groups:
        raise Refused("documents.unknown_audience", audience=name)
    if classification:
        if not state.rules().secrecy_allowed:
            raise Refused("documents.secret")
        if chosen & {"guests", "press", "public"}:
            raise Refused("documents.secret_audience")
    order = [*AUDIENCES, *sorted(groups)]
    return tuple(sorted(chosen, key=order.index))


def require_stamp_heeded(state: HallState, context: Context, classification: Classification) -> None:
    """A file that bears a stamp is at least as secret as that.

    Refused: `documents.secret` unless the session allows secret matter, `documents.stamped`.
    """
    if context.stamp and not state.rules().secrecy_allowed:
        raise Refused("documents.secret")
    order = get_args(Classification)
    if order.index(context.stamp) > order.index(classification):
        raise Refused("documents.stamped", stamp=STAMPS[context.stamp])

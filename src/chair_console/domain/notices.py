"""Notices (thông báo) to delegates: on the tablets at once, read and confirmed there, taken back by the desk."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from .actors import Context, Role
from .document_rights import DELEGATES, GROUP
from .messages import Command, Event
from .refusals import Refused
from .roster import delegate_in_office, members_in_office

if TYPE_CHECKING:
    from .state import HallState

DELEGATE = "delegate:"


class Notice(msgspec.Struct, kw_only=True):
    """A notice and who has read it, when. `to` is `delegates`, `group:NAME` or `delegate:ID`."""

    id: str
    text: str
    to: str
    whole_screen: bool
    at: int
    by_role: Role
    by_name: str = ""
    withdrawn_at: int | None = None
    read: dict[str, int] = msgspec.field(default_factory=dict)


class SendNotice(Command, frozen=True, kw_only=True):
    """Tell all delegates, a delegate group or one delegate something, as a line or over the whole tablet.

    `to` is `delegates`, `group:NAME` or `delegate:ID`. A notice never covers a ballot that is open.
    """

    text: str
    to: str = DELEGATES
    whole_screen: bool = False


class WithdrawNotice(Command, frozen=True, kw_only=True):
    """Take a notice off the tablets; the record keeps it."""

    notice_id: str


class ConfirmNotice(Command, frozen=True, kw_only=True):
    """A delegate has read a notice."""

    delegate_id: str
    notice_id: str


class NoticeSent(Event, frozen=True, kw_only=True):
    notice_id: str
    text: str
    to: str
    whole_screen: bool
    by_role: Role
    by_name: str
    at: int


class NoticeWithdrawn(Event, frozen=True, kw_only=True):
    notice_id: str
    at: int


class NoticeConfirmed(Event, frozen=True, kw_only=True):
    notice_id: str
    delegate_id: str
    at: int


def reached_by(state: HallState, to: str) -> list[str]:
    """The delegates in office for whom it is, in the order of the roster."""
    members = members_in_office(state)
    if to == DELEGATES:
        return members
    if to.startswith(GROUP):
        return [key for key in members if state.roster[key].unit == to.removeprefix(GROUP)]
    return [key for key in members if to == DELEGATE + key]


def notices_of(state: HallState, delegate_id: str) -> list[Notice]:
    """What this delegate is told now, the oldest first."""
    delegate = state.roster[delegate_id]
    if not delegate.in_office:
        return []
    mine = (DELEGATES, GROUP + delegate.unit, DELEGATE + delegate_id)
    return [n for n in state.notices.values() if n.withdrawn_at is None and n.to in mine]


def decide_send_notice(state: HallState, command: SendNotice, context: Context) -> list[Event]:
    if not command.text.strip():
        raise Refused("screen.no_notice")
    if not reached_by(state, command.to):
        raise Refused("notice.for_nobody", to=command.to)
    return [
        NoticeSent(
            notice_id=context.fresh_id,
            text=command.text.strip(),
            to=command.to,
            whole_screen=command.whole_screen,
            by_role=context.actor.role,
            by_name=context.actor.name,
            at=context.now,
        )
    ]


def _require_notice(state: HallState, notice_id: str) -> Notice:
    notice = state.notices.get(notice_id)
    if notice is None:
        raise Refused("notice.unknown")
    return notice


def decide_withdraw_notice(state: HallState, command: WithdrawNotice, context: Context) -> list[Event]:
    notice = _require_notice(state, command.notice_id)
    if notice.withdrawn_at is not None:
        return []
    return [NoticeWithdrawn(notice_id=notice.id, at=context.now)]


def decide_confirm_notice(state: HallState, command: ConfirmNotice, context: Context) -> list[Event]:
    if context.actor.delegate_id != command.delegate_id:
        raise Refused("access.not_yours")
    delegate_in_office(state, command.delegate_id)
    notice = _require_notice(state, command.notice_id)
    if command.delegate_id not in reached_by(state, notice.to):
        raise Refused("notice.unknown")
    if notice.withdrawn_at is not None or command.delegate_id in notice.read:
        return []
    return [NoticeConfirmed(notice_id=notice.id, delegate_id=command.delegate_id, at=context.now)]


def apply_notice_sent(state: HallState, event: NoticeSent) -> None:
    state.notices[event.notice_id] = Notice(
        id=event.notice_id,
        text=event.text,
        to=event.to,
        whole_screen=event.whole_screen,
        at=event.at,
        by_role=event.by_role,
        by_name=event.by_name,
    )


def apply_notice_withdrawn(state: HallState, event: NoticeWithdrawn) -> None:
    state.notices[event.notice_id].withdrawn_at = event.at


def apply_notice_confirmed(state: HallState, event: NoticeConfirmed) -> None:
    state.notices[event.notice_id].read[event.delegate_id] = event.at

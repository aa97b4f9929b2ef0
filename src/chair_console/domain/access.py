"""Who may give which command, and when: one table. A command without a row cannot be built."""

from __future__ import annotations

import msgspec

from . import (
    adjourning,
    agenda,
    agenda_acts,
    assistance,
    ballots,
    devices,
    documents,
    floor,
    hand_counts,
    logo,
    notices,
    opinions,
    outputs,
    preparing,
    presence,
    presenting,
    proxies,
    publishing,
    questioning,
    questions,
    reading,
    regulation,
    reminding,
    results,
    roster,
    screen,
    seating,
    secret_votes,
    session,
    tellers,
    turns,
    votes,
)
from .actors import Actor, Role
from .messages import Command
from .refusals import Refused
from .state import HallPhase, HallState

DESK: frozenset[Role] = frozenset({"chair", "secretary", "operator"})
CHAIR: frozenset[Role] = frozenset({"chair"})
CHAIR_SECRETARY: frozenset[Role] = frozenset({"chair", "secretary"})
DELEGATE: frozenset[Role] = frozenset({"delegate"})
SECRETARY: frozenset[Role] = frozenset({"secretary"})
CLOCK: frozenset[Role] = frozenset({"clock"})
URN: frozenset[Role] = frozenset({"urn"})

ANY: frozenset[HallPhase] = frozenset({"empty", "preparing", "sitting", "recess", "closed"})
LIVING: frozenset[HallPhase] = frozenset({"preparing", "sitting", "recess"})
BEFORE: frozenset[HallPhase] = frozenset({"empty", "preparing"})
SITTING: frozenset[HallPhase] = frozenset({"sitting"})
STANDING: frozenset[HallPhase] = frozenset({"preparing", "recess"})


class Row(msgspec.Struct, frozen=True):
    """The roles that may give a command, and the phases of the hall in which they may."""

    roles: frozenset[Role]
    phases: frozenset[HallPhase]


ACCESS: dict[type[Command], Row] = {
    session.ConveneSession: Row(DESK, frozenset({"empty"})),
    session.OpenSitting: Row(CHAIR, frozenset({"preparing"})),
    session.CallRecess: Row(CHAIR, SITTING),
    session.EndRecess: Row(CHAIR, frozenset({"recess"})),
    session.CloseSitting: Row(CHAIR, frozenset({"sitting", "recess"})),
    adjourning.AdjournSitting: Row(CHAIR, frozenset({"sitting", "recess"})),
    session.CloseSession: Row(CHAIR, frozenset({"preparing"})),
    regulation.AmendRules: Row(CHAIR_SECRETARY, LIVING),
    roster.EnrolDelegates: Row(DESK, LIVING),
    roster.AmendDelegate: Row(DESK, LIVING),
    roster.EndMandate: Row(CHAIR_SECRETARY, LIVING),
    roster.ReissueJoinCode: Row(DESK, LIVING),
    seating.LaySeatingPlan: Row(DESK, LIVING),
    seating.AssignSeats: Row(DESK, LIVING),
    presence.OpenRollCall: Row(CHAIR_SECRETARY, LIVING),
    presence.CheckIn: Row(DELEGATE, LIVING),
    presence.MarkPresence: Row(CHAIR_SECRETARY, LIVING),
    presence.CloseRollCall: Row(CHAIR_SECRETARY, LIVING),
    agenda.SetAgenda: Row(DESK, LIVING),
    agenda.AddItem: Row(DESK, LIVING),
    agenda.AmendItem: Row(DESK, LIVING),
    agenda.MoveItem: Row(DESK, LIVING),
    agenda.RemoveItem: Row(DESK, LIVING),
    agenda.StartItem: Row(CHAIR, SITTING),
    agenda.StartPhase: Row(CHAIR, SITTING),
    agenda.FinishItem: Row(CHAIR, SITTING),
    agenda_acts.DeferItem: Row(CHAIR, LIVING),
    agenda_acts.RestoreItem: Row(CHAIR, LIVING),
    agenda_acts.SplitItem: Row(CHAIR, LIVING),
    agenda_acts.JoinItem: Row(CHAIR, LIVING),
    documents.PublishDocument: Row(DESK, LIVING),
    documents.ReplaceDocument: Row(DESK, LIVING),
    documents.RecallDocument: Row(DESK, LIVING),
    documents.RestoreDocument: Row(DESK, LIVING),
    publishing.ReleaseDocument: Row(DESK | CLOCK, LIVING),
    publishing.ScheduleDocument: Row(DESK, LIVING),
    publishing.ArrangeDocument: Row(DESK, LIVING),
    publishing.AllowSecrecy: Row(CHAIR, LIVING),
    reading.ConfirmDocument: Row(DELEGATE, ANY),
    reading.RemindReaders: Row(DESK, LIVING),
    floor.OpenRegistration: Row(CHAIR_SECRETARY, LIVING),
    floor.CloseRegistration: Row(CHAIR_SECRETARY, LIVING),
    floor.RequestToSpeak: Row(DELEGATE | CHAIR_SECRETARY, LIVING),
    floor.WithdrawRequest: Row(DELEGATE | CHAIR_SECRETARY, LIVING),
    floor.SkipRequest: Row(CHAIR_SECRETARY, SITTING),
    floor.RestoreRequest: Row(DELEGATE | CHAIR_SECRETARY, LIVING),
    floor.MoveRequest: Row(CHAIR_SECRETARY, LIVING),
    turns.GiveFloor: Row(CHAIR, SITTING),
    turns.GiveFloorTo: Row(CHAIR, SITTING),
    turns.PauseTurn: Row(CHAIR, SITTING),
    turns.ResumeTurn: Row(CHAIR, SITTING),
    turns.ExtendTurn: Row(CHAIR, SITTING),
    turns.EndTurn: Row(CHAIR | DELEGATE, SITTING),
    turns.ReopenTurn: Row(CHAIR, SITTING),
    turns.MarkTimeUp: Row(CLOCK, ANY),
    questioning.PrepareGroup: Row(DESK, LIVING),
    questioning.AmendGroup: Row(DESK, LIVING),
    questioning.RemoveGroup: Row(DESK, LIVING),
    questioning.StartGroup: Row(CHAIR, SITTING),
    questioning.EndGroup: Row(CHAIR, SITTING),
    questions.AnswerQuestions: Row(CHAIR, SITTING),
    questions.AmendQuestion: Row(CHAIR_SECRETARY, LIVING),
    questions.WithdrawQuestion: Row(DELEGATE | CHAIR_SECRETARY, LIVING),
    questions.PromiseInWriting: Row(CHAIR_SECRETARY, LIVING),
    questions.WithdrawPromise: Row(CHAIR_SECRETARY, LIVING),
    questions.RecordWrittenAnswer: Row(CHAIR_SECRETARY, LIVING | frozenset({"closed"})),
    opinions.HandInOpinion: Row(DELEGATE | CHAIR_SECRETARY, LIVING),
    preparing.PrepareBallot: Row(DESK, LIVING),
    preparing.RepeatBallot: Row(CHAIR_SECRETARY, SITTING),
    preparing.PrepareFurtherRun: Row(CHAIR_SECRETARY, SITTING),
    ballots.OpenBallot: Row(CHAIR, SITTING),
    votes.CastVote: Row(DELEGATE, ANY),
    votes.EnterVote: Row(SECRETARY, SITTING),
    votes.CorrectVote: Row(SECRETARY, SITTING),
    secret_votes.LayUrn: Row(URN, ANY),
    secret_votes.CastSecretVote: Row(DELEGATE, ANY),
    secret_votes.SignToken: Row(DELEGATE, ANY),
    secret_votes.DropPapers: Row(URN, ANY),
    hand_counts.EnterCount: Row(SECRETARY | frozenset({"teller"}), SITTING),
    ballots.PauseBallot: Row(CHAIR, SITTING),
    ballots.ResumeBallot: Row(CHAIR, SITTING),
    ballots.ExtendBallot: Row(CHAIR | CLOCK, SITTING),
    ballots.CloseBallot: Row(CHAIR | CLOCK, SITTING),
    results.GiveCastingVote: Row(CHAIR, SITTING),
    results.DeclareResult: Row(CHAIR, SITTING),
    ballots.WithdrawBallot: Row(CHAIR, LIVING),
    reminding.RemindVoters: Row(CHAIR_SECRETARY, SITTING),
    tellers.AppointTellers: Row(CHAIR_SECRETARY, LIVING),
    proxies.GiveProxy: Row(SECRETARY, LIVING),
    screen.ShowOnScreen: Row(CHAIR_SECRETARY, LIVING),
    screen.FollowMeeting: Row(CHAIR_SECRETARY, LIVING),
    screen.FreezeScreen: Row(CHAIR_SECRETARY, ANY),
    screen.BlankScreen: Row(CHAIR_SECRETARY, ANY),
    screen.ShowResultAs: Row(CHAIR_SECRETARY, LIVING),
    outputs.AddOutput: Row(DESK, ANY),
    outputs.AmendOutput: Row(DESK, ANY),
    outputs.RemoveOutput: Row(DESK, ANY),
    logo.SetLogo: Row(DESK, ANY),
    presenting.NamePresenter: Row(CHAIR_SECRETARY, LIVING),
    presenting.TurnProjectedPage: Row(DELEGATE, LIVING),
    assistance.CallSecretary: Row(DELEGATE, LIVING),
    assistance.AnswerHelp: Row(DESK, LIVING),
    assistance.CancelHelp: Row(DELEGATE, LIVING),
    notices.SendNotice: Row(DESK, LIVING),
    notices.WithdrawNotice: Row(DESK, ANY),
    notices.ConfirmNotice: Row(DELEGATE, ANY),
    devices.AssignDevice: Row(DESK, LIVING),
    devices.ReleaseDevice: Row(DESK, LIVING),
}


def check_access(state: HallState, command: Command, actor: Actor) -> None:
    """Refused: `access.role` (not this role's to do), `access.phase` (not now)."""
    row = ACCESS[type(command)]
    name = type(command).__name__
    if actor.role not in row.roles:
        raise Refused("access.role", role=actor.role, command=name)
    if state.phase() not in row.phases:
        raise Refused(f"access.phase_{state.phase()}", command=name)

/** How a delegate stands in a ballot: pure, from what the hall told and what the tablet still holds. */
import type { HeldVote, VoteReceipt } from "../device";
import type { BallotView, CastVote, ItemView, MeView, MyVote } from "../generated/types";

export type Choice = NonNullable<CastVote["choice"]>;

export const SIGNS = { for: "check", against: "cross", abstain: "ring" } as const;

/** A vote that is answered at once shows on its button only; one that is not must be said loudly. */
const LOUD_AFTER_MS = 2500;

export interface RecordedVote {
  choice: Choice;
  at: number;
  /** The number of the record, or the beginning of the receipt where another device got it. */
  number: string;
  byHand: boolean;
}

export type Stand =
  | { kind: "choose" }
  | { kind: "sending"; choice: Choice }
  | { kind: "held"; vote: HeldVote }
  | { kind: "recorded"; vote: RecordedVote }
  | { kind: "paused" };

export function isRunning(ballot: BallotView): boolean {
  return ballot.status === "open" || ballot.status === "paused";
}

/** The hall's own word about a vote wins over what this tablet remembers, unless that is newer. */
export function recordedVote(mine: MyVote | undefined, kept: VoteReceipt | undefined): RecordedVote | null {
  if (kept && (!mine || kept.at > mine.at)) {
    return { choice: kept.choice, at: kept.at, number: String(kept.seq), byHand: false };
  }
  if (!mine?.choice) return null;
  const number = kept && kept.receipt === mine.receipt ? String(kept.seq) : mine.receipt.slice(-8);
  return { choice: mine.choice, at: mine.at, number, byHand: mine.by_hand };
}

export function stand(
  ballot: BallotView,
  recorded: RecordedVote | null,
  held: HeldVote | null,
  seen: { linkOpen: boolean; now: number; changing: boolean },
): Stand {
  // Who wants another choice sees the buttons again; what is held goes on being sent meanwhile.
  if (held && !seen.changing) {
    const quiet = seen.linkOpen && held.attempts <= 1 && seen.now - held.made_at < LOUD_AFTER_MS;
    return quiet ? { kind: "sending", choice: held.command.choice } : { kind: "held", vote: held };
  }
  if (ballot.status === "paused") return recorded ? { kind: "recorded", vote: recorded } : { kind: "paused" };
  if (recorded && !seen.changing) return { kind: "recorded", vote: recorded };
  return { kind: "choose" };
}

/**
 * What has ended and has not been put away: the newest ballot that closed, was declared or withdrawn since.
 * Once the hall has gone on to another item, the tablet goes along by itself.
 */
export function endedBallot(ballots: BallotView[], seenAt: number, current: ItemView | null): BallotView | null {
  const ended = ballots.filter(
    (ballot) => endedAt(ballot) > seenAt && (current === null || current.id === ballot.item_id),
  );
  return ended.sort((one, other) => endedAt(other) - endedAt(one))[0] ?? null;
}

export function endedAt(ballot: BallotView): number {
  if (ballot.status === "declared") return ballot.declared_at ?? 0;
  if (ballot.status === "closed") return ballot.closed_at ?? 0;
  return ballot.status === "withdrawn" ? (ballot.opened_at ?? 0) : 0;
}

/** The newest vote that this tablet holds for the ballot: the last touch is what the delegate wants. */
export function heldVote(held: HeldVote[], ballotId: string, me: MeView | null): HeldVote | null {
  const mine = held.filter((vote) => vote.command.ballot_id === ballotId);
  const last = mine[mine.length - 1] ?? null;
  return last && (!me || me.delegate.id === last.command.delegate_id) ? last : null;
}

export function secondsLeft(ballot: BallotView, now: number): number | null {
  if (ballot.status === "paused") return ballot.remaining_ms === null ? null : Math.ceil(ballot.remaining_ms / 1000);
  return ballot.closes_at === null ? null : Math.max(0, Math.ceil((ballot.closes_at - now) / 1000));
}

/** How much of the time is left, from 0 to 1; a ballot without an end is always full. */
export function shareLeft(ballot: BallotView, now: number): number {
  const left = ballot.status === "paused" ? ballot.remaining_ms : ballot.closes_at === null ? null : ballot.closes_at - now;
  if (left === null || ballot.opened_at === null) return 1;
  const all = ballot.status === "open" && ballot.closes_at !== null ? ballot.closes_at - ballot.opened_at : ballot.duration_ms;
  return all > 0 ? Math.min(1, Math.max(0, left / Math.max(all, ballot.duration_ms))) : 0;
}

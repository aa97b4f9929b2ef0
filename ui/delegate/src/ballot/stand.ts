/** How a delegate stands in a ballot: pure, from what the hall told and what the tablet still holds. */
import type { HeldVote, VoteReceipt } from "../device";
import type { BallotView, DelegateView, ItemView, MyVote } from "../generated/types";
import { filled, type Marks } from "./marks";

/** A vote that is answered at once shows on its button only; one that is not must be said loudly. */
const LOUD_AFTER_MS = 2500;
/** By then the hall's own list of votes has caught up with the receipt, if the link stands. */
const TOLD_AFTER_MS = 5000;

export interface RecordedVote {
  /** Null in a secret ballot: nobody knows it any more. */
  marks: Marks | null;
  /** Null where nobody may know when (another tablet's secret vote). */
  at: number | null;
  /** The number of the record; of a secret vote that another device cast, the end of its receipt. */
  number: string;
  byHand: boolean;
  corrected: boolean;
}

export type Stand =
  | { kind: "choose" }
  | { kind: "sending"; marks: Marks }
  | { kind: "held"; attempts: number; marks: Marks | null }
  | { kind: "recorded"; vote: RecordedVote }
  | { kind: "paused" };

export interface Seen {
  linkOpen: boolean;
  now: number;
  changing: boolean;
}

export function isRunning(ballot: BallotView): boolean {
  return ballot.status === "open" || ballot.status === "paused";
}

/** Some ballots are of some groups only; who is no longer in office has no vote. */
export function isEntitled(ballot: BallotView, voter: Pick<DelegateView, "unit" | "in_office">): boolean {
  return voter.in_office && (ballot.entitled_units.length === 0 || ballot.entitled_units.includes(voter.unit));
}

/**
 * The hall's own word about a vote wins over what this tablet remembers, unless that is newer. Where the hall has no
 * vote although it had the time to say so, it was taken out.
 */
export function recordedVote(
  mine: MyVote | undefined,
  kept: VoteReceipt | undefined,
  seen: Pick<Seen, "linkOpen" | "now"> = { linkOpen: false, now: 0 },
): RecordedVote | null {
  if (kept && !mine && seen.linkOpen && seen.now - kept.at > TOLD_AFTER_MS) return null;
  if (kept && (!mine || kept.at > mine.at)) {
    return { marks: kept.marks, at: kept.at, number: String(kept.seq), byHand: false, corrected: false };
  }
  if (!mine) return null;
  const seq = kept && kept.receipt === mine.receipt ? kept.seq : mine.number;
  const number = seq ? String(seq) : mine.receipt.slice(-8);
  if (mine.secret) return { marks: null, at: null, number, byHand: false, corrected: false };
  return { marks: filled(mine), at: mine.at, number, byHand: mine.by_hand, corrected: mine.corrected };
}

export function stand(ballot: BallotView, recorded: RecordedVote | null, held: HeldVote | null, seen: Seen): Stand {
  // Who wants another choice sees the buttons again; what is held goes on being sent meanwhile.
  if (held && !seen.changing) {
    const marks = held.command.type === "CastVote" ? filled(held.command) : null;
    const quiet = seen.linkOpen && held.attempts <= 1 && seen.now - held.made_at < LOUD_AFTER_MS;
    return quiet ? { kind: "sending", marks: marks ?? [] } : { kind: "held", attempts: held.attempts, marks };
  }
  if (ballot.status === "paused") return recorded ? { kind: "recorded", vote: recorded } : { kind: "paused" };
  if (recorded && !seen.changing) return { kind: "recorded", vote: recorded };
  return { kind: "choose" };
}

/**
 * What has ended and has not been put away: the newest ballot that closed, was declared or withdrawn since.
 * Once the hall has gone on to another item, the tablet goes along by itself; an old result does not come back
 * between two items, nor does it lie over the roll call of another sitting (`meeting`: one runs, or is in recess).
 */
export function endedBallot(
  ballots: BallotView[],
  seenAt: number,
  items: ItemView[],
  meeting: boolean,
): BallotView | null {
  if (!meeting) return null;
  const goneOn = (ballot: BallotView): boolean =>
    items.some(
      (item) =>
        item.id !== ballot.item_id && (item.status === "current" || (item.started_at ?? 0) > endedAt(ballot)),
    );
  const ended = ballots.filter((ballot) => endedAt(ballot) > seenAt && !goneOn(ballot));
  return ended.sort((one, other) => endedAt(other) - endedAt(one))[0] ?? null;
}

export function endedAt(ballot: BallotView): number {
  if (ballot.status === "declared") return ballot.declared_at ?? 0;
  if (ballot.status === "closed") return ballot.closed_at ?? 0;
  return ballot.status === "withdrawn" ? (ballot.opened_at ?? 0) : 0;
}

/** The newest vote that this tablet holds for the delegate in the ballot: the last touch is what is wanted. */
export function heldVote(held: HeldVote[], ballotId: string, delegateId: string): HeldVote | null {
  const mine = held.filter(({ command }) => command.ballot_id === ballotId && command.delegate_id === delegateId);
  return mine[mine.length - 1] ?? null;
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

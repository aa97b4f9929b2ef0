/**
 * Votes on their way. A touched choice is on the tablet's disk before it is sent, and leaves it only when the hall
 * has answered: it survives a reload, a dead hall and a flat network, always under the same UUID.
 */
import { get } from "svelte/store";

import { device, newId, type HeldVote, type Identity } from "./device";
import type { CastSecretVote, CastVote, Receipt } from "./generated/types";
import { filled } from "./ballot/marks";
import { backoffMs, NoAnswer, post, Refused } from "./network";
import { refusal, type Access, type Act } from "./sender";

const LONGEST_WAIT_MS = 4000;
/** The code of our own refusal: the held vote was another delegate's. The interface has the sentence. */
export const NOT_THIS_DELEGATE = "tablet.vote_of_another";

export interface Ballots {
  identity(): Identity | null;
  now(): number;
  told(key: string, act: Act): void;
}

/** A vote as the interface gives it; the hall's other fields are added here. */
export type Given =
  | Pick<CastVote, "type" | "ballot_id" | "delegate_id" | "choice" | "marks">
  | CastSecretVote;

/** The act of voting for one delegate in one ballot. */
export function voteKey(ballotId: string, delegateId: string): string {
  return `vote:${receiptKey(ballotId, delegateId)}`;
}

export function receiptKey(ballotId: string, delegateId: string): string {
  return `${ballotId}:${delegateId}`;
}

function keyOf(vote: HeldVote): string {
  return voteKey(vote.command.ballot_id, vote.command.delegate_id);
}

function isSame(one: Given, other: Given): boolean {
  return one.ballot_id === other.ballot_id && one.delegate_id === other.delegate_id;
}

export class Votes {
  private sending = false;
  private stopped = false;
  private wake: (() => void) | null = null;

  constructor(
    private readonly access: Access,
    private readonly ballots: Ballots,
  ) {}

  /**
   * Hold the vote and send it. `voted`: the hall already has a vote of this delegate in this ballot.
   *
   * What may have reached the hall is never taken back silently: a changed mind goes out after the first choice
   * has been answered, as a change, so that the last touch is what counts.
   */
  cast(given: Given, voted: boolean, room = 0): void {
    const identity = this.ballots.identity();
    if (identity === null || !identity.delegate_id) return;
    const { hall_id, delegate_id: by } = identity;
    device.heldVotes.update((held) => {
      // A secret vote cannot be changed: the one that is held may lie in the urn already.
      if (given.type === "CastSecretVote" && held.some((vote) => isSame(vote.command, given))) return held;
      const kept = held.filter((vote) => !isSame(vote.command, given) || vote.attempts > 0);
      const change = voted || kept.some((vote) => isSame(vote.command, given));
      const command = given.type === "CastVote" ? { ...given, change } : given;
      return [...kept, { command_id: newId(), hall_id, by, command, made_at: this.ballots.now(), attempts: 0, room }];
    });
    this.ballots.told(voteKey(given.ballot_id, given.delegate_id), { state: "sending", attempt: 1 });
    this.hurry();
  }

  /** Send what is held, now. */
  hurry(): void {
    this.stopped = false;
    this.wake?.();
    if (!this.sending) void this.sendAll();
  }

  stop(): void {
    this.stopped = true;
    this.wake?.();
  }

  /** A held vote is its maker's: whoever else takes this tablet, or another hall, never gets it sent. */
  keepOnlyOf(identity: Identity): void {
    for (const vote of get(device.heldVotes)) {
      if (!belongs(vote, identity)) this.drop(vote, identity);
    }
  }

  private drop(vote: HeldVote, owner: Identity): void {
    forget(vote);
    const act: Act = { state: "refused", code: NOT_THIS_DELEGATE, sentence: "" };
    this.ballots.told(voteKey(vote.command.ballot_id, owner.delegate_id ?? ""), act);
  }

  private async sendAll(): Promise<void> {
    this.sending = true;
    try {
      for (let vote = this.next(); vote !== null && !this.stopped; vote = this.next()) {
        if (!(await this.attempt(vote))) await this.pause(vote.attempts + 1);
      }
    } finally {
      this.sending = false;
    }
  }

  /** The oldest held vote of whoever this tablet belongs to now. */
  private next(): HeldVote | null {
    const identity = this.ballots.identity();
    if (identity === null) return null;
    return get(device.heldVotes).find((vote) => belongs(vote, identity)) ?? null;
  }

  /** True when the hall has answered. */
  private async attempt(vote: HeldVote): Promise<boolean> {
    const key = keyOf(vote);
    const attempt = vote.attempts + 1;
    device.heldVotes.update((held) =>
      held.map((other) => (other.command_id === vote.command_id ? { ...other, attempts: attempt } : other)),
    );
    this.ballots.told(key, { state: "sending", attempt });
    try {
      const receipt = await post(vote.command_id, vote.command, this.access.token(), this.access.language(), vote.room);
      this.recorded(vote, receipt);
      return true;
    } catch (error) {
      if (error instanceof NoAnswer) return false;
      if (!(error instanceof Refused)) throw error;
      if (error.problem.status === 401) {
        // The vote stays held: the same delegate may join again.
        this.stop();
        this.access.unauthorised(error.problem);
        return true;
      }
      forget(vote);
      this.ballots.told(key, refusal(error.problem));
      return true;
    }
  }

  private recorded(vote: HeldVote, receipt: Receipt): void {
    const { ballot_id, delegate_id } = vote.command;
    const marks = vote.command.type === "CastVote" ? filled(vote.command) : null;
    forget(vote);
    device.receipts.update((receipts) => ({
      ...receipts,
      [receiptKey(ballot_id, delegate_id)]: { receipt: receipt.id, seq: receipt.seq, at: receipt.at, marks },
    }));
    this.ballots.told(keyOf(vote), { state: "recorded", receipt });
  }

  private pause(attempt: number): Promise<void> {
    return new Promise((resolve) => {
      const alarm = setTimeout(resolve, backoffMs(attempt, LONGEST_WAIT_MS));
      this.wake = () => {
        clearTimeout(alarm);
        resolve();
      };
    });
  }
}

function belongs(vote: HeldVote, identity: Identity): boolean {
  return vote.by === identity.delegate_id && vote.hall_id === identity.hall_id;
}

function forget(vote: HeldVote): void {
  device.heldVotes.update((held) => held.filter((other) => other.command_id !== vote.command_id));
}

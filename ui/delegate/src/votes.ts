/**
 * Votes on their way. A touched choice is on the tablet's disk before it is sent, and leaves it only when the hall
 * has answered: it survives a reload, a dead hall and a flat network, always under the same UUID.
 */
import { get } from "svelte/store";

import { device, newId, type HeldVote, type Identity } from "./device";
import type { CastVote, Receipt } from "./generated/types";
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

export function voteKey(ballotId: string): string {
  return `vote:${ballotId}`;
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
   * Hold the choice and send it. `voted`: the hall already has a vote of this delegate in this ballot.
   *
   * What may have reached the hall is never taken back silently: a changed mind goes out after the first choice
   * has been answered, as a change, so that the last touch is what counts.
   */
  cast(ballotId: string, choice: NonNullable<CastVote["choice"]>, voted: boolean): void {
    const identity = this.ballots.identity();
    if (identity === null || !identity.delegate_id) return;
    const mine = { ballot_id: ballotId, delegate_id: identity.delegate_id };
    device.heldVotes.update((held) => {
      const kept = held.filter((vote) => vote.command.ballot_id !== ballotId || vote.attempts > 0);
      const change = voted || kept.some((vote) => vote.command.ballot_id === ballotId);
      const command: HeldVote["command"] = { type: "CastVote", ...mine, choice, change };
      const hall_id = identity.hall_id;
      return [...kept, { command_id: newId(), hall_id, command, made_at: this.ballots.now(), attempts: 0 }];
    });
    this.ballots.told(voteKey(ballotId), { state: "sending", attempt: 1 });
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
      if (!belongs(vote, identity)) this.drop(vote);
    }
  }

  private drop(vote: HeldVote): void {
    forget(vote);
    const act: Act = { state: "refused", code: NOT_THIS_DELEGATE, sentence: "" };
    this.ballots.told(voteKey(vote.command.ballot_id), act);
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
    const key = voteKey(vote.command.ballot_id);
    const attempt = vote.attempts + 1;
    device.heldVotes.update((held) =>
      held.map((other) => (other.command_id === vote.command_id ? { ...other, attempts: attempt } : other)),
    );
    this.ballots.told(key, { state: "sending", attempt });
    try {
      const receipt = await post(vote.command_id, vote.command, this.access.token(), this.access.language());
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
    const { ballot_id, choice } = vote.command;
    device.receipts.update((receipts) => ({
      ...receipts,
      [ballot_id]: { receipt: receipt.id, seq: receipt.seq, at: receipt.at, choice },
    }));
    forget(vote);
    this.ballots.told(voteKey(ballot_id), { state: "recorded", receipt });
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
  return vote.command.delegate_id === identity.delegate_id && vote.hall_id === identity.hall_id;
}

function forget(vote: HeldVote): void {
  device.heldVotes.update((held) => held.filter((other) => other.command_id !== vote.command_id));
}

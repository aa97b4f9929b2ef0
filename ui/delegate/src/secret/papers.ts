/**
 * The way of a blind ballot's paper: a blank is signed by name as soon as the ballot opens, the paper goes into the urn
 * without any. Everything is on the tablet's disk before it is sent, so a reload or a lost answer loses nothing.
 */
import { get, writable, type Writable } from "svelte/store";

import type { Marks } from "../ballot/marks";
import type { Identity } from "../device";
import type { BallotView, Problem } from "../generated/types";
import { backoffMs, NoAnswer, Refused } from "../network";
import type { Access } from "../sender";
import { fillIn, makeBlank, sha256Hex, slipOf, toBase64, unblinded } from "./blind";
import { roomFor } from "./padding";
import { lackOf, type Entry, type Lack, type Vault } from "./vault";
import { askToken, castPaper } from "./wire";

/** Both requests are scattered, so that their times do not tell whose paper it is. */
const SCATTER_MS = 2000;
const LONGEST_WAIT_MS = 4000;
/** What passes by itself: the same request may be answered later. */
const PASSING = new Set(["ballot.paused", "ballot.not_open_yet", "ballot.not_present", "ballot.too_many_papers"]);
/** Codes of our own. The interface has the sentences. */
export const BAD_SIGNATURE = "tablet.bad_signature";
export const OTHER_PAPER = "tablet.other_paper";
export const LOST_SECRETS = "tablet.lost_secrets";

export type SecretState =
  | { phase: "missing"; lack: Lack }
  | { phase: "fetching" }
  | { phase: "ready" }
  | { phase: "casting"; attempts: number; since: number }
  | { phase: "cast"; number: string }
  | { phase: "stopped"; code: string; sentence: string };

export interface Owner extends Access {
  identity(): Identity | null;
  now(): number;
  /** A refusal after which the delegate may do something else. */
  refused(ballotId: string, problem: Problem): void;
}

export class SecretPapers {
  /** By ballot, for the delegate to whom the tablet belongs. */
  readonly states: Writable<Record<string, SecretState>> = writable({});
  private readonly busy = new Set<string>();
  private run = 0;

  constructor(
    private readonly owner: Owner,
    private readonly vault: Vault,
  ) {}

  /** Another delegate, or none, has the tablet now. */
  forget(): void {
    this.run += 1;
    this.busy.clear();
    this.states.set({});
  }

  /** The ballots as they stand: fetch a blank where one is due, go on where something was left. */
  follow(ballots: BallotView[], mayVote: (ballot: BallotView) => boolean): void {
    for (const ballot of ballots) {
      if (ballot.kind !== "blind" || ballot.method !== "electronic" || ballot.status === "prepared") continue;
      const known = get(this.states)[ballot.id]?.phase;
      if (this.busy.has(ballot.id) || known === "ready" || known === "cast" || known === "stopped") continue;
      const due = ballot.status === "open" && mayVote(ballot);
      this.goOn(ballot, due).catch(() => this.stopped(ballot.id, BAD_SIGNATURE));
    }
  }

  /** The filled-in paper goes into the urn. Only from `ready` on. */
  async cast(ballot: BallotView, marks: Marks): Promise<void> {
    if (this.busy.has(ballot.id) || get(this.states)[ballot.id]?.phase !== "ready") return;
    await this.alone(ballot.id, async (still) => {
      this.tell(ballot.id, { phase: "casting", attempts: 0, since: this.owner.now() });
      const entry = await this.vault.read(this.key(ballot.id));
      if (!entry?.blank || !entry.signature) return this.stopped(ballot.id, LOST_SECRETS);
      const paper = await fillIn(ballot.id, entry.blank, entry.signature, marks);
      const filled = { ...entry, paper };
      try {
        await this.vault.write(this.key(ballot.id), filled);
      } catch {
        // What cannot be kept is not sent.
        return this.tell(ballot.id, { phase: "missing", lack: "storage" });
      }
      await this.deliver(ballot, filled, still);
    });
  }

  /** The delegate does not want the receipt on this tablet any longer. */
  async forgetReceipt(ballotId: string): Promise<void> {
    await this.vault.remove(this.key(ballotId));
    this.states.update(({ [ballotId]: _gone, ...others }) => others);
  }

  private key(ballotId: string): string {
    const identity = this.owner.identity();
    return `${identity?.hall_id}/${identity?.delegate_id}/${ballotId}`;
  }

  private tell(ballotId: string, state: SecretState): void {
    this.states.update((states) => ({ ...states, [ballotId]: state }));
  }

  private stopped(ballotId: string, code: string, sentence = ""): void {
    this.tell(ballotId, { phase: "stopped", code, sentence });
  }

  /** One thing at a time for a ballot; `still` says whether the tablet is still the same delegate's. */
  private async alone(ballotId: string, act: (still: () => boolean) => Promise<void>): Promise<void> {
    const run = this.run;
    const still = () => run === this.run && this.owner.identity() !== null;
    this.busy.add(ballotId);
    try {
      await act(still);
    } finally {
      if (run === this.run) this.busy.delete(ballotId);
    }
  }

  private goOn(ballot: BallotView, due: boolean): Promise<void> {
    return this.alone(ballot.id, async (still) => {
      const lack = await lackOf(this.vault);
      if (lack !== null) return this.tell(ballot.id, { phase: "missing", lack });
      const known = await this.vault.read(this.key(ballot.id));
      if (!still()) return;
      if (known?.number) return this.tell(ballot.id, { phase: "cast", number: known.number });
      if (known?.paper) return this.deliver(ballot, known, still);
      if (!due) return;
      this.tell(ballot.id, { phase: "fetching" });
      const entry = known ?? (await this.newEntry(ballot, still));
      if (entry !== null) await this.signed(ballot, entry, still);
    });
  }

  private async newEntry(ballot: BallotView, still: () => boolean): Promise<Entry | null> {
    await pause(Math.random() * SCATTER_MS);
    const blank = await makeBlank(ballot.public_key);
    const identity = this.owner.identity();
    if (!still() || identity === null) return null;
    return this.vault.create(this.key(ballot.id), {
      hall_id: identity.hall_id, delegate_id: identity.delegate_id ?? "", ballot_id: ballot.id,
      public_key: ballot.public_key, blank, signature: null, paper: null, number: "",
    });
  }

  /** The hall's signature on the blank, asked for until there is an answer. */
  private async signed(ballot: BallotView, entry: Entry, still: () => boolean): Promise<void> {
    const { blank } = entry;
    if (entry.signature !== null) return this.tell(ballot.id, { phase: "ready" });
    if (blank === null) return this.stopped(ballot.id, LOST_SECRETS);
    const blinded = toBase64(blank.blinded);
    const answer = await this.answered(still, () =>
      askToken(ballot.id, blinded, this.owner.token(), this.owner.language()),
    );
    if (answer === null || !still()) return;
    if (answer instanceof Refused) return this.tokenRefused(ballot.id, answer.problem);
    try {
      const signature = await unblinded(entry.public_key, blank, answer.blind_signature);
      await this.vault.write(this.key(ballot.id), { ...entry, signature });
    } catch {
      return this.stopped(ballot.id, BAD_SIGNATURE);
    }
    this.tell(ballot.id, { phase: "ready" });
  }

  private tokenRefused(ballotId: string, problem: Problem): void {
    if (problem.status === 401) return this.owner.unauthorised(problem);
    this.stopped(ballotId, problem.code, problem.detail);
  }

  private async deliver(ballot: BallotView, entry: Entry, still: () => boolean): Promise<void> {
    const { paper } = entry;
    if (paper === null) return;
    const since = this.owner.now();
    const ours = await sha256Hex(slipOf(paper));
    await pause(Math.random() * SCATTER_MS);
    const answer = await this.answered(
      still, () => castPaper(ballot.id, paper, roomFor(ballot.paper), this.owner.language()),
      (attempts) => this.tell(ballot.id, { phase: "casting", attempts, since }),
    );
    if (answer === null || !still()) return;
    if (answer instanceof Refused) {
      await this.vault.write(this.key(ballot.id), { ...entry, paper: null });
      this.tell(ballot.id, { phase: "ready" });
      return this.owner.refused(ballot.id, answer.problem);
    }
    // The number is counted here: whatever the hall answers, this is the paper that must lie in the urn.
    if (answer.paper !== ours) return this.stopped(ballot.id, OTHER_PAPER);
    await this.vault.write(this.key(ballot.id), { ...entry, blank: null, signature: null, paper: null, number: ours });
    this.tell(ballot.id, { phase: "cast", number: ours });
  }

  /** The answer or the refusal; null when the tablet is somebody else's meanwhile. */
  private async answered<T>(
    still: () => boolean, ask: () => Promise<T>, attempted: (attempt: number) => void = () => undefined,
  ): Promise<T | Refused | null> {
    for (let attempt = 1; still(); attempt += 1) {
      attempted(attempt);
      try {
        return await ask();
      } catch (error) {
        if (error instanceof Refused && !PASSING.has(error.problem.code)) return error;
        if (!(error instanceof Refused) && !(error instanceof NoAnswer)) throw error;
      }
      await pause(backoffMs(attempt, LONGEST_WAIT_MS));
    }
    return null;
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

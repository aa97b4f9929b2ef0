/** How a delegate stands in a blind ballot: pure, from the state of the paper on this tablet. */
import type { BallotView } from "../generated/types";
import { shortNumber } from "../secret/blind";
import type { SecretState } from "../secret/papers";
import type { Seen, Stand } from "./stand";

/** The random wait, and the answer of a hall that is well. */
const LOUD_AFTER_MS = 5000;

export type Hindrance = Extract<SecretState, { phase: "missing" | "stopped" }>;
export type SecretStand = Stand | { kind: "casting" } | { kind: "barred"; state: Hindrance };

export function isBarred(view: SecretStand): view is { kind: "barred"; state: Hindrance } {
  return view.kind === "barred";
}

export function secretStand(ballot: BallotView, state: SecretState | undefined, seen: Seen): SecretStand {
  if (state?.phase === "casting") {
    const quiet = seen.linkOpen && state.attempts <= 1 && seen.now - state.since < LOUD_AFTER_MS;
    return quiet ? { kind: "casting" } : { kind: "held", attempts: state.attempts, marks: null };
  }
  if (state?.phase === "cast") return { kind: "recorded", vote: castVote(state.number) };
  if (state?.phase === "missing" || state?.phase === "stopped") return { kind: "barred", state };
  return ballot.status === "paused" ? { kind: "paused" } : { kind: "choose" };
}

/** A paper in the urn: neither choice nor time, only the receipt. */
export function castVote(number: string) {
  return { marks: null, at: null, number: shortNumber(number), byHand: false, corrected: false };
}

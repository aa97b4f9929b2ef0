/** Times of turns and places in the queue: pure. */
import type { FloorLimits, FloorView, MeView, MyRequest, RequestView, TurnView } from "../generated/types";

export type Kind = RequestView["kind"];
/** What is told to the chair alone, without a list. */
export const SIGNALS = ["point_of_order", "interpose"] as const;

/** Ms left of a turn; below zero when it is over its limit. */
export function leftOf(turn: TurnView, now: number): number {
  const running = turn.running_since === null ? 0 : Math.max(0, now - turn.running_since);
  return turn.limit_ms - turn.elapsed_ms - running;
}

/** Whole seconds as the clock shows them: 0:00 exactly when the time is over, then minus. */
export function secondsLeftOf(turn: TurnView, now: number): number {
  return Math.ceil(leftOf(turn, now) / 1000);
}

/** Place of a request in the queue, counted from 1; 0 when it is not waiting. */
export function placeOf(floor: FloorView | null, requestId: string | null): number {
  return floor && requestId ? floor.queue.findIndex((request) => request.id === requestId) + 1 : 0;
}

/** When the turn after `ahead` waiting delegates would begin, if everyone takes the whole time. */
export function expectedAt(floor: FloorView, ahead: number, now: number): number {
  const speaking = floor.turn ? Math.max(0, leftOf(floor.turn, now)) : 0;
  return floor.queue.slice(0, ahead).reduce((at, request) => at + request.limit_ms, now + speaking);
}

/** The time of a speech; in questioning a debate is the rejoinder of who asked. */
export function limitOf(kind: Kind, nth: number, limits: FloorLimits, questioning = false): number {
  const all = {
    discuss: nth <= 1 ? limits.discuss_first_ms : limits.discuss_again_ms,
    question: limits.question_ms,
    debate: questioning ? limits.rejoinder_ms : limits.debate_ms,
    explain: limits.explain_ms,
    point_of_order: limits.point_of_order_ms,
    interpose: limits.interpose_ms,
  };
  return all[kind] ?? 0;
}

/** One's own requests in the queue, first the one that is called first; what one will say stands in `me` alone. */
export function ownOf(floor: FloorView | null, me: MeView | null): RequestView[] {
  const mine = floor?.queue.filter((request) => request.delegate_id === me?.delegate.id) ?? [];
  return mine.map((request) => ({ ...request, ...saidOf(me?.requests?.find((one) => one.id === request.id)) }));
}

const saidOf = (request: MyRequest | undefined) => (request ? { subject: request.subject, to: request.to } : {});

/** Times of turns and places in the queue: pure. */
import type { FloorLimits, FloorView, ItemView, MeView, MyRequest, PlaceView, RequestView, SessionView, TurnView } from "../generated/types";

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

/**
 * When the turn would begin that `aheadMs` of speeches come before, if everyone takes the whole time. In a recess from
 * its end on; null where that was not said.
 */
export function expectedAt(floor: FloorView, aheadMs: number, now: number, session: SessionView | null): number | null {
  const resting = session?.phase === "recess";
  if (resting && !session.recess_until) return null;
  const begins = resting ? Math.max(now, session.recess_until ?? 0) : now;
  return begins + (floor.turn ? Math.max(0, leftOf(floor.turn, now)) : 0) + aheadMs;
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

const SPEAKING = ["discussion", "questioning"];

/** The phase with speakers that is behind while its item runs on, and none comes; the list is closed for good. */
export function endedOf(item: ItemView | null | undefined, floor: FloorView | null): "discussion" | "questioning" | null {
  const phases = item?.phases ?? [];
  const held = phases.filter((one) => SPEAKING.includes(one.phase) && one.state === "done").at(-1);
  const toCome = phases.slice(phases.findIndex((one) => one.phase === item?.phase));
  if (!held || item?.status !== "current" || floor?.registration_open || toCome.some((one) => SPEAKING.includes(one.phase))) return null;
  return held.phase === "questioning" ? "questioning" : "discussion";
}

/** One's own request on a list, with where it stands. */
export type OwnRequest = MyRequest & PlaceView;

/** One's own requests on the list of an item, first the one that is called first. */
export function ownOf(me: MeView | null, places: Record<string, PlaceView>, itemId: string | undefined): OwnRequest[] {
  return (me?.requests ?? [])
    .flatMap((request) => (places[request.id] ? [{ ...request, ...places[request.id]! }] : []))
    .filter((request) => request.item_id === itemId)
    .sort((one, other) => one.place - other.place);
}

/** A line of the list: who waits at a place, or how many are not shown (`more`). */
export interface QueueLine {
  place: number;
  more: number;
  mine: boolean;
  who: Pick<RequestView, "name" | "unit" | "kind" | "nth" | "side" | "priority" | "present"> | null;
}

/** The head of the list as the hall tells it; of the rest one's own requests, and how many stand between. */
export function linesOf(floor: FloorView, me: MeView | null, own: OwnRequest[]): QueueLine[] {
  const lines: QueueLine[] = floor.queue.map((request, index) => ({
    place: index + 1, more: 0, mine: request.delegate_id === me?.delegate.id, who: request,
  }));
  const skipTo = (place: number) => {
    const last = lines.reduce((count, line) => count + (line.more || 1), 0);
    if (place > last + 1) lines.push({ place: last + 1, more: place - last - 1, mine: false, who: null });
  };
  const { name, unit } = me?.delegate ?? { name: "", unit: "" };
  for (const request of own.filter((one) => one.place > floor.queue.length)) {
    skipTo(request.place);
    lines.push({ place: request.place, more: 0, mine: true, who: { ...request, side: request.side ?? "", name, unit } });
  }
  skipTo(floor.waiting + 1);
  return lines;
}

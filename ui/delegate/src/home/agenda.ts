/** Which items belong to today, and how far the day is behind its plan: pure. */
import type { ItemView, SessionView } from "../generated/types";

/** Items of the running or next sitting's day in their order; all where no day is known. */
export function todays(items: ItemView[], session: SessionView | null): ItemView[] {
  const ordered = [...items].sort((one, other) => one.position - other.position);
  const sittings = session?.sittings ?? [];
  const now = sittings.find((sitting) => sitting.id === session?.sitting_id) ?? sittings.find((s) => s.status === "planned");
  if (!now) return ordered;
  const day = new Date(now.planned_at).toDateString();
  const sameDay = new Set(sittings.filter((s) => new Date(s.planned_at).toDateString() === day).map((s) => s.id));
  const today = ordered.filter((item) => sameDay.has(item.sitting_id));
  return today.length > 0 ? today : ordered;
}

const MINUTE_MS = 60_000;
/** A sitting opened further than this from its plan (a rehearsal, another day) is taken as a shifted plan. */
const LONGEST_DRIFT_MS = 2 * 60 * MINUTE_MS;

/**
 * Minutes behind the plan (less than 0: ahead), as the chair's window counts them: when the next item of the
 * sitting can begin, against when it should. 0 where nothing follows.
 */
export function driftMinutes(items: ItemView[], session: SessionView | null, now: number): number {
  const sitting = session?.sittings.find((one) => one.id === session.sitting_id);
  if (!session || !sitting) return 0;
  const shift = (sitting.opened_at ?? sitting.planned_at) - sitting.planned_at;
  const shifted = Math.abs(shift) > LONGEST_DRIFT_MS ? shift : 0;
  const over = new Set(session.sittings.filter((one) => one.status === "closed").map((one) => one.id));
  const following = [...items]
    .sort((one, other) => one.position - other.position)
    .filter((item) => item.status === "planned" && item.planned_at)
    .find((item) => ["", sitting.id].includes(item.sitting_id) || over.has(item.sitting_id));
  if (!following) return 0;
  const current = items.find((item) => item.status === "current");
  const ends = current?.started_at ? current.started_at + current.minutes * MINUTE_MS : now;
  return Math.round((Math.max(now, ends) - following.planned_at - shifted) / MINUTE_MS);
}

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

/**
 * Minutes behind the plan (less than 0: ahead). The running item counts from its start, and more once it has
 * used up its planned minutes.
 */
export function driftMinutes(items: ItemView[], now: number): number {
  const current = items.find((item) => item.status === "current");
  if (!current || current.started_at === null || !current.planned_at) return 0;
  const begun = current.started_at - current.planned_at;
  const ends = current.minutes ? now - (current.planned_at + current.minutes * 60_000) : begun;
  return Math.round(Math.max(begun, ends) / 60_000);
}

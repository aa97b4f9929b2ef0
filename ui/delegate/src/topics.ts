/** What the hall has told: each topic with its version. Pure; the hall sends differences only. */
import type { Topic, Views } from "./generated/types";

export type Table<T extends Topic> = Record<string, Views[T]>;

export interface Update {
  type: "Update";
  topic: Topic;
  version: number;
  full: boolean;
  changed: Record<string, unknown>;
  removed: string[];
}

export interface Snapshot {
  hall_id: string;
  epoch: number;
  versions: Record<string, number>;
  tables: { [T in Topic]: Table<T> };
}

export const NOTHING: Snapshot = {
  hall_id: "",
  epoch: 0,
  versions: {},
  tables: {
    session: {}, agenda: {}, floor: {}, places: {}, questioning: {}, questions: {}, ballot: {}, turnout: {}, presence: {}, documents: {}, screen: {}, me: {},
  },
};

/** As kept by an older app on this tablet, which did not know every topic. */
export function withEveryTopic(kept: Snapshot): Snapshot {
  return { ...kept, tables: { ...NOTHING.tables, ...kept.tables } };
}

export function isTopic(name: string): name is Topic {
  return name in NOTHING.tables;
}

/** The table after an update: only the rows that changed are new objects. */
export function merged(table: Record<string, unknown>, update: Update): Record<string, unknown> {
  const next = update.full ? {} : { ...table };
  for (const key of update.removed) delete next[key];
  return Object.assign(next, update.changed);
}

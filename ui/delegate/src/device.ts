/** What stays on this tablet: who it belongs to, how its owner likes to read, and votes not yet answered. */
import { derived, writable, type Readable, type Writable } from "svelte/store";

import type { Access, CastSecretVote, CastVote } from "./generated/types";
import { forgetStored, onStored, readStored, writeStored } from "./storage";
import { wordsIn, type Language, type Words } from "./words";

export type Theme = "auto" | "light" | "dark";
export type TextSize = 100 | 125 | 150 | 200;

export interface Settings {
  language: Language;
  theme: Theme;
  textSize: TextSize;
}

/**
 * A vote that was given and not answered yet. It belongs to the delegate who gave it (`by`) in one hall and to nobody
 * else; `command.delegate_id` is another only where `by` holds a proxy.
 */
export interface HeldVote {
  command_id: string;
  hall_id: string;
  by: string;
  command: CastVote | CastSecretVote;
  made_at: number;
  attempts: number;
  /** How long a secret vote is on the wire, whatever is marked. */
  room?: number;
}

/** What the hall answered to a vote of this tablet. Of a secret one nothing of the choice is kept: `marks` is null. */
export interface VoteReceipt {
  receipt: string;
  seq: number;
  at: number;
  marks: string[][] | null;
}

export interface Identity extends Access {
  hall_id: string;
  confirmed: boolean;
}

function kept<T>(key: string, initial: T): Writable<T> {
  const store = writable<T>(readStored<T>(key) ?? initial);
  let telling = true;
  // The same tablet may have the page open twice: what one window keeps, the other knows.
  onStored(key, (value) => {
    telling = true;
    store.set((value as T | null) ?? initial);
  });
  store.subscribe((value) => {
    if (telling) {
      telling = false;
    } else if (value === null) {
      forgetStored(key);
    } else {
      writeStored(key, value);
    }
  });
  return store;
}

const deviceId = readStored<string>("device") ?? makeDeviceId();

function makeDeviceId(): string {
  const made = `web-${newId()}`;
  writeStored("device", made);
  return made;
}

/** A UUID also where the page is not a secure context and `crypto.randomUUID` is missing. */
export function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}

export const device = {
  id: deviceId,
  settings: kept<Settings>("settings", { language: "vi", theme: "auto", textSize: 100 }),
  identity: kept<Identity | null>("identity", null),
  heldVotes: kept<HeldVote[]>("held-votes", []),
  /** By `receiptKey`: ballot and delegate. */
  receipts: kept<Record<string, VoteReceipt>>("receipts", {}),
  /** Page last read, by document id and version. */
  pages: kept<Record<string, number>>("pages", {}),
  /** Version of each document that was opened here: what is newer is "mới". */
  opened: kept<Record<string, number>>("opened", {}),
  /** Version of each document that the hall knows to be on this tablet. */
  received: kept<Record<string, number>>("received", {}),
  /** Written opinions that were not handed in yet, by delegate and item. */
  opinionDrafts: kept<Record<string, string>>("opinion-drafts", {}),
  /** Time of the last result that was read and put away. */
  resultSeenAt: kept<number>("result-seen", 0),
};

export const words: Readable<Words> = derived(device.settings, ($settings) => wordsIn($settings.language));

/** Everything that belongs to the delegate leaves the tablet; how it looks stays. */
export function forgetDelegate(): void {
  device.identity.set(null);
  device.receipts.set({});
  device.pages.set({});
  device.opened.set({});
  device.received.set({});
  device.resultSeenAt.set(0);
  device.opinionDrafts.set({});
  forgetStored("topics");
}

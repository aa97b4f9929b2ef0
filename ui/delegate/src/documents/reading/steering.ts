/** Turning the projected page from this tablet: the newest page wins, one command at a time. */
import { derived, type Readable } from "svelte/store";

import { device } from "../../device";
import { hall, screen } from "../../hall";
import { steering } from "./state";

/** Whether the projected pages are this delegate's to turn. */
export const mayTurn: Readable<boolean> = derived(
  [screen, device.identity],
  ([$screen, $identity]) => $screen?.presenter_id != null && $screen.presenter_id === $identity?.delegate_id,
);
// Who may turn them again later is asked again: no private page gets onto the projector by itself.
mayTurn.subscribe((may) => {
  if (!may) steering.set(false);
});

let wanted: { document_id: string; page: number } | null = null;
let sending = false;
/** The last page that went out and those on their way: they come back as the projector's. */
let told: number[] = [];

// Who begins to turn the pages begins at the one that the hall sees, also if it was their own.
steering.subscribe((on) => {
  if (!on) [told, wanted] = [[], null];
});

/** The act under which a refusal is shown. */
export const STEERING = "steer";

export async function steer(document_id: string, page: number): Promise<void> {
  wanted = { document_id, page };
  if (sending) return;
  sending = true;
  try {
    while (wanted !== null) {
      const next: { document_id: string; page: number } = wanted;
      wanted = null;
      told.push(next.page);
      await hall.send(STEERING, { type: "TurnProjectedPage", ...next });
    }
  } finally {
    sending = false;
    told = told.slice(-1);
  }
}

/** Whether the projector came to this page by another hand than this one, also while a page of this one is on its way. */
export function turnedByOthers(page: number): boolean {
  return !told.includes(page);
}

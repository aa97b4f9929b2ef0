/** Turning the projected page from this tablet: the newest page wins, one command at a time. */
import { hall } from "../../hall";

let wanted: { document_id: string; page: number } | null = null;
let sending = false;
let told = 0;

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
      told = next.page;
      await hall.send(STEERING, { type: "TurnProjectedPage", ...next });
    }
  } finally {
    sending = false;
  }
}

/** Whether the projector came to this page by another hand than this one. */
export function turnedByOthers(page: number): boolean {
  return !sending && page !== told;
}

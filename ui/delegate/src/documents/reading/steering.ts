/** Turning the projected page from this tablet: the newest page wins, one command at a time. */
import { hall } from "../../hall";

let wanted: { document_id: string; page: number } | null = null;
let sending = false;
let told = 0;
/** Pages that this tablet has asked for since it began to send, and the newest that the hall told meanwhile. */
const own = new Set<number>();
let heard = 0;

/** The act under which a refusal is shown. */
export const STEERING = "steer";

/** Turns the hall to a page. Gives the page that another hand has turned to meanwhile, 0 if none has. */
export async function steer(document_id: string, page: number): Promise<number> {
  wanted = { document_id, page };
  if (sending) return 0;
  sending = true;
  try {
    while (wanted !== null) {
      const next: { document_id: string; page: number } = wanted;
      wanted = null;
      told = next.page;
      own.add(next.page);
      await hall.send(STEERING, { type: "TurnProjectedPage", ...next });
    }
    return own.has(heard) ? 0 : heard;
  } finally {
    own.clear();
    [sending, heard] = [false, 0];
  }
}

/** Whether the projector came to this page by another hand than this one; `steer` tells it of what comes meanwhile. */
export function turnedByOthers(page: number): boolean {
  if (sending) heard = page;
  return !sending && page !== told;
}

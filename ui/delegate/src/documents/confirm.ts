/** Tells the hall that this tablet holds a document, or that its delegate has opened it; each once a version. */
import { get } from "svelte/store";

import { device } from "../device";
import type { DocumentView } from "../generated/types";
import { hall, link } from "../hall";

export async function confirmDocument(paper: DocumentView, opened: boolean): Promise<void> {
  const known = opened ? device.opened : device.received;
  const delegate_id = get(device.identity)?.delegate_id;
  if (!delegate_id || (get(known)[paper.id] ?? 0) >= paper.version || get(link).state !== "open") return;
  const act = `document:${paper.id}:${opened ? "opened" : "received"}`;
  const { id: document_id, version } = paper;
  const receipt = await hall.send(act, { type: "ConfirmDocument", delegate_id, document_id, version, opened });
  if (receipt !== null) known.update((versions) => ({ ...versions, [paper.id]: version }));
  hall.settle(act);
}

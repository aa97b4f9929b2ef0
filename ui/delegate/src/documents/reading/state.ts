/** What the reader remembers between two papers: night reading, following the projector, and where to open next. */
import { get, writable, type Writable } from "svelte/store";

import { readStored, writeStored } from "../../storage";

export const night: Writable<boolean> = writable(readStored<boolean>("reader-night") ?? false);
night.subscribe((dark) => {
  if (dark !== (readStored<boolean>("reader-night") ?? false)) writeStored("reader-night", dark);
});

/** Whether the places that a new version changed are marked on its pages. */
export const marking: Writable<boolean> = writable(readStored<boolean>("reader-marking") ?? true);
marking.subscribe((on) => {
  if (on !== (readStored<boolean>("reader-marking") ?? true)) writeStored("reader-marking", on);
});

export const following: Writable<boolean> = writable(false);

/** Whether the pages that the presenter turns here are turned on the projector too. */
export const steering: Writable<boolean> = writable(false);

let left = "";

/** The reader of a paper goes away; if that is because a new version takes its place, that one knows. */
export function leavePaper(document_id: string): void {
  left = document_id;
  setTimeout(() => (left = ""), 0);
}

export function wasJustOpen(document_id: string): boolean {
  return left === document_id;
}

interface Opening {
  document_id: string;
  page: number;
  search: string;
}

/** A place in a paper that the reader should open at: a hit of a search over all papers. */
const opening: Writable<Opening | null> = writable(null);

export function openAt(place: Opening): void {
  opening.set(place);
}

/** Where to open this paper, once. */
export function takeOpening(document_id: string): Opening | null {
  const place = get(opening);
  opening.set(null);
  return place?.document_id === document_id ? place : null;
}

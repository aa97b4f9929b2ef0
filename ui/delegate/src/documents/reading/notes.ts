/**
 * What a delegate writes beside the papers: notes, highlights and bookmarks. They stay on this tablet, are shown to
 * their owner only, and leave it only as a file that the owner asks for.
 */
import { derived, get, writable, type Readable, type Writable } from "svelte/store";

import { device, newId } from "../../device";
import type { DocumentView } from "../../generated/types";
import { onStored, readStored, writeStored } from "../../storage";
import type { Area } from "./areas";
import { merged, notesFromFile, type NotTaken } from "./notefile";

export interface Note {
  id: string;
  kind: "note" | "highlight" | "bookmark";
  document_id: string;
  version: number;
  /** From 1. */
  page: number;
  text: string;
  /** The words that were marked; "" for a note on the page. */
  quote: string;
  areas: Area[];
  at: number;
}

type Owner = string;
const ALL = "notes";

const everyone = writable<Record<Owner, Note[]>>(readStored<Record<Owner, Note[]>>(ALL) ?? {});
onStored(ALL, (value) => everyone.set((value as Record<Owner, Note[]> | null) ?? {}));

/** Whose notes are shown: one delegate of one hall. */
export const owner: Readable<Owner> = derived(device.identity, ($identity) =>
  $identity ? `${$identity.hall_id}/${$identity.delegate_id ?? ""}` : "",
);

export const notes: Readable<Note[]> = derived([everyone, owner], ([$everyone, $owner]) => $everyone[$owner] ?? []);

/** False when the browser had no room for the last change: it is gone with the page. */
export const notesKept: Writable<boolean> = writable(true);

function change(changed: (mine: Note[]) => Note[]): void {
  const whose = get(owner);
  if (whose === "") return;
  everyone.update((all) => ({ ...all, [whose]: changed(all[whose] ?? []) }));
  notesKept.set(writeStored(ALL, get(everyone)));
}

export type NewNote = Omit<Note, "id" | "at" | "document_id" | "version">;

export function addNote(paper: DocumentView, made: NewNote): Note {
  const note: Note = { ...made, id: newId(), document_id: paper.id, version: paper.version, at: Date.now() };
  change((mine) => [...mine, note]);
  return note;
}

export function rewriteNote(id: string, text: string): void {
  change((mine) => mine.map((note) => (note.id === id ? { ...note, text, at: Date.now() } : note)));
}

export function removeNote(id: string): void {
  change((mine) => mine.filter((note) => note.id !== id));
}

export function isBookmarked(mine: Note[], paper: DocumentView, page: number): boolean {
  return mine.some((note) => note.kind === "bookmark" && note.document_id === paper.id && note.page === page);
}

export function toggleBookmark(paper: DocumentView, page: number): void {
  const same = (note: Note): boolean => note.kind === "bookmark" && note.document_id === paper.id && note.page === page;
  if (get(notes).some(same)) change((mine) => mine.filter((note) => !same(note)));
  else addNote(paper, { kind: "bookmark", page, text: "", quote: "", areas: [] });
}

/** Takes in a file that this delegate has saved on another tablet: how many notes are new here, or why not. */
export function takeIn(text: string): number | NotTaken {
  const coming = notesFromFile(text, get(owner));
  if (typeof coming === "string") return coming;
  const before = get(notes);
  change((mine) => merged(mine, coming));
  return get(notes).filter((note) => !before.includes(note)).length;
}

/** Gives the owner a file: text, or what is one already. */
export function saveAsFile(name: string, content: string | Blob, type = "text/plain;charset=utf-8"): void {
  // The mark at the beginning lets every editor see that this is UTF-8.
  const url = URL.createObjectURL(typeof content === "string" ? new Blob(["\uFEFF", content], { type }) : content);
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

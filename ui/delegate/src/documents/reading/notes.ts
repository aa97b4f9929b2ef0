/**
 * What a delegate writes beside the papers: notes, highlights and bookmarks. They stay on this tablet, are shown to
 * their owner only, and leave it only as a file that the owner asks for.
 */
import { derived, get, writable, type Readable } from "svelte/store";

import { device, newId } from "../../device";
import type { DocumentView } from "../../generated/types";
import { onStored, readStored, writeStored } from "../../storage";
import type { Area } from "./areas";

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
const owner: Readable<Owner> = derived(device.identity, ($identity) =>
  $identity ? `${$identity.hall_id}/${$identity.delegate_id ?? ""}` : "",
);

export const notes: Readable<Note[]> = derived([everyone, owner], ([$everyone, $owner]) => $everyone[$owner] ?? []);

function change(changed: (mine: Note[]) => Note[]): void {
  const whose = get(owner);
  if (whose === "") return;
  everyone.update((all) => ({ ...all, [whose]: changed(all[whose] ?? []) }));
  writeStored(ALL, get(everyone));
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

export function notesOf(mine: Note[], paper: DocumentView): Note[] {
  const here = mine.filter((note) => note.document_id === paper.id);
  return here.sort((one, other) => one.page - other.page || one.at - other.at);
}

export interface ExportWords {
  heading: string;
  page: (page: number) => string;
  kinds: Record<Note["kind"], string>;
}

/** All notes as plain text, paper by paper, for their owner to keep. */
export function notesAsText(mine: Note[], papers: DocumentView[], words: ExportWords): string {
  const parts = papers.flatMap((paper) => {
    const here = notesOf(mine, paper);
    if (here.length === 0) return [];
    const lines = here.map((note) => {
      const said = [note.quote && `“${note.quote}”`, note.text].filter(Boolean).join(" — ");
      return `- ${words.page(note.page)} · ${words.kinds[note.kind]}${said ? `: ${said}` : ""}`;
    });
    return [[paper.title, ...lines].join("\n")];
  });
  return `${[words.heading, ...parts].join("\n\n")}\n`;
}

/** Gives the owner a file. */
export function saveAsFile(name: string, text: string): void {
  // The mark at the beginning lets every editor see that this is UTF-8.
  const url = URL.createObjectURL(new Blob(["\uFEFF", text], { type: "text/plain;charset=utf-8" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

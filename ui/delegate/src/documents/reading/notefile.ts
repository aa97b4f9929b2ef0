/** A delegate's notes as files: one to read, and one that another tablet of the same delegate takes in. Pure. */
import type { DocumentView } from "../../generated/types";
import type { Note } from "./notes";

export function notesOf(mine: Note[], paper: DocumentView): Note[] {
  const here = mine.filter((note) => note.document_id === paper.id);
  return here.sort((one, other) => one.page - other.page || one.at - other.at);
}

export interface ExportWords {
  heading: string;
  page: (page: number) => string;
  kinds: Record<Note["kind"], string>;
  /** Over the notes on papers that are no longer here. */
  withdrawn: string;
}

/** All notes as plain text, paper by paper, for their owner to keep. */
export function notesAsText(mine: Note[], papers: DocumentView[], words: ExportWords): string {
  const known = new Set(papers.map(({ id }) => id));
  const strays = mine.filter((note) => !known.has(note.document_id));
  const parts = [
    ...papers.map((paper) => part(paper.title, notesOf(mine, paper), words)),
    part(words.withdrawn, [...strays].sort((one, other) => one.page - other.page || one.at - other.at), words),
  ];
  return `${[words.heading, ...parts.filter(Boolean)].join("\n\n")}\n`;
}

function part(title: string, notes: Note[], words: ExportWords): string {
  const lines = notes.map((note) => {
    const said = [note.quote && `“${note.quote}”`, note.text].filter(Boolean).join(" — ");
    return `- ${words.page(note.page)} · ${words.kinds[note.kind]}${said ? `: ${said}` : ""}`;
  });
  return lines.length ? [title, ...lines].join("\n") : "";
}

const FORMAT = "chair-console-notes";
const MOST_BYTES = 20_000_000;

interface NoteFile {
  format: typeof FORMAT;
  version: 1;
  owner: string;
  notes: Note[];
}

export function notesAsFile(mine: Note[], owner: string): string {
  const file: NoteFile = { format: FORMAT, version: 1, owner, notes: mine };
  return JSON.stringify(file);
}

/** Why a file cannot be taken in: it is none of ours, or another delegate's. */
export type NotTaken = "unreadable" | "not_yours";

/** The notes in a file that `owner` may take in. */
export function notesFromFile(text: string, owner: string): Note[] | NotTaken {
  const file = parsed(text.replace(/^\uFEFF/, ""));
  if (file?.format !== FORMAT || file.version !== 1 || !Array.isArray(file.notes)) return "unreadable";
  if (file.owner !== owner) return "not_yours";
  return file.notes.every(isNote) ? file.notes : "unreadable";
}

function parsed(text: string): Partial<NoteFile> | null {
  if (text.length > MOST_BYTES) return null;
  try {
    return JSON.parse(text) as Partial<NoteFile> | null;
  } catch {
    return null;
  }
}

function isNote(value: unknown): value is Note {
  if (typeof value !== "object" || value === null) return false;
  const note = value as Record<string, unknown>;
  const texts = [note["id"], note["document_id"], note["text"], note["quote"]];
  const numbers = [note["version"], note["page"], note["at"]];
  return (
    texts.every((one) => typeof one === "string") &&
    numbers.every((one) => typeof one === "number" && Number.isFinite(one)) &&
    ["note", "highlight", "bookmark"].includes(String(note["kind"])) &&
    Array.isArray(note["areas"]) &&
    note["areas"].every(isArea)
  );
}

function isArea(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  return ["x0", "y0", "x1", "y1"].every((side) => Number.isFinite((value as Record<string, unknown>)[side]));
}

/** Both sets, each note once; of two states of one note the later. */
export function merged(here: Note[], coming: Note[]): Note[] {
  const byId = new Map(here.map((note) => [note.id, note]));
  for (const note of coming) {
    const known = byId.get(note.id);
    if (!known || known.at < note.at) byId.set(note.id, note);
  }
  return [...byId.values()];
}

/** The package's data come as scripts: a page that was opened from a folder may load nothing else. */

export interface Item {
  id: string;
  number: number;
  title: string;
}

export interface Paper {
  id: string;
  item_id: string | null;
  kind: string;
  title: string;
  number: string;
  version: number;
  pages: number;
  bytes: number;
  file: string;
  versions?: { number: number; published_at: number; reason: string }[];
}

export interface Session {
  session_title: string;
  body: string;
  language: string;
  made_for: string;
  made_at: number;
  items: Item[];
  papers: Paper[];
}

export interface Index {
  outline: { level: number; title: string; page: number }[];
  pages: string[];
  sizes?: [number, number][];
}

type Kind = "paper" | "text";

declare global {
  interface Window {
    ChairConsole: {
      session(session: Session, fingerprint: string): void;
      paper(file: string, base64: string): void;
      text(file: string, index: Index): void;
    };
  }
}

const arrived = new Map<string, unknown>();

/** Called with the session as soon as its script has run. */
export function receive(begin: (session: Session, fingerprint: string) => void): void {
  window.ChairConsole = {
    session: begin,
    paper: (file, base64) => arrived.set(`paper ${file}`, bytesOf(base64)),
    text: (file, index) => arrived.set(`text ${file}`, index),
  };
}

function bytesOf(base64: string): Uint8Array {
  const letters = atob(base64);
  const bytes = new Uint8Array(letters.length);
  for (let place = 0; place < letters.length; place++) bytes[place] = letters.charCodeAt(place);
  return bytes;
}

/** `data/NN-paper.js` beside `documents/NN-title.pdf`. */
export function scriptOf(file: string, kind: Kind): string {
  return `data/${file.replace("documents/", "").split("-", 1)[0]}-${kind}.js`;
}

/** The paper's bytes, or null where the package holds only the file itself (very large papers). */
export function paperOf(paper: Paper): Promise<Uint8Array | null> {
  return load<Uint8Array>(paper, "paper");
}

export function textOf(paper: Paper): Promise<Index | null> {
  return load<Index>(paper, "text");
}

function load<T>(paper: Paper, kind: Kind): Promise<T | null> {
  const key = `${kind} ${paper.file}`;
  if (arrived.has(key)) return Promise.resolve(taken<T>(key, kind));
  return new Promise((resolve) => {
    const script = document.createElement("script");
    script.src = scriptOf(paper.file, kind);
    script.onload = () => resolve(taken<T>(key, kind));
    script.onerror = () => resolve(null);
    document.head.append(script);
  });
}

/** Papers are large: what has been handed over is not kept here. */
function taken<T>(key: string, kind: Kind): T | null {
  const value = (arrived.get(key) as T | undefined) ?? null;
  if (kind === "paper") arrived.delete(key);
  return value;
}

/** Search without diacritics: "tap huan" finds "Tập\nhuấn". Pure; hits are places in the text as it was given. */
import { folded } from "../papers";

/** A text as it is searched, and where each of its characters came from. */
export interface Folded {
  text: string;
  /** Index in the source of each character of `text`, and the source's length at the end. */
  from: number[];
}

export interface Hit {
  /** From `begin` to `end` (exclusive) in the text that was searched. */
  begin: number;
  end: number;
}

/** Words of a hit's neighbourhood, to be shown in a line. */
export interface Context {
  before: string;
  hit: string;
  after: string;
}

const CONTEXT_CHARACTERS = 48;

/** Line breaks and runs of blanks count as one blank; letters lose case and marks. */
export function foldedWithPlaces(source: string): Folded {
  let text = "";
  const from: number[] = [];
  let index = 0;
  for (const character of source) {
    const plain = /\s/.test(character) ? (text.endsWith(" ") ? "" : " ") : folded(character);
    for (const one of plain) {
      text += one;
      from.push(index);
    }
    index += character.length;
  }
  from.push(source.length);
  return { text, from };
}

export function foldedSearch(search: string): string {
  return folded(search).replace(/\s+/g, " ").trim();
}

/** How often `search` (already folded) stands in a text, without saying where: quick enough for whole sessions. */
export function isIn(foldedText: string, search: string): boolean {
  return search !== "" && foldedText.includes(search);
}

export function hitsIn(source: string, search: string): Hit[] {
  const wanted = foldedSearch(search);
  if (wanted === "") return [];
  const { text, from } = foldedWithPlaces(source);
  const hits: Hit[] = [];
  for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + wanted.length)) {
    const last = from[at + wanted.length - 1] ?? 0;
    hits.push({ begin: from[at] ?? 0, end: endOfCharacter(source, last) });
  }
  return hits;
}

/** Where the character that begins at `at` ends, with the marks that stand on it. */
function endOfCharacter(source: string, at: number): number {
  let end = at + (String.fromCodePoint(source.codePointAt(at) ?? 0).length || 1);
  while (end < source.length && /\p{M}/u.test(source[end] ?? "")) end += 1;
  return end;
}

export function contextOf(source: string, hit: Hit): Context {
  const line = (text: string): string => text.replace(/\s+/g, " ");
  const before = source.slice(Math.max(0, hit.begin - CONTEXT_CHARACTERS), hit.begin);
  const after = source.slice(hit.end, hit.end + CONTEXT_CHARACTERS);
  const cutBefore = hit.begin > CONTEXT_CHARACTERS ? `…${before.slice(before.search(/\s|$/)).trimStart()}` : before;
  const cutAfter = hit.end + CONTEXT_CHARACTERS < source.length ? `${after.slice(0, after.search(/\s\S*$/))}…` : after;
  return { before: line(cutBefore).trimStart(), hit: line(source.slice(hit.begin, hit.end)), after: line(cutAfter).trimEnd() };
}

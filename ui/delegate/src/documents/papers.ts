/** The session's papers as the tablet shows them: their pages, groups by agenda item, search without diacritics. */
import type { DocumentView, ItemView } from "../generated/types";

export function pageUrl(document: DocumentView, page: number): string {
  return `/page/${document.sha256}/${page}.jpg?w=1600`;
}

/** Where one was in a version of a document. */
export function pageKey(document: DocumentView): string {
  return `${document.id}@${document.version}`;
}

/** Under which the difference of two versions lies among the files of this tablet. */
export function differenceName(old: string, next: string): string {
  return `${old}-${next}`;
}

/** What may lie on the tablet of one who has these papers: their versions, indexes and differences. */
export function namesOf(papers: DocumentView[]): Set<string> {
  return new Set(
    papers.flatMap(({ versions, index_sha256 }) => {
      const copies = versions.map(({ sha256 }) => sha256);
      return [...copies, index_sha256, ...copies.flatMap((old) => copies.map((next) => differenceName(old, next)))];
    }),
  );
}

export function folded(text: string): string {
  return text
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/[đĐ]/g, "d")
    .toLowerCase();
}

export interface Group {
  item: ItemView | null;
  papers: DocumentView[];
}

function wordsOf(text: string): string[] {
  return folded(text).split(/[^\p{L}\p{N}]+/u).filter(Boolean);
}

/**
 * Every word of `search` must stand in the title, the number or the item's title; the last may still be half typed.
 * Without diacritics syllables are short: "muc ho tro" is not in "danh mục … thu hồi … đất trồng lúa".
 */
export function grouped(documents: DocumentView[], items: ItemView[], search: string): Group[] {
  const words = wordsOf(search);
  const last = words.pop() ?? "";
  const byPlace = [...items].sort((one, other) => one.position - other.position);
  const groups: Group[] = [null, ...byPlace].map((item) => ({
    item,
    papers: documents
      .filter((paper) => (item ? paper.item_id === item.id : !items.some((known) => known.id === paper.item_id)))
      .filter((paper) => {
        const there = wordsOf(`${paper.title} ${paper.number} ${paper.name} ${item?.title ?? ""}`);
        return words.every((word) => there.includes(word)) && there.some((word) => word.startsWith(last));
      })
      .sort((one, other) => one.position - other.position),
  }));
  return groups.filter((group) => group.papers.length > 0);
}

/** How many documents have a version that was not opened on this tablet. */
export function freshCount(documents: DocumentView[], opened: Record<string, number>): number {
  return documents.filter((paper) => isFresh(paper, opened)).length;
}

export function isFresh(paper: DocumentView, opened: Record<string, number>): boolean {
  return (opened[paper.id] ?? 0) < paper.version;
}

/** The paper one wants to read during an item: its draft, else its first paper. */
export function draftOf(documents: DocumentView[], itemId: string): DocumentView | null {
  const papers = documents.filter((paper) => paper.item_id === itemId).sort((a, b) => a.position - b.position);
  return papers.find((paper) => paper.kind === "draft_resolution") ?? papers[0] ?? null;
}

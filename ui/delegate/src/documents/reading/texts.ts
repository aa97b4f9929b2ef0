/**
 * Text and outline of the papers on this tablet: from the index that intake made, or, where there is none, out of
 * the delivery copy itself. Nothing is fetched that is not here already, except for the paper that is open.
 */
import type { DocumentIndex, DocumentView, OutlineEntry } from "../../generated/types";
import { copyOf, downloads, indexOf } from "../files/delivery";
import { hashOf } from "../files/hash";
import { openPdf, type Pdf } from "../files/pdf";
import { folded } from "../papers";
import { contextOf, foldedSearch, hitsIn, isIn, type Context, type Hit } from "./search";

export type { OutlineEntry };

export interface PaperText extends DocumentIndex {
  /** The pages without marks and case, to look quickly whether something is in them. */
  folded: string[];
}

export interface PageHits {
  page: number;
  hits: Hit[];
  contexts: Context[];
}

const known = new Map<string, Promise<PaperText | null>>();

/** Text of a paper that is whole on this tablet; null while it is not. */
export function textOf(paper: DocumentView): Promise<PaperText | null> {
  const found = known.get(paper.sha256) ?? read(paper);
  known.set(paper.sha256, found);
  void found.catch(() => null).then((text) => text === null && known.delete(paper.sha256));
  return found;
}

async function read(paper: DocumentView): Promise<PaperText | null> {
  const index = indexOf(paper);
  const json = index ? await downloads.whole(index.sha256) : null;
  if (json) return indexed(json);
  if ((await downloads.whole(paper.sha256)) === null) return null;
  const open = openPdf(copyOf(paper));
  try {
    return await extracted(await open.pdf);
  } finally {
    open.close();
  }
}

/** Text of the paper that is open and still on its way: its index is small and comes at once, or the PDF tells it. */
export async function textOnItsWay(paper: DocumentView, pdf: Promise<Pdf>): Promise<PaperText> {
  const index = indexOf(paper);
  if (index === null) return extracted(await pdf);
  const bytes = await downloads.range(index, 0, await downloads.size(index));
  const checked = (await hashOf(1, async () => bytes)) === index.sha256;
  return checked ? indexed(bytes) : extracted(await pdf);
}

function indexed(json: Uint8Array): PaperText {
  const index = JSON.parse(new TextDecoder().decode(json)) as DocumentIndex;
  return { ...index, folded: index.pages.map(searchable) };
}

function searchable(text: string): string {
  return folded(text).replace(/\s+/g, " ");
}

/** Reads a whole open PDF; also for a paper that is still on its way, page by page. */
export async function extracted(pdf: Pdf): Promise<PaperText> {
  const pages: string[] = [];
  const sizes: [number, number][] = [];
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const page = await pdf.getPage(number);
    const { items } = await page.getTextContent();
    pages.push(joined(items).normalize("NFC"));
    const { width, height } = page.getViewport({ scale: 1 });
    sizes.push([width, height]);
  }
  return { outline: await outlineOf(pdf), pages, sizes, folded: pages.map(searchable) };
}

/** The text of a page as pdf.js tells it, with the ends of lines. */
export function joined(items: object[]): string {
  return items.map((item) => ("str" in item ? `${String(item.str)}${"hasEOL" in item && item.hasEOL ? "\n" : ""}` : "")).join("");
}

type Node = { title: string; dest: string | unknown[] | null; items: Node[] };

export async function outlineOf(pdf: Pdf): Promise<OutlineEntry[]> {
  const entries: OutlineEntry[] = [];
  const walk = async (nodes: Node[], level: number): Promise<void> => {
    for (const { title, dest, items } of nodes) {
      const page = await pageOf(pdf, dest);
      if (page !== null && title.trim()) entries.push({ level, title: title.trim(), page });
      await walk(items, level + 1);
    }
  };
  await walk(((await pdf.getOutline().catch(() => null)) ?? []) as Node[], 1);
  return entries;
}

async function pageOf(pdf: Pdf, dest: Node["dest"]): Promise<number | null> {
  try {
    const target = typeof dest === "string" ? await pdf.getDestination(dest) : dest;
    const first: unknown = target?.[0];
    if (typeof first === "number") return first + 1;
    return first ? (await pdf.getPageIndex(first as Parameters<Pdf["getPageIndex"]>[0])) + 1 : null;
  } catch {
    return null;
  }
}

/** Where something stands in a paper, page by page. */
export function hitsOf(text: PaperText, search: string): PageHits[] {
  const wanted = foldedSearch(search);
  return text.pages.flatMap((source, place) => {
    if (!isIn(text.folded[place] ?? "", wanted)) return [];
    const hits = hitsIn(source, search);
    return hits.length ? [{ page: place + 1, hits, contexts: hits.map((hit) => contextOf(source, hit)) }] : [];
  });
}

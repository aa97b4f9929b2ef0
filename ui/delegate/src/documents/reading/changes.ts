/** What a new version of a paper changed: asked of the hall once, then kept beside the papers of this tablet. */
import type { DocumentDifference, DocumentView, PageDifference, Problem, WordRun } from "../../generated/types";
import { Refused } from "../../network";
import { store } from "../files/delivery";
import { differenceName } from "../papers";
import type { Area } from "./areas";

export type Version = DocumentView["versions"][number];

/** A page that was changed, moved, added or removed; the number of a page is null in the version that lacks it. */
export interface Change {
  kind: "changed" | "moved" | "added" | "removed";
  old: number | null;
  new: number | null;
  /** Page of the new version at which one sees it, also where it was removed. */
  at: number;
  words: WordRun[];
  areasOld: Area[];
  areasNew: Area[];
}

const WHOLE_PAGE: Area = { x0: 0, y0: 0, x1: 1, y1: 1 };

/** The version that the open one is compared with: what was read here before, else the one before it. */
export function baseOf(paper: DocumentView, read: number | undefined): Version | null {
  const older = paper.versions.filter((version) => version.number < paper.version);
  return older.find((version) => version.number === read) ?? older.at(-1) ?? null;
}

/** An older version as a paper of its own. */
export function asOf(paper: DocumentView, version: Version): DocumentView {
  const { number, sha256, pages, bytes, published_at } = version;
  return { ...paper, version: number, sha256, pages, bytes, published_at, index_sha256: "" };
}

export function changesOf(difference: DocumentDifference): Change[] {
  let last = 1;
  const following = (place: number): number => difference.pages.slice(place).find((page) => page.new !== null)?.new ?? last;
  return difference.pages.flatMap((page, place) => {
    if (page.new !== null) last = page.new;
    if (page.kind === "same") return [];
    return [changeOf(page, page.kind, page.new ?? following(place))];
  });
}

function changeOf(page: PageDifference, kind: Change["kind"], at: number): Change {
  const whole = { removed: kind === "removed" ? [WHOLE_PAGE] : [], added: kind === "added" ? [WHOLE_PAGE] : [] };
  return {
    kind,
    old: page.old,
    new: page.new,
    at,
    words: page.words ?? [],
    areasOld: page.areas_old?.length ? page.areas_old : whole.removed,
    areasNew: page.areas_new?.length ? page.areas_new : whole.added,
  };
}

/** Pages of the new version at which something changed, each once, in order; not those that only moved. */
export function changedPages(changes: Change[]): number[] {
  return [...new Set(changes.filter(({ kind }) => kind !== "moved").map(({ at }) => at))].sort((one, other) => one - other);
}

const known = new Map<string, Promise<Change[]>>();

/** The changes, or null and why the hall cannot compare these two. Raises what fetch raises. */
export async function asked(old: string, next: string, language: string): Promise<[Change[] | null, string]> {
  try {
    return [await differenceOf(old, next, language), ""];
  } catch (error) {
    if (error instanceof Refused) return [null, error.problem.detail];
    throw error;
  }
}

/** Raises `Refused`, or what fetch raises. */
function differenceOf(old: string, next: string, language: string): Promise<Change[]> {
  const name = differenceName(old, next);
  const found = known.get(name) ?? load(old, next, language);
  known.set(name, found);
  found.catch(() => known.delete(name));
  return found;
}

async function load(old: string, next: string, language: string): Promise<Change[]> {
  const name = differenceName(old, next);
  const bytes = (await store.read(name, 0)) ?? (await fetched(old, next, language));
  const changes = changesOf(JSON.parse(new TextDecoder().decode(bytes)) as DocumentDifference);
  await store.write(name, 0, bytes);
  return changes;
}

async function fetched(old: string, next: string, language: string): Promise<Uint8Array> {
  const headers = { "Accept-Language": language };
  const answer = await fetch(`/difference/${old}/${next}`, { cache: "no-store", headers });
  if (answer.status === 422) throw new Refused((await answer.json()) as Problem);
  if (!answer.ok) throw new Error(`difference: ${answer.status}`);
  return new Uint8Array(await answer.arrayBuffer());
}

/**
 * The papers of the session on their way to this tablet: in the order of the agenda, scattered in time, held back
 * while a ballot runs and for a moment when something happens on the floor. What is whole is confirmed to the hall; what was recalled leaves the tablet.
 */
import { get, writable, type Writable } from "svelte/store";

import { isRunning } from "../../ballot/stand";
import { device } from "../../device";
import type { DocumentView } from "../../generated/types";
import { agenda, ballots, documents, floor, link, session } from "../../hall";
import { backoffMs } from "../../network";
import { confirmDocument } from "../confirm";
import { grouped, namesOf } from "../papers";
import { Downloads, type Progress, type Wanted } from "./downloads";
import { TabletStore } from "./pieces";
import { resting } from "./resting";

/** 500 tablets learn of a new paper, or of the end of a ballot, at the same moment. */
const SCATTER_MS = { paper: 8000, ballot: 3000 };
const LONGEST_WAIT_MS = 6_000;
/** The service worker's caches, by the names it gives them. */
const PICTURES = ["pages", "files"];

/** How far each file has come, by its hash. */
export const progress: Writable<Record<string, Progress>> = writable({});

/** How often what came under a hash had to be thrown away: who shows it begins anew. */
export const spoiled: Writable<Record<string, number>> = writable({});

/** Whether a ballot holds the downloads back. */
export const heldBack: Writable<boolean> = writable(false);

/** The browser keeps no more: papers are read from the hall, and only the open one is held in memory. */
export const storageFull: Writable<boolean> = writable(false);

/** What lies on this tablet. */
export const store = new TabletStore(() => storageFull.set(true));

export const downloads = new Downloads({
  fetch: (path, init) => fetch(path, init),
  store,
  mayFetch: () => get(link).state === "open" && !get(heldBack) && !floorRest.isResting(),
  mayKeep: () => !get(storageFull),
  told: (sha256, told) => {
    progress.update((known) => ({ ...known, [sha256]: told }));
    if (told.state === "whole") void confirm(sha256);
  },
  spoiled: (sha256) => spoiled.update((known) => ({ ...known, [sha256]: (known[sha256] ?? 0) + 1 })),
  patience: (failures) => backoffMs(failures, LONGEST_WAIT_MS),
});

const floorRest = resting(
  () => downloads.hold(),
  () => downloads.go(),
);

export function copyOf(paper: DocumentView): Wanted {
  return { sha256: paper.sha256, bytes: paper.bytes };
}

/** The index of a paper: its outline and text; null where intake made none. */
export function indexOf(paper: DocumentView): Wanted | null {
  return paper.index_sha256 ? { sha256: paper.index_sha256, bytes: 0 } : null;
}

function ordered(): DocumentView[] {
  return grouped(Object.values(get(documents)), Object.values(get(agenda)), "").flatMap((group) => group.papers);
}

function wanted(): Wanted[] {
  const papers = ordered();
  // The text of all papers is small and lets one search; it comes before the long ones.
  return [...papers.map(indexOf).filter((index) => index !== null), ...papers.map(copyOf)];
}

async function confirm(sha256: string): Promise<void> {
  const paper = Object.values(get(documents)).find((one) => one.sha256 === sha256);
  if (paper) await confirmDocument(paper, false);
}

function confirmAll(): void {
  for (const [sha256, { state }] of Object.entries(get(progress))) if (state === "whole") void confirm(sha256);
}

function forgetRecalled(): void {
  if (get(link).state !== "open" || get(session) === null) return;
  keepOnly(namesOf(Object.values(get(documents))));
}

function keepOnly(names: Set<string>): void {
  void downloads.keepOnly(names);
  void forgetPictures(names).catch(() => undefined);
}

/** Page pictures that the service worker keeps, of papers that are no longer for this tablet. */
async function forgetPictures(names: Set<string>): Promise<void> {
  if (!("caches" in globalThis)) return;
  for (const cache of await Promise.all(PICTURES.map((name) => caches.open(name)))) {
    for (const request of await cache.keys()) {
      const sha256 = new URL(request.url).pathname.split("/")[2] ?? "";
      if (!names.has(sha256)) await cache.delete(request);
    }
  }
}

export function watchPapers(): void {
  // Without being asked, a browser may throw away what lies here when its disk runs short.
  void navigator.storage?.persist?.().catch(() => false);
  let known = "";
  let scatter: ReturnType<typeof setTimeout> | undefined;
  const plan = (): void => {
    const files = wanted();
    const names = files.map(({ sha256 }) => sha256).join();
    if (names === known) return;
    const first = known === "";
    known = names;
    forgetRecalled();
    clearTimeout(scatter);
    scatter = setTimeout(() => downloads.want(files), Math.random() * (first ? SCATTER_MS.paper / 4 : SCATTER_MS.paper));
  };
  documents.subscribe(plan);
  agenda.subscribe(plan);
  link.subscribe(($link) => {
    if ($link.state !== "open") return;
    downloads.go();
    confirmAll();
  });
  let resuming: ReturnType<typeof setTimeout> | undefined;
  ballots.subscribe(($ballots) => {
    const running = Object.values($ballots).some(isRunning);
    if (running) {
      clearTimeout(resuming);
      resuming = undefined;
      heldBack.set(true);
      downloads.hold();
    } else if (get(heldBack)) {
      resuming ??= setTimeout(() => {
        resuming = undefined;
        heldBack.set(false);
        downloads.go();
      }, Math.random() * SCATTER_MS.ballot);
    }
  });
  let heardBefore = false;
  floor.subscribe(($floor) => {
    if (heardBefore && $floor !== null) floorRest.begin();
    heardBefore = $floor !== null;
  });
  device.identity.subscribe((identity) => {
    if (identity !== null) return;
    // Nobody's tablet keeps nobody's papers.
    progress.set({});
    downloads.want([]);
    keepOnly(new Set());
  });
}

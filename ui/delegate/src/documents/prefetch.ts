/**
 * Brings the first page of every paper onto the tablet, in the order of the agenda. A running ballot comes first:
 * nothing is fetched while one is open. Recalled papers leave the tablet.
 */
import { get } from "svelte/store";

import { device } from "../device";
import type { DocumentView } from "../generated/types";
import { agenda, ballots, documents, link } from "../hall";
import { isRunning } from "../ballot/stand";
import { confirmDocument } from "./confirm";
import { grouped, pageUrl } from "./papers";

/** 500 tablets learn of a new paper at the same moment. */
const SCATTER_MS = 8000;
const BETWEEN_MS = 400;
const RETRY_MS = 10_000;

let running = false;

export function watchPapers(): void {
  documents.subscribe(() => void bringAll());
  link.subscribe(($link) => $link.state === "open" && void bringAll());
}

function wait(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

function isMissing(paper: DocumentView): boolean {
  return (get(device.received)[paper.id] ?? 0) < paper.version;
}

function nextPaper(): DocumentView | null {
  const groups = grouped(Object.values(get(documents)), Object.values(get(agenda)), "");
  return groups.flatMap((group) => group.papers).find(isMissing) ?? null;
}

function mayFetch(): boolean {
  return get(link).state === "open" && !Object.values(get(ballots)).some(isRunning);
}

async function bringAll(): Promise<void> {
  if (running || get(device.identity) === null || nextPaper() === null) return;
  running = true;
  try {
    await wait(Math.random() * SCATTER_MS);
    for (let paper = nextPaper(); paper !== null && get(link).state === "open"; paper = nextPaper()) {
      if (!mayFetch() || !(await bring(paper))) await wait(RETRY_MS);
      await wait(BETWEEN_MS * (0.5 + Math.random()));
    }
    await forgetRecalled();
  } finally {
    running = false;
  }
}

async function bring(paper: DocumentView): Promise<boolean> {
  try {
    const answer = await fetch(pageUrl(paper, 1));
    if (!answer.ok) return false;
    await answer.blob();
    await confirmDocument(paper, false);
    return !isMissing(paper);
  } catch {
    return false;
  }
}

async function forgetRecalled(): Promise<void> {
  if (!("caches" in window)) return;
  const valid = new Set(Object.values(get(documents)).map((paper) => paper.sha256));
  const pages = await caches.open("pages");
  for (const request of await pages.keys()) {
    const sha256 = new URL(request.url).pathname.split("/")[2] ?? "";
    if (!valid.has(sha256)) await pages.delete(request);
  }
}

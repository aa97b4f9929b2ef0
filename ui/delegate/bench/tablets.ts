/**
 * Many tablets in one process, for the benchmarks of delivery: each with connections of its own, the app's own
 * downloads and rule of holding back, and the app's own way of feeding pdf.js. Orders come as lines on stdin, answers
 * go out as lines of JSON on stdout.
 *
 * `first SHA BYTES`    every tablet gets what pdf.js asks for until page 1 can be drawn
 * `learn SHA BYTES`    one tablet opens the paper with pdf.js and remembers what it asks for
 * `load SHA BYTES`     every tablet fetches the paper over and over, held back while a ballot runs
 * `rest`               no tablet fetches anything
 * `count`              bytes that have arrived since the last `count`
 */
import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";

import { Agent, fetch, WebSocket } from "undici";

import { isRunning } from "../src/ballot/stand";
import { Downloads, type Wanted } from "../src/documents/files/downloads";
import { MemoryStore, PIECE_BYTES } from "../src/documents/files/pieces";
import { openFrom, type Library } from "../src/documents/files/transport";
import type { BallotView } from "../src/generated/types";
import { merged, type Update } from "../src/topics";

interface Orders {
  url: string;
  authority: string;
  tokens: string[];
  /** Path of pdf.js's worker, which runs in this process. */
  worker: string;
}

/** Keeps nothing, so that a paper never gets whole and is fetched for ever. */
class Sieve extends MemoryStore {
  override async write(): Promise<void> {
    return;
  }
}

const { url, authority, tokens, worker } = JSON.parse(process.argv[2] ?? "{}") as Orders;
const ca = readFileSync(authority);
let arrived = 0;

class Tablet {
  private readonly agent = new Agent({ connections: 6, connect: { ca }, keepAliveTimeout: 60_000 });
  private ballots: Record<string, unknown> = {};
  downloads: Downloads;

  constructor(private readonly token: string) {
    this.downloads = this.anew(new MemoryStore());
  }

  anew(store: MemoryStore): Downloads {
    this.downloads?.want([]);
    this.downloads?.hold();
    this.downloads = new Downloads({
      fetch: (path, init) => this.fetch(path, init),
      store,
      mayFetch: () => !Object.values(this.ballots as Record<string, BallotView>).some(isRunning),
      mayKeep: () => true,
      told: () => undefined,
      spoiled: () => undefined,
      patience: () => 20,
    });
    return this.downloads;
  }

  async fetch(path: string, init: RequestInit = {}): Promise<Response> {
    const headers = { ...(init.headers as Record<string, string>), Authorization: `Bearer ${this.token}` };
    const { signal } = init;
    const answer = await fetch(url + path, { headers, dispatcher: this.agent, ...(signal ? { signal } : {}) });
    const body = await answer.arrayBuffer();
    arrived += body.byteLength;
    return new Response(body, { status: answer.status, headers: [...answer.headers] as [string, string][] });
  }

  /** Follows the hall as the app does, for the ballots only. */
  follow(): Promise<void> {
    return new Promise((resolve, refuse) => {
      const socket = new WebSocket(`${url.replace("https", "wss")}/api/live`, { dispatcher: this.agent });
      socket.onopen = () => socket.send(JSON.stringify({ type: "Follow", token: this.token }));
      socket.onerror = () => refuse(new Error("the hall cannot be followed"));
      socket.onmessage = ({ data }) => {
        const update = JSON.parse(String(data)) as Update;
        if (update.type !== "Update" || update.topic !== "ballot") return;
        this.ballots = merged(this.ballots, update);
        if (Object.values(this.ballots as Record<string, BallotView>).some(isRunning)) this.downloads.hold();
        else this.downloads.go();
        resolve();
      };
    });
  }
}

const tablets = tokens.map((token) => new Tablet(token));
let asks: [number, number][] = [];

async function learn(file: Wanted): Promise<void> {
  const downloads = tablets[0]?.anew(new MemoryStore()) as Downloads;
  asks = [];
  const range = downloads.range.bind(downloads);
  downloads.range = (wanted, begin, end) => (asks.push([begin, end]), range(wanted, begin, end));
  // Nothing is drawn here: pdf.js only wants to see that these are there.
  for (const name of ["DOMMatrix", "ImageData", "Path2D"]) (globalThis as Record<string, unknown>)[name] ??= class {};
  const library = (await import("pdfjs-dist/legacy/build/pdf.mjs")) as Library;
  library.GlobalWorkerOptions.workerSrc = worker;
  const open = openFrom(downloads, file, Promise.resolve(library));
  const page = await (await open.pdf).getPage(1);
  await page.getOperatorList();
  open.close();
}

/** What pdf.js asked for, one after the other: drawing 60 times in one process would measure that process. */
async function firstPage(tablet: Tablet, file: Wanted): Promise<number> {
  const downloads = tablet.anew(new MemoryStore());
  const began = performance.now();
  await downloads.size(file);
  for (const [begin, end] of asks) await downloads.range(file, begin, end);
  return performance.now() - began;
}

async function obey(order: string, file: Wanted): Promise<unknown> {
  if (order === "learn") {
    await learn(file);
    return { asks };
  }
  if (order === "first") return { times: await Promise.all(tablets.map((tablet) => firstPage(tablet, file))) };
  if (order === "load") return tablets.forEach((tablet) => tablet.anew(new Sieve()).want([file]));
  if (order === "rest") return tablets.forEach((tablet) => tablet.anew(new MemoryStore()));
  if (order === "count") {
    const bytes = arrived;
    arrived = 0;
    return { bytes };
  }
  throw new Error(`no such order: ${order}`);
}

await Promise.all(tablets.map((tablet) => tablet.fetch("/api/hall")));
await Promise.all(tablets.map((tablet) => tablet.follow()));
arrived = 0;
console.log(JSON.stringify({ ready: tablets.length, piece: PIECE_BYTES }));
for await (const line of createInterface({ input: process.stdin })) {
  const [order = "", sha256 = "", bytes = "0"] = line.split(" ");
  console.log(JSON.stringify((await obey(order, { sha256, bytes: Number(bytes) })) ?? {}));
}
process.exit(0);

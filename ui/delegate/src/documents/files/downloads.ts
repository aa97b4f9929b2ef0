/**
 * Brings files onto the tablet in pieces: what is being read first, then the rest in the order given. A cut link
 * costs one piece. A file counts as whole only when its hash, computed here, is the one it was asked for by.
 * Knows neither the screen nor the hall's topics.
 */
import { hashOf } from "./hash";
import { PIECE_BYTES, type PieceStore } from "./pieces";

/** One request of the background: a second of a weak link, so that a cut or a ballot wastes no more. */
const PIECES_AT_ONCE = 8;

export interface Progress {
  /** `gone`: the hall no longer gives it out. */
  state: "waiting" | "loading" | "whole" | "gone";
  bytes: number;
  total: number;
}

/** From 0 to 100, rounded down: 100 only when all of it is here. */
export function percentOf(told: Progress | undefined): number {
  return told && told.total > 0 ? Math.floor((told.bytes / told.total) * 100) : 0;
}

export interface Wanted {
  sha256: string;
  /** 0 where it is not known. */
  bytes: number;
}

export interface DownloadsWorld {
  fetch(path: string, init: RequestInit): Promise<Response>;
  store: PieceStore;
  /** Whether files that nobody looks at may be fetched now. */
  mayFetch(): boolean;
  /** Whether there is room for files that nobody looks at. */
  mayKeep(): boolean;
  told(sha256: string, progress: Progress): void;
  /** What was here of a file was not what was asked for, and has been thrown away. */
  spoiled(sha256: string): void;
  /** Ms to wait after the given number of failures in a row. */
  patience(failures: number): number;
}

/** The hall does not give this file to this tablet. */
export class Gone extends Error {}

interface File {
  sha256: string;
  size: number;
  held: Set<number>;
  state: Progress["state"];
}

export class Downloads {
  private readonly files = new Map<string, Promise<File>>();
  private readonly underWay = new Map<string, Promise<Uint8Array>>();
  private queue: Wanted[] = [];
  private reading: Wanted | null = null;
  private looping = false;
  private again = false;
  private failures = 0;
  private background = new AbortController();
  private wake: () => void = () => undefined;

  constructor(private readonly world: DownloadsWorld) {}

  /** The files to bring, most urgent first. What is here already costs nothing. */
  want(files: Wanted[]): void {
    this.queue = files;
    this.go();
  }

  /** The file that is open; null when none is. */
  read(file: Wanted | null): void {
    const before = this.reading;
    this.reading = file;
    if (before && before.sha256 !== file?.sha256) void this.letGo(before.sha256);
    this.go();
  }

  /** Stop everything but what a reader is waiting for. */
  hold(): void {
    this.background.abort();
    this.background = new AbortController();
  }

  /** Go on: the link is back, the ballot is over, or more is wanted. */
  go(): void {
    this.wake();
    void this.run();
  }

  /** Size of a file in bytes; fetches its first piece where nobody knows it yet. Raises `Gone`, or what fetch raises. */
  async size(wanted: Wanted): Promise<number> {
    const file = await this.file(wanted);
    if (file.size === 0) await this.fetched(file, 0, 0);
    return file.size;
  }

  /** Bytes `begin` to `end` (exclusive) for somebody who waits for them. Raises `Gone`, or what fetch raises. */
  async range(wanted: Wanted, begin: number, end: number): Promise<Uint8Array> {
    const file = await this.file(wanted);
    const first = Math.floor(begin / PIECE_BYTES);
    const last = Math.floor((end - 1) / PIECE_BYTES);
    this.askFor(file, first, last);
    const numbers = Array.from({ length: last - first + 1 }, (_, place) => first + place);
    const pieces = await Promise.all(numbers.map((number) => this.piece(file, number)));
    const found = new Uint8Array(end - begin);
    pieces.forEach((piece, place) => {
      const at = (first + place) * PIECE_BYTES;
      const from = Math.max(0, begin - at);
      found.set(piece.subarray(from, end - at), at + from - begin);
    });
    return found;
  }

  /** The whole file, checked; null while some of it is missing. */
  async whole(sha256: string): Promise<Uint8Array | null> {
    const size = await this.world.store.whole(sha256);
    return size === null ? null : this.range({ sha256, bytes: size }, 0, size);
  }

  /** Take off the tablet whatever `keep` does not name. */
  async keepOnly(keep: Set<string>): Promise<void> {
    // Also what is known to be gone: a paper that was recalled before anything of it was here may come back.
    for (const sha256 of new Set([...this.files.keys(), ...(await this.world.store.files())])) {
      if (keep.has(sha256)) continue;
      this.files.delete(sha256);
      await this.world.store.forget(sha256);
    }
  }

  /** What did not fit on the disk leaves memory when it is closed. */
  private async letGo(sha256: string): Promise<void> {
    if (!(await this.world.store.release(sha256))) return;
    this.files.delete(sha256);
    this.world.told(sha256, { state: "waiting", bytes: 0, total: 0 });
  }

  private file({ sha256, bytes }: Wanted): Promise<File> {
    const known = this.files.get(sha256) ?? this.load(sha256, bytes);
    this.files.set(sha256, known);
    return known;
  }

  private async load(sha256: string, bytes: number): Promise<File> {
    const size = await this.world.store.whole(sha256);
    const held = new Set(await this.world.store.held(sha256));
    const state = size !== null ? "whole" : held.size > 0 ? "loading" : "waiting";
    const file: File = { sha256, size: size ?? bytes, held, state };
    if (held.size > 0) this.tell(file);
    return file;
  }

  private tell(file: File): void {
    const bytes = Math.min(file.size, file.held.size * PIECE_BYTES);
    this.world.told(file.sha256, { state: file.state, bytes, total: file.size });
  }

  /** Start the requests for what is neither here nor under way between two pieces, one for each gap. */
  private askFor(file: File, first: number, last: number): void {
    let begin = -1;
    for (let number = first; number <= last + 1; number += 1) {
      const wanted = number <= last && !file.held.has(number) && !this.underWay.has(`${file.sha256}/${number}`);
      if (wanted && begin < 0) begin = number;
      if (wanted || begin < 0) continue;
      void this.fetched(file, begin, number - 1).catch(() => undefined);
      begin = -1;
    }
  }

  /** A piece from the tablet, from a request under way, or from the hall. */
  private async piece(file: File, number: number): Promise<Uint8Array> {
    const kept = file.held.has(number) ? await this.world.store.read(file.sha256, number) : null;
    if (kept) return kept;
    try {
      return await (this.underWay.get(`${file.sha256}/${number}`) ?? this.fetched(file, number, number));
    } catch (error) {
      // The request was one of the background and has been held back; this one is waited for.
      if (!isAborted(error)) throw error;
      return this.fetched(file, number, number);
    }
  }

  /** Pieces `first` to `last` in one request; who asks for one of them meanwhile gets it from there. */
  private fetched(file: File, first: number, last: number, signal?: AbortSignal): Promise<Uint8Array> {
    const request = this.fetch(file, first, last, signal);
    for (let number = first; number <= last; number += 1) {
      const key = `${file.sha256}/${number}`;
      const at = (number - first) * PIECE_BYTES;
      const piece = request.then((bytes) => bytes.subarray(at, at + PIECE_BYTES)).finally(() => this.underWay.delete(key));
      piece.catch(() => undefined);
      this.underWay.set(key, piece);
    }
    return request;
  }

  private async fetch(file: File, first: number, last: number, signal?: AbortSignal): Promise<Uint8Array> {
    const begin = first * PIECE_BYTES;
    const end = (last + 1) * PIECE_BYTES;
    const answer = await this.world.fetch(`/blob/${file.sha256}`, {
      headers: { Range: `bytes=${begin}-${end - 1}` },
      cache: "no-store",
      ...(signal ? { signal } : {}),
    });
    if (answer.status === 404 || answer.status === 403) {
      file.state = "gone";
      this.tell(file);
      throw new Gone(file.sha256);
    }
    if (answer.status !== 206) throw new Error(`pieces from ${first}: ${answer.status}`);
    const total = Number(answer.headers.get("Content-Range")?.split("/")[1]);
    const bytes = new Uint8Array(await answer.arrayBuffer());
    if (bytes.length !== Math.min(end, total) - begin) throw new Error(`pieces from ${first}: cut off`);
    file.size = total;
    for (let number = first; number * PIECE_BYTES < begin + bytes.length; number += 1) {
      const at = number * PIECE_BYTES - begin;
      await this.world.store.write(file.sha256, number, bytes.slice(at, at + PIECE_BYTES));
      file.held.add(number);
    }
    if (file.state === "waiting") file.state = "loading";
    this.tell(file);
    return bytes;
  }

  private async run(): Promise<void> {
    this.again = true;
    if (this.looping) return;
    this.looping = true;
    while (this.again) {
      this.again = false;
      while (this.world.mayFetch() && (await this.step()));
    }
    this.looping = false;
  }

  /** One piece, or the check of a file that has all of them; false when there is nothing to do. */
  private async step(): Promise<boolean> {
    const file = await this.next();
    if (file === null) return false;
    const gap = firstGap(file);
    try {
      if (gap === null) await this.check(file);
      else await this.fetched(file, ...gap, this.background.signal);
      this.failures = 0;
    } catch (error) {
      if (!(error instanceof Gone) && !isAborted(error)) {
        this.failures += 1;
        await this.rest(this.world.patience(this.failures));
      }
    }
    return true;
  }

  private async next(): Promise<File | null> {
    const queue = this.world.mayKeep() ? this.queue : [];
    for (const wanted of this.reading ? [this.reading, ...queue] : queue) {
      const file = await this.file(wanted);
      if (file.state === "waiting" || file.state === "loading") return file;
    }
    return null;
  }

  private async check(file: File): Promise<void> {
    const pieces = Math.ceil(file.size / PIECE_BYTES);
    const hash = await hashOf(pieces, (number) => this.world.store.read(file.sha256, number));
    if (hash !== file.sha256) {
      // What lies here is not what was asked for: all of it is fetched anew.
      await this.world.store.forget(file.sha256);
      file.held.clear();
      file.state = "waiting";
      this.tell(file);
      this.world.spoiled(file.sha256);
      throw new Error(`another hash than ${file.sha256}`);
    }
    await this.world.store.setWhole(file.sha256, file.size);
    file.state = "whole";
    this.tell(file);
  }

  private rest(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const alarm = setTimeout(resolve, ms);
      this.wake = () => {
        clearTimeout(alarm);
        resolve();
      };
    });
  }
}

function isAborted(error: unknown): boolean {
  return error instanceof DOMException && error.name === "AbortError";
}

/** The first pieces that are missing, as many as one request of the background may bring; null when none is. */
function firstGap(file: File): [first: number, last: number] | null {
  if (file.size === 0) return [0, 0];
  const pieces = Math.ceil(file.size / PIECE_BYTES);
  for (let first = 0; first < pieces; first += 1) {
    if (file.held.has(first)) continue;
    let last = first;
    while (last + 1 < pieces && last - first + 1 < PIECES_AT_ONCE && !file.held.has(last + 1)) last += 1;
    return [first, last];
  }
  return null;
}

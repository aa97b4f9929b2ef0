import { createHash } from "node:crypto";
import { expect, test, vi } from "vitest";

import { Downloads, Gone, type Progress } from "../src/documents/files/downloads";
import { MemoryStore, PIECE_BYTES, TabletStore, type PieceStore } from "../src/documents/files/pieces";

/** What one request of the background brings. */
const AT_ONCE = 8 * PIECE_BYTES;
const content = (requests: number, seed: number): Uint8Array =>
  Uint8Array.from({ length: AT_ONCE * requests - 100 }, (_, at) => (at * 31 + seed) % 251);
const nameOf = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

/** A hall that gives files by ranges; `cut` and `spoil` say what goes wrong with which request. */
class RangeHall {
  readonly files = new Map<string, Uint8Array>();
  readonly asked: string[] = [];
  before: (asked: number, init: RequestInit) => Promise<Response | void> = async () => undefined;

  add(bytes: Uint8Array): { sha256: string; bytes: number } {
    this.files.set(nameOf(bytes), bytes);
    return { sha256: nameOf(bytes), bytes: bytes.length };
  }

  fetch = async (path: string, init: RequestInit): Promise<Response> => {
    const range = new Headers(init.headers).get("Range") ?? "";
    const sha256 = path.split("/")[2] ?? "";
    const [begin = 0, last = 0] = range.replace("bytes=", "").split("-").map(Number);
    this.asked.push(`${sha256.slice(0, 4)}/${begin / AT_ONCE}`);
    const instead = await this.before(this.asked.length, init);
    if (instead) return instead;
    const file = this.files.get(sha256);
    if (!file) return new Response(null, { status: 404 });
    const body = file.slice(begin, last + 1);
    const headers = { "Content-Range": `bytes ${begin}-${begin + body.length - 1}/${file.length}` };
    return new Response(body, { status: 206, headers });
  };
}

function aTablet(hall: RangeHall, store: PieceStore = new MemoryStore(), mayFetch = () => true, mayKeep = () => true) {
  const progress: Record<string, Progress> = {};
  const spoiled: Record<string, number> = {};
  const downloads = new Downloads({
    fetch: hall.fetch,
    store,
    mayFetch,
    mayKeep,
    told: (sha256, told) => (progress[sha256] = told),
    spoiled: (sha256) => (spoiled[sha256] = (spoiled[sha256] ?? 0) + 1),
    patience: () => 1,
  });
  return { downloads, progress, spoiled, store };
}

test("a file arrives in pieces and counts as whole when its hash is right", async () => {
  const hall = new RangeHall();
  const file = hall.add(content(3, 1));
  const { downloads, progress } = aTablet(hall);
  downloads.want([file]);
  await vi.waitFor(() => expect(progress[file.sha256]?.state).toBe("whole"));
  expect(hall.asked.length).toBe(3);
  expect(nameOf((await downloads.whole(file.sha256)) ?? new Uint8Array())).toBe(file.sha256);
});

test("after a cut the rest is fetched and nothing twice, also by the app started anew", async () => {
  const hall = new RangeHall();
  const file = hall.add(content(5, 2));
  hall.before = async (asked) => {
    if (asked > 2) throw new TypeError("network");
  };
  let linked = true;
  const first = aTablet(hall, new MemoryStore(), () => linked);
  first.downloads.want([file]);
  await vi.waitFor(() => expect(hall.asked.length).toBeGreaterThan(4));
  linked = false;
  expect(first.progress[file.sha256]).toMatchObject({ state: "loading", bytes: 2 * AT_ONCE });
  hall.before = async () => undefined;
  hall.asked.length = 0;
  const second = aTablet(hall, first.store);
  second.downloads.want([file]);
  await vi.waitFor(() => expect(second.progress[file.sha256]?.state).toBe("whole"));
  expect(hall.asked.map((one) => one.split("/")[1])).toEqual(["2", "3", "4"]);
});

test("a piece that was cut off in the middle is asked for again", async () => {
  const hall = new RangeHall();
  const file = hall.add(content(2, 3));
  hall.before = async (asked) =>
    asked === 1 ? new Response(new Uint8Array(7), { status: 206, headers: { "Content-Range": `bytes 0-9/${file.bytes}` } }) : undefined;
  const { downloads, progress } = aTablet(hall);
  downloads.want([file]);
  await vi.waitFor(() => expect(progress[file.sha256]?.state).toBe("whole"));
  expect(hall.asked.length).toBe(3);
});

test("what was changed on the way never counts as received and is fetched anew", async () => {
  const hall = new RangeHall();
  const file = hall.add(content(2, 4));
  hall.before = async (asked) => {
    if (asked !== 2) return undefined;
    const body = new Uint8Array(AT_ONCE - 100);
    return new Response(body, { status: 206, headers: { "Content-Range": `bytes ${AT_ONCE}-1/${file.bytes}` } });
  };
  const { downloads, progress, spoiled } = aTablet(hall);
  const states: string[] = [];
  downloads.want([file]);
  await vi.waitFor(() => {
    states.push(progress[file.sha256]?.state ?? "");
    expect(progress[file.sha256]?.state).toBe("whole");
  });
  expect(hall.asked.length).toBe(4);
  expect(spoiled).toEqual({ [file.sha256]: 1 });
});

test("a ballot stops the background at once, not what somebody is reading", async () => {
  const hall = new RangeHall();
  const [one, other] = [hall.add(content(4, 5)), hall.add(content(4, 6))];
  let ballot = false;
  const stopped: boolean[] = [];
  hall.before = (asked, init) =>
    asked === 2
      ? new Promise((_, refuse) => init.signal?.addEventListener("abort", () => (stopped.push(true), refuse(init.signal?.reason))))
      : Promise.resolve();
  const { downloads, progress } = aTablet(hall, new MemoryStore(), () => !ballot);
  downloads.want([one]);
  await vi.waitFor(() => expect(hall.asked.length).toBe(2));
  ballot = true;
  downloads.hold();
  await vi.waitFor(() => expect(stopped).toEqual([true]));
  expect((await downloads.range(other, PIECE_BYTES - 5, PIECE_BYTES + 5)).length).toBe(10);
  expect(hall.asked.length).toBe(3);
  ballot = false;
  downloads.go();
  await vi.waitFor(() => expect(progress[one.sha256]?.state).toBe("whole"));
});

test("the paper that is opened goes before the rest", async () => {
  const hall = new RangeHall();
  const files = [hall.add(content(3, 7)), hall.add(content(3, 8))];
  const [first, second] = files as [(typeof files)[0], (typeof files)[0]];
  const { downloads, progress } = aTablet(hall);
  downloads.want(files);
  downloads.read(second);
  await vi.waitFor(() => expect(progress[first.sha256]?.state).toBe("whole"));
  expect(hall.asked.slice(1, 4).every((asked) => asked.startsWith(second.sha256.slice(0, 4)))).toBe(true);
});

test("a recalled file is given up and does not stop the others", async () => {
  const hall = new RangeHall();
  const recalled = { sha256: "f".repeat(64), bytes: 10 };
  const file = hall.add(content(1, 9));
  const { downloads, progress, store } = aTablet(hall);
  downloads.want([recalled, file]);
  await vi.waitFor(() => expect(progress[file.sha256]?.state).toBe("whole"));
  expect(progress[recalled.sha256]?.state).toBe("gone");
  await expect(downloads.range(recalled, 0, 10)).rejects.toBeInstanceOf(Gone);
  await downloads.keepOnly(new Set());
  expect(await store.files()).toEqual([]);
});

test("where the tablet has no room, only what is open is fetched, and it leaves memory when it is closed", async () => {
  const hall = new RangeHall();
  const [open, other] = [hall.add(content(1, 1)), hall.add(content(1, 2))];
  vi.stubGlobal("indexedDB", aFullDisk());
  vi.stubGlobal("IDBKeyRange", { bound: () => null });
  const store = new TabletStore();
  const { downloads, progress } = aTablet(hall, store, () => true, () => false);
  downloads.want([other]);
  downloads.read(open);
  await vi.waitFor(() => expect(progress[open.sha256]?.state).toBe("whole"));
  expect(hall.asked).toEqual([`${open.sha256.slice(0, 4)}/0`]);
  downloads.read(null);
  await vi.waitFor(() => expect(progress[open.sha256]?.state).toBe("waiting"));
  expect(await store.held(open.sha256)).toEqual([]);
});

test("a piece that finds no room is said once it happens, and can be read all the same", async () => {
  vi.stubGlobal("indexedDB", aFullDisk());
  vi.stubGlobal("IDBKeyRange", { bound: () => null });
  const full = vi.fn();
  const store = new TabletStore(full);
  await store.write("a", 0, new Uint8Array([1]));
  expect(full).toHaveBeenCalled();
  expect(await store.read("a", 0)).toEqual(new Uint8Array([1]));
  await store.setWhole("a", 1);
  expect(await store.whole("a")).toBe(1);
  expect(await store.release("a")).toBe(true);
  expect([await store.whole("a"), await store.read("a", 0)]).toEqual([null, null]);
});

/** A browser whose IndexedDB opens but has no room: every transaction that writes is undone. */
function aFullDisk(): unknown {
  const later = <T>(result: T) => {
    const request = { result, onsuccess: () => undefined as void };
    queueMicrotask(() => request.onsuccess());
    return request;
  };
  const transaction = () => {
    const one = {
      error: new DOMException("no room", "QuotaExceededError"),
      oncomplete: () => undefined,
      onabort: () => undefined as void,
      objectStore: () => ({
        transaction: one,
        put: () => void queueMicrotask(() => one.onabort()),
        get: () => later(undefined),
        getAllKeys: () => later([]),
        delete: () => later(undefined),
      }),
    } as { onabort: () => void; objectStore: () => unknown };
    return one;
  };
  return { open: () => later({ transaction }) };
}

test("a paper that was recalled before anything of it was here comes when it is given out again", async () => {
  const hall = new RangeHall();
  const file = hall.add(content(1, 9));
  const bytes = hall.files.get(file.sha256)!;
  hall.files.delete(file.sha256);
  const { downloads, progress } = aTablet(hall);
  downloads.want([file]);
  await vi.waitFor(() => expect(progress[file.sha256]?.state).toBe("gone"));
  downloads.want([]);
  await downloads.keepOnly(new Set());
  hall.files.set(file.sha256, bytes);
  downloads.want([file]);
  await vi.waitFor(() => expect(progress[file.sha256]?.state).toBe("whole"));
});

test("a browser whose store never opens lets papers be read from memory", async () => {
  vi.useFakeTimers();
  vi.stubGlobal("indexedDB", { open: () => ({}) });
  try {
    const store = new TabletStore();
    const written = store.write("a", 0, new Uint8Array([1]));
    await vi.advanceTimersByTimeAsync(60_000);
    await written;
    expect(await store.read("a", 0)).toEqual(new Uint8Array([1]));
  } finally {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  }
});

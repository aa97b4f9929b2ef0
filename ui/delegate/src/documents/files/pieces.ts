/**
 * Where files lie on this tablet, in pieces under their hash: in IndexedDB, or in memory where the browser
 * keeps nothing. IndexedDB also works where the hall's certificate is not trusted; the Cache does not.
 */

/** What pdf.js asks for at once. Smaller pieces bring less beside what a page needs; docs/decisions/0006 has the figures. */
export const PIECE_BYTES = 32 * 1024;

/** How long a browser may take to open its store before memory does instead. */
const PATIENCE_MS = 4000;

export interface PieceStore {
  read(sha256: string, piece: number): Promise<Uint8Array | null>;
  write(sha256: string, piece: number, bytes: Uint8Array): Promise<void>;
  /** Numbers of the pieces that are here. */
  held(sha256: string): Promise<number[]>;
  /** Size of a file whose hash has been checked on this tablet; null until then. */
  whole(sha256: string): Promise<number | null>;
  setWhole(sha256: string, bytes: number): Promise<void>;
  forget(sha256: string): Promise<void>;
  /** Every file of which something is here. */
  files(): Promise<string[]>;
  /** The file is closed: pieces that found no room on the disk are given up. True where there were such. */
  release(sha256: string): Promise<boolean>;
}

export class MemoryStore implements PieceStore {
  private readonly pieces = new Map<string, Map<number, Uint8Array>>();
  private readonly sizes = new Map<string, number>();

  async read(sha256: string, piece: number): Promise<Uint8Array | null> {
    return this.pieces.get(sha256)?.get(piece) ?? null;
  }
  async write(sha256: string, piece: number, bytes: Uint8Array): Promise<void> {
    const file = this.pieces.get(sha256) ?? new Map<number, Uint8Array>();
    this.pieces.set(sha256, file.set(piece, bytes));
  }
  async held(sha256: string): Promise<number[]> {
    return [...(this.pieces.get(sha256)?.keys() ?? [])];
  }
  async whole(sha256: string): Promise<number | null> {
    return this.sizes.get(sha256) ?? null;
  }
  async setWhole(sha256: string, bytes: number): Promise<void> {
    this.sizes.set(sha256, bytes);
  }
  async forget(sha256: string): Promise<void> {
    this.pieces.delete(sha256);
    this.sizes.delete(sha256);
  }
  async files(): Promise<string[]> {
    return [...this.pieces.keys()];
  }
  async release(): Promise<boolean> {
    return false;
  }
}

function done<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

/** Room is found missing only when the whole transaction is written down. */
function written(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error);
  });
}

const LAST = Number.MAX_SAFE_INTEGER;

export class IndexedStore implements PieceStore {
  private constructor(private readonly database: IDBDatabase) {}

  /** Raises what the browser raises where it keeps nothing. */
  static async open(): Promise<IndexedStore> {
    const request = indexedDB.open("chair.files", 1);
    request.onupgradeneeded = () => {
      request.result.createObjectStore("pieces");
      request.result.createObjectStore("sizes");
    };
    return new IndexedStore(await done(request));
  }

  private table(name: "pieces" | "sizes", mode: IDBTransactionMode = "readonly"): IDBObjectStore {
    return this.database.transaction(name, mode).objectStore(name);
  }
  private all(sha256: string): IDBKeyRange {
    return IDBKeyRange.bound([sha256, 0], [sha256, LAST]);
  }

  async read(sha256: string, piece: number): Promise<Uint8Array | null> {
    return ((await done(this.table("pieces").get([sha256, piece]))) as Uint8Array | undefined) ?? null;
  }
  async write(sha256: string, piece: number, bytes: Uint8Array): Promise<void> {
    const pieces = this.table("pieces", "readwrite");
    pieces.put(bytes, [sha256, piece]);
    await written(pieces.transaction);
  }
  async held(sha256: string): Promise<number[]> {
    const keys = (await done(this.table("pieces").getAllKeys(this.all(sha256)))) as [string, number][];
    return keys.map(([, piece]) => piece);
  }
  async whole(sha256: string): Promise<number | null> {
    return ((await done(this.table("sizes").get(sha256))) as number | undefined) ?? null;
  }
  async setWhole(sha256: string, bytes: number): Promise<void> {
    await done(this.table("sizes", "readwrite").put(bytes, sha256));
  }
  async forget(sha256: string): Promise<void> {
    await done(this.table("sizes", "readwrite").delete(sha256));
    await done(this.table("pieces", "readwrite").delete(this.all(sha256)));
  }
  async files(): Promise<string[]> {
    const keys = (await done(this.table("pieces").getAllKeys())) as [string, number][];
    return [...new Set(keys.map(([sha256]) => sha256))];
  }
  async release(): Promise<boolean> {
    return false;
  }
}

/** The browser's store, backed by memory: a full disk or a private window must not keep anyone from reading. */
export class TabletStore implements PieceStore {
  private readonly memory = new MemoryStore();
  private readonly disk: Promise<IndexedStore | null>;

  /** `full` is called when the browser has no room for a piece. */
  constructor(private readonly full: () => void = () => undefined) {
    // Some browsers never answer, neither yes nor no.
    const silence = new Promise<null>((resolve) => setTimeout(() => resolve(null), PATIENCE_MS));
    this.disk = Promise.race([Promise.resolve().then(() => IndexedStore.open()), silence]).catch(() => null);
  }

  private async both<T>(act: (store: PieceStore) => Promise<T>, enough: (found: T) => boolean): Promise<T> {
    const disk = await this.disk;
    if (disk) {
      try {
        const found = await act(disk);
        if (enough(found)) return found;
      } catch {
        // What the disk does not give, memory may.
      }
    }
    return act(this.memory);
  }

  read(sha256: string, piece: number): Promise<Uint8Array | null> {
    return this.both((store) => store.read(sha256, piece), (found) => found !== null);
  }
  async write(sha256: string, piece: number, bytes: Uint8Array): Promise<void> {
    const disk = await this.disk;
    try {
      if (disk) return await disk.write(sha256, piece, bytes);
    } catch (error) {
      if (isQuota(error)) this.full();
    }
    await this.memory.write(sha256, piece, bytes);
  }
  async held(sha256: string): Promise<number[]> {
    const here = await this.memory.held(sha256);
    return [...new Set([...here, ...(await this.both((store) => store.held(sha256), () => true))])];
  }
  whole(sha256: string): Promise<number | null> {
    return this.both((store) => store.whole(sha256), (found) => found !== null);
  }
  async setWhole(sha256: string, bytes: number): Promise<void> {
    // Whole on the disk is only what lies there whole: memory is gone at the next start.
    if ((await this.memory.held(sha256)).length > 0) await this.memory.setWhole(sha256, bytes);
    else await this.both((store) => store.setWhole(sha256, bytes), () => true);
  }
  async forget(sha256: string): Promise<void> {
    await this.memory.forget(sha256);
    await this.both((store) => store.forget(sha256), () => true);
  }
  async files(): Promise<string[]> {
    return [...new Set([...(await this.memory.files()), ...(await this.both((store) => store.files(), () => true))])];
  }
  async release(sha256: string): Promise<boolean> {
    const disk = await this.disk;
    if (!disk || (await this.memory.held(sha256)).length === 0) return false;
    await this.memory.forget(sha256);
    return true;
  }
}

function isQuota(error: unknown): boolean {
  return error instanceof DOMException && error.name === "QuotaExceededError";
}

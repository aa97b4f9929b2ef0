/**
 * What the tablet must not lose while it takes part in a blind ballot, on its disk (IndexedDB keeps keys that nobody
 * can read out). One entry a delegate and ballot.
 */
import type { Paper } from "../generated/types";
import type { Blank } from "./blind";

export interface Entry {
  hall_id: string;
  delegate_id: string;
  ballot_id: string;
  public_key: string;
  /** Gone once the paper is in the urn: who finds the tablet then finds no paper. */
  blank: Blank | null;
  signature: Uint8Array<ArrayBuffer> | null;
  /** Filled in and on its way; gone once it is in the urn. */
  paper: Paper | null;
  /** The number of the paper in the urn: the receipt. */
  number: string;
}

export interface Vault {
  read(key: string): Promise<Entry | null>;
  /** Writes where there is none yet (another window may have been quicker) and returns what is there now. */
  create(key: string, entry: Entry): Promise<Entry>;
  write(key: string, entry: Entry): Promise<void>;
  remove(key: string): Promise<void>;
}

const STORE = "papers";

function opened(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open("chair-secret-ballots", 1);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error("no IndexedDB"));
  });
}

/** Reads what is under `key` and does `then` in a transaction of its own, waits for the disk, and tells what had been there. */
async function run(mode: IDBTransactionMode, key: string, then: (store: IDBObjectStore, known: unknown) => void): Promise<Entry | null> {
  const database = await opened();
  try {
    return await new Promise<Entry | null>((resolve, reject) => {
      const transaction = database.transaction(STORE, mode, { durability: "strict" });
      const store = transaction.objectStore(STORE);
      const request: IDBRequest<Entry | undefined> = store.get(key);
      request.onsuccess = () => then(store, request.result);
      transaction.oncomplete = () => resolve(request.result ?? null);
      transaction.onabort = transaction.onerror = () => reject(transaction.error ?? new Error("not kept"));
    });
  } finally {
    database.close();
  }
}

export const browserVault: Vault = {
  read: (key) => run("readonly", key, () => undefined),
  create: async (key, entry) => (await run("readwrite", key, (store, known) => known || store.put(entry, key))) ?? entry,
  write: async (key, entry) => void (await run("readwrite", key, (store) => store.put(entry, key))),
  remove: async (key) => void (await run("readwrite", key, (store) => store.delete(key))),
};

export type Lack = "crypto" | "storage";

/** What this browser lacks for a blind ballot; null when it lacks nothing. */
export async function lackOf(vault: Vault = browserVault): Promise<Lack | null> {
  if (!globalThis.crypto?.subtle) return "crypto";
  try {
    await vault.read("probe");
    return null;
  } catch {
    return "storage";
  }
}

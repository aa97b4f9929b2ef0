/** What the browser keeps for this page. Where it keeps nothing (private windows), memory does until the reload. */
const memory = new Map<string, string>();

export function readStored<T>(key: string): T | null {
  try {
    const text = localStorage.getItem(`chair.${key}`) ?? memory.get(key) ?? null;
    return text === null ? null : (JSON.parse(text) as T);
  } catch {
    const text = memory.get(key);
    return text === undefined ? null : (JSON.parse(text) as T);
  }
}

/** False where the browser has no room for it, so that it is kept until the reload only. */
export function writeStored(key: string, value: unknown): boolean {
  const text = JSON.stringify(value);
  try {
    localStorage.setItem(`chair.${key}`, text);
    memory.delete(key);
    return true;
  } catch {
    memory.set(key, text);
    return false;
  }
}

export function forgetStored(key: string): void {
  memory.delete(key);
  try {
    localStorage.removeItem(`chair.${key}`);
  } catch {
    return;
  }
}

/** Calls `tell` when another window of this page has changed what is kept under `key`. */
export function onStored(key: string, tell: (value: unknown) => void): void {
  window.addEventListener("storage", (event) => {
    if (event.key === `chair.${key}`) tell(event.newValue === null ? null : JSON.parse(event.newValue));
  });
}

/**
 * The real app with the network's boundary replaced: recorded topics instead of a hall, for pictures only.
 * `?scene=…&language=vi|en&theme=light|dark&text=100|125|150|200`
 */
import { browserVault } from "../src/secret/vault";
import { BLANK_ENTRY, SCENES, type Scene } from "./scenes";

const wanted = new URLSearchParams(location.search);
const scene = SCENES[wanted.get("scene") ?? "home"];
if (!scene) throw new Error(`no such scene; there are: ${Object.keys(SCENES).join(", ")}`);

// What is scattered in time begins at once here.
Math.random = () => 0;
const loadedAt = Date.now();
const hallNow = () => scene.now + (Date.now() - loadedAt);

localStorage.clear();
const kept: Record<string, unknown> = {
  ...scene.kept,
  identity: scene.identity,
  settings: {
    language: wanted.get("language") ?? "vi",
    theme: wanted.get("theme") ?? "light",
    textSize: Number(wanted.get("text") ?? 100),
  },
};
for (const [key, value] of Object.entries(kept)) {
  if (value !== null) localStorage.setItem(`chair.${key}`, JSON.stringify(value));
}
history.replaceState(scene.spot, "");

await new Promise((resolve) => {
  const gone = indexedDB.deleteDatabase("chair-secret-ballots");
  gone.onsuccess = gone.onerror = gone.onblocked = resolve;
});
for (const [ballot_id, entry] of Object.entries(scene.papers ?? {})) {
  const whose = { hall_id: "h", delegate_id: "d03", ballot_id };
  await browserVault.write(`h/d03/${ballot_id}`, { ...BLANK_ENTRY, ...whose, ...entry });
}

let recall = (_: string[]): void => undefined;

class RecordedSocket extends EventTarget {
  readonly readyState = 1;
  onopen: (() => void) | null = null;
  onmessage: ((event: { data: string }) => void) | null = null;
  onclose: (() => void) | null = null;
  onerror: (() => void) | null = null;
  private static opened = 0;

  constructor() {
    super();
    RecordedSocket.opened += 1;
    if (scene?.lost && RecordedSocket.opened > 1) return;
    setTimeout(() => this.onopen?.(), 0);
  }

  private tell(message: unknown): void {
    this.onmessage?.({ data: JSON.stringify(message) });
  }

  send(text: string): void {
    const message = JSON.parse(text) as { type: string; sent_at?: number };
    if (message.type === "Beat") return this.tell({ type: "Beaten", sent_at: message.sent_at, now: hallNow() });
    this.tell({ type: "Hello", now: hallNow(), hall_id: "h", epoch: 1, role: "delegate", delegate_id: "d03", name: "" });
    for (const [topic, changed] of Object.entries(scene?.topics ?? {})) {
      this.tell({ type: "Update", topic, version: 1, full: true, changed, removed: [] });
    }
    recall = (removed) => this.tell({ type: "Update", topic: "documents", version: 2, full: false, changed: {}, removed });
    if (scene?.lost) setTimeout(() => this.onclose?.(), 50);
  }

  close(): void {
    return;
  }
}

const info = {
  hall_id: "h", name: "HĐND tỉnh", epoch: 1, version: "", body: "Hội đồng nhân dân tỉnh",
  title: "Kỳ họp thứ Mười hai, khóa XIX", language: "vi", rehearsal: false, words: "hòa · sen · 27", phase: "sitting",
};
const realFetch = globalThis.fetch.bind(globalThis);

Object.assign(globalThis, {
  WebSocket: Object.assign(RecordedSocket, { OPEN: 1 }),
  fetch: async (input: RequestInfo | URL, init?: RequestInit) => {
    const path = String(input);
    if (path === "/api/hall") return Response.json(info);
    if (path.endsWith("/urn") && scene.slips) {
      return Response.json({ ballot_id: "b3", kind: "blind", public_key: "k", urn_sha256: scene.topics.ballot["b3"]?.urn_sha256, slips: scene.slips });
    }
    if (path.endsWith("/papers") || path.endsWith("/token")) return new Promise<Response>(() => undefined);
    if (path.startsWith("/api/")) throw new TypeError("there is no hall behind a picture");
    return realFetch(input, init);
  },
});

await import("../src/main");

/** The next two frames: what was changed has been drawn. */
function drawn(): Promise<void> {
  return new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve())));
}

async function until(selector: string): Promise<void> {
  while (!document.querySelector(selector)) await drawn();
}

function press(name: RegExp): void {
  const buttons = [...document.querySelectorAll("button")];
  buttons.find((one) => name.test((one.getAttribute("aria-label") ?? one.textContent ?? "").trim()))?.click();
}

function type(text: string): void {
  const field = document.querySelector("input");
  if (!field) return;
  field.value = text;
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

/** The scene stands when what it asked for was pressed and the topics have been shown. */
async function play({ lost, spot, press: pressed, type: typed, until: seen, touches, then, recalled, last }: Scene): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, lost ? 150 : 60));
  if (spot.document) await until("[data-drawn=drawing]");
  if (pressed) press(pressed);
  if (typed) type(typed);
  if (seen) await until(seen);
  for (const selector of touches ?? []) {
    // On a small screen what is to be touched may be on another page of the paper.
    for (let frames = 0; frames < 20 && !document.querySelector(selector); frames += 1) await drawn();
    document.querySelector<HTMLButtonElement>(selector)?.click();
    await drawn();
  }
  if (then) press(then);
  if (recalled) recall(recalled);
  if (last) await until(last);
  await drawn();
  document.documentElement.dataset["ready"] = "yes";
}

void play(scene);
export {};

/** The network's boundary for tests: a WebSocket and a fetch that the test answers as the hall would. */
import { vi } from "vitest";

export class FakeSocket {
  static readonly OPEN = 1;
  static all: FakeSocket[] = [];
  static get last(): FakeSocket {
    return FakeSocket.all[FakeSocket.all.length - 1] as FakeSocket;
  }
  readyState = 0;
  sent: Record<string, unknown>[] = [];
  onopen: (() => void) | null = null;
  onmessage: ((event: { data: string }) => void) | null = null;
  onclose: (() => void) | null = null;
  onerror: (() => void) | null = null;

  constructor() {
    FakeSocket.all.push(this);
  }
  send(text: string): void {
    this.sent.push(JSON.parse(text) as Record<string, unknown>);
  }
  close(): void {
    this.readyState = 3;
    this.onclose?.();
  }
  open(): void {
    this.readyState = 1;
    this.onopen?.();
  }
  tell(message: unknown): void {
    this.onmessage?.({ data: JSON.stringify(message) });
  }
  greet(epoch = 1, hall_id = "h"): void {
    this.open();
    this.tell({ type: "Hello", now: Date.now(), hall_id, epoch, role: "delegate", delegate_id: "d1", name: "Lan" });
  }
  update(topic: string, version: number, changed: Record<string, unknown>, full = false, removed: string[] = []): void {
    this.tell({ type: "Update", topic, version, full, changed, removed });
  }
}

export interface Posted {
  command_id: string;
  command: Record<string, unknown>;
}

type Answer = (posted: Posted) => Response | Promise<Response>;

export const receipt = (posted: Posted): Response =>
  Response.json({ command_id: posted.command_id, seq: 418, at: 1000, head: "h", id: "receipt-1", changed: true });

export const refused = (code: string, detail: string, status = 409) => (): Response =>
  Response.json({ type: "about:blank", title: "", status, detail, code }, { status });

export const noNetwork = (): never => {
  throw new TypeError("network");
};

/** What was posted to /api/commands, in order; the next answers are taken from `answers`, the last one stays. */
export class FakeHall {
  posted: Posted[] = [];
  answers: Answer[] = [receipt];
  joinAs = "d1";
  hallId = "h";

  fetch = async (path: string, init: { body?: string } = {}): Promise<Response> => {
    if (path === "/api/hall") return Response.json({ hall_id: this.hallId, words: "hòa · sen · 27", body: "", title: "" });
    if (path === "/api/join") {
      return Response.json({ token: `token-${this.joinAs}`, role: "delegate", delegate_id: this.joinAs, name: "Lan", seat: "A3" });
    }
    if (path !== "/api/commands") return new Response(null, { status: 204 });
    const posted = JSON.parse(init.body ?? "") as Posted;
    this.posted.push(posted);
    const answer = this.answers.length > 1 ? (this.answers.shift() as Answer) : (this.answers[0] as Answer);
    return answer(posted);
  };
}

/** A tablet that starts anew: modules are loaded again, what the browser keeps stays unless `empty`. */
export async function aTablet(hall: FakeHall, empty = true) {
  vi.resetModules();
  FakeSocket.all = [];
  if (empty) localStorage.clear();
  vi.stubGlobal("WebSocket", FakeSocket);
  vi.stubGlobal("fetch", hall.fetch);
  const client = await import("../src/hall");
  const { device } = await import("../src/device");
  return { ...client, device };
}

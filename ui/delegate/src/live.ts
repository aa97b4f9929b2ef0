/** The WebSocket to the hall: says who follows and what it holds, beats, and starts anew when it falls silent. */
import type { Beaten, Bye, Follow, Hello } from "./generated/types";
import { backoffMs } from "./network";
import type { Update } from "./topics";

const BEAT_EVERY_MS = 5000;
const SILENT_AFTER_MS = 12_000;
const LONGEST_WAIT_MS = 4000;

export interface LiveListener {
  /** What the next connection says first; null while nobody is signed in. */
  follow(): Follow | null;
  opened(hello: Hello): void;
  updated(update: Update): void;
  beaten(beaten: Beaten, receivedAt: number): void;
  /** The hall said goodbye; `final` when it will not have this token again. */
  dismissed(bye: Bye, final: boolean): void;
  /** The link is gone; `heardAt` is when the hall was last heard (this device's clock). */
  lost(heardAt: number): void;
}

const FINAL = new Set(["live.unauthorised", "live.revoked"]);

export class Live {
  private socket: WebSocket | null = null;
  private attempt = 0;
  private heardAt = Date.now();
  private beating: ReturnType<typeof setInterval> | undefined;
  private waiting: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly listener: LiveListener) {}

  /** Connect now, whatever was waited for; an open connection stays. */
  connect(): void {
    clearTimeout(this.waiting);
    if (this.socket !== null) return;
    const follow = this.listener.follow();
    if (follow === null) return;
    const socket = new WebSocket(`${location.protocol === "https:" ? "wss" : "ws"}://${location.host}/api/live`);
    this.socket = socket;
    this.heardAt = this.attempt === 0 ? Date.now() : this.heardAt;
    const openedAt = Date.now();
    socket.onopen = () => socket.send(JSON.stringify(follow));
    socket.onmessage = (event) => this.receive(socket, String(event.data));
    socket.onclose = () => this.fall(socket);
    socket.onerror = () => socket.close();
    clearInterval(this.beating);
    this.beating = setInterval(() => this.beat(socket, openedAt), BEAT_EVERY_MS);
  }

  close(): void {
    const socket = this.socket;
    this.socket = null;
    clearTimeout(this.waiting);
    clearInterval(this.beating);
    socket?.close();
  }

  private beat(socket: WebSocket, openedAt: number): void {
    if (Date.now() - Math.max(this.heardAt, openedAt) > SILENT_AFTER_MS) {
      socket.close();
      // A dead network never answers the close: go on without it.
      this.fall(socket);
    } else if (socket.readyState === WebSocket.OPEN) {
      socket.send(JSON.stringify({ type: "Beat", sent_at: Date.now() }));
    }
  }

  private receive(socket: WebSocket, text: string): void {
    if (socket !== this.socket) return;
    this.heardAt = Date.now();
    const message = JSON.parse(text) as Hello | Update | Beaten | Bye;
    if (message.type === "Hello") {
      this.attempt = 0;
      this.listener.opened(message);
    } else if (message.type === "Update") {
      this.listener.updated(message);
    } else if (message.type === "Beaten") {
      this.listener.beaten(message, this.heardAt);
    } else {
      const final = FINAL.has(message.code);
      if (final) this.close();
      this.listener.dismissed(message, final);
      if (final) return;
      // A hall that ends may not get as far as closing the line.
      socket.close();
      this.fall(socket);
    }
  }

  private fall(socket: WebSocket): void {
    if (socket !== this.socket) return;
    this.socket = null;
    clearInterval(this.beating);
    this.listener.lost(this.heardAt);
    this.attempt += 1;
    this.waiting = setTimeout(() => this.connect(), backoffMs(this.attempt, LONGEST_WAIT_MS));
  }
}

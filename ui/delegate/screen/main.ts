/** The page of an output: bound once with a code, then it shows what the hall tells it, and keeps its last picture. */
import "./screen.css";

import type { Access, Beaten, Bye, Follow, Hello } from "../src/generated/types";
import { Live } from "../src/live";
import { forgetStored, readStored, writeStored } from "../src/storage";
import { renewCookie } from "../src/network";
import { JoinForm, takeCode } from "./join";
import { forgetMeasures } from "./measure";
import { clockText, moving, withoutCaption, withoutClocks, type SceneView } from "./scene";
import { sentence } from "./sentence";
import { Stage } from "./stage";
import { words } from "./words";

const CLOCKS_VANISH_MS = 3000;
/** A broadcast goes on while the hall is away: a name under somebody else's face is worse than none. */
const CAPTION_VANISHES_MS = 60_000;
const LOOK_EVERY_MS = 100;

interface Update {
  topic: string;
  version: number;
  changed: Record<string, SceneView>;
}

class Screen {
  private token = readStored<string>("screen.token") ?? "";
  private view = readStored<SceneView>("screen.view");
  private held = { hall_id: "", epoch: 0, version: -1 };
  private offset = readStored<number>("screen.offset") ?? 0;
  private roundTrip = Infinity;
  private lostAt = 0;
  /** Whether the hall has been heard since the page was opened: what was kept from before may be of any age. */
  private heard = false;
  private readonly language = this.view?.language ?? (navigator.language.startsWith("en") ? "en" : "vi");
  private readonly live: Live;
  private readonly stage: Stage;
  private readonly form: JoinForm;

  constructor(captionOnly: boolean, withClock: boolean) {
    document.documentElement.classList.toggle("see-through", captionOnly);
    this.stage = new Stage(document.getElementById("stage") as HTMLElement, captionOnly, withClock);
    this.form = new JoinForm(document.getElementById("join") as HTMLElement, this.language, (access) => this.joined(access));
    this.live = new Live({
      follow: () => this.follow(),
      opened: (hello) => this.opened(hello),
      updated: (update) => this.updated(update as unknown as Update),
      beaten: (beaten, receivedAt) => this.beaten(beaten, receivedAt),
      dismissed: (bye, final) => this.dismissed(bye, final),
      lost: (heardAt) => this.lost(heardAt),
    });
  }

  start(): void {
    const code = takeCode();
    if (code) void this.form.send(code);
    else if (this.token) this.connect();
    else this.form.ask();
    addEventListener("online", () => this.live.connect());
    setInterval(() => this.look(), LOOK_EVERY_MS);
  }

  private now(): number {
    return Date.now() + this.offset;
  }

  private connect(): void {
    // Until the hall has answered, the last picture stands and says that it is not of now.
    this.lostAt = this.now();
    this.look();
    this.live.connect();
  }

  private joined(access: Access): void {
    this.token = access.token;
    writeStored("screen.token", access.token);
    this.held = { hall_id: "", epoch: 0, version: -1 };
    this.live.close();
    this.connect();
  }

  private follow(): Follow | null {
    if (!this.token) return null;
    const { hall_id, epoch, version } = this.held;
    return { type: "Follow", token: this.token, hall_id, epoch, versions: { scene: version }, language: this.language, device_id: "" };
  }

  private opened(hello: Hello): void {
    if (hello.role !== "projector") return this.leave(words(this.language, "revoked"));
    this.offset = hello.now - Date.now();
    this.roundTrip = Infinity;
    const same = this.held.hall_id === hello.hall_id && this.held.epoch === hello.epoch;
    this.held = { hall_id: hello.hall_id, epoch: hello.epoch, version: same ? this.held.version : -1 };
    this.lostAt = 0;
    this.heard = true;
    writeStored("screen.offset", this.offset);
    // Pages of papers and the logo are fetched with a cookie; a television stays on longer than it lives.
    void renewCookie(this.token, this.language).catch(() => undefined);
    this.look();
  }

  private updated(update: Update): void {
    const view = update.changed[""];
    if (update.topic !== "scene" || view === undefined) return;
    this.held.version = update.version;
    this.view = this.kept(view);
    writeStored("screen.view", this.view);
    this.look();
  }

  /** While the chair holds the picture, the one that stands here stays; only its frame may change, and it may be dark. */
  private kept(view: SceneView): SceneView {
    const before = this.view;
    if (view.frozen_at === null || before === null || before.output_id !== view.output_id) return view;
    return { ...before, frozen_at: view.frozen_at, scene: { ...before.scene, frame: view.scene["frame"], dark: view.scene.view === "blank" } };
  }

  private beaten(beaten: Beaten, receivedAt: number): void {
    const roundTrip = receivedAt - beaten.sent_at;
    this.roundTrip *= 1.2;
    if (roundTrip > this.roundTrip) return;
    this.roundTrip = roundTrip;
    this.offset = beaten.now + roundTrip / 2 - receivedAt;
  }

  private dismissed(bye: Bye, final: boolean): void {
    if (final) this.leave(bye.detail);
  }

  private lost(heardAt: number): void {
    if (this.lostAt === 0) this.lostAt = heardAt + this.offset;
    this.look();
  }

  /** This browser shows nothing any more until it is bound anew. */
  private leave(why: string): void {
    this.live.close();
    this.token = "";
    this.view = null;
    forgetStored("screen.token");
    forgetStored("screen.view");
    this.stage.clear();
    this.form.ask(why);
  }

  private look(): void {
    if (this.view === null || !this.token) return;
    const now = this.now();
    const scene = moving(this.view, this.lostAt || now);
    if (this.lostAt === 0) return this.stage.show(scene);
    const template = this.view.scene["link_lost"] ?? words(this.language, "lost");
    const said = sentence(template, { time: clockText(this.lostAt, this.view.utc_offset_minutes) });
    const away = now - this.lostAt;
    const kept = away > CLOCKS_VANISH_MS ? withoutClocks(scene) : moving(this.view, now);
    const shown = this.heard && away <= CAPTION_VANISHES_MS ? kept : withoutCaption(kept);
    this.stage.show({ ...shown, link_lost_text: said });
  }
}

async function begin(): Promise<void> {
  const caption = location.pathname.startsWith("/caption");
  const screen = new Screen(caption, new URLSearchParams(location.search).get("clock") !== "0");
  await Promise.all([500, 600, 700].map((weight) => document.fonts.load(`${weight} 100px "Be Vietnam Pro"`, "Đường"))).catch(() => undefined);
  forgetMeasures();
  screen.start();
}

void begin();

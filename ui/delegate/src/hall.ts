/** The client of the hall: follows its topics, keeps its time, and sends commands until they are answered. */
import { derived, get, readable, writable, type Readable, type Writable } from "svelte/store";

import { isEntitled } from "./ballot/stand";
import { device, forgetDelegate, type Identity } from "./device";
import type { Beaten, Bye, Command, Follow, HallInfo, Hello, Problem, Receipt, Topic, Views } from "./generated/types";
import { Live } from "./live";
import { fetchHall, join, renewCookie, Refused } from "./network";
import { SecretPapers } from "./secret/papers";
import { browserVault } from "./secret/vault";
import { refusal, Sender, type Act } from "./sender";
import { readStored, writeStored } from "./storage";
import { isTopic, merged, NOTHING, withEveryTopic, type Snapshot, type Table, type Update } from "./topics";
import { voteKey, Votes, type Given } from "./votes";

export interface Link {
  state: "away" | "connecting" | "open" | "lost";
  /** When the hall was last heard, by the hall's clock. */
  since: number;
}

const KEEP_TOPICS_EVERY_MS = 1000;

/** A part of a store that speaks only when that part is another object: the turnout moves ten times a second. */
function picked<S, P>(store: Readable<S>, pick: (whole: S) => P): Readable<P> {
  let last = pick(get(store));
  return derived(
    store,
    ($store, set: (part: P) => void) => {
      const part = pick($store);
      if (part !== last) set((last = part));
    },
    last,
  );
}

export class Hall {
  readonly info: Writable<HallInfo | null> = writable(null);
  readonly link: Writable<Link> = writable({ state: "away", since: 0 });
  /** Why this tablet no longer belongs to its delegate, in the hall's words. */
  readonly dismissal: Writable<string> = writable("");
  /** What became of each act, by its key: sending, refused or recorded. */
  readonly acts: Writable<Record<string, Act>> = writable({});
  /** The papers of blind ballots. */
  readonly secret: SecretPapers;
  private readonly snapshot: Writable<Snapshot>;
  private readonly live: Live;
  private readonly sender: Sender;
  private readonly votes: Votes;
  private offset = 0;
  private offsetRoundTrip = Infinity;
  private keeping: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    this.snapshot = writable(withEveryTopic(readStored<Snapshot>("topics") ?? NOTHING));
    this.live = new Live({
      follow: () => this.follow(),
      opened: (hello) => this.opened(hello),
      updated: (update) => this.updated(update),
      beaten: (beaten, receivedAt) => this.beaten(beaten, receivedAt),
      dismissed: (bye, final) => this.dismissed(bye, final),
      lost: (heardAt) => this.link.set({ state: "lost", since: heardAt + this.offset }),
    });
    const access = {
      token: () => get(device.identity)?.token ?? "",
      language: () => get(device.settings).language,
      unauthorised: (problem: Problem) => this.leave(problem.detail),
    };
    const told = (key: string, act: Act) => this.acts.update((acts) => ({ ...acts, [key]: act }));
    const owner = { ...access, identity: () => get(device.identity), now: () => this.now() };
    this.sender = new Sender(access, told);
    this.votes = new Votes(access, { ...owner, told });
    const refused = (ballotId: string, problem: Problem) =>
      told(voteKey(ballotId, owner.identity()?.delegate_id ?? ""), refusal(problem));
    this.secret = new SecretPapers({ ...owner, refused }, browserVault);
  }

  /** Start following if this tablet has an owner, and learn which hall this is. */
  start(): void {
    void this.learn();
    if (get(device.identity) !== null) this.connect();
    addEventListener("online", () => this.hurry());
    document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && this.hurry());
    addEventListener("pagehide", () => this.keep());
    this.table("ballot").subscribe(() => this.followSecret());
    this.single("me").subscribe(() => this.followSecret());
  }

  /** Name, words and phase of the hall; what was known stays when it cannot be reached. */
  async learn(): Promise<void> {
    try {
      this.info.set(await fetchHall(get(device.settings).language));
    } catch {
      setTimeout(() => get(this.info) === null && void this.learn(), 2000);
    }
  }

  /** Bind this tablet to the delegate whose code it is. Raises `Refused` or `NoAnswer`. */
  async join(code: string, deviceName: string): Promise<void> {
    const language = get(device.settings).language;
    const access = await join({ code, device_id: device.id, device_name: deviceName }, language);
    const info = await fetchHall(language);
    this.info.set(info);
    const identity: Identity = { ...access, hall_id: info.hall_id, confirmed: false };
    this.dismissal.set("");
    this.snapshot.set(NOTHING);
    this.acts.set({});
    device.identity.set(identity);
    this.votes.keepOnlyOf(identity);
    this.secret.forget();
    this.live.close();
    this.connect();
  }

  /** The delegate says "đúng, là tôi". */
  confirm(): void {
    device.identity.update((identity) => identity && { ...identity, confirmed: true });
  }

  /** The tablet is nobody's any more; held votes stay until someone joins (they are sent for their owner only). */
  leave(reason = ""): void {
    this.live.close();
    this.votes.stop();
    this.secret.forget();
    forgetDelegate();
    this.snapshot.set(NOTHING);
    this.dismissal.set(reason);
    this.link.set({ state: "away", since: this.now() });
  }

  /** The hall's time in ms. */
  now(): number {
    return Date.now() + this.offset;
  }

  /** A table of a topic; rows that did not change stay the same objects. */
  table<T extends Topic>(topic: T): Readable<Table<T>> {
    return picked(this.snapshot, ($snapshot) => $snapshot.tables[topic]);
  }

  /** A topic that is one thing; null until the hall has told it. */
  single<T extends Topic>(topic: T): Readable<Views[T] | null> {
    return picked(this.snapshot, ($snapshot) => ($snapshot.tables[topic][""] as Views[T] | undefined) ?? null);
  }

  /** Send a command until it is answered; `key` names the act whose state the screen shows. */
  send(key: string, command: Command): Promise<Receipt | null> {
    return this.sender.send(key, command);
  }

  /** Take back the state of an act, for instance when its refusal has been read. */
  settle(key: string): void {
    this.acts.update(({ [key]: _settled, ...others }) => others);
  }

  /** Cast or change a vote; it is kept on the tablet until the hall has answered. A secret one has its `room`. */
  vote(given: Given, voted: boolean, room = 0): void {
    this.votes.cast(given, voted, room);
  }

  /** Try again at once: the network came back, or somebody asked for it. */
  hurry(): void {
    this.live.connect();
    this.votes.hurry();
  }

  private followSecret(): void {
    const { ballot, me } = get(this.snapshot).tables;
    const mine = me[""];
    if (!mine) return;
    const mayVote = (one: Views["ballot"]) => mine.presence === "present" && isEntitled(one, mine.delegate);
    this.secret.follow(Object.values(ballot), mayVote);
  }

  private connect(): void {
    this.link.set({ state: "connecting", since: this.now() });
    this.live.connect();
    this.votes.hurry();
  }

  private follow(): Follow | null {
    const identity = get(device.identity);
    if (identity === null) return null;
    const { hall_id, epoch, versions } = get(this.snapshot);
    const language = get(device.settings).language;
    return { type: "Follow", token: identity.token, hall_id, epoch, versions, language, device_id: device.id };
  }

  private opened(hello: Hello): void {
    this.offset = hello.now - Date.now();
    this.offsetRoundTrip = Infinity;
    const known = get(this.snapshot);
    const { hall_id, epoch } = hello;
    const sameRun = known.hall_id === hall_id && known.epoch === epoch;
    this.snapshot.set({ ...known, hall_id, epoch, versions: sameRun ? known.versions : {} });
    const identity = get(device.identity);
    this.dismissal.set("");
    this.link.set({ state: "open", since: this.now() });
    if (identity !== null) void renewCookie(identity.token, get(device.settings).language).catch(() => undefined);
    this.votes.hurry();
  }

  private updated(update: Update): void {
    if (!isTopic(update.topic)) return;
    this.snapshot.update((known) => ({
      ...known,
      versions: { ...known.versions, [update.topic]: update.version },
      tables: { ...known.tables, [update.topic]: merged(known.tables[update.topic], update) },
    }));
    this.keeping ??= setTimeout(() => this.keep(), KEEP_TOPICS_EVERY_MS);
  }

  private beaten(beaten: Beaten, receivedAt: number): void {
    const roundTrip = receivedAt - beaten.sent_at;
    // The quickest answer knows the hall's time best; older ones fade so that a drifting clock is followed.
    this.offsetRoundTrip *= 1.2;
    if (roundTrip > this.offsetRoundTrip) return;
    this.offsetRoundTrip = roundTrip;
    this.offset = beaten.now + roundTrip / 2 - receivedAt;
  }

  private dismissed(bye: Bye, final: boolean): void {
    if (final) this.leave(bye.detail);
  }

  /** What was last told stays readable after a reload without the hall. */
  private keep(): void {
    clearTimeout(this.keeping);
    this.keeping = undefined;
    if (get(device.identity) !== null) writeStored("topics", get(this.snapshot));
  }
}

export const hall = new Hall();

export const link = hall.link;
export const acts = hall.acts;
export const session = hall.single("session");
export const agenda = hall.table("agenda");
export const floor = hall.single("floor");
export const places = hall.table("places");
export const questioning = hall.table("questioning");
export const questions = hall.table("questions");
export const ballots = hall.table("ballot");
export const turnout = hall.single("turnout");
export const presence = hall.single("presence");
export const documents = hall.table("documents");
export const screen = hall.single("screen");
export const me = hall.single("me");

/** The hall's clock, five times a second while somebody looks. */
export const now: Readable<number> = readable(hall.now(), (set) => {
  const ticking = setInterval(() => set(hall.now()), 200);
  // The hall's greeting sets the clock right; nobody should see the device's own time until the next tick.
  const ignore = hall.link.subscribe(() => set(hall.now()));
  return () => {
    clearInterval(ticking);
    ignore();
  };
});

export { Refused };

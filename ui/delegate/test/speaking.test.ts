/** The tablet's floor as a delegate sees it: the real screens in a browser's document, the hall's words from a fixture. */
import { afterEach, beforeEach, expect, test, vi } from "vitest";

import * as f from "../preview/fixture";
import type { FloorView, MeView, PlaceView } from "../src/generated/types";
import { clock } from "../src/times";
import { aTablet, FakeHall, FakeSocket } from "./boundary";

let theHall: FakeHall;
/** Each tablet loads its modules anew, Svelte too. */
let svelte: typeof import("svelte");
let shown: Record<string, unknown> | null = null;

beforeEach(() => {
  vi.useFakeTimers({ now: f.at("09:36:24") });
  theHall = new FakeHall();
  theHall.joinAs = "d03";
});
afterEach(() => {
  if (shown) void svelte.unmount(shown);
  shown = null;
  vi.clearAllTimers();
  vi.useRealTimers();
});

type Told = { floor?: Partial<FloorView>; me?: Partial<MeView>; places?: Record<string, PlaceView> };

function tell({ floor = {}, me = {}, places = {} }: Told, version = 1): void {
  FakeSocket.last.update("floor", version, { "": { ...f.floor, ...floor } }, true);
  FakeSocket.last.update("me", version, { "": { ...f.me, ...me } }, true);
  FakeSocket.last.update("places", version, { ...places }, true);
  svelte.flushSync();
}

/** A screen of a tablet that has been told this. */
async function screen(name: "speak" | "home", told: Told = {}): Promise<HTMLElement> {
  const { hall } = await aTablet(theHall);
  svelte = await import("svelte");
  await hall.join("123456", "test");
  FakeSocket.last.greet();
  FakeSocket.last.update("session", 1, { "": f.session }, true);
  FakeSocket.last.update("agenda", 1, f.agenda, true);
  tell(told);
  document.body.replaceChildren();
  const target = document.body;
  const props = { settings: () => undefined, spot: () => undefined, open: () => undefined, speak: () => undefined, votes: () => undefined };
  const component = name === "speak" ? (await import("../src/speak/Speak.svelte")).default : (await import("../src/home/Home.svelte")).default;
  shown = svelte.mount(component as never, { target, props: props as never });
  svelte.flushSync();
  return target;
}

const texts = (of: Element, selector: string) => [...of.querySelectorAll(selector)].map((one) => (one.textContent ?? "").replace(/\s+/g, " ").trim());
const button = (of: Element, label: string) => [...of.querySelectorAll("button")].find((one) => one.textContent?.trim() === label);
async function press(of: Element, label: string): Promise<void> {
  button(of, label)!.click();
  await vi.advanceTimersByTimeAsync(50);
  svelte.flushSync();
}

const waiting: Told = {
  me: { requests: [f.myRequest] },
  places: { y2: { ...f.myPlace, place: 137, ahead_ms: 420_000 } },
  floor: { ...f.crowd },
};

test("registering sends what is to be said, and no second one of the same kind is offered while it waits", async () => {
  const page = await screen("speak");
  const subject = page.querySelector<HTMLInputElement>("input[aria-label]")!;
  subject.value = "Tập huấn";
  subject.dispatchEvent(new Event("input", { bubbles: true }));
  await press(page, "Đăng ký thảo luận");
  expect(theHall.posted.map((posted) => posted.command)).toMatchObject([{ type: "RequestToSpeak", delegate_id: "d03", kind: "discuss", subject: "Tập huấn" }]);
  tell(waiting, 2);
  expect(button(page, "Đăng ký thảo luận")).toBeUndefined();
  expect(button(page, "Đăng ký tranh luận")?.disabled).toBe(false);
});

test("the own place, when the turn comes and the own words stand above, and the own row in the list", async () => {
  const page = await screen("speak", waiting);
  expect(texts(page, ".figure")).toEqual(["137"]);
  expect(page.textContent).toContain(`đến lượt khoảng ${clock(f.at("09:46:44"))}`); // what is left of the speaker, and seven minutes
  expect(page.textContent).toContain(f.myRequest.subject);
  expect(texts(page, "li.mine")).toEqual(["137 Hoàng Thị Lan Tổ 2 · thảo luận, lần 1"]);
  expect(texts(page, "li.more")).toEqual(["… và 116 người nữa", "… và 349 người nữa"]);
  expect(page.textContent).toContain("486 đại biểu đang chờ");
  tell({ ...waiting, places: { y2: { ...f.myPlace, place: 3 } } }, 2);
  expect(texts(page, ".figure")).toEqual(["3"]);
});

test("withdrawing is of the own request, and can be taken back for ten seconds", async () => {
  const page = await screen("speak", waiting);
  await press(page, "Rút đăng ký");
  tell({}, 2);
  expect(theHall.posted.at(-1)!.command).toEqual({ type: "WithdrawRequest", request_id: "y2" });
  await press(page, "Hoàn tác");
  expect(theHall.posted.at(-1)!.command).toEqual({ type: "RestoreRequest", request_id: "y2" });
  expect(button(page, "Hoàn tác")).toBeUndefined();
  tell(waiting, 3);
  await press(page, "Rút đăng ký");
  tell({}, 4);
  await vi.advanceTimersByTimeAsync(10_400);
  svelte.flushSync();
  expect(button(page, "Hoàn tác")).toBeUndefined();
});

test("a closed list says since when, and nothing can be registered on it; a place on it stays", async () => {
  const page = await screen("speak", { floor: { registration_open: false, registration_closed_at: f.at("09:32") } });
  expect(texts(page, ".closed")[0]).toContain(clock(f.at("09:32")));
  expect([...page.querySelectorAll<HTMLButtonElement>(".kinds button")].map((one) => one.disabled)).toEqual([true, true, true, true]);
  tell({ ...waiting, floor: { ...f.crowd, registration_open: false, registration_closed_at: f.at("09:32") } }, 2);
  expect(texts(page, ".figure")).toEqual(["137"]);
  expect(page.querySelector(".closed") ?? page.querySelector(".kinds")).toBeNull();
  expect(button(page, "Rút đăng ký")?.disabled).toBe(false);
});

test("a discussion that has ended says so, and who was not reached is invited to write instead of having a place", async () => {
  const item = Object.values(f.agenda).find((one) => one.status === "current")!;
  const phases = item.phases.map((one) => ({ ...one, state: one.phase === "voting" ? ("running" as const) : ("done" as const) }));
  const over = { floor: { registration_open: false, registration_closed_at: f.at("09:32"), queue: [], waiting: 0, waiting_ms: 0 } };
  const page = await screen("speak", { ...over, me: { opinions_invited: [item.id] } });
  FakeSocket.last.update("agenda", 2, { [item.id]: { ...item, phase: "voting", phases } }, false);
  svelte.flushSync();
  expect(texts(page, ".closed")[0]).toMatch(/^Thảo luận đã kết thúc Đồng chí đã đăng ký nhưng chưa đến lượt: mời gửi ý kiến bằng văn bản/);
  expect(texts(page, ".empty")).toEqual(["Thảo luận đã kết thúc"]);
  expect(page.querySelector(".kinds")).toBeNull();
  expect(page.textContent).toContain("Mời đồng chí gửi ý kiến bằng văn bản về nội dung");
  tell(over, 3);
  expect(texts(page, ".closed")[0]).toContain("Ý kiến chưa nói có thể gửi bằng văn bản");
});

test("who has not registered is told what registering now would give", async () => {
  const page = await screen("speak", { floor: { ...f.crowd, waiting_ms: 420_000 } });
  expect(texts(page, ".promise")[0]).toMatch(new RegExp(`487.*${clock(f.at("09:46:44"))}`));
  tell(waiting, 2);
  expect(page.querySelector(".promise")).toBeNull();
});

test("beside the list stands who speaks, and whether the clock is paused", async () => {
  const page = await screen("speak");
  expect(texts(page, ".speaker")[0]).toMatch(/^Đang phát biểu Lường Văn Pản/);
  tell({ floor: { turn: { ...f.floor.turn!, running_since: null } } }, 2);
  expect(texts(page, ".speaker .caption")).toEqual(["Đang phát biểu · tạm dừng"]);
  tell({ floor: { turn: null } }, 3);
  expect(texts(page, ".speaker")).toEqual(["Chưa có ai phát biểu"]);
});

test("lists of items to come are registered on, left, and closed", async () => {
  const early = [{ item_id: "n4", closed_at: null, queue: [], waiting: 8 }, { item_id: "n5", closed_at: 1, queue: [], waiting: 0 }];
  const page = await screen("speak", { floor: { early } });
  const [list] = [...page.querySelectorAll("[aria-labelledby=early]")];
  expect(list!.textContent).toContain("8");
  await press(list!, "Đăng ký thảo luận");
  expect(theHall.posted.at(-1)!.command).toMatchObject({ type: "RequestToSpeak", item_id: "n4" });
  expect(list!.querySelectorAll("button")).toHaveLength(1);
  tell({ floor: { early }, me: { requests: [{ ...f.myRequest, item_id: "n4" }] }, places: { y2: { ...f.myPlace, item_id: "n4", place: 9 } } }, 2);
  expect(list!.textContent).toContain("9");
  expect(page.querySelector(".figure")).toBeNull();
  await press(list!, "Rút đăng ký");
  expect(theHall.posted.at(-1)!.command).toEqual({ type: "WithdrawRequest", request_id: "y2" });
});

test("whose speech is paused, and who was not reached, is told so", async () => {
  const paused = { ...f.floor.turn!, running_since: null };
  const page = await screen("home", { floor: { turn: paused }, me: { opinions_invited: ["n2"] } });
  expect(texts(page, ".left .caption")).toEqual(["tạm dừng"]);
  expect(page.textContent).toContain("Mời đồng chí gửi ý kiến bằng văn bản về nội dung 2");
  tell({ floor: { turn: f.floor.turn } }, 2);
  expect(texts(page, ".left .caption")).toEqual(["còn"]);
  expect(page.textContent).not.toContain("Mời đồng chí gửi ý kiến");
});

test("the agenda's page shows the own place, and offers to register only while one has none", async () => {
  const page = await screen("home", waiting);
  expect(page.textContent).toContain("137");
  expect(page.textContent).toContain("486 đại biểu đang chờ");
  expect(button(page, "Đăng ký thảo luận")).toBeUndefined();
  tell({}, 2);
  await press(page, "Đăng ký thảo luận");
  expect(theHall.posted.at(-1)!.command).toEqual({ type: "RequestToSpeak", delegate_id: "d03", kind: "discuss" });
  tell({ floor: { registration_open: false } }, 3);
  expect(button(page, "Đăng ký thảo luận")).toBeUndefined();
});

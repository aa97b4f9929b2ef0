import { get } from "svelte/store";
import { afterEach, beforeEach, expect, test, vi } from "vitest";

import { aTablet, FakeHall, FakeSocket, noNetwork, receipt, refused } from "./boundary";

let theHall: FakeHall;

beforeEach(() => {
  vi.useFakeTimers();
  theHall = new FakeHall();
});
afterEach(() => {
  vi.clearAllTimers();
  vi.useRealTimers();
});

async function joined(empty = true) {
  const tablet = await aTablet(theHall, empty);
  if (empty) await tablet.hall.join("123456", "test");
  else tablet.hall.start();
  return tablet;
}

test("only what changed is a new object, what was removed is gone", async () => {
  const { agenda } = await joined();
  FakeSocket.last.greet();
  FakeSocket.last.update("agenda", 1, { n1: { title: "Một" }, n2: { title: "Hai" } }, true);
  const before = get(agenda);
  FakeSocket.last.update("agenda", 2, { n2: { title: "Hai, sửa" } }, false, []);
  expect(get(agenda)["n1"]).toBe(before["n1"]);
  expect(get(agenda)["n2"]).toEqual({ title: "Hai, sửa" });
  FakeSocket.last.update("agenda", 3, {}, false, ["n1"]);
  expect(Object.keys(get(agenda))).toEqual(["n2"]);
});

test("a topic that did not change wakes nobody", async () => {
  const { agenda, turnout } = await joined();
  FakeSocket.last.greet();
  FakeSocket.last.update("agenda", 1, { n1: { title: "Một" } }, true);
  const told = vi.fn();
  agenda.subscribe(told);
  FakeSocket.last.update("turnout", 1, { "": { voted: 3 } }, true);
  expect(get(turnout)).toEqual({ voted: 3 });
  expect(told).toHaveBeenCalledTimes(1);
});

test("after the link was lost the tablet says which versions it holds, and since when it was cut off", async () => {
  const { link } = await joined();
  FakeSocket.last.greet(7);
  FakeSocket.last.update("agenda", 12, { n1: {} }, true);
  FakeSocket.last.close();
  expect(get(link).state).toBe("lost");
  expect(get(link).since).toBe(Date.now());
  await vi.advanceTimersByTimeAsync(5000);
  FakeSocket.last.open();
  expect(FakeSocket.last.sent[0]).toMatchObject({ type: "Follow", hall_id: "h", epoch: 7, versions: { agenda: 12 } });
});

test("versions of an earlier run of the hall are not claimed in the new one", async () => {
  await joined();
  FakeSocket.last.greet(1);
  FakeSocket.last.update("agenda", 12, { n1: {} }, true);
  FakeSocket.last.close();
  await vi.advanceTimersByTimeAsync(5000);
  FakeSocket.last.greet(2);
  FakeSocket.last.update("agenda", 3, { n1: {} }, true);
  FakeSocket.last.close();
  await vi.advanceTimersByTimeAsync(5000);
  FakeSocket.last.open();
  expect(FakeSocket.last.sent[0]).toMatchObject({ epoch: 2, versions: { agenda: 3 } });
});

test("a silent network is noticed without anybody closing the connection", async () => {
  const { link } = await joined();
  FakeSocket.last.greet();
  const first = FakeSocket.last;
  first.close = () => undefined;
  await vi.advanceTimersByTimeAsync(16_000);
  expect(get(link).state).toBe("lost");
  expect(get(link).since).toBeLessThan(Date.now() - 10_000);
});

test("a command is sent again under the same id until the hall answers", async () => {
  const { hall, acts } = await joined();
  theHall.answers = [noNetwork, refused("journal.failed", "", 503), receipt];
  void hall.send("help", { type: "CallSecretary", delegate_id: "d1" });
  await vi.advanceTimersByTimeAsync(10_000);
  expect(theHall.posted).toHaveLength(3);
  expect(new Set(theHall.posted.map((posted) => posted.command_id)).size).toBe(1);
  expect(get(acts)["help"]?.state).toBe("recorded");
});

test("pressing again after no answer keeps the id, so that it counts once", async () => {
  const { hall, acts } = await joined();
  theHall.answers = [noNetwork];
  void hall.send("help", { type: "CallSecretary", delegate_id: "d1" });
  await vi.advanceTimersByTimeAsync(60_000);
  expect(get(acts)["help"]).toMatchObject({ state: "refused", code: "tablet.unanswered" });
  theHall.answers = [receipt];
  void hall.send("help", { type: "CallSecretary", delegate_id: "d1" });
  await vi.advanceTimersByTimeAsync(1000);
  expect(new Set(theHall.posted.map((posted) => posted.command_id)).size).toBe(1);
});

test("a refusal is shown in the hall's words and is not sent again", async () => {
  const { hall, acts } = await joined();
  theHall.answers = [refused("floor.registration_closed", "Đăng ký đã đóng lúc 10:01.")];
  await hall.send("register", { type: "RequestToSpeak", delegate_id: "d1", kind: "discuss" });
  await vi.advanceTimersByTimeAsync(10_000);
  expect(theHall.posted).toHaveLength(1);
  expect(get(acts)["register"]).toMatchObject({ state: "refused", sentence: "Đăng ký đã đóng lúc 10:01." });
});

test("the hall's clock is followed although the tablet's own is wrong", async () => {
  const { hall } = await joined();
  FakeSocket.last.open();
  const halls = Date.now() + 3_600_000;
  FakeSocket.last.tell({ type: "Hello", now: halls, hall_id: "h", epoch: 1, role: "delegate", delegate_id: "d1", name: "" });
  expect(hall.now()).toBe(halls);
});

test("a tablet whose access was withdrawn forgets its delegate and says why", async () => {
  const { hall, device } = await joined();
  FakeSocket.last.greet();
  FakeSocket.last.tell({ type: "Bye", code: "live.revoked", detail: "Thư ký đã thu quyền vào của máy này." });
  expect(get(device.identity)).toBeNull();
  expect(get(hall.dismissal)).toContain("Thư ký");
});

test("what the hall told stays readable after a reload without it", async () => {
  await joined();
  FakeSocket.last.greet();
  FakeSocket.last.update("agenda", 1, { n1: { title: "Một" } }, true);
  await vi.advanceTimersByTimeAsync(2000);
  const { agenda } = await joined(false);
  expect(get(agenda)["n1"]).toEqual({ title: "Một" });
});

import { get } from "svelte/store";
import { afterEach, beforeEach, expect, test, vi } from "vitest";

import { aTablet, FakeHall, noNetwork, receipt, refused } from "./boundary";

const motion = (choice: "for" | "against") => ({ type: "CastVote" as const, ballot_id: "b1", delegate_id: "d1", choice });

let theHall: FakeHall;

beforeEach(() => {
  vi.useFakeTimers();
  theHall = new FakeHall();
});
afterEach(() => {
  vi.clearAllTimers();
  vi.useRealTimers();
});

async function joined() {
  const tablet = await aTablet(theHall);
  await tablet.hall.join("123456", "test");
  return tablet;
}

test("a vote is on the tablet's disk before it is sent, and leaves it with the receipt", async () => {
  const { hall, device } = await joined();
  let atSending = "";
  theHall.answers = [
    (posted) => {
      atSending = localStorage.getItem("chair.held-votes") ?? "";
      return receipt(posted);
    },
  ];
  hall.vote(motion("for"), false);
  await vi.advanceTimersByTimeAsync(100);
  expect(atSending).toContain(theHall.posted[0]?.command_id);
  expect(get(device.heldVotes)).toEqual([]);
  expect(get(device.receipts)["b1:d1"]).toMatchObject({ seq: 418, marks: [["for"]] });
});

test("a vote that survives a reload arrives under the same id", async () => {
  const first = await joined();
  theHall.answers = [noNetwork];
  first.hall.vote(motion("against"), false);
  await vi.advanceTimersByTimeAsync(2000);
  expect(get(first.device.heldVotes)).toHaveLength(1);
  first.hall["votes"].stop();
  const before = theHall.posted.length;

  theHall.answers = [receipt];
  const second = await aTablet(theHall, false);
  second.hall.start();
  await vi.advanceTimersByTimeAsync(5000);
  expect(theHall.posted.length).toBeGreaterThan(before);
  expect(new Set(theHall.posted.map((posted) => posted.command_id)).size).toBe(1);
  expect(get(second.device.heldVotes)).toEqual([]);
});

test("a held vote is never sent for another delegate, and the tablet says so", async () => {
  const first = await joined();
  theHall.answers = [noNetwork];
  first.hall.vote(motion("for"), false);
  await vi.advanceTimersByTimeAsync(500);
  first.hall.leave();
  await vi.advanceTimersByTimeAsync(5000);
  expect(get(first.device.heldVotes)).toHaveLength(1);

  theHall.posted = [];
  theHall.answers = [receipt];
  theHall.joinAs = "d2";
  await first.hall.join("654321", "test");
  await vi.advanceTimersByTimeAsync(20_000);
  expect(theHall.posted).toEqual([]);
  expect(get(first.device.heldVotes)).toEqual([]);
  expect(get(first.acts)["vote:b1:d2"]).toMatchObject({ state: "refused", code: "tablet.vote_of_another" });
});

test("a held vote goes out when its own delegate joins again", async () => {
  const tablet = await joined();
  theHall.answers = [refused("access.unauthorised", "Xin nhập lại mã.", 401)];
  tablet.hall.vote(motion("for"), false);
  await vi.advanceTimersByTimeAsync(1000);
  expect(get(tablet.device.identity)).toBeNull();
  theHall.answers = [receipt];
  await tablet.hall.join("123456", "test");
  await vi.advanceTimersByTimeAsync(1000);
  expect(new Set(theHall.posted.map((posted) => posted.command_id)).size).toBe(1);
  expect(get(tablet.device.heldVotes)).toEqual([]);
});

test("a changed mind without an answer goes out after the first choice, as a change", async () => {
  const { hall, device } = await joined();
  theHall.answers = [noNetwork];
  hall.vote(motion("for"), false);
  await vi.advanceTimersByTimeAsync(500);
  hall.vote(motion("against"), false);
  await vi.advanceTimersByTimeAsync(500);
  theHall.answers = [receipt];
  await vi.advanceTimersByTimeAsync(20_000);
  const answered = theHall.posted.slice(-2).map((posted) => posted.command);
  expect(answered).toMatchObject([
    { choice: "for", change: false },
    { choice: "against", change: true },
  ]);
  expect(get(device.heldVotes)).toEqual([]);
  expect(get(device.receipts)["b1:d1"]?.marks).toEqual([["against"]]);
});

test("a vote after the close is dropped with the hall's sentence", async () => {
  const { hall, acts, device } = await joined();
  theHall.answers = [refused("ballot.already_closed", "Biểu quyết đã đóng lúc 10:07:32; phiếu này không được nhận.")];
  hall.vote(motion("for"), false);
  await vi.advanceTimersByTimeAsync(5000);
  expect(theHall.posted).toHaveLength(1);
  expect(get(device.heldVotes)).toEqual([]);
  expect(get(acts)["vote:b1:d1"]).toMatchObject({ state: "refused" });
});

const secret = (chosen: string) => ({ type: "CastSecretVote" as const, ballot_id: "b1", delegate_id: "d1", marks: [[chosen]] });

test("of a secret vote nothing is kept once it is answered", async () => {
  const { hall, device } = await joined();
  hall.vote(secret("Ngân"), false);
  await vi.advanceTimersByTimeAsync(500);
  expect(theHall.posted.map((posted) => posted.command)).toEqual([secret("Ngân")]);
  expect(get(device.receipts)["b1:d1"]).toMatchObject({ seq: 418, marks: null });
  expect(JSON.stringify({ ...localStorage })).not.toContain("Ngân");
});

test("a secret vote that may lie in the urn is not overtaken by another", async () => {
  const { hall } = await joined();
  theHall.answers = [noNetwork];
  hall.vote(secret("Ngân"), false);
  await vi.advanceTimersByTimeAsync(500);
  hall.vote(secret("c8"), false);
  theHall.answers = [receipt];
  await vi.advanceTimersByTimeAsync(20_000);
  expect(theHall.posted.map((posted) => posted.command)).not.toContainEqual(secret("c8"));
});

test("the own vote and that of whose proxy one holds go side by side", async () => {
  const { hall, device } = await joined();
  hall.vote(motion("for"), false);
  hall.vote({ ...motion("against"), delegate_id: "d9" }, false);
  await vi.advanceTimersByTimeAsync(5000);
  expect(theHall.posted.map((posted) => posted.command)).toMatchObject([
    { delegate_id: "d1", choice: "for", change: false },
    { delegate_id: "d9", choice: "against", change: false },
  ]);
  expect(Object.keys(get(device.receipts)).sort()).toEqual(["b1:d1", "b1:d9"]);
});

import { get } from "svelte/store";
import { expect, test, vi } from "vitest";

import { hall } from "../src/hall";
import { steer, turnedByOthers } from "../src/documents/reading/steering";
import { aTablet, FakeHall, FakeSocket } from "./boundary";

test("a page that the chair turns to while one's own is on its way is the chair's", async () => {
  const answers: (() => void)[] = [];
  vi.spyOn(hall, "send").mockImplementation(() => new Promise((done) => answers.push(() => done(null as never))));
  const first = steer("t1", 3);
  expect(turnedByOthers(5)).toBe(true);
  expect(turnedByOthers(3)).toBe(false);
  void steer("t1", 4);
  answers.shift()?.();
  await vi.waitFor(() => expect(answers.length).toBe(1));
  expect([turnedByOthers(3), turnedByOthers(4)]).toEqual([false, false]);
  answers.shift()?.();
  await first;
  expect([turnedByOthers(4), turnedByOthers(5), turnedByOthers(3)]).toEqual([false, true, true]);
});

test("who may no longer turn the pages is asked again, and then begins at the hall's page", async () => {
  const { hall } = await aTablet(new FakeHall());
  const { steering } = await import("../src/documents/reading/state");
  const presenter = await import("../src/documents/reading/steering");
  await hall.join("123456", "test");
  FakeSocket.last.greet();
  let version = 0;
  const name = (presenter_id: string | null) => FakeSocket.last.update("screen", (version += 1), { "": { presenter_id } }, true);
  name("d1");
  steering.set(true);
  await presenter.steer("t1", 3);
  expect([get(presenter.mayTurn), presenter.turnedByOthers(3)]).toEqual([true, false]);
  name(null);
  expect([get(presenter.mayTurn), get(steering)]).toEqual([false, false]);
  name("d1");
  expect([get(presenter.mayTurn), get(steering), presenter.turnedByOthers(3)]).toEqual([true, false, true]);
});

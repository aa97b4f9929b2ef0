import { expect, test, vi } from "vitest";

import { hall } from "../src/hall";
import { steer, turnedByOthers } from "../src/documents/reading/steering";

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

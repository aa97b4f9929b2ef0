import { afterEach, beforeEach, expect, test, vi } from "vitest";

import { FLOOR_REST_MS, resting } from "../src/documents/files/resting";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test("downloads rest after news of the floor and go on by themselves", () => {
  const [hold, go] = [vi.fn(), vi.fn()];
  const rest = resting(hold, go);
  expect(rest.isResting()).toBe(false);
  rest.begin();
  expect([hold.mock.calls.length, rest.isResting()]).toEqual([1, true]);
  vi.advanceTimersByTime(FLOOR_REST_MS - 1);
  expect(go).not.toHaveBeenCalled();
  vi.advanceTimersByTime(FLOOR_REST_MS + 1);
  expect([go.mock.calls.length, rest.isResting()]).toEqual([1, false]);
});

test("while one registers after the other, they rest on and start once", () => {
  const go = vi.fn();
  const rest = resting(() => undefined, go);
  for (let news = 0; news < 5; news += 1) {
    rest.begin();
    vi.advanceTimersByTime(FLOOR_REST_MS - 1);
  }
  expect(go).not.toHaveBeenCalled();
  vi.advanceTimersByTime(2 * FLOOR_REST_MS);
  expect(go).toHaveBeenCalledTimes(1);
});

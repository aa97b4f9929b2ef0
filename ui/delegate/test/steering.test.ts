import { beforeEach, expect, test, vi } from "vitest";

const answers: (() => void)[] = [];
const sent: number[] = [];
vi.mock("../src/hall", () => ({
  hall: {
    send: (_act: string, command: { page: number }) => {
      sent.push(command.page);
      return new Promise<void>((resolve) => answers.push(resolve));
    },
  },
}));
import { steer, turnedByOthers } from "../src/documents/reading/steering";

const settled = () => new Promise((resolve) => setTimeout(resolve));

beforeEach(() => void ([answers.length, sent.length] = [0, 0]));

test("a page that the chair turns to before one's own is answered is not overheard", async () => {
  const theirs = steer("t1", 3);
  expect(turnedByOthers(3)).toBe(false);
  expect(turnedByOthers(5)).toBe(false);
  answers[0]?.();
  expect(await theirs).toBe(5);
});

test("own pages that come back late are nobody else's", async () => {
  const theirs = steer("t1", 3);
  void steer("t1", 4);
  expect(turnedByOthers(3)).toBe(false);
  answers[0]?.();
  await settled();
  expect(sent).toEqual([3, 4]);
  answers[1]?.();
  expect(await theirs).toBe(0);
  expect(turnedByOthers(4)).toBe(false);
  expect(turnedByOthers(7)).toBe(true);
});

import { expect, test } from "vitest";

import type { BallotPaper } from "../src/generated/types";
import { padded, roomFor } from "../src/secret/padding";

const paper = (...ids: string[]) =>
  ({ questions: [{ id: "q", text: "x", options: ids.map((id) => ({ id, label: id })) }] }) as unknown as BallotPaper;

test("the room is that of the protocol: a motion takes two kilobytes, a long paper more, counted in bytes", () => {
  expect(roomFor(paper("for", "against", "abstain"))).toBe(2048);
  expect(roomFor(paper(...Array.from({ length: 200 }, (_, place) => `candidate-${place}`)))).toBe(5120);
  // 1,200 + 4 for the brackets and quotes + 2 for each letter: one letter more needs the next step.
  expect(roomFor(paper("ă".repeat(421)))).toBe(2048);
  expect(roomFor(paper("ă".repeat(422)))).toBe(3072);
});

test("whatever is marked, what is sent has one length", () => {
  const bodies = [[[]], [["for"]], [["ứng-viên"]]].map((marks) => padded(JSON.stringify({ marks }), 2048));
  expect(new Set(bodies.map((body) => new TextEncoder().encode(body).length))).toEqual(new Set([2048]));
  expect(JSON.parse(bodies[2]!)).toEqual({ marks: [["ứng-viên"]] });
});

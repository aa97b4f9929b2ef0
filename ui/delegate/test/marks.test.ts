import { expect, test } from "vitest";

import { answered, faultOf, isGrid, isSound, needsReview, pagesOf, touched, untouched } from "../src/ballot/marks";
import { percent, rowsOf } from "../src/ballot/figures";
import { isEntitled, recordedVote } from "../src/ballot/stand";
import { confidence, elected, election, opinion, options, poll } from "../preview/papers";
import { ballot } from "../preview/fixture";

const question = election(4, 3).paper.questions[0]!;

test("a name is chosen and freed again, in the order of the paper", () => {
  const two = touched(question, ["c3"], "c1", "choose");
  expect(two).toEqual(["c1", "c3"]);
  expect(touched(question, two, "c1", "choose")).toEqual(["c3"]);
});

test("one more than may be chosen is not taken", () => {
  const full = ["c1", "c2", "c3"];
  expect(touched(question, full, "c4", "choose")).toBe(full);
});

test("where one is to be chosen, another touch replaces it", () => {
  expect(touched(options.paper.questions[0]!, ["a"], "b", "choose")).toEqual(["b"]);
});

test("on a paper for crossing out all names stand, and too many left are a fault", () => {
  const crossing = election(5, 3, "cross_out");
  const [all] = untouched(crossing);
  expect(all).toHaveLength(5);
  expect(faultOf(crossing.paper.questions[0]!, all!)).toBe("too_many");
  const struck = touched(crossing.paper.questions[0]!, touched(crossing.paper.questions[0]!, all!, "c2", "cross_out"), "c4", "cross_out");
  expect(struck).toEqual(["c1", "c3", "c5"]);
  expect(isSound(crossing, [struck])).toBe(true);
});

test("thirteen office holders are four a page, and fewer where there is less room", () => {
  expect(pagesOf(poll(13), 9).map(({ from, to }) => [from, to])).toEqual([[0, 4], [4, 8], [8, 12], [12, 13]]);
  expect(pagesOf(poll(13), 2)).toHaveLength(7);
  expect(pagesOf(poll(13), 0)).toHaveLength(13);
});

test("a poll has a page for each question, and long lists are spread evenly", () => {
  expect(pagesOf(opinion, 20).map((page) => page.question)).toEqual([0, 1, 2]);
  expect(pagesOf(election(12, 3), 10).map(({ from, to }) => to - from)).toEqual([6, 6]);
});

test("one person alone is a question, not a grid", () => {
  expect(isGrid(confidence)).toBe(false);
  expect(isGrid(poll(4))).toBe(true);
});

test("secret, blank, crossed out and many questions are looked at again; an open answer to one question is not", () => {
  expect(needsReview(options, [["a"]])).toBe(false);
  expect(needsReview(options, [[]])).toBe(true);
  expect(needsReview({ ...options, kind: "separated" }, [["a"]])).toBe(true);
  expect(needsReview(opinion, [["a"], ["a"], ["y"]])).toBe(true);
  expect(needsReview({ ...election(5, 3, "cross_out"), kind: "open" }, [["c1"]])).toBe(true);
  expect(answered([["a"], [], ["y"]])).toBe(2);
});

test("only the groups named vote, and nobody who is no longer in office", () => {
  expect(isEntitled(ballot, { unit: "Tổ 2", in_office: true })).toBe(true);
  expect(isEntitled({ ...ballot, entitled_units: ["Tổ 5"] }, { unit: "Tổ 2", in_office: true })).toBe(false);
  expect(isEntitled(ballot, { unit: "Tổ 2", in_office: false })).toBe(false);
});

test("a vote that the secretary took out is not shown from the tablet's memory", () => {
  const kept = { receipt: "r", seq: 4, at: 1000, marks: [["for"]] };
  expect(recordedVote(undefined, kept, { linkOpen: true, now: 2000 })).not.toBeNull();
  expect(recordedVote(undefined, kept, { linkOpen: true, now: 60_000 })).toBeNull();
  expect(recordedVote(undefined, kept, { linkOpen: false, now: 60_000 })).not.toBeNull();
});

test("of a secret vote neither choice nor another tablet's time is shown", () => {
  const mine = { choice: null, at: 5, receipt: "abcdefghij", by_hand: false, marks: [], secret: true, corrected: false, number: 0 };
  expect(recordedVote(mine, undefined)).toMatchObject({ marks: null, at: null });
});

test("the rows of an election go by votes and say who is elected and who is equal", () => {
  const rows = rowsOf(elected, elected.tally!, 0, (id) => id);
  expect(rows.map((row) => [row.id, row.mark])).toEqual([["c1", "winner"], ["c2", "winner"], ["c3", "tied"], ["c4", "tied"]]);
});

test("percents have the comma in Vietnamese", () => {
  expect(percent(8667, "vi")).toBe("86,67%");
  expect(percent(8667, "en")).toBe("86.67%");
});

import { expect, test } from "vitest";

import { endedBallot, recordedVote, stand } from "../src/ballot/stand";
import { folded, grouped } from "../src/documents/papers";
import type { BallotView, DocumentView } from "../src/generated/types";
import { driftMinutes } from "../src/home/agenda";
import { takeJoinSecret, useJoinSecret } from "../src/join/secret";
import { agenda, at, ballot, crowd, documents, floor, me, mine, myPlace, myRequest, session } from "../preview/fixture";
import { expectedAt, limitOf, linesOf, ownOf, secondsLeftOf, type QueueLine } from "../src/speak/queue";
import { minutesAndSeconds } from "../src/times";
import { NOTHING, withEveryTopic } from "../src/topics";

const seen = { linkOpen: true, now: 1000, changing: false };
const held = {
  command_id: "c", hall_id: "h", by: "d03", made_at: 900, attempts: 1,
  command: { type: "CastVote" as const, ballot_id: "b3", delegate_id: "d03", choice: "for" as const },
};

test("a delegate's own requests stand at the hall's places, and every kind of speech has its time", () => {
  const debate = { ...myRequest, id: "y3", kind: "debate" as const };
  const early = { ...myRequest, id: "y4", item_id: "n4" };
  const signal = { ...myRequest, id: "y9", kind: "point_of_order" as const };
  const own = { ...me, requests: [myRequest, debate, early, signal] };
  const places = { y2: { ...myPlace, place: 137 }, y3: { ...myPlace, place: 4 }, y4: { ...myPlace, item_id: "n4", place: 1 } };
  expect(ownOf(own, places, "n3").map((one) => [one.id, one.place])).toEqual([["y3", 4], ["y2", 137]]);
  expect(ownOf(own, places, "n4").map((one) => one.id)).toEqual(["y4"]);
  expect([ownOf(null, places, "n3"), ownOf(own, {}, "n3"), ownOf(own, places, undefined)]).toEqual([[], [], []]);
  const minutes = (["discuss", "debate", "point_of_order"] as const).map((kind) => limitOf(kind, 1, session.limits) / 60_000);
  expect(minutes).toEqual([7, 3, 1]);
  expect(limitOf("debate", 1, session.limits, true)).toBe(120_000);
});

test("a list longer than what is told ends with how many more there are, and shows one's own place among them", () => {
  const short = (lines: QueueLine[]) => lines.slice(19).map((line) => (line.who ? `${line.place} ${line.who.name}${line.mine ? " !" : ""}` : `+${line.more}`));
  const at137 = { ...myRequest, ...myPlace, place: 137 };
  expect(short(linesOf(crowd, me, []))).toEqual(["20 Hà Thị Minh Châu", "+466"]);
  expect(short(linesOf(crowd, me, [at137]))).toEqual(["20 Hà Thị Minh Châu", "+116", "137 Hoàng Thị Lan !", "+349"]);
  const twice = [{ ...at137, id: "a", place: 21 }, { ...at137, id: "b", place: 486 }];
  expect(short(linesOf(crowd, me, twice))).toEqual(["20 Hà Thị Minh Châu", "21 Hoàng Thị Lan !", "+464", "486 Hoàng Thị Lan !"]);
  const whole = { ...floor, queue: [...floor.queue, mine], waiting: 2 };
  expect(linesOf(whole, me, [{ ...at137, place: 2 }]).map((line) => [line.place, line.mine])).toEqual([[1, false], [2, true]]);
});

test("what an older app on this tablet has kept lacks no topic", () => {
  const { places: _unknown, ...tables } = NOTHING.tables;
  const kept = withEveryTopic({ ...NOTHING, tables: { ...tables, floor: { "": floor } } as unknown as typeof NOTHING.tables });
  expect(kept.tables.places).toEqual({});
  expect(kept.tables.floor[""]).toBe(floor);
});

test("the secret of a personal link leaves the address at once", () => {
  history.replaceState(null, "", "/#join=Abc-123_x");
  takeJoinSecret();
  expect(useJoinSecret()).toBe("Abc-123_x");
  expect(useJoinSecret()).toBe("");
  expect(location.href).not.toContain("join");
});

test("a vote says sending first, and says loudly that it has not arrived when nobody answers", () => {
  expect(stand(ballot, null, held, seen).kind).toBe("sending");
  expect(stand(ballot, null, held, { ...seen, now: 5000 }).kind).toBe("held");
  expect(stand(ballot, null, held, { ...seen, linkOpen: false }).kind).toBe("held");
  expect(stand(ballot, null, { ...held, attempts: 2 }, seen).kind).toBe("held");
});

test("the hall's word about a vote wins over what the tablet remembers", () => {
  const kept = { receipt: "r1", seq: 418, at: 100, marks: [["for"]] };
  const mine = { choice: "against" as const, at: 200, receipt: "r2-12345678", by_hand: true, marks: [["against"]], secret: false, corrected: true, number: 431 };
  expect(recordedVote(mine, kept)).toMatchObject({ marks: [["against"]], byHand: true, corrected: true, number: "431" });
  expect(recordedVote(undefined, kept)).toMatchObject({ marks: [["for"]], number: "418" });
});

test("a paused ballot shows no buttons", () => {
  const paused: BallotView = { ...ballot, status: "paused" };
  expect(stand(paused, null, null, seen).kind).toBe("paused");
});

test("titles are found without diacritics", () => {
  expect(folded("Đường Nguyễn")).toBe("duong nguyen");
  const found = grouped(Object.values(documents), Object.values(agenda), "tham tra dan toc");
  expect(found.flatMap((group) => group.papers).map((paper: DocumentView) => paper.id)).toEqual(["t4"]);
});

test("a syllable is looked for as a whole, and the last as far as it is typed", () => {
  const ids = (search: string): string[] =>
    grouped(Object.values(documents), Object.values(agenda), search).flatMap((group) => group.papers).map((paper: DocumentView) => paper.id);
  expect(ids("muc thu ho")).toEqual(["t5"]);
  expect(ids("mu thu hoi")).toEqual([]);
  expect(ids("uc thu")).toEqual([]);
  expect(ids("").length).toBe(6);
});

test("the day's drift is how late the next item can begin", () => {
  const items = Object.values(agenda);
  expect(driftMinutes(items, session, at("09:33"))).toBe(6);
  expect(driftMinutes(items, session, at("10:20"))).toBe(15);
});

test("a sitting that opens late is late before its first item has begun", () => {
  const planned = Object.values(agenda).map((item) => ({ ...item, status: "planned" as const, started_at: null }));
  const first = Math.min(...planned.flatMap((item) => item.planned_at || []));
  expect(driftMinutes(planned, session, first + 9 * 60_000)).toBe(9);
  expect(driftMinutes(planned, { ...session, sitting_id: null }, first + 9 * 60_000)).toBe(0);
});

test("one's turn is expected after the speaker's rest and everyone ahead", () => {
  expect(expectedAt(floor, floor.waiting_ms, at("09:33"), session)).toBe(at("09:46:44"));
  const silent = { ...floor, turn: null };
  const resting = { ...session, phase: "recess" as const, recess_until: at("10:00") };
  expect(expectedAt(silent, 60_000, at("09:33"), resting), "in a recess from its end").toBe(at("10:01"));
  expect(expectedAt(silent, 60_000, at("10:05"), resting), "which is late").toBe(at("10:06"));
  expect(expectedAt(silent, 60_000, at("09:33"), { ...resting, recess_until: null }), "nobody can tell").toBeNull();
});

test("the clock of a turn goes on past zero", () => {
  const turn = floor.turn;
  expect(turn && minutesAndSeconds(secondsLeftOf(turn, at("09:39:56")))).toBe("0:12");
  expect(turn && secondsLeftOf(turn, at("09:39:56"))).toBe(-12);
});

test("a result that nobody put away does not come back once the hall has gone on", () => {
  const declared = { ...ballot, id: "b1", item_id: "i1", status: "declared" as const, declared_at: 1_000 };
  const item = Object.values(agenda)[0]!;
  const first = { ...item, id: "i1", status: "done" as const, started_at: 500 };
  const waits = { ...item, id: "i2", status: "planned" as const, started_at: null };
  expect(endedBallot([declared], 0, [first, waits], true)?.id).toBe("b1");
  expect(endedBallot([declared], 0, [first, { ...waits, status: "current", started_at: 2_000 }], true)).toBeNull();
  // The second item was broken off: the roll of the next sitting is called, and nothing lies over it.
  const brokenOff = { ...waits, started_at: 2_000 };
  expect(endedBallot([declared], 0, [first, brokenOff], true)).toBeNull();
  expect(endedBallot([declared], 0, [first, waits], false)).toBeNull();
});

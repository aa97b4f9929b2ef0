import { expect, test } from "vitest";

import type { DocumentView } from "../src/generated/types";
import { differenceName, namesOf } from "../src/documents/papers";
import { asOf, baseOf, changedPages, changesOf } from "../src/documents/reading/changes";

const version = (number: number) => ({ number, published_at: number, reason: "", sha256: `h${number}`, pages: number + 3, bytes: 10, by_role: null, by_name: "", received: 0, opened: 0 });
const paper = (versions: number): DocumentView => ({
  id: "t1", position: 0, item_id: null, kind: "report", title: "Báo cáo", number: "", version: versions,
  versions: Array.from({ length: versions }, (_, place) => version(place + 1)),
  sha256: `h${versions}`, index_sha256: "i", name: "", pages: versions + 3, bytes: 10, published_at: 0, recalled_at: null, recall_reason: "",
  received: 0, opened: 0, classification: "", scanned_pages: 0, waiting: false, publish_at: null, with_item: false, audience: [],
  late: false, removed: [], repaired: false,
});

test("a new version is compared with what was read here, else with the one before it", () => {
  expect(baseOf(paper(1), 1)).toBeNull();
  expect(baseOf(paper(3), 1)?.number).toBe(1);
  expect(baseOf(paper(3), 3)?.number).toBe(2);
  expect(baseOf(paper(3), undefined)?.number).toBe(2);
  expect(asOf(paper(3), version(1))).toMatchObject({ version: 1, sha256: "h1", pages: 4, index_sha256: "" });
});

test("pages that stayed are no changes, and a page that went is seen where the next one stands", () => {
  const area = { x0: 0.1, y0: 0.1, x1: 0.2, y1: 0.2 };
  const changes = changesOf({
    pages: [
      { old: 1, new: 1, kind: "same" },
      { old: 2, new: null, kind: "removed" },
      { old: 3, new: 2, kind: "changed", words: [{ kind: "removed", text: "10" }, { kind: "inserted", text: "15" }], areas_old: [area], areas_new: [area] },
      { old: null, new: 3, kind: "added" },
      { old: 4, new: null, kind: "removed" },
      { old: null, new: 4, kind: "added" },
      { old: 5, new: 5, kind: "moved" },
    ],
  });
  expect(changes.map(({ kind, at }) => [kind, at])).toEqual([["removed", 2], ["changed", 2], ["added", 3], ["removed", 4], ["added", 4], ["moved", 5]]);
  expect(changes[5]).toMatchObject({ old: 5, areasOld: [], areasNew: [] });
  expect(changedPages(changes)).toEqual([2, 3, 4]);
  expect(changes[0]?.areasOld).toEqual([{ x0: 0, y0: 0, x1: 1, y1: 1 }]);
  expect(changes[1]?.areasNew).toEqual([area]);
});

test("a paper's versions, index and differences may stay on the tablet, and nothing of a recalled one", () => {
  const names = namesOf([paper(2)]);
  expect([names.has("h1"), names.has("h2"), names.has("i"), names.has(differenceName("h1", "h2"))]).toEqual([true, true, true, true]);
  expect(names.has("h3")).toBe(false);
});

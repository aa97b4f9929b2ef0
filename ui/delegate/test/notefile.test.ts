import { expect, test } from "vitest";

import { merged, notesAsFile, notesFromFile } from "../src/documents/reading/notefile";
import type { Note } from "../src/documents/reading/notes";

const note = (id: string, text = "", at = 1): Note => ({
  id, kind: "note", document_id: "t1", version: 1, page: 2, text, quote: "", areas: [{ x0: 0, y0: 0, x1: 1, y1: 1 }], at,
});

test("what one tablet saved, another tablet of the same delegate takes in", () => {
  const file = notesAsFile([note("a", "Hỏi rõ")], "hall/d3");
  expect(notesFromFile(`\uFEFF${file}`, "hall/d3")).toEqual([note("a", "Hỏi rõ")]);
});

test("another delegate's notes are refused, and so is what is no file of notes", () => {
  const file = notesAsFile([note("a")], "hall/d3");
  expect(notesFromFile(file, "hall/d4")).toBe("not_yours");
  for (const text of ["", "{", "null", "[]", '{"format":"chair-console-notes"}', file.replace('"page":2', '"page":"2"'), file.replace('"x0":0', '"x0":null')]) {
    expect(notesFromFile(text, "hall/d3")).toBe("unreadable");
  }
});

test("of one note in two states the later one stays", () => {
  const both = merged([note("a", "cũ", 1), note("b", "mới", 9)], [note("a", "mới", 2), note("b", "cũ", 3), note("c")]);
  expect(both.map(({ id, text }) => `${id} ${text}`)).toEqual(["a mới", "b mới", "c "]);
});

import { expect, test } from "vitest";

import { areasOf, turned, unturned, type Area, type Turn } from "../src/documents/reading/areas";
import { contextOf, hitsIn } from "../src/documents/reading/search";

test("what is typed without marks finds what is written with them, over the end of a line", () => {
  const text = "3. Tập\nhuấn kỹ năng số; tài liệu TẬP HUẤN có bản ghi âm";
  expect(hitsIn(text, "tap  huan ").map(({ begin, end }) => text.slice(begin, end))).toEqual(["Tập\nhuấn", "TẬP HUẤN"]);
});

test("letters whose marks are written apart are found and shown whole", () => {
  const text = "Đối tượng và nguyên tắc hỗ trợ".normalize("NFD");
  const [hit] = hitsIn(text, "ho tro");
  expect(hit && text.slice(hit.begin, hit.end)).toBe("hỗ trợ".normalize("NFD"));
});

test("a blank search finds nothing", () => {
  expect(hitsIn("Điều 1", "  ")).toEqual([]);
});

test("a hit is shown with whole words around it", () => {
  const text = `${"đầu ".repeat(40)}hỗ trợ một lần cho mỗi tổ ${"cuối ".repeat(40)}`;
  const [hit] = hitsIn(text, "mot lan");
  const { before, hit: words, after } = contextOf(text, hit ?? { begin: 0, end: 0 });
  expect(words).toBe("một lần");
  expect(before).toMatch(/^…\s?đầu .*hỗ trợ $/);
  expect(after).toMatch(/^ cho mỗi tổ .*cuối…$/);
});

test("a mark stays on its words however the page is turned", () => {
  const area: Area = { x0: 0.1, y0: 0.2, x1: 0.3, y1: 0.25 };
  for (const turn of [0, 90, 180, 270] as Turn[]) {
    const back = unturned(turned(area, turn), turn);
    for (const side of ["x0", "y0", "x1", "y1"] as const) expect(back[side]).toBeCloseTo(area[side]);
  }
  expect(turned({ x0: 0, y0: 0, x1: 0.5, y1: 0.1 }, 90)).toEqual({ x0: 0.9, y0: 0, x1: 1, y1: 0.5 });
});

test("rectangles on the screen become fractions of their page", () => {
  const page = { left: 100, top: 100, right: 300, bottom: 500 };
  expect(areasOf([{ left: 150, top: 200, right: 200, bottom: 300 }, { left: 0, top: 0, right: 0, bottom: 9 }], page)).toEqual([
    { x0: 0.25, y0: 0.25, x1: 0.5, y1: 0.5 },
  ]);
});

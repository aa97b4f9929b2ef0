/** The scenes of a ballot that runs or waits for its result. Never what was chosen, unless the hall says so. */
import { ofGroups } from "shared:pages";
import { colours } from "shared:tokens";

import { broken } from "../measure";
import { clockEms, countdownText, LEADING, type Page } from "../page";
import type { Part, Scene } from "../scene";
import { seatFigure } from "./seats";

export interface Head {
  heading: string;
  width: number;
  /** What stands at the right of the heading. */
  beside?: number;
  usual?: number;
  long?: number;
}

/** What is voted on: what kind of ballot, the question, and of a part the whole it belongs to. Returns its height. */
export function ballotHead(page: Page, part: Part, head: Head): number {
  const { u } = page;
  const parts: number[] = [];
  let y = 0;
  const label = page.label(head.heading, head.width - (head.beside ?? 0));
  if (label) parts.push(label);
  y += label ? label + 0.4 * u : 0;
  const title = page.title(part["title"] ?? "", { y, width: head.width, usual: head.usual ?? 5.6 * u, long: head.long ?? 4.2 * u, leading: 1.4 });
  y += title.height;
  if (part["whole"]) y += 0.4 * u + page.write({ text: part["whole"], y: y + 0.4 * u, width: head.width, size: 3.4 * u, leading: 1.3, soft: true }).height;
  return y;
}

const headingOf = (part: Part): string => (part["paused"] ? part["paused_text"] : part["heading"]) || "";

export function ballot(page: Page, scene: Scene): void {
  const part: Part = scene["ballot"] ?? {};
  const { u, narrow, areaWidth, areaHeight } = page;
  const head = ballotHead(page, part, { heading: headingOf(part), width: areaWidth });
  const room = areaHeight - head - 2 * u;
  const counted = part["counted"] !== false;
  const ways: Part[] = part["ways"] ?? [];
  let x = areaWidth * 0.5;
  if (counted) {
    const most = Math.min(((part["title"] ?? "").length > 130 ? 46.4 : 56.6) * u, room + u);
    const many = (part["entitled"] ?? 0) > 300 || (part["seats"] ?? []).length === 0;
    const width = many ? areaWidth * 0.5 : Math.min(areaWidth * (narrow ? 0.56 : 0.6), most * 1.655);
    const height = many ? most : Math.min(most, width / 1.655);
    seatFigure(page, { x: 0, y: areaHeight - height, width, height }, {
      seats: part["seats"] ?? [], figure: part["voted"] ?? 0, total: part["entitled"] ?? 0, label: part["voted_label"] ?? "",
      note: part["received_text"] ?? "", filled: colours.gold,
    });
    x = width;
  } else {
    bigWay(page, ways[ways.length - 1] ?? {}, head, room);
  }
  x += (narrow ? 4 : 6) * u;
  const side = { x, width: areaWidth - x, room, ways: counted ? ways : ways.slice(0, -1), figures: false };
  const high = ballotSide(page, part, scene, { ...side, y: 0 }, false);
  ballotSide(page, part, scene, { ...side, y: areaHeight - u - high }, true);
}

/** Hands and papers that nobody has counted yet: the way itself is what there is to see. */
function bigWay(page: Page, way: Part, head: number, room: number): void {
  const { u, areaWidth, areaHeight } = page;
  const size = Math.min(24 * u, room * 0.5);
  const text: string = way["text"] ?? "";
  const words = { text, width: areaWidth * 0.5, size: (text.length > 20 ? 5.6 : 8) * u, leading: 1.35, weight: 700 };
  const high = size + 2 * u + page.measure(words).height;
  const y = head + (areaHeight - head - high) / 2;
  page.sign(way["sign"] ?? "", 0, y, size, colours.gold, 1.6);
  page.write({ ...words, y: y + size + 2 * u });
}

interface Side {
  x: number;
  y: number;
  width: number;
  room: number;
  ways: Part[];
  figures: boolean;
}

/** How it is voted, what is left of the time, and the choices or how many have voted. Returns its height. */
function ballotSide(page: Page, part: Part, scene: Scene, side: Side, draw: boolean): number {
  const { u } = page;
  const { x, width } = side;
  let y = side.y;
  y += waysList(page, side, y, draw);
  const low = side.figures ? turnout(page, part, { ...side, y: 0 }, false) : choices(page, part["choices"] ?? [], { ...side, y: 0 }, false);
  if (part["has_deadline"] === true) {
    const text = countdownText(part["remaining_ms"] ?? 0);
    const others = y - side.y + low;
    const size = Math.max(6.5 * u, Math.min(20 * u, width / clockEms(text), (side.room - others - 12.1 * u) / 1.1));
    const color = part["paused"] ? colours.soft : colours.gold;
    const label = { text: scene["labels"]?.["remaining"] ?? "", x, y, size: 4.2 * u, weight: 600, soft: true };
    if (draw) {
      page.write(label);
      page.digits(text, x, y + page.measure(label).height, size, 700, color);
      const share = part["duration_ms"] ? Math.max(0, Math.min(1, part["remaining_ms"] / part["duration_ms"])) : 0;
      page.bar(x, y + page.measure(label).height + 1.1 * size + 1.2 * u, width, 1.6 * u, [{ share, color }]);
    }
    y += page.measure(label).height + 1.1 * size + 1.2 * u + 1.6 * u + 2.6 * u;
  }
  if (draw && side.figures) turnout(page, part, { ...side, y }, true);
  if (draw && !side.figures) choices(page, part["choices"] ?? [], { ...side, y }, true);
  return y + low - side.y;
}

function waysList(page: Page, side: Side, top: number, draw: boolean): number {
  const { u } = page;
  if (side.ways.length === 0) return 0;
  const size = Math.min(4.6 * u, side.width / 9);
  let y = top;
  side.ways.forEach((way, place) => {
    if (place > 0) y += 0.6 * u;
    const words = { text: way["text"] ?? "", x: side.x + size * 1.1 + 1.6 * u, y, width: side.width - size * 1.1 - 1.6 * u, size, leading: 1.35, weight: 600 };
    if (draw) page.sign(way["sign"] ?? "", side.x, y + (1.35 * size - 1.1 * size) / 2, size * 1.1, colours.gold, 2.4);
    y += (draw ? page.write(words) : page.measure(words)).height;
  });
  return y - top + 1.6 * u;
}

function choices(page: Page, options: Part[], side: Side, draw: boolean): number {
  const { u } = page;
  const size = Math.min(4.6 * u, side.width / 10.5);
  const high = size * LEADING + 0.4 * u;
  if (draw) {
    options.forEach((option, place) => {
      const y = side.y + place * high;
      const live = option["count_text"] ? Math.max(2 * 0.645 * size, page.measure({ text: option["count_text"], size, weight: 700 }).width) : 0;
      const width = side.width - size - 2 * u - (live ? live + 2 * u : 0);
      page.sign(option["sign"] || option["id"] || "", side.x, y + (size * LEADING - size) / 2, size, colours.soft, 3);
      page.write({ text: option["label"] ?? "", x: side.x + size + 2 * u, y, width, size, least: 3.2 * u });
      if (live) page.write({ text: option["count_text"], x: side.x + side.width - live, y, width: live, size, weight: 700, align: "right" });
    });
  }
  return options.length * high;
}

/** How many have voted of how many who may: a figure, what it counts, and a bar. */
function turnout(page: Page, part: Part, side: Side, draw: boolean): number {
  if (part["counted"] !== true) return 0;
  const { u } = page;
  const size = Math.min(14 * u, side.width / 4);
  const number = { text: String(part["voted"] ?? 0), x: side.x, y: side.y, size, weight: 700, leading: 1.1 };
  const first = page.measure(number);
  const of = { text: `/ ${part["entitled"] ?? 0}`, x: side.x + first.width + 1.4 * u, size: size * 0.45, weight: 600, soft: true };
  const label = { text: part["voted_label"] ?? "", x: side.x, y: side.y + first.height, width: side.width, size: Math.min(4.2 * u, side.width / 8), weight: 600, soft: true };
  const under = side.y + first.height + page.measure(label).height;
  const note = { text: part["received_text"] ?? "", x: side.x, y: under + 2.6 * u, width: side.width, size: 3.4 * u, soft: true };
  if (draw) {
    page.write(number);
    page.write({ ...of, y: side.y + first.baseline - page.measure(of).baseline });
    page.write(label);
    const share = part["entitled"] > 0 ? Math.min(1, part["voted"] / part["entitled"]) : 0;
    page.bar(side.x, under, side.width, 1.6 * u, [{ share, color: colours.gold }]);
    page.write(note);
  }
  return under - side.y + 1.6 * u + (note.text ? u + page.measure(note).height : 0);
}

/** An election, options, a vote on confidence or an opinion poll while it runs: what stands on the paper. */
export function ballotList(page: Page, scene: Scene): void {
  const part: Part = scene["ballot"] ?? {};
  const entries: Part[] = part["entries"] ?? [];
  const { u, narrow, areaWidth, areaHeight } = page;
  const head = ballotHead(page, part, { heading: headingOf(part), width: areaWidth, usual: 4.6 * u, long: 3.6 * u });
  const lead = page.write({ text: part["lead"] ?? "", y: head, width: areaWidth, size: 4.2 * u, weight: 600, color: colours.gold });
  const under = head + lead.height + 1.6 * u;
  const room = areaHeight - under - u;
  const sideWidth = (narrow ? 36 : 46) * u;
  const listWidth = areaWidth - sideWidth - (narrow ? 4 : 6) * u;
  const names = part["names"] === true;
  const detailSize = (size: number) => Math.max(3.3 * u, Math.min(4.2 * u, 0.62 * size));
  const lines = (entry: Part, size: number, width: number) => broken(entry["text"] ?? "", size, width - 2.6 * u, 600, 1.03);
  const details = (entry: Part, size: number, width: number) => (entry["detail"] ? broken(entry["detail"], detailSize(size), width - 2.6 * u, 500, 1.03) : []);
  const pages = ofGroups<Part, { rows: Part[] }>([{ rows: entries }], {
    sizes: (names ? [7.4, 6.4, 5.6] : [6.4, 5.6, 5, 4.6, 4.2, 3.8, 3.4]).map((size) => size * u),
    columns: narrow || !names ? [1] : [1, 2], width: listWidth, room: room - 5 * u, gapX: 4 * u, gapY: 1.4 * u, most: 100,
    heightOf: (entry, size, width) => lines(entry, size, width).length * size * 1.3 + details(entry, size, width).length * detailSize(size) * 1.35,
    broken: names ? (entry, size, width) => lines(entry, size, width).length > 1 : null,
  }, () => 0);
  const at = pages.length ? (part["turn"] ?? 0) % pages.length : 0;
  const shown = pages[at];
  for (const place of shown?.places ?? []) {
    const entry = entries[place.row] ?? {};
    const size = shown?.size ?? 0;
    const x = place.x + 2.6 * u;
    const y = under + place.y;
    page.rect({ x: place.x, y: y + 0.2 * size, width: 0.5 * u, height: place.height - 0.4 * size, radius: 0.25 * u, color: colours.lineStrong });
    const name = page.write({ text: lines(entry, size, place.width).join("\n"), x, y, size, leading: 1.3, weight: 600 });
    page.write({ text: details(entry, size, place.width).join("\n"), x, y: y + name.height, size: detailSize(size), leading: 1.35, soft: true });
  }
  pageMark(page, scene, at, pages.length, 0, areaHeight - 3.4 * u * LEADING, 3.4 * u);
  ballotSide(page, part, scene, { x: areaWidth - sideWidth, y: under, width: sideWidth, room, ways: part["ways"] ?? [], figures: true }, true);
}

/** Which page of a list it is; nothing where there is only one. */
export function pageMark(page: Page, scene: Scene, at: number, pages: number, x: number, y: number, size: number, leading = LEADING): void {
  if (pages > 1) page.write({ text: `${scene["labels"]?.["page"] ?? ""} ${at + 1}/${pages}`, x, y, size, leading, weight: 600, soft: true });
}

export function ballotClosed(page: Page, scene: Scene): void {
  const part: Part = scene["ballot"] ?? {};
  const { u, narrow, areaWidth, areaHeight } = page;
  const head = ballotHead(page, part, { heading: part["closed_text"] ?? "", width: areaWidth });
  const counted = part["counted"] !== false;
  const number = { text: String(part["voted"] ?? 0), size: (narrow ? 22 : 30) * u, weight: 700, leading: 1.1 };
  const voted = page.measure(number);
  const middle = head + (areaHeight - head) / 2;
  let x = 0;
  if (counted) {
    const y = middle - voted.height / 2;
    const of = { text: `/ ${part["entitled"] ?? 0}`, size: (narrow ? 9 : 12) * u, weight: 600, soft: true };
    const from = voted.width + (narrow ? 2 : 3) * u;
    page.write({ ...number, y });
    page.write({ ...of, x: from, y: y + voted.baseline - page.measure(of).baseline });
    x = from + page.measure(of).width + (narrow ? 4 : 8) * u;
  }
  const width = areaWidth - x;
  const said = { text: counted ? (part["voted_text"] ?? "") : "", x, width, size: (narrow ? 5.6 : 7.4) * u, weight: 600 };
  const waiting = { text: part["waiting_text"] ?? "", x, width, size: (!counted ? 7.4 : narrow ? 4.6 : 5.6) * u, soft: counted };
  const high = page.measure(said).height + page.measure(waiting).height;
  page.write({ ...said, y: middle - high / 2 });
  page.write({ ...waiting, y: middle - high / 2 + page.measure(said).height });
}

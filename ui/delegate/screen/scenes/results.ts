/** The scenes of a result: verdict, figures and bar; rows by their votes; persons and levels; charts. */
import { ofGroups } from "shared:pages";
import { colours } from "shared:tokens";

import { broken, ems } from "../measure";
import { LEADING, type Page } from "../page";
import type { Part, Scene } from "../scene";
import { ballotHead, pageMark } from "./ballots";
import { chartSeats, tint } from "./seats";

interface Plate {
  width: number;
  height: number;
}

/** The decision in one word, with its sign, at the right. */
function plate(page: Page, text: string, adopted: boolean, size: number): Plate {
  const { u, areaWidth } = page;
  if (!text) return { width: 0, height: 0 };
  const word = { text: text.toUpperCase(), size, weight: 700, leading: 1.35, color: colours.canvas };
  const wide = page.measure(word).width;
  const width = (0.32 + 0.84 + 0.22 + 0.4) * size + wide;
  const height = 1.35 * size + 2.4 * u;
  const x = areaWidth - width;
  page.rect({ x, y: 0, width, height, radius: 1.6 * u, color: adopted ? colours.for : colours.against });
  page.sign(adopted ? "check" : "cross", x + 0.32 * size, (height - 0.84 * size) / 2, 0.84 * size, colours.canvas, 3.4);
  page.write({ ...word, x: x + (0.32 + 0.84 + 0.22) * size, y: 1.2 * u });
  return { width, height };
}

/** What stays to be said of a result: its papers, a note, the check code, the page. Returns its height. */
function foot(page: Page, part: Part, scene: Scene, bottom: number, at = 0, pages = 1, before = ""): number {
  const { u, areaWidth } = page;
  const size = 3.2 * u;
  const code = { text: part["code_text"] ?? "", size, leading: 1.35, weight: 600, soft: true };
  const mark = pages > 1 ? `${scene["labels"]?.["page"] ?? ""} ${at + 1}/${pages}` : "";
  const codeWidth = page.measure(code).width;
  const markWidth = mark ? ems(mark, 600) * size : 0;
  const right = codeWidth + markWidth + (codeWidth && markWidth ? 3 * u : 0);
  const text = [before.replace(/ (\d|·)/g, "\u00a0$1"), part["pending_text"] || part["note"]].filter(Boolean).join("\n");
  const note = { text, width: areaWidth - right - 3 * u, size, leading: 1.35, weight: part["pending_text"] ? 600 : 500, soft: true };
  const height = Math.max(page.measure(note).height, right > 0 ? 1.35 * size : 0);
  page.write({ ...note, y: bottom - height });
  page.write({ ...code, x: areaWidth - right, y: bottom - 1.35 * size });
  pageMark(page, scene, at, pages, areaWidth - markWidth, bottom - 1.35 * size, size, 1.35);
  return height;
}

export function result(page: Page, scene: Scene): void {
  const part: Part = scene["result"] ?? {};
  const { u, narrow, areaWidth, areaHeight } = page;
  const title: string = part["title"] ?? "";
  const long = title.length > 130;
  const verdict: string = part["verdict_text"] ?? "";
  const stamp = plate(page, verdict, part["adopted"] === true, (verdict.length > 6 ? (narrow ? 5.6 : 7.4) : narrow ? 8.4 : long ? 9 : 10) * u);
  const label = page.label(part["heading"] ?? "", areaWidth - stamp.width - 4 * u);
  const heading = page.title(title, {
    y: label, width: areaWidth - stamp.width - (narrow ? 3.4 : 6) * u, usual: (narrow ? 4.4 : 4.6) * u, long: (narrow || verdict.length > 6 ? 3.3 : 3.6) * u, most: 6,
  });
  const head = Math.max(label + heading.height, stamp.height);
  const said = sentences(page, part, scene, long);
  const counts: Part[] = part["counts"] ?? [];
  const barred = (part["entitled"] ?? 0) > 0;
  const needed = 3.4 * u * LEADING;
  const free = areaHeight - head - (barred ? 6 * u + needed : 0) - said - 2.8 * u;
  const shareSize = (narrow ? 4.4 : 4.8) * u;
  const labelSize = (narrow ? 3.7 : 4.6) * u;
  const others = LEADING * (labelSize + (narrow ? shareSize : 0));
  const size = Math.min((narrow ? 15 : 17) * u, (free - 3 * u - others) / 1.12);
  const high = size * 1.12 + others;
  const gap = Math.max(0, (free - high) / 3);
  figures(page, counts, { y: head + gap, size, shareSize, labelSize });
  if (barred) resultBar(page, part, counts, head + gap + high + gap);
}

/** The sentences under a result, from below. Returns how high they are. */
function sentences(page: Page, part: Part, scene: Scene, long: boolean): number {
  const { u, narrow, areaWidth: width, areaHeight } = page;
  const low = foot(page, part, scene, areaHeight);
  const whole: string = (part["sentence_lines"] ?? []).join("\n");
  // Where it takes two lines anyway, the first ends at the comma.
  const text = narrow ? whole.replace(", ", ",\n") : whole;
  const last: string = part["last_line"] ?? "";
  const sentence = { text, width, size: (text.length > 160 ? 3.4 : narrow || long ? 3.8 : 4.2) * u };
  const verdict = { text: last, width, size: (last.length > 90 ? 3.8 : narrow ? 4.3 : 4.8) * u, weight: 700 };
  const second = page.measure(verdict).height;
  const first = page.measure(sentence).height;
  page.write({ ...verdict, y: areaHeight - low - second });
  page.write({ ...sentence, y: areaHeight - low - second - first });
  return low + second + first;
}

interface FigureLook {
  y: number;
  size: number;
  shareSize: number;
  labelSize: number;
}

/** What was chosen, how often, and what share of all delegates that is. */
function figures(page: Page, counts: Part[], look: FigureLook): void {
  const { u, narrow, areaWidth } = page;
  const spacing = (narrow ? 3 : 5) * u;
  const width = (areaWidth - spacing * (counts.length - 1)) / Math.max(1, counts.length);
  // Beside a figure of a large hall the share is smaller: it must not touch the next figure.
  const shareFor = (count: Part) => (width - ems(String(count["count"] ?? ""), 700) * look.size * 1.03 - 2.2 * u) / Math.max(0.01, ems(count["percent_text"] ?? "", 600) * 1.03);
  const shareSize = narrow ? look.shareSize : Math.max(3.2 * u, Math.min(look.shareSize, ...counts.map(shareFor)));
  counts.forEach((count, place) => {
    const x = place * (width + spacing);
    const color = tint(count["id"] ?? "");
    const number = page.write({ text: String(count["count"] ?? ""), x, y: look.y, size: look.size, leading: 1.12, weight: 700, color });
    const share = { text: count["percent_text"] ?? "", size: shareSize, weight: 600, soft: true };
    const beside = { x: x + number.width + 2.2 * u, y: look.y + number.baseline - page.measure(share).baseline };
    page.write({ ...share, ...(narrow ? { x, y: look.y + number.height } : beside) });
    const y = look.y + number.height + (narrow ? LEADING * look.shareSize : 0);
    const sign = look.labelSize * 0.98;
    const gap = (narrow ? 1.1 : 1.6) * u;
    page.sign(count["sign"] || count["id"] || "", x, y + (LEADING * look.labelSize - sign) / 2, sign, color, 3.2);
    page.write({ text: count["label"] ?? "", x: x + sign + gap, y, width: width - sign - gap, size: look.labelSize, weight: 600, color, least: 3.2 * u });
  });
}

/** All delegates as one bar, with a line where the majority is. */
function resultBar(page: Page, part: Part, counts: Part[], y: number): void {
  const { u, areaWidth } = page;
  const entitled: number = part["entitled"];
  const voted = counts.reduce((sum, count) => sum + count["count"], 0);
  const parts = counts.map((count) => ({ share: count["count"] / entitled, color: tint(count["id"]) }));
  const mark = part["needed_fraction"] > 0 ? Math.min(1, part["needed_fraction"]) : -1;
  const rest = { share: 1 - voted / entitled, color: colours.lineStrong, dashed: true };
  page.bar(0, y, areaWidth, 6 * u, [...parts, rest], { ground: "", gap: 0.35 * u, mark, grown: true });
  const needed = { text: part["needed_text"] ?? "", size: 3.4 * u, weight: 600, color: colours.gold };
  const wide = page.measure(needed).width;
  page.write({ ...needed, x: Math.max(0, Math.min(areaWidth - wide, areaWidth * Math.max(0, mark) - wide / 2)), y: y + 8.2 * u });
}

interface TallyGroup {
  text?: string;
  rows: Part[];
}

/** Rows by their votes, with bars: an election, options, an opinion poll. */
export function tally(page: Page, scene: Scene): void {
  const part: Part = scene["result"] ?? {};
  const groups: TallyGroup[] = part["groups"] ?? [];
  const { u, narrow, areaWidth, areaHeight } = page;
  const facts = (row: Part): string => (row["word"] ? `${row["percent_text"]} · ${row["word"]}` : row["percent_text"]);
  const factsSize = 3.4 * u;
  const rows = groups.flatMap((group) => group.rows);
  const factsWidth = Math.max(0, ...rows.map((row) => ems(facts(row), 600))) * factsSize * 1.04;
  const marked = rows.some((row) => row["sign"]);
  const needed = neededMark(page, part["needed_text"] ?? "");
  const head = ballotHead(page, part, { heading: part["heading"] ?? "", width: areaWidth, beside: needed ? needed + 3 * u : 0, usual: 4.6 * u, long: 3.6 * u });
  const under = head + 1.2 * u;
  const last: string = part["last_line"] ?? "";
  const ending = { text: last, width: areaWidth, size: (last.length > 60 ? 3.8 : 4.2) * u, leading: 1.4, weight: 700 };
  const names = part["names"] === true;
  const lines = (row: Part, size: number, width: number) => broken(row["text"] ?? "", size, width - (marked ? 1.1 * size + u : 0) - 2.4 * size, 600, 1.03);
  const headingLines = (group: TallyGroup) => (group.text ? broken(group.text, 4.6 * u, areaWidth, 600, 1.03) : []);
  const headingHeight = (group: TallyGroup) => (group.text ? headingLines(group).length * 4.6 * u * 1.4 + 1.2 * u : 0);
  const footHeight = foot(new (page.constructor as typeof Page)(page.width, page.height), part, scene, areaHeight, 0, 2, part["papers_text"] ?? "");
  const room = areaHeight - under - footHeight - page.measure(ending).height - 0.8 * u;
  const pages = ofGroups<Part, TallyGroup>(groups, {
    sizes: (names ? [7.4, 6.4, 5.6] : [6.4, 5.6, 5, 4.6, 4.2, 3.8, 3.4]).map((size) => size * u),
    columns: narrow || !names ? [1] : [1, 2], width: areaWidth, room, gapX: 6 * u, gapY: 1.2 * u, most: 100,
    heightOf: (row, size, width) => lines(row, size, width).length * size * 1.26 + factsSize * 1.25,
    broken: names ? (row, size, width) => lines(row, size, width).length > 1 : null,
  }, headingHeight);
  const at = pages.length ? (part["turn"] ?? 0) % pages.length : 0;
  const low = foot(page, part, scene, areaHeight, at, pages.length, part["papers_text"] ?? "");
  page.write({ ...ending, y: areaHeight - low - page.measure(ending).height });
  const shown = pages[at];
  if (!shown) return;
  page.write({ text: headingLines(shown.group).join("\n"), y: under, size: 4.6 * u, leading: 1.4, weight: 600 });
  for (const place of shown.places) {
    const row = shown.group.rows[place.row] ?? {};
    const top = under + headingHeight(shown.group) + place.y;
    const ink = row["tone"] === "for" ? colours.for : row["tone"] === "gold" ? colours.gold : colours.text;
    const name = lines(row, shown.size, place.width);
    const x = place.x + (marked ? 1.1 * shown.size + u : 0);
    page.sign(row["sign"] ?? "", place.x, top + (1.26 - 0.95) * shown.size / 2, shown.size * 0.95, ink, 3);
    page.write({ text: name.join("\n"), x, y: top, size: shown.size, leading: 1.26, weight: 600 });
    page.write({ text: String(row["count"] ?? ""), x: place.x, y: top, width: place.width, size: shown.size, leading: 1.26, weight: 700, align: "right", color: ink });
    const y = top + name.length * 1.26 * shown.size;
    const color = row["tone"] === "for" ? colours.for : colours.abstain;
    const mark = part["needed_fraction"] > 0 ? Math.min(1, part["needed_fraction"]) : -1;
    page.bar(place.x, y + (factsSize * 1.25 - 2.4 * u) / 2, place.width - factsWidth - 2 * u, 2.4 * u, [{ share: row["share"] ?? 0, color }], { mark, grown: true });
    page.write({ text: facts(row), x: place.x, y, width: place.width, size: factsSize, leading: 1.25, weight: 600, align: "right", color: row["word"] ? ink : colours.soft });
  }
}

/** What the line on the bars means, at the right of the heading. Returns how wide it is. */
function neededMark(page: Page, text: string): number {
  const { u, areaWidth } = page;
  if (!text) return 0;
  const words = { text, size: 3.4 * u, weight: 600, color: colours.gold };
  const width = 1.6 * u + page.measure(words).width;
  const high = 4.2 * u * LEADING;
  page.rect({ x: areaWidth - width, y: (high - 3.4 * u) / 2, width: 0.5 * u, height: 3.4 * u, color: colours.gold });
  page.write({ ...words, x: areaWidth - width + 1.6 * u, y: (high - 3.4 * u * LEADING) / 2 });
  return width;
}

/** A row for each office holder, a column for each level, and what follows. */
export function grid(page: Page, scene: Scene): void {
  const part: Part = scene["result"] ?? {};
  const rows: Part[] = part["rows"] ?? [];
  const levels: Part[] = part["levels"] ?? [];
  const { u, narrow, areaWidth, areaHeight } = page;
  const levelTint = (id: string) => (id === "high" || (id === "confidence" && levels.length === 2) ? colours.for : id === "low" || id === "no_confidence" ? colours.against : colours.abstain);
  const column = (levels.length > 2 ? (narrow ? 24 : 30) : narrow ? 32 : 40) * u;
  const nameWidth = areaWidth - levels.length * column - 2 * u;
  const head = ballotHead(page, part, { heading: part["heading"] ?? "", width: areaWidth, usual: 4.2 * u, long: 3.4 * u });
  const titles = levels.map((level) => ({ text: level["label"] ?? "", width: column - u, size: 3.4 * u, leading: 1.35, weight: 600, align: "right" as const, color: levelTint(level["id"] ?? "") }));
  const titleHeight = Math.max(0, ...titles.map((title) => page.measure(title).height));
  titles.forEach((title, place) => page.write({ ...title, x: areaWidth - (levels.length - place) * column + u, y: head + titleHeight - page.measure(title).height }));
  const under = head + titleHeight + 0.4 * u;
  const footHeight = foot(new (page.constructor as typeof Page)(page.width, page.height), part, scene, areaHeight, 0, 2, part["papers_text"] ?? "");
  const room = areaHeight - under - footHeight - 0.6 * u;
  const small = 3.3 * u;
  const names = (row: Part, size: number) => broken(row["text"] ?? "", size, nameWidth, 600, 1.03);
  const offices = (row: Part, shown: boolean) => (shown && row["detail"] ? broken(row["detail"], small, nameWidth, 500, 1.03) : []);
  const follows = (row: Part) => (row["follows"] ? broken(row["follows"], small, areaWidth - 5 * u, 600, 1.03) : []);
  // Never smaller, even where everybody would then stand on one page: names are read from thirty metres.
  const planned = (details: boolean) => ofGroups<Part, { rows: Part[] }>([{ rows }], {
    sizes: [5.6, 5.2, 4.8, 4.4].map((size) => size * u), columns: [1], width: nameWidth, room, gapX: 0, gapY: 0.2 * u, most: 13,
    heightOf: (row, size) => names(row, size).length * size * 1.26 + (offices(row, details).length + follows(row).length) * small * 1.3,
    broken: (row, size) => names(row, size).length > 1,
  }, () => 0);
  const roomy = planned(true);
  const details = roomy.length <= 1;
  const pages = details ? roomy : planned(false);
  const at = pages.length ? (part["turn"] ?? 0) % pages.length : 0;
  foot(page, part, scene, areaHeight, at, pages.length, part["papers_text"] ?? "");
  const shown = pages[at];
  for (const place of shown?.places ?? []) {
    const row = rows[place.row] ?? {};
    const size = shown?.size ?? 0;
    let y = under + place.y;
    page.rect({ x: 0, y, width: areaWidth, height: Math.max(1, 0.15 * u), color: colours.line });
    cells(page, row["cells"] ?? [], { y, size, column, tints: levels.map((level) => levelTint(level["id"] ?? "")) });
    y += page.write({ text: names(row, size).join("\n"), y, size, leading: 1.26, weight: 600 }).height;
    y += page.write({ text: offices(row, details).join("\n"), y, size: small, leading: 1.3, soft: true }).height;
    if (follows(row).length) page.sign("warning", 0, y + (1.3 * small - 3.6 * u) / 2, 3.6 * u, colours.gold, 2.2);
    page.write({ text: follows(row).join("\n"), x: 5 * u, y, size: small, leading: 1.3, weight: 600, color: colours.gold });
  }
}

function cells(page: Page, entries: Part[], look: { y: number; size: number; column: number; tints: string[] }): void {
  const { u, areaWidth } = page;
  entries.forEach((cell, place) => {
    const right = areaWidth - (entries.length - place - 1) * look.column;
    const size = Math.min(look.size, look.column / 6.5);
    const percent = { text: cell["percent_text"] ?? "", size, leading: (1.26 * look.size) / size, weight: 600, color: look.tints[place] ?? colours.text };
    const wide = page.measure(percent);
    page.write({ ...percent, x: right - wide.width, y: look.y });
    const count = { text: cell["count_text"] ?? "", size: Math.max(3.2 * u, 0.7 * size), soft: true };
    const counted = page.measure(count);
    page.write({ ...count, x: right - wide.width - 1.6 * u - counted.width, y: look.y + wide.baseline - counted.baseline });
  });
}

/** A declared result by seat or by delegate group. */
export function chart(page: Page, scene: Scene): void {
  const part: Part = scene["result"] ?? {};
  const { u, narrow, areaWidth, areaHeight } = page;
  const title: string = part["title"] ?? "";
  const stamp = plate(page, part["verdict_text"] ?? "", part["adopted"] === true, (narrow ? 5.6 : 6.4) * u);
  const label = page.label(part["heading"] ?? "", areaWidth - stamp.width - 4 * u);
  const heading = page.title(title, { y: label, width: areaWidth - stamp.width - 4 * u, usual: 4.2 * u, long: 3.3 * u, leading: 1.4 });
  const head = Math.max(label + heading.height, stamp.height) + 1.6 * u;
  const last = { text: part["last_line"] ?? "", width: areaWidth, size: ((part["last_line"] ?? "").length > 90 ? 3.6 : 4.2) * u, weight: 700, leading: 1.4 };
  const room = areaHeight - head - page.measure(last).height - 1.2 * u;
  page.write({ ...last, y: areaHeight - page.measure(last).height });
  const legend: Part[] = part["legend"] ?? [];
  if (scene.look === "chart_seats") {
    const side = 44 * u;
    chartSeats(page, { x: 0, y: head, width: areaWidth - side - 4 * u, height: room }, part);
    legend.forEach((entry, place) => legendRow(page, entry, areaWidth - side, head + (room - legend.length * 8 * u) / 2 + place * 8 * u, side, (narrow ? 4.6 : 5.6) * u));
    return;
  }
  // Over the groups the words have a row, or two where it is narrow.
  const across = Math.max(1, areaWidth < 155 * u ? Math.min(2, legend.length) : legend.length);
  const high = 7 * u * Math.ceil(legend.length / across) - (across < legend.length ? u : 0);
  const each = (areaWidth - 2 * u * (across - 1)) / across;
  legend.forEach((entry, place) => legendRow(page, entry, (place % across) * (each + 2 * u), head + Math.floor(place / across) * 6 * u, each, 3.8 * u));
  groups(page, part, head + high, room - high);
}

function legendRow(page: Page, entry: Part, x: number, y: number, width: number, size: number): void {
  const { u } = page;
  const color = tint(entry["id"] ?? "");
  page.sign(entry["sign"] || entry["id"], x, y + (LEADING * size - size) / 2, size, color, 3.2);
  const count = page.measure({ text: String(entry["count"] ?? ""), size, weight: 700 });
  page.write({ text: String(entry["count"] ?? ""), x: x + size + 1.2 * u, y, size, weight: 700, color });
  const from = size + 1.2 * u + count.width + 1.2 * u;
  page.write({ text: entry["label"] ?? "", x: x + from, y: y + count.baseline - page.measure({ text: "A", size: size * 0.85 }).baseline, width: width - from, size: size * 0.85, weight: 600, least: Math.min(size * 0.85, 3.2 * u) });
}

/** A row for each delegate group, in one column or two: its name, a bar of its members, how many took part. */
function groups(page: Page, part: Part, y: number, room: number): void {
  const { u, areaWidth } = page;
  const rows: Part[] = part["groups"] ?? [];
  const columns = rows.length > 8 ? 2 : 1;
  const each = Math.ceil(rows.length / columns);
  const width = (areaWidth - (columns - 1) * 4 * u) / columns;
  const high = Math.min(8 * u, room / Math.max(1, each));
  const size = Math.max(3.2 * u, Math.min(4.2 * u, high / 1.5));
  const countWidth = 4.6 * size;
  // Where there is no room for bars, names and figures are a table.
  const barred = width > 75 * u;
  const nameWidth = barred ? width * (columns > 1 ? 0.44 : 0.28) : width - countWidth - 2 * u;
  rows.forEach((row, place) => {
    const x = Math.floor(place / each) * (width + 4 * u);
    const top = y + (place % each) * high;
    const middle = top + (high - size * 1.35) / 2;
    page.write({ text: row["text"] ?? "", x, y: middle, width: nameWidth, size, leading: 1.35, weight: 600, least: 3.2 * u });
    const total = Math.max(1, row["total"]);
    const parts = (row["parts"] as Part[]).map((entry) => ({ share: entry["count"] / total, color: tint(entry["id"]), dashed: entry["id"] === "not_voted" }));
    const thickness = Math.min(3.6 * u, high * 0.6);
    if (barred) page.bar(x + nameWidth + 2 * u, top + (high - thickness) / 2, width - nameWidth - countWidth - 4 * u, thickness, parts, { ground: "", gap: 0.3 * u, grown: true });
    const numbers = (row["parts"] as Part[]).filter((entry) => entry["id"] !== "not_voted").map((entry) => entry["count"]).join(" · ");
    page.write({ text: numbers, x: x + width - countWidth, y: middle, width: countWidth, size, leading: 1.35, weight: 600, align: "right" });
  });
}

/** The scenes of who speaks and who is there. */
import { colours } from "shared:tokens";

import { broken, ems } from "../measure";
import { clockEms, countdownText, tied, type Page, type Words } from "../page";
import type { Part, Scene } from "../scene";
import { seatFigure } from "./seats";

/** A person's name, never cut: it grows smaller until its lines fit, and breaks only between syllables. */
export function fitted(page: Page, words: Words & { width: number }, height: number, smallest: number): Words & { width: number } {
  let size = words.size;
  const fits = () => {
    const longest = Math.max(...words.text.split(" ").map((word) => ems(word, words.weight ?? 700) * size));
    return page.measure({ ...words, size }).height <= height + 1 && longest <= words.width;
  };
  while (size > smallest && !fits()) size = Math.max(smallest, size - 0.2 * page.u);
  return { ...words, size };
}

export function floor(page: Page, scene: Scene): void {
  const part: Part = scene["floor"] ?? {};
  const { u, narrow, areaWidth: width, areaHeight } = page;
  const next: Part[] = part["next"] ?? [];
  const panel = nextSpeakers(page, scene["labels"]?.["next"] ?? "", next, areaHeight);
  const item = page.write({ text: tied(part["item_title"] ?? ""), width, size: 4.2 * u, soft: true, most: 2 });
  const room = areaHeight - panel - item.height - 2 * u;
  const limited = (part["limit_ms"] ?? 0) > 0 && part["clock_hidden"] !== true;
  const clock = limited ? floorClock(page, part, item.height, room) : 0;
  const long = (part["name"] ?? "").length > 18 || narrow;
  const own = width - (clock ? clock + (narrow ? 4 : 5) * u : 0);
  const about = { text: [part["role"], part["unit"]].filter(Boolean).join("\n"), width: own, size: (long ? 4.2 : 5) * u, soft: true, most: 4 };
  const aboutHeight = page.measure(about).height;
  const label = part["kind_text"] ? 4.2 * u * 1.45 : 0;
  const largest = (long ? 10 : 12.4) * u;
  const given = { text: part["name"] ?? "", width: own, size: largest, weight: 700, leading: 1.29 };
  const name = fitted(page, given, Math.min(2.6 * largest, room - label - u - aboutHeight), 5.6 * u);
  const high = label + u + page.measure(name).height + aboutHeight;
  const y = item.height + Math.max(0, (room - high) / 2);
  page.label(part["kind_text"] ?? "", own, 4.2 * u, 0, y);
  const called = page.write({ ...name, y: y + label + u });
  page.write({ ...about, y: y + label + u + called.height });
}

/** What is left of the turn, with its bar. Returns how wide it is. */
function floorClock(page: Page, part: Part, top: number, room: number): number {
  const { u, areaWidth: width, narrow } = page;
  const seconds = Math.ceil((part["remaining_ms"] ?? 0) / 1000);
  const text = (seconds < 0 ? "+" : "") + countdownText(part["remaining_ms"] ?? 0);
  const size = Math.min(27 * u, (width * (narrow ? 0.43 : 0.47)) / clockEms(text));
  const wide = clockEms(text) * size;
  const color = seconds <= 0 ? colours.against : seconds <= 30 ? colours.gold : colours.text;
  const y = top + (room - (1.1 * size + 3.6 * u)) / 2;
  page.digits(text, width - wide, y, size, 700, color);
  const share = Math.max(0, Math.min(1, (part["remaining_ms"] ?? 0) / part["limit_ms"]));
  page.bar(width - wide, y + 1.1 * size + 2 * u, wide, 1.6 * u, [{ share, color }]);
  return wide;
}

/** Who speaks next: at most three, side by side above the foot. Returns how high the panel is. */
function nextSpeakers(page: Page, label: string, next: Part[], foot: number): number {
  const { u, narrow, areaWidth } = page;
  const shown = next.slice(0, 3);
  if (shown.length === 0) return 0;
  const inset = (narrow ? 3 : 4) * u;
  const width = (areaWidth - 2 * inset - (shown.length - 1) * inset) / shown.length;
  const head = 1.8 * u + 3.6 * u * 1.45 + 0.6 * u;
  const names = shown.map((speaker) => {
    const given = { text: speaker["name"] ?? "", width, size: 5.6 * u, weight: 600, leading: 1.29 };
    const rows = ems(given.text, 600) * given.size > width ? 2 : 1;
    return { words: fitted(page, given, rows * 1.36 * given.size, 3.6 * u), height: rows * 1.36 * given.size };
  });
  const tallest = Math.max(...names.map((name) => name.height));
  const height = head + tallest + 3.6 * u * 1.45 + 2.2 * u;
  const y = foot - height;
  page.rect({ x: 0, y, width: areaWidth, height, radius: 1.6 * u, color: colours.panel });
  page.write({ text: label, x: inset, y: y + 1.8 * u, size: 3.6 * u, weight: 600, color: colours.gold });
  names.forEach((name, place) => {
    const x = inset + place * (width + inset);
    const speaker = shown[place] ?? {};
    page.write({ ...name.words, x, y: y + head });
    const from = [speaker["unit"], speaker["kind_text"]].filter(Boolean).join(" · ");
    page.write({ text: from, x, y: y + head + name.height, width, size: 3.6 * u, least: 3.2 * u, soft: true });
  });
  return height;
}

export function presence(page: Page, scene: Scene): void {
  const part: Part = scene["presence"] ?? {};
  const labels: Part = scene["labels"] ?? {};
  const { u, narrow, areaWidth, areaHeight } = page;
  const label = page.label(labels["presence"] ?? "", areaWidth, 5.2 * u);
  const high = Math.min(60 * u, areaHeight - label - u);
  const many = (part["total"] ?? 0) > 300 || (part["seats"] ?? []).length === 0;
  const wide = many ? areaWidth * 0.5 : Math.min(areaWidth * (narrow ? 0.57 : 0.605), high * 1.655);
  const y = label + (areaHeight - label - high) / 2;
  const mark = part["total"] ? part["needed"] / part["total"] : -1;
  seatFigure(page, { x: 0, y, width: wide, height: high }, {
    seats: part["seats"] ?? [], figure: part["present"] ?? 0, total: part["total"] ?? 0, label: labels["present"] ?? "", filled: colours.for, mark,
  });
  const x = wide + (narrow ? 4 : 6) * u;
  const width = areaWidth - x;
  const met = part["met"] === true;
  const color = met ? colours.for : colours.gold;
  const size = (narrow ? 5.6 : 6.8) * u;
  const sign = size * 1.08;
  const decision = { text: (met ? labels["quorum"] : labels["no_quorum"]) ?? "", x: x + sign + 2 * u, width: width - sign - 2 * u, size, weight: 700, leading: 1.35, color };
  const sentence = { text: part["sentence"] ?? "", x, width, size: (narrow ? 4.2 : 4.6) * u, soft: true };
  const words = { text: part["words"] ? `${labels["right_hall"]} ${part["words"]}` : "", x, width, size: (narrow ? 3.2 : 3.6) * u, weight: 600 };
  const column = [decision, sentence, words].filter((entry) => entry.text);
  const total = column.reduce((sum, entry) => sum + page.measure(entry).height, 2.4 * u * (column.length - 1));
  let at = y + (high - total) / 2;
  page.sign(met ? "check" : "warning", x, at + (1.35 * size - sign) / 2, sign, color, 3);
  for (const entry of column) at += page.write({ ...entry, y: at }).height + 2.4 * u;
}

/** The strip under a video picture: who speaks, as what, and what is left. */
export function caption(page: Page, scene: Scene, withClock: boolean): void {
  const part: Part = scene["caption"] ?? {};
  const { u } = page;
  page.margin = 6 * u;
  page.areaTop = 0;
  if (!part["name"]) return;
  const clock = withClock && (part["limit_ms"] ?? 0) > 0 ? countdownText(part["remaining_ms"] ?? 0) : "";
  const over = (part["remaining_ms"] ?? 0) < 0 ? "+" : "";
  const clockWidth = clock ? clockEms(over + clock) * 7 * u + 5 * u : 0;
  const room = page.areaWidth - 6 * u - clockWidth;
  const detail = [part["role"], part["unit"]].filter(Boolean).join(" · ");
  const name = { text: part["name"], width: room, size: 6 * u, weight: 700, leading: 1.3, least: 4 * u };
  const lines = broken(detail, 3.6 * u, room, 500);
  const about = { text: detail, width: room, size: 3.6 * u, leading: 1.35, most: 2 };
  const widest = Math.max(ems(name.text, 700) * 6 * u, ...lines.map((line) => ems(line, 500) * 3.6 * u), ems(part["kind_text"] ?? "", 600) * 3.2 * u);
  const width = Math.min(page.areaWidth, widest + 6 * u + clockWidth);
  const height = 3 * u + 3.2 * u * 1.35 + 6 * u * 1.3 + page.measure(about).height;
  const y = page.height - 7 * u - height;
  page.rect({ x: 0, y, width, height, color: colours.panel, opacity: 0.96 });
  page.rect({ x: 0, y, width: u, height, color: colours.gold });
  page.write({ text: part["kind_text"] ?? "", x: 3 * u, y: y + 1.5 * u, size: 3.2 * u, weight: 600, leading: 1.35, color: colours.gold });
  page.write({ ...name, x: 3 * u, y: y + 1.5 * u + 3.2 * u * 1.35 });
  page.write({ ...about, x: 3 * u, y: y + 1.5 * u + 3.2 * u * 1.35 + 6 * u * 1.3 });
  if (clock) {
    const color = over || part["remaining_ms"] <= 0 ? colours.against : part["remaining_ms"] <= 30_000 ? colours.gold : colours.text;
    page.digits(over + clock, width - clockWidth + 2 * u, y + (height - 7.7 * u) / 2, 7 * u, 700, color);
  }
}

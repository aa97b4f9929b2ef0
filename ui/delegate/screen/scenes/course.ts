/** The scenes of the meeting's course: welcome, agenda, item, document, notice, recess, countdown. */
import { colours } from "shared:tokens";

import { clockEms, countdownText, LEADING, type Page } from "../page";
import type { Part, Scene } from "../scene";

export function welcome(page: Page, scene: Scene): void {
  const part: Part = scene["welcome"] ?? {};
  const { u, narrow } = page;
  page.margin = (narrow ? 6 : 9) * u;
  page.areaTop = 9 * u;
  page.areaHeight = page.height - 17 * u;
  const width = page.areaWidth;
  const height = page.areaHeight;
  ornament(page);
  const title: string = part["title"] || scene["session_title"] || "";
  const term: string = part["term"] || scene["rehearsal_text"] || "";
  const logo = scene["logo_source"] ? 8 * u : 0;
  page.image(scene["logo_source"] ?? "", 0, 0, logo, logo);
  const body = { text: part["body"] || scene["body"] || "", size: 5.6 * u, weight: 600, soft: true };
  const beside = logo ? logo + 2.4 * u : 0;
  page.write({ ...body, x: beside, y: logo ? (logo - 5.6 * u * LEADING) / 2 : 0, width: width - beside });
  const size = (title.length > 60 ? 7.4 : title.length > (narrow ? 18 : 30) ? 9 : 12.4) * u;
  const heading = { text: title.replace(/ (\S+)$/, "\u00a0$1"), width, size, weight: 700, leading: 1.3, most: 5 };
  const below = { text: term.charAt(0).toUpperCase() + term.slice(1), width, size: (term.length > 40 ? 5.6 : 7.4) * u, weight: 600 };
  const first = page.measure(heading);
  const second = page.measure(below);
  const block = 4.4 * u + first.height + second.height;
  const y = Math.max(10 * u, (height - block) * 0.46);
  page.rect({ x: 0, y, width: 12 * u, height: u, radius: 0.3 * u, color: colours.gold });
  page.write({ ...heading, y: y + 4.4 * u });
  page.write({ ...below, y: y + 4.4 * u + first.height });
  foot(page, part, scene);
}

function foot(page: Page, part: Part, scene: Scene): void {
  const { u, narrow } = page;
  const width = page.areaWidth;
  const height = page.areaHeight;
  const words = { text: part["words"] ?? "", size: 3.6 * u, weight: 600 };
  const code = page.measure(words);
  const date = { text: part["date_text"] ?? "", size: 4.6 * u };
  const day = page.measure(date);
  const wordsY = height - 3.6 * u * LEADING;
  const dateY = (narrow && words.text ? wordsY : height) - day.height;
  page.write({ ...date, y: dateY });
  if (part["opens_text"]) page.write({ text: `\u00a0· ${part["opens_text"]}`, x: day.width, y: dateY, size: 4.6 * u, soft: true });
  const place = { text: part["place"] ?? "", width: width * (narrow ? 1 : 0.6), size: 3.6 * u, soft: true, most: 1 };
  page.write({ ...place, y: dateY - page.measure(place).height });
  if (!words.text) return;
  const question = { text: scene["labels"]?.["right_hall"] ? `${scene["labels"]["right_hall"]}\u00a0` : "", size: 3.6 * u, soft: true };
  const asked = page.measure(question);
  page.write({ ...question, x: narrow ? 0 : width - code.width - asked.width, y: wordsY });
  page.write({ ...words, x: narrow ? asked.width : width - code.width, y: wordsY });
}

/** The hall's seats as an ornament at the right, fading towards the words. */
function ornament(page: Page): void {
  const { u } = page;
  [6, 8, 10, 12, 14].forEach((seats, row) => {
    const radius = 44 + 12.6 * row;
    for (let seat = 0; seat < seats; seat++) {
      const angle = (seat / (seats - 1) - 0.5) * 1.6;
      const across = 132 + radius * Math.sin(angle);
      const opacity = Math.max(0, Math.min(1, (across - 87.6) / 50));
      if (opacity === 0) continue;
      const size = 5.8 * u;
      const x = page.width - (177.8 - across) * u - size / 2 - page.margin;
      const y = (112 - radius * Math.cos(angle)) * u - size / 2 - page.areaTop;
      page.rect({ x, y, width: size, height: size, radius: size / 2, color: colours.panel, opacity });
    }
  });
}

export function agenda(page: Page, scene: Scene): void {
  const part: Part = scene["agenda"] ?? {};
  const { u, areaWidth } = page;
  const all: Part[] = part["items"] ?? [];
  const current = all.findIndex((row) => row["state"] === "current" || row["state"] === "next");
  const at = Math.max(0, current);
  // One row before the current one; at the end of the day the last five.
  const first = Math.max(0, Math.min(at - 1, all.length - 5));
  const close = all.length - first > 6;
  const heading = page.measure({ text: part["heading"] ?? "", size: 4.2 * u });
  const labelHeight = page.label(part["title"] || scene["labels"]?.["agenda"] || "", areaWidth - heading.width - 4 * u, 5.2 * u);
  page.write({ text: part["heading"] ?? "", x: areaWidth - heading.width, y: (labelHeight - heading.height) / 2, size: 4.2 * u, soft: true });
  let y = labelHeight + 2.6 * u;
  for (const entry of all.slice(first, first + 8)) {
    const height = row(page, entry, y, close, at - first);
    if (height === 0) break;
    y += height + (close ? 0.4 : 0.9) * u;
  }
}

/** One item of the agenda; 0 where it would be cut. */
function row(page: Page, entry: Part, y: number, close: boolean, before: number): number {
  const { u, areaWidth } = page;
  const now = entry["state"] === "current" || entry["state"] === "next";
  const done = entry["state"] === "done";
  const size = (now ? 5.2 : 4.2) * u;
  const most = done && before > 1 ? 1 : now && page.narrow ? 3 : 2;
  const weight = now ? 600 : 500;
  const soft = done || entry["state"] === "deferred";
  const title = { text: entry["title"] ?? "", x: 28 * u, width: areaWidth - 31 * u, size, weight, soft, most };
  const height = page.measure(title).height + (close ? (now ? 2.4 : 1.6) : now ? 4.4 : 2.7) * u;
  if (y + height > page.areaHeight + 2.6 * u) return 0;
  const middle = (high: number) => y + (height - high) / 2;
  if (now) {
    page.rect({ x: 0, y, width: areaWidth, height, radius: 1.2 * u, color: colours.panel });
    page.rect({ x: 0, y, width: u, height, color: colours.gold });
  }
  page.digits(entry["time_text"] ?? "", 3 * u, middle(1.1 * size), size, weight, now ? colours.gold : colours.soft);
  if (done) page.sign("check", 20 * u, middle(4 * u), 4 * u, colours.for, 2.8);
  else if (now) page.sign("play", 20 * u, middle(3.6 * u), 3.6 * u, colours.gold, 1.5);
  else page.write({ text: String(entry["number"] || ""), x: 20 * u, y: middle(size * LEADING), size, weight: 600, soft: true });
  page.write({ ...title, y: middle(page.measure(title).height) });
  return height;
}

export function item(page: Page, scene: Scene): void {
  const part: Part = scene["item"] ?? {};
  const { u, areaWidth: width, areaHeight } = page;
  const label = page.label([part["heading"], part["phase_text"]].filter(Boolean).join(" · "), width);
  const person = { text: part["presenter"] ?? "", width, size: 5.6 * u, weight: 600, most: 1 };
  const office = { text: part["presenter_title"] ?? "", width, size: 4.2 * u, soft: true, most: 2 };
  const low = page.measure(person).height + page.measure(office).height;
  const title = { width, usual: 7.4 * u, long: 5.6 * u, most: 6 };
  const high = page.title(part["title"] ?? "", title, false).height;
  page.title(part["title"] ?? "", { ...title, y: label + Math.max(2 * u, (areaHeight - label - low - high) * 0.4) });
  page.write({ ...person, y: areaHeight - low });
  page.write({ ...office, y: areaHeight - page.measure(office).height });
}

export function document(page: Page, scene: Scene): void {
  const part: Part = scene["document"] ?? {};
  const { u, areaWidth: width } = page;
  const pages = part["pages"] ? `${part["page"]} / ${part["pages"]}` : "";
  const right = page.measure({ text: pages, size: 3.6 * u });
  page.write({ text: part["title"] ?? "", width: width - right.width - 4 * u, size: 3.6 * u, most: 1 });
  page.write({ text: pages, x: width - right.width, size: 3.6 * u, soft: true });
  const y = 3.6 * u * LEADING + 1.4 * u;
  page.image(part["image_source"] ?? "", 0, y, width, page.areaHeight - y + 2 * u);
}

/** A notice; or the recess or a countdown, with the time and how long that still is. */
export function message(page: Page, scene: Scene): void {
  const part: Part = scene[scene.view] ?? {};
  const { u, areaWidth: width, areaHeight } = page;
  const text: string = part["text"] ?? "";
  const timed = Boolean(part["until"]);
  const size = (text.length > 220 ? 4.6 : text.length > 120 ? 5.6 : text.length > 40 ? 7.4 : timed ? 10 : 12.4) * u;
  const words = { text: text.replace(/( \S+ \S+) (\S+)$/, "$1\u00a0$2"), width, size, weight: 700, leading: text.length > 40 ? LEADING : 1.3 };
  const under = { text: part["until_text"] ?? "", width, size: 7.4 * u, weight: 600, soft: true };
  const clock = timed ? countdownText(part["remaining_ms"] ?? 0) : "";
  const digits = timed ? Math.min(27 * u, (width * 0.8) / clockEms(clock)) : 0;
  const heights = [4.4 * u, page.measure(words).height, timed ? digits * 1.1 + u : 0, page.measure(under).height];
  let y = (areaHeight - heights.reduce((sum, height) => sum + height, 0)) / 2 - 2 * u;
  page.rect({ x: 0, y, width: 12 * u, height: u, radius: 0.3 * u, color: colours.gold });
  y += 4.4 * u;
  y += page.write({ ...words, y }).height;
  if (timed) {
    page.digits(clock, 0, y + u / 2, digits, 700, colours.gold);
    y += digits * 1.1 + u;
  }
  page.write({ ...under, y });
}

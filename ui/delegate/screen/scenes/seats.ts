/** The hall's seats, with a figure in the hollow or coloured by choice. Where they stand is reckoned as in the window. */
import { box, closest, hollow, nearest, places, planned, rowsOf } from "shared:seatLayout";
import { colours } from "shared:tokens";

import { ems } from "../measure";
import type { Page } from "../page";
import type { Part } from "../scene";

export interface Area {
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface SeatLook {
  span: number;
  inner: number;
  seatShare: number;
  ring: number;
  reserve: number;
  /** The colour of a seat that is filled, by its state; one that is missing here is a ring. */
  filled: Record<string, string>;
}

interface Seat {
  seat: string;
  state: string;
  x?: number;
  y?: number;
}

interface Map {
  step: number;
  centreX: number;
  centreY: number;
  planned: boolean;
  /** Where the seats leave room for a figure, and how much; 0 where a plan leaves none. */
  hollowTop: number;
  hollowHeight: number;
}

/** Draws the map into an area. Seats stand where the hall's plan has them, else in arcs by their letters. */
export function seatMap(page: Page, area: Area, seats: Seat[], look: SeatLook): Map {
  const half = ((look.span / 2) * Math.PI) / 180;
  const plan = seats[0]?.x === undefined ? null : box(seats);
  const gap = plan && hollow(seats, plan);
  const rows = plan ? [] : rowsOf(seats, look.inner, half);
  const stood = plan ? planned(seats, plan) : places(rows, look.inner, half);
  const outer = plan ? plan.far : look.inner + Math.max(1, rows.length) - 1;
  const unitsWide = plan ? plan.right - plan.left + 1 : 2 * outer * Math.sin(half) + 0.9;
  const arcsHigh = look.reserve > 0 ? outer + 0.45 + look.reserve : outer - look.inner * Math.cos(half) + 0.95;
  const unitsHigh = plan ? plan.far - plan.near + 1 : arcsHigh;
  const step = Math.min(area.width / unitsWide, area.height / unitsHigh);
  const share = Math.min(look.seatShare, 0.92 * (plan ? nearest(seats) : closest(rows, look.inner, half)));
  const size = Math.max(2, 2 * Math.round((step / 2) * share));
  const centreX = area.x + area.width / 2;
  const centreY = area.y + step * (outer + 0.45);
  for (const place of stood) {
    if (place.state === "empty") continue;
    const color = look.filled[place.state];
    const away = place.state === "absent";
    const border = color ? undefined : Math.max(1, Math.round(size * look.ring * (away ? 0.8 : 1)));
    page.rect({
      x: Math.round(centreX + step * place.x - size / 2), y: Math.round(centreY - step * place.y - size / 2), width: size, height: size,
      radius: size / 2, color: color ?? colours.lineStrong, border, dashed: away,
    });
  }
  const under = area.y + step * unitsHigh;
  const hollowTop = plan ? (gap ? centreY - step * (gap.far - 0.7) : under) : centreY - step * (look.inner - 0.7);
  return { step, centreX, centreY, planned: plan !== null, hollowTop, hollowHeight: gap ? step * (gap.far - gap.near - 1.4) : 0 };
}

export interface Figure {
  seats: Seat[];
  figure: number;
  total: number;
  label: string;
  note?: string;
  filled: string;
  mark?: number;
}

/** The seats with a figure in the hollow; above 300, or where no seats may be shown, a bar says the same. */
export function seatFigure(page: Page, area: Area, shown: Figure): void {
  const many = shown.total > 300 || shown.seats.length === 0;
  if (many) return barFigure(page, area, shown);
  const inner = 5.82 * Math.max(1, Math.sqrt(Math.max(shown.total, shown.seats.length) / 60));
  const filled = { voted: shown.filled, present: shown.filled };
  const look = { span: 122, inner, seatShare: 0.84, ring: 0.075, reserve: (0.66 * inner) / 5.82, filled };
  const plan = shown.seats[0]?.x === undefined ? null : box(shown.seats);
  const crowded = plan !== null && hollow(shown.seats, plan) === null;
  const under = crowded ? area.height * 0.26 : 0;
  const map = seatMap(page, { ...area, height: area.height - under }, shown.seats, look);
  const unit = crowded ? area.height * 0.035 : map.planned ? Math.min(map.step, map.hollowHeight / 5.6) : ((map.step * inner) / 5.82) * (shown.total > 99 ? 0.72 : 1);
  const size = Math.max(unit * 0.82, 3.2 * page.u);
  const label = { text: shown.label, size, weight: 600, soft: true };
  const words = page.measure(label);
  const number = page.measure({ text: "0", size: unit * 3.857, weight: 700, leading: 1.1 });
  const room = crowded ? under : map.hollowHeight;
  // Within the gap that a plan leaves, or under the seats; else measured from the arcs' centre, as in the pictures.
  const top = map.hollowTop + (room - number.height - words.height) / 2;
  figures(page, shown, area.x + area.width / 2, map.planned ? top + number.baseline : map.centreY - unit * 0.786, unit, "center");
  const y = map.planned ? top + number.height : map.centreY + unit * 0.393 - words.baseline;
  page.write({ ...label, x: area.x + (area.width - words.width) / 2, y });
}

/** The figure and its whole on one baseline. */
function figures(page: Page, shown: Figure, x: number, baseline: number, unit: number, align: "left" | "center"): void {
  const number = { text: String(shown.figure), size: unit * 3.857, weight: 700, leading: 1.1 };
  const of = { text: `/${shown.total}`, size: unit * 1.571, weight: 600, soft: true };
  const wide = ems(number.text, 700) * number.size;
  const all = wide + unit * 0.2 + ems(of.text, 600) * of.size;
  const left = align === "center" ? x - all / 2 : x;
  page.write({ ...number, x: left, y: baseline - page.measure(number).baseline });
  page.write({ ...of, x: left + wide + unit * 0.2, y: baseline - page.measure(of).baseline });
}

function barFigure(page: Page, area: Area, shown: Figure): void {
  const { u } = page;
  const unit = 5.19 * u;
  const high = unit * 3.857 * 1.1;
  const top = area.y + area.height * (shown.note ? 0.18 : 0.3);
  const number = page.measure({ text: "0", size: unit * 3.857, weight: 700, leading: 1.1 });
  figures(page, shown, area.x, top + number.baseline, unit, "left");
  const y = top + high + 2 * u;
  const share = shown.total > 0 ? Math.min(1, shown.figure / shown.total) : 0;
  page.bar(area.x, y, area.width, 4 * u, [{ share, color: shown.filled }], { mark: shown.mark ?? -1, markColor: colours.text });
  const size = Math.max(unit * 0.82, 3.2 * u);
  const label = page.write({ text: shown.label, x: area.x, y: y + 6 * u, size, weight: 600, soft: true });
  if (shown.note) page.write({ text: shown.note, x: area.x, y: y + 6 * u + label.height, width: area.width, size: Math.max(unit * 0.66, 3.2 * u), soft: true });
}

const TINT: Record<string, string> = { voted: colours.gold };

/** The colour of a choice or a level. */
export function tint(id: string): string {
  if (id === "for" || id === "high") return colours.for;
  if (id === "against" || id === "low") return colours.against;
  if (id === "not_voted") return colours.lineStrong;
  return TINT[id] ?? colours.abstain;
}

/** Where a declared result came from, seat by seat. */
export function chartSeats(page: Page, area: Area, part: Part): void {
  const legend: Part[] = part["legend"] ?? [];
  const filled = Object.fromEntries(legend.filter((entry) => entry["id"] !== "not_voted").map((entry) => [entry["id"], tint(entry["id"])]));
  const inner = 5.2 * Math.max(1, Math.sqrt((part["seats"] ?? []).length / 60));
  seatMap(page, area, part["seats"] ?? [], { span: 122, inner, seatShare: 0.84, ring: 0.075, reserve: 0, filled });
}

/** Words that the reader has selected on a page. */
import { areasOf, unturned, type Area, type Turn } from "./areas";

export interface Selected {
  page: number;
  quote: string;
  areas: Area[];
}

const MOST_CHARACTERS = 2000;

/** What is selected on one page of the sheet; null where nothing is, or where it does not begin on a page. */
export function selectedOn(sheet: HTMLElement, turn: Turn): Selected | null {
  const selection = document.getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  const start = range.startContainer instanceof Element ? range.startContainer : range.startContainer.parentElement;
  const host = start?.closest<HTMLElement>("[data-page]");
  if (!host || !sheet.contains(host)) return null;
  const quote = selection.toString().replace(/\s+/g, " ").trim().slice(0, MOST_CHARACTERS);
  const place = host.getBoundingClientRect();
  const within = [...range.getClientRects()].filter((one) => one.bottom <= place.bottom + 1 && one.top >= place.top - 1);
  const areas = distinct(areasOf(within, place)).map((area) => unturned(area, turn));
  return quote && areas.length ? { page: Number(host.dataset["page"]), quote, areas } : null;
}

/** A range tells elements beside the text in them: the same place twice would be marked twice as dark. */
function distinct(areas: Area[]): Area[] {
  const near = (one: number, other: number): boolean => Math.abs(one - other) < 0.004;
  return areas.filter(
    (area, place) =>
      !areas.slice(0, place).some((other) => near(area.x0, other.x0) && near(area.x1, other.x1) && near(area.y0, other.y0)),
  );
}

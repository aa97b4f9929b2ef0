/** How much of a paper fits on the screen without scrolling: an estimate from the size of the text. */
import type { BallotView } from "../generated/types";
import { isGrid } from "./marks";

export interface Room {
  /** Rows on a page, all columns together. */
  rows: number;
  columns: 1 | 2;
}

/** An average letter is about this part of the text's size. */
const LETTER = 0.54;
const WIDE_REM = 62;

export function capacityOf(ballot: BallotView, widthPx: number, heightPx: number): Room {
  const rem = parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;
  const [width, height] = [widthPx / rem, heightPx / rem];
  return isGrid(ballot) ? gridRoom(ballot, width, height) : optionRoom(ballot, width, height);
}

const linesOf = (text: string, size: number, width: number) =>
  text ? Math.ceil((text.length * size * LETTER) / Math.max(1, width)) : 0;

function gridRoom(ballot: BallotView, width: number, height: number): Room {
  const wide = width >= WIDE_REM;
  const phone = width < 38;
  const [name, detail] = phone ? [1.0625, 0.875] : [1.25, 1.0625];
  const room = wide ? width * 0.38 : width - 2.5;
  const texts = ballot.paper.questions.map(
    (one) => linesOf(`12. ${one.text}`, name, room) * name * 1.4 + linesOf(one.detail, detail, room) * detail * 1.5,
  );
  const text = Math.max(0, ...texts);
  const row = wide ? Math.max(3.75, text) + 1.65 : text + (phone ? 4.9 : 5.9);
  const gap = phone ? 0.5 : 0.75;
  return { rows: Math.max(1, Math.floor((height + gap) / (row + gap))), columns: 1 };
}

function optionRoom(ballot: BallotView, width: number, height: number): Room {
  const phone = width < 38;
  const most = Math.max(...ballot.paper.questions.map((question) => question.options.length));
  const columns = width >= WIDE_REM && most > 4 ? 2 : 1;
  const size = phone ? 1.0625 : 1.25;
  const room = width / columns - (phone ? 6.5 : 10);
  const texts = ballot.paper.questions.flatMap((question) =>
    question.options.map(
      (one) => linesOf(`12. ${one.label}`, size, room) * size * 1.4 + linesOf(one.detail, 0.875, room) * 1.3,
    ),
  );
  const row = Math.max(phone ? 3.5 : 4.25, Math.max(0, ...texts) + (phone ? 0.75 : 1.25));
  const gap = phone ? 0.5 : 0.75;
  return { rows: Math.max(1, columns * Math.floor((height + gap) / (row + gap))), columns };
}

/** A picture as a list of boxes, with the measures of `ui/projector/Scene.qml`: `u` is one per cent of the height. */
import { colours, digitCell } from "shared:tokens";

import { broken, ems, shortened } from "./measure";

export interface Box {
  kind: "words" | "rect" | "sign" | "image";
  x: number;
  y: number;
  width: number;
  height: number;
  text?: string;
  size?: number;
  weight?: number;
  /** How high a line is, in px. */
  line?: number;
  align?: "left" | "right" | "center";
  color?: string;
  radius?: number;
  /** A border instead of a filling, so many pixels wide. */
  border?: number;
  dashed?: boolean;
  opacity?: number;
  grown?: boolean;
  name?: string;
  stroke?: number;
}

export interface Words {
  text: string;
  x?: number;
  y?: number;
  /** Without one the text stands on one line. */
  width?: number;
  size: number;
  weight?: number;
  leading?: number;
  align?: "left" | "right" | "center";
  color?: string;
  soft?: boolean;
  most?: number;
  /** Grow smaller, down to this size, until it fits the width on one line. */
  least?: number;
}

export interface Placed {
  x: number;
  y: number;
  width: number;
  height: number;
  size: number;
  lines: number;
  /** From the top of the first line. */
  baseline: number;
}

export const LEADING = 1.45;
const ASCENT = 1;
const OWN_LINE = 1.265;

export class Page {
  readonly boxes: Box[] = [];
  readonly u: number;
  readonly narrow: boolean;
  margin: number;
  areaTop: number;
  areaHeight: number;

  constructor(
    readonly width: number,
    readonly height: number,
  ) {
    this.u = height / 100;
    this.narrow = width < height * 1.5;
    this.margin = (this.narrow ? 5 : 7) * this.u;
    this.areaTop = (this.narrow ? 12 : 12.8) * this.u;
    this.areaHeight = height - this.areaTop - (this.narrow ? 3.6 : 4.6) * this.u;
  }

  get areaWidth(): number {
    return this.width - 2 * this.margin;
  }

  /** How large a text will be; nothing is drawn. */
  measure(words: Words): Placed {
    return this.laid(words).placed;
  }

  /** Draw a text within the area. */
  write(words: Words): Placed {
    const { placed, lines, weight, line } = this.laid(words);
    if (words.text !== "") {
      this.boxes.push({
        kind: "words",
        x: this.margin + placed.x,
        y: this.areaTop + placed.y,
        width: placed.width,
        height: placed.height,
        text: lines.join("\n"),
        size: placed.size,
        weight,
        line,
        align: words.align ?? "left",
        color: words.color ?? (words.soft ? colours.soft : colours.text),
      });
    }
    return placed;
  }

  private laid(words: Words): { placed: Placed; lines: string[]; weight: number; line: number } {
    const { text, x = 0, y = 0, width, least, most } = words;
    const weight = words.weight ?? 500;
    const leading = words.leading ?? LEADING;
    let size = Math.max(1, words.size);
    const natural = text.includes("\n") ? 0 : ems(text, weight);
    if (least !== undefined && width !== undefined && natural * size > width) size = Math.max(least, width / natural);
    const single = width === undefined || least !== undefined;
    let lines = text === "" ? [] : single ? text.split("\n") : broken(text, size, width, weight);
    const limit = least !== undefined ? 1 : most;
    if (limit !== undefined && width !== undefined) {
      const tooWide = least !== undefined && natural * size > width + 1;
      lines = shortened(tooWide ? [text, ""] : lines, limit, size, width, weight);
    }
    const taken = width ?? Math.max(0, ...lines.map((line) => ems(line, weight))) * size;
    // A text that had to grow smaller keeps the line it was given.
    const line = leading * Math.max(1, words.size);
    const baseline = (line - OWN_LINE * size) / 2 + ASCENT * size;
    return { placed: { x, y, width: taken, height: lines.length * line, size, lines: lines.length, baseline }, lines, weight, line };
  }

  rect(box: { x: number; y: number; width: number; height: number; color: string } & Partial<Box>): void {
    if (box.width <= 0 || box.height <= 0) return;
    this.boxes.push({ kind: "rect", ...box, x: this.margin + box.x, y: this.areaTop + box.y });
  }

  sign(name: string, x: number, y: number, size: number, color: string, stroke = 2): void {
    if (name === "") return;
    this.boxes.push({ kind: "sign", name, x: this.margin + x, y: this.areaTop + y, width: size, height: size, color, stroke });
  }

  image(source: string, x: number, y: number, width: number, height: number): void {
    if (source === "") return;
    this.boxes.push({ kind: "image", name: source, x: this.margin + x, y: this.areaTop + y, width, height });
  }

  /** A figure whose digits do not dance: each has a cell of its own. Returns how wide it is. */
  digits(text: string, x: number, y: number, size: number, weight: number, color: string): number {
    let at = x;
    for (const sign of text) {
      const cell = digitEms(sign) * size;
      this.write({ text: sign, x: at, y, width: cell, size, weight, leading: 1.1, align: "center", color });
      at += cell;
    }
    return at - x;
  }

  /** The gold label over a scene, with its mark. Returns its height. */
  label(text: string, width: number, size = 4.2 * this.u, x = 0, y = 0): number {
    if (text === "") return 0;
    const u = this.u;
    const shown = text.charAt(0).toUpperCase() + text.slice(1);
    const words = this.write({ text: shown, x: x + 2.6 * u, y, width: width - 2.6 * u, size, weight: 600, color: colours.gold, least: 3.2 * u });
    const height = size * LEADING;
    this.rect({ x, y: y + (height - 3.6 * u) / 2, width: u, height: 3.6 * u, radius: 0.3 * u, color: colours.gold });
    return words.lines > 0 ? height : 0;
  }

  /** A title that steps down in size when it is long; its last line is never one word alone. */
  title(text: string, words: Omit<Words, "text" | "size"> & { usual: number; long: number }, draw = true): Placed {
    const shown = { ...words, text: tied(text), size: text.length > 130 ? words.long : words.usual, weight: 600, most: words.most ?? 5 };
    return draw ? this.write(shown) : this.measure(shown);
  }

  /** One bar of parts (shares of the whole) on a ground, with an optional mark (0…1). */
  bar(x: number, y: number, width: number, thickness: number, parts: BarPart[], look: BarLook = {}): void {
    const radius = Math.min(thickness / 2, Math.max(4, thickness * 0.12));
    const gap = look.gap ?? 2;
    if (look.ground !== "") this.rect({ x, y, width, height: thickness, radius, color: look.ground ?? colours.panel });
    let at = x;
    for (const part of parts) {
      if (part.share <= 0) continue;
      const wide = Math.max(0, width * part.share - (parts.length > 1 ? gap : 0));
      const border = part.dashed ? Math.max(1, thickness * 0.04) : undefined;
      this.rect({ x: at, y, width: wide, height: thickness, radius: Math.min(radius, wide / 2), color: part.color, border, dashed: part.dashed, grown: look.grown });
      at += wide + gap;
    }
    if (look.mark !== undefined && look.mark >= 0) this.mark(x + width * look.mark, y, thickness, look.markColor ?? colours.gold);
  }

  private mark(at: number, y: number, thickness: number, color: string): void {
    const wide = Math.max(6, thickness * 0.25);
    const high = thickness * 1.46;
    const top = y + (thickness - high) / 2 + thickness * 0.06;
    const inner = Math.max(2, wide * 0.47);
    this.rect({ x: at - wide / 2, y: top, width: wide, height: high, color: colours.canvas });
    this.rect({ x: at - inner / 2, y: top, width: inner, height: high, color });
  }
}

export interface BarPart {
  share: number;
  color: string;
  dashed?: boolean;
}

export interface BarLook {
  ground?: string;
  gap?: number;
  mark?: number;
  markColor?: string;
  grown?: boolean;
}

/** The cell of a clock's sign, in em. */
export function digitEms(sign: string): number {
  return sign === ":" ? 0.32 : digitCell;
}

export function clockEms(text: string): number {
  return [...text].reduce((sum, sign) => sum + digitEms(sign), 0);
}

/** The last word stays with the one before it. */
export function tied(text: string): string {
  return text.replace(/ (\S+)$/, "\u00a0$1");
}

export function countdownText(ms: number): string {
  const seconds = Math.abs(Math.ceil(ms / 1000));
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor(seconds / 60) % 60;
  const two = (number: number) => String(number).padStart(2, "0");
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
}

/** Draws one page of an open PDF onto a canvas, and lays its text over it so that words can be found and selected. */
import type { PDFPageProxy } from "pdfjs-dist";

import { pdfLibrary, type Pdf } from "../files/pdf";
import type { Turn } from "./areas";

/** More would cost an old tablet its memory without showing more. */
const MOST_PIXELS = 10_000_000;

export interface Drawing {
  /** Width of the page on the screen in CSS pixels. */
  width: number;
  turn: Turn;
  canvas: HTMLCanvasElement;
  text: HTMLElement;
  signal: AbortSignal;
}

/** What stands on the page: nodes with their text in reading order. */
export interface DrawnText {
  nodes: { element: HTMLElement; text: string; endsLine: boolean }[];
}

/** The page holds a picture that this browser cannot decode under the hall's content policy. */
export class NotDrawable extends Error {}

/** Draws page and text. Raises `NotDrawable`, or what pdf.js says; nothing after `signal` is aborted. */
export async function drawPage(pdf: Pdf, number: number, drawing: Drawing): Promise<DrawnText | null> {
  const page = await pdf.getPage(number);
  if (drawing.signal.aborted) return null;
  const viewport = page.getViewport({ scale: 1, rotation: (page.rotate + drawing.turn) % 360 });
  const scale = drawing.width / viewport.width;
  const finest = Math.sqrt(MOST_PIXELS / (viewport.width * scale * viewport.height * scale));
  const sharp = Math.min(window.devicePixelRatio || 1, finest);
  const shown = page.getViewport({ scale: scale * sharp, rotation: viewport.rotation });
  // Drawn apart and put in place when it is ready: the old drawing stays until then.
  const sheet = document.createElement("canvas");
  sheet.width = Math.max(1, Math.floor(shown.width));
  sheet.height = Math.max(1, Math.floor(shown.height));
  const task = page.render({ canvas: sheet, viewport: shown, background: "#fff" });
  drawing.signal.addEventListener("abort", () => task.cancel(), { once: true });
  try {
    await task.promise;
  } catch (error) {
    if (drawing.signal.aborted) return null;
    throw error;
  }
  await requirePictures(page);
  if (drawing.signal.aborted) return null;
  drawing.canvas.width = sheet.width;
  drawing.canvas.height = sheet.height;
  drawing.canvas.getContext("2d")?.drawImage(sheet, 0, 0);
  sheet.width = sheet.height = 0;
  return layText(page, drawing, page.getViewport({ scale, rotation: viewport.rotation }));
}

/** JPEG 2000 needs WebAssembly, which the content policy forbids: pdf.js leaves such a picture out silently. */
async function requirePictures(page: PDFPageProxy): Promise<void> {
  const { OPS } = await pdfLibrary();
  const { fnArray, argsArray } = await page.getOperatorList();
  fnArray.forEach((operation: number, place: number) => {
    if (operation !== OPS.paintImageXObject && operation !== OPS.paintImageXObjectRepeat) return;
    const id = String((argsArray as unknown[][])[place]?.[0]);
    const objects = (id.startsWith("g_") ? page.commonObjs : page.objs) as { has(id: string): boolean; get(id: string): unknown };
    if (objects.has(id) && !objects.get(id)) throw new NotDrawable(id);
  });
}

async function layText(page: PDFPageProxy, drawing: Drawing, viewport: ReturnType<PDFPageProxy["getViewport"]>): Promise<DrawnText | null> {
  const { TextLayer } = await pdfLibrary();
  const content = await page.getTextContent();
  if (drawing.signal.aborted) return null;
  const holder = drawing.text;
  holder.replaceChildren();
  holder.style.setProperty("--total-scale-factor", String(viewport.scale));
  const layer = new TextLayer({ textContentSource: content, container: holder, viewport });
  drawing.signal.addEventListener("abort", () => layer.cancel(), { once: true });
  try {
    await layer.render();
  } catch (error) {
    if (drawing.signal.aborted) return null;
    throw error;
  }
  const ends = content.items.filter((item) => "str" in item).map((item) => "hasEOL" in item && item.hasEOL);
  const texts = layer.textContentItemsStr;
  const nodes = layer.textDivs.map((element, place) => ({
    element: element as HTMLElement,
    text: texts[place] ?? "",
    endsLine: Boolean(ends[place]),
  }));
  return { nodes };
}

/** Rectangles on the screen of what stands from `begin` to `end` in the page's text (ends of lines count as one). */
export function rectanglesOf(drawn: DrawnText, begin: number, end: number): DOMRect[] {
  const rectangles: DOMRect[] = [];
  let at = 0;
  for (const { element, text, endsLine } of drawn.nodes) {
    const from = Math.max(0, begin - at);
    const to = Math.min(text.length, end - at);
    const node = element.firstChild;
    if (from < to && node?.nodeType === Node.TEXT_NODE) {
      const range = document.createRange();
      range.setStart(node, Math.min(from, node.textContent?.length ?? 0));
      range.setEnd(node, Math.min(to, node.textContent?.length ?? 0));
      rectangles.push(...range.getClientRects());
    }
    at += text.length + (endsLine ? 1 : 0);
    if (at >= end) break;
  }
  return rectangles;
}

export function textOfDrawn(drawn: DrawnText): string {
  return drawn.nodes.map(({ text, endsLine }) => (endsLine ? `${text}\n` : text)).join("");
}

/** pdf.js within this one script: a page from a folder can start no worker. */
import * as library from "pdfjs-dist/legacy/build/pdf.mjs";
import type { PDFDocumentProxy } from "pdfjs-dist";
import { WorkerMessageHandler } from "pdfjs-dist/legacy/build/pdf.worker.mjs";

(globalThis as { pdfjsWorker?: unknown }).pdfjsWorker = { WorkerMessageHandler };

export type Pdf = PDFDocumentProxy;

export function openPdf(data: Uint8Array): Promise<Pdf> {
  return library.getDocument({ data, isEvalSupported: false, useWasm: false, useSystemFonts: true }).promise;
}

/** Draws a page into the canvas, `width` CSS pixels wide. */
export async function drawPage(pdf: Pdf, number: number, canvas: HTMLCanvasElement, width: number): Promise<void> {
  const page = await pdf.getPage(number);
  const plain = page.getViewport({ scale: 1 });
  const viewport = page.getViewport({ scale: (width / plain.width) * Math.min(2, window.devicePixelRatio || 1) });
  canvas.width = Math.floor(viewport.width);
  canvas.height = Math.floor(viewport.height);
  await page.render({ canvas, viewport, background: "#fff" }).promise;
}

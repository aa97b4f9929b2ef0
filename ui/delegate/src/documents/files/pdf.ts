/** Opens a delivery copy with pdf.js, in a worker of the app's own. */
import workerUrl from "pdfjs-dist/legacy/build/pdf.worker.min.mjs?url";

import { link } from "../../hall";
import { downloads, progress } from "./delivery";
import type { Wanted } from "./downloads";
import { openFrom, type Library, type OpenPdf } from "./transport";

export type { OpenPdf, Pdf } from "./transport";

import type { PDFWorker } from "pdfjs-dist";

let library: Promise<Library> | null = null;
let worker: PDFWorker | null = null;

/** pdf.js is larger than the rest of the app: it comes when the first paper is opened, or when there is time. */
export function pdfLibrary(): Promise<Library> {
  library ??= import("pdfjs-dist/legacy/build/pdf.mjs").then((loaded: Library) => {
    loaded.GlobalWorkerOptions.workerSrc = workerUrl;
    // One for all papers, from now on: it must be here when the hall is not.
    worker ??= new loaded.PDFWorker({ verbosity: 0 });
    return loaded;
  });
  library.catch(() => (library = null));
  return library;
}

export function openPdf(file: Wanted): OpenPdf {
  return openFrom(downloads, file, pdfLibrary(), () => worker as PDFWorker);
}

/** What draws papers is brought once a paper is on this tablet, so that it opens without the hall too. */
export function preparePdf(): void {
  const stop = progress.subscribe((files) => {
    if (!Object.values(files).some(({ state }) => state === "whole")) return;
    queueMicrotask(() => stop());
    void pdfLibrary().catch(() => link.subscribe(({ state }) => void (state === "open" && pdfLibrary().catch(() => undefined))));
  });
}

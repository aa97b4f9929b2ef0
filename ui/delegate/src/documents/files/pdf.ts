/** Opens a delivery copy with pdf.js, in a worker of the app's own. */
import workerUrl from "pdfjs-dist/legacy/build/pdf.worker.min.mjs?url";

import { downloads } from "./delivery";
import type { Wanted } from "./downloads";
import { openFrom, type Library, type OpenPdf } from "./transport";

export type { OpenPdf, Pdf } from "./transport";

let library: Promise<Library> | null = null;

/** pdf.js is larger than the rest of the app: it comes when the first paper is opened, or when there is time. */
export function pdfLibrary(): Promise<Library> {
  library ??= import("pdfjs-dist/legacy/build/pdf.mjs").then((loaded: Library) => {
    loaded.GlobalWorkerOptions.workerSrc = workerUrl;
    return loaded;
  });
  library.catch(() => (library = null));
  return library;
}

export function openPdf(file: Wanted): OpenPdf {
  return openFrom(downloads, file, pdfLibrary());
}

/** Opens a delivery copy with pdf.js from its pieces: only what a page needs is asked for. */
import type { PDFDocumentLoadingTask, PDFDocumentProxy } from "pdfjs-dist";
import workerUrl from "pdfjs-dist/legacy/build/pdf.worker.min.mjs?url";

import type { Wanted } from "./downloads";
import { downloads } from "./delivery";
import { PIECE_BYTES } from "./pieces";

export type Pdf = PDFDocumentProxy;
type Library = typeof import("pdfjs-dist");

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

/** What is open, until `close`. */
export interface OpenPdf {
  pdf: Promise<Pdf>;
  close(): void;
}

/** Raises (in `pdf`) what fetch raises, `Gone`, or what pdf.js says of a file that it cannot open. */
export function openPdf(file: Wanted): OpenPdf {
  let task: PDFDocumentLoadingTask | null = null;
  let closed = false;
  const opening = (async () => {
    const [{ getDocument, PDFDataRangeTransport }, size] = await Promise.all([pdfLibrary(), downloads.size(file)]);
    const first = await downloads.range(file, 0, Math.min(PIECE_BYTES, size));
    const transport = new PDFDataRangeTransport(size, first);
    transport.requestDataRange = (begin, end) => void supply(begin, end, 1);
    const supply = async (begin: number, end: number, attempt: number): Promise<void> => {
      try {
        transport.onDataRange(begin, await downloads.range(file, begin, end));
      } catch {
        // Who reads waits; the link comes back.
        if (!closed) setTimeout(() => void supply(begin, end, attempt + 1), Math.min(8000, 500 * 2 ** attempt));
      }
    };
    task = getDocument({
      range: transport,
      length: size,
      rangeChunkSize: PIECE_BYTES,
      disableAutoFetch: true,
      disableStream: true,
      isEvalSupported: false,
      useWasm: false,
      enableXfa: false,
      stopAtErrors: false,
      verbosity: 0,
    });
    if (closed) void task.destroy();
    return task.promise;
  })();
  opening.catch(() => undefined);
  return {
    pdf: opening,
    close: () => {
      closed = true;
      void task?.destroy();
    },
  };
}

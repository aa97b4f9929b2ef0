/** Feeds pdf.js from a file's pieces: only what a page needs is asked for. Knows neither browser nor hall. */
import type { PDFDocumentLoadingTask, PDFDocumentProxy, PDFWorker } from "pdfjs-dist";

import type { Downloads, Wanted } from "./downloads";
import { PIECE_BYTES } from "./pieces";

export type Pdf = PDFDocumentProxy;
export type Library = typeof import("pdfjs-dist");

/** What is open, until `close`. */
export interface OpenPdf {
  pdf: Promise<Pdf>;
  close(): void;
}

const LONGEST_WAIT_MS = 8000;

/**
 * Raises (in `pdf`) what fetch raises, `Gone`, or what pdf.js says of a file that it cannot open. Without `worker`
 * pdf.js starts one of its own for the file.
 */
export function openFrom(downloads: Downloads, file: Wanted, library: Promise<Library>, worker?: () => PDFWorker): OpenPdf {
  let task: PDFDocumentLoadingTask | null = null;
  let closed = false;
  const opening = (async () => {
    const [{ getDocument, PDFDataRangeTransport }, size] = await Promise.all([library, downloads.size(file)]);
    const first = await downloads.range(file, 0, Math.min(PIECE_BYTES, size));
    const transport = new PDFDataRangeTransport(size, first);
    transport.requestDataRange = (begin, end) => void supply(begin, Math.min(end, size), 1);
    const supply = async (begin: number, end: number, attempt: number): Promise<void> => {
      try {
        transport.onDataRange(begin, await downloads.range(file, begin, end));
      } catch {
        // Who reads waits; the link comes back.
        if (!closed) setTimeout(() => void supply(begin, end, attempt + 1), Math.min(LONGEST_WAIT_MS, 500 * 2 ** attempt));
      }
    };
    task = getDocument({
      range: transport,
      ...(worker ? { worker: worker() } : {}),
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

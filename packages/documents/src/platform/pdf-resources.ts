import type { DocumentInitParameters } from "pdfjs-dist/types/src/display/api.js";

/** What tells pdf.js where its tables of Chinese encodings are, and its fonts. */
export type PdfResources = Pick<
  DocumentInitParameters,
  "cMapUrl" | "CMapReaderFactory" | "standardFontDataUrl"
>;

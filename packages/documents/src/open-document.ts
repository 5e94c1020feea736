import type { Source } from "@gongkai/schema";
import { documentKind } from "./document-kind.ts";
import {
  checkSize,
  type DocumentContent,
  type ReadDocumentOptions,
  readDocument,
  toSource,
} from "./read-document.ts";

/**
 * Loads what reading a document of this kind needs, of which pdf.js takes as much memory as a large document. Reading one
 * does so by itself; whoever measures what a document takes does it before.
 */
export async function prepareToOpen(bytes: Uint8Array): Promise<void> {
  switch (documentKind(bytes)?.id) {
    case "pdf":
      await import("./pdf/read-pdf.ts");
      await (await import("./pdf/load-pdfjs.ts")).loadPdfJs();
      break;
    case "zip":
      await import("./word/read-docx.ts");
      break;
    case "compound":
      await import("./word/read-doc.ts");
  }
}

/** The readers are loaded when they are needed: a program that reads pages never loads pdf.js. */
async function readContent(name: string, bytes: Uint8Array): Promise<DocumentContent | null> {
  switch (documentKind(bytes)?.id) {
    case "pdf":
      return (await import("./pdf/read-pdf.ts")).readPdf(name, bytes);
    case "zip":
      return (await import("./word/read-docx.ts")).readDocx(name, bytes);
    case "compound":
      return (await import("./word/read-doc.ts")).readDoc(name, bytes);
    default:
      return null;
  }
}

/**
 * Turns the bytes of any readable document into a source for the parser: text and HTML as `readDocument` does,
 * and PDF, DOCX and DOC, of which the text is taken out, table rows with their cells between ` | `.
 *
 * `name` is a label for people and messages; it is not opened. What could not be taken out, such as pages that are
 * images or a document that needs a password, is in the source's `diagnostics`.
 *
 * @throws DocumentError UNSUPPORTED_DOCUMENT when the bytes are none of these or damaged, DOCUMENT_TOO_LARGE
 * above the limit or when they expand beyond it.
 */
export async function openDocument(
  name: string,
  bytes: Uint8Array,
  options: ReadDocumentOptions = {},
): Promise<Source> {
  checkSize(name, bytes, options.maximumBytes);
  const content = await readContent(name, bytes);
  return content === null ? readDocument(name, bytes, options) : toSource(name, bytes, options, content);
}

import { type Diagnostic, DocumentError, type Source, type SourceMediaType } from "@gongkai/schema";
import { sha256 } from "#platform";
import { decodeText } from "./decode.ts";
import { type DocumentKind, documentKind } from "./document-kind.ts";
import { renderVisibleText } from "./html/visible-text.ts";

/** Settings of {@link readDocument} and `openDocument`. */
export interface ReadDocumentOptions {
  /** Larger documents are refused, in bytes. A report has some ten thousand; 32 MiB leaves room for any page. */
  readonly maximumBytes?: number;
  /** The address that the document was fetched from. It is handed on, never opened. */
  readonly url?: string;
}

const MAXIMUM_BYTES = 32 * 1024 * 1024;

/** Tags that only a page or a part of one has. */
const PAGE_TAG = /<!doctype html|<html[\s>]|<body[\s>]|<\/table>|<\/td>/i;

/** Tags that a text dump may have left behind. */
const CLOSING_TAG = /<\/(?:p|div|span|li|h[1-6]|section)>/gi;

/** A text in which more of them stand is a piece of a page. */
const MOST_STRAY_TAGS = 5;

function mediaTypeOf(text: string): "text/html" | "text/plain" {
  if (!text.includes("<")) return "text/plain";
  const isPage = PAGE_TAG.test(text) || (text.match(CLOSING_TAG)?.length ?? 0) > MOST_STRAY_TAGS;
  return isPage ? "text/html" : "text/plain";
}

/** Refuses what is over the limit. @throws DocumentError DOCUMENT_TOO_LARGE. */
export function checkSize(name: string, bytes: Uint8Array, maximumBytes = MAXIMUM_BYTES): void {
  if (bytes.length <= maximumBytes) return;
  throw new DocumentError(
    "DOCUMENT_TOO_LARGE",
    `${name} has ${bytes.length} bytes; at most ${maximumBytes} are read. Split it, or remove what is not the report.`,
  );
}

/** What a reader of one kind of document took out of it. */
export interface DocumentContent extends Pick<Source, "text" | "visible"> {
  readonly mediaType: SourceMediaType;
  readonly diagnostics: readonly Diagnostic[];
}

/** The source that a document's content makes, named by the hash of its bytes. */
export function toSource(
  name: string,
  bytes: Uint8Array,
  { url }: ReadDocumentOptions,
  { mediaType, text, visible, diagnostics }: DocumentContent,
): Source {
  return {
    name,
    sha256: sha256(bytes),
    mediaType,
    ...(url === undefined ? {} : { url }),
    text,
    ...(visible === undefined ? {} : { visible }),
    ...(diagnostics.length === 0 ? {} : { diagnostics }),
  };
}

/** Reads bytes that are text or HTML. @throws DocumentError UNSUPPORTED_DOCUMENT. */
function readTextContent(name: string, bytes: Uint8Array): DocumentContent {
  const { text, diagnostics } = decodeText(name, bytes);
  const mediaType = mediaTypeOf(text);
  if (mediaType === "text/plain") return { mediaType, text, diagnostics };
  const { visible, isDrawn } = renderVisibleText(text);
  // Columns of spaces and drawn borders are for the parser to judge, which trusts the cells of markup as they are.
  return isDrawn ? { mediaType, text: visible.text, diagnostics } : { mediaType, text, visible, diagnostics };
}

/** What to do with documents that are no text. */
function refusal(name: string, kind: DocumentKind): DocumentError {
  const advice = kind.canBeOpened
    ? "Read it with openDocument, or save it as text or HTML and try again."
    : "Save it as text, HTML, PDF or a Word document and try again.";
  return new DocumentError("UNSUPPORTED_DOCUMENT", `${name} is ${kind.name}, not text or HTML. ${advice}`);
}

/**
 * Turns the bytes of a text or HTML document into a source for the parser, at once: detects encoding and media
 * type, and for HTML works out the text a reader sees. `openDocument` reads every kind of document.
 *
 * `name` is a label for people and messages; it is not opened. The source's `sha256` is the hash of `bytes`.
 *
 * @throws DocumentError UNSUPPORTED_DOCUMENT when the bytes are no text or HTML, DOCUMENT_TOO_LARGE above the
 * limit.
 */
export function readDocument(name: string, bytes: Uint8Array, options: ReadDocumentOptions = {}): Source {
  checkSize(name, bytes, options.maximumBytes);
  const kind = documentKind(bytes);
  if (kind !== null) throw refusal(name, kind);
  return toSource(name, bytes, options, readTextContent(name, bytes));
}

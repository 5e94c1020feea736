import { createHash } from "node:crypto";
import { DocumentError, type Source, type SourceMediaType } from "@gongkai/schema";
import { decodeText } from "./decode.ts";
import { parseMarkup } from "./markup-tree.ts";
import { renderVisibleText } from "./visible-text.ts";

/** Settings of {@link readDocument}. */
export interface ReadDocumentOptions {
  /** Larger documents are refused, in bytes. A report has some ten thousand; 32 MiB leaves room for any page. */
  readonly maximumBytes?: number;
}

const MAXIMUM_BYTES = 32 * 1024 * 1024;

/** Tags that only a page or a part of one has. */
const PAGE_TAG = /<!doctype html|<html[\s>]|<body[\s>]|<\/table>|<\/td>/i;

/** Tags that a text dump may have left behind. */
const CLOSING_TAG = /<\/(?:p|div|span|li|h[1-6]|section)>/gi;

/** A text in which more of them stand is a piece of a page. */
const MOST_STRAY_TAGS = 5;

function mediaTypeOf(text: string): SourceMediaType {
  const isPage = PAGE_TAG.test(text) || (text.match(CLOSING_TAG)?.length ?? 0) > MOST_STRAY_TAGS;
  return isPage ? "text/html" : "text/plain";
}

/**
 * Turns the bytes of a document into a source for the parser: detects encoding and media type, and for HTML
 * works out the text a reader sees.
 *
 * `name` is a label for people and messages; it is not opened. The source's `sha256` is the hash of `bytes`.
 *
 * @throws DocumentError UNSUPPORTED_DOCUMENT when the bytes are no text or HTML, DOCUMENT_TOO_LARGE above the
 * limit.
 */
export function readDocument(name: string, bytes: Uint8Array, options: ReadDocumentOptions = {}): Source {
  const { maximumBytes = MAXIMUM_BYTES } = options;
  if (bytes.length > maximumBytes) {
    throw new DocumentError(
      "DOCUMENT_TOO_LARGE",
      `${name} has ${bytes.length} bytes; at most ${maximumBytes} are read. Split it, or remove what is not the report.`,
    );
  }
  const { text } = decodeText(name, bytes);
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  const mediaType = mediaTypeOf(text);
  if (mediaType === "text/plain") return { name, sha256, mediaType, text };
  return { name, sha256, mediaType, text, visible: renderVisibleText(parseMarkup(name, text)) };
}

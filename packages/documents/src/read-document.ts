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

/** Tags that make a text a page. A report that quotes a stray `</p>` is still text. */
const MARKUP = /<!doctype html|<html[\s>]|<body[\s>]|<table[\s>]|<td[\s>]|<div[\s>]|<p[\s>]/i;

function mediaTypeOf(text: string): SourceMediaType {
  return MARKUP.test(text) ? "text/html" : "text/plain";
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
  return { name, sha256, mediaType, text, visible: renderVisibleText(parseMarkup(text)) };
}

import type { Diagnostic } from "./diagnostic.ts";

/** The kinds of document that a source can be taken from. */
export const SOURCE_MEDIA_TYPES = [
  "text/plain",
  "text/html",
  "application/pdf",
  "application/msword",
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
] as const;

/** The kind of document that a source was taken from. */
export type SourceMediaType = (typeof SOURCE_MEDIA_TYPES)[number];

/**
 * Text that a reader sees, with a map back to the text it came from.
 *
 * `starts[i]` and `ends[i]` are the offsets, in the underlying text, of the characters that `text[i]` stands
 * for. Both run parallel to `text` (UTF-16 units) and never decrease. Texts may share them: they are not to be
 * written to.
 */
export interface MappedText {
  readonly text: string;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
}

/** One document as text, and what is known of where it comes from. */
export interface Source {
  /** A file name, URL or other label people recognise. Never interpreted as a path. */
  readonly name: string;
  /** SHA-256 of the original bytes in lower-case hexadecimal. It identifies the document. */
  readonly sha256: string;
  readonly mediaType: SourceMediaType;
  /** The address that the document was fetched from, where that is known. It can name the agency. */
  readonly url?: string;
  /**
   * The decoded text; of PDF and Word documents, which are not text, the text that was taken out of them, and of
   * pages whose report is drawn in `<pre>` the text that a reader sees. Every span that leaves the parser is an
   * offset into it.
   */
  readonly text: string;
  /**
   * What a reader sees where markup stands between, as in HTML: one table row a line, cells between `|`,
   * empty cells kept. Absent when `text` is what a reader sees.
   */
  readonly visible?: MappedText;
  /** What could not be taken out of the document, such as pages that are images. */
  readonly diagnostics?: readonly Diagnostic[];
}

/** The media types the parser can be given. */
export type SourceMediaType = "text/plain" | "text/html";

/**
 * Text that a reader sees, with a map back to the text it came from.
 *
 * `starts[i]` and `ends[i]` are the offsets, in the underlying text, of the characters that `text[i]` stands
 * for. Both run parallel to `text` (UTF-16 units) and never decrease.
 */
export interface MappedText {
  readonly text: string;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
}

/** One document, decoded and otherwise untouched. */
export interface Source {
  /** A file name, URL or other label people recognise. Never interpreted as a path. */
  readonly name: string;
  /** SHA-256 of the original bytes in lower-case hexadecimal. It identifies the document. */
  readonly sha256: string;
  readonly mediaType: SourceMediaType;
  /** The decoded text. Every span that leaves the parser is an offset into it. */
  readonly text: string;
  /**
   * What a reader sees where markup stands between, as in HTML: one table row a line, cells between `|`,
   * empty cells kept. Absent when `text` is what a reader sees.
   */
  readonly visible?: MappedText;
}

/**
 * A stretch of the source text: zero-based UTF-16 offsets into the untouched text, `end` exclusive.
 * `source.text.slice(span.start, span.end)` gives what is printed there.
 */
export interface Span {
  readonly start: number;
  readonly end: number;
}

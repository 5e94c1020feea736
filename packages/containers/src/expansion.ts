import type { Reading } from "./reading.ts";

/** How much is given to the decompressor at once: what it expands to stays in memory, even of a bomb. */
export const SLICE = 64 * 1024;

/** Bytes in the pieces that are given to a decompressor at once. */
export function* slices(bytes: Uint8Array): Generator<Uint8Array, void, undefined> {
  for (let at = 0; at < bytes.length; at += SLICE) yield bytes.subarray(at, at + SLICE);
}

/** Chunks that something expanded to, counted. @throws DocumentError DOCUMENT_TOO_LARGE for a bomb. */
export function* counted(
  chunks: Iterable<Uint8Array>,
  reading: Reading,
): Generator<Uint8Array, void, undefined> {
  for (const chunk of chunks) {
    reading.countExpanded(chunk.length);
    yield chunk;
  }
}

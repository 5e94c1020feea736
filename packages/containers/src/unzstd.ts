import { DocumentError } from "@gongkai/schema";
import { damaged } from "./document-errors.ts";
import { counted, slices } from "./expansion.ts";
import type { Reading } from "./reading.ts";

/** Expands in this thread, which is faster for what is small. @throws Error when it is damaged. */
async function* expandHere(input: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array, void, undefined> {
  const { decodeFrames, openDecoder } = await import("./zstd-frames.js");
  const queue: Uint8Array[] = [];
  function* queued(): Generator<Uint8Array, void, undefined> {
    for (let slice = queue.shift(); slice !== undefined; slice = queue.shift()) yield slice;
  }
  const output = decodeFrames(await openDecoder(), queued());
  try {
    for await (const piece of input) {
      queue.push(...slices(piece));
      // The decoder cannot wait, so it is asked for more only while there is a slice for it.
      while (queue.length > 0) {
        const next = output.next();
        if (next.done !== true) yield next.value;
      }
    }
    yield* output;
  } finally {
    // The decoder gives its memory back at the end of its input.
    queue.length = 0;
    finish(output);
  }
}

/** Reads an output to its end, whatever that holds. */
function finish(output: Iterator<unknown>): void {
  try {
    while (output.next().done !== true);
  } catch {
    // It ends before its end, as it must.
  }
}

/**
 * What Zstandard data expands to, all frames of it.
 *
 * @param isLarge whether it is worth a thread of its own
 * @throws DocumentError DAMAGED_CONTAINER, after what came before the damage; DOCUMENT_TOO_LARGE for a bomb.
 */
export async function* unzstd(
  input: AsyncIterable<Uint8Array>,
  { name, isLarge }: { readonly name: string; readonly isLarge: boolean },
  reading: Reading,
): AsyncGenerator<Uint8Array, void, undefined> {
  const expand = isLarge ? (await import("./zstd-thread.ts")).expandInThread : expandHere;
  try {
    for await (const chunk of expand(input)) yield* counted([chunk], reading);
  } catch (error) {
    if (error instanceof DocumentError) throw error;
    reading.settings.signal?.throwIfAborted();
    const what = error instanceof Error ? error.message : String(error);
    throw damaged(name, what, `at or before compressed byte ${reading.bytesRead} of the input`, error);
  }
}

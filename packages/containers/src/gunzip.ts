import { createReadStream } from "node:fs";
import { createGunzip } from "node:zlib";
import { DocumentError } from "@gongkai/schema";
import { damaged, unreadable } from "./document-errors.ts";
import { counted, SLICE, slices } from "./expansion.ts";
import type { Reading } from "./reading.ts";

const OUTPUT = 256 * 1024;

/** Decompresses in the thread pool, one slice ahead of the reader. */
class Inflater {
  readonly #gunzip = createGunzip({ chunkSize: OUTPUT });
  #output: Buffer[] = [];
  #error: Error | null = null;
  #wake: () => void = () => {};

  constructor() {
    this.#gunzip.on("data", (chunk: Buffer) => this.#output.push(chunk));
    this.#gunzip.on("end", () => this.#wake());
    this.#gunzip.on("error", (error) => {
      this.#error = error;
      this.#wake();
    });
  }

  /** How many compressed bytes were taken. */
  get bytesTaken(): number {
    return this.#gunzip.bytesWritten;
  }

  get error(): Error | null {
    return this.#error;
  }

  /** What was decompressed since the last call. */
  take(): readonly Buffer[] {
    // What the stream still keeps is emitted as data, too.
    while (this.#gunzip.read() !== null);
    const taken = this.#output;
    this.#output = [];
    return taken;
  }

  write(slice: Uint8Array): Promise<void> {
    return new Promise((resolve) => {
      this.#wake = resolve;
      this.#gunzip.write(slice, () => resolve());
    });
  }

  finish(): Promise<void> {
    return new Promise((resolve) => {
      this.#wake = resolve;
      this.#gunzip.end();
    });
  }

  close(): void {
    this.#gunzip.destroy();
  }
}

/** What can be had of a file between what was read before its damage was met and the damage itself. */
interface Damaged {
  readonly path: string;
  /** Up to where its compressed bytes are certainly good. */
  readonly goodUntil: number;
  /** How many bytes of what it expands to were handed out. */
  readonly handedOut: number;
}

/** So much is given to the decompressor at once near damage, because it keeps what that expands to to itself. */
const STEP = 16;

function* steps(bytes: Uint8Array, good: number): Generator<Uint8Array, void, undefined> {
  if (good > 0) yield bytes.subarray(0, good);
  for (let at = Math.max(0, good); at < bytes.length; at += STEP) yield bytes.subarray(at, at + STEP);
}

/** Reads a damaged file once more, in small steps where it is damaged. */
async function* salvage(
  name: string,
  { path, goodUntil, handedOut }: Damaged,
): AsyncGenerator<Uint8Array, void, undefined> {
  const inflater = new Inflater();
  let given = 0;
  let left = handedOut;
  try {
    for await (const piece of createReadStream(path, { highWaterMark: SLICE })) {
      const good = Math.min(piece.length, goodUntil - given);
      for (const step of steps(piece, good)) {
        await inflater.write(step);
        for (const chunk of inflater.take()) {
          if (chunk.length > left) yield chunk.subarray(left);
          left = Math.max(0, left - chunk.length);
        }
        if (inflater.error !== null) return;
      }
      given += piece.length;
    }
  } catch (error) {
    throw unreadable(name, error);
  } finally {
    inflater.close();
  }
}

/**
 * What gzip data expands to, all members of it. A damaged file is read once more to its damage, if its path is known.
 *
 * @throws DocumentError DAMAGED_CONTAINER, after what came before the damage; DOCUMENT_TOO_LARGE for a bomb.
 */
export async function* gunzip(
  input: AsyncIterable<Uint8Array>,
  { name, path }: { readonly name: string; readonly path: string | null },
  reading: Reading,
): AsyncGenerator<Uint8Array, void, undefined> {
  const inflater = new Inflater();
  let given = 0;
  let goodUntil = 0;
  let handedOut = 0;
  let isOver = false;
  function* handOut(chunks: Iterable<Uint8Array>): Generator<Uint8Array, void, undefined> {
    for (const chunk of counted(chunks, reading)) {
      handedOut += chunk.length;
      yield chunk;
    }
  }
  try {
    for await (const piece of input) {
      for (const slice of slices(piece)) {
        if (!isOver) {
          const output = inflater.take();
          const written = inflater.write(slice);
          yield* handOut(output);
          await written;
          given += slice.length;
          if (inflater.error !== null) throw inflater.error;
          goodUntil = given;
        }
        // A decompressor that leaves bytes found the end of the data; only padding may follow.
        const left = isOver ? slice.length : given - inflater.bytesTaken;
        if (left === 0) continue;
        isOver = true;
        if (!slice.subarray(slice.length - left).every((byte) => byte === 0)) {
          throw new Error("what follows is no gzip data");
        }
      }
    }
    yield* handOut(inflater.take());
    if (isOver) return;
    await inflater.finish();
    if (inflater.error !== null) throw new Error("it ends in the middle", { cause: inflater.error });
    yield* handOut(inflater.take());
  } catch (error) {
    if (error instanceof DocumentError) throw error;
    yield* handOut(inflater.take());
    if (path !== null && goodUntil < given) yield* salvage(name, { path, goodUntil, handedOut });
    const what = error instanceof Error ? error.message : String(error);
    throw damaged(name, what, `at or before compressed byte ${given}`, error);
  } finally {
    inflater.close();
  }
}

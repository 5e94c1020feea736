import { DocumentError } from "@gongkai/schema";

/** A window that has to hold a second piece is at least so large. */
const LEAST_WINDOW = 1024 * 1024;

/** How far a stream of bytes was read, and what it gives, in pieces of any size. */
export class ByteReader {
  readonly #chunks: AsyncIterator<Uint8Array>;
  #window: Buffer = Buffer.alloc(0);
  #start = 0;
  #end = 0;
  #position = 0;
  #isEnded = false;
  #damage: DocumentError | null = null;

  constructor(chunks: AsyncIterable<Uint8Array>) {
    this.#chunks = chunks[Symbol.asyncIterator]();
  }

  /** Where the next byte stands in the stream. */
  get position(): number {
    return this.#position;
  }

  /** How many bytes are there without waiting. */
  get available(): number {
    return this.#end - this.#start;
  }

  /** Whether what is available is all that is left. */
  get isEnded(): boolean {
    return this.#isEnded;
  }

  /** Why the stream ended before its end; null while it has not, or where that is its end. */
  get damage(): DocumentError | null {
    return this.#damage;
  }

  /** What is available, without copying: valid until the next call that waits. */
  view(): Buffer {
    return this.#window.subarray(this.#start, this.#end);
  }

  /** Waits until so many bytes are available. False where the stream ends before. */
  async fill(wanted: number): Promise<boolean> {
    while (this.available < wanted && !this.#isEnded) await this.#load(wanted);
    return this.available >= wanted;
  }

  /** Steps over bytes that are available. */
  consume(count: number): void {
    this.#start += count;
    this.#position += count;
  }

  /** Steps over bytes, keeping none of them. Answers how many there were. */
  async skip(count: number): Promise<number> {
    let left = count;
    while (left > 0) {
      const step = Math.min(left, this.available);
      this.consume(step);
      left -= step;
      if (left > 0 && !(await this.fill(1))) break;
    }
    return count - left;
  }

  /** All that is left, in pieces, each valid for as long as it is wanted. Throws the damage, where there is any. */
  async *rest(): AsyncGenerator<Uint8Array, void, undefined> {
    try {
      if (this.available > 0) {
        const first = Buffer.from(this.view());
        this.consume(first.length);
        yield first;
      }
      if (this.#damage !== null) throw this.#damage;
      while (!this.#isEnded) {
        const { done, value } = await this.#chunks.next();
        if (done === true) return;
        this.#position += value.length;
        yield value;
      }
    } finally {
      await this.close();
    }
  }

  /** Lets go of what the stream holds. */
  async close(): Promise<void> {
    this.#isEnded = true;
    await this.#chunks.return?.();
  }

  async #load(wanted: number): Promise<void> {
    let next: IteratorResult<Uint8Array>;
    try {
      next = await this.#chunks.next();
    } catch (error) {
      // What came before is good, and read first.
      if (!(error instanceof DocumentError) || error.code === "UNREADABLE_INPUT") throw error;
      this.#damage = error;
      this.#isEnded = true;
      return;
    }
    if (next.done === true) {
      this.#isEnded = true;
      return;
    }
    this.#append(next.value, wanted);
  }

  #append(chunk: Uint8Array, wanted: number): void {
    const needed = this.available + chunk.length;
    if (this.#end + chunk.length > this.#window.length) {
      // Most files are one small piece. Thousands of large windows would have most of the time spent on collecting them.
      const isFirst = this.#window.length === 0;
      const size = isFirst
        ? needed
        : Math.max(LEAST_WINDOW, needed, Math.min(2 * this.#window.length, wanted));
      const window = size > this.#window.length ? Buffer.allocUnsafe(size) : this.#window;
      this.#window.copy(window, 0, this.#start, this.#end);
      this.#window = window;
      this.#end -= this.#start;
      this.#start = 0;
    }
    this.#window.set(chunk, this.#end);
    this.#end += chunk.length;
  }
}

/** Does something with a reader, and lets go of what that holds if it fails. */
export async function closingOnError<Result>(
  reader: ByteReader,
  work: () => Promise<Result>,
): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    await reader.close();
    throw error;
  }
}

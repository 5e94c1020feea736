import type { Readable } from "node:stream";

/** Reads exact numbers of bytes from a stream, however its chunks are cut. */
export interface ByteReader {
  /** The next `size` bytes, or undefined when the stream ended before that many came. */
  read(size: number): Promise<Buffer | undefined>;
}

/** Starts reading a stream. A stream that is destroyed or fails has ended, as one that was closed in order. */
export function createByteReader(stream: Readable): ByteReader {
  const chunks = stream[Symbol.asyncIterator]();
  const pending: Buffer[] = [];
  let available = 0;

  async function fill(size: number): Promise<boolean> {
    while (available < size) {
      const next = await chunks.next().catch(() => undefined);
      if (next === undefined || next.done === true) return false;
      // Nobody sets an encoding on these streams, so their chunks are buffers.
      const chunk = next.value as Buffer;
      pending.push(chunk);
      available += chunk.length;
    }
    return true;
  }

  return {
    async read(size) {
      if (available < size && !(await fill(size))) return undefined;
      // Joined once per read and only when all bytes are there, so a long message in many chunks stays linear.
      const joined = pending.length === 1 && pending[0] !== undefined ? pending[0] : Buffer.concat(pending);
      pending.length = 0;
      available = joined.length - size;
      if (available > 0) pending.push(joined.subarray(size));
      return joined.subarray(0, size);
    },
  };
}

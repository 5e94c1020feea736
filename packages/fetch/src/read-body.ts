import { pipeline, Readable, type Transform } from "node:stream";
import { createBrotliDecompress, createGunzip } from "node:zlib";

/** The encodings that are asked for. */
export const ACCEPTED_ENCODINGS = "gzip, br";

/** What was read of a body. `isWhole` is false where it went on beyond the limit. */
export interface ReadBody {
  readonly bytes: Uint8Array;
  readonly isWhole: boolean;
}

/** Reads a body and unpacks it, up to a number of bytes, whether as sent or unpacked. Throws for unknown encodings. */
export async function readBody(body: Readable, encoding: string, maximumBytes: number): Promise<ReadBody> {
  const unpacker = createUnpacker(encoding);
  let received = 0;
  let isWhole = true;
  async function* receive(): AsyncGenerator<Uint8Array> {
    // Without an encoding of the stream its chunks are bytes.
    for await (const chunk of body as AsyncIterable<Uint8Array>) {
      received += chunk.byteLength;
      // Compressed bytes can go on for ever without yielding any.
      if (received > maximumBytes) {
        isWhole = false;
        return;
      }
      yield chunk;
    }
  }
  const unpacked: AsyncIterable<Uint8Array> =
    unpacker === null ? receive() : pipeline(Readable.from(receive()), unpacker, () => {});
  const chunks: Uint8Array[] = [];
  let length = 0;
  try {
    for await (const chunk of unpacked) {
      if (length + chunk.byteLength > maximumBytes) {
        isWhole = false;
        break;
      }
      length += chunk.byteLength;
      chunks.push(chunk);
    }
  } catch (error) {
    // Bytes cut off at the limit do not unpack to their end.
    if (isWhole) throw error;
  } finally {
    if (!isWhole) body.destroy();
  }
  return { bytes: Buffer.concat(chunks, length), isWhole };
}

function createUnpacker(encoding: string): Transform | null {
  switch (encoding.trim().toLowerCase()) {
    case "":
    case "identity":
      return null;
    case "gzip":
    case "x-gzip":
      return createGunzip();
    case "br":
      return createBrotliDecompress();
    default:
      throw Object.assign(new Error(`the server sent the encoding ${encoding}, which was not asked for`), {
        code: "ERR_INVALID_ENCODING",
      });
  }
}

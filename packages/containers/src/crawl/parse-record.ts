import {
  brotliDecompressSync,
  constants,
  gunzipSync,
  inflateRawSync,
  inflateSync,
  type ZlibOptions,
} from "node:zlib";
import { WARCParser } from "warcio";
import { readMoment } from "./line-fields.ts";

/** The document of a record. */
export interface RecordDocument {
  readonly url: string | null;
  readonly seenAt: Date | null;
  readonly bytes: Uint8Array;
}

/** Thrown when a document expands to more than is read. */
export class ExpandsTooFarError extends Error {}

function inflateAny(bytes: Uint8Array, options: ZlibOptions): Uint8Array {
  try {
    return inflateSync(bytes, options);
  } catch {
    // Servers call either form so.
    return inflateRawSync(bytes, options);
  }
}

/** One layer of content encoding taken off. */
function decodeLayer(encoding: string, bytes: Uint8Array, maximum: number): Uint8Array {
  // What came of a page that was cut off is still a page.
  const options = { maxOutputLength: maximum, finishFlush: constants.Z_SYNC_FLUSH };
  switch (encoding) {
    case "gzip":
    case "x-gzip":
      return gunzipSync(bytes, options);
    case "deflate":
      return inflateAny(bytes, options);
    case "br":
      return brotliDecompressSync(bytes, {
        maxOutputLength: maximum,
        finishFlush: constants.BROTLI_OPERATION_FLUSH,
      });
    default:
      return bytes;
  }
}

function decodeContent(encodings: string, bytes: Uint8Array, maximum: number): Uint8Array {
  let decoded = bytes;
  for (const encoding of encodings.toLowerCase().split(",").toReversed()) {
    try {
      decoded = decodeLayer(encoding.trim(), decoded, maximum);
    } catch (error) {
      const code = error instanceof Error && "code" in error ? error.code : null;
      if (code === "ERR_BUFFER_TOO_LARGE") throw new ExpandsTooFarError();
      // Many crawlers store the decoded body under the header of the encoded one.
      return decoded;
    }
  }
  return decoded;
}

/**
 * Parses one whole record: its headers, those of HTTP, and the body without transfer and content encoding.
 *
 * warcio reads all but the content encoding, because it would expand a bomb as far as that goes.
 *
 * @throws ExpandsTooFarError when the body expands to more than the maximum, in bytes; any error of warcio's.
 */
export async function parseRecord(record: Uint8Array, maximum: number): Promise<RecordDocument | null> {
  const parsed = await new WARCParser([record]).parse();
  if (parsed === null) return null;
  const headers = parsed.httpHeaders?.headers;
  const transferEncoding = headers?.get("Transfer-Encoding") ?? "";
  const encodings = [headers?.get("Content-Encoding") ?? "", transferEncoding.replace(/chunked/i, "")];
  headers?.delete("Content-Encoding");
  if (/chunked/i.test(transferEncoding)) headers?.set("Transfer-Encoding", "chunked");
  else headers?.delete("Transfer-Encoding");
  const body = await parsed.readFully(true);
  return {
    url: parsed.warcTargetURI ?? null,
    seenAt: readMoment(parsed.warcDate),
    bytes: decodeContent(encodings.filter((encoding) => encoding !== "").join(","), body, maximum),
  };
}

import { createHash } from "node:crypto";

/** The database finds origins by an index, which holds no text of many more bytes than this. */
const MOST_BYTES = 2500;
const HASH_CHARACTERS = 16;

/** Whether an origin is longer than the database can look up. */
export function isTooLong(origin: string): boolean {
  return origin.length * 3 > MOST_BYTES && Buffer.byteLength(origin) > MOST_BYTES;
}

/** An origin that is only shown and told apart: where it is too long, its beginning and a hash of the whole. */
export function shortenOrigin(origin: string): string {
  if (!isTooLong(origin)) return origin;
  const hash = createHash("sha256").update(origin).digest("hex").slice(0, HASH_CHARACTERS);
  const beginning = Buffer.from(origin).subarray(0, MOST_BYTES - HASH_CHARACTERS - 8);
  // A character that was cut through becomes U+FFFD.
  return `${beginning.toString("utf8").replace(/\ufffd+$/, "")}…${hash}`;
}

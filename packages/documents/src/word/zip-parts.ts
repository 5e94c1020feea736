import { DocumentError } from "@gongkai/schema";
import { inflate } from "#platform";
import { checksum } from "./checksum.ts";

/** All parts of one document together may expand to so many bytes. The text of a report is a thousandth of it. */
const MOST_EXPANDED_BYTES = 64 * 1024 * 1024;

/** A part may be so many times as long as its bytes in the file; tables of zeros come to some 40. */
const MOST_EXPANSION = 300;

/** Small parts may expand further: a part of so many bytes harms nobody. */
const HARMLESS_BYTES = 1024 * 1024;

const END_OF_DIRECTORY = 0x06054b50;
const END_LENGTH = 22;
const LONGEST_COMMENT = 0xffff;
const DIRECTORY_ENTRY = 0x02014b50;
const ENTRY_LENGTH = 46;
const LOCAL_HEADER = 0x04034b50;
const LOCAL_LENGTH = 30;
const ENCRYPTED_FLAG = 1;
const STORED = 0;
const DEFLATED = 8;

interface Entry {
  readonly flags: number;
  readonly method: number;
  readonly checksum: number;
  readonly compressedLength: number;
  readonly offset: number;
}

/** A part that cannot be had, for a reason that its reader puts into words. */
export class ZipError extends Error {}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function findDirectoryEnd(view: DataView): number {
  const last = view.byteLength - END_LENGTH;
  for (let at = last; at >= Math.max(0, last - LONGEST_COMMENT); at -= 1) {
    if (view.getUint32(at, true) === END_OF_DIRECTORY) return at;
  }
  throw new ZipError("its directory is missing, as when a download stops early");
}

function readDirectory(bytes: Uint8Array): ReadonlyMap<string, Entry> {
  const view = viewOf(bytes);
  const end = findDirectoryEnd(view);
  const count = view.getUint16(end + 10, true);
  const entries = new Map<string, Entry>();
  let at = view.getUint32(end + 16, true);
  for (let index = 0; index < count; index += 1) {
    if (at + ENTRY_LENGTH > bytes.length || view.getUint32(at, true) !== DIRECTORY_ENTRY) {
      throw new ZipError("its directory is damaged");
    }
    const nameLength = view.getUint16(at + 28, true);
    const name = new TextDecoder().decode(bytes.subarray(at + ENTRY_LENGTH, at + ENTRY_LENGTH + nameLength));
    entries.set(name, {
      flags: view.getUint16(at + 8, true),
      method: view.getUint16(at + 10, true),
      checksum: view.getUint32(at + 16, true),
      compressedLength: view.getUint32(at + 20, true),
      offset: view.getUint32(at + 42, true),
    });
    at += ENTRY_LENGTH + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return entries;
}

/**
 * The parts of a ZIP archive by name, each expanded when it is asked for.
 *
 * What the archive says of a part's length is never believed: expanding stops at the limit itself.
 */
export class ZipParts {
  readonly #name: string;
  readonly #bytes: Uint8Array;
  readonly #entries: ReadonlyMap<string, Entry>;
  #expanded = 0;

  /** `name` is for messages. @throws ZipError when the bytes are no whole archive. */
  constructor(name: string, bytes: Uint8Array) {
    this.#name = name;
    this.#bytes = bytes;
    this.#entries = readDirectory(bytes);
  }

  has(part: string): boolean {
    return this.#entries.has(part);
  }

  /** Whether any part needs a password. */
  get isEncrypted(): boolean {
    return [...this.#entries.values()].some(({ flags }) => (flags & ENCRYPTED_FLAG) !== 0);
  }

  /**
   * The text of a part, which is XML in UTF-8; null when there is none of that name.
   *
   * @throws ZipError when it is damaged, DocumentError DOCUMENT_TOO_LARGE when it expands beyond the limits.
   */
  async text(part: string): Promise<string | null> {
    const entry = this.#entries.get(part);
    if (entry === undefined) return null;
    const bytes = await this.#expand(part, entry);
    // A changed bit can make another number without making damaged markup.
    if (checksum(bytes) !== entry.checksum) throw new ZipError(`its part ${part} is damaged`);
    this.#expanded += bytes.length;
    const isWide = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
    return new TextDecoder(!isWide ? "utf-8" : bytes[0] === 0xff ? "utf-16le" : "utf-16be").decode(bytes);
  }

  async #expand(part: string, { method, compressedLength, offset }: Entry): Promise<Uint8Array> {
    const view = viewOf(this.#bytes);
    if (offset + LOCAL_LENGTH > this.#bytes.length || view.getUint32(offset, true) !== LOCAL_HEADER) {
      throw new ZipError(`its part ${part} is not where the directory says`);
    }
    const start =
      offset + LOCAL_LENGTH + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true);
    const data = this.#bytes.subarray(start, start + compressedLength);
    if (data.length < compressedLength) throw new ZipError(`its part ${part} is cut off`);
    if (method === STORED) return data;
    if (method !== DEFLATED) throw new ZipError(`its part ${part} is compressed by an unknown method`);
    const byRatio = Math.max(HARMLESS_BYTES, data.length * MOST_EXPANSION);
    const limit = Math.min(byRatio, MOST_EXPANDED_BYTES - this.#expanded);
    const expanded = await inflate(data, limit).catch((error: unknown) => {
      throw new ZipError(`its part ${part} is damaged`, { cause: error });
    });
    if (expanded !== null) return expanded;
    throw new DocumentError(
      "DOCUMENT_TOO_LARGE",
      `${this.#name} expands to more than ${limit} bytes in its part ${part}, as no report does. Save the report alone and try again.`,
    );
  }
}

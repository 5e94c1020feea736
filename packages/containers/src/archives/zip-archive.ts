import { createReadStream, createWriteStream } from "node:fs";
import { mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { DocumentError } from "@gongkai/schema";
import { type Entry, fromBufferPromise, openPromise, type ZipFile } from "yauzl";
import { ByteReader } from "../byte-reader.ts";
import { decodeName } from "../clean-name.ts";
import { toDamage } from "../document-errors.ts";

/** A zip archive that is open. Close it. */
export interface ZipArchive {
  readonly file: ZipFile;
  /** Its members, once. Throws where the list of them is damaged. */
  readonly members: AsyncIterable<Entry>;
  /** Lets go of the file, and of the copy that was made of a stream. */
  close(): Promise<void>;
}

/** Up to this size a stream is kept in memory, not in a temporary file. */
const KEPT_IN_MEMORY = 4 * 1024 * 1024;
/** Office documents have their own parts among the first members. */
const LOOKED_AT = 64;
const OFFICE_PART =
  /^(?:\[Content_Types\]\.xml|_rels\/\.rels|word\/|xl\/|ppt\/|mimetype$|META-INF\/container\.xml)/;
const SURE_PART = /^(?:\[Content_Types\]\.xml|mimetype)$/;
const OPTIONS = { lazyEntries: true, autoClose: false, decodeStrings: false } as const;
const LOCAL_HEADER = 30;

/** Whether the first member of a zip is one that office documents begin with. */
export function isOfficeName(view: Buffer): boolean {
  if (view.length < LOCAL_HEADER) return false;
  const length = view.readUInt16LE(26);
  return OFFICE_PART.test(view.toString("latin1", LOCAL_HEADER, LOCAL_HEADER + Math.min(length, 64)));
}

/** The name of a member: what its Unicode field says, else its bytes as UTF-8 or GB18030. */
export function memberName({ fileNameRaw, extraFields }: Entry): string {
  const unicode = extraFields.find(({ id, data }) => id === 0x7075 && data.length > 5 && data[0] === 1);
  return decodeName(unicode === undefined ? fileNameRaw : unicode.data.subarray(5));
}

/** A copy of a stream that can be read at any place. */
interface Copy {
  readonly bytes: Buffer | null;
  readonly path: string | null;
  readonly byteLength: number;
  remove(): Promise<void>;
}

async function copyStream(reader: ByteReader): Promise<Copy> {
  if (!(await reader.fill(KEPT_IN_MEMORY + 1)) && reader.damage === null) {
    const bytes = Buffer.from(reader.view());
    return { bytes, path: null, byteLength: bytes.length, remove: async () => {} };
  }
  const folder = await mkdtemp(join(tmpdir(), "gongkai-zip-"));
  const path = join(folder, "archive.zip");
  const remove = () => rm(folder, { recursive: true, force: true });
  try {
    await pipeline(Readable.from(reader.rest(), { objectMode: false }), createWriteStream(path));
    return { bytes: null, path, byteLength: (await stat(path)).size, remove };
  } catch (error) {
    await remove();
    throw error;
  }
}

/** The beginning of the list of members, and why it ended early, where it did. */
interface FirstMembers {
  readonly entries: readonly Entry[];
  readonly error: unknown;
}

async function readFirst(members: AsyncIterator<Entry>): Promise<FirstMembers> {
  const entries: Entry[] = [];
  try {
    while (entries.length < LOOKED_AT) {
      const { done, value } = await members.next();
      if (done === true) break;
      entries.push(value);
    }
    return { entries, error: null };
  } catch (error) {
    return { entries, error };
  }
}

async function* joinMembers(
  { entries, error }: FirstMembers,
  others: AsyncIterator<Entry>,
): AsyncGenerator<Entry, void, undefined> {
  yield* entries;
  if (error !== null) throw error;
  if (entries.length < LOOKED_AT) return;
  for (let next = await others.next(); next.done !== true; next = await others.next()) yield next.value;
}

async function* readCopy({ bytes, path, remove }: Copy): AsyncGenerator<Uint8Array, void, undefined> {
  try {
    if (bytes !== null) yield bytes;
    else if (path !== null) yield* createReadStream(path);
  } finally {
    await remove();
  }
}

/**
 * Opens a zip archive. A file is read in place; a stream is copied first, because the list of members is at the end.
 *
 * Answers a reader of the bytes where they are one document, as DOCX and other office files are, and an error where
 * they are damaged.
 */
export async function openArchive(
  reader: ByteReader,
  { name, path }: { readonly name: string; readonly path: string | null },
  signal: AbortSignal | null,
): Promise<ZipArchive | ByteReader | DocumentError> {
  const isOffice = isOfficeName(reader.view());
  // Whether it is whole is for the reader of documents to say.
  if (isOffice && path === null) return reader;
  let copy: Copy | null = null;
  try {
    copy = path === null ? await copyStream(reader) : null;
    const file = await (copy?.bytes
      ? fromBufferPromise(copy.bytes, OPTIONS)
      : openPromise(copy?.path ?? path ?? "", OPTIONS));
    const others = file.eachEntry();
    const first = await readFirst(others);
    if (isOffice || first.entries.some((entry) => SURE_PART.test(memberName(entry)))) {
      file.close();
      return copy === null ? reader : new ByteReader(readCopy(copy));
    }
    await reader.close();
    // An open file needs no name, where the system permits that: then not even a crash leaves the copy behind.
    await copy?.remove().catch(() => {});
    const close = async () => {
      file.close();
      await copy?.remove();
    };
    return { file, members: joinMembers(first, others), close };
  } catch (error) {
    await copy?.remove();
    if (isOffice) return reader;
    return toDamage(error, { name, where: "in its list of members, which is at the end", signal });
  }
}

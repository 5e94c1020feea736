import type { Readable } from "node:stream";
import { DocumentError } from "@gongkai/schema";
import type { Entry } from "yauzl";
import { ByteReader } from "../byte-reader.ts";
import type { ContainedItem } from "../contained-item.ts";
import { toDamage, unsupported } from "../document-errors.ts";
import type { Content } from "../identify.ts";
import type { Reading } from "../reading.ts";
import { type ContainerPlace, type MemberReader, tooManyMembers } from "./member-reader.ts";
import { memberName, type ZipArchive } from "./zip-archive.ts";

const FILE_TYPE = 0o170000;
const SYMBOLIC_LINK = 0o120000;
const STORED = 0;
const DEFLATED = 8;

/** Why a member is not read; null where it is. */
function refusal(entry: Entry, name: string): DocumentError | null {
  if (entry.isEncrypted()) {
    return unsupported(name, "is encrypted", "Unpack it with its password and ingest what is in it.");
  }
  if (((entry.externalFileAttributes >>> 16) & FILE_TYPE) === SYMBOLIC_LINK) {
    return unsupported(
      name,
      "is a symbolic link",
      "Links in archives are not followed; ingest what it points to.",
    );
  }
  if (entry.compressionMethod !== STORED && entry.compressionMethod !== DEFLATED) {
    const what = `is compressed by method ${entry.compressionMethod} of zip, which is not read`;
    return unsupported(name, what, "Pack it with deflate, or unpack it and ingest what is in it.");
  }
  return null;
}

async function* expand(
  stream: Readable,
  entry: Entry,
  name: string,
  reading: Reading,
): AsyncGenerator<Uint8Array, void, undefined> {
  try {
    for await (const chunk of stream) {
      // The stream of a member gives buffers only.
      const bytes = chunk as Buffer;
      reading.countExpanded(bytes.length);
      yield bytes;
    }
  } catch (error) {
    const where = `in the member at byte ${entry.relativeOffsetOfLocalHeader}`;
    throw toDamage(error, { name, where, signal: reading.settings.signal });
  } finally {
    stream.destroy();
  }
}

async function openMember(
  { file }: ZipArchive,
  entry: Entry,
  name: string,
  reading: Reading,
): Promise<ByteReader | DocumentError> {
  try {
    const stream = await file.openReadStreamPromise(entry);
    return new ByteReader(expand(stream, entry, name, reading));
  } catch (error) {
    const where = `in the member at byte ${entry.relativeOffsetOfLocalHeader}`;
    return toDamage(error, { name, where, signal: reading.settings.signal });
  }
}

/** The first moment that an archive can name. Programs write it, or zeros, which come out before it, for none. */
const NO_DATE = Date.UTC(1980, 0, 1);

/** When a member was last changed: archives say it in the time of the place they were made, taken for UTC here. */
function modifiedAt(entry: Entry): Date | null {
  const date = entry.getLastModDate({ timezone: "UTC" });
  return date.getTime() > NO_DATE ? date : null;
}

/** The documents of a zip archive, in the order of its list of members. */
export async function* readZip(
  { archive, depth }: Extract<Content, { kind: "zip" }>,
  { prefix, label }: ContainerPlace,
  reading: Reading,
  readMember: MemberReader,
): AsyncGenerator<ContainedItem, void, undefined> {
  let count = 0;
  let read = 0;
  try {
    for await (const entry of archive.members) {
      const name = reading.label(prefix + memberName(entry));
      if (name.endsWith("/")) continue;
      count += 1;
      if (count > reading.settings.limits.members) {
        if (!reading.skipsNext()) yield reading.failure(name, tooManyMembers(label.name, reading));
        return;
      }
      const error = refusal(entry, name);
      if (error !== null) {
        if (!reading.skipsNext()) yield reading.failure(name, error);
        continue;
      }
      if (depth === 1) {
        // Members may overlap; the file does not grow by that.
        read += entry.compressedSize;
        reading.countReadUpTo(Math.min(read, archive.file.fileSize));
      }
      const member = await openMember(archive, entry, name, reading);
      if (member instanceof DocumentError) {
        if (!reading.skipsNext()) yield reading.failure(name, member);
        continue;
      }
      yield* readMember(member, { name, url: null, seenAt: modifiedAt(entry) ?? label.seenAt }, depth);
      await member.close();
      if (reading.isExhausted) return;
    }
    if (depth === 1) reading.countReadUpTo(archive.file.fileSize);
  } catch (error) {
    const where = `in its list of members, after ${count} of them`;
    const damage = toDamage(error, { name: label.name, where, signal: reading.settings.signal });
    if (!reading.skipsNext()) yield reading.failure(label.name, damage);
  } finally {
    await archive.close();
  }
}

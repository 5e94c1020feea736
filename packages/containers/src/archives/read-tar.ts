import { type Extract, extract, type Header } from "tar-stream";
import { ByteReader } from "../byte-reader.ts";
import { decodeName } from "../clean-name.ts";
import type { ContainedItem } from "../contained-item.ts";
import { validDate } from "../crawl/line-fields.ts";
import { toDamage, unsupported } from "../document-errors.ts";
import type { Reading } from "../reading.ts";
import { type ContainerPlace, type MemberReader, tooManyMembers } from "./member-reader.ts";

const FILE_TYPES = new Set(["file", "contiguous-file"]);
const TYPE_NAMES: Readonly<Record<string, string>> = {
  link: "a hard link",
  symlink: "a symbolic link",
  "character-device": "a device",
  "block-device": "a device",
  fifo: "a pipe",
};

/** A header that says more about a member, such as a long name, is kept in memory; an honest one is short. */
const MOST_BEFORE_MEMBER = 16 * 1024 * 1024;

/** Names are read as Latin-1, which keeps their bytes; only those of pax headers are known to be UTF-8. */
function memberName({ name, pax }: Header): string {
  const isUnicode = typeof pax === "object" && pax !== null && "path" in pax;
  return isUnicode ? name : decodeName(Buffer.from(name, "latin1"));
}

/** Takes a tar archive apart. */
class TarStream {
  readonly members: Extract;
  readonly #reader: ByteReader;
  readonly #done: Promise<void>;
  #pouredBeforeMember = 0;

  constructor(reader: ByteReader) {
    this.#reader = reader;
    // The option is there, and only its type is not.
    const options: object = { filenameEncoding: "latin1" };
    this.members = extract(options);
    this.#done = this.#pour();
  }

  /** Says that a member came, or a piece of one. */
  noteProgress(): void {
    this.#pouredBeforeMember = 0;
  }

  async close(): Promise<void> {
    this.members.destroy(null);
    await this.#reader.close();
    await this.#done;
  }

  async #pour(): Promise<void> {
    try {
      for await (const chunk of this.#reader.rest()) {
        this.#pouredBeforeMember += chunk.length;
        if (this.#pouredBeforeMember > MOST_BEFORE_MEMBER) throw new Error("a header has no end");
        if (this.members.destroyed) return;
        if (!this.members.write(chunk)) await this.#drained();
      }
      this.members.end(null);
    } catch (error) {
      this.members.destroy(error instanceof Error ? error : new Error(String(error)));
    }
  }

  #drained(): Promise<void> {
    return new Promise((resolve) => {
      this.members.once("drain", resolve);
      this.members.once("close", resolve);
    });
  }
}

/** The bytes of a member. Ending them early would end the whole archive, so nothing here does. */
async function* readEntry(
  stream: TarStream,
  chunks: AsyncIterator<unknown>,
  place: { readonly name: string; readonly where: string; readonly signal: AbortSignal | null },
): AsyncGenerator<Uint8Array, void, undefined> {
  try {
    for (let next = await chunks.next(); next.done !== true; next = await chunks.next()) {
      stream.noteProgress();
      if (next.value instanceof Uint8Array) yield next.value;
    }
  } catch (error) {
    throw toDamage(error, place);
  }
}

/** Reads what is left of a member: the next one comes only then. */
async function drain(stream: TarStream, chunks: AsyncIterator<unknown>): Promise<void> {
  while ((await chunks.next()).done !== true) stream.noteProgress();
}

/** The documents of a tar archive. */
export async function* readTar(
  { reader, depth }: { readonly reader: ByteReader; readonly depth: number },
  { prefix, label }: ContainerPlace,
  reading: Reading,
  readMember: MemberReader,
): AsyncGenerator<ContainedItem, void, undefined> {
  const { limits, signal } = reading.settings;
  const stream = new TarStream(reader);
  let count = 0;
  let last = label.name;
  try {
    for await (const entry of stream.members) {
      stream.noteProgress();
      const { header } = entry;
      // Unknown types have none.
      const type: string | null = header.type;
      const name = reading.label(prefix + memberName(header));
      const chunks: AsyncIterator<unknown> = entry[Symbol.asyncIterator]();
      if (type !== "directory") {
        count += 1;
        last = name;
        if (count > limits.members) {
          if (!reading.skipsNext()) yield reading.failure(name, tooManyMembers(label.name, reading));
          return;
        }
        if (type !== null && FILE_TYPES.has(type)) {
          const where = `in member ${count}`;
          const member = new ByteReader(readEntry(stream, chunks, { name, where, signal }));
          yield* readMember(
            member,
            { name, url: null, seenAt: validDate(header.mtime) ?? label.seenAt },
            depth,
          );
          // The failure was handed out, and nothing can be read behind it.
          if (member.damage !== null || reading.isExhausted) return;
        } else if (!reading.skipsNext()) {
          const what = `is ${TYPE_NAMES[type ?? ""] ?? "of a type that is not known"}, not a file`;
          const advice = "Links and devices in archives are not followed; ingest what it stands for.";
          yield reading.failure(name, unsupported(name, what, advice));
        }
      }
      await drain(stream, chunks);
    }
  } catch (error) {
    const where = count === 0 ? "at its beginning" : `after member ${count}, ${last}`;
    const damage = toDamage(error, { name: label.name, where, signal });
    if (!reading.skipsNext()) yield reading.failure(label.name, damage);
  } finally {
    await stream.close();
  }
}

import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import type { Readable } from "node:stream";
import { DocumentError } from "@gongkai/schema";
import { ByteReader, closingOnError } from "./byte-reader.ts";
import type { ContainedItem } from "./contained-item.ts";
import type { ContainerFormat } from "./container-format.ts";
import { type ContainerOptions, DEFAULT_FIELDS, DEFAULT_LIMITS } from "./container-options.ts";
import { unreadable } from "./document-errors.ts";
import { identify } from "./identify.ts";
import { readContent } from "./read-content.ts";
import { Reading } from "./reading.ts";

/** What to open: a file by its path, or a stream. */
export interface InputToOpen {
  /** A label for people and messages. Only `path` is opened. */
  readonly name: string;
  readonly path?: string;
  readonly stream?: Readable;
  /** Where it was fetched from. Handed on with a plain document, and with one that is only compressed. */
  readonly url?: string | null;
  /** When it was fetched or last changed: for documents of which the input does not say it. */
  readonly seenAt?: Date | null;
}

/** An input whose documents can be read once. */
export interface OpenedInput {
  /** Whether it is one document or holds documents. */
  readonly kind: "file" | "container";
  /** What the documents stand in; null for a plain document. */
  readonly format: ContainerFormat | null;
  /** The documents, in the order of the input. Nothing is read ahead of the reader but a few pieces. */
  readonly items: AsyncIterable<ContainedItem>;
  /** How many documents cannot hold a report and were not handed out: final after the items ended. */
  passedOver(): number;
  /** How many bytes of the input, compressed as they are, were read so far. */
  bytesRead(): number;
}

/** A piece of a file. Compressed it fills one turn of a decompressor. */
const PIECE = 256 * 1024;

async function* read(
  name: string,
  stream: Readable,
  reading: Reading,
): AsyncGenerator<Uint8Array, void, undefined> {
  try {
    for await (const chunk of stream) {
      const bytes: Uint8Array = typeof chunk === "string" ? Buffer.from(chunk) : chunk;
      reading.countRead(bytes.length);
      yield bytes;
    }
  } catch (error) {
    reading.settings.signal?.throwIfAborted();
    throw error instanceof DocumentError ? error : unreadable(name, error);
  } finally {
    stream.destroy();
  }
}

async function openStream(name: string, path: string): Promise<Readable> {
  try {
    const found = await stat(path);
    if (found.isDirectory()) throw new Error("it is a folder");
    // A buffer as large as a small file: thousands of them would have most of the time spent on collecting what was left empty.
    const highWaterMark = found.size === 0 ? PIECE : Math.min(PIECE, found.size + 1);
    const stream = createReadStream(path, { highWaterMark });
    // An error of closing comes when all has been read, and nobody listens any more.
    stream.on("error", () => undefined);
    return stream;
  } catch (error) {
    throw unreadable(name, error);
  }
}

/**
 * Opens an input and finds out by its bytes what it is; its name is only a hint for JSON Lines.
 *
 * A plain document is its own only item. Archives (zip, tar), compressed files (gzip, zstd), JSON Lines and WARC or
 * WET files give the documents in them, one in another too. Of crawls only what may hold a report is handed out.
 * What is damaged, too large or not readable becomes a failure item, never an exception.
 *
 * @throws DocumentError UNREADABLE_INPUT when the input itself cannot be read; the items throw it too.
 */
export async function openInput(input: InputToOpen, options: ContainerOptions = {}): Promise<OpenedInput> {
  const { path, stream, url = null, seenAt = null } = input;
  const reading = new Reading({
    fields: { ...DEFAULT_FIELDS, ...options.fields },
    limits: { ...DEFAULT_LIMITS, ...options.limits },
    binaries: options.binaries ?? true,
    skip: options.skip ?? (() => false),
    signal: options.signal ?? null,
  });
  const label = { name: reading.label(input.name), url, seenAt };
  const source = stream ?? (path === undefined ? null : await openStream(label.name, path));
  if (source === null) throw unreadable(label.name, new Error("neither a path nor a stream was given"));
  const reader = new ByteReader(read(label.name, source, reading));
  const place = { name: label.name, path: stream ? null : (path ?? null), depth: 0 };
  const content = await closingOnError(reader, () => identify(reader, place, reading));
  return {
    kind: content.format === null ? "file" : "container",
    format: content.format,
    items: readContent(content, { prefix: "", label }, reading),
    passedOver: () => reading.passedOver,
    bytesRead: () => reading.bytesRead,
  };
}

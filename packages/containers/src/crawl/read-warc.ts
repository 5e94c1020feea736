import type { DocumentError } from "@gongkai/schema";
import type { ContainerPlace } from "../archives/member-reader.ts";
import type { ByteReader } from "../byte-reader.ts";
import type { ContainedItem } from "../contained-item.ts";
import { damaged, toDamage, tooLarge } from "../document-errors.ts";
import { mayHoldReportInBytes } from "../may-hold-report.ts";
import type { Reading } from "../reading.ts";
import { WordFinder } from "../word-finder.ts";
import { ExpandsTooFarError, parseRecord } from "./parse-record.ts";
import { describeBlock, isDocumentType, readHeader } from "./record-header.ts";

/** How much is looked through at once. */
const BLOCK = 1024 * 1024;
/** No header of a record is longer. */
const LONGEST_HEADER = 64 * 1024;
/** Behind a record: two line ends, and the beginning of the next one. */
const BEHIND = 16;
const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;
const VERSION = Buffer.from("WARC/");
const HEADER_END = Buffer.from("\r\n\r\n");

/** Where a scan of what is at hand stopped, and why. */
type Stop =
  | { readonly kind: "end" }
  | { readonly kind: "wants"; readonly bytes: number }
  /** A record that is handed out, or one that has to be decoded before that can be told. */
  | { readonly kind: "candidate"; readonly bytes: number; readonly isSure: boolean }
  /** Something that is no record; the next one is looked for so many bytes on. */
  | { readonly kind: "misfit"; readonly what: string; readonly from: number }
  | { readonly kind: "tooLarge"; readonly from: number };

/** Whether bytes stand at a place. Without a view of them: it is asked several times a record. */
function standsAt(view: Buffer, at: number, bytes: Buffer): boolean {
  for (let index = 0; index < bytes.length; index += 1) if (view[at + index] !== bytes[index]) return false;
  return true;
}

function startsRecord(view: Buffer, at: number): boolean {
  return standsAt(view, at, VERSION);
}

function skipLineEnds(view: Buffer, from: number): number {
  let at = from;
  while (view[at] === LINE_FEED || view[at] === CARRIAGE_RETURN) at += 1;
  return at;
}

/** Looks for the records of one file that may hold a report, and counts the others. */
class RecordScanner {
  readonly #reader: ByteReader;
  readonly #reading: Reading;
  readonly #finder = new WordFinder();

  constructor(reader: ByteReader, reading: Reading) {
    this.#reader = reader;
    this.#reading = reading;
  }

  /** Steps over all that needs no answer. The reader then stands at the beginning of what stopped it. */
  scan(): Stop {
    const view = this.#reader.view();
    let at = 0;
    for (;;) {
      at = skipLineEnds(view, at);
      const stop = this.#scanRecord(view, at);
      if (typeof stop === "number") {
        at = stop;
        continue;
      }
      this.#reader.consume(at);
      return stop;
    }
  }

  /** Where the record at a place ends, where it needs no answer. */
  #scanRecord(view: Buffer, at: number): number | Stop {
    const { isEnded, position } = this.#reader;
    const { limits, binaries } = this.#reading.settings;
    const available = view.length - at;
    if (available < VERSION.length && !isEnded) return { kind: "wants", bytes: BLOCK };
    if (available === 0) return { kind: "end" };
    if (!startsRecord(view, at)) return { kind: "misfit", what: "no record begins here", from: 0 };
    const headerEnd = view.indexOf(HEADER_END, at);
    if (headerEnd === -1 || headerEnd - at > LONGEST_HEADER) {
      if (headerEnd === -1 && available <= LONGEST_HEADER && !isEnded) {
        return { kind: "wants", bytes: available + BLOCK };
      }
      return { kind: "misfit", what: "the header of a record has no end", from: VERSION.length };
    }
    const start = headerEnd + HEADER_END.length;
    const header = readHeader(view, at, start);
    if (header.length === null) {
      return { kind: "misfit", what: "a record does not say how long it is", from: VERSION.length };
    }
    const end = start + header.length;
    // A length beyond all documents may be a lie: the next record is looked for instead of trusting it.
    if (header.length > limits.documentBytes) return { kind: "tooLarge", from: start - at };
    if (!isDocumentType(header.type)) {
      if (end <= view.length) return end;
      return isEnded ? cutOff(start - at) : { kind: "wants", bytes: end - at };
    }
    if (end + BEHIND > view.length && !isEnded)
      return { kind: "wants", bytes: Math.max(BLOCK, end - at + BEHIND) };
    if (end > view.length) return cutOff(start - at);
    const next = skipLineEnds(view, end);
    const isEndedAsItShould = standsAt(view, end, HEADER_END);
    if (next < view.length && !isEndedAsItShould && !startsRecord(view, next)) {
      return { kind: "misfit", what: "a record is not as long as it says", from: start - at };
    }
    if (this.#reading.skipsNext()) return end;
    const block = describeBlock(view, start, end, header);
    // Parsing a record costs more than all that is asked of it here.
    const isCandidate =
      block.kind === "encoded" ||
      (block.kind === "binary" && binaries) ||
      (block.kind === "words" &&
        this.#finder.holds(view, position, block.start, end) &&
        mayHoldReportInBytes(view.subarray(block.start, end)));
    if (isCandidate) return { kind: "candidate", bytes: end - at, isSure: block.kind !== "encoded" };
    this.#reading.passOver();
    return end;
  }
}

function cutOff(from: number): Stop {
  return { kind: "misfit", what: "the file ends in the middle of a record", from };
}

/** Steps to where the next record seems to begin, at least so many bytes on. */
async function toNextRecord(reader: ByteReader, from: number): Promise<void> {
  await reader.skip(from);
  for (;;) {
    const view = reader.view();
    for (let at = view.indexOf(VERSION); at !== -1; at = view.indexOf(VERSION, at + 1)) {
      if (view[at - 1] === LINE_FEED) return reader.consume(at);
    }
    if (reader.isEnded) return reader.consume(view.length);
    // The beginning of the next record may be at hand only in part.
    reader.consume(Math.max(0, view.length - VERSION.length));
    await reader.fill(BLOCK);
  }
}

/** The documents of a WARC or WET file. Only records that may hold a report are parsed. */
export async function* readWarc(
  reader: ByteReader,
  { prefix, label }: ContainerPlace,
  reading: Reading,
): AsyncGenerator<ContainedItem, void, undefined> {
  const { limits } = reading.settings;
  const scanner = new RecordScanner(reader, reading);
  let isDamageTold = false;
  const fail = (error: DocumentError): ContainedItem | null => {
    isDamageTold ||= error === reader.damage;
    return reading.skipsNext() ? null : reading.failure(`${prefix}record at byte ${reader.position}`, error);
  };
  for (let stop = scanner.scan(); ; stop = scanner.scan()) {
    if (stop.kind === "wants") {
      await reader.fill(stop.bytes);
    } else if (stop.kind === "candidate") {
      const record = Buffer.from(reader.view().subarray(0, stop.bytes));
      const item = await readRecord(record, stop.isSure, prefix, label.seenAt, reader.position, reading);
      if (item !== null) yield item;
      reader.consume(stop.bytes);
    } else if (stop.kind === "end") {
      break;
    } else {
      const name = `${prefix}record at byte ${reader.position}`;
      const error =
        stop.kind === "tooLarge"
          ? tooLarge(name, limits.documentBytes)
          : ((reader.isEnded ? reader.damage : null) ??
            damaged(label.name, stop.what, `at byte ${reader.position} of what it expands to`));
      const item = fail(error);
      if (item !== null) yield item;
      await toNextRecord(reader, stop.from);
    }
  }
  if (reader.damage !== null && !isDamageTold) {
    const item = fail(reader.damage);
    if (item !== null) yield item;
  }
}

/** The item of a record; null where it turns out to hold no report, which is counted. */
async function readRecord(
  record: Uint8Array,
  isSure: boolean,
  prefix: string,
  inputSeenAt: Date | null,
  position: number,
  reading: Reading,
): Promise<ContainedItem | null> {
  const { documentBytes } = reading.settings.limits;
  const place = `${prefix}record at byte ${position}`;
  try {
    const document = await parseRecord(record, documentBytes);
    if (document === null || (!isSure && !mayHoldReportInBytes(document.bytes))) {
      reading.passOver();
      return null;
    }
    const { url, seenAt, bytes } = document;
    const name = url === null ? place : `${prefix}${url}`;
    return reading.document({ name, url, seenAt: seenAt ?? inputSeenAt }, bytes);
  } catch (error) {
    if (error instanceof ExpandsTooFarError) return reading.failure(place, tooLarge(place, documentBytes));
    const { signal } = reading.settings;
    return reading.failure(place, toDamage(error, { name: place, where: `at byte ${position}`, signal }));
  }
}

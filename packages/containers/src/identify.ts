import type { DocumentError } from "@gongkai/schema";
import { isOfficeName, openArchive, type ZipArchive } from "./archives/zip-archive.ts";
import { ByteReader, closingOnError } from "./byte-reader.ts";
import type { ContainerFormat } from "./container-format.ts";
import { hasFields } from "./crawl/line-fields.ts";
import { unsupported } from "./document-errors.ts";
import { gunzip } from "./gunzip.ts";
import type { Reading } from "./reading.ts";
import { unzstd } from "./unzstd.ts";

/** Where something stands that is to be read. */
export interface Place {
  readonly name: string;
  /** The file that it is, where it is one. */
  readonly path: string | null;
  /** How many archives and compressions it stands in. */
  readonly depth: number;
}

interface Told {
  readonly reader: ByteReader;
  /** The outermost format; null for a plain document. */
  readonly format: ContainerFormat | null;
  /** In how many archives and compressions what is read stands. */
  readonly depth: number;
  readonly isCompressed: boolean;
}

/** What the bytes of something turned out to be. */
export type Content =
  | (Told & { readonly kind: "document" | "tar" | "jsonl" | "warc" })
  | (Told & { readonly kind: "zip"; readonly archive: ZipArchive })
  | (Told & { readonly kind: "unreadable"; readonly error: DocumentError });

const TAR_HEADER = 512;
/** Compressed data from this size on is worth a thread of its own. */
const LARGE = 1024 * 1024;
/** The first line of JSON Lines is looked at if it is not longer. */
const FIRST_LINE = 1024 * 1024;
const LINES_NAME = /\.(?:jsonl|ndjson|jsonlines|json)(?:\.|$)/i;

const FIRST_BYTES = [
  { kind: "gzip", bytes: [0x1f, 0x8b, 0x08] },
  { kind: "zstd", bytes: [0x28, 0xb5, 0x2f, 0xfd] },
  { kind: "zip", bytes: [0x50, 0x4b, 0x03, 0x04] },
  { kind: "zip", bytes: [0x50, 0x4b, 0x05, 0x06] },
  { kind: "warc", bytes: [..."WARC/"].map((letter) => letter.charCodeAt(0)) },
] as const;

type FirstKind = (typeof FIRST_BYTES)[number]["kind"];

/** Frames of Zstandard that only say something about others. */
function isSkippableFrame(view: Buffer): boolean {
  return view.length >= 4 && (view.readUInt32LE(0) & 0xfffffff0) >>> 0 === 0x184d2a50;
}

function firstKind(view: Buffer): FirstKind | null {
  if (isSkippableFrame(view)) return "zstd";
  return FIRST_BYTES.find(({ bytes }) => bytes.every((byte, at) => view[at] === byte))?.kind ?? null;
}

/** Whether a block is the header of a tar member: it holds the sum of its own bytes. */
function isTarHeader(view: Buffer): boolean {
  if (view.length < TAR_HEADER) return false;
  const header = view.subarray(0, TAR_HEADER);
  const written = Number.parseInt(header.toString("latin1", 148, 156), 8);
  let sum = 8 * 0x20;
  for (let at = 0; at < TAR_HEADER; at += 1) if (at < 148 || at >= 156) sum += header[at] ?? 0;
  return written === sum && header[0] !== 0;
}

async function isJsonLines(reader: ByteReader, name: string, reading: Reading): Promise<boolean> {
  const start = /^(?:\ufeff)?\s*\{/.exec(reader.view().toString("utf8", 0, 64));
  if (start === null) return false;
  const isNamedSo = LINES_NAME.test(name) && !/\.json(?:\.(?:gz|zst))?$/i.test(name);
  if (isNamedSo) return true;
  await reader.fill(FIRST_LINE);
  const head = reader
    .view()
    .toString("utf8", 0, FIRST_LINE)
    .replace(/^\ufeff/, "")
    .trimStart();
  const end = head.indexOf("\n");
  try {
    return hasFields(JSON.parse(end === -1 ? head : head.slice(0, end)), reading.settings.fields);
  } catch {
    return false;
  }
}

/** Finds out by the first bytes what something is, and opens what it is compressed with. */
export async function identify(
  reader: ByteReader,
  { name, path, depth }: Place,
  reading: Reading,
): Promise<Content> {
  await reader.fill(TAR_HEADER);
  const told = { reader, depth, isCompressed: false };
  const kind = firstKind(reader.view());
  const isContainer = kind === "gzip" || kind === "zstd" || kind === "zip" || isTarHeader(reader.view());
  if (isContainer && depth >= reading.settings.limits.depth) {
    // A Word document is a zip, however deep it stands.
    if (kind === "zip" && isOfficeName(reader.view())) return { ...told, kind: "document", format: null };
    const advice = "Unpack the outer archive and ingest what is in it.";
    const error = unsupported(name, `stands in more than ${reading.settings.limits.depth} archives`, advice);
    return { ...told, kind: "unreadable", format: kind === "zip" || kind === null ? "zip" : kind, error };
  }
  switch (kind) {
    case "gzip":
    case "zstd": {
      const isLarge = kind === "zstd" && (await reader.fill(LARGE));
      const expanded =
        kind === "gzip"
          ? gunzip(reader.rest(), { name, path }, reading)
          : unzstd(reader.rest(), { name, isLarge }, reading);
      const inner = new ByteReader(expanded);
      const place = { name, path: null, depth: depth + 1 };
      const content = await closingOnError(inner, () => identify(inner, place, reading));
      return { ...content, format: content.format ?? kind, isCompressed: true };
    }
    case "zip": {
      const opened = await openArchive(reader, { name, path }, reading.settings.signal);
      if (opened instanceof ByteReader) return { ...told, reader: opened, kind: "document", format: null };
      if (opened instanceof Error) return { ...told, kind: "unreadable", format: "zip", error: opened };
      return { ...told, kind: "zip", format: "zip", archive: opened, depth: depth + 1 };
    }
    case "warc":
      return { ...told, kind: "warc", format: "warc" };
    case null:
      if (isTarHeader(reader.view())) return { ...told, kind: "tar", format: "tar", depth: depth + 1 };
      if (await isJsonLines(reader, name, reading)) return { ...told, kind: "jsonl", format: "jsonl" };
      return { ...told, kind: "document", format: null };
  }
}

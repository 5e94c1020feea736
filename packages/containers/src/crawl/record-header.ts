/** What the header of a record says that a scan needs. */
export interface RecordHeader {
  readonly type: string;
  /** The length of the block behind the header, in bytes; null where the header says none that can be. */
  readonly length: number | null;
  readonly mediaType: string;
}

const TYPE = /^warc-type:[ \t]*([a-z]+)/im;
const LENGTH = /^content-length:[ \t]*(\d{1,15})[ \t]*\r?$/im;
const MEDIA_TYPE = /^content-type:[ \t]*([^;\s]+)/im;

/** Reads the header of a record, which stands at the given places of a view. */
export function readHeader(view: Buffer, from: number, to: number): RecordHeader {
  const header = view.toString("latin1", from, to);
  const length = LENGTH.exec(header)?.[1];
  return {
    type: TYPE.exec(header)?.[1]?.toLowerCase() ?? "",
    length: length === undefined ? null : Number(length),
    mediaType: MEDIA_TYPE.exec(header)?.[1]?.toLowerCase() ?? "",
  };
}

/** Whether records of a type hold a document: what was answered, what stands for itself, what was made of a page. */
export function isDocumentType(type: string): boolean {
  return type === "response" || type === "resource" || type === "conversion";
}

/** What the block of a record is, as far as it tells without being parsed. */
export interface Block {
  /** `words`: looked through as it is; `encoded`: to be decoded before; `binary`: PDF or Word; `other`: no text. */
  readonly kind: "words" | "encoded" | "binary" | "other";
  /** Where the document begins. */
  readonly start: number;
}

const HEADER_END = Buffer.from("\r\n\r\n");
/** Headers of HTTP are not longer; what is longer is looked through as a whole. */
const LONGEST_HTTP_HEADER = 64 * 1024;
const ENCODED = /^(?:content-encoding:[ \t]*(?!identity)\S|transfer-encoding:[ \t]*(?!identity)\S)/im;
const BINARY_TYPE = /pdf|msword|wordprocessingml/;
const OTHER_TYPE = /^(?:image|video|audio|font)\//;
/** Types that servers give to anything. */
const VAGUE_TYPE =
  /^(?:$|application\/(?:octet-stream|x-download|force-download|download|binary)|text\/|unknown)/;
const BINARY_BEGINNINGS = ["%PDF-", "PK\u0003\u0004", "\u00d0\u00cf\u0011\u00e0"];

/** Tells what the block of a record at the given places of a view is. */
export function describeBlock(view: Buffer, from: number, to: number, header: RecordHeader): Block {
  let start = from;
  let { mediaType } = header;
  let isEncoded = false;
  if (header.type === "response" && view.toString("latin1", from, Math.min(to, from + 5)) === "HTTP/") {
    const end = view.subarray(from, Math.min(to, from + LONGEST_HTTP_HEADER)).indexOf(HEADER_END);
    if (end !== -1) {
      start = from + end + HEADER_END.length;
      const http = view.toString("latin1", from, start);
      mediaType = MEDIA_TYPE.exec(http)?.[1]?.toLowerCase() ?? "";
      isEncoded = ENCODED.test(http);
    }
  }
  if (OTHER_TYPE.test(mediaType)) return { kind: "other", start };
  const beginning = view.toString("latin1", start, Math.min(to, start + 5));
  const isBinary =
    BINARY_TYPE.test(mediaType) ||
    (VAGUE_TYPE.test(mediaType) && BINARY_BEGINNINGS.some((bytes) => beginning.startsWith(bytes)));
  if (isBinary) return { kind: "binary", start };
  return { kind: isEncoded ? "encoded" : "words", start };
}

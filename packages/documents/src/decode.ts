import { type Diagnostic, DocumentError } from "@gongkai/schema";
import { commonness } from "./common-characters.ts";

/** The encodings that are recognised. GB18030 holds GBK and GB2312. */
export type Encoding = "utf-8" | "utf-16le" | "utf-16be" | "gb18030" | "big5";

/** A text with the encoding its bytes turned out to be in. */
export interface DecodedText {
  readonly text: string;
  readonly encoding: Encoding;
  /** Says how many places could not be decoded, where there are any: each is U+FFFD in the text. */
  readonly diagnostics: readonly Diagnostic[];
}

interface Reading {
  readonly encoding: Encoding;
  readonly text: string;
  /** Places that could not be decoded. */
  readonly broken: number;
  /** The share of frequent characters among those that are not ASCII, 0 to 1. */
  readonly commonness: number;
}

const BYTE_ORDER_MARKS: readonly { readonly bytes: readonly number[]; readonly encoding: Encoding }[] = [
  { bytes: [0xef, 0xbb, 0xbf], encoding: "utf-8" },
  { bytes: [0xff, 0xfe], encoding: "utf-16le" },
  { bytes: [0xfe, 0xff], encoding: "utf-16be" },
];

/** The part of a file by which its encoding is judged, in bytes. */
const SAMPLE = 64 * 1024;

/** A page declares its encoding in its beginning. */
const DECLARATION_WITHIN = 4096;

/** A text has at most so many broken places: one in so many characters that are not ASCII, */
const CHARACTERS_PER_BROKEN_PLACE = 25;

/** or these few in a text that is nearly all ASCII. */
const FEW_BROKEN_PLACES = 3;

/** Text in the right encoding has more frequent characters than this; a wrong one gives a tenth of it. */
const COMMON_ENOUGH = 0.12;

/** Fewer characters that are not ASCII may all be rare ones. */
const FEW_LETTERS = 200;

/** What a declared encoding is worth when two encodings are compared. */
const TRUST_IN_DECLARATION = 1.3;

function decodeStrictly(bytes: Uint8Array, encoding: Encoding): string | null {
  try {
    // A byte order mark is text to the offsets no more than to the reader; the decoder drops it.
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function count(text: string, character: string): number {
  let found = 0;
  for (let at = text.indexOf(character); at !== -1; at = text.indexOf(character, at + 1)) found += 1;
  return found;
}

function readAs(bytes: Uint8Array, encoding: Encoding): Reading {
  const text = new TextDecoder(encoding).decode(bytes);
  // No text holds NUL, and decoders let it pass.
  const broken = count(text, "\uFFFD") + count(text, "\0");
  return { encoding, text, broken, commonness: commonness(text, SAMPLE) };
}

/** The encoding that a page or an XML file says it is in, if it is one of ours. */
function declaredEncoding(bytes: Uint8Array): Encoding | null {
  const head = new TextDecoder("latin1").decode(bytes.subarray(0, DECLARATION_WITHIN));
  const label = /(?:charset|encoding)\s{0,9}=\s{0,9}["']?([\w-]{2,20})/i.exec(head)?.[1]?.toLowerCase() ?? "";
  if (/^(?:x-)?gb/.test(label)) return "gb18030";
  if (/^(?:x-x-)?big5|^cn-big5/.test(label)) return "big5";
  return null;
}

function letters(text: string): number {
  let found = 0;
  const end = Math.min(text.length, SAMPLE);
  for (let at = 0; at < end; at += 1) if (text.charCodeAt(at) > 0x7f) found += 1;
  return found;
}

/** Whether so few places are broken that the rest is surely text in this encoding. */
function isNearlyWhole({ text, broken }: Reading): boolean {
  if (broken === 0) return true;
  const others = letters(text) - broken;
  return broken <= FEW_BROKEN_PLACES ? others > broken : broken * CHARACTERS_PER_BROKEN_PLACE <= others;
}

/** The encoding of bytes that are no valid UTF-8, by which reading gives Chinese; null when none does. */
function judge(bytes: Uint8Array): Reading | null {
  const sample = bytes.subarray(0, SAMPLE);
  if (sample.includes(0)) {
    // Every line feed and digit of UTF-16 has a zero byte; no other text has any.
    const wide = (["utf-16le", "utf-16be"] as const)
      .map((encoding) => readAs(bytes, encoding))
      .filter((reading) => isNearlyWhole(reading) && reading.commonness > COMMON_ENOUGH)
      .toSorted((one, other) => other.commonness - one.commonness)[0];
    if (wide !== undefined) return wide;
  }
  const utf8 = readAs(bytes, "utf-8");
  if (isNearlyWhole(utf8) && utf8.commonness > COMMON_ENOUGH) return utf8;
  const declared = declaredEncoding(bytes);
  const worth = (reading: Reading): number =>
    reading.commonness * (reading.encoding === declared ? TRUST_IN_DECLARATION : 1);
  const best = (["gb18030", "big5"] as const)
    .map((encoding) => readAs(bytes, encoding))
    .filter(isNearlyWhole)
    .toSorted((one, other) => worth(other) - worth(one))[0];
  if (best === undefined) return null;
  // What is broken must at least read as Chinese, and so must what is long enough to tell.
  const isCertain = best.broken === 0 && letters(best.text) < FEW_LETTERS;
  return isCertain || best.commonness > COMMON_ENOUGH ? best : null;
}

function toDecodedText(name: string, { text, encoding, broken }: Reading): DecodedText {
  if (broken === 0) return { text, encoding, diagnostics: [] };
  const message = `${broken} places of ${name} are no ${encoding} and stand as U+FFFD`;
  return { text, encoding, diagnostics: [{ code: "bytes-undecodable", message }] };
}

/**
 * Decodes the bytes of a text or HTML document.
 *
 * A byte order mark decides; then valid UTF-8 is UTF-8, whatever a page declares, because pages are re-encoded
 * without their declaration being changed and no other Chinese encoding passes as UTF-8 by accident. The rest is
 * what reads as Chinese: UTF-16 where there are zero bytes, UTF-8 with a few broken places, or GB18030 or Big5,
 * whichever gives more of the characters that Chinese is written with; between equals the declaration decides.
 * A few broken bytes lose themselves, never the document: each becomes U+FFFD.
 *
 * @throws DocumentError UNSUPPORTED_DOCUMENT when the bytes are no text in a known encoding.
 */
export function decodeText(name: string, bytes: Uint8Array): DecodedText {
  const marked = BYTE_ORDER_MARKS.find((mark) =>
    mark.bytes.every((byte, at) => bytes[at] === byte),
  )?.encoding;
  const strict = decodeStrictly(bytes, marked ?? "utf-8");
  if (strict !== null && !strict.includes("\0")) {
    return { text: strict, encoding: marked ?? "utf-8", diagnostics: [] };
  }
  const reading = marked === undefined ? judge(bytes) : readAs(bytes, marked);
  if (reading !== null && isNearlyWhole(reading)) return toDecodedText(name, reading);
  throw new DocumentError(
    "UNSUPPORTED_DOCUMENT",
    `${name} is no text in UTF-8, UTF-16, GB18030 or Big5. Check the file, or save it as UTF-8 text and try again.`,
  );
}

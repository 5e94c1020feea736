import { isUtf8 } from "node:buffer";
import { gapEnd } from "./gap.ts";

/** 公 in one encoding, by bytes that are rare in all others, and what makes it 公开, 公開 or a 公 with its gloss. */
interface Needle {
  readonly bytes: Buffer;
  /** What may stand behind it and a gap, by the first byte of each; null where that is not asked. */
  readonly follows: Follows | null;
}

type Follows = ReadonlyMap<number | undefined, readonly Buffer[]>;

const hex = (digits: string): Buffer => Buffer.from(digits, "hex");
const ascii = (text: string): Buffer => Buffer.from(text, "latin1");

/** Nearly every 公 is followed by something else, which its first byte tells. */
function byFirstByte(follows: readonly Buffer[]): Follows {
  return new Map(follows.map(([first]) => [first, follows.filter((each) => each[0] === first)]));
}

/** 开, 開 or the bracket of a gloss, in UTF-8 or as JSON escapes them. */
const UTF8_FOLLOWS = byFirstByte([
  ...["开", "開", "（", "("].map((character) => Buffer.from(character)),
  ...["5f00", "5F00", "958b", "958B", "ff08", "FF08", "0028"].map((digits) => ascii(`\\u${digits}`)),
]);

const LONGEST_FOLLOW = 6;

/** What is looked for: every report has 公开 or 公開, or is a page with glosses, where a bracket follows 公. */
const NEEDLES: readonly Needle[] = [
  // UTF-8. The first byte of 公 begins every third character, so that the others are looked for.
  { bytes: hex("85ac"), follows: UTF8_FOLLOWS },
  // Escapes of JSON, and numbers of markup.
  { bytes: ascii("\\u516c"), follows: UTF8_FOLLOWS },
  { bytes: ascii("\\u516C"), follows: UTF8_FOLLOWS },
  { bytes: ascii("#20844"), follows: null },
  { bytes: ascii("#x516"), follows: null },
  { bytes: ascii("#X516"), follows: null },
];
/** The same in GBK or GB18030, and in Big5: for bytes that are no UTF-8, which few are. */
const OTHER_NEEDLES: readonly Needle[] = [
  { bytes: hex("b9ab"), follows: byFirstByte([hex("bfaa"), hex("e95f"), hex("a3a8"), ascii("(")]) },
  { bytes: hex("a4bd"), follows: byFirstByte([hex("b67d"), hex("a15d"), ascii("(")]) },
];
/** 公 in both orders of UTF-16: for bytes that have zeros, too. What a report says in it is never UTF-8. */
const UTF16_NEEDLES = [hex("6c51"), hex("516c")];

const NOWHERE = Number.POSITIVE_INFINITY;

/** Where a needle was last found, and up to where it was looked for, as places in the whole stream. */
interface Place {
  found: number;
  searched: number;
}

/**
 * Says of stretches of a stream, asked in their order, whether they hold 公开 in any way it is written. What is at hand
 * is searched as a whole, not stretch by stretch, since few stretches hold it.
 */
export class WordFinder {
  readonly #places: readonly Place[] = NEEDLES.map(() => ({ found: NOWHERE, searched: 0 }));

  /** Whether a stretch of what is at hand holds it. The view begins at the given position of the stream. */
  holds(view: Buffer, position: number, from: number, to: number): boolean {
    for (let index = 0; index < NEEDLES.length; index += 1) {
      const needle = NEEDLES[index];
      const place = this.#places[index];
      if (needle === undefined || place === undefined) continue;
      if (isFound(needle, place, view, position, from, to)) return true;
    }
    const stretch = view.subarray(from, to);
    return !isUtf8(stretch) && holdsInOtherEncoding(stretch);
  }
}

function holdsInOtherEncoding(bytes: Buffer): boolean {
  if (OTHER_NEEDLES.some((needle) => stands(needle, bytes))) return true;
  return bytes.includes(0) && UTF16_NEEDLES.some((needle) => bytes.includes(needle));
}

function stands(needle: Needle, bytes: Buffer): boolean {
  for (let at = bytes.indexOf(needle.bytes); at !== -1; at = bytes.indexOf(needle.bytes, at + 1)) {
    if (isFollowed(needle, bytes, at + needle.bytes.length) !== false) return true;
  }
  return false;
}

function isFound(
  needle: Needle,
  place: Place,
  view: Buffer,
  position: number,
  from: number,
  to: number,
): boolean {
  if (place.found !== NOWHERE && place.found >= position + from) return place.found < position + to;
  place.found = NOWHERE;
  // The needle may begin with the last bytes at hand: they are looked at again when there are more.
  const certain = Math.max(from, view.length - needle.bytes.length + 1);
  let at = Math.max(from, place.searched - position);
  while (at < to) {
    const hit = view.indexOf(needle.bytes, at);
    const isHit = hit !== -1 && isFollowed(needle, view, hit + needle.bytes.length);
    // What follows may not be at hand yet behind the stretch; in it there is no more, and only reading it all tells.
    if (isHit === null && hit >= to) {
      place.searched = position + hit;
      return false;
    }
    if (isHit !== false) {
      place.found = position + hit;
      place.searched = position + hit;
      return hit < to;
    }
    at = hit === -1 ? certain : hit + 1;
    place.searched = position + at;
    if (hit === -1) return false;
  }
  return false;
}

/** Whether a needle is followed by what it needs, from a place on. Null where that cannot be told. */
function isFollowed({ follows }: Needle, view: Buffer, from: number): boolean | null {
  if (follows === null) return true;
  const at = gapEnd(view, from);
  if (at === null) return null;
  if (follows.get(view[at])?.some((bytes) => startsWith(view, at, bytes)) === true) return true;
  return at + LONGEST_FOLLOW > view.length ? null : false;
}

function startsWith(view: Buffer, at: number, bytes: Buffer): boolean {
  let length = 0;
  while (length < bytes.length && bytes[length] === view[at + length]) length += 1;
  return length === bytes.length;
}

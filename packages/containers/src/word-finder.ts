/** 公 in one encoding, by bytes that are rare in all others, and what makes it 公开, 公開 or a 公 with its gloss. */
interface Needle {
  readonly bytes: Buffer;
  readonly follows: readonly Buffer[];
}

const hex = (digits: string): Buffer => Buffer.from(digits, "hex");
const ascii = (text: string): Buffer => Buffer.from(text, "latin1");

/** Brackets and escapes of any kind may follow. */
const ASCII_FOLLOWS = [ascii("("), ascii("&"), ascii("\\")];

/** What is looked for: every report has 公开 or 公開, or is a page with glosses, where a bracket follows 公. */
const NEEDLES: readonly Needle[] = [
  // UTF-8. The first byte of 公 begins every third character, so that the others are looked for.
  { bytes: hex("85ac"), follows: [hex("e5bc80"), hex("e9968b"), hex("efbc88"), ...ASCII_FOLLOWS] },
  // GBK and GB18030.
  { bytes: hex("b9ab"), follows: [hex("bfaa"), hex("e95f"), hex("a3a8"), ...ASCII_FOLLOWS] },
  // Big5.
  { bytes: hex("a4bd"), follows: [hex("b67d"), hex("a15d"), ...ASCII_FOLLOWS] },
  // Escapes of JSON, and numbers of markup.
  {
    bytes: ascii("\\u516"),
    follows: [ascii("c\\"), ascii("C\\"), ascii("c("), ascii("C("), hex("63e5"), hex("63e9")],
  },
  { bytes: ascii("#20844"), follows: [Buffer.alloc(0)] },
  { bytes: ascii("#x516"), follows: [ascii("c"), ascii("C")] },
  { bytes: ascii("#X516"), follows: [ascii("c"), ascii("C")] },
  // Text in UTF-16 has zero bytes, and no other text has.
  { bytes: hex("00"), follows: [Buffer.alloc(0)] },
];
const LONGEST_FOLLOW = 3;
const ZERO_BYTE = NEEDLES.length - 1;

/** The same in both orders of UTF-16. */
const UTF16_WORDS = [
  "6c51005f",
  "6c518b95",
  "6c512800",
  "6c5108ff",
  "516c5f00",
  "516c958b",
  "516c0028",
  "516cff08",
].map(hex);

const NOWHERE = Number.POSITIVE_INFINITY;

/** Where a needle was last found, and up to where it was looked for, as places in the whole stream. */
interface Place {
  found: number;
  searched: number;
}

/**
 * Says of stretches of a stream, asked in their order, whether they hold 公开 in any way it is written. Every byte is
 * looked at once for each way, however many stretches there are.
 */
export class WordFinder {
  readonly #places: readonly Place[] = NEEDLES.map(() => ({ found: NOWHERE, searched: 0 }));

  /** Whether a stretch of what is at hand holds it. The view begins at the given position of the stream. */
  holds(view: Buffer, position: number, from: number, to: number): boolean {
    for (let index = 0; index < NEEDLES.length; index += 1) {
      const needle = NEEDLES[index];
      const place = this.#places[index];
      if (needle === undefined || place === undefined) continue;
      if (!isFound(needle, place, view, position, from, to)) continue;
      if (index !== ZERO_BYTE || UTF16_WORDS.some((word) => view.subarray(from, to).includes(word)))
        return true;
    }
    return false;
  }
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
  // What follows the last bytes is not at hand: they are looked at again when it is.
  const certain = Math.max(from, view.length - needle.bytes.length - LONGEST_FOLLOW);
  let at = Math.max(from, place.searched - position);
  while (at < to) {
    const hit = view.indexOf(needle.bytes, at);
    if (hit !== -1 && isFollowed(needle, view, hit + needle.bytes.length)) {
      place.found = position + hit;
      place.searched = position + hit;
      return hit < to;
    }
    at = hit === -1 ? certain : hit + 1;
    place.searched = position + Math.min(at, certain);
    if (hit === -1) return false;
  }
  return false;
}

function isFollowed({ follows }: Needle, view: Buffer, at: number): boolean {
  for (const bytes of follows) {
    let length = 0;
    while (length < bytes.length && bytes[length] === view[at + length]) length += 1;
    if (length === bytes.length) return true;
  }
  return false;
}

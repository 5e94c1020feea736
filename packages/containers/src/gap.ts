/** What stands between two characters of a word without parting it: none of it is seen, or it is only space. */
const GAP_CHARACTERS =
  "\\s\\u0000-\\u0020\\u007f-\\u00a0\\u00ad\\u034f\\u061c\\u180b-\\u180f\\u200b-\\u200f\\u2028-\\u202e\\u205f-\\u206f\\ufe00-\\ufe0f\\ufeff";
const GAP_CHARACTER = new RegExp(`[${GAP_CHARACTERS}]|[\\u{e0000}-\\u{e0fff}]`, "u");
/** No tag between two characters is longer, nor is a run of gaps. */
const LONGEST_TAG = 1000;
const LONGEST_GAP = 4000;

/** The pattern of a gap between two characters of a word, which may be empty: in text, in markup and in JSON. */
export const GAP = `(?:[${GAP_CHARACTERS}]|\\udb40[\\udc00-\\udfff]|<[^<>]{0,${LONGEST_TAG}}>|&[a-zA-Z]{2,8};|\\\\[nrtbf])*`;

const [LESS, AMPERSAND, BACKSLASH, SMALL_U] = [0x3c, 0x26, 0x5c, 0x75];
const SEMICOLON = 0x3b;
const GREATER = 0x3e;
const SPACE = 0x20;
const LONGEST_ENTITY = 10;
const ESCAPE = 6;

/**
 * Where the gap ends that begins at a place of UTF-8, or of any encoding in which ASCII is itself. Null where that
 * cannot be told: the bytes end before, it is too long, or it holds a character that is written as a number.
 */
export function gapEnd(bytes: Buffer, from: number): number | null {
  const longest = from + LONGEST_GAP;
  let at = from;
  for (;;) {
    const length = gapLength(bytes, at);
    if (length === 0) return at;
    if (length === null) return null;
    at += length;
    if (at >= bytes.length || at > longest) return null;
  }
}

function gapLength(bytes: Buffer, at: number): number | null {
  const byte = bytes[at];
  if (byte === undefined) return null;
  if (byte <= SPACE || byte === 0x7f) return 1;
  switch (byte) {
    case LESS: {
      const end = bytes.subarray(at, at + LONGEST_TAG).indexOf(GREATER);
      return end === -1 ? null : end + 1;
    }
    case AMPERSAND: {
      const end = bytes.subarray(at, at + LONGEST_ENTITY).indexOf(SEMICOLON);
      if (end === -1) return at + LONGEST_ENTITY > bytes.length ? null : 0;
      return bytes[at + 1] === 0x23 ? null : end + 1;
    }
    case BACKSLASH:
      return escapeLength(bytes, at);
    // What begins the characters of a gap in UTF-8, and no Han character.
    case 0xc2:
    case 0xcd:
    case 0xd8:
      return characterLength(bytes, at, 2);
    case 0xe1:
    case 0xe2:
    case 0xe3:
    case 0xef:
      return characterLength(bytes, at, 3);
    case 0xf3:
      return characterLength(bytes, at, 4);
    // A space of GB18030 and of Big5; neither byte begins a character of UTF-8.
    case 0xa1:
      return bytes[at + 1] === 0xa1 || bytes[at + 1] === 0x40 ? 2 : 0;
    default:
      return 0;
  }
}

function characterLength(bytes: Buffer, at: number, length: number): number | null {
  if (at + length > bytes.length) return null;
  return GAP_CHARACTER.test(bytes.toString("utf8", at, at + length)) ? length : 0;
}

function escapeLength(bytes: Buffer, at: number): number | null {
  if (at + 1 >= bytes.length) return null;
  if (bytes[at + 1] !== SMALL_U) return 2;
  if (at + ESCAPE > bytes.length) return null;
  const code = Number.parseInt(bytes.toString("latin1", at + 2, at + ESCAPE), 16);
  if (Number.isNaN(code)) return 0;
  // Markup, escaped once more, and halves of characters beyond the first plane.
  if (code === LESS || code === AMPERSAND || code === 0xdb40) return null;
  return GAP_CHARACTER.test(String.fromCharCode(code)) ? ESCAPE : 0;
}

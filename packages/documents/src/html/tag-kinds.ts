/** What a tag does to the text a reader sees. */
export const TAG_KIND = {
  inline: 0,
  block: 1,
  lineBreak: 2,
  setApart: 3,
  hidden: 4,
  table: 5,
  rowGroup: 6,
  row: 7,
  cell: 8,
  preformatted: 9,
  /** An element that has no content, and so hides none. */
  empty: 10,
  /** Printed as something else than its text, or not printed. */
  drawn: 11,
  /** Printed as something else than its text where the program that shows the page can. */
  replaced: 12,
  /** Printed and without content. */
  picture: 13,
  input: 14,
  select: 15,
  textArea: 16,
  /** Printed from right to left. */
  turned: 17,
} as const;

/** A value of {@link TAG_KIND}. */
export type TagKind = (typeof TAG_KIND)[keyof typeof TAG_KIND];

const NAMES: Readonly<Record<Exclude<keyof typeof TAG_KIND, "inline">, string>> = {
  block:
    "address article aside blockquote body caption center dd details dir div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 head header html legend li main menu nav ol optgroup option p section summary title ul",
  lineBreak: "br hr",
  // Raised and lowered text is no part of the number it stands beside.
  setApart: "sup sub",
  // Never shown, struck out, or the pronunciation of what stands beside it.
  hidden: "style noscript template noembed noframes datalist del s strike rt rp",
  table: "table",
  rowGroup: "tbody thead tfoot",
  row: "tr",
  cell: "td th",
  preformatted: "pre listing xmp",
  empty: "area base col link meta param source track wbr",
  drawn: "script svg math iframe audio video canvas",
  replaced: "object applet meter progress",
  picture: "img image embed",
  input: "input",
  select: "select",
  textArea: "textarea",
  turned: "bdo",
};

const LONGEST_PACKED = 5;

/**
 * A tag's name as one number, letter case ignored: six bits a character, so that the tags of a page are told
 * apart without making a string of each. 0 when the name is longer than five characters or has others than
 * letters and digits.
 */
function packName(text: string, from: number, to: number): number {
  if (to - from > LONGEST_PACKED) return 0;
  let packed = 0;
  for (let at = from; at < to; at += 1) {
    const code = text.charCodeAt(at);
    const lower = code | 0x20;
    if (lower >= 0x61 && lower <= 0x7a) packed = packed * 64 + lower - 0x60;
    else if (code >= 0x30 && code <= 0x39) packed = packed * 64 + code - 0x30 + 27;
    else return 0;
  }
  return packed;
}

const KINDS_OF_SHORT = new Map<number, TagKind>();
const KINDS_OF_LONG = new Map<string, TagKind>();
for (const [kind, names] of Object.entries(NAMES)) {
  for (const name of names.split(" ")) {
    // Object.entries forgets that the keys are those of the record.
    const value = TAG_KIND[kind as keyof typeof NAMES];
    const packed = packName(name, 0, name.length);
    if (packed === 0) KINDS_OF_LONG.set(name, value);
    else KINDS_OF_SHORT.set(packed, value);
  }
}

const LONGEST_NAME = Math.max(...[...KINDS_OF_LONG.keys()].map((name) => name.length));

/** The kind of the tag whose name stands in `html` from `from` to `to`. */
export function tagKind(html: string, from: number, to: number): TagKind {
  const packed = packName(html, from, to);
  if (packed !== 0) return KINDS_OF_SHORT.get(packed) ?? TAG_KIND.inline;
  if (to - from > LONGEST_NAME) return TAG_KIND.inline;
  return KINDS_OF_LONG.get(html.slice(from, to).toLowerCase()) ?? TAG_KIND.inline;
}

/** Markup that a slice may begin or end within. */
const CUT_AT_START = /^[^<>]*>/;
const CUT_AT_END = /<[^<>]*$/;
const TAG = /<\/?[a-z!][^<>]*>/gi;

const ENTITIES: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', nbsp: " " };

/** Whether a source is markup rather than plain text. */
export function isMarkup(source: string): boolean {
  return /<(?:html|body|table|tr|td|div|p|span|br)\b[^<>]*>/i.test(source);
}

function decodeEntity(whole: string, name: string): string {
  const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
  if (!name.startsWith("#")) return ENTITIES[name.toLowerCase()] ?? whole;
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
}

/**
 * What a reader sees of a slice of markup, roughly: tags become nothing, ends of cells ` | `, ends of rows and paragraphs line ends. It
 * is for showing the surroundings of a place; what the parser reads is made by @gongkai/documents.
 */
export function visibleText(slice: string): string {
  return slice
    .replace(CUT_AT_START, "")
    .replace(CUT_AT_END, "")
    .replace(/<!--[\s\S]*?-->|<(script|style)\b[\s\S]*?<\/\1>/gi, "")
    .replace(/\s+/g, " ")
    .replace(/<\/t[dh]>\s*(?=<t[dh]\b)/gi, " | ")
    .replace(/<br\b[^<>]*>|<\/(?:p|div|tr|li|h\d|table|title)>/gi, "\n")
    .replace(TAG, "")
    .replace(/&(#x?[0-9a-f]+|[a-z]+);/gi, decodeEntity)
    .replace(/[ \t]*\n\s*/g, "\n");
}

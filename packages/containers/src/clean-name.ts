/** Characters that do something to a terminal or to the order of text instead of being seen. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const UNSEEN = /[\u0000-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/g;

/**
 * A name as a label for people: every character that is not seen is U+FFFD, and what is beyond the limit is cut.
 * `..` and absolute paths stay as they are, because names are never opened.
 */
export function cleanName(name: string, limit: number): string {
  // Cut first: a name may be as long as its container.
  const cut = name.length > limit ? `${name.slice(0, limit - 1)}…` : name;
  return cut.replace(UNSEEN, "\ufffd");
}

/** A name whose encoding an archive does not say: UTF-8 where that is possible, else GB18030. */
export function decodeName(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return new TextDecoder("gb18030").decode(bytes);
  }
}

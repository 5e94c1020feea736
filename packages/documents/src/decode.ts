import { DocumentError } from "@gongkai/schema";

/** The encodings that are recognised. */
export type Encoding = "utf-8" | "utf-16le" | "utf-16be" | "gb18030";

/** A text with the encoding its bytes turned out to be in. */
export interface DecodedText {
  readonly text: string;
  readonly encoding: Encoding;
}

const BYTE_ORDER_MARKS: readonly { readonly bytes: readonly number[]; readonly encoding: Encoding }[] = [
  { bytes: [0xef, 0xbb, 0xbf], encoding: "utf-8" },
  { bytes: [0xff, 0xfe], encoding: "utf-16le" },
  { bytes: [0xfe, 0xff], encoding: "utf-16be" },
];

/** Beginnings of files that are no text, with what to call them. */
const BINARY_SIGNATURES: readonly { readonly bytes: readonly number[]; readonly name: string }[] = [
  { bytes: [0x25, 0x50, 0x44, 0x46], name: "a PDF file" },
  { bytes: [0x50, 0x4b, 0x03, 0x04], name: "a ZIP archive or an Office document" },
  { bytes: [0xd0, 0xcf, 0x11, 0xe0], name: "an old Office document (.doc)" },
  { bytes: [0x1f, 0x8b], name: "a gzip file" },
  { bytes: [0x89, 0x50, 0x4e, 0x47], name: "a PNG image" },
  { bytes: [0xff, 0xd8, 0xff], name: "a JPEG image" },
];

function startsWith(bytes: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, at) => bytes[at] === byte);
}

function decodeAs(bytes: Uint8Array, encoding: Encoding): string | null {
  try {
    // A byte order mark is text to the offsets no more than to the reader; the decoder drops it.
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/**
 * Decodes the bytes of a text or HTML document.
 *
 * A byte order mark decides; then valid UTF-8 is UTF-8, whatever a page declares, because pages are re-encoded
 * without their declaration being changed and no other Chinese encoding passes as UTF-8 by accident; the rest
 * is GB18030, which holds GBK and GB2312.
 *
 * @throws DocumentError UNSUPPORTED_DOCUMENT when the bytes are no text in a known encoding.
 */
export function decodeText(name: string, bytes: Uint8Array): DecodedText {
  const binary = BINARY_SIGNATURES.find((signature) => startsWith(bytes, signature.bytes));
  if (binary !== undefined) {
    throw new DocumentError(
      "UNSUPPORTED_DOCUMENT",
      `${name} is ${binary.name}, which cannot be read yet. Save it as text or HTML and try again.`,
    );
  }
  const marked = BYTE_ORDER_MARKS.find((mark) => startsWith(bytes, mark.bytes));
  const encodings: readonly Encoding[] = marked === undefined ? ["utf-8", "gb18030"] : [marked.encoding];
  for (const encoding of encodings) {
    const text = decodeAs(bytes, encoding);
    if (text !== null && !text.includes("\0")) return { text, encoding };
  }
  throw new DocumentError(
    "UNSUPPORTED_DOCUMENT",
    `${name} is no text in UTF-8, UTF-16 or GB18030. Check the file, or save it as UTF-8 text and try again.`,
  );
}

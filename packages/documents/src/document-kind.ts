/** A kind of document that is told by its first bytes. */
export interface DocumentKind {
  readonly id: "pdf" | "zip" | "compound" | "rtf" | "compressed" | "image";
  /** What to call it in messages. */
  readonly name: string;
  readonly bytes: readonly number[];
  /** Whether it may hold a report that can be read. */
  readonly canBeOpened: boolean;
}

const ascii = (text: string): readonly number[] => [...text].map((character) => character.charCodeAt(0));

const KINDS: readonly DocumentKind[] = [
  { id: "pdf", name: "a PDF file", bytes: ascii("%PDF-"), canBeOpened: true },
  {
    id: "zip",
    name: "a Word document or another ZIP archive",
    bytes: ascii("PK\u0003\u0004"),
    canBeOpened: true,
  },
  {
    id: "compound",
    name: "an old Office document (.doc)",
    bytes: [0xd0, 0xcf, 0x11, 0xe0],
    canBeOpened: true,
  },
  { id: "rtf", name: "an RTF document", bytes: ascii("{\\rtf"), canBeOpened: false },
  { id: "compressed", name: "a gzip file", bytes: [0x1f, 0x8b], canBeOpened: false },
  { id: "compressed", name: "a RAR archive", bytes: ascii("Rar!"), canBeOpened: false },
  { id: "compressed", name: "a 7-Zip archive", bytes: [0x37, 0x7a, 0xbc, 0xaf], canBeOpened: false },
  { id: "image", name: "a PNG image", bytes: [0x89, 0x50, 0x4e, 0x47], canBeOpened: false },
  { id: "image", name: "a JPEG image", bytes: [0xff, 0xd8, 0xff], canBeOpened: false },
  { id: "image", name: "a GIF image", bytes: ascii("GIF8"), canBeOpened: false },
];

/** PDF readers accept a beginning that is none within so many bytes: mail headers, a byte order mark. */
const PDF_WITHIN = 1024;

function isAt(bytes: Uint8Array, from: number, expected: readonly number[]): boolean {
  return expected.every((byte, at) => bytes[from + at] === byte);
}

/** The kind of document that bytes begin as; null when they begin as none of those that are not text. */
export function documentKind(bytes: Uint8Array): DocumentKind | null {
  const kind = KINDS.find((candidate) => isAt(bytes, 0, candidate.bytes));
  if (kind !== undefined) return kind;
  const pdf = KINDS.find(({ id }) => id === "pdf");
  // Only where no text could stand before: pages may well speak of %PDF-.
  if (pdf === undefined || !bytes.subarray(0, PDF_WITHIN).includes(0x25)) return null;
  for (let at = 1; at < Math.min(PDF_WITHIN, bytes.length); at += 1) {
    const before = bytes[at - 1];
    if (isAt(bytes, at, pdf.bytes) && (before === 0x0a || before === 0x0d || before === 0xbf)) return pdf;
  }
  return null;
}

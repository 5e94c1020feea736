import { zip } from "./archives.ts";

type PdfObject = readonly [dictionary: string, stream?: Uint8Array];

/** A PDF file of objects, the first of them its catalogue. `LENGTH` in a dictionary becomes that of its stream. */
function pdf(objects: readonly PdfObject[]): Buffer {
  const pieces: Buffer[] = [Buffer.from("%PDF-1.7\n")];
  const offsets: number[] = [];
  let length = 9;
  for (const [at, [dictionary, stream]] of objects.entries()) {
    offsets.push(length);
    const head = `${at + 1} 0 obj\n${dictionary.replace("LENGTH", String(stream?.length))}\n`;
    const body = stream === undefined ? [] : [Buffer.from("stream\n"), stream, Buffer.from("\nendstream\n")];
    const piece = Buffer.concat([Buffer.from(head), ...body, Buffer.from("endobj\n")]);
    pieces.push(piece);
    length += piece.length;
  }
  const places = offsets.map((offset) => `${String(offset).padStart(10, "0")} 00000 n \n`).join("");
  pieces.push(
    Buffer.from(
      `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${places}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${length}\n%%EOF\n`,
    ),
  );
  return Buffer.concat(pieces);
}

/** A PDF file of one page, whose content is a stream with these words in its dictionary. */
export function onePagePdf(
  content: Uint8Array,
  filter = "",
  catalogue = "",
  others: readonly PdfObject[] = [],
): Buffer {
  return pdf([
    [`<< /Type /Catalog /Pages 2 0 R ${catalogue} >>`],
    ["<< /Type /Pages /Kids [3 0 R] /Count 1 >>"],
    [
      "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R /Resources << /XObject << /X 5 0 R >> >> >>",
    ],
    [`<< /Length LENGTH ${filter} >>`, content],
    ...others,
  ]);
}

/** A member of a tar archive: its name in bytes, the letter of its type, and what a link leads to. */
export interface TarMember {
  readonly name: Uint8Array;
  readonly type?: string;
  readonly link?: string;
  readonly bytes?: Uint8Array;
  /** What its header says of its length in place of the truth. */
  readonly length?: number;
}

/** A tar archive of members of any type. Names have at most 100 bytes. */
export function tar(members: readonly TarMember[]): Buffer {
  const pieces = members.flatMap(({ name, type = "0", link = "", bytes = new Uint8Array(), length }) => {
    const header = Buffer.alloc(512);
    header.set(name.subarray(0, 100), 0);
    header.write("0000644\u00000000000\u00000000000\0", 100);
    header.write(`${(length ?? bytes.length).toString(8).padStart(11, "0")}\0`, 124);
    header.write("14000000000\0        ", 136);
    header.write(type, 156);
    header.write(link, 157);
    header.write("ustar\u000000", 257);
    const sum = header.reduce((total, byte) => total + byte, 0);
    header.write(`${sum.toString(8).padStart(6, "0")}\0 `, 148);
    return [header, Buffer.from(bytes), Buffer.alloc((512 - (bytes.length % 512)) % 512)];
  });
  return Buffer.concat([...pieces, Buffer.alloc(1024)]);
}

/** A Word document whose main part is as given, beside other parts. */
export function wordPackage(document: string, others: Readonly<Record<string, string>> = {}): Buffer {
  const types =
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>';
  const parts = { "[Content_Types].xml": types, "word/document.xml": document, ...others };
  return zip(Object.entries(parts).map(([name, part]) => ({ name, bytes: Buffer.from(part) })));
}

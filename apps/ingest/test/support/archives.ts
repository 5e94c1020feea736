import { crc32, gzipSync } from "node:zlib";

/** A file in an archive. */
export interface Member {
  readonly name: string;
  readonly bytes: Uint8Array;
}

function localHeader(name: Buffer, bytes: Uint8Array): Buffer {
  const header = Buffer.alloc(30);
  header.writeUInt32LE(0x04034b50, 0);
  header.writeUInt16LE(20, 4);
  header.writeUInt16LE(0x800, 6);
  header.writeUInt32LE(crc32(bytes), 14);
  header.writeUInt32LE(bytes.length, 18);
  header.writeUInt32LE(bytes.length, 22);
  header.writeUInt16LE(name.length, 26);
  return header;
}

function centralHeader(local: Buffer, offset: number): Buffer {
  const header = Buffer.alloc(46);
  header.writeUInt32LE(0x02014b50, 0);
  header.writeUInt16LE(20, 4);
  local.copy(header, 6, 4, 28);
  header.writeUInt32LE(offset, 42);
  return header;
}

/** A zip file of members that are stored as they are. */
export function zip(members: readonly Member[]): Buffer {
  const pieces: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, bytes } of members) {
    const label = Buffer.from(name);
    const local = localHeader(label, bytes);
    directory.push(centralHeader(local, offset), label);
    pieces.push(local, label, Buffer.from(bytes));
    offset += local.length + label.length + bytes.length;
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(members.length, 8);
  end.writeUInt16LE(members.length, 10);
  end.writeUInt32LE(Buffer.concat(directory).length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...pieces, ...directory, end]);
}

/** A tar file packed by gzip. Names must be short and in ASCII. */
export function tarGz(members: readonly Member[]): Buffer {
  const pieces = members.flatMap(({ name, bytes }) => {
    const header = Buffer.alloc(512);
    header.write(name, 0);
    header.write("0000644\0", 100);
    header.write("0000000\0", 108);
    header.write("0000000\0", 116);
    header.write(`${bytes.length.toString(8).padStart(11, "0")}\0`, 124);
    header.write("14000000000\0", 136);
    header.write("        0", 148);
    header.write("ustar\u000000", 257);
    const sum = header.reduce((total, byte) => total + byte, 0);
    header.write(`${sum.toString(8).padStart(6, "0")}\0 `, 148);
    return [header, Buffer.from(bytes), Buffer.alloc((512 - (bytes.length % 512)) % 512)];
  });
  return gzipSync(Buffer.concat([...pieces, Buffer.alloc(1024)]));
}

/** A Word document of paragraphs. */
export function docx(text: string): Buffer {
  const escapeMarkup = (line: string) =>
    line.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
  const paragraphs = text
    .split("\n")
    .map((line) => `<w:p><w:r><w:t xml:space="preserve">${escapeMarkup(line)}</w:t></w:r></w:p>`);
  const document = `<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${paragraphs.join("")}</w:body></w:document>`;
  const types =
    '<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>';
  return zip([
    { name: "[Content_Types].xml", bytes: Buffer.from(types) },
    { name: "word/document.xml", bytes: Buffer.from(document) },
  ]);
}

/** What a crawl kept of a page. */
export interface CrawledPage {
  readonly url: string;
  readonly date: string;
  readonly text: string;
}

/** A WARC file of HTML pages as they were sent, or a WET file of their text. */
export function warc(pages: readonly CrawledPage[], kind: "response" | "conversion"): Buffer {
  const records = pages.map(({ url, date, text }) => {
    const isResponse = kind === "response";
    const head = isResponse ? "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" : "";
    const body = Buffer.from(`${head}${text}`);
    const headers = [
      "WARC/1.0",
      `WARC-Type: ${kind}`,
      `WARC-Target-URI: ${url}`,
      `WARC-Date: ${date}`,
      `WARC-Record-ID: <urn:uuid:${crypto.randomUUID()}>`,
      `Content-Type: ${isResponse ? "application/http; msgtype=response" : "text/plain"}`,
      `Content-Length: ${body.length}`,
    ];
    return Buffer.concat([Buffer.from(`${headers.join("\r\n")}\r\n\r\n`), body, Buffer.from("\r\n\r\n")]);
  });
  return Buffer.concat(records);
}

/** A record as it is to be written, lies included. */
export interface RecordToWrite {
  readonly type?: string;
  readonly address?: string;
  readonly mediaType?: string;
  readonly http?: string;
  readonly body: string | Uint8Array;
  readonly length?: string;
}

/** Writes one record of a WARC file: a page that was answered, unless something else is said. */
export function writeRecord(record: RecordToWrite): Buffer {
  const {
    type = "response",
    address = "https://www.example.org/",
    http = "Content-Type: text/html",
  } = record;
  const mediaType = record.mediaType ?? "application/http; msgtype=response";
  const answer = type === "response" ? Buffer.from(`HTTP/1.1 200 OK\r\n${http}\r\n\r\n`) : Buffer.alloc(0);
  const block = Buffer.concat([answer, Buffer.from(record.body)]);
  const head = [
    "WARC/1.0",
    `WARC-Type: ${type}`,
    `WARC-Target-URI: ${address}`,
    "WARC-Date: 2024-05-01T12:30:10Z",
    "WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000000>",
    `Content-Type: ${mediaType}`,
    `Content-Length: ${record.length ?? block.length}`,
  ];
  return Buffer.concat([Buffer.from(`${head.join("\r\n")}\r\n\r\n`), block, Buffer.from("\r\n\r\n")]);
}

import { crc32, deflateRawSync } from "node:zlib";

/** A part of an archive. */
export interface ZipPart {
  readonly name: string;
  readonly content: string | Uint8Array;
  readonly isEncrypted?: boolean;
}

function header(
  signature: number,
  length: number,
  fields: readonly (readonly [at: number, value: number])[],
): Buffer {
  const buffer = Buffer.alloc(length);
  buffer.writeUInt32LE(signature, 0);
  for (const [at, value] of fields) {
    if (at < 0) buffer.writeUInt32LE(value, -at);
    else buffer.writeUInt16LE(value, at);
  }
  return buffer;
}

/** A ZIP archive of deflated parts. Fields are given by their offsets, negative where they have four bytes. */
export function zip(parts: readonly ZipPart[]): Uint8Array {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, content, isEncrypted = false } of parts) {
    const data = deflateRawSync(content);
    const flags = isEncrypted ? 1 : 0;
    const nameBytes = Buffer.from(name);
    const local = header(0x04034b50, 30, [
      [6, flags],
      [8, 8],
      [-18, data.length],
      [26, nameBytes.length],
    ]);
    directory.push(
      header(0x02014b50, 46, [
        [8, flags],
        [10, 8],
        [-16, crc32(content)],
        [-20, data.length],
        [28, nameBytes.length],
        [-42, offset],
      ]),
      nameBytes,
    );
    files.push(local, nameBytes, data);
    offset += local.length + nameBytes.length + data.length;
  }
  const end = header(0x06054b50, 22, [
    [8, parts.length],
    [10, parts.length],
    [-12, Buffer.concat(directory).length],
    [-16, offset],
  ]);
  return Uint8Array.from(Buffer.concat([...files, ...directory, end]));
}

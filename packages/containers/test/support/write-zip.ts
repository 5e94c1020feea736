import { crc32, deflateRawSync } from "node:zlib";

/** A member of a zip archive as it is to be written, lies included. */
export interface ZipMember {
  readonly name: string | Buffer;
  readonly content: string | Buffer;
  readonly isStored?: boolean;
  readonly flags?: number;
  readonly method?: number;
  readonly attributes?: number;
  /** Time and day of change as zip writes them. */
  readonly changed?: readonly [time: number, day: number];
  readonly declaredSize?: number;
  /** Stands at the place of an earlier member instead of its own. */
  readonly at?: number;
}

/** Writes a zip archive. */
export function writeZip(members: readonly ZipMember[]): Buffer {
  const parts: Buffer[] = [];
  const list: Buffer[] = [];
  let offset = 0;
  for (const member of members) {
    const name = Buffer.from(member.name);
    const content = Buffer.from(member.content);
    const data = member.isStored ? content : deflateRawSync(content);
    const size = member.declaredSize ?? content.length;
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(member.flags ?? 0, 2);
    fields.writeUInt16LE(member.method ?? (member.isStored ? 0 : 8), 4);
    // 1 May 2024, 12:30:10.
    const [time, day] = member.changed ?? [(12 << 11) | (30 << 5) | 5, ((2024 - 1980) << 9) | (5 << 5) | 1];
    fields.writeUInt16LE(time, 6);
    fields.writeUInt16LE(day, 8);
    fields.writeUInt32LE(crc32(content), 10);
    fields.writeUInt32LE(data.length, 14);
    fields.writeUInt32LE(size, 18);
    fields.writeUInt16LE(name.length, 22);
    const local = Buffer.concat([Buffer.from("PK\u0003\u0004"), fields, name, data]);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(member.attributes ?? 0, 6);
    place.writeUInt32LE(member.at ?? offset, 10);
    list.push(Buffer.concat([Buffer.from("PK\u0001\u0002\u0014\u0003"), fields, place, name]));
    parts.push(local);
    offset += local.length;
  }
  const directory = Buffer.concat(list);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(members.length, 4);
  end.writeUInt16LE(members.length, 6);
  end.writeUInt32LE(directory.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...parts, directory, Buffer.from("PK\u0005\u0006"), end]);
}

import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { type Header, pack } from "tar-stream";

/** Writes a tar archive. */
export async function writeTar(
  members: readonly (Partial<Header> & { readonly name: string; readonly content?: string | Buffer })[],
): Promise<Buffer> {
  const archive = pack();
  for (const { content = "", ...header } of members) {
    archive.entry({ mtime: new Date("2024-05-01T12:30:10Z"), ...header }, Buffer.from(content));
  }
  archive.finalize();
  return buffer(Readable.from(archive));
}

import type { ContainerPlace, MemberReader } from "./archives/member-reader.ts";
import { readTar } from "./archives/read-tar.ts";
import { readZip } from "./archives/read-zip.ts";
import type { ByteReader } from "./byte-reader.ts";
import type { ContainedItem } from "./contained-item.ts";
import { readLines } from "./crawl/read-lines.ts";
import { readWarc } from "./crawl/read-warc.ts";
import { tooLarge } from "./document-errors.ts";
import { type Content, identify } from "./identify.ts";
import type { Label, Reading } from "./reading.ts";

/** One document with all its bytes. */
async function* readDocument(
  reader: ByteReader,
  label: Label,
  reading: Reading,
): AsyncGenerator<ContainedItem, void, undefined> {
  if (reading.skipsNext()) return;
  const { documentBytes } = reading.settings.limits;
  if (await reader.fill(documentBytes + 1)) {
    yield reading.failure(label.name, tooLarge(label.name, documentBytes));
  } else if (reader.damage !== null) {
    yield reading.failure(label.name, reader.damage);
  } else {
    yield reading.document(label, Buffer.from(reader.view()));
  }
}

const COMPRESSED_NAME = /\.(?:gz|gzip|zst|zstd)$/i;

/** The documents of what was identified. The names of those inside it begin with the prefix of its place. */
export async function* readContent(
  content: Content,
  place: ContainerPlace,
  reading: Reading,
): AsyncGenerator<ContainedItem, void, undefined> {
  const { label } = place;
  const readMember: MemberReader = (member, itsLabel, depth) => readInner(member, itsLabel, depth, reading);
  try {
    switch (content.kind) {
      case "document": {
        // Two members of an archive may differ in the end of their names only.
        const isNamedAnew = content.isCompressed && place.prefix === "";
        const name = isNamedAnew ? label.name.replace(COMPRESSED_NAME, "") : label.name;
        yield* readDocument(content.reader, { ...label, name }, reading);
        break;
      }
      case "unreadable":
        if (!reading.skipsNext()) yield reading.failure(label.name, content.error);
        break;
      case "jsonl":
        yield* readLines(content.reader, place, reading);
        break;
      case "warc":
        yield* readWarc(content.reader, place, reading);
        break;
      case "tar":
        yield* readTar(content, place, reading, readMember);
        break;
      case "zip":
        yield* readZip(content, place, reading, readMember);
        break;
    }
  } finally {
    await content.reader.close();
  }
}

async function* readInner(
  member: ByteReader,
  label: Label,
  depth: number,
  reading: Reading,
): AsyncGenerator<ContainedItem, void, undefined> {
  const content = await identify(member, { name: label.name, path: null, depth }, reading);
  yield* readContent(content, { prefix: `${label.name}!/`, label }, reading);
}

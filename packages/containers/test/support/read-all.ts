import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import {
  type ContainedDocument,
  type ContainedItem,
  type ContainerOptions,
  type InputToOpen,
  type OpenedInput,
  openInput,
} from "../../src/index.ts";

/** A text that may hold a report, for all that a scan asks. */
export const REPORT = "某市某局2023年政府信息公开工作年度报告\n一、总体情况\n二、主动公开政府信息情况\n";

/** All that an input gave. */
export interface Everything {
  readonly input: OpenedInput;
  readonly items: readonly ContainedItem[];
  readonly documents: readonly ContainedDocument[];
  readonly failures: readonly Extract<ContainedItem, { kind: "failure" }>[];
}

/** Bytes in pieces of a size. */
function* inPieces(bytes: Uint8Array, size: number): Generator<Uint8Array, void, undefined> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

/** Reads all of an opened input. */
async function collect(input: OpenedInput): Promise<Everything> {
  const items: ContainedItem[] = [];
  for await (const item of input.items) items.push(item);
  return {
    input,
    items,
    documents: items.flatMap((item) => (item.kind === "document" ? [item.document] : [])),
    failures: items.flatMap((item) => (item.kind === "failure" ? [item] : [])),
  };
}

/** Reads all of some bytes, given as a stream of pieces. */
export async function readAll(
  name: string,
  bytes: Uint8Array,
  input: Partial<InputToOpen> = {},
  options: ContainerOptions = {},
  pieceSize = 64 * 1024,
): Promise<Everything> {
  const stream = Readable.from(inPieces(bytes, pieceSize), { objectMode: false });
  return collect(await openInput({ name, stream, ...input }, options));
}

/** Reads all of some bytes, given as a file. */
export async function readFile(name: string, bytes: Uint8Array): Promise<Everything> {
  const folder = mkdtempSync(join(tmpdir(), "gongkai-containers-"));
  try {
    writeFileSync(join(folder, name), bytes);
    return await collect(await openInput({ name, path: join(folder, name) }));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

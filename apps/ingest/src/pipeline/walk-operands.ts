import { createReadStream, type Dirent, readdir, type Stats } from "node:fs";
import { realpath, stat } from "node:fs/promises";
import { hostname } from "node:os";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";
import { isTooLong, readError } from "@gongkai/pipeline";
import { DocumentError, type GongkaiError } from "@gongkai/schema";
import { sortedNames } from "./sorted-names.ts";

/** Something that an operand names: a file, an address, or standard input. */
export interface FoundInput {
  readonly kind: "file" | "url" | "stream";
  /** An absolute path, an address, or a name made for standard input. */
  readonly origin: string;
  /** Size and time of change of a file; null for what does not say. */
  readonly stamp: string | null;
  readonly byteLength: number | null;
}

/** What an operand gives: something to read, or why it names nothing, as an error for people. */
export type FoundOperand =
  | { readonly kind: "found"; readonly input: FoundInput }
  | { readonly kind: "failure"; readonly error: GongkaiError };

/** What a command is to read. */
export interface Operands {
  /** Files, folders, patterns with `*`, `?` or brackets, addresses, and `-` for standard input. */
  readonly operands: readonly string[];
  /** Files that list an address a line. */
  readonly lists?: readonly string[];
}

const STANDARD_INPUT = "-";
const SHORTER =
  "Move the file to a folder with a shorter name; of an address, save the page and ingest that.";
const ADDRESS = /^https?:\/\//i;

function foundFile(path: string, { size, mtimeMs }: Stats): FoundOperand {
  const stamp = `${size} ${mtimeMs}`;
  return { kind: "found", input: { kind: "file", origin: path, stamp, byteLength: size } };
}

function foundAddress(origin: string): FoundOperand {
  return { kind: "found", input: { kind: "url", origin, stamp: null, byteLength: null } };
}

function failure(error: GongkaiError): FoundOperand {
  return { kind: "failure", error };
}

function unreadable(sentence: string): FoundOperand {
  return failure(new DocumentError("UNREADABLE_INPUT", sentence));
}

/** A stream passes once, so each one is an input of its own. */
function foundStandardInput(): FoundOperand {
  const origin = `standard input (${hostname()}, ${new Date().toISOString()}, process ${process.pid})`;
  return { kind: "found", input: { kind: "stream", origin, stamp: null, byteLength: null } };
}

/** A file, or every file below a folder. A link is what it leads to; `above` are the folders that it must not lead to. */
async function* walk(path: string, above: readonly string[]): AsyncGenerator<FoundOperand> {
  try {
    const stats = await stat(path);
    if (!stats.isDirectory()) {
      if (stats.isFile()) yield foundFile(path, stats);
      else
        yield unreadable(`${path} is not read: it is a device, a pipe or a socket. Use - and redirect it.`);
      return;
    }
    const real = await realpath(path);
    if (above.includes(real)) {
      yield unreadable(`${path} is not read: its links lead in a circle.`);
      return;
    }
    for await (const name of sortedNames(path)) yield* walk(join(path, name), [...above, real]);
  } catch (error) {
    yield failure(readError(path, error));
  }
}

/** Files that fit a pattern, as a stream, and then the folders on the way that could not be looked into. */
async function* matchFiles(pattern: string): AsyncGenerator<FoundOperand> {
  const { default: fastGlob } = await import("fast-glob");
  const unreadable: FoundOperand[] = [];
  // The declared type has overloads; it is called with these three parameters only.
  const readFolder = ((
    path: string,
    options: { withFileTypes: true },
    done: (error: NodeJS.ErrnoException | null, entries: Dirent[]) => void,
  ) => {
    readdir(path, options, (error, entries) => {
      if (error !== null) unreadable.push(failure(readError(path, error)));
      done(error, entries);
    });
  }) as typeof readdir;
  const matches = fastGlob.stream(pattern, {
    absolute: true,
    onlyFiles: true,
    // One folder that may not be read must not end the search.
    suppressErrors: true,
    fs: { readdir: readFolder },
  });
  for await (const path of matches) yield* walk(String(path), []);
  yield* unreadable;
}

async function* walkPath(operand: string): AsyncGenerator<FoundOperand> {
  const path = resolve(operand);
  const isThere = await stat(path).then(
    () => true,
    () => false,
  );
  // The library is loaded when it is needed, and so is what reads lists of addresses.
  const isPattern = !isThere && (await import("fast-glob")).default.isDynamicPattern(operand);
  let isEmpty = true;
  for await (const found of isPattern ? matchFiles(operand) : walk(path, [])) {
    isEmpty = false;
    yield found;
  }
  if (!isEmpty) return;
  yield unreadable(
    isPattern
      ? `${operand} fits no file. Check the pattern; the shell must not change it, so put it in quotation marks.`
      : `${operand} holds no files. Name a folder that holds reports.`,
  );
}

/** The addresses of a list. */
async function* readList(path: string): AsyncGenerator<FoundOperand> {
  try {
    const { parseAddressList } = await import("@gongkai/fetch");
    const lines = createInterface({ input: createReadStream(path), crlfDelay: Number.POSITIVE_INFINITY });
    for await (const line of parseAddressList(lines)) {
      yield line.kind === "address" ? foundAddress(line.url) : failure(line.error);
    }
  } catch (error) {
    yield failure(readError(path, error));
  }
}

/**
 * Finds what operands name, in a fixed order and as a stream: however many files a folder holds, few of them are held at
 * once. An operand that names nothing becomes a failure and does not stop the rest.
 */
export async function* walkOperands(given: Operands): AsyncGenerator<FoundOperand> {
  for await (const found of findOperands(given)) {
    const isOrigin = found.kind === "found" && isTooLong(found.input.origin);
    yield isOrigin
      ? unreadable(`${found.input.origin} is not read: its name is too long. ${SHORTER}`)
      : found;
  }
}

async function* findOperands({ operands, lists = [] }: Operands): AsyncGenerator<FoundOperand> {
  for (const operand of operands) {
    if (operand === STANDARD_INPUT) yield foundStandardInput();
    else if (ADDRESS.test(operand)) yield foundAddress(operand);
    else yield* walkPath(operand);
  }
  for (const list of lists) yield* readList(list);
}

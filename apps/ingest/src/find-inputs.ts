import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { readError } from "@gongkai/pipeline";
import { DocumentError } from "@gongkai/schema";

/** A document to read: its name as people gave it, and its bytes when they are asked for. */
export interface Input {
  readonly name: string;
  readonly read: () => Promise<Uint8Array>;
}

/** What a command's operands name. */
export interface Inputs {
  readonly inputs: readonly Input[];
  /** Operands that name nothing, as errors for people. */
  readonly failures: readonly DocumentError[];
}

interface FilesBelow {
  readonly files: readonly string[];
  readonly failures: readonly DocumentError[];
}

const STANDARD_INPUT = "-";

async function readStandardInput(): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}

/** The files below a folder in a fixed order, and what could not be looked into. */
async function filesBelow(folder: string): Promise<FilesBelow> {
  const names = (await readdir(folder)).filter((name) => !name.startsWith("."));
  // The same order on every machine, so that output and progress can be compared.
  names.sort();
  const files: string[] = [];
  const failures: DocumentError[] = [];
  for (const name of names) {
    const path = join(folder, name);
    try {
      // A link is what it leads to.
      const entry = await stat(path);
      const below = entry.isDirectory() ? await filesBelow(path) : { files: [path], failures: [] };
      files.push(...below.files);
      failures.push(...below.failures);
    } catch (error) {
      failures.push(readError(path, error));
    }
  }
  return { files, failures };
}

function fileInput(path: string): Input {
  return {
    name: path,
    read: () =>
      readFile(path).catch((error: unknown) => {
        throw readError(path, error);
      }),
  };
}

/**
 * Finds the documents that a command's operands name: files, every visible file below a folder in a fixed
 * order, and `-` for standard input. An operand that names nothing becomes a failure and does not stop the rest.
 */
export async function findInputs(operands: readonly string[]): Promise<Inputs> {
  const inputs: Input[] = [];
  const failures: DocumentError[] = [];
  for (const operand of operands) {
    if (operand === STANDARD_INPUT) {
      inputs.push({ name: "standard input", read: readStandardInput });
      continue;
    }
    try {
      const isFolder = (await stat(operand)).isDirectory();
      const { files, failures: unreadable } = isFolder
        ? await filesBelow(operand)
        : { files: [operand], failures: [] };
      failures.push(...unreadable);
      if (files.length === 0 && unreadable.length === 0) {
        failures.push(
          new DocumentError(
            "UNREADABLE_INPUT",
            `${operand} holds no files. Name a folder that holds reports.`,
          ),
        );
      }
      inputs.push(...files.map(fileInput));
    } catch (error) {
      failures.push(readError(operand, error));
    }
  }
  return { inputs, failures };
}

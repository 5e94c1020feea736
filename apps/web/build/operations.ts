import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import {
  type DocumentNode,
  type FragmentDefinitionNode,
  Kind,
  type OperationDefinitionNode,
  parse,
  print,
  stripIgnoredCharacters,
  visit,
} from "graphql";

/** The folder of the sources. */
export const SOURCES = fileURLToPath(new URL("../src", import.meta.url));

/** A file of operations and fragments. */
export interface OperationsFile {
  /** Its path below the sources, such as `pages/home/home.graphql`. */
  readonly path: string;
  readonly document: DocumentNode;
}

/** An operation as it is sent. */
export interface SentOperation {
  readonly name: string;
  /** The file that it is written in, below the sources. */
  readonly path: string;
  /** SHA-256 of the text, in hexadecimal. */
  readonly id: string;
  /** The operation with all fragments that it uses, without white space that means nothing. */
  readonly text: string;
}

/** Every file of operations below the sources, by path. */
export function readOperationsFiles(): readonly OperationsFile[] {
  return readdirSync(SOURCES, { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".graphql"))
    .map((path) => path.replaceAll("\\", "/"))
    .sort()
    .map((path) => ({ path, document: parse(readFileSync(join(SOURCES, path), "utf8")) }));
}

/** The fragments that a definition uses, and those that they use, each once. */
function fragmentsUsed(
  definition: OperationDefinitionNode | FragmentDefinitionNode,
  known: ReadonlyMap<string, FragmentDefinitionNode>,
  used = new Set<FragmentDefinitionNode>(),
): ReadonlySet<FragmentDefinitionNode> {
  visit(definition, {
    FragmentSpread({ name }) {
      const fragment = known.get(name.value);
      if (fragment === undefined) throw new Error(`No file of operations has a fragment ${name.value}.`);
      if (used.has(fragment)) return;
      used.add(fragment);
      fragmentsUsed(fragment, known, used);
    },
  });
  return used;
}

/** The fragments of all files, by name. */
export function fragmentsOf(files: readonly OperationsFile[]): ReadonlyMap<string, FragmentDefinitionNode> {
  return new Map(
    files
      .flatMap(({ document }) => document.definitions)
      .filter((definition) => definition.kind === Kind.FRAGMENT_DEFINITION)
      .map((fragment) => [fragment.name.value, fragment]),
  );
}

/** Every operation below the sources. */
export function readOperations(files = readOperationsFiles()): readonly SentOperation[] {
  const fragments = fragmentsOf(files);
  return files.flatMap(({ path, document }) =>
    document.definitions
      .filter((definition) => definition.kind === Kind.OPERATION_DEFINITION)
      .map((operation) => {
        const parts = [operation, ...fragmentsUsed(operation, fragments)];
        const text = stripIgnoredCharacters(parts.map(print).join("\n"));
        const id = createHash("sha256").update(text).digest("hex");
        return { name: operation.name?.value ?? "", path, id, text };
      }),
  );
}

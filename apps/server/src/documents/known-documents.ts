import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { GongkaiError } from "@gongkai/schema";

/** The documents that clients may ask for by their identifiers instead of sending them. */
export interface KnownDocuments {
  /** The texts of documents by the SHA-256 of their UTF-8, in lower-case hexadecimal. */
  readonly texts: ReadonlyMap<string, string>;
  /** Whether the server answers these alone. */
  readonly isExclusive: boolean;
}

/** No documents, and no need of them: every query is sent as it is. */
export const NO_DOCUMENTS: KnownDocuments = { texts: new Map(), isExclusive: false };

/** The most bytes that a manifest may have. All of its texts, and what they are parsed to, stay in memory. */
const MAX_MANIFEST_BYTES = 1024 * 1024;

const IDENTIFIER = /^(?:sha256:)?([0-9a-f]{64})$/;

/** The SHA-256 that an identifier names: `sha256:` and 64 lower-case digits, or the digits alone; else null. */
export function hashOfIdentifier(identifier: string): string | null {
  return IDENTIFIER.exec(identifier)?.[1] ?? null;
}

function refuseManifest(path: string, what: string): GongkaiError {
  return new GongkaiError(
    "BAD_USER_INPUT",
    `The manifest of documents at ${path} ${what}. Build the web app again, or name another file in GONGKAI_DOCUMENT_MANIFEST.`,
  );
}

function parseJson(path: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw refuseManifest(path, "is no JSON");
  }
}

/**
 * Reads a manifest: a JSON object of the texts of documents by their identifiers.
 *
 * @throws GongkaiError BAD_USER_INPUT when it cannot be read, is larger than 1 MiB, is no such object, or names a text by what is not
 *   its hash
 */
export function readManifest(path: string): KnownDocuments["texts"] {
  let bytes: Buffer;
  try {
    bytes = readFileSync(path);
  } catch {
    throw refuseManifest(path, "cannot be read");
  }
  if (bytes.length > MAX_MANIFEST_BYTES)
    throw refuseManifest(path, `has more than ${MAX_MANIFEST_BYTES} bytes`);
  const manifest = parseJson(path, bytes.toString());
  if (typeof manifest !== "object" || manifest === null || Array.isArray(manifest)) {
    throw refuseManifest(path, "is no object of texts by their identifiers");
  }
  return new Map(
    Object.entries(manifest).map(([identifier, text]: [string, unknown]) => {
      const hash = hashOfIdentifier(identifier);
      if (hash === null) throw refuseManifest(path, `has the identifier ${identifier}, which is no SHA-256`);
      if (typeof text !== "string" || createHash("sha256").update(text).digest("hex") !== hash) {
        throw refuseManifest(path, `has under ${identifier} what has another hash`);
      }
      return [hash, text] as const;
    }),
  );
}

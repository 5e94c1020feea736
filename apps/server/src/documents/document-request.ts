import type { KnownDocuments } from "./known-documents.ts";
import { hashOfIdentifier } from "./known-documents.ts";

/** What a request for GraphQL is made of, by POST or by GET. */
export interface RequestParts {
  readonly method: string;
  /** The parsed body of a POST. */
  readonly body: unknown;
  /** The query of the address, with or without its question mark. */
  readonly search: string;
}

/** How a request names its document: by an identifier, by its text, by both, or not in a way that can be understood. */
export interface DocumentReference {
  /** `malformed` when there is more than one, or it is no string. */
  readonly identifier: string | undefined | "malformed";
  readonly hasText: boolean;
}

/** How a request names its document. */
export function documentReference({ method, body, search }: RequestParts): DocumentReference {
  if (method === "GET" || method === "HEAD") {
    const parameters = new URLSearchParams(search);
    const [identifier, ...others] = parameters.getAll("documentId");
    return { identifier: others.length > 0 ? "malformed" : identifier, hasText: parameters.has("query") };
  }
  if (typeof body !== "object" || body === null) return { identifier: undefined, hasText: false };
  const { documentId, query }: { documentId?: unknown; query?: unknown } = body;
  const isAbsent = documentId === undefined || documentId === null;
  return {
    identifier: isAbsent ? undefined : typeof documentId === "string" ? documentId : "malformed",
    hasText: query !== undefined && query !== null,
  };
}

/** The text of the known document that a request asks for by its identifier; undefined when it asks for none. */
export function knownText({ texts }: KnownDocuments, parts: RequestParts): string | undefined {
  const { identifier, hasText } = documentReference(parts);
  const hash = identifier === undefined || hasText ? null : hashOfIdentifier(identifier);
  return hash === null ? undefined : texts.get(hash);
}

import type { FetchError } from "@gongkai/schema";

/** An address to fetch and, where it was fetched before, what the server then said of it. */
export interface FetchRequest {
  /** An absolute address with `http:` or `https:` and without user name and password. */
  readonly url: string;
  /** The entity tag of the copy at hand. */
  readonly etag?: string | null;
  /** The `Last-Modified` header of the copy at hand, as it was sent. */
  readonly lastModified?: string | null;
}

/** A document that came. */
export interface FetchedDocument {
  readonly kind: "document";
  /** What was asked for: the object that was given. */
  readonly request: FetchRequest;
  /** The address as it was given. */
  readonly url: string;
  /** Where the document was in the end, after redirects and without a fragment. */
  readonly finalUrl: string;
  /** The document, unpacked if the server sent it compressed. */
  readonly bytes: Uint8Array;
  /** What the server called the document, in lower case and without parameters; null if it said nothing usable. */
  readonly mediaType: string | null;
  /** The entity tag to ask with the next time. */
  readonly etag: string | null;
  /** The `Last-Modified` header to ask with the next time, as it was sent. */
  readonly lastModified: string | null;
  /** When the last byte was here. */
  readonly fetchedAt: Date;
}

/** A document that is still what the given entity tag or date says. */
export interface UnchangedDocument {
  readonly kind: "unchanged";
  /** What was asked for: the object that was given. */
  readonly request: FetchRequest;
  /** The address as it was given. */
  readonly url: string;
}

/** A document that did not come. */
export interface FetchFailure {
  readonly kind: "failure";
  /** What was asked for: the object that was given. */
  readonly request: FetchRequest;
  /** The address as it was given: it may hold anything. `error.message` is safe to print. */
  readonly url: string;
  readonly error: FetchError;
  /** Whether the same request may succeed later without anybody changing it. */
  readonly isTransient: boolean;
}

/** What became of a request. Every request ends as exactly one of these. */
export type Fetched = FetchedDocument | UnchangedDocument | FetchFailure;

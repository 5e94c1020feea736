/** Every code a {@link GongkaiError} can carry. Codes never change once released. */
export type ErrorCode =
  | "UNREADABLE_INPUT"
  | "UNSUPPORTED_DOCUMENT"
  | "DOCUMENT_TOO_LARGE"
  | "DAMAGED_CONTAINER"
  | "DATABASE_IN_USE"
  | "DATABASE_UNAVAILABLE"
  | "DATABASE_TOO_NEW"
  | "LEASE_LOST"
  | "FETCH_FAILED"
  | "ROBOTS_DENIED"
  | "ADDRESS_REFUSED"
  | "SEARCH_UNAVAILABLE"
  | "BAD_USER_INPUT"
  | "BAD_CURSOR"
  | "SEARCH_TOO_DEEP"
  | "PORT_IN_USE"
  | "INTERNAL";

/**
 * Our machine or our caller is wrong. What a report gets wrong is never thrown: see Diagnostic and Finding.
 *
 * The message says what happened, to what, and what to do next.
 */
export class GongkaiError extends Error {
  override readonly name: string = "GongkaiError";
  readonly code: ErrorCode;

  constructor(code: ErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

/** A document that cannot be read or decoded. */
export class DocumentError extends GongkaiError {
  override readonly name = "DocumentError";
}

/** A document that cannot or must not be fetched from its address. */
export class FetchError extends GongkaiError {
  override readonly name = "FetchError";
}

/** A database that cannot be reached or used. */
export class DatabaseError extends GongkaiError {
  override readonly name = "DatabaseError";
}

/** A search engine that cannot be reached or used. */
export class SearchError extends GongkaiError {
  override readonly name = "SearchError";
}

/** The error of ours that another one wraps, as Drizzle does with what a connection throws; null if there is none. */
export function findGongkaiError(error: unknown): GongkaiError | null {
  if (error instanceof GongkaiError) return error;
  return error instanceof Error && error.cause !== undefined ? findGongkaiError(error.cause) : null;
}

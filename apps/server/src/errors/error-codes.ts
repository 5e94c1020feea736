import type { ErrorCode } from "@gongkai/schema";

/** Codes that only the API raises, beside those of `GongkaiError` and GraphQL's own. */
type ApiErrorCode =
  | "TOO_COMPLEX"
  | "PERSISTED_DOCUMENT_NOT_FOUND"
  | "PERSISTED_DOCUMENT_REQUIRED"
  | "UNAUTHENTICATED"
  | "FORBIDDEN"
  | "DOCUMENT_TOO_SLOW"
  | "DOCUMENT_KILLED_READER"
  | "NOT_FOUND"
  | "METHOD_NOT_ALLOWED"
  | "NOT_ACCEPTABLE"
  | "REQUEST_TIMEOUT"
  | "TIMEOUT"
  | "OVERLOADED"
  | "RATE_LIMITED"
  | "PAYLOAD_TOO_LARGE"
  | "UNSUPPORTED_MEDIA_TYPE"
  | "BAD_REQUEST";

/** The HTTP status of an answer that consists of nothing but an error, by code. Codes never change once released. */
const STATUS_OF_CODE = {
  BAD_USER_INPUT: 400,
  BAD_CURSOR: 400,
  SEARCH_TOO_DEEP: 400,
  TOO_COMPLEX: 400,
  BAD_REQUEST: 400,
  GRAPHQL_PARSE_FAILED: 400,
  GRAPHQL_VALIDATION_FAILED: 400,
  OPERATION_RESOLUTION_FAILURE: 400,
  PERSISTED_QUERY_NOT_FOUND: 200,
  PERSISTED_QUERY_NOT_SUPPORTED: 400,
  PERSISTED_DOCUMENT_NOT_FOUND: 404,
  PERSISTED_DOCUMENT_REQUIRED: 403,
  UNREADABLE_INPUT: 400,
  UNSUPPORTED_DOCUMENT: 415,
  DOCUMENT_TOO_LARGE: 413,
  DAMAGED_CONTAINER: 400,
  DOCUMENT_TOO_SLOW: 400,
  DOCUMENT_KILLED_READER: 400,
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  METHOD_NOT_ALLOWED: 405,
  NOT_ACCEPTABLE: 406,
  REQUEST_TIMEOUT: 408,
  TIMEOUT: 503,
  OVERLOADED: 503,
  RATE_LIMITED: 429,
  PAYLOAD_TOO_LARGE: 413,
  UNSUPPORTED_MEDIA_TYPE: 415,
  DATABASE_IN_USE: 503,
  DATABASE_UNAVAILABLE: 503,
  DATABASE_TOO_NEW: 503,
  LEASE_LOST: 503,
  FETCH_FAILED: 502,
  ROBOTS_DENIED: 403,
  ADDRESS_REFUSED: 403,
  SEARCH_UNAVAILABLE: 503,
  PORT_IN_USE: 500,
  INTERNAL: 500,
} as const satisfies Record<ErrorCode | ApiErrorCode, number> & Record<string, number>;

/** Where the draft of GraphQL over HTTP wants another status than the suite that its present version is audited by. */
const DRAFT_STATUS_OF_CODE: Partial<Record<PublicCode, number>> = {
  GRAPHQL_VALIDATION_FAILED: 422,
  OPERATION_RESOLUTION_FAILURE: 422,
  BAD_USER_INPUT: 422,
  BAD_CURSOR: 422,
  SEARCH_TOO_DEEP: 422,
};

/** Which statuses answers to operations have: those in use, or those of the draft of GraphQL over HTTP. */
export type StatusMapping = "usual" | "draft";

/** The HTTP status of data beside which there are errors. */
export const STATUS_OF_PARTIAL_DATA: Readonly<Record<StatusMapping, number>> = { usual: 200, draft: 294 };

/** A code that `extensions.code` can hold. */
export type PublicCode = keyof typeof STATUS_OF_CODE;

/** Whether a code may be shown. Any other error is ours to look at, not the caller's. */
export function isPublicCode(code: unknown): code is PublicCode {
  return typeof code === "string" && Object.hasOwn(STATUS_OF_CODE, code);
}

/** The HTTP status for a code. */
export function statusOf(code: PublicCode, mapping: StatusMapping = "usual"): number {
  return (mapping === "draft" ? DRAFT_STATUS_OF_CODE[code] : undefined) ?? STATUS_OF_CODE[code];
}

const EXPECTED_CODES: ReadonlySet<PublicCode> = new Set(["TIMEOUT", "OVERLOADED"]);

/** Whether a code stands for something wrong inside, which the operator is told of and callers are not. */
export function isInternal(code: PublicCode): boolean {
  return statusOf(code) >= 500 && !EXPECTED_CODES.has(code);
}

import { unwrapResolverError } from "@apollo/server/errors";
import { findGongkaiError } from "@gongkai/schema";
import type { GraphQLFormattedError } from "graphql";
import { LIMIT_EXCEEDED } from "../limits/limit-error.ts";
import { currentRequestId, noteCode } from "../logging/request-record.ts";
import { isInternal, isPublicCode, type PublicCode } from "./error-codes.ts";

/** Told of every error that callers are not shown, with the id of the request, for the operator. */
export type TellOperator = (requestId: string, error: unknown) => void;

const LIMIT_CODES: ReadonlySet<unknown> = new Set([LIMIT_EXCEEDED, "MAX_RECURSIVE_SELECTIONS_EXCEEDED"]);

/** The codes of what Apollo and graphql-js tell by the message alone. */
const CODES_OF_MESSAGES: readonly (readonly [pattern: RegExp, code: PublicCode])[] = [
  [/^Syntax Error: Document contains more that \d+ tokens/, "TOO_COMPLEX"],
  [/^Too many errors processing variables/, "BAD_USER_INPUT"],
  [/^(provided sha does not match query|Unsupported persisted query version)$/, "BAD_REQUEST"],
];

/** The longest message. Those of graphql-js repeat what was sent, however long that is. */
const MAX_MESSAGE_LENGTH = 500;

/** The most places that are told of one fault, which a circle of fragments has as many of as it has fragments. */
const MAX_LOCATIONS = 10;

function codeOf(formatted: GraphQLFormattedError, error: unknown): PublicCode {
  const ours = findGongkaiError(unwrapResolverError(error));
  if (ours !== null) return ours.code;
  if (LIMIT_CODES.has(formatted.extensions?.validationErrorCode)) return "TOO_COMPLEX";
  const known = CODES_OF_MESSAGES.find(([pattern]) => pattern.test(formatted.message));
  if (known !== undefined) return known[1];
  const code = formatted.extensions?.code;
  return isPublicCode(code) ? code : "INTERNAL";
}

function shorten(message: string): string {
  return message.length > MAX_MESSAGE_LENGTH ? `${message.slice(0, MAX_MESSAGE_LENGTH)}…` : message;
}

/**
 * The one shape of errors: `message`, where it happened, and `extensions { code requestId }`. What goes wrong
 * inside is told to the operator and hidden from the caller, who gets the id to ask with.
 */
export function createFormatError(tellOperator: TellOperator) {
  return (formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError => {
    const code = codeOf(formatted, error);
    const requestId = currentRequestId();
    noteCode(code);
    const isHidden = isInternal(code);
    const { locations, path } = formatted;
    if (isHidden) tellOperator(requestId, unwrapResolverError(error));
    return {
      message: isHidden
        ? `The server cannot answer this at the moment. Try again later; if it stays so, report it with the request id ${requestId}.`
        : shorten(formatted.message),
      ...(locations === undefined ? {} : { locations: locations.slice(0, MAX_LOCATIONS) }),
      ...(path === undefined ? {} : { path }),
      extensions: { code, requestId },
    };
  };
}

import { unwrapResolverError } from "@apollo/server/errors";
import { findGongkaiError } from "@gongkai/schema";
import type { GraphQLFormattedError } from "graphql";
import { DEPTH_EXCEEDED } from "../limits/depth-limit.ts";
import { isInternal, isPublicCode, type PublicCode } from "./error-codes.ts";
import { currentRequestId } from "./request-id.ts";

/** Told of every error that callers are not shown, with the id of the request, for the operator. */
export type TellOperator = (requestId: string, error: unknown) => void;

const LIMIT_CODES: ReadonlySet<unknown> = new Set([DEPTH_EXCEEDED, "MAX_RECURSIVE_SELECTIONS_EXCEEDED"]);

/** Whether a limit of ours, Apollo or graphql-js was passed. The last tells its token limit by the message alone. */
function isLimit({ extensions, message }: GraphQLFormattedError): boolean {
  return (
    LIMIT_CODES.has(extensions?.validationErrorCode) ||
    /^Syntax Error: Document contains more that \d+ tokens/.test(message)
  );
}

/** Whether variables had so many faults that graphql-js gave up, which it too tells by the message alone. */
function isVariableFlood({ message }: GraphQLFormattedError): boolean {
  return message.startsWith("Too many errors processing variables");
}

function codeOf(formatted: GraphQLFormattedError, error: unknown): PublicCode {
  const ours = findGongkaiError(unwrapResolverError(error));
  if (ours !== null) return ours.code;
  if (isLimit(formatted)) return "TOO_COMPLEX";
  if (isVariableFlood(formatted)) return "BAD_USER_INPUT";
  const code = formatted.extensions?.code;
  return isPublicCode(code) ? code : "INTERNAL";
}

/**
 * The one shape of errors: `message`, where it happened, and `extensions { code requestId }`. What goes wrong
 * inside is told to the operator and hidden from the caller, who gets the id to ask with.
 */
export function createFormatError(tellOperator: TellOperator) {
  return (formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError => {
    const code = codeOf(formatted, error);
    const requestId = currentRequestId();
    const isHidden = isInternal(code);
    const { locations, path } = formatted;
    if (isHidden) tellOperator(requestId, unwrapResolverError(error));
    return {
      message: isHidden
        ? `The server cannot answer this at the moment. Try again later; if it stays so, report it with the request id ${requestId}.`
        : formatted.message,
      ...(locations === undefined ? {} : { locations }),
      ...(path === undefined ? {} : { path }),
      extensions: { code, requestId },
    };
  };
}

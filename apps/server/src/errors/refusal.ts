import { GraphQLError } from "graphql";
import type { PublicCode } from "./error-codes.ts";

/** An error of a code that only the API has, with a sentence that the caller is shown. */
export function refusal(code: PublicCode, message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code } });
}

/** The refusal that an error is, or is the consequence of; null where it has another reason. */
export function findRefusal(error: unknown): GraphQLError | null {
  if (error instanceof GraphQLError && error.extensions.code !== undefined) return error;
  return error instanceof Error ? findRefusal(error.cause) : null;
}

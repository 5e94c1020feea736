import { GraphQLError } from "graphql";
import type { PublicCode } from "./error-codes.ts";

/** An error of a code that only the API has, with a sentence that the caller is shown. */
export function refusal(code: PublicCode, message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code } });
}

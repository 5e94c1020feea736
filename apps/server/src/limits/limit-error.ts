import { GraphQLError } from "graphql";

/** Marks the errors of our validation rules, beside which Apollo sets the code that all validation errors share. */
export const LIMIT_EXCEEDED = "LIMIT_EXCEEDED";

/** What a validation rule reports of a document that passes a limit. */
export function limitError(message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { validationErrorCode: LIMIT_EXCEEDED } });
}

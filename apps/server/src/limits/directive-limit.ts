import type { ValidationRule } from "graphql";
import { limitError } from "./limit-error.ts";

/** A validation rule that refuses documents with more than `limit` directives, each fragment counted once. */
export function createDirectiveLimit(limit: number): ValidationRule {
  return (context) => {
    let count = 0;
    return {
      Directive() {
        count += 1;
        if (count !== limit + 1) return;
        context.reportError(
          limitError(`The query has more than ${limit} directives. Ask in several queries.`),
        );
      },
    };
  };
}

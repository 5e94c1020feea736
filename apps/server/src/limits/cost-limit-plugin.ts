import type { ApolloServerPlugin } from "@apollo/server";
import { getVariableValues } from "graphql";
import type { Context } from "../context.ts";
import { refusal } from "../errors/refusal.ts";
import { MAX_ALIASES, MAX_ERRORS, MAX_NODES, MAX_ROOT_FIELDS, MAX_VALUES } from "./limits.ts";
import { measureOperation, type OperationCost } from "./operation-cost.ts";

/** Which limit an operation passes, as a sentence; undefined when it passes none. */
function complaint({ rootFields, aliases, nodes, values }: OperationCost): string | undefined {
  if (rootFields > MAX_ROOT_FIELDS) {
    return `The query has ${rootFields} fields at its root, and ${MAX_ROOT_FIELDS} are allowed.`;
  }
  if (aliases > MAX_ALIASES) return `The query has ${aliases} aliases, and ${MAX_ALIASES} are allowed.`;
  if (nodes > MAX_NODES) {
    return `The query asks for up to ${nodes} things in lists, and ${MAX_NODES} are allowed.`;
  }
  if (values > MAX_VALUES) return `The query asks for up to ${values} values, and ${MAX_VALUES} are allowed.`;
  return undefined;
}

/** Refuses, before they run, operations that ask for too much with the page sizes and variables that they come with. */
export const COST_LIMIT_PLUGIN: ApolloServerPlugin<Context> = {
  async requestDidStart() {
    return {
      async didResolveOperation({ schema, document, operation, request }) {
        // The hook is called for an operation that is known; only its type allows for none.
        if (operation === undefined) return;
        const { coerced } = getVariableValues(
          schema,
          operation.variableDefinitions ?? [],
          request.variables ?? {},
          { maxErrors: MAX_ERRORS },
        );
        // Faulty variables are told by the execution, which does not begin with them.
        if (coerced === undefined) return;
        const reason = complaint(measureOperation({ schema, document, operation, variables: coerced }));
        if (reason === undefined) return;
        throw refusal(
          "TOO_COMPLEX",
          `${reason} Ask for smaller pages or fewer fields, or in several queries.`,
        );
      },
    };
  },
};

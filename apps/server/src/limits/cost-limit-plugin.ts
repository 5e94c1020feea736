import type { ApolloServerPlugin } from "@apollo/server";
import { getVariableValues } from "graphql";
import type { Context } from "../context.ts";
import { refusal } from "../errors/refusal.ts";
import { answerValues } from "./answer-values.ts";
import { measureOperation, type OperationCost } from "./operation-cost.ts";
import { points } from "./points.ts";
import type { RequestLimits } from "./request-limits.ts";

/** Which limit an operation passes, as a sentence; undefined when it passes none. */
function complaint(measured: OperationCost, limits: RequestLimits): string | undefined {
  const { rootFields, aliases, listValues, nodes } = measured;
  if (rootFields > limits.rootFields) {
    return `The query has ${rootFields} fields at its root, and ${limits.rootFields} are allowed.`;
  }
  if (aliases > limits.aliases) {
    return `The query has ${aliases} aliases, and ${limits.aliases} are allowed.`;
  }
  if (listValues > limits.listValues) {
    return `The arguments of a field hold ${listValues} values in lists, and ${limits.listValues} are allowed.`;
  }
  if (nodes > limits.nodes) {
    return `The query asks for up to ${nodes} things in lists, and ${limits.nodes} are allowed.`;
  }
  const cost = points(measured.values);
  return cost > limits.cost
    ? `The query costs up to ${cost} points, and ${limits.cost} are allowed.`
    : undefined;
}

/**
 * Refuses, before they run, operations that ask for too much with the page sizes and variables that they come with.
 * Every answer tells in `extensions.cost` what was asked for and, where there is data, what it came to.
 */
export function createCostLimitPlugin(limits: RequestLimits): ApolloServerPlugin<Context> {
  return {
    async requestDidStart() {
      let measured: OperationCost | undefined;
      return {
        async didResolveOperation({ schema, document, operation, request, contextValue }) {
          // The hook is called for an operation that is known; only its type allows for none.
          if (operation === undefined) return;
          const { coerced } = getVariableValues(
            schema,
            operation.variableDefinitions ?? [],
            request.variables ?? {},
            { maxErrors: limits.errors },
          );
          // Faulty variables are told by the execution, which does not begin with them.
          if (coerced === undefined) return;
          measured = measureOperation({ schema, document, operation, variables: coerced });
          const reason = complaint(measured, limits);
          if (reason !== undefined) {
            throw refusal(
              "TOO_COMPLEX",
              `${reason} Ask for smaller pages or fewer fields, or in several queries.`,
            );
          }
          contextValue.account.charge(points(measured.values));
        },

        async willSendResponse({ response: { http, body }, contextValue }) {
          if (measured === undefined || body.kind !== "single") return;
          const { nodes, values, fields, plan } = measured;
          const { data } = body.singleResult;
          const isThere = data !== undefined && data !== null;
          // What a client has already is not made again.
          const isSpared = http.status === 304;
          const actual = isThere || isSpared ? points(answerValues(data, plan)) : undefined;
          // What failed as a whole, or was cut short, has been worked at.
          if (actual !== undefined) contextValue.account.settle(actual);
          body.singleResult.extensions = {
            ...body.singleResult.extensions,
            cost: {
              requested: points(values),
              ...(actual === undefined ? {} : { actual }),
              limit: limits.cost,
              nodes,
              values,
              fields,
            },
          };
        },
      };
    },
  };
}

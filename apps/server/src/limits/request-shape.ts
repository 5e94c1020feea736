import type { FastifyRequest } from "fastify";
import { refusal } from "../errors/refusal.ts";
import { answerType } from "../http/media-types.ts";
import { recordOf } from "../record-of.ts";
import { bracketDepth, nestsDeeperThan } from "./nesting.ts";
import type { RequestLimits } from "./request-limits.ts";

function checkQuery(query: unknown, { queryLength, bracketDepth: limit }: RequestLimits): void {
  // What is no text is told by GraphQL.
  if (typeof query !== "string") return;
  if (query.length > queryLength) {
    throw refusal(
      "TOO_COMPLEX",
      `The query has ${query.length} characters, and ${queryLength} are allowed. Give values as variables, or ask in several queries.`,
    );
  }
  if (bracketDepth(query) > limit) {
    throw refusal(
      "TOO_COMPLEX",
      `The query nests brackets deeper than ${limit} levels. Ask in several queries.`,
    );
  }
}

function checkJson(isTooDeep: boolean, { jsonDepth }: RequestLimits): void {
  if (!isTooDeep) return;
  throw refusal(
    "TOO_COMPLEX",
    `The request nests JSON deeper than ${jsonDepth} levels. Send flatter values.`,
  );
}

/**
 * Refuses requests for GraphQL that need not be parsed to see that they are too much, before anything recurses into
 * them, and those that no answer could be sent to, before anything is changed for them.
 *
 * @throws GraphQLError TOO_COMPLEX or NOT_ACCEPTABLE
 */
export function checkRequestShape({ headers, body, query }: FastifyRequest, limits: RequestLimits): void {
  if (answerType(headers.accept) === undefined) {
    throw refusal(
      "NOT_ACCEPTABLE",
      "The answer comes as application/json or application/graphql-response+json. Accept one of them.",
    );
  }
  const parameters = recordOf(query);
  for (const text of [parameters.variables, parameters.extensions]) {
    checkJson(typeof text === "string" && bracketDepth(text) >= limits.jsonDepth, limits);
  }
  checkJson(nestsDeeperThan(limits.jsonDepth, body), limits);
  checkQuery(parameters.query, limits);
  checkQuery(recordOf(body).query, limits);
}

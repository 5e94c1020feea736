import type { FastifyInstance, FastifyRequest } from "fastify";
import { GraphQLError } from "graphql";
import { sendError } from "../errors/http-errors.ts";
import { type Account, LEAST_POINTS, openAccount } from "./account.ts";
import { createTokenBuckets, FILLING_SECONDS } from "./token-buckets.ts";

declare module "fastify" {
  interface FastifyContextConfig {
    /** What a request for this route takes at once, in points; 1 by default. With 0 it is answered whatever else there is to do. */
    points?: number;
  }
  interface FastifyRequest {
    /** What the request takes out of the bucket of its client. */
    account: Account;
  }
}

/** How many points may be used, at once and again over each minute. */
export interface RateLimits {
  /** By everybody at one address. */
  readonly address: number;
  /** By one editor. */
  readonly editor: number;
}

/** How many points may be used unless the server is told otherwise: an operation takes 5,000 at most, a page of the web app some 20. */
export const RATE_LIMITS: RateLimits = { address: 10_000, editor: 100_000 };

/** What a route takes at once. */
export function pointsOf({ routeOptions }: FastifyRequest): number {
  return routeOptions.config.points ?? LEAST_POINTS;
}

/**
 * Limits what clients may use. Every request takes a point before anything of it is read, operations and downloads more. Answers say
 * in `RateLimit` and `RateLimit-Policy` how the client stands; whoever has too little is answered 429 with `Retry-After`.
 *
 * @param limits null where nothing is limited
 */
export function limitRate(server: FastifyInstance, limits: RateLimits | null): void {
  const addresses = limits && createTokenBuckets({ capacity: limits.address });
  const tokens = limits && createTokenBuckets({ capacity: limits.editor });

  // Filled in by the hook below, before anything looks at it.
  server.decorateRequest("account");
  server.addHook("onRequest", async (request, reply) => {
    const { client, editor } = request;
    const points = pointsOf(request);
    request.account = openAccount(
      client,
      editor === null ? addresses : tokens,
      Math.max(points, LEAST_POINTS),
    );
    if (points === 0) return;
    try {
      request.account.charge(points);
    } catch (error) {
      if (!(error instanceof GraphQLError)) throw error;
      await sendError(reply, "RATE_LIMITED", error.message);
    }
  });
  server.addHook("onSend", async (request, reply) => {
    const { account } = request;
    // What is refused before the hook above has no account.
    const standing = account === undefined || pointsOf(request) === 0 ? null : account.standing();
    if (standing === null) return;
    const { limit, remaining, resetSeconds } = standing;
    reply
      .header("ratelimit-policy", `"points";q=${limit};w=${FILLING_SECONDS}`)
      .header("ratelimit", `"points";r=${remaining};t=${resetSeconds}`);
    if (account.retrySeconds !== null) reply.header("retry-after", String(account.retrySeconds));
  });
}

import type { FastifyInstance } from "fastify";

/**
 * Lets pages of any origin use the API. Everything it holds is public, and it knows no cookies: who may change
 * things bears a token that no page has of itself, so there is nothing that one page could take from another's user.
 */
export function allowEveryOrigin(server: FastifyInstance): void {
  server.addHook("onRequest", async (_, reply) => {
    reply
      .header("access-control-allow-origin", "*")
      .header("access-control-expose-headers", "ratelimit, ratelimit-policy, retry-after, x-request-id");
  });
  server.options("*", async (_, reply) => {
    reply
      .header("access-control-allow-methods", "GET, POST, OPTIONS")
      .header("access-control-allow-headers", "authorization, content-type, apollo-require-preflight")
      .header("access-control-max-age", "86400")
      .status(204);
  });
}
